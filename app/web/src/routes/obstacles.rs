//! Addresses of `obstacles`.

use crate::route::routes;
use uuid::Uuid;

routes! {
    /// All obstacles.
    List = "/belemmeringen";
    /// An obstacle and its journey.
    Detail(slug: String) = "/belemmeringen/{slug}";
    /// The obstacles of an official.
    Desk = "/werk/belemmeringen";
    /// An obstacle, to be worked on.
    Work(slug: String) = "/werk/belemmeringen/{slug}";
    /// Gives an obstacle an owner and a date.
    Own(slug: String) = "/werk/belemmeringen/{slug}/eigenaar";
    /// The answer to an obstacle.
    Finish(slug: String) = "/werk/belemmeringen/{slug}/antwoord";
    /// Opens an obstacle again.
    Reopen(slug: String) = "/werk/belemmeringen/{slug}/heropenen";
    /// Puts an obstacle a level higher.
    PutHigher(slug: String) = "/werk/belemmeringen/{slug}/opschalen";
    /// Puts an obstacle to a higher government.
    Appeal(slug: String) = "/werk/belemmeringen/{slug}/voorleggen";
    /// What came back from a higher government.
    Reply(slug: String, appeal: Uuid) = "/werk/belemmeringen/{slug}/reactie/{appeal}";
    /// Two obstacles become one.
    Merge(slug: String) = "/werk/belemmeringen/{slug}/samenvoegen";
    /// One obstacle becomes two.
    Split(slug: String) = "/werk/belemmeringen/{slug}/splitsen";
}
