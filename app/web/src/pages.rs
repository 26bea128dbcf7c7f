//! Whole pages that are the same for everybody who is not logged in, kept until anything changes. Twenty who
//! ask for one at once wait for one drawing.

use crate::http::{Coding, has_already};
use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::lang::Lang;
use jiff::Timestamp;
use quick_cache::{Weighter, sync::Cache};
use std::{
    io::Write as _,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use store::{db::Db, error::StoreError, initiatives::index::Index};
use tokio::sync::Mutex;

/// Most that is kept, in bytes.
const MOST: u64 = 32 * 1024 * 1024;
/// What another process wrote is seen within this time.
const UNSEEN: Duration = Duration::from_secs(1);
/// Longer addresses are asked by programs that try something.
const LONGEST: usize = 512;

/// What is asked: where, in which language, with which settings, when.
#[derive(Debug)]
pub struct Asked {
    /// Path and query.
    pub address: String,
    /// The language of the page.
    pub lang: Lang,
    /// Number of the newest setting that it is drawn with.
    pub settings: i64,
    /// When.
    pub now: Timestamp,
}

/// How everything stood that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stood {
    /// How much this process wrote.
    here: u64,
    /// What another process wrote last.
    elsewhere: u64,
}

/// A page, and how everything stood when it was drawn: what changes moves one of these.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    address: String,
    lang: Lang,
    stood: Stood,
    /// What an administrator set last.
    settings: i64,
    /// How many minutes went by: texts say how long ago something was.
    minute: i64,
}

/// A page as it is sent.
#[derive(Debug)]
pub struct Kept {
    headers: HeaderMap,
    html: Bytes,
    smaller: [OnceLock<Bytes>; Coding::ALL.len()],
}

/// Memory that a page takes: itself, and about as much again in smaller forms and its address.
#[derive(Debug, Clone)]
struct Weight;

impl Weighter<Key, Arc<Kept>> for Weight {
    fn weight(&self, key: &Key, page: &Arc<Kept>) -> u64 {
        u64::try_from(key.address.len() + page.html.len() * 3 / 2).unwrap_or(MOST)
    }
}

/// The pages that are kept.
#[derive(Debug)]
pub struct Pages {
    kept: Cache<Key, Arc<Kept>, Weight>,
    elsewhere: AtomicU64,
    /// When that was asked last.
    asked: Mutex<Option<Instant>>,
}

impl Default for Pages {
    fn default() -> Self {
        Self {
            kept: Cache::with_weighter(1000, MOST, Weight),
            elsewhere: AtomicU64::default(),
            asked: Mutex::default(),
        }
    }
}

impl Pages {
    /// A page under its key; `draw` draws it when it is not there.
    ///
    /// # Errors
    /// The answer itself, when it is none to keep: a fault, or a page that is of one visitor only.
    pub async fn get(
        &self,
        key: &Key,
        draw: impl Future<Output = Result<Kept, Response>>,
    ) -> Result<Arc<Kept>, Response> {
        let place = match self.kept.get_value_or_guard_async(key).await {
            Ok(kept) => {
                metrics::counter!("pages_kept_total", "there" => "yes").increment(1);
                return Ok(kept);
            }
            Err(place) => place,
        };
        metrics::counter!("pages_kept_total", "there" => "no").increment(1);
        let kept = Arc::new(draw.await?);
        // Fails only when it was thrown away in the meantime.
        let _thrown_away = place.insert(Arc::clone(&kept));
        Ok(kept)
    }

    /// Under which key what is asked can be kept, if it can.
    pub async fn key(&self, db: &Db, index: &Index, asked: Asked) -> Option<Key> {
        let Asked { address, lang, settings, now } = asked;
        if address.len() > LONGEST || !index.is_there() {
            return None;
        }
        let stood = self.stood(db, index).await;
        let minute = now.as_second().div_euclid(60);
        Some(Key { address, lang, stood, settings, minute })
    }

