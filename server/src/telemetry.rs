//! Logs: readable for people, JSON for machines. What people typed never stands in them.

use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt as _, util::SubscriberInitExt as _};

/// Starts logging. `RUST_LOG` sets how much.
pub fn start(json: bool) {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_unset| EnvFilter::new("info,sqlx=warn,sea_orm_migration=warn,tower_http=info"));
    let registry = tracing_subscriber::registry().with(filter);
    // A second start, in tests, is no fault.
    let _already_started = if json {
        registry.with(fmt::layer().json()).try_init()
    } else {
        registry.with(fmt::layer().compact()).try_init()
    };
}
