//! What a test starts from: an initiative, a request, an obstacle. A test says what matters to it and leans
//! on nothing else; everything is made by the actions that people call, in a transaction of its own, with its
//! letters.
//!
//! `app.initiative().in_area("BU01530000").with_request(|request| request.kind(Kind::Space)).await`

use crate::support::TestApp;
use app::{
    assessments::actions::{self as assessments, Given},
    initiatives::actions::{self as initiatives, Origin},
    obstacles::actions::{self as obstacles, climbing::climb},
    requests::actions::{self as requests, Asked},
};
use domain::{
    checklist::{Choice, Part, Question},
    climb::Why,
    id::{AccountId, InitiativeId, ObstacleId},
    initiative::{ContactChoice, Precision, Stage, Theme},
    lang::Lang,
    obstacle::{self, Level, Source},
    request::Kind,
    text::slug,
};
use std::{
    pin::Pin,
    sync::atomic::{AtomicU32, Ordering},
};
use store::{
    areas::chosen::Spot,
    journal::{By, Write},
};

/// A number that no test was given before.
fn next() -> u32 {
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

/// An answer to every question of the checklist as it is delivered.
pub fn every_answer() -> Vec<Given> {
    let given = |question: &Question| Given {
        question: *question,
        choice: (question.part() == Part::A).then_some(Choice::Clearly),
        reason: "Gezien op donderdag.".to_owned(),
    };
    Question::FIRST.iter().map(given).collect()
}

type Making<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

impl TestApp {
    /// A public initiative of somebody new.
    pub fn initiative(&self) -> Initiative<'_> {
        let number = next();
        Initiative {
            app: self,
            title: format!("De Zaadjesruil {number}"),
            story: "Iedere zaterdag staat er een tafel.".to_owned(),
            area: "BU01530000".to_owned(),
            contact: ContactChoice::Welcome,
            precision: Precision::Neighbourhood,
            theme: Theme::Green,
            by: format!("maker-{number}@test.example"),
            requests: Vec::new(),
        }
    }

    /// A request of somebody new, for a place for a table.
    pub fn request(&self) -> Request<'_> {
        Request {
            app: self,
            kind: Kind::Space,
            title: "Een plek voor onze tafel".to_owned(),
            application: false,
            initiative: None,
            by: format!("buur-{}@test.example", next()),
            taken_by: None,
            met: Vec::new(),
            assessed: false,
        }
    }

    /// An obstacle that Samira reported, and that nobody has.
    pub fn obstacle(&self) -> Obstacle<'_> {
        let title = format!("De poort {} gaat om vijf uur dicht", next());
        Obstacle { app: self, title, level: Level::Official }
    }

    /// A transaction in the name of somebody.
    pub async fn write_as(&self, actor: Option<AccountId>) -> Write {
        let by = By { municipality: self.app.municipality.id, actor, now: self.app.clock.now() };
        Write::start(&self.app.db, by).await.unwrap()
    }

    /// The account at an address, made when there is none; with a name alone, that of the demonstration.
    pub async fn somebody(&self, who: &str) -> AccountId {
        if !who.contains('@') {
            return self.account(who).await;
        }
        let write = self.write_as(None).await;
        let email: domain::text::Email = who.parse().unwrap();
        let id = store::accounts::find_or_create(write.tx(), write.by(), &email, &email.name(), Lang::Nl)
            .await
            .unwrap();
        write.commit().await.unwrap();
        id
    }
}

/// An initiative to be made.
pub struct Initiative<'a> {
    app: &'a TestApp,
    title: String,
    story: String,
    area: String,
    contact: ContactChoice,
    precision: Precision,
    theme: Theme,
    by: String,
    requests: Vec<Request<'a>>,
}

/// An initiative that is there.
#[derive(Debug)]
pub struct Made {
    pub id: InitiativeId,
    pub slug: String,
    pub maker: AccountId,
    /// The requests that it was made with, in their order.
    pub requests: Vec<Filed>,
}

impl<'a> Initiative<'a> {
    pub fn called(self, title: &str) -> Self {
        Self { title: title.to_owned(), ..self }
    }

    pub fn told(self, story: &str) -> Self {
        Self { story: story.to_owned(), ..self }
    }

    pub fn in_area(self, code: &str) -> Self {
        Self { area: code.to_owned(), ..self }
    }

    pub fn about(self, theme: Theme) -> Self {
        Self { theme, ..self }
    }

    pub fn contact(self, contact: ContactChoice) -> Self {
        Self { contact, ..self }
    }

    /// Of the person at an address, or of somebody of the demonstration.
    pub fn by(self, who: &str) -> Self {
        Self { by: who.to_owned(), ..self }
    }

    pub fn with_request(mut self, change: impl FnOnce(Request<'a>) -> Request<'a>) -> Self {
        self.requests.push(change(self.app.request()));
        self
    }

    /// What its makers write.
    pub fn written(&self) -> store::initiatives::New {
        let area = self.app.app.live().areas.neighbourhood(&self.area).cloned().expect("a neighbourhood");
        store::initiatives::New {
            slug: slug(&self.title),
            lang: Lang::Nl,
            title: self.title.clone(),
            summary: "Wij ruilen zaadjes op de stoep.".to_owned(),
            story: self.story.clone(),
            translations: None,
            themes: vec![self.theme],
            stage: Stage::Active,
            contact: self.contact,
            spot: Spot::of(self.precision, Some((&area, None))),
            initiators: None,
            opening: None,
            since: None,
            benefits: None,
            value_picture: None,
            needs: Vec::new(),
        }
    }

    async fn make(self) -> Made {
        let app = self.app;
        let maker = app.somebody(&self.by).await;
        let write = app.write_as(Some(maker)).await;
        let new = self.written();
        let origin = Origin::Registered { helped_by: None };
        let (id, slug) = initiatives::publish(&write, new, maker, origin).await.unwrap();
        write.commit().await.unwrap();
        let mut made = Made { id, slug, maker, requests: Vec::new() };
        for request in self.requests {
            let filed = request.of(&made).await;
            made.requests.push(filed);
        }
        made
    }
}

impl<'a> IntoFuture for Initiative<'a> {
    type Output = Made;
    type IntoFuture = Making<'a, Made>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.make())
    }
}

