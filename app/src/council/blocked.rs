//! Obstacles, and where the initiatives are that met them.

use domain::id::{ObstacleId, RequestId};
use std::collections::{BTreeSet, HashMap};
use store::{obstacles::Obstacle, requests::Request};
use web::{context::Ctx, error::AppError};

/// Obstacles, and how many open ones there are per neighbourhood of the initiatives that met them.
pub struct Blocked {
    /// Every obstacle, also what is gone.
    pub all: Vec<Obstacle>,
    pub open: Vec<Obstacle>,
    pub by_area: HashMap<String, BTreeSet<ObstacleId>>,
    pub met: HashMap<ObstacleId, Vec<Request>>,
}

impl Blocked {
    /// Loads them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let all = store::obstacles::all(ctx.db(), ctx.municipality(), ctx.lang).await?;
        let open: Vec<_> = all.iter().filter(|obstacle| obstacle.is_open()).cloned().collect();
        let links =
            store::obstacles::links(ctx.db(), open.iter().map(|obstacle| obstacle.id).collect()).await?;
        let asked =
            store::requests::by_ids(ctx.db(), links.iter().map(|(_, request)| *request).collect()).await?;
        let places = store::initiatives::by_ids(
            ctx.db(),
            asked.iter().filter_map(|request| request.initiative),
            ctx.lang,
        )
        .await?;
        let asked: HashMap<RequestId, _> = asked.into_iter().map(|request| (request.id, request)).collect();
        let mut by_area: HashMap<String, BTreeSet<_>> = HashMap::new();
        let mut met: HashMap<_, Vec<_>> = HashMap::new();
        for (obstacle, request) in links {
            let Some(request) = asked.get(&request) else { continue };
            met.entry(obstacle).or_default().push(request.clone());
            if let Some(area) = request
                .initiative
                .and_then(|id| places.get(&id))
                .and_then(|initiative| initiative.area.clone())
            {
                by_area.entry(area).or_default().insert(obstacle);
            }
        }
        Ok(Self { all, open, by_area, met })
    }

    /// How many there are per district: one that was met in more neighbourhoods of it is one.
    pub fn counts_by_district(&self, ctx: &Ctx) -> HashMap<String, usize> {
        let mut all: HashMap<&str, BTreeSet<ObstacleId>> = HashMap::new();
        for area in &ctx.live.areas.neighbourhoods {
            if let Some(obstacles) = self.by_area.get(&area.code) {
                all.entry(&area.district).or_default().extend(obstacles);
            }
        }
        all.into_iter().map(|(district, obstacles)| (district.to_owned(), obstacles.len())).collect()
    }

    /// How many there are per neighbourhood.
    pub fn counts(&self) -> HashMap<String, usize> {
        self.by_area.iter().map(|(area, obstacles)| (area.clone(), obstacles.len())).collect()
    }
}
