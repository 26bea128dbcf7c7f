//! What residents do themselves. The owner decides about everything here; the municipality about nothing
//! (rules 1 and 2).

use crate::{area::Point, checklist::Question, code_enum};
use std::collections::BTreeMap;

code_enum! {
    /// How far an initiative is. Any order, the owner's free choice; no stage can be required.
    Stage {
        /// Only thought of.
        Idea = "idea",
        /// Being set up.
        Starting = "starting",
        /// Running.
        Active = "active",
        /// Resting for a while.
        Paused = "paused",
        /// Over; the story stays.
        Ended = "ended",
    }
}

code_enum! {
    /// Who can see an initiative.
    Visibility {
        /// Not confirmed by e-mail yet: only whoever holds the link.
        Draft = "draft",
        /// Everybody: in lists, on the map, in search.
        Public = "public",
        /// Everybody who has the address.
        Unlisted = "unlisted",
        /// Taken back by its owner: the bare fact that it existed.
        Withdrawn = "withdrawn",
        /// Taken down by an administrator on one of two grounds ([`crate::report::Ground`]); only its makers
        /// still see it.
        TakenDown = "taken_down",
    }
}

code_enum! {
    /// How exactly the place is shown.
    Precision {
        /// One point of the neighbourhood, the same for all its initiatives (default).
        Neighbourhood = "neighbourhood",
        /// The point that the owner chose.
        Exact = "exact",
        /// Not on the map, only in the list.
        None = "none",
    }
}

code_enum! {
    /// Whether the municipality may come to the initiative of its own accord (rule 2).
    ContactChoice {
        /// "Neem gerust contact op".
        Welcome = "welcome",
        /// "Alleen als wij iets vragen".
        OnlyIfWeAsk = "only_if_we_ask",
        /// "Laat ons met rust".
        LeaveUsAlone = "leave_us_alone",
    }
}

code_enum! {
    /// What an initiative is about. An initiative has one to three; the first gives its drawing.
    Theme {
        /// Gardens, trees, animals.
        Green = "green",
        /// Cooking and eating together.
        Food = "food",
        /// Making and mending.
        Workshop = "workshop",
        /// Care for each other.
        Care = "care",
        /// Play and sports.
        Play = "play",
        /// Music, art, stories.
        Culture = "culture",
        /// Neighbours who help.
        Neighbours = "neighbours",
        /// Learning from each other.
        Learning = "learning",
        /// Meeting.
        Meeting = "meeting",
        /// Getting around.
        Transport = "transport",
        /// Energy.
        Energy = "energy",
        /// A safe street.
        Safety = "safety",
        /// A theme of the municipality's own.
        Own1 = "own1",
        /// A theme of the municipality's own.
        Own2 = "own2",
        /// A theme of the municipality's own.
        Own3 = "own3",
        /// A theme of the municipality's own.
        Own4 = "own4",
        /// A theme of the municipality's own.
        Own5 = "own5",
        /// A theme of the municipality's own.
        Own6 = "own6",
    }
}

impl Theme {
    /// Whether it is kept free for a theme of the municipality's own: it is there once it has a name.
    #[must_use]
    pub const fn is_spare(self) -> bool {
        matches!(self, Self::Own1 | Self::Own2 | Self::Own3 | Self::Own4 | Self::Own5 | Self::Own6)
    }
}

code_enum! {
    /// What the owner says of one value in the initiative's own value picture. Never computed, compared or
    /// sorted on.
    OwnValue {
        /// Yes.
        Yes = "yes",
        /// A bit.
        ABit = "a_bit",
        /// Not our aim: the middle of the web, and that is fine.
        NotOurAim = "not_our_aim",
    }
}

/// The owner's own picture of the values that the initiative adds (part A of the checklist).
pub type ValuePicture = BTreeMap<Question, OwnValue>;

/// Themes fit together when there are one to three different ones.
#[must_use]
pub fn themes_are_valid(themes: &[Theme]) -> bool {
    let different: std::collections::BTreeSet<_> = themes.iter().collect();
    (1..=3).contains(&themes.len()) && different.len() == themes.len()
}

/// The point that may be stored and shown, given what the owner chose.
///
/// With [`Precision::Neighbourhood`] it is the one point of the neighbourhood, whatever was clicked: the true
/// point is not kept anywhere, so it can't leak.
#[must_use]
pub fn public_point(
    precision: Precision,
    chosen: Option<Point>,
    neighbourhood: Option<Point>,
) -> Option<Point> {
    match precision {
        Precision::Exact => chosen.or(neighbourhood),
        Precision::Neighbourhood => neighbourhood,
        Precision::None => None,
    }
}

impl Visibility {
    /// Whether everybody who has its address sees it.
    #[must_use]
    pub const fn is_shown(self) -> bool {
        matches!(self, Self::Public | Self::Unlisted)
    }
}

/// The owner's ways from one visibility to the next. Nobody else has any (rule 1).
#[must_use]
pub fn owner_may_change(from: Visibility, to: Visibility) -> bool {
    use Visibility::{Draft, Public, TakenDown, Unlisted, Withdrawn};
    match (from, to) {
        (Draft, Public)
        | (Public, Unlisted)
        | (Unlisted, Public)
        | (Draft | Public | Unlisted | TakenDown, Withdrawn) => true,
        (Draft, Draft | Unlisted)
        | (Public, Draft | Public)
        | (Unlisted, Draft | Unlisted)
        | (Withdrawn, _) => false,
        (_, TakenDown) | (TakenDown, Draft | Public | Unlisted) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_01_every_way_out_of_a_visibility_is_the_owners() {
        let ways: Vec<_> = Visibility::ALL
            .iter()
            .flat_map(|from| Visibility::ALL.iter().map(move |to| (*from, *to)))
            .filter(|(from, to)| owner_may_change(*from, *to))
            .map(|(from, to)| format!("{from}>{to}"))
            .collect();
        assert_eq!(
            ways,
            [
                "draft>public",
                "draft>withdrawn",
                "public>unlisted",
                "public>withdrawn",
                "unlisted>public",
                "unlisted>withdrawn",
                "taken_down>withdrawn"
            ]
        );
    }

    #[test]
    fn the_true_point_is_not_kept_unless_the_owner_says_so() {
        let chosen = Some(Point { lat: 52.2, lon: 6.8 });
        let middle = Some(Point { lat: 52.3, lon: 6.9 });
        assert_eq!(public_point(Precision::Neighbourhood, chosen, middle), middle);
        assert_eq!(public_point(Precision::Exact, chosen, middle), chosen);
        assert_eq!(public_point(Precision::Exact, None, middle), middle);
        assert_eq!(public_point(Precision::None, chosen, middle), None);
    }

    #[test]
    fn one_to_three_different_themes() {
        assert!(themes_are_valid(&[Theme::Green]));
        assert!(!themes_are_valid(&[]));
        assert!(!themes_are_valid(&[Theme::Green, Theme::Green]));
        assert!(!themes_are_valid(&[Theme::Green, Theme::Food, Theme::Care, Theme::Play]));
    }
}
