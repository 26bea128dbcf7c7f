//! Demonstration data: invented people and initiatives in real neighbourhoods, written down in `demo/*.json`.
//!
//! It is one list of what happened, in the order of time. Each thing is done by the action that a form, the
//! clock or an administrator would call, at its own moment in the past: a state that only the demonstration
//! could make does not exist. Nobody gets a letter about the past.

use anyhow::Context as _;
use app::{
    admin::people_actions::{self as colleagues, Described},
    initiatives::actions::{self as initiatives, Origin},
};
use domain::{
    access::{Grant, Role},
    area::Point,
    id::TeamId,
    initiative::Precision,
    lang::Lang,
    time::day_of,
};
use jiff::Timestamp;
use sea_orm::EntityTrait as _;
use serde_json::json;
use std::collections::{HashMap, HashSet};
use store::{
    areas::chosen::Spot,
    initiatives::{Need, New},
    journal::{By, Write},
};
use web::context::App;

mod loader;
mod loops;
mod made;
mod obstacles;
mod requests;
mod written;

use loader::Loader;
use written::{Initiative, Moment, Obstacle, Request};

/// Areas of the demonstration: neighbourhoods and districts of Enschede (CBS/Kadaster, CC BY 4.0).
pub const AREAS: [&str; 2] = [
    include_str!("../../app/store/data/enschede_wijken_2024.geojson"),
    include_str!("../../app/store/data/enschede_buurten_2024.geojson"),
];

/// The municipality of the demonstration, when no other is named.
pub const MUNICIPALITY: &str = "Enschede";
/// A number that nobody has.
pub const PHONE: &str = "000 - 000 00 00";

/// So much happens before it is kept: a transaction with a million things in it fits on no disk.
const AT_ONCE: usize = 5_000;

/// Whether there are no accounts yet.
///
/// # Errors
/// When the database does not answer.
pub async fn is_empty(app: &App) -> anyhow::Result<bool> {
    Ok(store::accounts::entity::account::Entity::find().one(app.db.read()).await?.is_none())
}

/// Fills an empty database. Gives a line that says with what.
///
/// # Errors
/// When the database is not empty, or a file of the demonstration is wrong.
pub async fn load(app: &App, initiatives: Option<usize>, seed: u64) -> anyhow::Result<String> {
    anyhow::ensure!(
        is_empty(app).await?,
        "the database is not empty: demonstration data goes into a new one"
    );
    let by = By { municipality: app.municipality.id, actor: None, now: app.clock.now() };
    let people = written::people()?;
    let mut loader = Loader::new(app, Write::start(&app.db, by).await?.silent(), by.now, seed, &people);
    loader.people().await?;
    let (mut obstacles, mut requests, loops) = (written::obstacles()?, written::requests()?, loops::loops()?);
    let mut written = written::initiatives()?;
    written.truncate(initiatives.unwrap_or(usize::MAX));
    let there: HashSet<_> = written.iter().map(|one| one.slug.as_str()).collect();
    requests.retain(|request| request.initiative.as_deref().is_none_or(|slug| there.contains(slug)));
    let more = initiatives.unwrap_or_default().saturating_sub(written.len());
    let lives = made::lives(&mut loader.random, more, (&requests, &obstacles));
    // They go first: nothing of what is written down is about them.
    loader = loader.make(&written, (more, &lives.requests)).await?;
    obstacles.extend(lives.obstacles);
    requests.extend(lives.requests);

    let mut happened = all_that_happened(&loader, &written, (&obstacles, &requests, &loops));
    // Stable: of what happened at the same moment, what is written first happened first.
    happened.sort_by_cached_key(|(moment, _)| loader.at(*moment));
    for (number, (moment, one)) in happened.into_iter().enumerate() {
        if number % AT_ONCE == AT_ONCE - 1 {
            loader = loader.keep().await?;
        }
        let at = loader.at(moment);
        loader.happen(one, at).await.with_context(|| format!("{} days ago: {}", moment.0, one.about()))?;
    }
    loader.write.commit().await?;
    Ok(format!(
        "demonstration data is in: {} initiatives, {} obstacles, {} requests",
        written.len() + more,
        obstacles.len(),
        requests.len()
    ))
}

