//! Asks every minute what is due, so that nothing waits without an answer because nobody looked.

use app::deadlines;
use std::{sync::Arc, time::Duration};
use tokio::sync::watch;
use web::context::App;

/// Looks now and then every minute, until it is told to stop. A round that is under way is finished first.
pub async fn run(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    loop {
        if let Err(error) = app.refresh_if_changed().await {
            tracing::error!("what an administrator set could not be read: {error:#}");
        }
        match deadlines::round(&app).await {
            Ok(done) if done != deadlines::Done::default() => {
                tracing::info!(
                    obstacles = done.obstacles,
                    covers = done.covers,
                    critiques = done.critiques,
                    "put higher, because its time had come"
                );
            }
            Ok(_nothing_was_due) => {}
            Err(error) => tracing::error!("deadlines could not be looked at: {error:#}"),
        }
        if let Err(error) = store::paces::forget(&app.db).await {
            tracing::error!("paces could not be forgotten: {error}");
        }
        if *stop.borrow() {
            return;
        }
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(60)) => {}
            _ = stop.changed() => return,
        }
    }
}
