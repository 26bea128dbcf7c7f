//! What stands in the way, and where the initiatives are that met it.

use crate::obstacles::counts::{ages, tally};
use domain::{figures::Age, obstacle::Stand, time::day_of};
use std::{collections::HashMap, sync::Arc};
use store::obstacles::{
    Obstacle,
    lists::{self, Tally},
};
use web::{context::Ctx, error::AppError};

/// How many obstacles there are, and of the open ones: how many per neighbourhood and per district of the
/// initiatives that met them, how old they are, and which come back most.
pub struct Blocked {
    pub tally: Arc<Tally>,
    pub by_area: HashMap<String, usize>,
    pub by_district: HashMap<String, usize>,
    pub ages: Arc<Vec<(Age, usize)>>,
    pub often: Vec<(Obstacle, usize)>,
}

impl Blocked {
    /// Loads it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx) -> Result<Arc<Self>, AppError> {
        let name = format!("blocked {} {}", ctx.lang.code(), day_of(ctx.now));
        ctx.counted(&name, Self::count(ctx)).await
    }

    async fn count(ctx: &Ctx) -> Result<Self, AppError> {
        let (by_area, by_district) = lists::blocked(ctx.db(), ctx.municipality()).await?;
        let often = lists::often(ctx.db(), ctx.reader(), 3).await?;
        let (tally, ages) = (tally(ctx).await?, ages(ctx).await?);
        Ok(Self { tally, by_area, by_district, ages, often })
    }

    /// How many are open.
    pub fn open(&self) -> u64 {
        self.tally.count(Stand::Open, None)
    }

    /// How many days the oldest open one is there.
    pub fn oldest(&self, ctx: &Ctx) -> i32 {
        self.tally.days_of_oldest(ctx.now)
    }
}
