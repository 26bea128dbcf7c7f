//! Queries on reports and takedowns.

pub mod entity;

use crate::{
    column::{Code, Id, Moment, new_id},
    error::StoreError,
    journal::{By, Write},
    reports::entity::{report, takedown},
};
use domain::{
    id::{AccountId, InitiativeId, MunicipalityId, ReportId, TakedownId},
    initiative::Visibility,
    report::{Ground, ReportStatus, TakedownStatus},
    text::Email,
};
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, entity::prelude::*, sea_query::LockType,
};

/// A report.
#[derive(Debug, Clone)]
pub struct Report {
    /// Its key.
    pub id: ReportId,
    /// About which initiative.
    pub initiative: Option<InitiativeId>,
    /// On which ground, as the one who reported sees it.
    pub ground: Ground,
    /// What is wrong, in words.
    pub words: String,
    /// Where an answer goes, if one is wanted.
    pub email: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Where it stands.
    pub status: ReportStatus,
    /// Who looked.
    pub handled_by: Option<AccountId>,
    /// What was answered.
    pub answer: Option<String>,
}

impl Report {
    fn of(row: report::Model) -> Self {
        Self {
            id: row.id.0,
            initiative: row.initiative_id.map(|id| id.0),
            ground: row.ground.0,
            words: row.words,
            email: row.email,
            at: row.at.timestamp(),
            status: row.status.0,
            handled_by: row.handled_by.map(|id| id.0),
            answer: row.answer,
        }
    }
}

/// Something that was taken down.
#[derive(Debug, Clone)]
pub struct Takedown {
    /// Its key.
    pub id: TakedownId,
    /// What.
    pub initiative: InitiativeId,
    /// On which ground.
    pub ground: Ground,
    /// Why, in words that its makers read.
    pub reason: String,
    /// What it was before, to put it back.
    pub before: Visibility,
    /// By whom.
    pub taken_by: AccountId,
    /// When.
    pub at: Timestamp,
    /// What its makers say against it.
    pub contest: Option<String>,
    /// Where it stands.
    pub status: TakedownStatus,
    /// What was answered to that.
    pub answer: Option<String>,
    /// By whom.
    pub answered_by: Option<AccountId>,
    /// For stale forms.
    pub version: i32,
}

impl Takedown {
    fn of(row: takedown::Model) -> Self {
        Self {
            id: row.id.0,
            initiative: row.initiative_id.0,
            ground: row.ground.0,
            reason: row.reason,
            before: row.before.0,
            taken_by: row.taken_by.0,
            at: row.at.timestamp(),
            contest: row.contest,
            status: row.status.0,
            answer: row.answer,
            answered_by: row.answered_by.map(|id| id.0),
            version: row.version,
        }
    }
}

