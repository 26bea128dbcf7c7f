//! Addresses of `recognition`.

use crate::route::routes;
use domain::id::RecognitionId;

routes! {
    /// Thanks of the municipality.
    Wall = "/waardering";
    /// An alderman thanks an initiative.
    Write(slug: String) = "/bestuur/waardering/{slug}";
    /// A maker chooses whether thanks are public.
    Choose(id: RecognitionId) = "/mijn/waardering/{id}";
}
