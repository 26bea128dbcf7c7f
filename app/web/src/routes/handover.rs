//! Addresses of `handover`.

use crate::route::routes;
use domain::id::AccountId;

routes! {
    /// What stands on one's own name, and being away.
    Own = "/werk/overdragen";
    /// The same of a colleague.
    Of(id: AccountId) = "/werk/overdragen/{id}";
    /// It goes to somebody else.
    Give(id: AccountId) = "/werk/overdragen/{id}/geven";
    /// From when until when somebody is away.
    Away(id: AccountId) = "/werk/overdragen/{id}/afwezig";
    /// Somebody is there again.
    Back(id: AccountId) = "/werk/overdragen/{id}/terug";
}
