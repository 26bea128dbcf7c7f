//! Addresses of `notifications`.

use crate::route::routes;
use uuid::Uuid;

routes! {
    /// The mail of the demonstration.
    Mailbox = "/demo/post";
    /// Letters that wait to be printed.
    Tray = "/werk/brieven";
    /// One of them, as it is printed.
    Paper(id: Uuid) = "/werk/brieven/{id}";
}
