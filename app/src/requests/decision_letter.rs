//! The decision as a letter: before it is sent, for the manager who signs it, for the resident, and to print.

use crate::requests::found::readable;
use domain::{decision::Outcome, lang::Lang, request::object_until, time::day_of};
use jiff::{Timestamp, civil::Date};
use leptos::prelude::*;
use store::{
    accounts::Account,
    requests::{Decision, Request},
};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes, text,
    ui::{
        bits::Prose,
        page::{Page, page},
    },
};

/// A decision with everybody who is named in its letter.
pub struct LetterModel {
    request: Request,
    decision: Decision,
    to: Option<Account>,
    /// Who wrote it.
    from: Option<Account>,
    /// Whose name stands under it, or will.
    manager: Option<Account>,
    /// The day on it: that on which it was sent, or today as long as it was not.
    dated: Timestamp,
    /// Where they live, for whoever it is written to: others who may read it have no use for that.
    post: Option<String>,
    /// The language of whoever it is written to.
    lang: Lang,
}

impl LetterModel {
    /// Loads it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx, request: &Request, decision: &Decision) -> Result<Self, AppError> {
        let manager = match decision.manager {
            Some(manager) => store::accounts::by_id(ctx.db(), manager).await?,
            None => None,
        };
        let to = store::accounts::by_id(ctx.db(), request.account).await?;
        let me = ctx.viewer.as_ref().map(|viewer| viewer.account);
        let post = to.as_ref().filter(|to| me == Some(to.id.0)).and_then(|to| to.post_address.clone());
        Ok(Self {
            lang: to.as_ref().map_or(ctx.lang, |to| to.language.0),
            to,
            post,
            from: store::accounts::by_id(ctx.db(), decision.proposed_by).await?,
            manager,
            dated: decision.sent.unwrap_or(ctx.now),
            request: request.clone(),
            decision: decision.clone(),
        })
    }

    /// The name of the manager under it.
    #[must_use]
    pub fn manager(&self) -> Option<&str> {
        self.manager.as_ref().map(|manager| manager.name.as_str())
    }
}

/// The letter on its own, to print or to keep.
#[component]
pub fn Letter() -> impl IntoView {
    page(async |ctx, routes::requests::Letter(number)| {
        let model = own(&ctx, &number).await?;
        Ok(sheet(&ctx, &model))
    })
}

/// The letter that was sent last about a request, for whoever asked it and for the stewards of its
/// initiative.
async fn own(ctx: &Ctx, number: &str) -> Result<LetterModel, AppError> {
    let request = readable(ctx, number, routes::requests::Letter).await?;
    let decision = store::requests::last_sent(ctx.db(), request.id).await?.ok_or(AppError::NotFound)?;
    LetterModel::load(ctx, &request, &decision).await
}

fn sheet(ctx: &Ctx, model: &LetterModel) -> Page {
    let title = ctx.tv("letter-page", &[("number", (&model.request.number).into())]);
    let back = routes::requests::Detail(&model.request.number).path();
    let body = view! {
        <div class="mw-narrow mw-stack-l">
            <div class="mw-no-print mw-stack-s">
                <h1 class="nl-heading nl-heading--level-1" dir="auto">
                    {title.clone()}
                </h1>
                <p class="nl-paragraph">{ctx.t("letter-how")}</p>
            </div>
            {view(ctx, model)}
        </div>
    };
    Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path())
        .under(model.request.title.clone(), back)
}

/// The letter itself.
pub fn view(ctx: &Ctx, model: &LetterModel) -> impl IntoView + use<> {
    // As its addressee reads it, whoever looks.
    let lang = ctx.mark(model.lang);
    let ctx = &ctx.redraw_in(model.lang, None, None);
    let (request, decision) = (&model.request, &model.decision);
    let outcome = ctx.name("outcome", decision.outcome.code());
    let about = [("number", (&request.number).into()), ("title", (&request.title).into())];
    let heading = format!("brief-{}", request.number);
    let named = heading.clone();
    view! {
        <article class="mw-letter mw-stack" aria-labelledby=named lang=lang data-testid="decision">
            {head(ctx, model)}
            <h2 class="nl-heading nl-heading--level-2" id=heading>
                {ctx.tv("letter-title", &[("outcome", outcome.into())])}
            </h2>
            <p class="mw-small">{ctx.tv("letter-about", &about)}</p>
            <Prose text=decision.words.clone() />
            <dl class="mw-letter__ref">{parts(ctx, decision)}</dl>
            {signed(ctx, model)}
            {objection(ctx, model)}
        </article>
    }
}

