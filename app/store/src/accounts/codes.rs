//! What is kept about a log-in as a code.

domain::code_enum! {
    /// How somebody logged in.
    Way {
        /// A link that came by mail.
        Link = "link",
        /// One click, in a demonstration.
        Demo = "demo",
        /// The municipality's own log-in.
        SingleSignOn = "sso",
        /// A link that came by mail, and a passkey.
        Passkey = "passkey",
        /// A link that came by mail, and a recovery code.
        Recovery = "recovery",
    }
}

domain::code_enum! {
    /// Who decided about a role.
    GrantSource {
        /// An administrator, or somebody at the command line.
        Hand = "hand",
        /// The municipality's own log-in: it goes when the group there goes.
        SingleSignOn = "sso",
    }
}

domain::code_enum! {
    /// What a link is for.
    Purpose {
        /// Log in, within 15 minutes.
        LogIn = "log_in",
        /// Confirm an initiative, within 14 days.
        Confirm = "confirm",
        /// Answer a request for cover, within 14 days.
        Cover = "cover",
        /// Run an initiative together, within 14 days.
        Steward = "steward",
        /// Be known by this address from now on, within a day.
        Address = "address",
        /// File what was typed under this address, within 14 days.
        File = "file",
    }
}
