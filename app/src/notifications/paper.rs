//! `/werk/brieven`: letters for who has no e-mail address. They are printed and posted, handed over, or read
//! out on the telephone.

use crate::{
    action::ActionError,
    notifications::letter::{self, Letter, Site},
    requests::{
        decision_letter::{self, LetterModel},
        letters::DECISION,
    },
};
use axum::{Router, routing::post};
use domain::{
    access::Action,
    event::{Aggregate, Audience, Kind},
    text::Phone,
    time::day_of,
};
use leptos::prelude::*;
use serde_json::json;
use store::{
    accounts::Account,
    error::StoreError,
    journal::{Fact, Write},
    notifications::Row,
    requests::Request,
};
use uuid::Uuid;
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Nothing, Posted},
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
    text,
    ui::{
        bits::{Empty, Prose, heads},
        form::{PostForm, Submit},
        page::{Page, page},
        section::Opening,
    },
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::notifications::Paper>(post(posted))
}

/// A letter that waits to be printed.
struct Waiting {
    row: Row,
    to: Account,
    /// The request that it is about, when it is about one.
    request: Option<Request>,
    letter: Letter,
}

/// The letters among these that whoever looks may read, each with its request: one about a request is of
/// who handles that. One about no request, such as thanks for an initiative, is of the counter: of every
/// official.
async fn readable(ctx: &Ctx, rows: Vec<Row>) -> Result<Vec<(Row, Option<Request>)>, AppError> {
    let numbers: Vec<_> = rows.iter().filter_map(|row| number_of(&row.facts.0)).map(str::to_owned).collect();
    let requests = store::requests::by_numbers(ctx.db(), ctx.municipality(), numbers).await?;
    let actor = ctx.actor();
    let with_request = |row: Row| {
        let Some(number) = number_of(&row.facts.0) else { return Some((row, None)) };
        let about = requests.iter().find(|request| request.number == number)?;
        store::requests::handles(about, &actor).then(|| (row, Some(about.clone())))
    };
    Ok(rows.into_iter().filter_map(with_request).collect())
}

impl Waiting {
    /// What these rows are; nothing of what whoever looks may not read.
    async fn read(ctx: &Ctx, rows: Vec<Row>) -> Result<Vec<Self>, AppError> {
        let addresses = rows.iter().map(|row| row.recipient.clone()).collect();
        let people = store::accounts::by_addresses(ctx.db(), ctx.municipality(), addresses).await?;
        let site = Site::of(&ctx.app, true);
        let written = |(row, request): (Row, Option<Request>)| {
            let to = people.get(&row.recipient).cloned()?;
            let letter = letter::write(row.language.0, &row.template, &row.facts.0, &site);
            Some(Self { row, to, request, letter })
        };
        Ok(readable(ctx, rows).await?.into_iter().filter_map(written).collect())
    }

    /// One of them, if it still waits and whoever looks may read it.
    async fn one(ctx: &Ctx, id: Uuid) -> Result<Self, AppError> {
        let row = store::notifications::one_on_paper(ctx.db(), id).await?.ok_or(AppError::NotFound)?;
        Self::read(ctx, vec![row]).await?.pop().ok_or(AppError::Forbidden)
    }

    fn phone(&self) -> String {
        phone(&self.to)
    }
}

/// The telephone number of somebody, as it is dialled.
#[must_use]
pub fn phone(of: &Account) -> String {
    let number = of.phone.clone().unwrap_or_default();
    number.parse().map_or(number, |phone: Phone| phone.to_string())
}

/// The number of the request that a letter is about: it links to its page.
fn number_of(facts: &serde_json::Value) -> Option<&str> {
    let paths = facts.as_object()?.values().filter_map(|fact| fact.get("path")?.as_str());
    paths
        .filter_map(|path| path.strip_prefix("/verzoeken/"))
        .find_map(|rest| rest.split(['/', '#', '?']).next())
}

/// How many letters wait that whoever looks may print.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(ctx: &Ctx) -> Result<usize, AppError> {
    let rows = store::notifications::on_paper(ctx.db(), ctx.municipality()).await?;
    Ok(readable(ctx, rows).await?.len())
}

/// The list.
#[component]
pub fn Tray() -> impl IntoView {
    page(async |ctx, routes::notifications::Tray| {
        ctx.may(Action::FillInForSomebody)?;
        let rows = store::notifications::on_paper(ctx.db(), ctx.municipality()).await?;
        Ok(tray(&ctx, &Waiting::read(&ctx, rows).await?))
    })
}

