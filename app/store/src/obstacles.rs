//! Queries on obstacles; on joining, parting and appeals in `store/`.

pub mod appeals;
pub mod entity;
pub mod joining;
pub mod lists;

pub use appeals::{Appeal, appeals, move_appeals, put, reply};

use crate::{
    column::{Code, Day, Id, Json, Moment, new_id},
    error::StoreError,
    journal::By,
    keys::one_of,
    obstacles::entity::{obstacle, request_obstacle},
    search::{
        Subject,
        entries::{self, Entry},
    },
    slugs::Slugs,
    translations::Translations,
};
use domain::{
    id::{AccountId, MunicipalityId, ObstacleId, RequestId, TeamId},
    lang::Lang,
    obstacle::{Kind, Level, Source, Status},
    text::slug,
};
use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, entity::prelude::*, sea_query::LockType,
};
use std::collections::HashMap;

/// An obstacle.
#[derive(Debug, Clone)]
pub struct Obstacle {
    /// Its key.
    pub id: ObstacleId,
    /// Last part of its address.
    pub slug: String,
    /// What stands in the way, in one sentence.
    pub title: String,
    /// A little more about it.
    pub explanation: String,
    /// What kind.
    pub kind: Kind,
    /// Where it comes from.
    pub source: Source,
    /// Who has it.
    pub owner: Owner,
    /// How it stands.
    pub status: Status,
    /// Who has to answer.
    pub level: Level,
    /// Since when it stands at this level.
    pub since: Timestamp,
    /// Before when.
    pub due: Option<Date>,
    /// When it was reported.
    pub reported: Timestamp,
    /// When it got its answer.
    pub finished: Option<Timestamp>,
    /// The answer, fit to publish.
    pub answer: Option<String>,
    /// Language that the texts are in.
    pub lang: Lang,
    /// The obstacle that it turned out to be the same as.
    pub merged_into: Option<ObstacleId>,
    /// For stale forms.
    pub version: i32,
}

/// Who has an obstacle. Also when it comes from outside, somebody inside works on it by asking them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owner {
    /// A person.
    pub person: Option<AccountId>,
    /// A team.
    pub team: Option<TeamId>,
    /// A body outside the municipality.
    pub outside: Option<String>,
}

impl Owner {
    /// Whether anybody is named.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.person.is_some()
            || self.team.is_some()
            || self.outside.as_deref().is_some_and(|body| !body.trim().is_empty())
    }
}

impl Obstacle {
    fn of(row: obstacle::Model, reader: Lang) -> Option<Self> {
        let translated = Translations::of(row.translations.as_ref(), reader);
        let lang = if translated.get("title").is_some() { reader } else { Lang::Nl };
        Some(Self {
            id: row.id.0,
            slug: row.slug,
            title: translated.get("title").unwrap_or(row.title),
            explanation: translated.get("explanation").unwrap_or(row.explanation),
            kind: row.kind.0,
            source: row.source.0,
            owner: Owner {
                person: row.owner_id.map(|id| id.0),
                team: row.team_id.map(|id| id.0),
                outside: row.outside_owner,
            },
            status: row.status.0,
            level: row.level.0,
            since: row.level_since.unwrap_or(row.reported_at).timestamp(),
            due: row.due_on.map(|day| day.0),
            reported: row.reported_at.timestamp(),
            finished: row.finished_at.map(Moment::timestamp),
            answer: row.answer.map(|answer| translated.get("answer").unwrap_or(answer)),
            lang,
            merged_into: row.merged_into.map(|id| id.0),
            version: row.version,
        })
    }

    /// Whether it still stands in the way, under its own name.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.status.is_open() && self.merged_into.is_none()
    }

    /// What changes when nothing else does.
    #[must_use]
    pub fn unchanged(&self) -> Change {
        Change {
            status: self.status,
            owner: self.owner.clone(),
            level: self.level,
            since: self.since,
            due: self.due,
            answer: self.answer.clone(),
            finished: self.finished,
        }
    }

    /// Days that it stood, or stands, in the way.
    #[must_use]
    pub fn days(&self, now: Timestamp) -> i32 {
        let until = self.finished.unwrap_or(now);
        domain::time::days_between(domain::time::day_of(self.reported), domain::time::day_of(until))
    }
}

/// A new obstacle.
#[derive(Debug, Clone)]
pub struct New {
    /// In one sentence.
    pub title: String,
    /// A little more.
    pub explanation: String,
    /// What kind.
    pub kind: Kind,
    /// Where from.
    pub source: Source,
    /// Translations, as JSON, if there are any.
    pub translations: Option<serde_json::Value>,
    /// Address wished for; made from the title when empty.
    pub slug: String,
}

