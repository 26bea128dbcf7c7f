//! Giving and taking roles, teams, and what colleagues see of each other.

use crate::admin::{self, people::colleague};
use axum::{Router, extract::Path, routing::post};
use domain::{
    access::{Action, Grant, Role},
    event::{Aggregate, Audience, Kind},
    id::{AccountId, TeamId},
    lang::Lang,
    text::{Email, Text},
};
use serde::Deserialize;
use serde_json::json;
use store::{
    accounts::GrantSource,
    journal::{Fact, Mail, Write},
};
use uuid::Uuid;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{Nothing, Posted},
    seen::{Done as _, Seen},
    text::Texts as _,
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/beheer/mensen", post(add))
        .route("/beheer/mensen/{id}", post(describe))
        .route("/beheer/mensen/{id}/rol", post(grant))
        .route("/beheer/mensen/{id}/rol/{grant}", post(revoke))
        .route("/beheer/mensen/{id}/uitloggen", post(log_out))
        .route("/beheer/teams", post(add_team))
        .route("/beheer/teams/{id}", post(change_team))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Person {
    name: String,
    email: String,
    function: String,
    phone: String,
    role: String,
    team: String,
    areas: Vec<String>,
}

/// The role that a form asks for; what is wrong with it is noted.
async fn wanted(write: &Write, ctx: &Ctx, form: &mut Posted<Person>, fields: &Person) -> Result<Option<Grant>, AppError> {
    let role: Option<Role> = form.choose("role", &fields.role);
    let teams = store::accounts::teams(write.tx(), ctx.municipality()).await?;
    let team = if fields.team.is_empty() { None } else { fields.team.parse::<TeamId>().ok().filter(|id| teams.iter().any(|(team, _)| team == id)) };
    if team.is_none() && !fields.team.is_empty() {
        form.error("team", "error-choose");
    }
    let areas: Vec<_> = fields.areas.iter().filter(|code| ctx.live.areas.get(code).is_some()).cloned().collect();
    // Who sets up the site has no team and no district.
    let whole = role == Some(Role::Admin);
    Ok(role.map(|role| Grant { role, team: team.filter(|_| !whole), areas: if whole { Vec::new() } else { areas } }))
}

async fn give(write: &Write, ctx: &Ctx, account: AccountId, grant: &Grant) -> Result<(), AppError> {
    write.queue(account.0).await?;
    // Who has it already has it; nobody hears it twice.
    if !store::accounts::grant(write.tx(), account, grant, GrantSource::Hand).await? {
        return Ok(());
    }
    let payload = json!({"role": grant.role, "team": grant.team, "areas": grant.areas});
    write.event(Fact { aggregate: Aggregate::Account, id: account.0, kind: Kind::RoleGranted, audience: Audience::Staff, payload }).await?;
    let Some(person) = store::accounts::by_id(write.tx(), account).await? else { return Ok(()) };
    let lang = person.language.0;
    let facts = json!({"name": person.name, "role": lang.name("role", grant.role.code()), "link": format!("{}/inloggen", ctx.app.base_url)});
    Ok(write.mail(Mail { to: person.email, template: "role-granted", lang, facts }).await?)
}

/// Somebody new, or somebody who is known by this address already, with a first role.
async fn add(ctx: Ctx, mut form: Posted<Person>) -> Result<Seen, AppError> {
    const PAGE: &str = "/beheer/mensen";
    ctx.may(Action::Administer)?;
    let write = ctx.begin(form.key()).await?;
    let fields = std::mem::take(&mut form.fields);
    let name: Option<Text<80>> = form.parse("name", &fields.name);
    let email: Option<Email> = form.parse("email", &fields.email);
    let (function, phone) = (form.text::<80>("function", &fields.function), form.text::<30>("phone", &fields.phone));
    let grant = wanted(&write, &ctx, &mut form, &fields).await?;
    form.check(PAGE)?;
    let (Some(name), Some(email), Some(grant)) = (name, email, grant) else { return Err(form.invalid(PAGE)) };
    let account = store::accounts::find_or_create(write.tx(), write.by(), &email, name.as_str(), Lang::Nl).await?;
    own_roles_are_not_given(&ctx, account)?;
    store::accounts::rename(write.tx(), account, name.as_str()).await?;
    store::accounts::describe(write.tx(), account, &function, &phone).await?;
    give(&write, &ctx, account, &grant).await?;
    write.done(format!("/beheer/mensen/{account}?gedaan=collega")).await
}

fn own_roles_are_not_given(ctx: &Ctx, account: AccountId) -> Result<(), AppError> {
    if ctx.account()? == account { Err(AppError::Refused("refused-own-role")) } else { Ok(()) }
}

async fn describe(ctx: Ctx, Path(id): Path<String>, mut form: Posted<Person>) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let page = format!("/beheer/mensen/{id}");
    let write = ctx.begin(form.key()).await?;
    let person = colleague(&ctx, write.tx(), &id).await?;
    let fields = std::mem::take(&mut form.fields);
    let name: Option<Text<80>> = form.parse("name", &fields.name);
    let (function, phone) = (form.text::<80>("function", &fields.function), form.text::<30>("phone", &fields.phone));
    form.check(&page)?;
    let Some(name) = name else { return Err(form.invalid(&page)) };
    store::accounts::rename(write.tx(), person.id, name.as_str()).await?;
    store::accounts::describe(write.tx(), person.id, &function, &phone).await?;
    write.event(Fact { aggregate: Aggregate::Account, id: person.id.0, kind: Kind::AccountChanged, audience: Audience::Staff, payload: json!({}) }).await?;
    write.done(format!("{page}?gedaan=bewaard")).await
}

