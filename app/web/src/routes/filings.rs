//! Addresses of `filings`.

use crate::route::routes;

routes! {
    /// What was filed waits for the link in the mail.
    Sent = "/bevestigen";
    /// What waits, by the link in a mail.
    ByLink(token: String) = "/bevestigen/{token}";
}
