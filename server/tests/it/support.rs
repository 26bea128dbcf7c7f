//! The application under test, and a browser that fills in its forms.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use scraper::{Html, Selector};
use sea_orm::{ConnectionTrait as _, Database};
use server::{
    config::Config, demo, mailer::Mailer, router::router, security::Visitor, setup, worker::Worker,
};
use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicU32, Ordering},
    },
};
use store::{clock::Clock, db::Db};
use tower::ServiceExt as _;
use web::context::App;

/// Everything in the sources below a folder.
pub fn source(folder: &str) -> String {
    fn read(folder: &Path, all: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, all);
            } else if path.extension().is_some_and(|end| end == "rs") {
                all.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut all = String::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut all);
    all
}

/// Declares a test that runs on SQLite and on PostgreSQL. It reads as a call with a closure, so that rustfmt
/// keeps its lines too.
macro_rules! on_both {
    ($name:ident, async |$app:ident| $body:block) => {
        async fn $name($app: crate::support::TestApp) $body

        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                super::$name(crate::support::TestApp::sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                super::$name(crate::support::TestApp::postgres().await).await;
            }
        }
    };
}
pub(crate) use on_both;

/// An application with some demonstration data, a clock that stands still, and mail in a list.
pub struct TestApp {
    pub app: Arc<App>,
    pub mails: Arc<Mutex<Vec<String>>>,
    pub config: Config,
    /// What was asked of the database, while somebody listens.
    pub asked: Arc<Mutex<Option<Vec<sea_orm::Statement>>>>,
    clock: Arc<AtomicI64>,
    router: Router,
    worker: Worker,
    _folder: tempfile::TempDir,
}

impl TestApp {
    pub async fn sqlite() -> Self {
        Self::with_initiatives(14).await
    }

    pub async fn postgres() -> Self {
        Self::over(postgres_database().await, tempfile::tempdir().unwrap(), 14).await
    }

    /// Over the database at this address.
    pub async fn at_address(url: &str) -> Self {
        Self::over(url.to_owned(), tempfile::tempdir().unwrap(), 14).await
    }

