//! What a resident does: ask, write, answer an offer, stop, reopen.

use crate::{
    accounts::reach,
    filings::handlers::hold,
    requests::actions::{self, Asked},
};
use axum::{Router, routing::post};
use domain::{
    access::{Action, RequestFacts, may},
    id::AccountId,
    offer,
    request::Kind,
    spam::PerDay,
    text::{Name, Phone, Story, Title},
    time::day_of,
};
use jiff::civil::Date;
use serde::Deserialize;
use store::{
    accounts::Reach,
    filings::{self, What},
    initiatives::Initiative,
    journal::{By, Write},
    requests::Request,
};
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{Posted, Sure},
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
    phone: String,
    post: String,
}

/// What was asked, as it was read.
struct Read {
    kind: Kind,
    title: Title,
    story: Story,
    wished_on: Option<Date>,
    /// Who asks, when it is not whoever is logged in.
    who: Option<(Name, Reach)>,
    /// By which number whoever asks for themselves can be called.
    phone: Option<Phone>,
    /// Whether the number that stood there was taken away.
    emptied: bool,
}

/// Whether somebody gives a number by which they can be called: a resident or a visitor.
#[must_use]
pub fn gives_phone(ctx: &Ctx) -> bool {
    !ctx.actor().is_staff()
}

/// Who asks that is not logged in, or who a colleague does it for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Other {
    Nobody,
    Visitor,
    Helped,
}

/// The page on which a request is asked.
const ASK: &str = routes::requests::Ask::PATH;

/// Reads the form.
fn read(ctx: &Ctx, form: &mut Posted<Ask>, fields: &Ask, other: Other) -> Result<Read, AppError> {
    let kind: Option<Kind> = form.choose("kind", &fields.kind);
    let title: Option<Title> = form.parse("title", &fields.title);
    let story: Option<Story> = form.parse("story", &fields.story);
    let wished_on = form.day_optional("wished_on", &fields.wished_on, day_of(ctx.now)..);
    let reach = match other {
        Other::Nobody => None,
        Other::Visitor => form.parse("email", &fields.email).map(Reach::Mail),
        Other::Helped => reach::read(form, [&fields.email, &fields.phone, &fields.post]),
    };
    let who = match other {
        Other::Nobody => None,
        Other::Visitor | Other::Helped => form.parse::<Name>("name", &fields.name).zip(reach),
    };
    // Who is helped is reached as the colleague fills in, and a colleague as the administrator did.
    let phone = if gives_phone(ctx) { form.parse_optional("phone", &fields.phone) } else { None };
    form.guard(ctx, &[("title", &fields.title), ("story", &fields.story)]);
    form.check(ASK)?;
    let (Some(kind), Some(title), Some(story)) = (kind, title, story) else { return Err(form.invalid(ASK)) };
    let emptied = form.posted().value("phone") == Some("");
    Ok(Read { kind, title, story, wished_on, who, phone, emptied })
}

/// Files a request. What somebody asks who is not logged in waits until the address that they give is proved:
/// it may be somebody else's.
async fn ask(ctx: Ctx, mut form: Posted<Ask>) -> Result<Seen, AppError> {
    let fields = std::mem::take(&mut form.fields);
    let helper = ctx.viewer.as_ref().filter(|viewer| may(&viewer.actor, &Action::FillInForSomebody));
    let helper = helper.map(|viewer| viewer.account);
    let other = match (&ctx.viewer, helper) {
        (_, Some(_)) => Other::Helped,
        (None, None) => Other::Visitor,
        (Some(_), None) => Other::Nobody,
    };
    let read = read(&ctx, &mut form, &fields, other)?;
    let mut write = ctx.begin(form.key()).await?;
    let account = match (&ctx.viewer, &read.who) {
        (Some(_), Some((name, reach))) => store::accounts::reached_by(&write, reach, name, ctx.lang).await?,
        (Some(viewer), None) => viewer.account,
        (None, Some((name, Reach::Mail(email)))) => {
            let what = What::Request(waits(&read, &fields));
            return hold(&ctx, write, &mut form, (ASK, PerDay::Requests), (name, email), what).await;
        }
        (None, _) => return Err(form.invalid(ASK)),
    };
    if helper.is_none() {
        let today = store::requests::requests_since(&write, account, ctx.yesterday()).await?;
        form.limit(PerDay::Requests, today);
        form.check(ASK)?;
    }
    let initiative = own_initiative(&write, account, &fields.initiative).await?;
    write.set_by(By { actor: Some(helper.unwrap_or(account)), ..write.by() });
    let asked = Asked {
        account,
        initiative: initiative.as_ref(),
        kind: read.kind,
        title: read.title,
        story: read.story,
        wished_on: read.wished_on,
        application: fields.application == "yes",
        phone: read.phone,
        filled_in_by: helper,
    };
    if gives_phone(&ctx) && read.emptied {
        store::accounts::set_phone(write.tx(), account, None).await?;
    }
    let number = actions::file(&write, asked).await?.number;
    let on_paper = matches!(read.who, Some((_, Reach::Paper(..))));
    let seen = match helper {
        Some(_) if on_paper => routes::requests::Work(&number).done("verzoek-op-papier"),
        Some(_) => routes::requests::Work(&number).done("verzoek-namens"),
        None => routes::requests::Detail(&number).done("verzoek"),
    };
    write.done(seen).await
}