/// To whom, from whom, when.
fn head(ctx: &Ctx, model: &LetterModel) -> impl IntoView + use<> {
    let name = model.to.as_ref().map(|to| to.name.clone()).unwrap_or_default();
    let post = model.post.clone().map(|post| {
        view! {
            <br />
            {post}
        }
    });
    view! {
        <header>
            <address>{name} {post}</address>
            <p>
                {ctx.tv("letter-from", &[("municipality", (&ctx.app.municipality.name).into())])} <br />
                {text::date(ctx.lang, day_of(model.dated))}
            </p>
        </header>
    }
}

/// What the decision rests on.
fn parts(ctx: &Ctx, decision: &Decision) -> impl IntoView + use<> {
    let details = &decision.details;
    let harm = if decision.outcome == Outcome::No && !details.harm.is_empty() {
        ctx.name("harm", &details.harm)
    } else {
        String::new()
    };
    let until =
        details.valid_until.parse::<Date>().map(|last| text::date(ctx.lang, last)).unwrap_or_default();
    let parts = [
        ("decide-rule", &details.rule),
        ("decide-reason", &details.reason),
        ("decide-same", &details.same_situation),
        ("decide-until", &until),
        ("decide-harm", &harm),
        ("decide-to-whom", &details.to_whom),
        ("decide-lighter", &details.why_not_lighter),
        ("decide-article", &details.article),
        ("decide-tried", &details.tried),
        ("decide-alternative", &details.alternative),
    ];
    parts
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(key, text)| {
            view! {
                <dt>{ctx.t(key)}</dt>
                <dd>{text.clone()}</dd>
            }
        })
        .collect_view()
}

/// Who wrote it, and the manager whose name stands under a "no" or an exception (rules 5 and 7).
fn signed(ctx: &Ctx, model: &LetterModel) -> impl IntoView + use<> {
    // Under an exception stands the manager's name, not that of the civil servant.
    let own = model.decision.outcome != Outcome::YesWithException;
    let from = model.from.as_ref().filter(|_| own).map(|from| {
        let function = from.function.clone().filter(|function| !function.is_empty()).map(|function| {
            view! {
                <br />
                {function}
            }
        });
        view! {
            {from.name.clone()}
            {function}
            <br />
        }
    });
    let manager = model.manager().map(|name| {
        let no = model.decision.outcome == Outcome::No;
        let key = if no { "letter-signed-no" } else { "letter-signed-exception" };
        view! { <p class="nl-paragraph">{ctx.tv(key, &[("manager", name.into())])}</p> }
    });
    view! {
        <div class="mw-letter__sign">
            <p class="nl-paragraph">
                {ctx.t("letter-regards")} <br /> {from}
                {ctx.tv("letter-from", &[("municipality", (&ctx.app.municipality.name).into())])}
            </p>
            {manager}
        </div>
    }
}

/// Awb 3:45: an application ends in a letter that says how, where and until when one can object (six weeks,
/// Awb 6:7).
fn objection(ctx: &Ctx, model: &LetterModel) -> Option<impl IntoView + use<>> {
    model.request.application.then(|| {
        let last = text::date(ctx.lang, object_until(model.dated, &ctx.live.calendar));
        let municipality = ctx.app.municipality.name.clone();
        let parts = [("date", last.into()), ("municipality", municipality.into())];
        view! { <p class="nl-paragraph">{ctx.tv("letter-objection", &parts)}</p> }
    })
}
