//! Queries on the learning table and on what it changed.

pub mod entity;

use crate::{
    column::{Code, Day, Id, Json, new_id},
    error::StoreError,
    journal::By,
    keys::one_of,
    learning::entity::{learning_case, learning_item, procedure_change, procedure_obstacle},
    translations::Translations,
};
use domain::{
    id::{AccountId, LearningCaseId, MunicipalityId, ObstacleId, RequestId},
    lang::Lang,
    learning::{Change, Parts, Status},
};
use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, entity::prelude::*, sea_query::LockType,
};

/// A case on the table.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its key.
    pub id: LearningCaseId,
    /// What it is called.
    pub title: String,
    /// What was written down.
    pub parts: Parts,
    /// How far it is.
    pub status: Status,
    /// When it was talked about.
    pub held_on: Option<Date>,
    /// When it was put on the table.
    pub at: Timestamp,
    /// For stale forms.
    pub version: i32,
}

impl Case {
    fn of(row: learning_case::Model) -> Self {
        Self {
            id: row.id.0,
            title: row.title,
            parts: Parts {
                happened: row.happened,
                rule_wanted: row.rule_wanted,
                person_needed: row.person_needed,
                change: row.change,
            },
            status: row.status.0,
            held_on: row.held_on.map(|day| day.0),
            at: row.at.timestamp(),
            version: row.version,
        }
    }
}