    /// On SQLite, with so many initiatives.
    pub async fn with_initiatives(count: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("test.db").display());
        Self::over(url, folder, count).await
    }

    /// On SQLite, at another address.
    pub async fn at(base_url: &str) -> Self {
        Self::with(|config| config.base_url = Some(base_url.to_owned())).await
    }

    /// On SQLite, where a form takes a visitor so many seconds at the least.
    pub async fn with_form_seconds(seconds: u8) -> Self {
        Self::with(|config| config.form_seconds = seconds).await
    }

    /// Where figures are counted once in five minutes, as they are for visitors.
    pub async fn with_figures_kept(postgres: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = match postgres {
            true => postgres_database().await,
            false => format!("sqlite://{}", folder.path().join("test.db").display()),
        };
        Self::set_up(url, folder, 66, |config| config.figures_minutes = 5).await
    }

    async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("test.db").display());
        Self::set_up(url, folder, 14, change).await
    }

    async fn over(url: String, folder: tempfile::TempDir, initiatives: usize) -> Self {
        Self::set_up(url, folder, initiatives, |_| {}).await
    }

    async fn set_up(
        url: String,
        folder: tempfile::TempDir,
        initiatives: usize,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let mut config = Config {
            data: folder.path().to_owned(),
            database_url: Some(url),
            demo: true,
            // Nobody types here.
            form_seconds: 0,
            figures_minutes: 0,
            base_url: Some("http://test.example".to_owned()),
            ..Config::default()
        };
        change(&mut config);
        let app = Self::as_found(config, folder, "2026-11-20T10:00:00Z").await;
        demo::load(&app.app, Some(initiatives), 1).await.unwrap();
        app.app.index.follow(&app.app.db, true).await.unwrap();
        app
    }

    /// Over a database as it is, at this moment.
    pub async fn as_found(config: Config, folder: tempfile::TempDir, now: &str) -> Self {
        let clock = Arc::new(AtomicI64::new(now.parse::<jiff::Timestamp>().unwrap().as_microsecond()));
        let asked: Arc<Mutex<Option<Vec<sea_orm::Statement>>>> = Arc::default();
        let listening = Arc::clone(&asked);
        let watch = move |statement: &sea_orm::Statement, _| {
            if let Some(all) = &mut *listening.lock().unwrap() {
                all.push(statement.clone());
            }
        };
        let db = setup::open_watched(&config, watch).await.unwrap();
        let app = setup::over(db, &config, true, Clock::Set(Arc::clone(&clock))).await.unwrap();
        let app = Arc::new(app);
        let mails = Arc::new(Mutex::new(Vec::new()));
        let worker = Worker {
            app: Arc::clone(&app),
            mailer: Mailer::Memory(Arc::clone(&mails)),
            from: "Test <test@test.example>".parse().unwrap(),
            down: Arc::default(),
        };
        let router = router(Arc::clone(&app), Visitor { trusted_proxies: 1, pace: 1 });
        Self { app, mails, config, asked, clock, router, worker, _folder: folder }
    }

    /// Another process over the same database, with the same clock and the same mail.
    pub async fn another_process(&self) -> Self {
        let db: Db = setup::open(&self.config).await.unwrap();
        let clock = Clock::Set(Arc::clone(&self.clock));
        let app = Arc::new(setup::over(db, &self.config, true, clock).await.unwrap());
        app.index.follow(&app.db, true).await.unwrap();
        Self {
            worker: Worker { app: Arc::clone(&app), ..self.worker.clone() },
            router: router(Arc::clone(&app), Visitor { trusted_proxies: 1, pace: 1 }),
            app,
            mails: Arc::clone(&self.mails),
            asked: Arc::default(),
            config: self.config.clone(),
            clock: Arc::clone(&self.clock),
            _folder: tempfile::tempdir().unwrap(),
        }
    }

    /// The same, where nobody is too quick: for a test that posts more than people do.
    pub fn unhurried(mut self) -> Self {
        self.router = router(Arc::clone(&self.app), Visitor { trusted_proxies: 1, pace: 1000 });
        self
    }

    /// The account of somebody of the demonstration.
    pub async fn account(&self, who: &str) -> domain::id::AccountId {
        let email = if who.contains('@') { who.to_owned() } else { format!("{who}@demonstratie.example") };
        let found =
            store::accounts::by_email(self.app.db.read(), self.app.municipality.id, &email.parse().unwrap())
                .await
                .unwrap();
        found.unwrap_or_else(|| panic!("no account {email}")).id.0
    }

    /// Asks for a link by mail and opens it: whoever reads that mail.
    pub async fn log_in(&self, browser: &mut Browser, email: &str) -> Page {
        let page = browser.get("/inloggen").await;
        browser.submit(&page, "inloggen", &[("email", email)]).await;
        let mail = self
            .mail()
            .await
            .into_iter()
            .rev()
            .find(|mail| mail.to == email && mail.text.contains("/inloggen/link/"))
            .expect("a link");
        let page = browser.get(&mail.link("/inloggen/link/")).await;
        browser.submit(&page, "link", &[]).await
    }

    /// Opens the newest link that files what waits, and sends it: whoever reads that mail.
    pub async fn file_by_link(&self, browser: &mut Browser) -> Page {
        let mail = self.mail().await.into_iter().rev().find(|mail| mail.text.contains("/bevestigen/"));
        let page = browser.get(&mail.expect("a link").link("/bevestigen/")).await;
        browser.submit(&page, "versturen", &[("what", "send")]).await
    }

    /// Lets time pass.
    pub fn pass(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1_000_000, Ordering::Relaxed);
    }

    /// A browser of somebody who is not logged in.
    pub fn visitor(&self) -> Browser {
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        Browser {
            router: self.router.clone(),
            cookies: BTreeMap::new(),
            address: format!("10.0.{}.{}", number / 250, number % 250),
            user_agent: String::new(),
        }
    }

    /// A browser of somebody of the demonstration.
    pub async fn browser(&self, who: &str) -> Browser {
        let mut browser = self.visitor();
        if !who.is_empty() {
            let page = browser
                .post(
                    "/inloggen/demo",
                    &[("email", &format!("{who}@demonstratie.example")), ("naar", "/over")],
                )
                .await;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{who} can't log in");
        }
        browser
    }

    /// Sends all mail that is due, and gives all that was ever sent.
    pub async fn mail(&self) -> Vec<Mail> {
        while self.worker.round().await.unwrap() > 0 {}
        self.mails.lock().unwrap().iter().map(|raw| Mail::of(raw)).collect()
    }

    pub fn worker(&self) -> Worker {
        self.worker.clone()
    }

    /// Number of a request of the demonstration by its title.
    pub async fn number_of(&self, title: &str) -> String {
        use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
        use store::requests::entity::request::{Column, Entity};
        Entity::find()
            .filter(Column::Title.eq(title))
            .one(self.app.db.read())
            .await
            .unwrap()
            .expect(title)
            .number
    }
}

