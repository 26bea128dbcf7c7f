//! How somebody logged in.

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
