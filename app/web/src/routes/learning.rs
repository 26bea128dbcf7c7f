//! Addresses of `learning`.

use crate::route::routes;
use domain::id::LearningCaseId;

routes! {
    /// What the municipality learned.
    Learned = "/geleerd";
    /// The learning table.
    Table = "/werk/leertafel";
    /// A new case for the learning table.
    New = "/werk/leertafel/nieuw";
    /// A case on the learning table.
    OneCase(id: LearningCaseId) = "/werk/leertafel/{id}";
    /// Puts an obstacle with a case.
    Put(id: LearningCaseId) = "/werk/leertafel/{id}/erbij";
    /// What changed by a case.
    Change(id: LearningCaseId) = "/werk/leertafel/{id}/procedure";
}
