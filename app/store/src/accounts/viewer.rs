//! Who is logged in.

use domain::{access::Actor, id::AccountId};
use jiff::Timestamp;

/// The person behind a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// Their account.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// Since when they have an account.
    pub since: Timestamp,
    /// What they may do.
    pub actor: Actor,
}
