//! Which obstacles there are: how many of each, and some of them at a time.

use super::{
    Obstacle,
    entity::{obstacle, request_obstacle},
};
use crate::{
    column::{Code, Id, Moment},
    db::Reader,
    error::StoreError,
    keys::{literals, one_of, within},
    search::{self, Subject, alike},
};
use domain::{
    id::{AccountId, MunicipalityId, ObstacleId},
    obstacle::{Kind, Level, Stand, Status},
    time::{day_of, days_between},
};
use jiff::Timestamp;
use sea_orm::{
    ConnectionTrait, EntityTrait, ExprTrait as _, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    entity::prelude::*,
    sea_query::{Condition, NullOrdering, Query, SelectStatement},
};
use std::collections::HashMap;

/// Which of the obstacles that stand under their own name.
#[derive(Debug, Clone, Default)]
pub struct Which {
    /// How they stand.
    pub stand: Option<Stand>,
    /// Of one kind.
    pub kind: Option<Kind>,
    /// At one of these levels; at any when there are none.
    pub levels: Vec<Level>,
    /// Who has them.
    pub owner: Option<Owned>,
    /// Reported from this moment on.
    pub from: Option<Timestamp>,
    /// Reported before this moment.
    pub before: Option<Timestamp>,
    /// Met by an initiative in one of these neighbourhoods; by any when there are none.
    pub areas: Vec<String>,
}

/// Who has an obstacle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owned {
    /// Somebody.
    By(AccountId),
    /// Somebody, or no person.
    ByOrNobody(AccountId),
    /// Anybody else, or no person.
    ByOthers(AccountId),
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// What was reported first.
    Oldest,
    /// What was reported last.
    Newest,
    /// What got its answer last.
    Answered,
    /// What is due first.
    Due,
}

impl Which {
    /// Those that stand so.
    #[must_use]
    pub fn standing(stand: Stand) -> Self {
        Self { stand: Some(stand), ..Self::default() }
    }

    fn condition(&self) -> Condition {
        use obstacle::Column;
        let owner = self.owner.map(|owner| match owner {
            Owned::By(who) => Condition::all().add(Column::OwnerId.eq(Id(who))),
            Owned::ByOrNobody(who) => {
                Condition::any().add(Column::OwnerId.eq(Id(who))).add(Column::OwnerId.is_null())
            }
            Owned::ByOthers(who) => {
                Condition::any().add(Column::OwnerId.ne(Id(who))).add(Column::OwnerId.is_null())
            }
        });
        let levels = self.levels.iter().copied().map(Code);
        let moment = |at: Timestamp| Moment::from(at);
        Condition::all()
            .add_option(self.stand.map(standing))
            .add_option(self.kind.map(|kind| Column::Kind.eq(Code(kind))))
            .add_option((!self.levels.is_empty()).then(|| Column::Level.is_in(levels)))
            .add_option(owner)
            .add_option(self.from.map(|at| Column::ReportedAt.gte(moment(at))))
            .add_option(self.before.map(|at| Column::ReportedAt.lt(moment(at))))
            .add_option((!self.areas.is_empty()).then(|| Column::Id.in_subquery(met_in(&self.areas))))
    }
}

fn standing(stand: Stand) -> Expr {
    let codes = literals(stand.statuses().iter().map(|status| status.code()));
    Expr::cust(format!("\"obstacle\".\"status\" IN ({codes})"))
}

/// From what requests met to the initiatives that they are of.
fn to_initiatives(query: &mut SelectStatement) -> &mut SelectStatement {
    let column = |table: &'static str, name: &'static str| Expr::col((table, name));
    query
        .inner_join("request", column("request", "id").eq(column("request_obstacle", "request_id")))
        .inner_join("initiative", column("initiative", "id").eq(column("request", "initiative_id")))
}

/// What initiatives in some neighbourhoods met.
fn met_in(areas: &[String]) -> SelectStatement {
    let here = Expr::col(("initiative", "area_code")).is_in(areas.iter().map(String::as_str));
    let mut met = Query::select();
    to_initiatives(met.column(("request_obstacle", "obstacle_id")).from("request_obstacle"));
    met.and_where(here).to_owned()
}

