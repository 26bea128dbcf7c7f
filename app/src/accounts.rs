//! People with an e-mail address: logging in by a link, sessions, roles.

pub mod devices;
pub mod entity;
pub mod handlers;
pub mod mine;
pub mod pages;
pub mod passkeys;
pub mod second;
pub mod sessions;
pub mod sso;
pub mod store;
pub mod viewer;

use crate::{context::Ctx, journal::Seen};

/// How somebody logged in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A link that came by mail.
    Link,
    /// A first form with an address that nobody used before.
    Form,
    /// One click, in a demonstration.
    Demo,
    /// The municipality's own log-in.
    SingleSignOn,
    /// A link that came by mail, and a passkey.
    Passkey,
    /// A link that came by mail, and a recovery code.
    Recovery,
}

impl Way {
    /// The code in a session.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Form => "form",
            Self::Demo => "demo",
            Self::SingleSignOn => "sso",
            Self::Passkey => "passkey",
            Self::Recovery => "recovery",
        }
    }
}

/// Where a visitor logs in, to come back to this page afterwards.
#[must_use]
pub fn login_path(ctx: &Ctx) -> String {
    // What was posted can't be gone to.
    let next = if ctx.posted.get().is_some() { "/".to_owned() } else { ctx.path_and_query() };
    let query = serde_html_form::to_string([("naar", next)]).unwrap_or_default();
    format!("/inloggen?{query}")
}

/// Sends a visitor to the log-in page.
#[must_use]
pub fn to_login(ctx: &Ctx) -> Seen {
    Seen(login_path(ctx))
}

/// A path of this site to go on to; anything else becomes the start page, so that no link leads elsewhere.
#[must_use]
pub fn safe_path(path: &str) -> &str {
    let inside = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && !path.chars().any(char::is_control);
    if inside { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::safe_path;

    #[test]
    fn a_way_on_never_leaves_the_site() {
        assert_eq!(safe_path("/mijn?x=1"), "/mijn?x=1");
        for elsewhere in ["https://example.org", "//example.org", "/\\example.org", "javascript:1", "", "/a\nb"] {
            assert_eq!(safe_path(elsewhere), "/", "{elsewhere}");
        }
    }
}
