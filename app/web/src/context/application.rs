//! The application: what all requests of a process share.

use crate::{
    error::AppError,
    kept::Kept,
    pages::{Pages, Stood},
    passkeys::Passkeys,
    sso::Sso,
};
use domain::id::MunicipalityId;
use jiff::{SignedDuration, Timestamp};
use leptos::config::LeptosOptions;
use std::{
    collections::HashMap,
    sync::{
        Arc, RwLock,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};
use store::{clock::Clock, db::Db, initiatives::index::Index, live::Live};
use tokio::sync::Semaphore;

/// Turns for what takes memory: many at once wait, and none of them fails.
#[derive(Debug)]
pub struct Turns {
    /// Files that are read at the same time.
    pub files: Arc<Semaphore>,
    /// The same, of visitors who are not logged in.
    pub files_of_strangers: Arc<Semaphore>,
    /// MiB in which photos are drawn again at the same time.
    pub drawing: Arc<Semaphore>,
}

impl Turns {
    /// Turns to draw in so many MiB.
    #[must_use]
    pub fn new(drawing: u32) -> Self {
        let turns = |many: usize| Arc::new(Semaphore::new(many));
        let drawing = usize::try_from(drawing).unwrap_or(Semaphore::MAX_PERMITS);
        Self { files: turns(6), files_of_strangers: turns(2), drawing: turns(drawing) }
    }
}

/// The application: one per process.
#[derive(Debug)]
pub struct App {
    /// The database.
    pub db: Db,
    /// The sessions in it.
    pub sessions: store::accounts::sessions::Sessions,
    /// The municipality that this site is of.
    pub municipality: Municipality,
    /// Addresses of stylesheets, scripts and drawings, by their plain names.
    pub assets: HashMap<String, String>,
    /// What an administrator sets, as it was read last.
    pub live: RwLock<Arc<Live>>,
    /// All public initiatives, to count and order them.
    pub index: Index,
    /// What Leptos wants to know.
    pub leptos: LeptosOptions,
    /// Address of the site, without a slash at the end, for links in mail.
    pub base_url: String,
    /// Background tiles of the map, if the municipality wants them.
    pub tiles: Option<String>,
    /// Folder in which mail lies as files, if it does.
    pub mailbox: Option<std::path::PathBuf>,
    /// Where somebody who found a hole in the site can tell it: `mailto:…` or `https://…`.
    pub security_contact: Option<String>,
    /// Seconds that a visitor takes to fill in a form, at the least; 0 to not look at it.
    pub form_seconds: u8,
    /// What other processes had written when it was last looked whether an administrator set anything there.
    pub followed: AtomicU64,
    /// Whether this process was told to stop and goes on a little while: nobody comes to a closed door.
    pub leaves: AtomicBool,
    /// Whether this is a demonstration: one-click log-in and a mailbox for all to read.
    pub demo: bool,
    /// The municipality's own log-in, if it has one.
    pub sso: Option<Sso>,
    /// Passkeys as the second step for colleagues, where the address of the site has a name.
    pub passkeys: Option<Passkeys>,
    /// Whether colleagues may log in with a link by mail.
    pub staff_mail: bool,
    /// The folder or bucket with photos.
    pub files: Arc<dyn object_store::ObjectStore>,
    /// Turns for what takes memory.
    pub turns: Turns,
    /// Whole pages that are the same for everybody who is not logged in.
    pub pages: Pages,
    /// Figures that are the same for everybody, with when they were counted.
    pub figures: Kept<Timestamp>,
    /// How long figures are kept.
    pub figures_keep: SignedDuration,
    /// Counts that are the same for everybody, of how everything stood.
    pub counts: Kept<Stood>,
    /// The clock.
    pub clock: Clock,
}

impl App {
    /// What an administrator set, as it was read last.
    #[must_use]
    pub fn live(&self) -> Arc<Live> {
        let live = self.live.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        Arc::clone(&live)
    }

    /// Takes over what another process wrote: what an administrator set, before anything is drawn with it.
    /// Whoever is logged in may have set it themselves just now; for all others a second does no harm. While
    /// the database does not answer, what was read last holds.
    pub async fn follow(&self, is_logged_in: bool) {
        // One process has the embedded database; of a command beside it everybody hears within a second.
        let many = self.db.backend() == sea_orm::DbBackend::Postgres;
        let news = self.pages.elsewhere(&self.db, &self.index).await;
        if self.followed.load(Ordering::Acquire) == news && !(is_logged_in && many) {
            return;
        }
        match self.refresh_if_changed().await {
            Ok(()) => self.followed.store(news, Ordering::Release),
            Err(error) => tracing::warn!("what an administrator set can't be read: {error:#}"),
        }
    }

    /// Reads what an administrator set once more when it was changed, here or by another process.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn refresh_if_changed(&self) -> Result<(), AppError> {
        let newest = store::settings::newest_change(self.db.read(), self.municipality.id).await?;
        if newest == self.live().newest { Ok(()) } else { self.refresh().await }
    }

    /// Reads what an administrator set once more.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn refresh(&self) -> Result<(), AppError> {
        let fresh = Live::load(self.db.write(), self.municipality.id).await?;
        *self.live.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::new(fresh);
        Ok(())
    }
}

/// The municipality that this site is of.
#[derive(Debug, Clone)]
pub struct Municipality {
    /// Its key.
    pub id: MunicipalityId,
    /// Its name.
    pub name: String,
    /// The number that people call who would rather not type.
    pub phone: Option<String>,
}
