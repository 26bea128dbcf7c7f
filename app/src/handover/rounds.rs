//! What the clock does when a manager is away or left: what waits for their name goes to somebody who is
//! there.

use crate::handover::actions::move_proposal;
use domain::{absence::acting, access::Role, time::day_of};
use store::{
    journal::{By, Write},
    requests::Request,
};
use web::{context::App, error::AppError};

/// Puts every proposal to somebody else whose manager is not there. Gives how many.
///
/// # Errors
/// When the database does not answer.
pub async fn round(app: &App) -> Result<usize, AppError> {
    let by = By { municipality: app.municipality.id, actor: None, now: app.clock.now() };
    let db = app.db.read();
    let asked = store::requests::asked_managers(db).await?;
    if asked.is_empty() {
        return Ok(0);
    }
    let staff = store::accounts::staff(db, by.municipality).await?;
    let away = store::accounts::absence::away(db, by.municipality, day_of(by.now)).await?;
    let signs = |who| staff.iter().any(|person| person.id == who && person.actor.has(Role::Manager));
    let mut moved = 0;
    for manager in asked {
        let now = acting(manager, &away);
        if now == Some(manager) && signs(manager) {
            continue;
        }
        let stand_in = now.filter(|now| *now != manager && signs(*now));
        let waiting = store::requests::waiting_for(db, manager).await?;
        for request in store::requests::by_ids(db, waiting).await?.into_iter().filter(Request::is_ours) {
            let Some(decision) = store::requests::decision(db, request.id)
                .await?
                .filter(|decision| decision.manager == Some(manager))
            else {
                continue;
            };
            let write = Write::start(&app.db, by).await?;
            if move_proposal(&write, &request, &decision, stand_in).await? {
                write.commit().await?;
                moved += 1;
            }
        }
    }
    Ok(moved)
}