fn under_their_own_name(municipality: MunicipalityId) -> Select<obstacle::Entity> {
    obstacle::Entity::find()
        .filter(obstacle::Column::MunicipalityId.eq(Id(municipality)))
        .filter(obstacle::Column::MergedInto.is_null())
}

/// How many there are.
///
/// # Errors
/// When the database does not answer.
pub async fn count(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    which: &Which,
) -> Result<u64, StoreError> {
    Ok(under_their_own_name(municipality).filter(which.condition()).count(db).await?)
}

/// Some of them: behind so many, so many at the most.
///
/// # Errors
/// When the database does not answer.
pub async fn some(
    db: &impl ConnectionTrait,
    reader: Reader,
    which: &Which,
    sort: Sort,
    (skip, take): (u64, u64),
) -> Result<Vec<Obstacle>, StoreError> {
    use obstacle::Column;
    let select = under_their_own_name(reader.municipality).filter(which.condition());
    let select = match sort {
        Sort::Oldest => select.order_by_asc(Column::ReportedAt).order_by_asc(Column::Id),
        Sort::Newest => select.order_by_desc(Column::ReportedAt).order_by_desc(Column::Id),
        Sort::Answered => select.order_by_desc(Column::FinishedAt).order_by_desc(Column::Id),
        Sort::Due => select
            .order_by_with_nulls(Column::DueOn, sea_orm::Order::Asc, NullOrdering::First)
            .order_by_asc(Column::Id),
    };
    let rows = select.offset(skip).limit(take).all(db).await?;
    Ok(rows.into_iter().filter_map(|row| Obstacle::of(row, reader.lang)).collect())
}

/// Every open one, oldest first: for the clock, which looks at each.
///
/// # Errors
/// When the database does not answer.
pub async fn open(db: &impl ConnectionTrait, reader: Reader) -> Result<Vec<Obstacle>, StoreError> {
    some(db, reader, &Which::standing(Stand::Open), Sort::Oldest, (0, u64::from(u32::MAX))).await
}

/// What a form lets choose from. A list in a form has an end.
#[derive(Debug, Clone, Default)]
pub struct ToChoose {
    /// Those that were reported last, the last one first.
    pub some: Vec<Obstacle>,
    /// Whether there are more.
    pub is_cut: bool,
}

/// So many a form lets choose from.
pub const TO_CHOOSE: u64 = 100;

/// Those that were reported last, for a form that lets choose one; without some that are chosen already.
///
/// # Errors
/// When the database does not answer.
pub async fn to_choose(
    db: &impl ConnectionTrait,
    reader: Reader,
    which: &Which,
    without: &[ObstacleId],
) -> Result<ToChoose, StoreError> {
    let mut some = some(db, reader, which, Sort::Newest, (0, TO_CHOOSE)).await?;
    let is_cut = u64::try_from(some.len()).unwrap_or_default() >= TO_CHOOSE;
    some.retain(|one| !without.contains(&one.id));
    Ok(ToChoose { some, is_cut })
}

/// The column that a search finds.
const KEY: &str = "\"obstacle\".\"id\"";

/// Open obstacles that look like what is being typed, best first, with how many requests met each. All of
/// them are compared when there are few, and of many those that share a word with it.
///
/// # Errors
/// When the database does not answer.
pub async fn similar(
    db: &impl ConnectionTrait,
    reader: Reader,
    typed: &str,
) -> Result<Vec<(Obstacle, usize)>, StoreError> {
    let open = under_their_own_name(reader.municipality)
        .filter(Which::standing(Stand::Open).condition())
        .order_by_desc(obstacle::Column::ReportedAt)
        .order_by_desc(obstacle::Column::Id);
    let rows = search::near(db, open, (Subject::Obstacle, KEY), typed).await?;
    let open: Vec<_> = rows.into_iter().filter_map(|row| Obstacle::of(row, reader.lang)).collect();
    let texts: Vec<_> = open.iter().map(|one| alike::Words::of(&one.title, &one.explanation)).collect();
    let best: Vec<_> = alike::best(typed, &texts, 4).into_iter().filter_map(|at| open.get(at)).collect();
    let met = met(db, best.iter().map(|one| one.id)).await?;
    Ok(best.into_iter().map(|one| (one.clone(), met.get(&one.id).copied().unwrap_or_default())).collect())
}

