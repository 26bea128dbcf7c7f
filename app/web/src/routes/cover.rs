//! Addresses of `cover`.

use crate::route::routes;
use domain::id::CoverId;

routes! {
    /// Asks a manager for cover.
    Ask(number: String) = "/werk/verzoeken/{number}/dekking";
    /// What waits for a manager.
    Desk = "/werk/dekking";
    /// Who is on duty for cover.
    Duty = "/werk/dekking/dienst";
    /// The answer of a manager.
    Answer(id: CoverId) = "/werk/dekking/{id}";
    /// The answer of a manager, by the link in a mail.
    ByMail(token: String) = "/dekking/{token}";
}