/// Keeps a report.
///
/// # Errors
/// When the database does not answer.
pub async fn report(
    tx: &impl ConnectionTrait,
    by: By,
    about: InitiativeId,
    ground: Ground,
    words: &str,
    email: Option<&str>,
) -> Result<ReportId, StoreError> {
    let id = new_id();
    report::Entity::insert(report::ActiveModel {
        id: Set(Id(id)),
        municipality_id: Set(Id(by.municipality)),
        initiative_id: Set(Some(Id(about))),
        ground: Set(Code(ground)),
        words: Set(words.to_owned()),
        email: Set(email.map(str::to_owned)),
        at: Set(by.now.into()),
        status: Set(Code(ReportStatus::Open)),
        handled_by: Set(None),
        handled_at: Set(None),
        answer: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(id)
}

/// How many reports were sent with an address since a moment.
///
/// # Errors
/// When the database does not answer.
pub async fn since(write: &Write, email: &Email, since: Timestamp) -> Result<u64, StoreError> {
    write.queue_for(email).await?;
    Ok(report::Entity::find()
        .filter(report::Column::MunicipalityId.eq(Id(write.by().municipality)))
        .filter(report::Column::Email.eq(email.as_str()))
        .filter(report::Column::At.gt(Moment::from(since)))
        .count(write.tx())
        .await?)
}

/// The newest reports, open ones first.
///
/// # Errors
/// When the database does not answer.
pub async fn reports(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<Vec<Report>, StoreError> {
    let rows = report::Entity::find()
        .filter(report::Column::MunicipalityId.eq(Id(municipality)))
        .order_by_desc(Expr::col(report::Column::Status).eq(ReportStatus::Open.code()))
        .order_by_desc(report::Column::At)
        .limit(200)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Report::of).collect())
}

/// One report.
///
/// # Errors
/// When the database does not answer.
pub async fn by_id(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    id: ReportId,
) -> Result<Option<Report>, StoreError> {
    let row = report::Entity::find_by_id(Id(id))
        .filter(report::Column::MunicipalityId.eq(Id(municipality)))
        .one(db)
        .await?;
    Ok(row.map(Report::of))
}

/// The same, to be changed: nobody else changes it until this transaction ends.
///
/// # Errors
/// When the database does not answer.
pub async fn to_change(
    tx: &DatabaseTransaction,
    municipality: MunicipalityId,
    id: ReportId,
) -> Result<Option<Report>, StoreError> {
    let found =
        report::Entity::find_by_id(Id(id)).filter(report::Column::MunicipalityId.eq(Id(municipality)));
    Ok(found.lock(LockType::NoKeyUpdate).one(tx).await?.map(Report::of))
}

/// Notes what became of a report that is still open. `false` when a colleague was first.
///
/// # Errors
/// When the database does not answer.
pub async fn answer(
    tx: &impl ConnectionTrait,
    by: By,
    id: ReportId,
    status: ReportStatus,
    words: &str,
) -> Result<bool, StoreError> {
    let done = report::Entity::update_many()
        .set(report::ActiveModel {
            status: Set(Code(status)),
            handled_by: Set(by.actor.map(Id)),
            handled_at: Set(Some(by.now.into())),
            answer: Set(Some(words.to_owned())),
            ..Default::default()
        })
        .filter(report::Column::Id.eq(Id(id)))
        .filter(report::Column::Status.eq(Code(ReportStatus::Open)))
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Writes down a takedown.
///
/// # Errors
/// When the database does not answer.
pub async fn take_down(
    tx: &impl ConnectionTrait,
    by: By,
    actor: AccountId,
    report: &Report,
    about: (InitiativeId, Visibility),
    ground: Ground,
    reason: &str,
) -> Result<TakedownId, StoreError> {
    let id = new_id();
    takedown::Entity::insert(takedown::ActiveModel {
        id: Set(Id(id)),
        initiative_id: Set(Id(about.0)),
        report_id: Set(Some(Id(report.id))),
        ground: Set(Code(ground)),
        reason: Set(reason.to_owned()),
        before: Set(Code(about.1)),
        taken_by: Set(Id(actor)),
        at: Set(by.now.into()),
        contest: Set(None),
        contested_by: Set(None),
        contested_at: Set(None),
        status: Set(Code(TakedownStatus::Down)),
        answer: Set(None),
        answered_by: Set(None),
        answered_at: Set(None),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(id)
}

/// The newest takedown of an initiative.
///
/// # Errors
/// When the database does not answer.
pub async fn of_initiative(
    db: &impl ConnectionTrait,
    id: InitiativeId,
) -> Result<Option<Takedown>, StoreError> {
    let row = takedown::Entity::find()
        .filter(takedown::Column::InitiativeId.eq(Id(id)))
        .order_by_desc(takedown::Column::At)
        .one(db)
        .await?;
    Ok(row.map(Takedown::of))
}

/// One takedown.
///
/// # Errors
/// When the database does not answer.
pub async fn takedown(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    id: TakedownId,
) -> Result<Option<Takedown>, StoreError> {
    let found = takedown::Entity::find_by_id(Id(id)).filter(of_municipality(municipality));
    Ok(found.one(db).await?.map(Takedown::of))
}

/// The same, to be changed: nobody else changes it until this transaction ends.
///
/// # Errors
/// When the database does not answer.
pub async fn takedown_to_change(
    tx: &DatabaseTransaction,
    municipality: MunicipalityId,
    id: TakedownId,
) -> Result<Option<Takedown>, StoreError> {
    let found = takedown::Entity::find_by_id(Id(id)).filter(of_municipality(municipality));
    Ok(found.lock(LockType::NoKeyUpdate).one(tx).await?.map(Takedown::of))
}

/// Something is taken down after a report, and a report is of a municipality.
fn of_municipality(municipality: MunicipalityId) -> Condition {
    let reports = report::Entity::find()
        .select_only()
        .column(report::Column::Id)
        .filter(report::Column::MunicipalityId.eq(Id(municipality)))
        .into_query();
    Condition::all().add(takedown::Column::ReportId.in_subquery(reports))
}

/// Every takedown, contested ones first.
///
/// # Errors
/// When the database does not answer.
pub async fn takedowns(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<Vec<Takedown>, StoreError> {
    let rows = takedown::Entity::find()
        .filter(of_municipality(municipality))
        .order_by_desc(Expr::col(takedown::Column::Status).eq(TakedownStatus::Contested.code()))
        .order_by_desc(takedown::Column::At)
        .limit(200)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Takedown::of).collect())
}

/// Notes what the makers say against a takedown. `false` when it changed in the meantime.
///
/// # Errors
/// When the database does not answer.
pub async fn contest(
    tx: &impl ConnectionTrait,
    by: By,
    there: &Takedown,
    words: &str,
) -> Result<bool, StoreError> {
    let change = takedown::ActiveModel {
        contest: Set(Some(words.to_owned())),
        contested_by: Set(by.actor.map(Id)),
        contested_at: Set(Some(by.now.into())),
        status: Set(Code(TakedownStatus::Contested)),
        ..Default::default()
    };
    change_if_same(tx, there, change).await
}

/// Notes what becomes of a takedown. `false` when it changed in the meantime.
///
/// # Errors
/// When the database does not answer.
pub async fn end(
    tx: &impl ConnectionTrait,
    by: By,
    there: &Takedown,
    status: TakedownStatus,
    words: &str,
) -> Result<bool, StoreError> {
    let change = takedown::ActiveModel {
        status: Set(Code(status)),
        answer: Set(Some(words.to_owned())),
        answered_by: Set(by.actor.map(Id)),
        answered_at: Set(Some(by.now.into())),
        ..Default::default()
    };
    change_if_same(tx, there, change).await
}

async fn change_if_same(
    tx: &impl ConnectionTrait,
    there: &Takedown,
    change: takedown::ActiveModel,
) -> Result<bool, StoreError> {
    let done = takedown::Entity::update_many()
        .set(change)
        .col_expr(takedown::Column::Version, Expr::col(takedown::Column::Version).add(1))
        .filter(takedown::Column::Id.eq(Id(there.id)))
        .filter(takedown::Column::Version.eq(there.version))
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Forgets with which address reports were sent. What they say stays: it is the ground of what was done.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_sender(tx: &impl ConnectionTrait, email: &str) -> Result<(), StoreError> {
    report::Entity::update_many()
        .col_expr(report::Column::Email, Expr::value(Option::<String>::None))
        .filter(report::Column::Email.eq(email))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes away what somebody said against a takedown.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_contest(tx: &impl ConnectionTrait, account: AccountId) -> Result<(), StoreError> {
    let change = takedown::ActiveModel { contest: Set(None), contested_by: Set(None), ..Default::default() };
    takedown::Entity::update_many()
        .set(change)
        .filter(takedown::Column::ContestedBy.eq(Id(account)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Somebody is known by another address: answers go there.
///
/// # Errors
/// When the database does not answer.
pub async fn readdress(tx: &impl ConnectionTrait, from: &str, to: &Email) -> Result<(), StoreError> {
    report::Entity::update_many()
        .col_expr(report::Column::Email, Expr::value(to.as_str()))
        .filter(report::Column::Email.eq(from))
        .exec(tx)
        .await?;
    Ok(())
}