/// Reports an obstacle.
///
/// # Errors
/// When the database does not answer.
pub async fn report(
    tx: &impl ConnectionTrait,
    by: By,
    new: New,
    reporter: AccountId,
) -> Result<ObstacleId, StoreError> {
    let id = new_id();
    let wished = if new.slug.is_empty() { slug(&new.title) } else { new.slug.clone() };
    let of = (obstacle::Column::MunicipalityId, obstacle::Column::Slug);
    let mut slugs = Slugs::<obstacle::Entity>::of(tx, of, by.municipality, vec![wished.clone()]).await?;
    let free = slugs.free(tx, &wished).await?;
    obstacle::Entity::insert(obstacle::ActiveModel {
        id: Set(Id(id)),
        municipality_id: Set(Id(by.municipality)),
        slug: Set(free),
        title: Set(new.title.clone()),
        explanation: Set(new.explanation.clone()),
        translations: Set(new.translations.map(Json)),
        kind: Set(Code(new.kind)),
        source: Set(Code(new.source)),
        owner_id: Set(None),
        team_id: Set(None),
        outside_owner: Set(None),
        status: Set(Code(Status::Reported)),
        level: Set(Code(Level::Official)),
        due_on: Set(None),
        reported_at: Set(by.now.into()),
        reported_by: Set(Id(reporter)),
        finished_at: Set(None),
        answer: Set(None),
        version: Set(1),
        level_since: Set(Some(by.now.into())),
        merged_into: Set(None),
        split_from: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    entries::put(tx, Entry::new(Subject::Obstacle, id, (&new.title, &new.explanation), &[])).await?;
    Ok(id)
}

/// Writes by which words each is found, where no words are.
///
/// # Errors
/// When the database does not answer.
pub async fn reindex_all(tx: &impl ConnectionTrait) -> Result<(), StoreError> {
    for row in obstacle::Entity::find().all(tx).await? {
        entries::put(tx, Entry::new(Subject::Obstacle, row.id.0, (&row.title, &row.explanation), &[]))
            .await?;
    }
    Ok(())
}

/// Links an obstacle to a request. `false` when it was linked already.
///
/// # Errors
/// When the database does not answer.
pub async fn link(
    tx: &impl ConnectionTrait,
    by: By,
    request: RequestId,
    obstacle: ObstacleId,
) -> Result<bool, StoreError> {
    let row = request_obstacle::ActiveModel {
        id: Set(Id(new_id())),
        request_id: Set(Id(request)),
        obstacle_id: Set(Id(obstacle)),
        linked_at: Set(by.now.into()),
    };
    let columns = [request_obstacle::Column::RequestId, request_obstacle::Column::ObstacleId];
    let inserted = request_obstacle::Entity::insert(row)
        .on_conflict(sea_orm::sea_query::OnConflict::columns(columns).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(inserted > 0)
}

/// The obstacle at this address.
///
/// # Errors
/// When the database does not answer.
pub async fn by_slug(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    slug: &str,
    lang: Lang,
) -> Result<Option<Obstacle>, StoreError> {
    let row = obstacle::Entity::find()
        .filter(obstacle::Column::MunicipalityId.eq(Id(municipality)))
        .filter(obstacle::Column::Slug.eq(slug))
        .one(db)
        .await?;
    Ok(row.and_then(|row| Obstacle::of(row, lang)))
}

/// The same, to be changed: nobody else changes it until this transaction ends.
///
/// # Errors
/// When the database does not answer.
pub async fn to_change(
    tx: &DatabaseTransaction,
    municipality: MunicipalityId,
    slug: &str,
    lang: Lang,
) -> Result<Option<Obstacle>, StoreError> {
    let found = obstacle::Entity::find()
        .filter(obstacle::Column::MunicipalityId.eq(Id(municipality)))
        .filter(obstacle::Column::Slug.eq(slug));
    Ok(found.lock(LockType::NoKeyUpdate).one(tx).await?.and_then(|row| Obstacle::of(row, lang)))
}

/// Obstacles by key.
///
/// # Errors
/// When the database does not answer.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: Vec<ObstacleId>,
    lang: Lang,
) -> Result<HashMap<ObstacleId, Obstacle>, StoreError> {
    let rows = obstacle::Entity::find().filter(one_of(db, obstacle::Column::Id, ids)).all(db).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| Obstacle::of(row, lang))
        .map(|obstacle| (obstacle.id, obstacle))
        .collect())
}

