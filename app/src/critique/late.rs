//! What the clock does with critique: when its term is over, the alderman hears it, and it is shown without an answer.

use domain::{
    access::Role,
    event::{Aggregate, Audience, Kind},
    lang::Lang,
    time::day_of,
};
use serde_json::json;
use store::journal::{By, Fact, Mail, Write};
use web::{context::App, error::AppError, text};

/// Tells the aldermen of every critique whose term is over. Gives how many.
///
/// # Errors
/// When the database does not answer.
pub async fn round(app: &App) -> Result<usize, AppError> {
    let by = By { municipality: app.municipality.id, actor: None, now: app.clock.now() };
    let mut told = 0;
    for critique in store::critique::late(app.db.read(), by.municipality, day_of(by.now)).await? {
        let write = Write::start(&app.db, by).await?;
        if !store::critique::told_late(write.tx(), critique.id).await? {
            continue;
        }
        let payload = json!({"due": critique.due});
        write.event(Fact { aggregate: Aggregate::Critique, id: critique.id.0, kind: Kind::CritiqueLate, audience: Audience::Staff, payload }).await?;
        for person in store::accounts::staff(write.tx(), by.municipality).await?.into_iter().filter(|person| person.actor.has(Role::Alderman)) {
            let facts = json!({
                "name": person.name, "due": text::date(Lang::Nl, critique.due), "link": format!("{}/werk/kritiek/{}", app.base_url, critique.id),
            });
            write.mail(Mail { to: person.email, template: "critique-late", lang: Lang::Nl, facts }).await?;
        }
        write.commit().await?;
        told += 1;
    }
    Ok(told)
}
