//! Addresses of `register`.

use crate::route::routes;
use uuid::Uuid;

routes! {
    /// Registration: what it is.
    What = "/aanmelden";
    /// Registration: where it is.
    Where = "/aanmelden/waar";
    /// Registration: who makes it.
    Who = "/aanmelden/wie";
    /// Registration: everything once more.
    Check = "/aanmelden/nakijken";
    /// Registration: the mail is on its way.
    Sent = "/aanmelden/verstuurd";
    /// Forgets what was filled in in this browser.
    Wipe = "/aanmelden/wissen";
    /// Goes on with a draft, on this or another device.
    GoOn(draft: Uuid) = "/aanmelden/verder/{draft}";
    /// Publishes what was registered, by the link in a mail.
    Confirm(token: String) = "/aanmelden/bevestigen/{token}";
}
