//! How many obstacles there are, counted once for everybody until anything changes.

use domain::{
    figures::Age,
    obstacle::Stand,
    time::{day_of, plus_days, start_of},
};
use std::sync::Arc;
use store::obstacles::{
    Obstacle,
    lists::{self, Sort, Tally, Which},
};
use web::{context::Ctx, error::AppError, ui::parts::Part};

/// How many obstacles there are of each kind, at each level, and how they stand.
///
/// # Errors
/// When the database does not answer.
pub async fn tally(ctx: &Ctx) -> Result<Arc<Tally>, AppError> {
    let count = async { Ok(lists::tally(ctx.db(), ctx.municipality()).await?) };
    ctx.counted("obstacles", count).await
}

/// What is shown of some of the obstacles in a part of a page; nothing when another part is asked for.
///
/// # Errors
/// When the database does not answer.
pub async fn shown(
    ctx: &Ctx,
    part: Option<Part>,
    which: &Which,
    sort: Sort,
) -> Result<Option<(Part, Vec<Obstacle>)>, AppError> {
    let rows = async |part: Part| Ok(lists::some(ctx.db(), ctx.reader(), which, sort, part.rows()).await?);
    Part::filled(part, rows).await
}

/// How many of the open ones are of each age today.
///
/// # Errors
/// When the database does not answer.
pub async fn ages(ctx: &Ctx) -> Result<Arc<Vec<(Age, usize)>>, AppError> {
    let count = async {
        let mut ages = Vec::with_capacity(Age::ALL.len());
        for age in Age::ALL.iter().copied() {
            let many = lists::count(ctx.db(), ctx.municipality(), &of_age(ctx, Some(age))).await?;
            ages.push((age, usize::try_from(many).unwrap_or_default()));
        }
        Ok(ages)
    };
    ctx.counted(&format!("ages {}", day_of(ctx.now)), count).await
}

/// The open ones of an age, or of all ages.
pub fn of_age(ctx: &Ctx, age: Option<Age>) -> Which {
    let (first, last) = age.map(|age| age.began(day_of(ctx.now))).unwrap_or_default();
    Which {
        from: first.map(start_of),
        before: last.map(|last| start_of(plus_days(last, 1))),
        ..Which::standing(Stand::Open)
    }
}
