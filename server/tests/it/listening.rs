//! Connections: those that say nothing end, nobody takes all of them, and whoever goes away leaves nothing
//! half done.

use crate::support::{TestApp, on_both};
use axum::{Router, routing::get};
use server::listen::{Bounds, listen};
use std::time::{Duration, Instant};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// A server with these bounds, at this address, until the sender is dropped.
async fn serving(bounds: Bounds) -> (std::net::SocketAddr, watch::Sender<bool>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = watch::channel(false);
    let router = Router::new().route("/", get(|| async { "hier" }));
    tokio::spawn(listen(listener, router, bounds, stopped));
    (address, stop)
}

const BOUNDS: Bounds = Bounds { all: 100, per_address: None, silence: Duration::from_millis(400) };

async fn ask(stream: &mut TcpStream, path: &str) -> String {
    let question = format!("GET {path} HTTP/1.1\r\nHost: test.example\r\n\r\n");
    stream.write_all(question.as_bytes()).await.unwrap();
    let mut answer = vec![0; 2048];
    let read = tokio::time::timeout(Duration::from_secs(5), stream.read(&mut answer)).await.unwrap().unwrap();
    String::from_utf8_lossy(&answer[..read]).into_owned()
}

/// What comes until the server closes the connection, and how long that takes.
async fn closed(stream: &mut TcpStream) -> Duration {
    let started = Instant::now();
    let mut rest = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(10), stream.read_to_end(&mut rest)).await;
    assert!(read.is_ok(), "it was never closed");
    started.elapsed()
}

#[tokio::test]
async fn who_says_nothing_or_half_of_it_is_let_go() {
    let (address, _stop) = serving(BOUNDS).await;
    let mut silent = TcpStream::connect(address).await.unwrap();
    assert!(closed(&mut silent).await >= BOUNDS.silence);
    // A letter now and then does not stretch it.
    let mut slow = TcpStream::connect(address).await.unwrap();
    let started = Instant::now();
    for letter in b"GET / HTTP/1.1\r\nHost: " {
        if slow.write_all(&[*letter]).await.is_err() || started.elapsed() > Duration::from_secs(5) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(started.elapsed() < Duration::from_secs(5), "it went on for ever");
    // Who asked something may ask again, and is let go when there is no next question.
    let mut kept = TcpStream::connect(address).await.unwrap();
    for _ in 0..3 {
        assert!(ask(&mut kept, "/").await.contains("hier"));
    }
    closed(&mut kept).await;
}

#[tokio::test]
async fn with_all_places_taken_the_server_still_says_that_it_is_well() {
    let bounds = Bounds { all: 4, silence: Duration::from_secs(30), ..BOUNDS };
    let (address, _stop) = serving(bounds).await;
    let mut all = Vec::new();
    for _ in 0..4 {
        all.push(TcpStream::connect(address).await.unwrap());
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    let mut next = TcpStream::connect(address).await.unwrap();
    assert!(ask(&mut next, "/healthz").await.starts_with("HTTP/1.1 200"));
    let mut other = TcpStream::connect(address).await.unwrap();
    let busy = ask(&mut other, "/").await;
    assert!(busy.starts_with("HTTP/1.1 503") && busy.to_lowercase().contains("retry-after"), "{busy}");
    all.clear();
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(ask(&mut TcpStream::connect(address).await.unwrap(), "/").await.contains("hier"));
}

#[tokio::test]
async fn one_address_does_not_take_every_place() {
    let bounds = Bounds { per_address: Some(3), silence: Duration::from_secs(30), ..BOUNDS };
    let (address, _stop) = serving(bounds).await;
    let mut mine = Vec::new();
    for _ in 0..3 {
        let mut one = TcpStream::connect(address).await.unwrap();
        assert!(ask(&mut one, "/").await.contains("hier"));
        mine.push(one);
    }
    closed(&mut TcpStream::connect(address).await.unwrap()).await;
    drop(mine.pop());
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(ask(&mut TcpStream::connect(address).await.unwrap(), "/").await.contains("hier"));
}

#[tokio::test]
async fn when_it_stops_what_is_under_way_ends() {
    let (address, stop) = serving(Bounds { silence: Duration::from_secs(30), ..BOUNDS }).await;
    let mut idle = TcpStream::connect(address).await.unwrap();
    assert!(ask(&mut idle, "/").await.contains("hier"));
    stop.send(true).unwrap();
    assert!(closed(&mut idle).await < Duration::from_secs(5));
    assert!(TcpStream::connect(address).await.is_err());
}

on_both!(who_goes_away_in_the_middle_leaves_nothing_half_done, async |app| {
    const MANY: usize = 40;
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let path = format!("/werk/verzoeken/{number}");
    let before = app.mail().await.len();
    let app = app.unhurried();
    let mut samira = app.browser("samira").await;
    for at in 0..MANY {
        let page = samira.get(&path).await;
        let words = format!("Halverwege {at}.");
        let said = [("words", words.as_str()), ("way", "written")];
        let post = samira.submit(&page, "bericht", &said);
        // From right away to when it is nearly done.
        let _gone = tokio::time::timeout(Duration::from_micros(u64::try_from(at).unwrap() * 400), post).await;
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(samira.get("/werk").await.status, 200, "the session is still there");
    let page = samira.get(&path).await;
    for at in 0..MANY {
        let there = page.text().matches(&format!("Halverwege {at}.")).count();
        assert!(there <= 1, "{at} is there {there} times");
    }
    let said = page.text().matches("Halverwege").count();
    let mails = app.mail().await.len() - before;
    assert_eq!(mails, said, "a mail for each that is there, and none for another");
    assert!(said > 0);
    assert_eq!(half_open(&app).await, 0);
});

/// Connections that wait in the middle of a transaction (PostgreSQL).
async fn half_open(app: &TestApp) -> i64 {
    use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
    if app.app.db.backend() != DbBackend::Postgres {
        return 0;
    }
    let idle = "SELECT count(*) AS open FROM pg_stat_activity WHERE datname = current_database() AND \
        state LIKE 'idle in transaction%'";
    let row = app.app.db.read().query_one_raw(Statement::from_string(DbBackend::Postgres, idle)).await;
    row.unwrap().unwrap().try_get("", "open").unwrap()
}

/// Whoever is cut off while a transaction begins leaves a connection that nobody else gets.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_transaction_that_was_cut_off_while_it_began_is_not_handed_on() {
    let app = TestApp::postgres().await;
    for at in 0..400_u64 {
        let begins = app.app.db.begin();
        let begun = tokio::time::timeout(Duration::from_micros(at % 80 * 10), begins).await;
        drop(begun);
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(half_open(&app).await, 0);
    // What is written afterwards stays, whichever connection it gets.
    for _ in 0..30 {
        let number = app.request().await.number;
        let found = store::requests::by_number(app.app.db.read(), app.app.municipality.id, &number).await;
        assert!(found.unwrap().is_some(), "{number}");
    }
}
