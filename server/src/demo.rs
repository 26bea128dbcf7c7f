//! Demonstration data: invented people and initiatives in real neighbourhoods, written down in `demo/*.json`.
//!
//! Requests go through the same actions as the real thing, and the rest through the same `store` functions, each step at its own moment
//! in the past, so that chains hold, numbers count and pages show what they would show. Nobody gets a letter about the past.

use anyhow::Context as _;
use app::{
    accounts::actions as accounts,
    assessments::{self, actions::Given},
    initiatives::actions::{self as initiatives, Origin},
    obstacles::actions as obstacle_actions,
    requests::actions::{
        self, Asked, Said,
        decide::{Draft, Proposed},
    },
};
use domain::{
    access::{Grant, Role},
    area::Point,
    checklist::Question,
    climb::{Why, above, answer_by},
    event::{Aggregate, Audience, Kind},
    id::{AccountId, InitiativeId, ObstacleId, RequestId, TeamId},
    initiative::{Precision, public_point},
    lang::Lang,
    obstacle::{Level, Source, Status as ObstacleStatus},
    offer,
    request::{Status, Turn},
    text::Email,
    thresholds::Thresholds,
    time,
};
use jiff::{Timestamp, ToSpan as _};
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::json;
use std::collections::HashMap;
use store::{
    accounts::GrantSource,
    initiatives::{self as initiative_store, Need, New},
    journal::{By, Fact, Write},
    obstacles as obstacle_store,
    requests::{self as request_store, Details, Referral},
};
use web::context::App;

mod loops;
mod written;

use written::{Action, Initiative, Obstacle, Person, Request};

/// Areas of the demonstration: neighbourhoods and districts of Enschede (CBS/Kadaster, CC BY 4.0).
pub const AREAS: [&str; 2] =
    [include_str!("../../app/store/data/enschede_wijken_2024.geojson"), include_str!("../../app/store/data/enschede_buurten_2024.geojson")];

/// A number that nobody has.
pub const PHONE: &str = "000 - 000 00 00";

/// Whether there are no accounts yet.
///
/// # Errors
/// When the database does not answer.
pub async fn is_empty(app: &App) -> anyhow::Result<bool> {
    Ok(store::accounts::entity::account::Entity::find().count(app.db.read()).await? == 0)
}

/// Fills an empty database. Gives a line that says with what.
///
/// # Errors
/// When the database is not empty, or a file of the demonstration is wrong.
pub async fn load(app: &App, initiatives: Option<usize>, seed: u64) -> anyhow::Result<String> {
    anyhow::ensure!(is_empty(app).await?, "the database is not empty: demonstration data goes into a new one");
    let by = By { municipality: app.municipality.id, actor: None, now: app.clock.now() };
    let mut loader =
        Loader { app, write: Write::start(&app.db, by).await?.silent(), now: by.now, random: fastrand::Rng::with_seed(seed), staff: HashMap::new() };
    loader.people().await?;
    let written = written::initiatives()?;
    let wanted = initiatives.unwrap_or(written.len());
    let known = loader.initiatives(&written, wanted).await?;
    let obstacles = written::obstacles()?;
    let keys = loader.obstacles(&obstacles).await?;
    let requests = written::requests()?;
    let mut filed = HashMap::new();
    for request in requests.iter().filter(|request| request.initiative.as_ref().is_none_or(|slug| known.contains_key(slug))) {
        let id = loader.request(request, &known, &keys, &obstacles).await.with_context(|| request.title.clone())?;
        filed.insert(request.title.clone(), id);
    }
    loader.loops(&loops::Known { initiatives: &known, obstacles: &keys, requests: &filed }).await?;
    loader.write.commit().await?;
    Ok(format!("demonstration data is in: {wanted} initiatives, {} obstacles, {} requests", obstacles.len(), requests.len()))
}

