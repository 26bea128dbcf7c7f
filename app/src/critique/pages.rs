//! `/kritiek`: what people say that we did badly, and our answer. Writing it, and what its author can do with
//! it.

use domain::{
    critique::{Degree, Status},
    id::CritiqueId,
    time::day_of,
};
use leptos::prelude::*;
use store::critique::Critique;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, ButtonLink, Empty, Prose},
        choice::{Choice, Choices},
        field::{TextArea, TextField},
        form::{Hidden, Honeypot, Submit},
        page::{Heading, Page, page},
    },
};

/// `/kritiek`
#[component]
pub fn List() -> impl IntoView {
    page(async |ctx, routes::critique::List| list(ctx).await)
}

async fn list(ctx: Ctx) -> Result<Page, AppError> {
    let today = day_of(ctx.now);
    let all: Vec<_> = store::critique::all(ctx.db(), ctx.municipality(), ctx.lang)
        .await?
        .into_iter()
        .filter(|one| one.is_public(today))
        .collect();
    let names = store::accounts::names(ctx.db(), all.iter().filter_map(|one| one.answered_by)).await?;
    let title = ctx.t("nav-critique");
    let items = all
        .iter()
        .map(|one| {
            let answered = one.answered_by.and_then(|id| names.get(&id)).cloned();
            view! {
                <li>
                    <article class="mw-box mw-box--line mw-stack-s">
                        {said(&ctx, one)}{reply(&ctx, one, answered)}
                    </article>
                </li>
            }
        })
        .collect_view();
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-stack">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("critique-intro")}</p>
                <p>
                    <ButtonLink to=routes::critique::Write.path() text=ctx.t("critique-button") />
                </p>
            </div>
            {all.is_empty().then(|| view! { <Empty text=ctx.t("critique-none") /> })}
            <ul class="mw-list mw-stack">{items}</ul>
        </div>
    };
    Ok(Page::new(title, routes::critique::List::PATH, body).under(ctx.t("home"), routes::site::Home.path()))
}

/// What was said: the two answers in words, and the words. Never who.
pub fn said(ctx: &Ctx, one: &Critique) -> impl IntoView + use<> {
    let degree = |key: &str, degree: Option<Degree>| {
        degree.map(|degree| {
            view! {
                <div>
                    <dt>{ctx.t(key)}</dt>
                    <dd>{ctx.name("degree", degree.code())}</dd>
                </div>
            }
        })
    };
    let lang = (one.lang != ctx.lang).then_some(one.lang.code());
    let words = lang.map_or_else(
        || view! { <Prose text=one.words.clone() /> }.into_any(),
        |lang| view! { <Prose text=one.words.clone() lang=lang /> }.into_any(),
    );
    view! {
        <p class="mw-small">
            {ctx.tv("critique-on", &[("date", text::date(ctx.lang, day_of(one.at)).into())])}
        </p>
        {words}
        <dl class="mw-columns">
            {degree("critique-helped", one.helped)}{degree("critique-hindered", one.hindered)}
        </dl>
    }
}

/// The answer, or until when there should be one.
pub fn reply(ctx: &Ctx, one: &Critique, by: Option<String>) -> impl IntoView + use<> {
    match (&one.answer, one.status) {
        (Some(answer), _) => {
            let date = one.answered.map(|at| text::date(ctx.lang, day_of(at))).unwrap_or_default();
            let head = ctx.tv(
                "critique-answer-by",
                &[("name", by.unwrap_or_else(|| ctx.t("the-municipality")).into()), ("date", date.into())],
            );
            view! {
                <div class="mw-answer mw-stack-s">
                    <p class="mw-small">
                        <b>{head}</b>
                    </p>
                    <Prose text=answer.clone() />
                </div>
            }
            .into_any()
        }
        (None, Status::Sent) => {
            let date = text::date(ctx.lang, one.due);
            let (tone, key) = if day_of(ctx.now) > one.due {
                ("danger", "critique-late")
            } else {
                ("info", "critique-before")
            };
            view! {
                <div class="mw-badges">
                    <Badge tone=tone text=ctx.tv(key, &[("date", date.into())]) />
                </div>
            }
            .into_any()
        }
        (None, Status::Answered | Status::Withdrawn) => {
            view! { <p class="mw-small">{ctx.t("critique-withdrawn")}</p> }.into_any()
        }
    }
}

/// `/kritiek/nieuw`
#[component]
pub fn Write() -> impl IntoView {
    page(async |ctx, routes::critique::Write| write(ctx).await)
}