/// The open ones that somebody has, what is due first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_owner(
    db: &impl ConnectionTrait,
    reader: Reader,
    who: AccountId,
) -> Result<Vec<Obstacle>, StoreError> {
    let theirs = Which { owner: Some(Owned::By(who)), ..Which::standing(Stand::Open) };
    some(db, reader, &theirs, Sort::Due, (0, u64::from(u32::MAX))).await
}

/// How many stand alike.
#[derive(Debug, Clone, FromQueryResult)]
struct Row {
    status: Code<Status>,
    kind: Code<Kind>,
    level: Code<Level>,
    many: i64,
    oldest: Moment,
}

/// How many obstacles there are of each kind, at each level, and how they stand.
#[derive(Debug, Clone, Default)]
pub struct Tally(Vec<Row>);

impl Tally {
    /// How many stand so, of one kind or of all.
    #[must_use]
    pub fn count(&self, stand: Stand, kind: Option<Kind>) -> u64 {
        self.sum(|row| stand.statuses().contains(&row.status.0) && kind.is_none_or(|kind| row.kind.0 == kind))
    }

    /// How many open ones there are at a level.
    #[must_use]
    pub fn at(&self, level: Level) -> u64 {
        self.sum(|row| row.status.0.is_open() && row.level.0 == level)
    }

    /// How many there are of a kind, however they stand.
    #[must_use]
    pub fn of(&self, kind: Kind) -> u64 {
        self.sum(|row| row.kind.0 == kind)
    }

    /// How many there are.
    #[must_use]
    pub fn all(&self) -> u64 {
        self.sum(|_| true)
    }

    /// How many days the open one is there that is there longest.
    #[must_use]
    pub fn days_of_oldest(&self, now: Timestamp) -> i32 {
        let open = self.0.iter().filter(|row| row.status.0.is_open());
        let oldest = open.map(|row| row.oldest.timestamp()).min();
        oldest.map_or(0, |oldest| days_between(day_of(oldest), day_of(now)))
    }

    fn sum(&self, which: impl Fn(&Row) -> bool) -> u64 {
        let sum: i64 = self.0.iter().filter(|row| which(row)).map(|row| row.many).sum();
        u64::try_from(sum).unwrap_or_default()
    }
}

/// Counts those that stand under their own name.
///
/// # Errors
/// When the database does not answer.
pub async fn tally(db: &impl ConnectionTrait, municipality: MunicipalityId) -> Result<Tally, StoreError> {
    let select = under_their_own_name(municipality)
        .select_only()
        .column(obstacle::Column::Status)
        .column(obstacle::Column::Kind)
        .column(obstacle::Column::Level)
        .column_as(obstacle::Column::Id.count(), "many")
        .column_as(obstacle::Column::ReportedAt.min(), "oldest")
        .group_by(obstacle::Column::Status)
        .group_by(obstacle::Column::Kind)
        .group_by(obstacle::Column::Level);
    Ok(Tally(select.into_model::<Row>().all(db).await?))
}

/// How many requests met each of these.
///
/// # Errors
/// When the database does not answer.
pub async fn met(
    db: &impl ConnectionTrait,
    obstacles: impl IntoIterator<Item = ObstacleId>,
) -> Result<HashMap<ObstacleId, usize>, StoreError> {
    let rows: Vec<(Id<ObstacleId>, i64)> = request_obstacle::Entity::find()
        .select_only()
        .column(request_obstacle::Column::ObstacleId)
        .column_as(request_obstacle::Column::Id.count(), "many")
        .filter(one_of(db, request_obstacle::Column::ObstacleId, obstacles))
        .group_by(request_obstacle::Column::ObstacleId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, many)| (id.0, usize::try_from(many).unwrap_or_default())).collect())
}

