//! Sends what stands in the outbox, as soon as it stands there, and tries again until it is gone.

use crate::mailer::{Mailer, Trouble};
use app::{
    accounts,
    notifications::letter::{self, Site},
};
use lettre::message::Mailbox;
use sea_orm::DbBackend;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use store::{error::StoreError, journal::Delivery, notifications::Claimed};
use tokio::sync::watch;
use web::context::App;

/// The worker.
#[derive(Debug, Clone)]
pub struct Worker {
    /// The application.
    pub app: Arc<App>,
    /// How mail leaves.
    pub mailer: Mailer,
    /// Sender.
    pub from: Mailbox,
    /// Whether nothing left the last time: nobody answered.
    pub down: Arc<AtomicBool>,
}

impl Worker {
    /// Works until it is told to stop. A message that is being sent is finished first.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        // The embedded database has one process: whoever had taken a message before is gone.
        if self.app.db.backend() == DbBackend::Sqlite
            && let Err(error) =
                store::notifications::give_back(self.app.db.write(), self.app.clock.now()).await
        {
            tracing::error!("the outbox could not be woken: {error:#}");
        }
        let bell = self.app.db.mail_bell();
        loop {
            let worked = match self.round().await {
                Ok(count) => count > 0,
                Err(error) => {
                    tracing::error!("the outbox could not be read: {error:#}");
                    false
                }
            };
            if *stop.borrow() {
                return;
            }
            if !worked || self.down.load(Ordering::Relaxed) {
                self.measure().await;
                tokio::select! {
                    () = bell.notified() => {}
                    () = tokio::time::sleep(Duration::from_secs(5)) => {}
                    _ = stop.changed() => {}
                }
            }
        }
    }

    /// Sends what is due now, one after the other, until nothing is left or nobody answers. Gives how many
    /// messages were tried.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn round(&self) -> anyhow::Result<usize> {
        let db = self.app.db.write();
        let mut tried = 0;
        while let Some(row) = store::notifications::claim(db, self.app.clock.now()).await? {
            tried += 1;
            let Err(trouble) = self.send(row).await else {
                metrics::counter!("mail_sent_total").increment(1);
                store::notifications::sent(db, row, self.app.clock.now()).await?;
                if self.down.swap(false, Ordering::Relaxed) {
                    // What waited for the mail server goes now, and not each at its own time.
                    store::notifications::wake(db, self.app.clock.now()).await?;
                }
                continue;
            };
            let (why, for_good) = (trouble.told(), matches!(trouble, Trouble::ForGood(_)));
            metrics::counter!("mail_failed_total").increment(1);
            tracing::warn!(message = %row.id, attempts = row.attempts, for_good, "mail was not sent: {why}");
            store::notifications::failed(db, row, (&why, for_good), self.app.clock.now()).await?;
            if matches!(trouble, Trouble::Outage(_)) {
                self.down.store(true, Ordering::Relaxed);
                break;
            }
        }
        Ok(tried)
    }

    async fn send(&self, claimed: Claimed) -> Result<(), Trouble> {
        // What can't be read now may be mended.
        let unread = |error: StoreError| Trouble::ForNow(error.into());
        let db = self.app.db.write();
        let Some(row) = store::notifications::read(db, claimed).await.map_err(unread)? else {
            return Ok(());
        };
        if let Some(token) = accounts::letters::token_of(&row.template, &row.facts.0) {
            store::accounts::leaves(db, token, self.app.clock.now()).await.map_err(unread)?;
        }
        let letter = letter::write(row.language.0, &row.template, &row.facts.0, &Site::of(&self.app, false));
        let id = store::notifications::message_id(row.id, self.from.email.domain());
        self.mailer.send(&self.from, &row.recipient, id, &letter.subject, letter.text).await
    }

    /// How much mail waits, and how much waits for somebody who decides.
    async fn measure(&self) {
        for (name, state) in [("mail_waiting", Delivery::Pending), ("mail_ended", Delivery::Failed)] {
            match store::notifications::count(self.app.db.read(), state).await {
                Ok(count) => metrics::gauge!(name).set(u32::try_from(count).unwrap_or(u32::MAX)),
                Err(error) => tracing::error!("the outbox could not be counted: {error:#}"),
            }
        }
    }
}
