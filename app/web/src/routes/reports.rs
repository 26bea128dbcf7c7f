//! Addresses of `reports`.

use crate::route::routes;
use domain::id::{ReportId, TakedownId};

routes! {
    /// Somebody reports an initiative.
    Report(slug: String) = "/melden/{slug}";
    /// A maker contests that it was taken down.
    Contest(slug: String) = "/mijn/initiatieven/{slug}/oneens";
    /// Reports and contests that wait.
    Queue = "/beheer/meldingen";
    /// A report, to be handled.
    OneReport(id: ReportId) = "/beheer/meldingen/{id}";
    /// A contest, to be answered.
    OneTakedown(id: TakedownId) = "/beheer/weggehaald/{id}";
}
