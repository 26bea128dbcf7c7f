//! How a message in the outbox stands.

domain::code_enum! {
    /// How a message in the outbox stands.
    Delivery {
        /// Still to be sent.
        Pending = "pending",
        /// Taken by the mail server.
        Sent = "sent",
    }
}