/// Puts a case on the table.
///
/// # Errors
/// When the database does not answer.
pub async fn prepare(
    tx: &impl ConnectionTrait,
    by: By,
    title: &str,
    parts: &Parts,
    who: AccountId,
) -> Result<LearningCaseId, StoreError> {
    let id = new_id();
    learning_case::Entity::insert(learning_case::ActiveModel {
        id: Set(Id(id)),
        municipality_id: Set(Id(by.municipality)),
        title: Set(title.to_owned()),
        happened: Set(parts.happened.clone()),
        rule_wanted: Set(parts.rule_wanted.clone()),
        person_needed: Set(parts.person_needed.clone()),
        change: Set(parts.change.clone()),
        status: Set(Code(Status::Prepared)),
        held_on: Set(None),
        prepared_by: Set(Id(who)),
        at: Set(by.now.into()),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(id)
}

/// Writes down what was said, if nobody else did since. `false` when somebody was first.
///
/// # Errors
/// When the database does not answer.
pub async fn save(
    tx: &impl ConnectionTrait,
    id: LearningCaseId,
    seen: i32,
    title: &str,
    parts: &Parts,
    held_on: Option<Date>,
) -> Result<bool, StoreError> {
    let mut change = learning_case::ActiveModel {
        title: Set(title.to_owned()),
        happened: Set(parts.happened.clone()),
        rule_wanted: Set(parts.rule_wanted.clone()),
        person_needed: Set(parts.person_needed.clone()),
        change: Set(parts.change.clone()),
        version: Set(seen.saturating_add(1)),
        ..Default::default()
    };
    if let Some(day) = held_on {
        change.status = Set(Code(Status::Held));
        change.held_on = Set(Some(Day(day)));
    }
    let changed = learning_case::Entity::update_many()
        .set(change)
        .filter(learning_case::Column::Id.eq(Id(id)))
        .filter(learning_case::Column::Version.eq(seen))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// The case with this key.
///
/// # Errors
/// When the database does not answer.
pub async fn by_id(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    id: LearningCaseId,
) -> Result<Option<Case>, StoreError> {
    let row = learning_case::Entity::find_by_id(Id(id))
        .filter(learning_case::Column::MunicipalityId.eq(Id(municipality)))
        .one(db)
        .await?;
    Ok(row.map(Case::of))
}

/// The same, to be changed: nobody else changes it until this transaction ends.
///
/// # Errors
/// When the database does not answer.
pub async fn to_change(
    tx: &DatabaseTransaction,
    municipality: MunicipalityId,
    id: LearningCaseId,
) -> Result<Option<Case>, StoreError> {
    let found = learning_case::Entity::find_by_id(Id(id))
        .filter(learning_case::Column::MunicipalityId.eq(Id(municipality)));
    Ok(found.lock(LockType::NoKeyUpdate).one(tx).await?.map(Case::of))
}

/// All cases, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &impl ConnectionTrait, municipality: MunicipalityId) -> Result<Vec<Case>, StoreError> {
    let rows = learning_case::Entity::find()
        .filter(learning_case::Column::MunicipalityId.eq(Id(municipality)))
        .order_by_desc(learning_case::Column::At);
    Ok(rows.all(db).await?.into_iter().map(Case::of).collect())
}

/// Puts a request or an obstacle on the table.
///
/// # Errors
/// When the database does not answer.
pub async fn put(
    tx: &impl ConnectionTrait,
    case: LearningCaseId,
    request: Option<RequestId>,
    obstacle: Option<ObstacleId>,
) -> Result<(), StoreError> {
    let (requests, obstacles) = items(tx, case).await?;
    if request.is_some_and(|id| requests.contains(&id)) || obstacle.is_some_and(|id| obstacles.contains(&id))
    {
        return Ok(());
    }
    learning_item::Entity::insert(learning_item::ActiveModel {
        id: Set(Id(new_id())),
        case_id: Set(Id(case)),
        request_id: Set(request.map(Id)),
        obstacle_id: Set(obstacle.map(Id)),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// What lies on the table in a case.
///
/// # Errors
/// When the database does not answer.
pub async fn items(
    db: &impl ConnectionTrait,
    case: LearningCaseId,
) -> Result<(Vec<RequestId>, Vec<ObstacleId>), StoreError> {
    let rows = learning_item::Entity::find()
        .filter(learning_item::Column::CaseId.eq(Id(case)))
        .order_by_asc(learning_item::Column::Id)
        .all(db)
        .await?;
    let requests = rows.iter().filter_map(|row| row.request_id).map(|id| id.0).collect();
    let obstacles = rows.iter().filter_map(|row| row.obstacle_id).map(|id| id.0).collect();
    Ok((requests, obstacles))
}

/// A procedure that was changed or scrapped.
#[derive(Debug, Clone)]
pub struct Procedure {
    /// Its key.
    pub id: Uuid,
    /// The case that changed it.
    pub case: Option<LearningCaseId>,
    /// Which procedure.
    pub title: String,
    /// What happened to it.
    pub change: Change,
    /// How it goes now.
    pub words: String,
    /// Language of the texts.
    pub lang: Lang,
    /// When.
    pub on: Date,
    /// For which obstacles.
    pub obstacles: Vec<ObstacleId>,
}

/// A change that is written down.
#[derive(Debug, Clone, Default)]
pub struct NewProcedure {
    /// The case that changed it.
    pub case: Option<LearningCaseId>,
    /// Which procedure.
    pub title: String,
    /// How it goes now.
    pub words: String,
    /// Translations, as JSON, if there are any.
    pub translations: Option<serde_json::Value>,
    /// For which obstacles.
    pub obstacles: Vec<ObstacleId>,
}

/// Writes down that a procedure was changed or scrapped, and for which obstacles.
///
/// # Errors
/// When the database does not answer.
pub async fn change(
    tx: &impl ConnectionTrait,
    by: By,
    new: NewProcedure,
    change: Change,
    on: Date,
    who: AccountId,
) -> Result<Uuid, StoreError> {
    let id = new_id();
    procedure_change::Entity::insert(procedure_change::ActiveModel {
        id: Set(Id(id)),
        municipality_id: Set(Id(by.municipality)),
        case_id: Set(new.case.map(Id)),
        title: Set(new.title),
        change: Set(Code(change)),
        words: Set(new.words),
        translations: Set(new.translations.map(Json)),
        changed_on: Set(Day(on)),
        changed_by: Set(Id(who)),
    })
    .exec_without_returning(tx)
    .await?;
    for obstacle in new.obstacles {
        let row = procedure_obstacle::ActiveModel {
            id: Set(Id(new_id())),
            procedure_id: Set(Id(id)),
            obstacle_id: Set(Id(obstacle)),
        };
        procedure_obstacle::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(id)
}

/// Procedures that were changed or scrapped, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn procedures(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    reader: Lang,
) -> Result<Vec<Procedure>, StoreError> {
    let rows = procedure_change::Entity::find()
        .filter(procedure_change::Column::MunicipalityId.eq(Id(municipality)))
        .order_by_desc(procedure_change::Column::ChangedOn)
        .order_by_desc(procedure_change::Column::Id)
        .all(db)
        .await?;
    let links = procedure_obstacle::Entity::find()
        .filter(one_of(db, procedure_obstacle::Column::ProcedureId, rows.iter().map(|row| row.id)))
        .all(db)
        .await?;
    let of = |row: procedure_change::Model| {
        let translated = Translations::of(row.translations.as_ref(), reader);
        let (title, words) = (translated.get("title"), translated.get("words"));
        Some(Procedure {
            id: row.id.0,
            case: row.case_id.map(|id| id.0),
            lang: if title.is_some() { reader } else { Lang::Nl },
            title: title.unwrap_or(row.title),
            words: words.unwrap_or(row.words),
            change: row.change.0,
            on: row.changed_on.0,
            obstacles: links
                .iter()
                .filter(|link| link.procedure_id == row.id)
                .map(|link| link.obstacle_id.0)
                .collect(),
        })
    };
    Ok(rows.into_iter().filter_map(of).collect())
}

/// What was changed for an obstacle.
///
/// # Errors
/// When the database does not answer.
pub async fn of_obstacle(
    db: &impl ConnectionTrait,
    obstacle: ObstacleId,
    reader: Lang,
) -> Result<Vec<Procedure>, StoreError> {
    let links = procedure_obstacle::Entity::find()
        .filter(procedure_obstacle::Column::ObstacleId.eq(Id(obstacle)))
        .all(db)
        .await?;
    let Some(first) = links.first() else { return Ok(Vec::new()) };
    let Some(row) = procedure_change::Entity::find_by_id(first.procedure_id).one(db).await? else {
        return Ok(Vec::new());
    };
    let all = procedures(db, row.municipality_id.0, reader).await?;
    Ok(all.into_iter().filter(|procedure| procedure.obstacles.contains(&obstacle)).collect())
}

/// Leads what lies on the table, and what was changed, from one obstacle to another when the two turn out to
/// be the same.
///
/// # Errors
/// When the database does not answer.
pub async fn move_obstacle(
    tx: &impl ConnectionTrait,
    from: ObstacleId,
    to: ObstacleId,
) -> Result<(), StoreError> {
    // Once on a table is enough.
    let already =
        learning_item::Entity::find().filter(learning_item::Column::ObstacleId.eq(Id(to))).all(tx).await?;
    learning_item::Entity::delete_many()
        .filter(learning_item::Column::ObstacleId.eq(Id(from)))
        .filter(one_of(tx, learning_item::Column::CaseId, already.iter().map(|row| row.case_id)))
        .exec(tx)
        .await?;
    learning_item::Entity::update_many()
        .col_expr(learning_item::Column::ObstacleId, Expr::value(Id(to)))
        .filter(learning_item::Column::ObstacleId.eq(Id(from)))
        .exec(tx)
        .await?;
    let there = procedure_obstacle::Entity::find()
        .filter(procedure_obstacle::Column::ObstacleId.eq(Id(to)))
        .all(tx)
        .await?;
    for row in procedure_obstacle::Entity::find()
        .filter(procedure_obstacle::Column::ObstacleId.eq(Id(from)))
        .all(tx)
        .await?
    {
        if there.iter().any(|other| other.procedure_id == row.procedure_id) {
            procedure_obstacle::Entity::delete_by_id(row.id).exec(tx).await?;
        } else {
            let change = procedure_obstacle::ActiveModel { obstacle_id: Set(Id(to)), ..Default::default() };
            procedure_obstacle::Entity::update_many()
                .set(change)
                .filter(procedure_obstacle::Column::Id.eq(row.id))
                .exec(tx)
                .await?;
        }
    }
    Ok(())
}