/// A page without the marks on what was asked for, and what Leptos puts between its parts.
fn unmarked(page: &str) -> String {
    ["<!></mark><!>", "<!></mark>", "</mark><!>", "</mark>", "<!><mark>", "<mark>"]
        .iter()
        .fold(page.to_owned(), |page, mark| page.replace(mark, ""))
}

/// All of a list that is otherwise read page after page.
pub const ALL: (u64, u64) = (0, 1_000_000);

impl TestApp {
    /// Who reads it in Dutch.
    pub fn reader(&self) -> store::db::Reader {
        store::db::Reader { municipality: self.app.municipality.id, lang: domain::lang::Lang::Nl }
    }

    pub async fn every_request(&self) -> Vec<store::requests::Request> {
        use sea_orm::EntityTrait as _;
        use store::requests::entity::request;
        let rows = request::Entity::find().all(self.app.db.read()).await.unwrap();
        let ids = rows.into_iter().map(|row| row.id.0).collect();
        store::requests::by_ids(self.app.db.read(), ids).await.unwrap()
    }

    /// Copies a row once for each number, with keys, an address and a number of its own.
    pub async fn copy(&self, table: &str, id: uuid::Uuid, numbers: std::ops::RangeInclusive<u32>) {
        use sea_orm::{ConnectionTrait as _, Statement};
        let columns = store::schema::tables().iter().find(|one| one.name == table).unwrap();
        let names: Vec<&str> = columns.columns.iter().map(|column| column.name.as_str()).collect();
        let number = "substr(cast(1000000000000 + x AS varchar(20)), 2)";
        let values = names.iter().map(|name| match (table, *name) {
            (_, "id") => format!("'00000000-0000-7000-8000-' || {number}"),
            // What was copied met what was copied with the same number.
            ("request_obstacle", "request_id" | "obstacle_id") | ("recognition", "initiative_id") => {
                format!("'00000000-0000-7000-8000-' || {number}")
            }
            (_, "slug") => format!("slug || '-' || {number}"),
            (_, "number") => format!("number || '-' || {number}"),
            (_, name) => name.to_owned(),
        });
        let (from, until) = (numbers.start(), numbers.end());
        let sql = format!(
            "WITH RECURSIVE n(x) AS (SELECT {from} UNION ALL SELECT x + 1 FROM n WHERE x < {until}) INSERT \
                INTO {table} ({}) SELECT {} FROM {table}, n WHERE id = '{id}'",
            names.join(", "),
            values.collect::<Vec<_>>().join(", ")
        );
        let db = self.app.db.write();
        db.execute_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    }

    pub async fn every_critique(&self) -> Vec<store::critique::Critique> {
        let all = store::critique::Which::All;
        store::critique::some(self.app.db.read(), self.reader(), all, ALL).await.unwrap()
    }
}

pub async fn postgres_database() -> String {
    let server = std::env::var("MEERWAARDE_TEST_POSTGRES")
        .expect("no PostgreSQL: run this through `make test` or scripts/with-postgres.sh");
    let name = format!("t{}", uuid::Uuid::new_v4().simple());
    let admin = Database::connect(format!("{server}/postgres")).await.unwrap();
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    format!("{server}/{name}")
}

/// A database with nothing in it, of the same kind as another.
pub async fn empty_like(app: &TestApp, folder: &std::path::Path) -> Db {
    let url = if app.config.database().starts_with("postgres") {
        postgres_database().await
    } else {
        format!("sqlite://{}", folder.join("other.db").display())
    };
    setup::open(&Config { data: folder.to_owned(), database_url: Some(url), ..Config::default() })
        .await
        .unwrap()
}

