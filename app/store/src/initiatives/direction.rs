//! What an initiative looks for, and what it has for others.

domain::code_enum! {
    /// Which way something goes between an initiative and whoever reads about it.
    Direction {
        /// The initiative looks for it.
        Need = "need",
        /// The initiative has it for others.
        Offer = "offer",
    }
}