    /// How everything stands. Asked before anything is read: what is kept under it may be newer, and is never
    /// older.
    pub async fn stood(&self, db: &Db, index: &Index) -> Stood {
        let here = db.writes();
        Stood { here, elsewhere: self.elsewhere(db, index).await }
    }

    /// A number that stands for what another process wrote last, at most a second ago. One asks for all;
    /// while the database does not answer, what was seen last holds.
    pub async fn elsewhere(&self, db: &Db, index: &Index) -> u64 {
        if let Ok(mut asked) = self.asked.try_lock()
            && asked.is_none_or(|at| at.elapsed() >= UNSEEN)
        {
            *asked = Some(Instant::now());
            if let Err(error) = self.look(db, index).await {
                tracing::warn!("what other processes wrote can't be seen: {error}");
            }
        }
        self.elsewhere.load(Ordering::Acquire)
    }

    async fn look(&self, db: &Db, index: &Index) -> Result<(), StoreError> {
        let print = store::journal::newest(db.read()).await?;
        if self.elsewhere.load(Ordering::Acquire) != print {
            db.must_have_all().await;
            index.follow(db, true).await?;
            self.elsewhere.store(print, Ordering::Release);
        }
        Ok(())
    }
}

impl Kept {
    /// An answer that can be kept, or the one that can't: what has a tag is the same for the next who asks.
    ///
    /// # Errors
    /// The answer itself.
    pub async fn of(response: Response) -> Result<Self, Response> {
        if !response.headers().contains_key(header::ETAG) {
            return Err(response);
        }
        let (parts, body) = response.into_parts();
        match to_bytes(body, usize::MAX).await {
            Ok(html) => Ok(Self { headers: parts.headers, html, smaller: Default::default() }),
            Err(error) => {
                tracing::error!("what was drawn can't be kept: {error}");
                Err(StatusCode::INTERNAL_SERVER_ERROR.into_response())
            }
        }
    }

    /// The answer to who asks with these headers: nothing but its tag to who has it already, and else in the
    /// smallest form that they take.
    #[must_use]
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        let mut response = Response::new(Body::empty());
        *response.headers_mut() = self.headers.clone();
        if is_there(asked, &self.headers) {
            return same(response);
        }
        let coding = Coding::ALL.into_iter().zip(&self.smaller).find(|(coding, _)| coding.is_taken(asked));
        let body = match coding {
            Some((coding, place)) => {
                let name = HeaderValue::from_static(coding.name());
                response.headers_mut().insert(header::CONTENT_ENCODING, name);
                place.get_or_init(|| smaller(coding, &self.html))
            }
            None => &self.html,
        };
        *response.body_mut() = Body::from(body.clone());
        response
    }
}

/// An answer for who asks with these headers: nothing but its tag to who has it already.
#[must_use]
pub fn unless_there(asked: &HeaderMap, response: Response) -> Response {
    if is_there(asked, response.headers()) { same(response) } else { response }
}

/// Whether who asks with these headers has what has those already.
fn is_there(asked: &HeaderMap, headers: &HeaderMap) -> bool {
    let tag = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok());
    tag.is_some_and(|tag| has_already(asked, tag))
}

/// That it is still the same.
fn same(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    *response.body_mut() = Body::empty();
    response.headers_mut().remove(header::CONTENT_TYPE);
    response
}

/// A page in a coding. Writing to memory does not fail.
fn smaller(coding: Coding, html: &[u8]) -> Bytes {
    match coding {
        Coding::Brotli => {
            let mut writer = brotli::CompressorWriter::new(Vec::new(), html.len().max(1), 5, 20);
            let _memory = writer.write_all(html);
            writer.into_inner().into()
        }
        Coding::Gzip => {
            let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            let _memory = writer.write_all(html);
            writer.finish().unwrap_or_default().into()
        }
    }
}
