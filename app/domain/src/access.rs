//! Who may do what: one table, deny by default. What is not in here is not allowed.

use crate::{
    code_enum,
    id::{AccountId, TeamId},
    initiative::ContactChoice,
    obstacle::Level,
};

code_enum! {
    /// What somebody does for the municipality. A resident has none of these.
    Role {
        /// Civil servant.
        Official = "official",
        /// Manager.
        Manager = "manager",
        /// Alderman.
        Alderman = "alderman",
        /// Functional administrator.
        Admin = "admin",
    }
}

/// A role that somebody has, in a team where the role asks for one, for part of the municipality where it is
/// limited to that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The team; `None` for the whole municipality.
    pub team: Option<TeamId>,
    /// Codes of the districts or neighbourhoods; empty for all.
    pub areas: Vec<String>,
}

impl Grant {
    /// A role for the whole municipality.
    #[must_use]
    pub const fn whole(role: Role) -> Self {
        Self { role, team: None, areas: Vec::new() }
    }

    /// Whether it reaches a place. What has no place in the municipality is everybody's.
    #[must_use]
    pub fn reaches(&self, place: Option<&Place>) -> bool {
        let Some(place) = place else { return true };
        self.areas.is_empty()
            || self.areas.iter().any(|code| *code == place.area || Some(code) == place.district.as_ref())
    }
}

/// A place for the rules: a neighbourhood, and the district that it lies in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Code of the neighbourhood.
    pub area: String,
    /// Code of the district.
    pub district: Option<String>,
}

/// Who asks. `account` is `None` for a visitor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Actor {
    /// The account.
    pub account: Option<AccountId>,
    /// What they do for the municipality.
    pub grants: Vec<Grant>,
}

impl Actor {
    /// Whether the actor has a role, in whatever team.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// Whether the actor works for the municipality.
    #[must_use]
    pub fn is_staff(&self) -> bool {
        !self.grants.is_empty()
    }

    fn has_in(&self, role: Role, facts: &RequestFacts) -> bool {
        let in_team =
            |grant: &Grant| grant.team.is_none() || facts.team.is_none() || grant.team == facts.team;
        self.grants
            .iter()
            .any(|grant| grant.role == role && in_team(grant) && grant.reaches(facts.place.as_ref()))
    }

    /// Whether a request is theirs: they asked it, or run its initiative.
    fn is_of(&self, facts: &RequestFacts) -> bool {
        self.account.is_some_and(|account| account == facts.asked_by || facts.actor_is_steward)
    }
}

/// What about a request decides who may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestFacts {
    /// The resident who asked.
    pub asked_by: AccountId,
    /// Whether the actor is a steward of its initiative.
    pub actor_is_steward: bool,
    /// The team that handles it; `None` while nobody took it.
    pub team: Option<TeamId>,
    /// Whether somebody asked the actor to sign or cover.
    pub actor_is_asked: bool,
    /// Whether whoever asked has no e-mail address, and so no way in: what they say by telephone or at the
    /// counter, an official carries out.
    pub on_paper: bool,
    /// Where it is about; `None` for the whole municipality, or a person before there is an initiative.
    pub place: Option<Place>,
}

