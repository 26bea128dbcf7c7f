//! Who works here, as pages that name them show it: read once, until anything is written. What somebody may
//! do is asked of the database itself, in the transaction in which they do it.

use domain::{
    absence::Away,
    id::{AccountId, TeamId},
    time::day_of,
};
use std::{collections::HashMap, sync::Arc};
use store::accounts::{
    Staff,
    absence::{self, Absence},
};
use web::{context::Ctx, error::AppError};

/// Everybody who works here.
#[derive(Debug)]
pub struct Colleagues {
    /// Everybody with a role, by name.
    pub staff: Vec<Staff>,
    /// Every team, by name.
    pub teams: Vec<(TeamId, String)>,
    /// Who is away now or later.
    pub absent: HashMap<AccountId, Absence>,
    /// Who is away today.
    pub away: Vec<Away>,
}

/// Who works here, and who is there today.
///
/// # Errors
/// When the database does not answer.
pub async fn colleagues(ctx: &Ctx) -> Result<Arc<Colleagues>, AppError> {
    let today = day_of(ctx.now);
    let read = async {
        let (db, municipality) = (ctx.db(), ctx.municipality());
        let absent = absence::every(db, municipality, today).await?;
        Ok(Colleagues {
            staff: store::accounts::staff(db, municipality).await?,
            teams: store::accounts::teams(db, municipality).await?,
            away: absence::today_of(&absent, today),
            absent,
        })
    };
    ctx.counted(&format!("colleagues {today}"), read).await
}
