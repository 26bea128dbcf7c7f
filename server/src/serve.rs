//! Serving: listeners, worker, and a stop that lets everybody finish.

use crate::{
    clockwork,
    config::Config,
    demo,
    listen::{Bounds, listen},
    mailer::Mailer,
    router::router,
    security::Visitor,
    setup,
    worker::Worker,
};
use anyhow::Context as _;
use axum::{Router, routing::get};
use metrics_exporter_prometheus::PrometheusBuilder;
use std::{
    net::SocketAddr,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};
use tokio::{net::TcpListener, sync::watch};
use web::context::App;

/// What nobody set: right on one's own machine, and not for residents. Nothing in a demonstration.
fn left_at_defaults(config: &Config) -> Vec<String> {
    if config.demo {
        return Vec::new();
    }
    let base = || format!("base_url is not set: links in mail lead to {}", config.base());
    let mail = || format!("mail is not set: mail goes into files ({}), and to nobody", config.mail());
    let from =
        || format!("mail_from is not set: mail comes from {}, which nobody can answer", config.mail_from);
    [
        config.base_url.is_none().then(base),
        config.mail.is_none().then(mail),
        (config.mail_from == Config::default().mail_from).then(from),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Serves until it is told to stop (Ctrl-C or SIGTERM).
///
/// # Errors
/// When the database, the mail setting or the address does not work.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    let app = setup::app(&config, config.demo).await?;
    if config.demo && demo::is_empty(&app).await? {
        tracing::info!("{}", demo::load(&app, None, 1).await?);
    }
    for warning in left_at_defaults(&config) {
        tracing::warn!("{warning}");
    }
    let app = Arc::new(app);
    // The registry of a municipality is read before the first visitor comes; a huge one while they look.
    let reading = tokio::spawn(read_index(Arc::clone(&app)));
    let _still_reading = tokio::time::timeout(Duration::from_secs(1), reading).await;
    let (stop, stopped) = watch::channel(false);
    let worker = worker(&app, &config)?;
    let working = tokio::spawn(worker.run(stopped.clone()));
    let ticking = tokio::spawn(clockwork::run(Arc::clone(&app), stopped.clone()));
    let listener = TcpListener::bind(config.address)
        .await
        .with_context(|| format!("can't listen on {}", config.address))?;
    let metrics = metrics(config.metrics_address, stopped.clone()).await;
    let service =
        router(Arc::clone(&app), Visitor { trusted_proxies: config.trusted_proxies, pace: config.pace });
    #[cfg(debug_assertions)]
    let service = crate::dev::reloading(service);
    tracing::info!("Meerwaarde is at {}", app.base_url);
    let bounds = Bounds::of_machine(config.trusted_proxies > 0);
    let serving = listen(listener, service, bounds, stopped);
    let (leaves, leaving) = (Arc::clone(&app), Duration::from_secs(config.leaving_seconds.into()));
    tokio::spawn(async move {
        asked_to_stop().await;
        if leaving > Duration::ZERO {
            tracing::info!("leaving: /readyz says so for {} seconds", leaving.as_secs());
            leaves.leaves.store(true, Ordering::Release);
            tokio::time::sleep(leaving).await;
        }
        tracing::info!("stopping: no new visitors, what is under way is finished");
        let _nobody_listens = stop.send(true);
        tokio::time::sleep(Duration::from_secs(20)).await;
        tracing::warn!("some connections did not end in 20 seconds");
        std::process::exit(0);
    });
    serving.await;
    working.await?;
    ticking.await?;
    if let Some(metrics) = metrics {
        metrics.await?;
    }
    tracing::info!("stopped");
    Ok(())
}

/// Reads all public initiatives, until it succeeds.
async fn read_index(app: Arc<App>) {
    let began = std::time::Instant::now();
    while let Err(error) = app.index.follow(&app.db, true).await {
        tracing::error!("the initiatives could not be read: {error:#}");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    tracing::info!(
        ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        "initiatives are read"
    );
}

/// The worker that sends mail.
///
/// # Errors
/// When the mail settings are not understood.
pub fn worker(app: &Arc<App>, config: &Config) -> anyhow::Result<Worker> {
    let from = config
        .mail_from
        .parse()
        .with_context(|| format!("mail_from is not a sender: {}", config.mail_from))?;
    Ok(Worker {
        app: Arc::clone(app),
        mailer: Mailer::from_setting(&config.mail())?,
        from,
        down: Arc::default(),
    })
}

/// How long what was measured may wait for its place in the histograms, which somebody who never asks for
/// `/metrics` would leave to pile up.
const UPKEEP: Duration = Duration::from_secs(5);

/// `/metrics` on a port of its own, so that it is never on the public one by accident.
async fn metrics(
    address: SocketAddr,
    mut stopped: watch::Receiver<bool>,
) -> Option<tokio::task::JoinHandle<()>> {
    let handle = PrometheusBuilder::new().install_recorder().ok()?;
    let (kept, mut ended) = (handle.clone(), stopped.clone());
    tokio::spawn(async move {
        while tokio::time::timeout(UPKEEP, ended.changed()).await.is_err() {
            kept.run_upkeep();
        }
    });
    let listener = match TcpListener::bind(address).await {
        Ok(listener) => listener,
        Err(error) => {
            tracing::warn!("no metrics: can't listen on {address}: {error}");
            return None;
        }
    };
    let router = Router::new().route("/metrics", get(move || async move { handle.render() }));
    Some(tokio::spawn(async move {
        let serving = axum::serve(listener, router).with_graceful_shutdown(async move {
            let _ended = stopped.changed().await;
        });
        if let Err(error) = serving.await {
            tracing::warn!("metrics ended: {error}");
        }
    }))
}

async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_unsupported) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = interrupt => {}
        () = terminated => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_set_is_said_at_the_start() {
        let said = left_at_defaults(&Config::default());
        let about: Vec<_> = said.iter().filter_map(|line| line.split(' ').next()).collect();
        assert_eq!(about, ["base_url", "mail", "mail_from"]);
        let set = Config {
            base_url: Some("https://meerwaarde.test".to_owned()),
            mail: Some("smtp://localhost".to_owned()),
            mail_from: "Gemeente <post@gemeente.test>".to_owned(),
            ..Config::default()
        };
        assert_eq!(left_at_defaults(&set), Vec::<String>::new());
        assert_eq!(left_at_defaults(&Config { demo: true, ..Config::default() }), Vec::<String>::new());
    }
}
