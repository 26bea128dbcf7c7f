//! What figures count of requests.

use crate::{
    column::{Code, Day, Id, Moment},
    error::StoreError,
    keys::within,
    requests::entity::request,
};
use domain::{decision::Outcome, id::MunicipalityId, request::Status, time::start_of};
use jiff::{Timestamp, civil::Date};
use sea_orm::{Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, entity::prelude::*};

/// What figures count of a request.
#[derive(Debug, Clone, Copy)]
pub struct RequestFact {
    /// When it came in.
    pub received: Timestamp,
    /// When somebody of ours first spoke with the resident.
    pub spoken: Option<Timestamp>,
    /// When it was decided.
    pub decided: Option<Timestamp>,
    /// How.
    pub outcome: Option<Outcome>,
    /// Where it stands.
    pub status: Status,
    /// Whether it is a formal application (Awb).
    pub application: bool,
    /// The day before which the law wants a decision.
    pub due_on: Option<Date>,
}

/// The columns of [`RequestFact`].
type FactRow =
    (Moment, Option<Moment>, Option<Moment>, Option<Code<Outcome>>, Code<Status>, bool, Option<Day>);

/// What happened to requests between two days, or was due there, for figures about the municipality itself
/// (rule 10).
///
/// # Errors
/// When the database does not answer.
pub async fn facts(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    (first, next): (Date, Date),
) -> Result<Vec<RequestFact>, StoreError> {
    use request::Column;
    let time = (start_of(first), start_of(next));
    let due = Condition::all().add(Column::DueOn.gte(Day(first))).add(Column::DueOn.lt(Day(next)));
    let some = [Column::ReceivedAt, Column::SpokenAt, Column::DecidedAt].map(|column| within(column, time));
    let rows: Vec<FactRow> = request::Entity::find()
        .select_only()
        .columns([Column::ReceivedAt, Column::SpokenAt, Column::DecidedAt, Column::Outcome, Column::Status])
        .columns([Column::Application, Column::DueOn])
        .filter(Column::MunicipalityId.eq(Id(municipality)))
        .filter(some.into_iter().fold(Condition::any().add(due), Condition::add))
        .into_tuple()
        .all(db)
        .await?;
    let fact = |(received, spoken, decided, outcome, status, application, due): FactRow| RequestFact {
        received: received.timestamp(),
        spoken: spoken.map(Moment::timestamp),
        decided: decided.map(Moment::timestamp),
        outcome: outcome.map(|outcome| outcome.0),
        status: status.0,
        application,
        due_on: due.map(|day| day.0),
    };
    Ok(rows.into_iter().map(fact).collect())
}