/// The obstacle that a form names, as it stands now: one that became part of another is the other.
///
/// # Errors
/// When the database does not answer.
pub async fn current(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    id: ObstacleId,
) -> Result<Option<Obstacle>, StoreError> {
    let of = |id: ObstacleId| {
        obstacle::Entity::find_by_id(Id(id)).filter(obstacle::Column::MunicipalityId.eq(Id(municipality)))
    };
    let found = of(id).one(db).await?.and_then(|row| Obstacle::of(row, Lang::Nl));
    match found.as_ref().and_then(|found| found.merged_into) {
        Some(other) => Ok(of(other).one(db).await?.and_then(|row| Obstacle::of(row, Lang::Nl))),
        None => Ok(found),
    }
}

/// The obstacles that a request met, in the order in which they were found.
///
/// # Errors
/// When the database does not answer.
pub async fn of_request(
    db: &impl ConnectionTrait,
    request: RequestId,
    lang: Lang,
) -> Result<Vec<Obstacle>, StoreError> {
    let links = request_obstacle::Entity::find()
        .filter(request_obstacle::Column::RequestId.eq(Id(request)))
        .order_by_asc(request_obstacle::Column::LinkedAt)
        .all(db)
        .await?;
    let ids: Vec<_> = links.into_iter().map(|link| link.obstacle_id.0).collect();
    let mut found = by_ids(db, ids.clone(), lang).await?;
    Ok(ids.into_iter().filter_map(|id| found.remove(&id)).collect())
}

/// The requests that met an obstacle lately, the last one first.
///
/// # Errors
/// When the database does not answer.
pub async fn met_lately(
    db: &impl ConnectionTrait,
    obstacle: ObstacleId,
    most: u64,
) -> Result<Vec<RequestId>, StoreError> {
    let rows: Vec<Id<RequestId>> = request_obstacle::Entity::find()
        .select_only()
        .column(request_obstacle::Column::RequestId)
        .filter(request_obstacle::Column::ObstacleId.eq(Id(obstacle)))
        .order_by_desc(request_obstacle::Column::LinkedAt)
        .order_by_desc(request_obstacle::Column::Id)
        .limit(most)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|id| id.0).collect())
}

/// Which requests met which obstacle.
///
/// # Errors
/// When the database does not answer.
pub async fn links(
    db: &impl ConnectionTrait,
    obstacles: Vec<ObstacleId>,
) -> Result<Vec<(ObstacleId, RequestId)>, StoreError> {
    Ok(meetings(db, obstacles).await?.into_iter().map(|(obstacle, request, _)| (obstacle, request)).collect())
}

/// Which requests met which obstacle, and since when that is known.
///
/// # Errors
/// When the database does not answer.
pub async fn meetings(
    db: &impl ConnectionTrait,
    obstacles: Vec<ObstacleId>,
) -> Result<Vec<(ObstacleId, RequestId, Timestamp)>, StoreError> {
    let rows = request_obstacle::Entity::find()
        .filter(one_of(db, request_obstacle::Column::ObstacleId, obstacles))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.obstacle_id.0, row.request_id.0, row.linked_at.timestamp())).collect())
}

/// What changes of an obstacle when it gets an owner, an answer, or comes back.
#[derive(Debug, Clone)]
pub struct Change {
    /// Status from now on.
    pub status: Status,
    /// Who has it.
    pub owner: Owner,
    /// Who has to answer.
    pub level: Level,
    /// Since when it stands at that level.
    pub since: Timestamp,
    /// Before when.
    pub due: Option<Date>,
    /// The answer.
    pub answer: Option<String>,
    /// When it got the answer.
    pub finished: Option<Timestamp>,
}

/// Changes an obstacle that still has the version that was seen. `false` when somebody else was first.
///
/// # Errors
/// When the database does not answer.
pub async fn change(
    tx: &impl ConnectionTrait,
    id: ObstacleId,
    seen: i32,
    change: Change,
) -> Result<bool, StoreError> {
    let changed = obstacle::Entity::update_many()
        .set(obstacle::ActiveModel {
            status: Set(Code(change.status)),
            owner_id: Set(change.owner.person.map(Id)),
            team_id: Set(change.owner.team.map(Id)),
            outside_owner: Set(change.owner.outside),
            level: Set(Code(change.level)),
            level_since: Set(Some(change.since.into())),
            due_on: Set(change.due.map(Day)),
            answer: Set(change.answer),
            finished_at: Set(change.finished.map(Moment::from)),
            version: Set(seen.saturating_add(1)),
            ..Default::default()
        })
        .filter(obstacle::Column::Id.eq(Id(id)))
        .filter(obstacle::Column::Version.eq(seen))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected > 0)
}