/// The open ones that most requests met, more than one each, with how many.
///
/// # Errors
/// When the database does not answer.
pub async fn often(
    db: &impl ConnectionTrait,
    reader: Reader,
    most: u64,
) -> Result<Vec<(Obstacle, usize)>, StoreError> {
    let open = under_their_own_name(reader.municipality)
        .filter(Which::standing(Stand::Open).condition())
        .select_only()
        .column(obstacle::Column::Id)
        .into_query();
    let many = request_obstacle::Column::Id.count();
    let more_than_one = sea_orm::sea_query::ExprTrait::gt(many.clone(), 1);
    let rows: Vec<(Id<ObstacleId>, i64)> = request_obstacle::Entity::find()
        .select_only()
        .column(request_obstacle::Column::ObstacleId)
        .column_as(many.clone(), "many")
        .filter(request_obstacle::Column::ObstacleId.in_subquery(open))
        .group_by(request_obstacle::Column::ObstacleId)
        .having(more_than_one)
        .order_by_desc(many)
        .order_by_asc(request_obstacle::Column::ObstacleId)
        .limit(most)
        .into_tuple()
        .all(db)
        .await?;
    let ids = rows.iter().map(|(id, _)| id.0).collect();
    let mut found = super::by_ids(db, ids, reader.lang).await?;
    let of = |(id, many): (Id<ObstacleId>, i64)| {
        Some((found.remove(&id.0)?, usize::try_from(many).unwrap_or_default()))
    };
    Ok(rows.into_iter().filter_map(of).collect())
}

/// In which neighbourhoods the initiatives are that met an open one, and how many it were in each; and the
/// same per district: one that was met in more neighbourhoods of it is one.
///
/// # Errors
/// When the database does not answer.
pub async fn blocked(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
) -> Result<(HashMap<String, usize>, HashMap<String, usize>), StoreError> {
    Ok((per(db, municipality, "area_code").await?, per(db, municipality, "district_code").await?))
}

async fn per(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    place: &'static str,
) -> Result<HashMap<String, usize>, StoreError> {
    let linked = Expr::col(("request_obstacle", "obstacle_id")).eq(Expr::col(("obstacle", "id")));
    let mut query = under_their_own_name(municipality)
        .filter(Which::standing(Stand::Open).condition())
        .select_only()
        .into_query();
    query
        .column(("initiative", place))
        .expr(Expr::col(("obstacle", "id")).count_distinct())
        .inner_join("request_obstacle", linked);
    to_initiatives(&mut query)
        .and_where(Expr::col(("initiative", place)).is_not_null())
        .group_by_col(("initiative", place));
    let rows = db.query_all(&query).await?;
    rows.iter()
        .map(|row| {
            let (place, many): (String, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            Ok((place, usize::try_from(many).unwrap_or_default()))
        })
        .collect()
}

/// What figures count of an obstacle.
#[derive(Debug, Clone, Copy)]
pub struct Fact {
    /// What kind.
    pub kind: Kind,
    /// How it stands.
    pub status: Status,
    /// When it was reported.
    pub reported: Timestamp,
    /// When it got its answer.
    pub finished: Option<Timestamp>,
}

/// The columns of [`Fact`].
type FactRow = (Code<Kind>, Code<Status>, Moment, Option<Moment>);

/// What was reported or answered from a moment on and before another, for figures about the municipality
/// itself (rule 10).
///
/// # Errors
/// When the database does not answer.
pub async fn facts(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    time: (Timestamp, Timestamp),
) -> Result<Vec<Fact>, StoreError> {
    use obstacle::Column;
    let (reported, finished) = (within(Column::ReportedAt, time), within(Column::FinishedAt, time));
    let rows: Vec<FactRow> = under_their_own_name(municipality)
        .filter(Condition::any().add(reported).add(finished))
        .select_only()
        .columns([Column::Kind, Column::Status, Column::ReportedAt, Column::FinishedAt])
        .into_tuple()
        .all(db)
        .await?;
    let fact = |(kind, status, reported, finished): FactRow| Fact {
        kind: kind.0,
        status: status.0,
        reported: reported.timestamp(),
        finished: finished.map(Moment::timestamp),
    };
    Ok(rows.into_iter().map(fact).collect())
}
