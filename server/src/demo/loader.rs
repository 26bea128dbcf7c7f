//! Loading the demonstration: at which moment, on whose behalf, and what is there by now.

use super::written::{Moment, Person};
use anyhow::Context as _;
use domain::{
    id::{AccountId, InitiativeId, MunicipalityId, ObstacleId, RequestId, TeamId},
    lang::Lang,
    text::Email,
    time,
};
use jiff::{Timestamp, ToSpan as _};
use std::collections::HashMap;
use store::journal::{By, Write};
use uuid::Uuid;
use web::context::App;

/// What is being loaded, on whose behalf, and what is there by now.
pub struct Loader<'a> {
    /// The application.
    pub app: &'a App,
    /// One transaction for all of it.
    pub write: Write,
    /// The moment of loading.
    pub now: Timestamp,
    /// The same every time.
    pub random: fastrand::Rng,
    /// The colleagues, as they are written down.
    pub people: &'a [Person],
    /// Their accounts and teams, by their keys.
    pub staff: HashMap<String, (AccountId, Option<TeamId>)>,
    /// The initiatives by their slugs, with who makes them.
    pub initiatives: HashMap<String, (InitiativeId, AccountId)>,
    /// The obstacles by their keys.
    pub obstacles: HashMap<String, ObstacleId>,
    /// The requests by their titles and which of those they are, with who asked.
    pub requests: HashMap<(String, usize), (RequestId, AccountId)>,
    /// Everything else by its words, for what happened to it later.
    pub made: HashMap<String, Uuid>,
}

impl<'a> Loader<'a> {
    pub fn new(app: &'a App, write: Write, now: Timestamp, seed: u64, people: &'a [Person]) -> Self {
        Self {
            app,
            write,
            now,
            random: fastrand::Rng::with_seed(seed),
            people,
            staff: HashMap::new(),
            initiatives: HashMap::new(),
            obstacles: HashMap::new(),
            requests: HashMap::new(),
            made: HashMap::new(),
        }
    }

    /// A moment some days ago, in office hours; later for a later step of the same day, and never in the
    /// future.
    pub fn at(&self, (days, step): Moment) -> Timestamp {
        let minutes = i64::try_from(step.min(100)).unwrap_or(0) * 4;
        let day = time::start_of(time::plus_days(time::day_of(self.now), -days));
        let at = day.checked_add((9 * 60 + minutes).minutes()).unwrap_or(day);
        let latest = self.now.checked_sub((120 - minutes.min(110)).minutes()).unwrap_or(self.now);
        at.min(latest)
    }

    /// Keeps what happened up to now, and goes on.
    pub async fn keep(self) -> anyhow::Result<Self> {
        let by = self.write.by();
        self.write.commit().await?;
        Ok(Self { write: Write::start(&self.app.db, by).await?.silent(), ..self })
    }

    pub fn act(&mut self, actor: Option<AccountId>, at: Timestamp) {
        self.write.set_by(By { actor, now: at, ..self.write.by() });
    }

    pub fn municipality(&self) -> MunicipalityId {
        self.write.by().municipality
    }

    pub async fn person(&self, name: &str, email: &str) -> anyhow::Result<AccountId> {
        let email: Email = email.parse().with_context(|| email.to_owned())?;
        let name = name.parse()?;
        Ok(store::accounts::find_or_create(self.write.tx(), self.write.by(), &email, &name, Lang::Nl).await?)
    }

    /// A request that is written down, when it was filed by now.
    pub fn written_request(&self, title: &str) -> Option<(RequestId, AccountId)> {
        self.requests.get(&(title.to_owned(), 0)).copied()
    }

    pub fn colleague(&self, key: &str) -> anyhow::Result<AccountId> {
        self.staff.get(key).map(|(id, ..)| *id).with_context(|| format!("there is no colleague {key}"))
    }
}
