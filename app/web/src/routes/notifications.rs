//! Addresses of `notifications`.

use crate::route::routes;

routes! {
    /// The mail of the demonstration.
    Mailbox = "/demo/post";
}