async fn grant(ctx: Ctx, Path(id): Path<String>, mut form: Posted<Person>) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let page = format!("/beheer/mensen/{id}");
    let write = ctx.begin(form.key()).await?;
    let person = colleague(&ctx, write.tx(), &id).await?;
    own_roles_are_not_given(&ctx, person.id)?;
    let fields = std::mem::take(&mut form.fields);
    let grant = wanted(&write, &ctx, &mut form, &fields).await?;
    form.check(&page)?;
    let Some(grant) = grant else { return Err(form.invalid(&page)) };
    give(&write, &ctx, person.id, &grant).await?;
    write.done(format!("{page}?gedaan=rol")).await
}

/// Takes a role back. The last administrator stays: nobody could let another in.
async fn revoke(ctx: Ctx, Path((id, grant)): Path<(String, Uuid)>, form: Posted<Nothing>) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let write = ctx.begin(form.key()).await?;
    let person = colleague(&ctx, write.tx(), &id).await?;
    let there = store::accounts::roles_of(write.tx(), person.id).await?.into_iter().find(|one| one.id == grant).ok_or(AppError::NotFound)?;
    if there.grant.role == Role::Admin {
        // Two who take each other's role at the same moment do so one after the other.
        store::accounts::lock_roles(write.tx(), ctx.municipality()).await?;
        let others =
            store::accounts::staff(write.tx(), ctx.municipality()).await?.iter().filter(|other| other.id != person.id && other.actor.has(Role::Admin)).count();
        if others == 0 {
            return Err(AppError::Refused("refused-last-admin"));
        }
    }
    store::accounts::revoke(write.tx(), person.id, grant).await?;
    let payload = json!({"role": there.grant.role, "team": there.grant.team, "areas": there.grant.areas});
    write.event(Fact { aggregate: Aggregate::Account, id: person.id.0, kind: Kind::RoleRevoked, audience: Audience::Staff, payload }).await?;
    let left = store::accounts::roles_of(write.tx(), person.id).await?.len();
    let to = if left == 0 { "/beheer/mensen".to_owned() } else { format!("/beheer/mensen/{}", person.id) };
    write.done(format!("{to}?gedaan=rol-weg")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct LogOut {
    reset: String,
}

/// Ends every session of a colleague: a laptop that was lost, an account that somebody else got into.
async fn log_out(ctx: Ctx, Path(id): Path<String>, form: Posted<LogOut>) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let write = ctx.begin(form.key()).await?;
    let person = colleague(&ctx, write.tx(), &id).await?;
    store::accounts::end_sessions(write.tx(), person.id).await?;
    if form.fields.reset == "yes" {
        store::accounts::reset_second_step(write.tx(), person.id).await?;
        let payload = json!({"what": "reset"});
        write.event(Fact { aggregate: Aggregate::Account, id: person.id.0, kind: Kind::PasskeyChanged, audience: Audience::Staff, payload }).await?;
    }
    write
        .event(Fact { aggregate: Aggregate::Account, id: person.id.0, kind: Kind::LoggedOutEverywhere, audience: Audience::Staff, payload: json!({}) })
        .await?;
    write.done(format!("/beheer/mensen/{}?gedaan=collega-uitgelogd", person.id)).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Team {
    name: String,
    remove: String,
}

async fn team_event(write: &Write, team: TeamId, what: &str) -> Result<(), AppError> {
    let payload = json!({"team": team, "what": what});
    Ok(write.setting(Kind::TeamChanged, payload).await?)
}

async fn add_team(ctx: Ctx, mut form: Posted<Team>) -> Result<Seen, AppError> {
    const PAGE: &str = "/beheer/teams";
    ctx.may(Action::Administer)?;
    let write = admin::begin(&ctx, form.key()).await?;
    let name: Option<Text<80>> = form.parse("name", &form.fields.name.clone());
    let Some(name) = name else { return Err(form.invalid(PAGE)) };
    if store::accounts::teams(write.tx(), ctx.municipality()).await?.iter().any(|(_, there)| there == name.as_str()) {
        form.error("name", "error-team-twice");
    }
    form.check(PAGE)?;
    let team = store::accounts::team(write.tx(), ctx.municipality(), name.as_str()).await?;
    team_event(&write, team, "added").await?;
    write.done("/beheer/teams?gedaan=team").await
}

/// Another name, or gone: a team that work or people belong to stays.
async fn change_team(ctx: Ctx, Path(id): Path<TeamId>, mut form: Posted<Team>) -> Result<Seen, AppError> {
    const PAGE: &str = "/beheer/teams";
    ctx.may(Action::Administer)?;
    let write = admin::begin(&ctx, form.key()).await?;
    let teams = store::accounts::teams(write.tx(), ctx.municipality()).await?;
    if !teams.iter().any(|(team, _)| *team == id) {
        return Err(AppError::NotFound);
    }
    if form.fields.remove == "yes" {
        store::accounts::remove_team(write.tx(), id).await?;
        team_event(&write, id, "removed").await?;
        return write.done("/beheer/teams?gedaan=team-weg").await;
    }
    let name: Option<Text<80>> = form.parse("name", &form.fields.name.clone());
    let Some(name) = name else { return Err(form.invalid(PAGE)) };
    if teams.iter().any(|(team, there)| *team != id && there == name.as_str()) {
        form.error("name", "error-team-twice");
    }
    form.check(PAGE)?;
    store::accounts::rename_team(write.tx(), id, name.as_str()).await?;
    team_event(&write, id, "renamed").await?;
    write.done("/beheer/teams?gedaan=bewaard").await
}