/// Something that one can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// See a public page.
    SeePublic,
    /// Change, pause or withdraw an initiative (rule 1: its stewards, nobody else).
    EditInitiative {
        /// Whether the actor is one of its stewards.
        steward: bool,
    },
    /// File a request for oneself.
    AskRequest,
    /// Read a request as the one who asked.
    ReadOwnRequest(RequestFacts),
    /// Withdraw a request, answer an offer, reopen: the resident's own steps, for who has no e-mail address
    /// by the official who speaks with them.
    SteerOwnRequest(RequestFacts),
    /// See the worklist.
    SeeWorklist,
    /// Read and handle a request as an official.
    HandleRequest(RequestFacts),
    /// Write down an initiative or a request on behalf of somebody who calls.
    FillInForSomebody,
    /// Open and link obstacles, and see the list of all that are being worked on.
    HandleObstacles,
    /// Own, answer or reopen an obstacle that stands at this level.
    AnswerObstacle(Level),
    /// See what stands on somebody's name, hand it over, and say when they are away.
    ArrangeWork {
        /// Whether it is the actor's own.
        own: bool,
        /// The team they work in.
        team: Option<TeamId>,
    },
    /// Put a second name under a "no" or an exception.
    SignDecision,
    /// Give cover, or say why not.
    AnswerCover,
    /// See the desk of cover: one's own questions, and what was asked of one.
    SeeCover,
    /// Search the register of exceptions.
    SeeExceptions,
    /// Put a case on the learning table, and write down what changes.
    HandleLearning,
    /// Answer critique in the name of the municipality.
    AnswerCritique,
    /// Write down to which higher government an obstacle was put, and what came back.
    PutToHigherGovernment,
    /// Thank an initiative (rule 9).
    Praise,
    /// Write down a talk in a neighbourhood.
    HoldTalk,
    /// See the council's desk.
    SeeCouncil,
    /// See the municipality's own administration: people, terms, texts, what was reported. No letters of
    /// requests.
    Administer,
    /// Take something down, or put it back (rule 1: two grounds, a name, reasons).
    TakeDown,
    /// Say again what becomes of a takedown that its makers contested.
    AnswerContest {
        /// Whether the actor is the one who took it down: somebody else has to look.
        took_it_down: bool,
    },
}

/// The table. Deny by default: every row says who may, everybody else may not.
#[must_use]
pub fn may(actor: &Actor, action: &Action) -> bool {
    match action {
        Action::SeePublic => true,
        Action::EditInitiative { steward } => *steward && actor.account.is_some(),
        Action::AskRequest => actor.account.is_some(),
        Action::ReadOwnRequest(facts) => actor.is_of(facts),
        Action::SteerOwnRequest(facts) => {
            actor.is_of(facts) || (facts.on_paper && actor.has_in(Role::Official, facts))
        }
        Action::SeeWorklist
        | Action::HandleObstacles
        | Action::SeeCover
        | Action::SeeExceptions
        | Action::HandleLearning => actor.has(Role::Official) || actor.has(Role::Manager),
        Action::AnswerCover | Action::AnswerCritique => actor.has(Role::Manager) || actor.has(Role::Alderman),
        Action::PutToHigherGovernment | Action::Praise | Action::HoldTalk => actor.has(Role::Alderman),
        Action::AnswerObstacle(level) => {
            let put_to_them = matches!(*level, Level::Alderman | Level::HigherGovernment);
            actor.has(Role::Official)
                || actor.has(Role::Manager)
                || (put_to_them && actor.has(Role::Alderman))
        }
        Action::FillInForSomebody => actor.has(Role::Official),
        Action::HandleRequest(facts) => {
            actor.has_in(Role::Official, facts)
                || actor.has_in(Role::Manager, facts)
                || (facts.actor_is_asked && actor.has(Role::Manager))
        }
        Action::ArrangeWork { own, team } => {
            // Who is in no team, such as an alderman, is nobody's team.
            let manages = |grant: &Grant| {
                grant.role == Role::Manager
                    && (grant.team.is_none() || (team.is_some() && grant.team == *team))
            };
            actor.has(Role::Admin) || actor.grants.iter().any(manages) || (*own && actor.is_staff())
        }
        Action::SignDecision => actor.has(Role::Manager),
        Action::SeeCouncil => actor.has(Role::Alderman) || actor.has(Role::Manager),
        Action::Administer | Action::TakeDown => actor.has(Role::Admin),
        Action::AnswerContest { took_it_down } => actor.has(Role::Admin) && !took_it_down,
    }
}

/// Why the municipality wants to write to an initiative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactReason {
    /// It answers the initiative's own open request. Always allowed.
    AnswersTheirRequest,
    /// It wants something itself.
    OwnAccord,
}