struct Loader<'a> {
    app: &'a App,
    write: Write,
    now: Timestamp,
    random: fastrand::Rng,
    staff: HashMap<String, (AccountId, Option<TeamId>, Person)>,
}

impl Loader<'_> {
    /// A moment some days ago, in office hours; later for a later step of the same day, and never in the future.
    fn at(&self, days: i32, step: usize) -> Timestamp {
        let minutes = i64::try_from(step.min(100)).unwrap_or(0) * 4;
        let day = time::start_of(time::plus_days(time::day_of(self.now), -days));
        let at = day.checked_add((9 * 60 + minutes).minutes()).unwrap_or(day);
        let latest = self.now.checked_sub((120 - minutes.min(110)).minutes()).unwrap_or(self.now);
        at.min(latest)
    }

    fn act(&mut self, actor: Option<AccountId>, at: Timestamp) {
        self.write.set_by(By { actor, now: at, ..self.write.by() });
    }

    async fn event(&self, aggregate: Aggregate, id: uuid::Uuid, kind: Kind, audience: Audience, payload: serde_json::Value) -> anyhow::Result<()> {
        self.write.event(Fact { aggregate, id, kind, audience, payload }).await?;
        Ok(())
    }

    async fn person(&self, name: &str, email: &str) -> anyhow::Result<AccountId> {
        let email: Email = email.parse().with_context(|| email.to_owned())?;
        Ok(store::accounts::find_or_create(self.write.tx(), self.write.by(), &email, name, Lang::Nl).await?)
    }

    fn colleague(&self, key: &str) -> anyhow::Result<AccountId> {
        self.staff.get(key).map(|(id, ..)| *id).with_context(|| format!("there is no colleague {key}"))
    }

    async fn people(&mut self) -> anyhow::Result<()> {
        for person in written::people()? {
            let id = self.person(&person.name, &person.email).await?;
            store::accounts::describe(self.write.tx(), id, &person.function, &person.phone).await?;
            let team = store::accounts::team(self.write.tx(), self.write.by().municipality, &person.team).await?;
            // The administrator is there for the whole municipality, an alderman for the teams of the portfolio.
            let team = matches!(person.role, Role::Official | Role::Manager).then_some(team);
            if person.portfolio.is_empty() {
                self.role(id, person.role, team).await?;
            }
            for name in &person.portfolio {
                let team = store::accounts::team(self.write.tx(), self.write.by().municipality, name).await?;
                self.role(id, person.role, Some(team)).await?;
            }
            self.staff.insert(person.key.clone(), (id, team, person));
        }
        Ok(())
    }

    async fn role(&self, account: AccountId, role: Role, team: Option<TeamId>) -> anyhow::Result<()> {
        accounts::grant_role(&self.write, account, &Grant { team, ..Grant::whole(role) }, GrantSource::Hand).await?;
        Ok(())
    }

    async fn initiatives(&mut self, written: &[Initiative], wanted: usize) -> anyhow::Result<HashMap<String, (InitiativeId, AccountId)>> {
        let mut known = HashMap::new();
        let mut all: Vec<Initiative> = written.iter().take(wanted).cloned().collect();
        for number in written.len()..wanted {
            let neighbourhoods = &self.app.live().areas.neighbourhoods;
            let (Some(like), Some(area)) = (self.random.choice(written), self.random.choice(neighbourhoods)) else { break };
            let mut made = like.clone();
            made.title = format!("{} {}", like.title, area.name);
            made.slug = format!("{}-{number}", like.slug);
            made.neighbourhood = area.code.clone();
            made.registered_days_ago = self.random.i32(1..900);
            all.push(made);
        }
        all.sort_by_key(|one| std::cmp::Reverse(one.registered_days_ago));
        for one in all {
            let slug = one.slug.clone();
            known.insert(slug, self.initiative(one).await?);
        }
        Ok(known)
    }

    async fn initiative(&mut self, one: Initiative) -> anyhow::Result<(InitiativeId, AccountId)> {
        let at = self.at(one.registered_days_ago, 0);
        self.act(None, at);
        let owner = self.person(&one.steward.name, &one.steward.email).await?;
        self.act(Some(owner), at);
        let area =
            self.app.live().areas.neighbourhood(&one.neighbourhood).cloned().with_context(|| format!("there is no neighbourhood {}", one.neighbourhood))?;
        let exact = (one.precision == Precision::Exact).then(|| self.somewhere_in(&area));
        let english = json!({"en": {"summary": one.summary_en, "story": one.story_en.clone().unwrap_or_else(|| one.summary_en.clone())}});
        let needs = one.needs.iter().map(|need| (false, need)).chain(one.offers.iter().map(|offer| (true, offer)));
        let new = New {
            slug: one.slug,
            lang: Lang::Nl,
            title: one.title,
            summary: one.summary,
            story: one.story,
            translations: Some(english),
            themes: one.themes,
            stage: one.stage,
            contact: one.contact,
            precision: one.precision,
            area: Some(area.code.clone()),
            district: Some(area.district.clone()),
            place: public_point(one.precision, exact, Some(area.point)),
            initiators: Some(one.steward.name),
            opening: one.open,
            since: one.since,
            benefits: one.benefits,
            value_picture: one.value_picture,
            needs: needs.map(|(offered, need)| Need { offered, what: need.text.clone(), details: need.details.clone() }).collect(),
        };
        let (id, _) = initiatives::publish(&self.write, new, owner, Origin::Registered { helped_by: None }).await?;
        Ok((id, owner))
    }

    fn somewhere_in(&mut self, area: &store::areas::Area) -> Point {
        let Some((low, high)) = area.outline.bounds() else { return area.point };
        let mut tries = 0;
        loop {
            let at = Point { lat: low.lat + (high.lat - low.lat) * self.random.f64(), lon: low.lon + (high.lon - low.lon) * self.random.f64() };
            tries += 1;
            if area.outline.contains(at) {
                return at;
            }
            if tries > 200 {
                return area.point;
            }
        }
    }

    async fn obstacles(&mut self, all: &[Obstacle]) -> anyhow::Result<HashMap<String, ObstacleId>> {
        let mut keys = HashMap::new();
        let reporter = self.colleague("samira")?;
        for one in all {
            self.act(Some(reporter), self.at(one.opened_days_ago, 0));
            let english = json!({"en": {"title": one.title_en, "explanation": one.explanation_en, "answer": one.answer_en}});
            let new = obstacle_store::New {
                title: one.title.clone(),
                explanation: one.explanation.clone(),
                kind: one.kind,
                source: one.from,
                translations: Some(english),
                slug: one.key.clone(),
            };
            let id = obstacle_actions::report(&self.write, new, reporter, None).await?;
            let mut version = 1;
            if one.status != ObstacleStatus::Reported {
                let owner = self.owner(one).await?;
                let (level, person) = (one.level, owner.person);
                let due = one.due_in_days.map(|days| time::plus_days(time::day_of(self.now), days));
                let since = self.level_since(one, due);
                let owned = obstacle_store::Change { status: ObstacleStatus::Owned, owner: owner.clone(), level, since, due, answer: None, finished: None };
                obstacle_store::change(self.write.tx(), id, version, owned).await?;
                version += 1;
                self.act(Some(reporter), self.at(one.opened_days_ago, 60));
                self.event(Aggregate::Obstacle, id.0, Kind::ObstacleOwned, Audience::Public, json!({"owner": person, "level": Level::Official})).await?;
                self.climb(one, id, since, person, due).await?;
                if let (Some(days), false) = (one.closed_days_ago, one.status.is_open()) {
                    let at = self.at(days, 0);
                    self.act(person.or(Some(reporter)), at);
                    let done = obstacle_store::Change { status: one.status, owner, level, since, due: None, answer: one.answer.clone(), finished: Some(at) };
                    obstacle_store::change(self.write.tx(), id, version, done).await?;
                    self.event(Aggregate::Obstacle, id.0, Kind::ObstacleFinished, Audience::Public, json!({"status": one.status})).await?;
                }
            }
            keys.insert(one.key.clone(), id);
        }
        Ok(keys)
    }

    /// Since when an obstacle stands at its level: so long before its date as the term of that level is.
    fn level_since(&self, one: &Obstacle, due: Option<jiff::civil::Date>) -> Timestamp {
        let opened = self.at(one.opened_days_ago, 61);
        let thresholds = Thresholds::default();
        let Some(due) = due.filter(|_| one.level != Level::Official) else { return opened };
        let mut days = 0;
        let start = |days: i32| self.at(one.opened_days_ago.saturating_sub(days).max(0), 61);
        while days < one.opened_days_ago && answer_by(one.level, time::day_of(start(days)), &thresholds) < due {
            days += 1;
        }
        start(days)
    }

    /// How an obstacle came to its level: a step up for each, the last one at the moment since when it stands there.
    async fn climb(
        &mut self,
        one: &Obstacle,
        id: ObstacleId,
        since: Timestamp,
        owner: Option<AccountId>,
        due: Option<jiff::civil::Date>,
    ) -> anyhow::Result<()> {
        let opened = self.at(one.opened_days_ago, 61);
        let mut level = Level::Official;
        let steps = Level::ALL.iter().position(|level| *level == one.level).unwrap_or(0);
        for step in 1..=steps {
            let Some(to) = above(level) else { break };
            let share = i64::try_from(step).unwrap_or(1) * (since.as_second() - opened.as_second()) / i64::try_from(steps).unwrap_or(1);
            self.act(None, opened.checked_add(share.seconds()).unwrap_or(since));
            let last = step == steps;
            let why = if one.from == Source::NationalLaw || one.from == Source::Province { Why::ByHand } else { Why::Overdue };
            let payload = json!({"from": level, "to": to, "why": why, "owner": owner.filter(|_| last), "due": due.filter(|_| last)});
            self.event(Aggregate::Obstacle, id.0, Kind::ObstacleClimbed, Audience::Public, payload).await?;
            level = to;
        }
        Ok(())
    }

    async fn owner(&self, one: &Obstacle) -> anyhow::Result<obstacle_store::Owner> {
        let mut owner = obstacle_store::Owner::default();
        if let Some(named) = &one.owner {
            if let Some(key) = &named.staff {
                let (id, team, _) = self.staff.get(key).with_context(|| format!("there is no colleague {key}"))?;
                (owner.person, owner.team) = (Some(*id), *team);
            }
            if let Some(team) = &named.team {
                owner.team = Some(store::accounts::team(self.write.tx(), self.write.by().municipality, team).await?);
                // A team works through somebody: whoever leads it.
                let lead = self.staff.values().find(|(_, of, person)| *of == owner.team && person.role == Role::Manager);
                owner.person = lead.map(|(id, ..)| *id);
            }
            owner.outside.clone_from(&named.outside);
        }
        if owner.person.is_none() && owner.is_named() {
            let key = if one.level == Level::Alderman { "nienke" } else { "hanneke" };
            owner.person = Some(self.colleague(key)?);
        }
        Ok(owner)
    }

    async fn request(
        &mut self,
        one: &Request,
        known: &HashMap<String, (InitiativeId, AccountId)>,
        keys: &HashMap<String, ObstacleId>,
        obstacles: &[Obstacle],
    ) -> anyhow::Result<(RequestId, AccountId)> {
        let received = self.at(one.submitted_days_ago, 0);
        self.act(None, received);
        let (initiative, account) = match (&one.initiative, &one.person) {
            (Some(slug), _) => known.get(slug).map(|(id, owner)| (Some(*id), *owner)).with_context(|| format!("there is no initiative {slug}"))?,
            (None, Some(person)) => (None, self.person(&person.name, &person.email).await?),
            (None, None) => anyhow::bail!("nobody asks"),
        };
        self.act(Some(account), received);
        let about = match initiative {
            Some(id) => initiative_store::by_ids(self.write.tx(), [id], Lang::Nl).await?.remove(&id),
            None => None,
        };
        let asked = Asked {
            account,
            initiative: about.as_ref(),
            kind: one.kind,
            title: one.title.parse()?,
            story: one.story.parse()?,
            wished_on: one.wished_in_days.map(|days| time::plus_days(time::day_of(self.now), days)),
            application: one.application,
            filled_in_by: None,
        };
        let id = actions::file(&self.write, asked).await?.id;
        for (step, (days, action)) in written::actions(one, obstacles).into_iter().enumerate() {
            let at = self.at(days, step + 1);
            self.step(one, id, account, action, at, keys).await?;
        }
        self.finish(one, id, account).await?;
        Ok((id, account))
    }

    /// The request as it is by now.
    async fn current(&self, id: RequestId) -> anyhow::Result<request_store::Request> {
        request_store::by_ids(self.write.tx(), vec![id]).await?.pop().context("a request that was filed is there")
    }

    async fn step(
        &mut self,
        one: &Request,
        id: RequestId,
        account: AccountId,
        action: Action<'_>,
        at: Timestamp,
        keys: &HashMap<String, ObstacleId>,
    ) -> anyhow::Result<()> {
        let handler = one.handler.as_deref().map(|key| self.colleague(key)).transpose()?;
        let request = self.current(id).await?;
        self.act(handler, at);
        match action {
            Action::Take(key) => {
                let (colleague, team, _) = self.staff.get(key).cloned().with_context(|| format!("there is no colleague {key}"))?;
                actions::take(&self.write, &request, colleague, team).await?;
            }
            Action::Say { from: "resident", text, .. } => {
                self.act(Some(account), at);
                actions::write_back(&self.write, &request, account, &text.parse()?).await?;
            }
            Action::Say { from, text, first } => {
                let author = self.colleague(from)?;
                self.act(Some(author), at);
                // The first thing is a call: that is what was promised. The last thing can be a question.
                let asks = one.waiting == Some(Turn::You) && one.messages.last().is_some_and(|last| last.text == text);
                actions::say(&self.write, &request, author, Said { words: &text.parse()?, spoken: first, asks }).await?;
            }
            Action::Assess(judged) => {
                let assessor = self.colleague(&judged.by)?;
                self.act(Some(assessor), at);
                let given =
                    |(question, answer): (&Question, &written::Answer)| Given { question: *question, choice: answer.choice, reason: answer.reason.clone() };
                assessments::actions::keep(&self.write, &request, assessor, judged.answers.iter().map(given).collect()).await?;
            }
            Action::Link(obstacle) => {
                let key = *keys.get(&obstacle.key).with_context(|| format!("there is no obstacle {}", obstacle.key))?;
                actions::link_obstacle(&self.write, &request, key, obstacle.kind).await?;
            }
            Action::ObstacleDone(obstacle) => {
                let key = *keys.get(&obstacle.key).with_context(|| format!("there is no obstacle {}", obstacle.key))?;
                self.event(Aggregate::Request, id.0, Kind::ObstacleFinished, Audience::Public, json!({"obstacle": key, "status": obstacle.status})).await?;
            }
            Action::Offer(made) => self.offer(&request, account, handler.unwrap_or(account), made, at).await?,
            Action::Decide(decided) => self.decide(&request, decided, at).await?,
            Action::Refer(handover) => {
                let referral = Referral { to: handover.to.clone(), who_calls: handover.who_calls.clone(), when: time::day_of(at).to_string() };
                actions::refer(&self.write, &request, &referral).await?;
            }
        }
        Ok(())
    }

    /// Makes an offer, and brings it to where it stands today.
    async fn offer(
        &mut self,
        request: &request_store::Request,
        resident: AccountId,
        made_by: AccountId,
        made: &written::Offer,
        at: Timestamp,
    ) -> anyhow::Result<()> {
        use offer::Status::{Accepted, Declined, InUse, Offered, Returned, Withdrawn};
        let until = made.until_in_days.map(|days| time::plus_days(time::day_of(self.now), days));
        let new = request_store::NewOffer { kind: made.kind, what: &made.title, details: &made.details, offered_by: &made.by, until, made_by };
        let offer = actions::offers::make(&self.write, request, new).await?;
        let (answered, further): (_, &[offer::Status]) = match made.status {
            Offered => (None, &[]),
            Accepted => (Some(Accepted), &[]),
            InUse => (Some(Accepted), &[InUse]),
            Returned => (Some(Accepted), &[InUse, Returned]),
            Declined => (Some(Declined), &[]),
            Withdrawn => (None, &[Withdrawn]),
        };
        if let Some(answer) = answered {
            self.act(Some(resident), at);
            actions::offers::answer(&self.write, request, offer, answer).await?;
        }
        self.act(Some(made_by), at);
        for to in further {
            actions::offers::go_on(&self.write, request, offer, *to).await?;
        }
        Ok(())
    }

    /// Proposes a decision. Where a second name belongs under it, the manager puts it there at once.
    async fn decide(&mut self, request: &request_store::Request, decided: &written::Decision, at: Timestamp) -> anyhow::Result<()> {
        let proposer = self.colleague(&decided.by)?;
        let manager = decided.manager().map(|key| self.colleague(key)).transpose()?;
        self.act(Some(proposer), at);
        let draft = Draft { outcome: decided.outcome, words: decided.words.clone(), details: decided.details(), manager };
        let weighed = actions::decide::weigh(&self.write, request, proposer, draft).await?;
        if let (Proposed::Asked, Some(manager)) = (actions::decide::propose(&self.write, weighed).await?, manager) {
            self.act(Some(manager), at);
            let waiting = actions::decide::waiting_for(&self.write, request, manager).await?;
            actions::decide::sign(&self.write, waiting).await?;
        }
        Ok(())
    }

    /// How a request ended that did not end with its decision or its handover.
    async fn finish(&mut self, one: &Request, id: RequestId, account: AccountId) -> anyhow::Result<()> {
        let request = self.current(id).await?;
        let last = one.messages.iter().map(|message| message.days_ago).min().unwrap_or(one.submitted_days_ago);
        let last = one.decision.as_ref().map_or(last, |decision| decision.days_ago.min(last));
        let at = self.at((last - 1).max(0), 90);
        match one.status {
            Status::Withdrawn => {
                self.act(Some(account), at);
                actions::withdraw(&self.write, &request).await?;
            }
            Status::Closed => {
                self.act(request.handler, at);
                actions::close(&self.write, &request).await?;
            }
            Status::Submitted | Status::InConversation | Status::Assessed | Status::Decided | Status::Referred => {}
        }
        let there = self.current(id).await?.status;
        anyhow::ensure!(there == one.status, "what happened leads to {there}, and not to {}", one.status);
        Ok(())
    }
}

impl written::Decision {
    fn details(&self) -> Details {
        let no = self.no.clone().unwrap_or_default();
        let exception = self.exception.clone().unwrap_or_default();
        Details {
            harm: no.harm,
            to_whom: no.to_whom,
            why_not_lighter: no.why_not_lighter,
            tried: no.tried,
            alternative: no.alternative,
            article: no.article.unwrap_or_default(),
            rule: exception.rule,
            reason: exception.reason,
            same_situation: exception.same_situation,
            valid_until: String::new(),
        }
    }

    fn manager(&self) -> Option<&str> {
        let second = self.no.as_ref().map(|no| no.second_signature.as_str());
        second.or_else(|| self.exception.as_ref().map(|exception| exception.covered_by.as_str()))
    }
}