/// A mail as it was sent.
#[derive(Debug, Clone)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub id: String,
}

impl Mail {
    fn of(raw: &str) -> Self {
        assert!(!raw.contains("Unknown localization"), "a letter lacks a text or a fact: {raw}");
        let message = mail_parser::MessageParser::default().parse(raw.as_bytes()).unwrap();
        Self {
            to: message.to().and_then(|to| to.first()).and_then(|to| to.address()).unwrap().to_owned(),
            subject: message.subject().unwrap().to_owned(),
            text: message.body_text(0).unwrap().replace('\r', ""),
            id: message.message_id().unwrap().to_owned(),
        }
    }

    /// The path of the first link that starts like this.
    pub fn link(&self, start: &str) -> String {
        let link = self
            .text
            .split_whitespace()
            .find(|word| word.starts_with(&format!("http://test.example{start}")));
        link.unwrap_or_else(|| panic!("no link {start} in {}", self.text))
            .trim_start_matches("http://test.example")
            .to_owned()
    }
}

/// A browser: it keeps cookies and fills in forms.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    pub address: String,
    pub user_agent: String,
}

/// An answer.
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    pub bytes: Vec<u8>,
    pub path: String,
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Page {
        self.send(Method::GET, path, Body::empty(), &[]).await
    }

    /// The page that somebody sees who types this address: where it leads on, the browser goes along.
    pub async fn open(&mut self, path: &str) -> Page {
        let mut page = self.get(path).await;
        while page.status == StatusCode::SEE_OTHER {
            page = self.follow(&page).await;
        }
        page
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.send(Method::POST, path, Body::from(serde_html_form::to_string(fields).unwrap()), &[]).await
    }

    pub async fn send(&mut self, method: Method, path: &str, body: Body, headers: &[(&str, &str)]) -> Page {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder()
            .method(method)
            .uri(path.split('#').next().unwrap())
            // What somebody makes up comes before what the trusted proxy saw.
            .header(
                "x-forwarded-for",
                headers
                    .iter()
                    .filter(|(name, _)| *name == "x-forwarded-for")
                    .map(|(_, made_up)| format!("{made_up}, "))
                    .collect::<String>()
                    + &self.address,
            )
            .header(header::COOKIE, cookies.join("; "))
            .header(header::USER_AGENT, &self.user_agent);
        if !headers.iter().any(|(name, _)| *name == "host") {
            request = request.header(header::HOST, "test.example");
        }
        if !headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        for (name, value) in headers.iter().filter(|(name, _)| *name != "x-forwarded-for") {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let body = to_bytes(body, usize::MAX).await.unwrap();
        Page {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
            bytes: body.to_vec(),
            path: path.to_owned(),
        }
    }

    /// Sends the form with this name (its hidden field `form`) as it stands on the page, with these fields
    /// changed.
    pub async fn submit(&mut self, page: &Page, form: &str, fields: &[(&str, &str)]) -> Page {
        let (action, values) = page.form(form, fields);
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(&action, &values).await
    }

    /// Writes a decision, looks at its letter, and sends it or puts it to the manager. What is wrong with it
    /// comes back instead of the letter.
    pub async fn decide(&mut self, page: &Page, fields: &[(&str, &str)]) -> Page {
        let letter = self.submit(page, "besluit", fields).await;
        if letter.status != 200 {
            return letter;
        }
        self.submit(&letter, "besluit", &[]).await
    }

    /// Goes where an answer sends the browser.
    pub async fn follow(&mut self, page: &Page) -> Page {
        self.get(&page.location()).await
    }
}

impl Page {
    pub fn location(&self) -> String {
        let location = self
            .headers
            .get(header::LOCATION)
            .unwrap_or_else(|| panic!("{} {} leads nowhere: {}", self.status, self.path, self.text()));
        location.to_str().unwrap().to_owned()
    }

    /// Where an answer sends the browser, without which draft that is about.
    pub fn step(&self) -> String {
        let location = self.location();
        location.split("?concept=").next().unwrap().to_owned()
    }

