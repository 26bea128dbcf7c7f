//! Addresses of `council`.

use crate::route::routes;
use domain::id::TalkId;

routes! {
    /// The desk of the council.
    Desk = "/bestuur";
    /// What the desk shows, as lists.
    Lists = "/bestuur/lijst";
    /// Talks in neighbourhoods.
    Talks = "/bestuur/gesprekken";
    /// A talk.
    OneTalk(id: TalkId) = "/bestuur/gesprekken/{id}";
    /// An obstacle that was heard of in a talk.
    TalkObstacle(id: TalkId) = "/bestuur/gesprekken/{id}/belemmering";
}
