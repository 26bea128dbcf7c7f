//! The languages of the screens.

use crate::code_enum;

code_enum! {
    /// A language of the screens, in the order of the switch in the header.
    #[derive(Default)]
    Lang {
        /// Dutch, the default.
        #[default]
        Nl = "nl",
        /// English.
        En = "en",
    }
}

impl Lang {
    /// The language with this code; Dutch for any other, so that a visitor's cookie or browser can't be
    /// wrong.
    #[must_use]
    pub fn of(code: &str) -> Self {
        code.parse().unwrap_or_default()
    }
}
