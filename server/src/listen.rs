//! Connections: how many there may be, how long one may say nothing, and how they end when the server stops.

use crate::security::whole;
use axum::{
    Router,
    extract::ConnectInfo,
    http::{StatusCode, header},
    response::IntoResponse as _,
    routing::get,
};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto::Builder, graceful::GracefulShutdown},
    service::TowerToHyperService,
};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
};

/// How many connections there may be, and how long one may say nothing.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Of all visitors together.
    pub all: usize,
    /// Of one address; nothing behind a proxy, which is one address for everybody and counts for itself.
    pub per_address: Option<usize>,
    /// How long a connection may take to ask something, also between two questions. Longer than the minute
    /// for which proxies keep a connection, so that they never use one that is just being closed.
    pub silence: Duration,
}

/// Connections of one address: an office, or a school, is one address.
const PER_ADDRESS: usize = 256;
/// Most connections, whatever the machine allows.
const MOST: usize = 10_000;
/// Files that are open besides connections: the database, photos, assets.
const OTHER_FILES: u64 = 128;
/// Places that are kept for who asks whether the server is well, when all others are taken.
const KEPT: usize = 32;

impl Bounds {
    /// What this machine allows a process to have open, as far as it may be raised.
    #[must_use]
    pub fn of_machine(behind_proxy: bool) -> Self {
        let allowed = getrlimit(Resource::Nofile);
        let raised = Rlimit { current: allowed.maximum, maximum: allowed.maximum };
        let files = match setrlimit(Resource::Nofile, raised) {
            Ok(()) => allowed.maximum,
            Err(error) => {
                tracing::warn!("the limit of open files could not be raised: {error}");
                allowed.current
            }
        };
        let all = files.map_or(MOST, |files| {
            usize::try_from(files.saturating_sub(OTHER_FILES)).unwrap_or(MOST).clamp(KEPT, MOST)
        });
        let per_address = (!behind_proxy).then_some(PER_ADDRESS);
        Self { all, per_address, silence: Duration::from_secs(65) }
    }
}

/// The connections that there are.
#[derive(Debug)]
struct Room {
    bounds: Bounds,
    places: Arc<Semaphore>,
    kept: Arc<Semaphore>,
    by_address: Mutex<HashMap<IpAddr, usize>>,
}

/// A place for one connection, until it is dropped.
struct Place {
    room: Arc<Room>,
    address: IpAddr,
    _permit: OwnedSemaphorePermit,
    /// Whether it is one of those that are kept.
    kept: bool,
}

impl Room {
    fn new(bounds: Bounds) -> Arc<Self> {
        Arc::new(Self {
            bounds,
            places: Arc::new(Semaphore::new(bounds.all)),
            kept: Arc::new(Semaphore::new(KEPT)),
            by_address: Mutex::default(),
        })
    }

    /// A place for a connection of this address; nothing when it has too many, or when all are taken.
    fn enter(self: &Arc<Self>, address: IpAddr) -> Option<Place> {
        let mut counts = self.by_address.lock().unwrap_or_else(PoisonError::into_inner);
        let of_address = counts.get(&address).copied().unwrap_or(0);
        if self.bounds.per_address.is_some_and(|most| of_address >= most) {
            return None;
        }
        let permit = Arc::clone(&self.places).try_acquire_owned();
        let kept = permit.is_err();
        let permit = permit.or_else(|_full| Arc::clone(&self.kept).try_acquire_owned()).ok()?;
        counts.insert(address, of_address + 1);
        Some(Place { room: Arc::clone(self), address, _permit: permit, kept })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.room.by_address.lock().unwrap_or_else(PoisonError::into_inner);
        match counts.get_mut(&self.address) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(counts.remove(&self.address)),
        }
    }
}

/// What is answered when all places are taken: whether the server is well, and that it is busy.
fn full() -> Router {
    let busy = || async {
        (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "5"), (header::CONNECTION, "close")])
            .into_response()
    };
    let well = || async { ([(header::CONNECTION, "close")], "ok\n") };
    Router::new().route("/healthz", get(well)).fallback(busy)
}

/// Answers connections until it is told to stop; then those that are under way end.
pub async fn listen(
    listener: TcpListener,
    router: Router,
    bounds: Bounds,
    mut stopped: watch::Receiver<bool>,
) {
    let (room, full, ending) = (Room::new(bounds), full(), GracefulShutdown::new());
    loop {
        let accepted = tokio::select! {
            _ = stopped.changed() => break,
            accepted = listener.accept() => accepted,
        };
        let (stream, address) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // A visitor who went away again is no reason to wait; no files left is.
                tracing::warn!("a connection could not be accepted: {error}");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        // Without a place it is closed at once: that is honester than to wait for ever.
        let Some(place) = room.enter(whole(address.ip())) else { continue };
        let router = if place.kept { full.clone() } else { router.clone() };
        converse(stream, address, router, place, &ending);
    }
    drop(listener);
    ending.shutdown().await;
}

/// Answers one connection, beside the others.
fn converse(stream: TcpStream, address: SocketAddr, router: Router, place: Place, ending: &GracefulShutdown) {
    // Without this a streamed answer waits for the acknowledgement of its first part.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::warn!("nodelay could not be set: {error}");
    }
    let mut builder = Builder::new(TokioExecutor::new()).http1_only();
    builder.http1().timer(TokioTimer::new()).header_read_timeout(place.room.bounds.silence);
    let service = TowerToHyperService::new(router.layer(axum::Extension(ConnectInfo(address))));
    let conversation = builder.serve_connection(TokioIo::new(stream), service).into_owned();
    let conversation = ending.watch(conversation);
    tokio::spawn(async move {
        if let Err(error) = conversation.await {
            tracing::debug!("a connection ended: {error}");
        }
        drop(place);
    });
}
