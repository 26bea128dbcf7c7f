//! `/verzoeken/nieuw`: ask the municipality something.

use crate::initiatives::edit::choices;
use domain::{
    access::{Action, may},
    request::Kind,
};
use leptos::prelude::*;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        choice::{Choice, Choices},
        field::{Select, TextArea, TextField, options},
        form::{Hidden, Honeypot, Submit},
        page::{Heading, Page, page},
    },
};

/// The page.
#[component]
pub fn Ask() -> impl IntoView {
    page(async |ctx, routes::requests::Ask| ask(ctx).await)
}

async fn ask(ctx: Ctx) -> Result<Page, AppError> {
    let form = FormView::new(&ctx, "verzoek");
    let helping = ctx.viewer.as_ref().is_some_and(|viewer| may(&viewer.actor, &Action::FillInForSomebody));
    let mine = match &ctx.viewer {
        Some(viewer) => store::initiatives::of_steward(ctx.db(), viewer.account, ctx.lang).await?,
        None => Vec::new(),
    };
    let wanted = ctx.asked("initiatief").unwrap_or_default().to_owned();
    let options =
        options(ctx.t("ask-no-initiative"), mine.iter().map(|one| (one.slug.clone(), one.title.clone())));
    let chosen =
        if wanted.is_empty() { mine.first().map(|one| one.slug.clone()).unwrap_or_default() } else { wanted };
    let who = if ctx.viewer.is_none() || helping {
        view! {
            <fieldset class="utrecht-form-fieldset mw-stack">
                <legend class="utrecht-form-fieldset__legend nl-heading nl-heading--level-3">
                    {ctx.t(if helping { "ask-for-whom" } else { "ask-who" })}
                </legend>
                <TextField form=form.clone() name="name" label=ctx.t("field-name") autocomplete="name" />
                <TextField
                    form=form.clone()
                    name="email"
                    label=ctx.t("field-email")
                    hint=ctx.t("ask-email-hint")
                    kind="email"
                    autocomplete="email"
                />
            </fieldset>
        }
        .into_any()
    } else {
        ().into_any()
    };
    let about = (!mine.is_empty() && !helping).then(|| {
        view! {
            <Select
                form=form.clone()
                name="initiative"
                label=ctx.t("ask-initiative")
                options=options
                value=chosen
            />
        }
    });
    let title = ctx.t("ask-title");
    let phone = ctx.app.municipality.phone.clone();
    let body = view! {
        <div class="mw-two">
            <div class="mw-stack-l">
                <div class="mw-stack">
                    <Heading text=title.clone() />
                    <p class="nl-paragraph nl-paragraph--lead">{ctx.t("ask-intro")}</p>
                    <p class="nl-paragraph">{ctx.t("form-intro")}</p>
                </div>
                {helping
                    .then(|| {
                        view! {
                            <div class="mw-notice">
                                <p>{ctx.t("register-helping")}</p>
                            </div>
                        }
                    })}
                <form method="post" action=routes::requests::Ask.path() class="mw-stack-xl" novalidate>
                    <Hidden form=form.clone() />
                    <Honeypot form=form.clone() />
                    {about}
                    <Choices
                        form=form.clone()
                        name="kind"
                        legend=ctx.t("ask-kind")
                        chosen=vec![ctx.asked("soort").unwrap_or_default().to_owned()]
                        choices=choices(&ctx, "request-kind", Kind::ALL, Kind::code, true)
                        columns=true
                    />
                    <TextField
                        form=form.clone()
                        name="title"
                        label=ctx.t("ask-what")
                        hint=ctx.t("ask-what-hint")
                    />
                    <TextArea
                        form=form.clone()
                        name="story"
                        label=ctx.t("ask-story")
                        hint=ctx.t("ask-story-hint")
                        rows=8
                    />
                    <TextField
                        form=form.clone()
                        name="wished_on"
                        label=ctx.t("ask-wished")
                        kind="date"
                        optional=true
                        narrow=true
                    />
                    <Choices
                        form=form.clone()
                        name="application"
                        legend=ctx.t("ask-application")
                        hint=ctx.t("ask-application-hint")
                        several=true
                        choices=vec![Choice::new("yes", ctx.t("ask-application-yes"))]
                    />
                    {who}
                    <div class="mw-btns">
                        <Submit text=ctx.t("ask-button") />
                    </div>
                </form>
            </div>
            <aside class="mw-stack" aria-label=ctx.t("ask-aside")>
                <section class="mw-box mw-stack-s" aria-labelledby="belofte">
                    <h2 class="nl-heading nl-heading--level-3" id="belofte">
                        {ctx.t("ask-next-title")}
                    </h2>
                    <ol class="mw-psteps">
                        <li>
                            <span class="m" aria-hidden="true">
                                "1"
                            </span>
                            <b>{ctx.t("ask-next-1")}</b>
                        </li>
                        <li>
                            <span class="m" aria-hidden="true">
                                "2"
                            </span>
                            <b>{ctx.t("ask-next-2")}</b>
                        </li>
                        <li>
                            <span class="m" aria-hidden="true">
                                "3"
                            </span>
                            <b>{ctx.t("ask-next-3")}</b>
                        </li>
                    </ol>
                    <p>
                        <a class="nl-link" href=routes::assessments::Checklist.path()>
                            {ctx.t("footer-how-we-judge")}
                        </a>
                    </p>
                </section>
                <section class="mw-box mw-box--line mw-stack-s" aria-labelledby="bellen">
                    <h2 class="nl-heading nl-heading--level-3" id="bellen">
                        {ctx.t("together-title")}
                    </h2>
                    <p class="nl-paragraph">
                        {match phone {
                            Some(phone) => ctx.tv("together-phone", &[("phone", phone.into())]),
                            None => ctx.t("together-visit"),
                        }}
                    </p>
                </section>
            </aside>
        </div>
    };
    Ok(Page::new(title, routes::accounts::Mine::PATH, body).under(ctx.t("home"), routes::site::Home.path()))
}
