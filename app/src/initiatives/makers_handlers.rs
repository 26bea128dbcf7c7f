//! Asking somebody to run an initiative together, joining, leaving, handing over.

use crate::{
    accounts,
    initiatives::{handlers::mine, makers::of_invitation},
};
use axum::{Router, extract::Path, routing::post};
use domain::{
    event::{Aggregate, Audience, Kind},
    id::{InitiativeId, InvitationId},
    initiative::Visibility,
    spam::PerDay,
    text::{Email, Text},
};
use serde::Deserialize;
use serde_json::json;
use store::{
    accounts::Purpose,
    journal::{By, Fact, Mail, Write},
};
use tower_sessions::Session;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{Nothing, Posted},
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/mijn/initiatieven/{slug}/makers", post(invite))
        .route("/mijn/initiatieven/{slug}/makers/weggaan", post(leave))
        .route("/mijn/initiatieven/{slug}/makers/{invitation}/intrekken", post(take_back))
        .route("/uitnodiging/{token}", post(answer))
}

async fn event(write: &Write, id: InitiativeId, kind: Kind, payload: serde_json::Value) -> Result<(), AppError> {
    write.event(Fact { aggregate: Aggregate::Initiative, id: id.0, kind, audience: Audience::Parties, payload }).await?;
    Ok(())
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Invite {
    name: String,
    email: String,
    hands_over: String,
}

async fn invite(ctx: Ctx, Path(slug): Path<String>, mut form: Posted<Invite>) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let page = format!("/mijn/initiatieven/{slug}/makers");
    let fields = std::mem::take(&mut form.fields);
    let name: Option<Text<80>> = form.parse("name", &fields.name);
    let email: Option<Email> = form.parse("email", &fields.email);
    let write = ctx.begin(form.key()).await?;
    let there = mine(&write, &ctx, &slug).await?;
    if there.visibility == Visibility::Withdrawn {
        return Err(AppError::NotFound);
    }
    form.guard(&ctx, &[("name", &fields.name)]);
    form.limit(PerDay::Invitations, store::initiatives::invited_since(write.tx(), me, ctx.yesterday()).await?);
    if let Some(email) = &email {
        let known = store::accounts::by_email(write.tx(), ctx.municipality(), email).await?;
        let joined = match known {
            Some(known) => store::initiatives::stewards(write.tx(), there.id).await?.iter().any(|id| *id == known.id.0),
            None => false,
        };
        if joined {
            form.error("email", "error-maker-already");
        }
        if store::initiatives::invitations(write.tx(), there.id, ctx.now).await?.iter().any(|one| one.email == email.as_str()) {
            form.error("email", "error-maker-asked");
        }
    }
    form.check(&page)?;
    let (Some(name), Some(email)) = (name, email) else { return Err(form.invalid(&page)) };
    let id = store::initiatives::invite(write.tx(), write.by(), there.id, me, &email, name.as_str(), fields.hands_over == "yes").await?;
    let token = store::accounts::new_token(write.tx(), write.by(), &email, Purpose::Steward, Some(id.to_string())).await?;
    let by = ctx.viewer.as_ref().map(|viewer| viewer.name.clone()).unwrap_or_default();
    let facts = json!({"name": name.as_str(), "by": by, "title": there.title, "link": format!("{}/uitnodiging/{token}", ctx.app.base_url)});
    write.mail(Mail { to: email.as_str().to_owned(), template: "invited", lang: ctx.lang, facts }).await?;
    event(&write, there.id, Kind::StewardInvited, json!({"invitation": id})).await?;
    write.done(format!("{page}?gedaan=uitgenodigd")).await
}

async fn take_back(ctx: Ctx, Path((slug, id)): Path<(String, InvitationId)>, form: Posted<Nothing>) -> Result<Seen, AppError> {
    ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    let there = mine(&write, &ctx, &slug).await?;
    let invitation = store::initiatives::invitation(write.tx(), id, ctx.now).await?.filter(|one| one.initiative == there.id).ok_or(AppError::NotFound)?;
    store::initiatives::end_invitation(write.tx(), write.by(), invitation.id).await?;
    event(&write, there.id, Kind::InvitationWithdrawn, json!({"invitation": id})).await?;
    write.done(format!("/mijn/initiatieven/{slug}/makers?gedaan=ingetrokken")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Leaving {
    sure: String,
}

/// The last one can't leave: an initiative that nobody can change or take back would stay for ever.
async fn leave(ctx: Ctx, Path(slug): Path<String>, mut form: Posted<Leaving>) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    let there = mine(&write, &ctx, &slug).await?;
    if form.fields.sure != "yes" {
        form.error("sure", "error-sure");
    }
    form.check(&format!("/mijn/initiatieven/{slug}/makers"))?;
    if !store::initiatives::leave(write.tx(), there.id, me).await? {
        return Err(AppError::Refused("refused-last-maker"));
    }
    event(&write, there.id, Kind::StewardLeft, json!({"steward": me})).await?;
    write.done("/mijn?gedaan=weggegaan").await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Answer {
    answer: String,
}

/// Joins, or says no. Whoever opened the link reads the mail of that address, so it is their account.
async fn answer(ctx: Ctx, session: Session, Path(token): Path<String>, form: Posted<Answer>) -> Result<Seen, AppError> {
    let mut write = ctx.begin(form.key()).await?;
    let again = || Ok(Seen(format!("/uitnodiging/{token}")));
    let Some((email, Some(id))) = store::accounts::use_token(write.tx(), write.by(), &token, Purpose::Steward).await? else { return again() };
    let Some((invitation, initiative)) = of_invitation(&ctx, &id).await? else { return again() };
    store::initiatives::end_invitation(write.tx(), write.by(), invitation.id).await?;
    if form.fields.answer == "no" {
        event(&write, initiative.id, Kind::InvitationWithdrawn, json!({"invitation": invitation.id})).await?;
        return write.done("/?gedaan=uitnodiging-nee").await;
    }
    let account = store::accounts::find_or_create(write.tx(), write.by(), &email, &invitation.name, ctx.lang).await?;
    write.set_by(By { actor: Some(account), ..write.by() });
    store::initiatives::join(write.tx(), write.by(), initiative.id, account).await?;
    event(&write, initiative.id, Kind::StewardJoined, json!({"steward": account})).await?;
    if invitation.hands_over && invitation.by != account {
        store::initiatives::leave(write.tx(), initiative.id, invitation.by).await?;
        event(&write, initiative.id, Kind::StewardLeft, json!({"steward": invitation.by, "handed_over_to": account})).await?;
    }
    if let Some(asked) = store::accounts::by_id(write.tx(), invitation.by).await? {
        let lang = asked.language.0;
        let over = if invitation.hands_over { "yes" } else { "no" };
        let facts = json!({"name": asked.name, "who": invitation.name, "title": initiative.title, "over": over, "link": format!("{}/initiatieven/{}", ctx.app.base_url, initiative.slug)});
        write.mail(Mail { to: asked.email, template: "joined", lang, facts }).await?;
    }
    accounts::handlers::enter_by_mail(write, &ctx, &session, account, &format!("/initiatieven/{}?gedaan=maker", initiative.slug)).await
}