async fn write(ctx: Ctx) -> Result<Page, AppError> {
    let form = FormView::new(&ctx, "kritiek");
    let number = form.value("request", ctx.asked("verzoek").unwrap_or_default());
    let title = ctx.t("critique-write-title");
    let degrees = || {
        Degree::ALL
            .iter()
            .map(|degree| Choice::new(degree.code(), ctx.name("degree", degree.code())))
            .collect::<Vec<_>>()
    };
    let shown = vec![
        Choice::new("yes", ctx.t("critique-public-yes")).hint(ctx.t("critique-public-yes-hint")),
        Choice::new("no", ctx.t("critique-public-no")).hint(ctx.t("critique-public-no-hint")),
    ];
    let about = if number.is_empty() || ctx.viewer.is_none() {
        None
    } else {
        store::requests::by_number(ctx.db(), ctx.municipality(), &number).await?
    };
    // Only whoever asked sees its title here.
    let about =
        about.filter(|request| ctx.viewer.as_ref().is_some_and(|viewer| viewer.account == request.account));
    let about = about.map(|request| {
        view! {
            <p class="nl-paragraph">
                {ctx
                    .tv(
                        "critique-about",
                        &[("number", request.number.into()), ("title", request.title.into())],
                    )}
            </p>
        }
    });
    let first = (!number.is_empty() && ctx.viewer.is_none()).then(|| {
        let query = serde_html_form::to_string([("naar", routes::critique::Write.ask("verzoek", &number))])
            .unwrap_or_default();
        view! {
            <div class="mw-notice">
                <p>
                    {ctx.tv("critique-log-in", &[("number", number.clone().into())])}" "
                    <a class="nl-link" href=format!("{}?{query}", routes::accounts::Login.path())>
                        {ctx.t("log-in")}
                    </a>
                </p>
            </div>
        }
    });
    let who = ctx.viewer.is_none().then(|| {
        view! {
            <TextField
                form=form.clone()
                name="name"
                label=ctx.t("field-name")
                hint=ctx.t("critique-name-hint")
                autocomplete="name"
            />
            <TextField
                form=form.clone()
                name="email"
                label=ctx.t("field-email")
                hint=ctx.t("critique-email-hint")
                kind="email"
                autocomplete="email"
            />
        }
    });
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("critique-write-intro")}</p>
                {about}
                {first}
                <p class="nl-paragraph">{ctx.t("form-intro")}</p>
            </div>
            <form class="mw-stack-l" method="post" action=routes::critique::Write.path() novalidate>
                <Hidden form=form.clone() />
                <Honeypot form=form.clone() />
                <input type="hidden" name="request" value=number />
                <Choices form=form.clone() name="helped" legend=ctx.t("critique-helped") choices=degrees() />
                <Choices
                    form=form.clone()
                    name="hindered"
                    legend=ctx.t("critique-hindered")
                    choices=degrees()
                />
                <TextArea
                    form=form.clone()
                    name="words"
                    label=ctx.t("critique-words")
                    hint=ctx.t("critique-words-hint")
                    rows=6
                />
                <Choices form=form.clone() name="public" legend=ctx.t("critique-public") choices=shown />
                {who}
                <div>
                    <Submit text=ctx.t("critique-send") />
                </div>
            </form>
        </div>
    };
    Ok(Page::new(title, routes::critique::List::PATH, body)
        .under(ctx.t("home"), routes::site::Home.path())
        .under(ctx.t("nav-critique"), routes::critique::List.path()))
}

/// `/mijn/kritiek/{id}`
#[component]
pub fn Own() -> impl IntoView {
    page(async |ctx, routes::critique::Own(id)| own(ctx, id).await)
}

async fn own(ctx: Ctx, id: CritiqueId) -> Result<Page, AppError> {
    let me = ctx.account()?;
    let found = store::critique::by_id(ctx.db(), ctx.municipality(), id, ctx.lang)
        .await?
        .ok_or(AppError::NotFound)?;
    if found.author != me {
        return Err(AppError::Forbidden);
    }
    let names = store::accounts::names(ctx.db(), found.answered_by).await?;
    let answered = found.answered_by.and_then(|id| names.get(&id)).cloned();
    let title = ctx.t("critique-own-title");
    let form = FormView::new(&ctx, "kritiek-wijzigen");
    let (to, key, now) = if found.wants_public {
        ("private", "critique-make-private", "critique-is-public")
    } else {
        ("public", "critique-make-public", "critique-is-private")
    };
    let steps = (found.status != Status::Withdrawn).then(|| {
        view! {
            <section class="mw-box mw-stack-s" aria-labelledby="leest">
                <h2 class="nl-heading nl-heading--level-3" id="leest">
                    {ctx.t("critique-public")}
                </h2>
                <p class="nl-paragraph">{ctx.t(now)}</p>
                <form class="mw-btns" method="post" action=routes::critique::Own(&id).path()>
                    <Hidden form=form />
                    <Submit text=ctx.t(key) secondary=true says=("to", to) />
                    <Submit text=ctx.t("critique-withdraw") secondary=true says=("to", "withdraw") />
                </form>
                <p class="mw-small">{ctx.t("critique-withdraw-hint")}</p>
            </section>
        }
    });
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
            <article class="mw-box mw-box--line mw-stack-s">
                {(found.status != Status::Withdrawn).then(|| said(&ctx, &found))}
                {reply(&ctx, &found, answered)}
            </article>
            {steps}
        </div>
    };
    Ok(Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path()))
}
