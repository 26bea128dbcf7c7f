//! Loading the demonstration: at which moment, and by whom.

use super::written::Person;
use anyhow::Context as _;
use domain::{
    event::{Aggregate, Audience, Kind},
    id::{AccountId, TeamId},
    lang::Lang,
    text::Email,
    time,
};
use jiff::{Timestamp, ToSpan as _};
use std::collections::HashMap;
use store::journal::{By, Fact, Write};
use web::context::App;

/// What is being loaded, and on whose behalf.
pub struct Loader<'a> {
    /// The application.
    pub app: &'a App,
    /// One transaction for all of it.
    pub write: Write,
    /// The moment of loading.
    pub now: Timestamp,
    /// The same every time.
    pub random: fastrand::Rng,
    /// The colleagues, by their key.
    pub staff: HashMap<String, (AccountId, Option<TeamId>, Person)>,
}

impl Loader<'_> {
    /// A moment some days ago, in office hours; later for a later step of the same day, and never in the
    /// future.
    pub fn at(&self, days: i32, step: usize) -> Timestamp {
        let minutes = i64::try_from(step.min(100)).unwrap_or(0) * 4;
        let day = time::start_of(time::plus_days(time::day_of(self.now), -days));
        let at = day.checked_add((9 * 60 + minutes).minutes()).unwrap_or(day);
        let latest = self.now.checked_sub((120 - minutes.min(110)).minutes()).unwrap_or(self.now);
        at.min(latest)
    }

    pub fn act(&mut self, actor: Option<AccountId>, at: Timestamp) {
        self.write.set_by(By { actor, now: at, ..self.write.by() });
    }

    pub async fn event(
        &self,
        aggregate: Aggregate,
        id: uuid::Uuid,
        kind: Kind,
        audience: Audience,
        payload: serde_json::Value,
    ) -> anyhow::Result<()> {
        self.write.event(Fact { aggregate, id, kind, audience, payload }).await?;
        Ok(())
    }

    pub async fn person(&self, name: &str, email: &str) -> anyhow::Result<AccountId> {
        let email: Email = email.parse().with_context(|| email.to_owned())?;
        Ok(store::accounts::find_or_create(self.write.tx(), self.write.by(), &email, name, Lang::Nl).await?)
    }

    pub fn colleague(&self, key: &str) -> anyhow::Result<AccountId> {
        self.staff.get(key).map(|(id, ..)| *id).with_context(|| format!("there is no colleague {key}"))
    }
}
