//! What tells a person from a program, without watching people or asking them to pick traffic lights.

use jiff::{SignedDuration, Timestamp};

/// Links in one text of somebody who is new here.
pub const MOST_LINKS: usize = 3;
/// So long somebody is new here.
pub const NEW_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How often one person may do a thing in a day (24 hours back from now). Far above what people do, far below
/// what programs do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PerDay {
    /// Initiatives that are sent to be confirmed.
    Initiatives,
    /// Requests.
    Requests,
    /// Messages about requests.
    Messages,
    /// Critique.
    Critique,
    /// Reports of something that should not be there.
    Reports,
    /// Invitations to run an initiative together.
    Invitations,
    /// Links for another address of one's own.
    Addresses,
}

impl PerDay {
    /// The limit.
    #[must_use]
    pub const fn most(self) -> u64 {
        match self {
            Self::Initiatives | Self::Critique | Self::Addresses => 5,
            Self::Requests | Self::Reports | Self::Invitations => 10,
            Self::Messages => 60,
        }
    }
}

/// Whether a text has more links than somebody new may put in it.
#[must_use]
pub fn too_many_links(texts: &[&str]) -> bool {
    let links = |text: &str| {
        let text = text.to_lowercase();
        text.matches("http://").count()
            + text.matches("https://").count()
            + text.split_whitespace().filter(|word| word.starts_with("www.")).count()
    };
    texts.iter().map(|text| links(text)).sum::<usize>() > MOST_LINKS
}

/// Whether somebody is new here.
#[must_use]
pub fn is_new(since: Timestamp, now: Timestamp) -> bool {
    now.duration_since(since) < NEW_FOR
}

/// Whether a form was sent sooner after it was drawn than anybody can type.
#[must_use]
pub fn too_quick(drawn: Timestamp, now: Timestamp, at_least: SignedDuration) -> bool {
    now.duration_since(drawn) < at_least
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_counted_over_all_texts() {
        assert!(!too_many_links(&["https://a.example http://b.example", "www.c.example"]));
        assert!(too_many_links(&["https://a.example http://b.example", "www.c.example HTTPS://d.example"]));
        assert!(!too_many_links(&["geen enkele link, ook niet awww.schattig"]));
    }

    #[test]
    fn a_form_that_comes_back_at_once_was_not_typed() {
        let at = |seconds: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_secs(seconds);
        let two = SignedDuration::from_secs(2);
        assert!(too_quick(at(10), at(11), two));
        assert!(!too_quick(at(10), at(12), two));
        assert!(is_new(at(0), at(6 * 86_400)) && !is_new(at(0), at(7 * 86_400)));
    }
}