/// What waits of it.
fn waits(read: &Read, fields: &Ask) -> filings::Asked {
    filings::Asked {
        of: read.kind,
        title: read.title.as_str().to_owned(),
        story: read.story.as_str().to_owned(),
        wished_on: read.wished_on,
        application: fields.application == "yes",
        // Of a form of ours it is the end of an address; whatever else it is leads nowhere.
        initiative: fields.initiative.parse().map(Title::into_string).unwrap_or_default(),
        phone: read.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default(),
    }
}

/// The initiative that a request is for, when it is one of whoever asks.
async fn own_initiative(
    write: &Write,
    account: AccountId,
    slug: &str,
) -> Result<Option<Initiative>, AppError> {
    if slug.is_empty() {
        return Ok(None);
    }
    let by = By { actor: Some(account), ..write.by() };
    Ok(store::initiatives::own_by_slug(write.tx(), by, slug).await?)
}

/// A request that somebody may steer.
struct Steered {
    request: Request,
    /// Whether it is theirs. Else a colleague does it, on the work screen, for somebody without an e-mail
    /// address.
    own: bool,
}

impl Steered {
    /// The page where they do that.
    fn page(&self) -> String {
        let number = &self.request.number;
        if self.own { routes::requests::Detail(number).path() } else { routes::requests::Work(number).path() }
    }

    /// That page, saying what was done.
    fn done(&self, what: &str) -> String {
        let number = &self.request.number;
        if self.own {
            routes::requests::Detail(number).done(what)
        } else {
            routes::requests::Work(number).done(format!("{what}-namens"))
        }
    }
}

/// The request with this number, to be changed, if the one who asks may steer it.
async fn steerable(write: &Write, ctx: &Ctx, number: &str) -> Result<Steered, AppError> {
    ctx.account()?;
    let request = store::requests::to_change(write.tx(), ctx.municipality(), number)
        .await?
        .ok_or(AppError::NotFound)?;
    let stewards = store::initiatives::stewards(write.tx(), request.initiative).await?;
    let resident = store::accounts::by_id(write.tx(), request.account).await?;
    let facts = RequestFacts {
        on_paper: resident.is_some_and(|resident| !resident.reads_mail()),
        ..store::requests::access(&request, &ctx.actor(), &stewards, None)
    };
    let own = may(&ctx.actor(), &Action::ReadOwnRequest(facts.clone()));
    ctx.may(Action::SteerOwnRequest(facts))?;
    Ok(Steered { request, own })
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
    if let Some(words) = &words {
        form.guard(&ctx, &[("words", words.as_str())]);
    }
    let write = ctx.begin(form.key()).await?;
    let Steered { request, own } = steerable(&write, &ctx, &number).await?;
    if !own {
        // What somebody says by telephone is the note of a talk, under the name of who wrote it down.
        return Err(AppError::Forbidden);
    }
    let page = routes::requests::Detail(&number);
    let Some(words) = words else { return Err(form.invalid(&page.path())) };
    let today = store::requests::messages_since(&write, account, ctx.yesterday()).await?;
    form.limit(PerDay::Messages, today);
    form.check(&page.path())?;
    actions::write_back(&write, &request, account, &words).await?;
    write.done(page.done_at("bericht", "berichten")).await
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
    let to = form.fields.answer.parse::<offer::Status>();
    let write = ctx.begin(form.key()).await?;
    let steered = steerable(&write, &ctx, &number).await?;
    let offer = actions::offers::find(&write, &steered.request, offer).await?;
    let to = to.map_err(|_unknown: domain::UnknownCode| AppError::BadRequest)?;
    actions::offers::answer(&write, &steered.request, &offer, to).await?;
    let done = steered.done(&format!("aanbod-{}", to.code()));
    write.done(format!("{done}#aanbod")).await
}

async fn stop(
    ctx: Ctx,
    At(routes::requests::Stop(number)): At<routes::requests::Stop>,
    mut form: Posted<Sure>,
) -> Result<Seen, AppError> {
    form.must_be_sure();
    let write = ctx.begin(form.key()).await?;
    let steered = steerable(&write, &ctx, &number).await?;
    form.check(&steered.page())?;
    actions::withdraw(&write, &steered.request).await?;
    write.done(steered.done("gestopt")).await
}

async fn reopen(
    ctx: Ctx,
    At(routes::requests::Reopen(number)): At<routes::requests::Reopen>,
    mut form: Posted<Words>,
) -> Result<Seen, AppError> {
    let account = ctx.account()?;
    let words: Option<Story> = form.parse("words", &form.fields.words.clone());
    let write = ctx.begin(form.key()).await?;
    let steered = steerable(&write, &ctx, &number).await?;
    let Some(words) = words else { return Err(form.invalid(&steered.page())) };
    actions::reopen(&write, &steered.request, account, &words).await?;
    write.done(steered.done("heropend")).await
}