/// What is written down and what is made like it, each with its moment.
fn all_that_happened<'a>(
    loader: &Loader<'_>,
    written: &'a [Initiative],
    (obstacles, requests, loops): (&'a [Obstacle], &'a [Request], &'a loops::Loops),
) -> Vec<(Moment, Happening<'a>)> {
    let mut happened: Vec<(Moment, Happening<'a>)> = Vec::new();
    for one in written {
        happened.push(((one.registered_days_ago, 0), Happening::Registered(one)));
    }
    for one in obstacles {
        let life = loader.life_of(one).into_iter();
        happened.extend(life.map(|(moment, step)| (moment, Happening::Obstacle(one, step))));
    }
    let known: written::Known<'_> = obstacles.iter().map(|one| (one.key.as_str(), one)).collect();
    for one in requests {
        happened.push(((one.submitted_days_ago, 0), Happening::Filed(one)));
        let actions = written::actions(one, &known);
        let ended = written::ended(one, &actions);
        for (step, (days, action)) in actions.into_iter().enumerate() {
            happened.push(((days, step + 1), Happening::Request(one, action)));
        }
        happened.push((ended, Happening::Ended(one)));
    }
    happened.extend(
        loops.lives(day_of(loader.now)).into_iter().map(|(moment, step)| (moment, Happening::Loops(step))),
    );
    happened
}

/// Something that happened: the demonstration is a list of these, in the order of time.
#[derive(Debug, Clone, Copy)]
enum Happening<'a> {
    Registered(&'a Initiative),
    Obstacle(&'a Obstacle, obstacles::Step),
    Filed(&'a Request),
    Request(&'a Request, written::Action<'a>),
    Ended(&'a Request),
    Loops(loops::Step<'a>),
}

impl Happening<'_> {
    /// What it is about, for whoever writes the files.
    fn about(&self) -> String {
        match self {
            Self::Registered(one) => one.title.clone(),
            Self::Obstacle(one, step) => format!("{} ({step:?})", one.key),
            Self::Filed(one) | Self::Request(one, _) | Self::Ended(one) => one.title.clone(),
            Self::Loops(step) => format!("{step:?}"),
        }
    }
}

impl Loader<'_> {
    async fn happen(&mut self, one: Happening<'_>, at: Timestamp) -> anyhow::Result<()> {
        match one {
            Happening::Registered(one) => self.register(one, at).await,
            Happening::Obstacle(one, step) => self.obstacle(one, step, at).await,
            Happening::Filed(one) => self.file(one, at).await,
            Happening::Request(one, action) => self.step(one, action, at).await,
            Happening::Ended(one) => self.end(one, at).await,
            Happening::Loops(step) => self.loops(step, at).await,
        }
    }

    async fn people(&mut self) -> anyhow::Result<()> {
        let mut teams: HashMap<&str, TeamId> = HashMap::new();
        for name in
            self.people.iter().flat_map(|person| std::iter::once(&person.team).chain(&person.portfolio))
        {
            if !teams.contains_key(name.as_str()) {
                teams.insert(name, colleagues::add_team(&self.write, name).await?);
            }
        }
        for person in self.people {
            // The administrator is there for the whole municipality, an alderman for the teams of the
            // portfolio.
            let team = teams
                .get(person.team.as_str())
                .copied()
                .filter(|_| matches!(person.role, Role::Official | Role::Manager));
            let portfolio =
                person.portfolio.iter().filter_map(|name| teams.get(name.as_str())).map(|team| Some(*team));
            let mut grants = portfolio
                .chain(person.portfolio.is_empty().then_some(team))
                .map(|team| Grant { team, ..Grant::whole(person.role) });
            let first = grants.next().context("a colleague without a role")?;
            let name = person.name.parse()?;
            let described = Described { name: &name, function: &person.function, phone: &person.phone };
            let email = person.email.parse().with_context(|| person.email.clone())?;
            let id = colleagues::add_colleague(&self.write, &email, described, &first).await?;
            for grant in grants {
                colleagues::give_role(&self.write, id, &grant).await?;
            }
            self.staff.insert(person.key.clone(), (id, team));
        }
        Ok(())
    }

    async fn register(&mut self, one: &Initiative, at: Timestamp) -> anyhow::Result<()> {
        self.act(None, at);
        let owner = self.person(&one.steward.name, &one.steward.email).await?;
        self.act(Some(owner), at);
        let new = self.new_initiative(one)?;
        let origin = Origin::Registered { helped_by: None };
        let (id, _) = initiatives::publish(&self.write, new, owner, origin).await?;
        self.initiatives.insert(one.slug.clone(), (id, owner));
        Ok(())
    }

    fn new_initiative(&mut self, one: &Initiative) -> anyhow::Result<New> {
        let area = self
            .app
            .live()
            .areas
            .neighbourhood(&one.neighbourhood)
            .cloned()
            .with_context(|| format!("there is no neighbourhood {}", one.neighbourhood))?;
        let exact = (one.precision == Precision::Exact).then(|| self.somewhere_in(&area));
        let story = one.story_en.as_ref().unwrap_or(&one.summary_en);
        let english = json!({"en": {"summary": one.summary_en, "story": story}});
        let needs = one.needs.iter().map(|need| (false, need));
        let needs = needs.chain(one.offers.iter().map(|offer| (true, offer)));
        Ok(New {
            slug: one.slug.clone(),
            lang: Lang::Nl,
            title: one.title.clone(),
            summary: one.summary.clone(),
            story: one.story.clone(),
            translations: Some(english).filter(|_| !one.summary_en.is_empty()),
            themes: one.themes.clone(),
            stage: one.stage,
            contact: one.contact,
            spot: Spot::of(one.precision, Some((&area, exact))),
            initiators: Some(one.steward.name.clone()),
            opening: one.open.clone(),
            since: one.since.clone(),
            benefits: one.benefits.clone(),
            value_picture: one.value_picture.clone(),
            needs: needs
                .map(|(offered, need)| Need {
                    offered,
                    what: need.text.clone(),
                    details: need.details.clone(),
                })
                .collect(),
        })
    }

    fn somewhere_in(&mut self, area: &store::areas::Area) -> Point {
        let Some((low, high)) = area.outline.bounds() else { return area.point };
        let mut tries = 0;
        loop {
            let at = Point {
                lat: low.lat + (high.lat - low.lat) * self.random.f64(),
                lon: low.lon + (high.lon - low.lon) * self.random.f64(),
            };
            tries += 1;
            if area.outline.contains(at) {
                return at;
            }
            if tries > 200 {
                return area.point;
            }
        }
    }
}
