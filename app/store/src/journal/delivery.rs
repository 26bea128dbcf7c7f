//! How a message in the outbox stands.

domain::code_enum! {
    /// How a message in the outbox stands.
    Delivery {
        /// Still to be sent.
        Pending = "pending",
        /// Taken by the mail server.
        Sent = "sent",
        /// For somebody without an e-mail address: it waits to be printed.
        Paper = "paper",
        /// Refused for good, tried for days, or put back from a backup: it waits for somebody who decides.
        Failed = "failed",
    }
}
