//! What a resident does: ask, write, answer an offer, stop, reopen.

use crate::{
    accounts,
    requests::actions::{self, Asked},
};
use axum::{Router, routing::post};
use domain::{
    access::{Action, may},
    offer,
    request::Kind,
    spam::PerDay,
    text::{Email, Story, Text, Title},
    time::day_of,
};
use serde::Deserialize;
use store::{
    journal::{By, Write},
    requests::Request,
};
use tower_sessions::Session;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::Posted,
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature, for residents.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::requests::Ask>(post(ask))
        .at::<routes::requests::Message>(post(message))
        .at::<routes::requests::Offer>(post(answer_offer))
        .at::<routes::requests::Stop>(post(stop))
        .at::<routes::requests::Reopen>(post(reopen))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Ask {
    initiative: String,
    kind: String,
    title: String,
    story: String,
    wished_on: String,
    application: String,
    name: String,
    email: String,
}

/// Files a request. A visitor who gives an e-mail address that nobody used before is logged in at once, so
/// that they see their receipt; an address that is known gets the link by mail, because it may be somebody
/// else's.
async fn ask(ctx: Ctx, session: Session, mut form: Posted<Ask>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::requests::Ask::PATH;
    let fields = std::mem::take(&mut form.fields);
    let kind: Option<Kind> = form.choose("kind", &fields.kind);
    let title: Option<Title> = form.parse("title", &fields.title);
    let story: Option<Story> = form.parse("story", &fields.story);
    let wished_on = if fields.wished_on.is_empty() { None } else { fields.wished_on.parse().ok() };
    if !fields.wished_on.is_empty() && wished_on.is_none() {
        form.error("wished_on", "error-date");
    }
    if wished_on.is_some_and(|day| day < day_of(ctx.now)) {
        form.error("wished_on", "error-date-past");
    }
    let helping = ctx.viewer.as_ref().is_some_and(|viewer| may(&viewer.actor, &Action::FillInForSomebody));
    let other = ctx.viewer.is_none() || helping;
    let name: Option<Text<80>> = if other { form.parse("name", &fields.name) } else { None };
    let email: Option<Email> = if other { form.parse("email", &fields.email) } else { None };
    form.guard(&ctx, &[("title", &fields.title), ("story", &fields.story)]);
    form.check(PAGE)?;
    let (Some(kind), Some(title), Some(story)) = (kind, title, story) else { return Err(form.invalid(PAGE)) };

    let mut write = ctx.begin(form.key()).await?;
    let (account, is_new) = match (&ctx.viewer, &email, &name) {
        (Some(viewer), ..) if !helping => (viewer.account, false),
        (_, Some(email), Some(name)) => {
            store::accounts::known_or_new(write.tx(), write.by(), email, name.as_str(), ctx.lang).await?
        }
        _ => return Err(form.invalid(PAGE)),
    };
    if !helping {
        form.limit(
            PerDay::Requests,
            store::requests::requests_since(write.tx(), account, ctx.yesterday()).await?,
        );
        form.check(PAGE)?;
    }
    let helper = ctx.viewer.as_ref().filter(|_| helping).map(|viewer| viewer.account);
    write.set_by(By { actor: Some(helper.unwrap_or(account)), ..write.by() });
    let initiative = match fields.initiative.as_str() {
        "" => None,
        slug => {
            store::initiatives::own_by_slug(write.tx(), By { actor: Some(account), ..write.by() }, slug)
                .await?
        }
    };
    let application = fields.application == "yes";
    let asked = Asked {
        account,
        initiative: initiative.as_ref(),
        kind,
        title,
        story,
        wished_on,
        application,
        filled_in_by: helper,
    };
    let number = actions::file(&write, asked).await?.number;
    let seen = if is_new && !helping {
        let seen = write.done(routes::requests::Detail(&number).done("verzoek")).await?;
        accounts::handlers::log_in(&ctx, &session, account, store::accounts::Way::Form).await?;
        seen
    } else if helping {
        write.done(routes::requests::Work(&number).done("verzoek-namens")).await?
    } else if ctx.viewer.is_some() {
        write.done(routes::requests::Detail(&number).done("verzoek")).await?
    } else {
        write.done(routes::accounts::LinkSent.done("verzoek-mail")).await?
    };
    Ok(seen)
}

/// The request with this number, to be changed, if the one who asks may steer it.
async fn steerable(write: &Write, ctx: &Ctx, number: &str) -> Result<Request, AppError> {
    ctx.account()?;
    let request = store::requests::to_change(write.tx(), ctx.municipality(), number)
        .await?
        .ok_or(AppError::NotFound)?;
    let stewards = match request.initiative {
        Some(id) => store::initiatives::stewards(write.tx(), id).await?,
        None => Vec::new(),
    };
    ctx.may(Action::SteerOwnRequest(store::requests::access(&request, &ctx.actor(), &stewards, None)))?;
    Ok(request)
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Words {
    words: String,
}

async fn message(
    ctx: Ctx,
    At(routes::requests::Message(number)): At<routes::requests::Message>,
    mut form: Posted<Words>,
) -> Result<Seen, AppError> {
    let account = ctx.account()?;
    let words: Option<Story> = form.parse("words", &form.fields.words.clone());
    let write = ctx.begin(form.key()).await?;
    let request = steerable(&write, &ctx, &number).await?;
    let page = routes::requests::Detail(&number).path();
    let Some(words) = words else { return Err(form.invalid(&page)) };
    form.guard(&ctx, &[("words", words.as_str())]);
    form.limit(
        PerDay::Messages,
        store::requests::messages_since(write.tx(), account, ctx.yesterday()).await?,
    );
    form.check(&page)?;
    actions::write_back(&write, &request, account, &words).await?;
    write.done(format!("{page}?gedaan=bericht#berichten")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct OfferAnswer {
    answer: String,
}

async fn answer_offer(
    ctx: Ctx,
    At(routes::requests::Offer(number, offer)): At<routes::requests::Offer>,
    form: Posted<OfferAnswer>,
) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let request = steerable(&write, &ctx, &number).await?;
    let offer = actions::offers::find(&write, &request, offer).await?;
    let to: offer::Status =
        form.fields.answer.parse().map_err(|_unknown: domain::UnknownCode| AppError::BadRequest)?;
    actions::offers::answer(&write, &request, &offer, to).await?;
    write
        .done(format!("{}#aanbod", routes::requests::Detail(&number).done(format!("aanbod-{}", to.code()))))
        .await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Sure {
    sure: String,
}

async fn stop(
    ctx: Ctx,
    At(routes::requests::Stop(number)): At<routes::requests::Stop>,
    mut form: Posted<Sure>,
) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let request = steerable(&write, &ctx, &number).await?;
    if form.fields.sure != "yes" {
        form.error("sure", "error-sure");
    }
    form.check(&routes::requests::Detail(&number).path())?;
    actions::withdraw(&write, &request).await?;
    write.done(routes::requests::Detail(&number).done("gestopt")).await
}

async fn reopen(
    ctx: Ctx,
    At(routes::requests::Reopen(number)): At<routes::requests::Reopen>,
    mut form: Posted<Words>,
) -> Result<Seen, AppError> {
    let account = ctx.account()?;
    let words: Option<Story> = form.parse("words", &form.fields.words.clone());
    let write = ctx.begin(form.key()).await?;
    let request = steerable(&write, &ctx, &number).await?;
    let page = routes::requests::Detail(&number).path();
    let Some(words) = words else { return Err(form.invalid(&page)) };
    actions::reopen(&write, &request, account, &words).await?;
    write.done(format!("{page}?gedaan=heropend")).await
}