    /// Where a form goes, and what it would send with these fields changed.
    pub fn form(&self, form: &str, fields: &[(&str, &str)]) -> (String, Vec<(String, String)>) {
        let html = Html::parse_document(&self.body);
        let select = |text: &str| Selector::parse(text).unwrap();
        let all: Vec<_> = html.select(&select("form")).collect();
        let named = select(&format!("input[name=form][value={form}]"));
        let found = all
            .iter()
            .find(|each| each.select(&named).next().is_some())
            .unwrap_or_else(|| panic!("no form {form} on {} ({}): {}", self.path, self.status, self.text()));
        let action = found.value().attr("action").unwrap().to_owned();
        let mut values = Vec::new();
        for field in found.select(&select("input, textarea, select")) {
            let (Some(name), kind) = (field.value().attr("name"), field.value().attr("type").unwrap_or(""))
            else {
                continue;
            };
            if fields.iter().any(|(changed, _)| *changed == name)
                || kind == "image"
                || (["radio", "checkbox"].contains(&kind) && field.value().attr("checked").is_none())
            {
                continue;
            }
            let value = match field.value().name() {
                "textarea" => field.text().collect::<String>().trim_start_matches('\n').to_owned(),
                "select" => field
                    .select(&select("option[selected]"))
                    .next()
                    .and_then(|option| option.value().attr("value"))
                    .unwrap_or_default()
                    .to_owned(),
                _ => field.value().attr("value").unwrap_or_default().to_owned(),
            };
            values.push((name.to_owned(), value));
        }
        values.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        (action, values)
    }

    /// Where the only form in the main part goes, and what it sends.
    pub fn only_form(&self) -> (String, Vec<(String, String)>) {
        let html = Html::parse_document(&self.body);
        let select = |text: &str| Selector::parse(text).unwrap();
        let form = html.select(&select("main form")).next().unwrap();
        let named = select("input[name]");
        let fields = form.select(&named).map(|field| {
            (
                field.value().attr("name").unwrap().to_owned(),
                field.value().attr("value").unwrap_or_default().to_owned(),
            )
        });
        (form.value().attr("action").unwrap().to_owned(), fields.collect())
    }

    /// An attribute of the first element that a selector finds.
    pub fn attribute(&self, selector: &str, name: &str) -> String {
        let html = Html::parse_document(&self.body);
        let found = html
            .select(&Selector::parse(selector).unwrap())
            .next()
            .unwrap_or_else(|| panic!("no {selector} on {}: {}", self.path, self.text()));
        found.value().attr(name).unwrap_or_default().to_owned()
    }

    /// What stands in an attribute of all of these.
    pub fn all_attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let html = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).unwrap();
        let found = html.select(&selector);
        found.map(|found| found.value().attr(name).unwrap_or_default().to_owned()).collect()
    }

    /// The words on the page.
    pub fn text(&self) -> String {
        let html = Html::parse_document(&unmarked(&self.body));
        let main = html.select(&Selector::parse("main").unwrap()).next();
        let text = main.map_or_else(|| self.body.clone(), |main| main.text().collect::<Vec<_>>().join(" "));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Texts of what a selector finds.
    pub fn all(&self, selector: &str) -> Vec<String> {
        // A mark stands within a word; whoever reads sees one text.
        let body = match selector.contains("mark") {
            true => self.body.clone(),
            false => unmarked(&self.body),
        };
        let html = Html::parse_document(&body);
        html.select(&Selector::parse(selector).unwrap())
            .map(|found| {
                found.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
            })
            .collect()
    }

    /// The value of the first choice of a list that says this.
    pub fn option(&self, text: &str) -> String {
        let html = Html::parse_document(&self.body);
        let all = Selector::parse("option").unwrap();
        let found = html.select(&all).find(|option| option.text().collect::<String>().contains(text));
        found
            .unwrap_or_else(|| panic!("no choice {text} on {}", self.path))
            .value()
            .attr("value")
            .unwrap()
            .to_owned()
    }

    /// Names of the fields that are wrong.
    pub fn wrong_fields(&self) -> Vec<String> {
        let html = Html::parse_document(&self.body);
        let links = Selector::parse("[data-testid=error-summary] a").unwrap();
        html.select(&links)
            .filter_map(|link| link.value().attr("href"))
            .map(|href| href.trim_start_matches('#').to_owned())
            .collect()
    }
}
