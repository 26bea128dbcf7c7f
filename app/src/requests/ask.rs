//! `/verzoeken/nieuw`: ask the municipality something.

use crate::{accounts::reach, requests::handlers::gives_phone};
use domain::{
    access::{Action, may},
    request::Kind,
};
use leptos::prelude::*;
use store::initiatives::Initiative;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        choice::{Choice, Choices, choices},
        field::{Select, TextArea, TextField, options},
        form::{Honeypot, PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

/// The page.
#[component]
pub fn Ask() -> impl IntoView {
    page(async |ctx, routes::requests::Ask| {
        let model = AskModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// Who asks, and about what it can be.
struct AskModel {
    /// Whether a colleague fills it in for somebody else.
    helping: bool,
    /// The initiatives of whoever looks.
    mine: Vec<Initiative>,
    /// The slug of the one that it is about, until another is chosen.
    chosen: String,
    /// By which number whoever looks can be called.
    phone: String,
}

impl AskModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let helping =
            ctx.viewer.as_ref().is_some_and(|viewer| may(&viewer.actor, &Action::FillInForSomebody));
        let (mine, phone) = match &ctx.viewer {
            Some(viewer) => {
                let account = if gives_phone(ctx) {
                    store::accounts::by_id(ctx.db(), viewer.account).await?
                } else {
                    None
                };
                let mine = store::initiatives::of_steward(ctx.db(), viewer.account, ctx.lang).await?;
                (mine, account.and_then(|account| account.phone).unwrap_or_default())
            }
            None => (Vec::new(), String::new()),
        };
        let first = || mine.first().map(|one| one.slug.clone()).unwrap_or_default();
        let chosen = ctx.asked("initiatief").map_or_else(first, str::to_owned);
        Ok(Self { helping, mine, chosen, phone })
    }
}

fn view(ctx: &Ctx, model: &AskModel) -> Page {
    let title = ctx.t("ask-title");
    let body = view! {
        <div class="mw-two">
            <div class="mw-stack-l">
                <div class="mw-stack">
                    <Heading text=title.clone() />
                    <p class="nl-paragraph nl-paragraph--lead">{ctx.t("ask-intro")}</p>
                    <p class="nl-paragraph">{ctx.t("form-intro")}</p>
                </div>
                {model
                    .helping
                    .then(|| {
                        view! {
                            <div class="mw-notice">
                                <p>{ctx.t("ask-helping")}</p>
                            </div>
                        }
                    })}
                {asking(ctx, model)}
            </div>
            <aside class="mw-stack" aria-label=ctx.t("ask-aside")>
                {what_is_next(ctx)}
                {together(ctx)}
            </aside>
        </div>
    };
    Page::new(title, routes::accounts::Mine::PATH, body)
        .typed_in("verzoek")
        .under(ctx.t("home"), routes::site::Home.path())
}

fn asking(ctx: &Ctx, model: &AskModel) -> impl IntoView + use<> {
    let form = &FormView::new(ctx, "verzoek");
    let about = !model.mine.is_empty() && !model.helping;
    let other = ctx.viewer.is_none() || model.helping;
    view! {
        <PostForm form=form.clone() to=routes::requests::Ask.path() class="mw-stack-xl" typed_in=true>
            <Honeypot form=form.clone() />
            {about.then(|| initiative(ctx, form, model))}
            {what(ctx, form)}
            <Choices
                form=form.clone()
                name="application"
                legend=ctx.t("ask-application")
                hint=ctx.t("ask-application-hint")
                several=true
                choices=vec![Choice::new("yes", ctx.t("ask-application-yes"))]
            />
            {other.then(|| who(ctx, form, model))}
            {gives_phone(ctx).then(|| called(ctx, form, model))}
            <div class="mw-btns">
                <Submit text=ctx.t("ask-button") />
            </div>
        </PostForm>
    }
}

/// The initiative that it is for.
fn initiative(ctx: &Ctx, form: &FormView, model: &AskModel) -> impl IntoView + use<> {
    let mine = model.mine.iter().map(|one| (one.slug.clone(), one.title.clone()));
    view! {
        <Select
            form=form.clone()
            name="initiative"
            label=ctx.t("ask-initiative")
            options=options(ctx.t("ask-no-initiative"), mine)
            value=model.chosen.clone()
        />
    }
}

/// What is asked, why, and before when.
fn what(ctx: &Ctx, form: &FormView) -> impl IntoView + use<> {
    view! {
        <Choices
            form=form.clone()
            name="kind"
            legend=ctx.t("ask-kind")
            chosen=vec![ctx.asked("soort").unwrap_or_default().to_owned()]
            choices=choices(ctx, "request-kind", Kind::ALL, Kind::code, true)
            columns=true
        />
        <TextField form=form.clone() name="title" label=ctx.t("ask-what") hint=ctx.t("ask-what-hint") />
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
    }
}

/// Who asks, or for whom a colleague does.
fn who(ctx: &Ctx, form: &FormView, model: &AskModel) -> impl IntoView + use<> {
    view! {
        <fieldset class="utrecht-form-fieldset mw-stack">
            <legend class="utrecht-form-fieldset__legend nl-heading nl-heading--level-3">
                {ctx.t(if model.helping { "ask-for-whom" } else { "ask-who" })}
            </legend>
            <TextField form=form.clone() name="name" label=ctx.t("field-name") autocomplete="name" />
            {if model.helping {
                reach::fields(ctx, form, [""; 3]).into_any()
            } else {
                view! {
                    <TextField
                        form=form.clone()
                        name="email"
                        label=ctx.t("field-email")
                        hint=ctx.t("ask-email-hint")
                        kind="email"
                        autocomplete="email"
                    />
                }
                    .into_any()
            }}
        </fieldset>
    }
}

/// By which number we call.
fn called(ctx: &Ctx, form: &FormView, model: &AskModel) -> impl IntoView + use<> {
    view! {
        <TextField
            form=form.clone()
            name="phone"
            label=ctx.t("reached-phone")
            hint=ctx.t("ask-phone-hint")
            value=model.phone.clone()
            kind="tel"
            autocomplete="tel"
            optional=true
            narrow=true
        />
    }
}

/// What the municipality promises to do with it.
fn what_is_next(ctx: &Ctx) -> impl IntoView + use<> {
    let steps = [("1", "ask-next-1"), ("2", "ask-next-2"), ("3", "ask-next-3")]
        .map(|(mark, key)| {
            view! {
                <li>
                    <span class="m" aria-hidden="true">
                        {mark}
                    </span>
                    <b>{ctx.t(key)}</b>
                </li>
            }
        })
        .collect_view();
    view! {
        <Section id="belofte" title=ctx.t("ask-next-title") looks=3 class="mw-box mw-stack-s">
            <ol class="mw-psteps">{steps}</ol>
            <p>
                <a class="nl-link" href=routes::assessments::Checklist.path()>
                    {ctx.t("footer-how-we-judge")}
                </a>
            </p>
        </Section>
    }
}

/// Who would rather not write can call, or come by.
fn together(ctx: &Ctx) -> impl IntoView + use<> {
    let how = match ctx.app.municipality.phone.clone() {
        Some(phone) => ctx.tv("together-phone", &[("phone", phone.into())]),
        None => ctx.t("together-visit"),
    };
    view! {
        <Section id="bellen" title=ctx.t("together-title") looks=3 class="mw-box mw-box--line mw-stack-s">
            <p class="nl-paragraph">{how}</p>
        </Section>
    }
}
