//! What can be wrong with something that was typed.

use std::borrow::Cow;

/// Why a typed text was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing was typed, or nothing that anybody can see.
    #[error("empty")]
    Empty,
    /// More than fits.
    #[error("too long: at most {most} characters, and not {is}")]
    TooLong {
        /// So many characters fit.
        most: usize,
        /// So many there are.
        is: usize,
    },
    /// A link, where only a name goes.
    #[error("a link and not a name")]
    Link,
    /// Not an e-mail address that can be sent to.
    #[error("not an e-mail address: {0:?}")]
    Email(EmailFault),
    /// A postcode has four digits and two letters, the first digit is not 0.
    #[error("not a postcode")]
    NotPostcode,
    /// Not a telephone number.
    #[error("not a telephone number")]
    NotPhone,
}

impl TextError {
    /// Key of the text that a person reads.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "error-empty",
            Self::TooLong { .. } => "error-too-long",
            Self::Link => "error-name-link",
            Self::Email(fault) => fault.key(),
            Self::NotPostcode => "error-postcode",
            Self::NotPhone => "error-phone",
        }
    }
}

/// What is wrong with something that was typed or chosen, to be told beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Key of the text that a person reads.
    pub key: Cow<'static, str>,
    /// Of what is too long: how many characters fit, and how many there are.
    pub counts: Option<(usize, usize)>,
}

impl<T: Into<Cow<'static, str>>> From<T> for Fault {
    fn from(key: T) -> Self {
        Self { key: key.into(), counts: None }
    }
}

impl From<TextError> for Fault {
    fn from(error: TextError) -> Self {
        let counts = match error {
            TextError::TooLong { most, is } => Some((most, is)),
            TextError::Empty
            | TextError::Link
            | TextError::Email(_)
            | TextError::NotPostcode
            | TextError::NotPhone => None,
        };
        Self { key: error.key().into(), counts }
    }
}

/// What is wrong with an address, as far as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailFault {
    /// There is no `@`.
    NoAt,
    /// There are two addresses, or two times an `@`.
    Two,
    /// It is a link.
    Link,
    /// A name, brackets or quotes stand around it.
    Around,
    /// There is a space in it.
    Space,
    /// Something that nobody sees is in the middle of it.
    Unseen,
    /// Before the `@` stands a letter that mail servers do not take.
    Letter,
    /// Before the `@` is nothing, or something that can't stand there.
    Local,
    /// After the `@` is no name of a place on the internet.
    Host,
}

impl EmailFault {
    /// Key of the text that a person reads.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoAt => "error-email-no-at",
            Self::Two => "error-email-two",
            Self::Link => "error-email-link",
            Self::Around => "error-email-around",
            Self::Space => "error-email-space",
            Self::Unseen => "error-email-unseen",
            Self::Letter => "error-email-letter",
            Self::Local => "error-email-local",
            Self::Host => "error-email-host",
        }
    }
}
