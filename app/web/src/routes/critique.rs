//! Addresses of `critique`.

use crate::route::routes;
use domain::id::CritiqueId;

routes! {
    /// Critique of the municipality, and its answers.
    List = "/kritiek";
    /// Critique is written.
    Write = "/kritiek/nieuw";
    /// Somebody's own critique.
    Own(id: CritiqueId) = "/mijn/kritiek/{id}";
    /// Critique that waits for an answer.
    Desk = "/werk/kritiek";
    /// Critique, to be answered.
    Work(id: CritiqueId) = "/werk/kritiek/{id}";
}
