//! Addresses of `exceptions`.

use crate::route::routes;
use domain::id::ExceptionId;

routes! {
    /// All exceptions to rules.
    Register = "/werk/uitzonderingen";
    /// An exception, beside a request when one is asked for.
    Detail(id: ExceptionId) = "/werk/uitzonderingen/{id}";
    /// An earlier exception supports a request.
    Cite(number: String) = "/werk/verzoeken/{number}/steun";
}