fn tray(ctx: &Ctx, waiting: &[Waiting]) -> Page {
    let title = ctx.t("paper-title");
    let list = if waiting.is_empty() {
        view! { <Empty text=ctx.t("paper-none") /> }.into_any()
    } else {
        let rows = waiting.iter().map(|one| line(ctx, one)).collect_view();
        view! {
            <table class="mw-worklist" data-testid="letters">
                <caption class="mw-vh">{title.clone()}</caption>
                <thead>
                    <tr>{heads(ctx, ["paper-letter", "paper-to", "reached-phone", "paper-since"])}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let body = view! {
        <div class="mw-stack-l">
            <Opening text=title.clone() intro=ctx.t("paper-intro") />
            {list}
        </div>
    };
    Page::new(title, routes::requests::Worklist::PATH, body)
        .work()
        .under(ctx.t("nav-worklist"), routes::requests::Worklist.path())
}

fn line(ctx: &Ctx, one: &Waiting) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row" data-label=ctx.t("paper-letter")>
                <a class="nl-link" href=routes::notifications::Paper(one.row.id.0).path()>
                    {one.letter.subject.clone()}
                </a>
            </th>
            <td data-label=ctx.t("paper-to")>{one.to.name.clone()}</td>
            <td data-label=ctx.t("reached-phone")>{one.phone()}</td>
            <td data-label=ctx
                .t("paper-since")>{text::date(ctx.lang, day_of(one.row.created_at.timestamp()))}</td>
        </tr>
    }
}

/// One letter, as it is printed.
#[component]
pub fn Paper() -> impl IntoView {
    page(async |ctx, routes::notifications::Paper(id)| {
        ctx.may(Action::FillInForSomebody)?;
        let one = Waiting::one(&ctx, id).await?;
        let decision = decided(&ctx, &one).await?;
        Ok(paper(&ctx, &one, decision.as_ref()))
    })
}

/// The decision that a letter is about, with who signed it: on paper all of it is in the letter (Awb 3:41,
/// 3:45).
async fn decided(ctx: &Ctx, one: &Waiting) -> Result<Option<LetterModel>, AppError> {
    let Some(request) = one.request.as_ref().filter(|_| one.row.template == DECISION) else {
        return Ok(None);
    };
    let Some(decision) = store::requests::last_sent(ctx.db(), request.id).await? else { return Ok(None) };
    Ok(Some(LetterModel::load(ctx, request, &decision).await?))
}

fn paper(ctx: &Ctx, one: &Waiting, decision: Option<&LetterModel>) -> Page {
    let decision = decision.map(|decision| decision_letter::view(ctx, decision));
    let lang = one.row.language.0;
    let date = text::date(lang, day_of(one.row.created_at.timestamp()));
    let post = one.to.post_address.clone().map(|post| {
        view! {
            {post}
            <br />
        }
    });
    let about = one.request.as_ref().map(|request| {
        view! {
            <p>
                <a class="nl-link" href=routes::requests::Work(&request.number).path()>
                    {ctx.tv("paper-request", &[("number", (&request.number).into())])}
                </a>
            </p>
        }
    });
    let form = FormView::new(ctx, "brief");
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <div class="mw-no-print mw-stack">
                <h1 class="nl-heading nl-heading--level-1">
                    {ctx.tv("paper-one", &[("name", (&one.to.name).into())])}
                </h1>
                <p class="nl-paragraph">{ctx.tv("paper-how", &[("phone", one.phone().into())])}</p>
                {about}
                <PostForm form=form to=routes::notifications::Paper(one.row.id.0).path() class="mw-btns">
                    <Submit text=ctx.t("paper-posted") />
                </PostForm>
            </div>
            <article class="mw-letter" lang=lang.code() aria-labelledby="brief-kop" data-testid="letter">
                <header>
                    <address>{one.to.name.clone()} <br /> {post}</address>
                    <p>{ctx.app.municipality.name.clone()} <br /> {date}</p>
                </header>
                <h2 class="nl-heading nl-heading--level-3" id="brief-kop">
                    {one.letter.subject.clone()}
                </h2>
                <Prose text=one.letter.text.clone() />
            </article>
            {decision}
        </div>
    };
    Page::new(one.letter.subject.clone(), routes::requests::Worklist::PATH, body)
        .work()
        .under(ctx.t("nav-worklist"), routes::requests::Worklist.path())
        .under(ctx.t("paper-title"), routes::notifications::Tray.path())
}

/// A letter was posted, handed over or read out. What stood in it is forgotten, as with mail that was sent.
///
/// # Errors
/// When somebody else said so before, and when the database does not answer.
async fn post_it(write: &Write, row: Uuid, about: (Aggregate, Uuid)) -> Result<(), ActionError> {
    if !store::notifications::posted(write.tx(), row, write.by().now).await? {
        return Err(StoreError::NotFound.into());
    }
    let (aggregate, id) = about;
    let payload = json!({"letter": row});
    write.event(Fact { aggregate, id, kind: Kind::LetterPosted, audience: Audience::Staff, payload }).await?;
    Ok(())
}

async fn posted(
    ctx: Ctx,
    At(routes::notifications::Paper(id)): At<routes::notifications::Paper>,
    form: Posted<Nothing>,
) -> Result<Seen, AppError> {
    ctx.may(Action::FillInForSomebody)?;
    ctx.account()?;
    let write = ctx.begin(form.key()).await?;
    let one = Waiting::one(&ctx, id).await?;
    let about = match &one.request {
        Some(request) => (Aggregate::Request, request.id.0),
        None => (Aggregate::Account, one.to.id.0.0),
    };
    post_it(&write, id, about).await?;
    write.done(routes::notifications::Tray.done("brief")).await
}
