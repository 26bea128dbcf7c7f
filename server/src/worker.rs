//! Sends what stands in the outbox, as soon as it stands there, and tries again until it is gone.

use crate::mailer::Mailer;
use app::notifications::letter;
use lettre::message::Mailbox;
use sea_orm::DbBackend;
use std::{sync::Arc, time::Duration};
use store::notifications::Claimed;
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
}

impl Worker {
    /// Works until it is told to stop. A message that is being sent is finished first.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        // The embedded database has one process: whoever had taken a message before is gone.
        if self.app.db.backend() == DbBackend::Sqlite
            && let Err(error) = store::notifications::wake(self.app.db.write(), self.app.clock.now()).await
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
            if !worked {
                tokio::select! {
                    () = bell.notified() => {}
                    () = tokio::time::sleep(Duration::from_secs(5)) => {}
                    _ = stop.changed() => {}
                }
            }
        }
    }

    /// Sends what is due now. Gives how many messages were tried.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn round(&self) -> anyhow::Result<usize> {
        let now = self.app.clock.now();
        let claimed = store::notifications::claim(self.app.db.write(), now, 20).await?;
        let municipality = &self.app.municipality;
        let site = letter::Site {
            base_url: &self.app.base_url,
            municipality: &municipality.name,
            phone: municipality.phone.as_deref().unwrap_or_default(),
        };
        for row in &claimed {
            match self.send(*row, &site).await {
                Ok(()) => {
                    metrics::counter!("mail_sent_total").increment(1);
                    store::notifications::sent(self.app.db.write(), *row, self.app.clock.now()).await?;
                }
                Err(error) => {
                    metrics::counter!("mail_failed_total").increment(1);
                    tracing::warn!(message = %row.id, attempts = row.attempts,
                        "mail was not sent: {error:#}");
                    store::notifications::failed(
                        self.app.db.write(),
                        *row,
                        &format!("{error:#}"),
                        self.app.clock.now(),
                    )
                    .await?;
                }
            }
        }
        Ok(claimed.len())
    }

    async fn send(&self, claimed: Claimed, site: &letter::Site<'_>) -> anyhow::Result<()> {
        let Some(row) = store::notifications::read(self.app.db.read(), claimed).await? else {
            return Ok(());
        };
        let letter = letter::write(row.language.0, &row.template, &row.facts.0, site);
        let id = store::notifications::message_id(row.id, self.from.email.domain());
        self.mailer.send(&self.from, &row.recipient, id, &letter.subject, letter.text).await
    }
}
