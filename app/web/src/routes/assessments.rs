//! Addresses of `assessments`.

use crate::route::routes;

routes! {
    /// The questions by which requests are judged.
    Checklist = "/afwegingskader";
    /// Answers of an assessor.
    Assess(number: String) = "/werk/verzoeken/{number}/afweging";
}
