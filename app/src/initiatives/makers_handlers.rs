//! Asking somebody to run an initiative together, joining, leaving, handing over.

use crate::{
    accounts::{actions::open_link, session::enter_by_mail},
    initiatives::{
        actions::{self, Asked},
        handlers::mine,
        invited::of_invitation,
    },
};
use axum::{Router, routing::post};
use domain::{
    id::InvitationId,
    initiative::Visibility,
    spam::PerDay,
    text::{Email, Name},
};
use serde::Deserialize;
use store::accounts::Purpose;
use tower_sessions::Session;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{Nothing, Posted, Sure},
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::initiatives::Makers>(post(invite))
        .at::<routes::initiatives::Leave>(post(leave))
        .at::<routes::initiatives::TakeBackInvitation>(post(take_back))
        .at::<routes::initiatives::Invited>(post(answer))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Invite {
    name: String,
    email: String,
    hands_over: String,
}

async fn invite(
    ctx: Ctx,
    At(routes::initiatives::Makers(slug)): At<routes::initiatives::Makers>,
    mut form: Posted<Invite>,
) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let page = routes::initiatives::Makers(&slug);
    let fields = std::mem::take(&mut form.fields);
    let name: Option<Name> = form.parse("name", &fields.name);
    let email: Option<Email> = form.parse("email", &fields.email);
    form.guard(&ctx, &[("name", &fields.name)]);
    let write = ctx.begin(form.key()).await?;
    let there = mine(&write, &ctx, &slug).await?;
    if there.visibility == Visibility::Withdrawn {
        return Err(AppError::NotFound);
    }
    form.limit(PerDay::Invitations, store::initiatives::invited_since(&write, me, ctx.yesterday()).await?);
    if let Some(email) = &email
        && let Some(why) = actions::not_to_be_asked(&write, there.id, email).await?
    {
        form.error("email", why);
    }
    form.check(&page.path())?;
    let (Some(name), Some(email)) = (name, email) else { return Err(form.invalid(&page.path())) };
    let asked = Asked { name: name.as_str(), email: &email, hands_over: fields.hands_over == "yes" };
    actions::invite(&write, &there, me, asked, ctx.lang).await?;
    write.done(page.done("uitgenodigd")).await
}

async fn take_back(
    ctx: Ctx,
    At(routes::initiatives::TakeBackInvitation(slug, id)): At<routes::initiatives::TakeBackInvitation>,
    form: Posted<Nothing>,
) -> Result<Seen, AppError> {
    ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    let there = mine(&write, &ctx, &slug).await?;
    if store::initiatives::invited_to(write.tx(), id).await? != Some(there.id) {
        return Err(AppError::NotFound);
    }
    let invitation = store::initiatives::invitation(write.tx(), id, ctx.now)
        .await?
        .ok_or(AppError::Refused("refused-invitation-ended"))?;
    actions::end_invitation(&write, &invitation).await?;
    write.done(routes::initiatives::Makers(&slug).done("ingetrokken")).await
}

async fn leave(
    ctx: Ctx,
    At(routes::initiatives::Leave(slug)): At<routes::initiatives::Leave>,
    mut form: Posted<Sure>,
) -> Result<Seen, AppError> {
    let me = ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    let there = mine(&write, &ctx, &slug).await?;
    form.must_be_sure();
    form.check(&routes::initiatives::Makers(&slug).path())?;
    actions::leave(&write, there.id, me).await?;
    write.done(routes::accounts::Mine.done("weggegaan")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Answer {
    answer: String,
}

/// Joins, or says no. Whoever opened the link reads the mail of that address, so it is their account.
async fn answer(
    ctx: Ctx,
    session: Session,
    At(routes::initiatives::Invited(token)): At<routes::initiatives::Invited>,
    form: Posted<Answer>,
) -> Result<Seen, AppError> {
    let mut write = ctx.begin(form.key()).await?;
    let again = || Ok(Seen(routes::initiatives::Invited(&token).path()));
    let Some((email, Some(id))) = open_link(&write, &token, Purpose::Steward).await? else {
        return again();
    };
    let Ok(id) = id.parse::<InvitationId>() else { return again() };
    let Some(about) = store::initiatives::invited_to(write.tx(), id).await? else { return again() };
    // Whoever joins, says no or takes it back does so one after the other.
    store::initiatives::lock(write.tx(), about).await?;
    let Some((invitation, initiative)) = of_invitation(write.tx(), &ctx, id).await? else { return again() };
    if form.fields.answer == "no" {
        actions::end_invitation(&write, &invitation).await?;
        return write.done(routes::site::Home.done("uitnodiging-nee")).await;
    }
    let account = actions::join(&mut write, &initiative, &invitation, &email, ctx.lang).await?;
    enter_by_mail(
        write,
        &ctx,
        &session,
        account,
        &routes::initiatives::Detail(&initiative.slug).done("maker"),
    )
    .await
}