/// Whether the municipality may contact an initiative (rule 2).
#[must_use]
pub const fn may_contact(choice: ContactChoice, reason: ContactReason) -> bool {
    match (reason, choice) {
        (ContactReason::AnswersTheirRequest, _) | (ContactReason::OwnAccord, ContactChoice::Welcome) => true,
        (ContactReason::OwnAccord, ContactChoice::OnlyIfWeAsk | ContactChoice::LeaveUsAlone) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const ME: AccountId = AccountId(Uuid::from_u128(1));
    const SOMEBODY: AccountId = AccountId(Uuid::from_u128(2));
    const MY_TEAM: TeamId = TeamId(Uuid::from_u128(3));
    const OTHER_TEAM: TeamId = TeamId(Uuid::from_u128(4));

    fn actor(role: Option<Role>) -> Actor {
        Actor {
            account: Some(ME),
            grants: role
                .map(|role| Grant { team: Some(MY_TEAM), ..Grant::whole(role) })
                .into_iter()
                .collect(),
        }
    }

    fn request(asked_by: AccountId, team: Option<TeamId>) -> RequestFacts {
        RequestFacts {
            asked_by,
            actor_is_steward: false,
            team,
            actor_is_asked: false,
            on_paper: false,
            place: None,
        }
    }

    fn on_paper(team: Option<TeamId>) -> Action {
        Action::SteerOwnRequest(RequestFacts { on_paper: true, ..request(SOMEBODY, team) })
    }

    /// Every action, from the most open to the most closed, as a row of the table below.
    fn actions() -> Vec<(&'static str, Action)> {
        let own = request(ME, Some(OTHER_TEAM));
        let strange = request(SOMEBODY, Some(OTHER_TEAM));
        vec![
            ("see public", Action::SeePublic),
            ("edit own initiative", Action::EditInitiative { steward: true }),
            ("edit another's initiative", Action::EditInitiative { steward: false }),
            ("ask", Action::AskRequest),
            ("read own", Action::ReadOwnRequest(own.clone())),
            ("read another's", Action::ReadOwnRequest(strange.clone())),
            (
                "read as steward",
                Action::ReadOwnRequest(RequestFacts { actor_is_steward: true, ..strange.clone() }),
            ),
            ("steer own", Action::SteerOwnRequest(own)),
            ("steer another's", Action::SteerOwnRequest(strange.clone())),
            ("steer for who has no mail, my team", on_paper(Some(MY_TEAM))),
            ("steer for who has no mail, other team", on_paper(Some(OTHER_TEAM))),
            ("worklist", Action::SeeWorklist),
            ("handle, my team", Action::HandleRequest(request(SOMEBODY, Some(MY_TEAM)))),
            ("handle, no team yet", Action::HandleRequest(request(SOMEBODY, None))),
            ("handle, other team", Action::HandleRequest(strange.clone())),
            (
                "handle, asked to sign",
                Action::HandleRequest(RequestFacts { actor_is_asked: true, ..strange }),
            ),
            ("fill in for somebody", Action::FillInForSomebody),
            ("obstacles", Action::HandleObstacles),
            ("answer an obstacle at manager", Action::AnswerObstacle(Level::Manager)),
            ("answer an obstacle at alderman", Action::AnswerObstacle(Level::Alderman)),
            ("arrange own work", Action::ArrangeWork { own: true, team: Some(OTHER_TEAM) }),
            ("arrange work of my team", Action::ArrangeWork { own: false, team: Some(MY_TEAM) }),
            ("arrange work of no team", Action::ArrangeWork { own: false, team: None }),
            ("arrange work of another team", Action::ArrangeWork { own: false, team: Some(OTHER_TEAM) }),
            ("sign", Action::SignDecision),
            ("give cover", Action::AnswerCover),
            ("desk of cover", Action::SeeCover),
            ("exceptions", Action::SeeExceptions),
            ("learning table", Action::HandleLearning),
            ("answer critique", Action::AnswerCritique),
            ("put to higher government", Action::PutToHigherGovernment),
            ("praise", Action::Praise),
            ("hold a talk", Action::HoldTalk),
            ("council", Action::SeeCouncil),
            ("administer", Action::Administer),
            ("take down", Action::TakeDown),
            ("answer a contest of another", Action::AnswerContest { took_it_down: false }),
            ("answer a contest of one's own", Action::AnswerContest { took_it_down: true }),
        ]
    }

    #[test]
    fn the_whole_table() {
        let mut table = String::new();
        let somebody = [("visitor", Actor::default()), ("resident", actor(None))];
        let staff = Role::ALL.iter().map(|role| (role.code(), actor(Some(*role))));
        let actors: Vec<_> = somebody.into_iter().chain(staff).collect();
        for (name, action) in actions() {
            let who: Vec<_> =
                actors.iter().filter(|(_, actor)| may(actor, &action)).map(|(who, _)| *who).collect();
            table.push_str(&format!("{name}: {}\n", who.join(" ")));
        }
        assert_eq!(
            table,
            "see public: visitor resident official manager alderman admin\n\
             edit own initiative: resident official manager alderman admin\n\
             edit another's initiative: \n\
             ask: resident official manager alderman admin\n\
             read own: resident official manager alderman admin\n\
             read another's: \n\
             read as steward: resident official manager alderman admin\n\
             steer own: resident official manager alderman admin\n\
             steer another's: \n\
             steer for who has no mail, my team: official\n\
             steer for who has no mail, other team: \n\
             worklist: official manager\n\
             handle, my team: official manager\n\
             handle, no team yet: official manager\n\
             handle, other team: \n\
             handle, asked to sign: manager\n\
             fill in for somebody: official\n\
             obstacles: official manager\n\
             answer an obstacle at manager: official manager\n\
             answer an obstacle at alderman: official manager alderman\n\
             arrange own work: official manager alderman admin\n\
             arrange work of my team: manager admin\n\
             arrange work of no team: admin\n\
             arrange work of another team: admin\n\
             sign: manager\n\
             give cover: manager alderman\n\
             desk of cover: official manager\n\
             exceptions: official manager\n\
             learning table: official manager\n\
             answer critique: manager alderman\n\
             put to higher government: alderman\n\
             praise: alderman\n\
             hold a talk: alderman\n\
             council: manager alderman\n\
             administer: admin\n\
             take down: admin\n\
             answer a contest of another: admin\n\
             answer a contest of one's own: \n"
        );
    }

    #[test]
    fn a_role_for_some_areas_reaches_no_others() {
        let place = |area: &str, district: &str| {
            Some(Place { area: area.to_owned(), district: Some(district.to_owned()) })
        };
        let mut official = actor(Some(Role::Official));
        official.grants[0].areas = vec!["WK01".to_owned(), "BU0201".to_owned()];
        for (where_, reached) in [
            (place("BU0101", "WK01"), true),
            (place("BU0201", "WK02"), true),
            (place("BU0202", "WK02"), false),
            (None, true),
        ] {
            for team in [None, Some(MY_TEAM), Some(OTHER_TEAM)] {
                let facts = RequestFacts { place: where_.clone(), ..request(SOMEBODY, team) };
                let may = may(&official, &Action::HandleRequest(facts));
                assert_eq!(may, reached && team != Some(OTHER_TEAM), "{where_:?} {team:?}");
            }
        }
    }

    #[test]
    fn rule_02_the_initiative_sets_the_contact() {
        for choice in ContactChoice::ALL {
            assert!(may_contact(*choice, ContactReason::AnswersTheirRequest));
            assert_eq!(may_contact(*choice, ContactReason::OwnAccord), *choice == ContactChoice::Welcome);
        }
    }

    #[test]
    fn rule_01_no_role_lets_the_municipality_edit_an_initiative() {
        for role in Role::ALL {
            assert!(!may(&actor(Some(*role)), &Action::EditInitiative { steward: false }), "{role}");
        }
    }
}
