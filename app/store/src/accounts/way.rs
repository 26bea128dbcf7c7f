//! How somebody logged in.

domain::code_enum! {
    /// How somebody logged in.
    Way {
        /// A link that came by mail.
        Link = "link",
        /// A first form with an address that nobody used before.
        Form = "form",
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
