//! What goes by itself. What only the machine needs goes always; what people wrote goes when an administrator
//! has seen what would go and switched it on.

use domain::{
    id::MunicipalityId,
    thresholds::{Threshold, Thresholds},
};
use jiff::{SignedDuration, Timestamp};
use store::{db::Connection, error::StoreError};

/// Name of the setting that switches it on.
pub const ON: &str = "retention_on";
/// Name of the setting that holds the day of the last run, in days since 1970.
pub const LAST: &str = "retention_last";

/// What would go now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Due {
    /// Sessions, links and keys of forms that do not work any more.
    pub machine: u64,
    /// Half forms.
    pub drafts: u64,
    /// Who got which mail.
    pub mails: u64,
    /// Who looked at whose data.
    pub looks: u64,
    /// Requests whose words go.
    pub requests: u64,
    /// Accounts with nothing in them.
    pub accounts: u64,
}

/// The day of a moment, in days since 1970.
#[must_use]
pub fn day_number(now: Timestamp) -> i32 {
    i32::try_from(now.as_second() / 86_400).unwrap_or(i32::MAX)
}

/// The moment before which is old, by a term.
#[must_use]
pub fn before(now: Timestamp, thresholds: &Thresholds, which: Threshold) -> Timestamp {
    now.checked_sub(SignedDuration::from_hours(24 * i64::from(thresholds.get(which)))).unwrap_or(now)
}

/// Counts what would go, and takes nothing away.
///
/// # Errors
/// When the database does not answer.
pub async fn due(
    db: &impl Connection,
    municipality: MunicipalityId,
    now: Timestamp,
) -> Result<Due, StoreError> {
    let terms = store::settings::thresholds(db, municipality).await?;
    Ok(Due {
        machine: store::accounts::worn_out(db, now).await? + store::filings::worn_out(db, now).await?,
        drafts: store::register::older(db, before(now, &terms, Threshold::KeepDrafts)).await?,
        mails: store::notifications::sent_before(db, before(now, &terms, Threshold::KeepMail)).await?,
        looks: store::privacy::looks_before(db, before(now, &terms, Threshold::KeepLooks)).await?,
        requests: u64::try_from(
            store::requests::forgettable(db, before(now, &terms, Threshold::KeepRequests)).await?.len(),
        )
        .unwrap_or(u64::MAX),
        accounts: u64::try_from(
            store::privacy::quiet(db, before(now, &terms, Threshold::KeepAccounts)).await?.len(),
        )
        .unwrap_or(u64::MAX),
    })
}

/// Whether it is switched on.
///
/// # Errors
/// When the database does not answer.
pub async fn is_on(db: &impl Connection, municipality: MunicipalityId) -> Result<bool, StoreError> {
    Ok(store::settings::number(db, municipality, ON).await? == Some(1))
}