/// A request to be filed.
pub struct Request<'a> {
    app: &'a TestApp,
    kind: Kind,
    title: String,
    application: bool,
    initiative: Option<(InitiativeId, AccountId)>,
    by: String,
    taken_by: Option<String>,
    met: Vec<(ObstacleId, obstacle::Kind)>,
    assessed: bool,
}

/// A request that is there.
#[derive(Debug)]
pub struct Filed {
    pub number: String,
}

impl<'a> Request<'a> {
    pub fn kind(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    pub fn titled(self, title: &str) -> Self {
        Self { title: title.to_owned(), ..self }
    }

    /// As an application for a decision.
    pub fn application(self) -> Self {
        Self { application: true, ..self }
    }

    /// Of the person at an address, or of somebody of the demonstration.
    pub fn by(self, who: &str) -> Self {
        Self { by: who.to_owned(), ..self }
    }

    /// For an initiative, by its maker.
    pub fn of(self, made: &Made) -> Self {
        Self { initiative: Some((made.id, made.maker)), ..self }
    }

    /// A colleague took it.
    pub fn taken_by(self, who: &str) -> Self {
        Self { taken_by: Some(who.to_owned()), ..self }
    }

    /// It met an obstacle.
    pub fn met(mut self, there: &Reported) -> Self {
        self.met.push((there.id, there.kind));
        self
    }

    /// Who took it answered every question of the checklist.
    pub fn assessed(self) -> Self {
        Self { assessed: true, ..self }
    }

    async fn make(self) -> Filed {
        let app = self.app;
        let (initiative, account) = match self.initiative {
            Some((id, maker)) => {
                let found = store::initiatives::by_ids(app.app.db.read(), [id], Lang::Nl).await.unwrap();
                (found.into_values().next(), maker)
            }
            None => (None, app.somebody(&self.by).await),
        };
        let write = app.write_as(Some(account)).await;
        let asked = Asked {
            account,
            initiative: initiative.as_ref(),
            kind: self.kind,
            title: self.title.parse().unwrap(),
            story: "Wij zoeken een droge plek.".parse().unwrap(),
            wished_on: None,
            application: self.application,
            phone: None,
            filled_in_by: None,
        };
        let filed = requests::file(&write, asked).await.unwrap();
        write.commit().await.unwrap();
        let Some(who) = &self.taken_by else { return Filed { number: filed.number } };

        let handler = app.account(who).await;
        let staff = store::accounts::staff(app.app.db.read(), app.app.municipality.id).await.unwrap();
        let team = staff.into_iter().find(|person| person.id == handler).and_then(|person| person.team);
        let write = app.write_as(Some(handler)).await;
        requests::handler::take(&write, &filed, handler, team, None).await.unwrap();
        let current =
            async || store::requests::by_ids(write.tx(), vec![filed.id]).await.unwrap().pop().unwrap();
        for (id, kind) in self.met {
            requests::link_obstacle(&write, &current().await, id, kind).await.unwrap();
        }
        if self.assessed {
            assessments::keep(&write, &current().await, handler, every_answer()).await.unwrap();
        }
        write.commit().await.unwrap();
        Filed { number: filed.number }
    }
}

impl<'a> IntoFuture for Request<'a> {
    type Output = Filed;
    type IntoFuture = Making<'a, Filed>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.make())
    }
}

/// An obstacle to be reported.
pub struct Obstacle<'a> {
    app: &'a TestApp,
    title: String,
    level: Level,
}

/// An obstacle that is there.
#[derive(Debug)]
pub struct Reported {
    pub id: ObstacleId,
    pub slug: String,
    pub title: String,
    pub kind: obstacle::Kind,
}

impl Obstacle<'_> {
    /// It climbed to there, by hand.
    pub fn climbed_to(self, level: Level) -> Self {
        Self { level, ..self }
    }

    async fn make(self) -> Reported {
        let app = self.app;
        let samira = app.account("samira").await;
        let write = app.write_as(Some(samira)).await;
        let new = store::obstacles::New {
            slug: slug(&self.title),
            title: self.title,
            explanation: String::new(),
            kind: obstacle::Kind::Rule,
            source: Source::OwnDepartment,
            translations: None,
        };
        let kind = new.kind;
        let id = obstacles::report(&write, new, samira, None).await.unwrap();
        write.commit().await.unwrap();
        loop {
            let all = store::obstacles::by_ids(app.app.db.read(), vec![id], Lang::Nl).await.unwrap();
            let found = &all[&id];
            if found.level == self.level {
                return Reported { id, slug: found.slug.clone(), title: found.title.clone(), kind };
            }
            let write = app.write_as(Some(samira)).await;
            assert!(climb(&write, found, found.version, Why::ByHand).await.unwrap());
            write.commit().await.unwrap();
        }
    }
}

impl<'a> IntoFuture for Obstacle<'a> {
    type Output = Reported;
    type IntoFuture = Making<'a, Reported>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.make())
    }
}
