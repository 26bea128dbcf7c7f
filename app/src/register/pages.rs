//! The steps on screen.

use crate::{
    initiatives::{edit::choices, pages::fact},
    map::draw,
    register::{handlers, steps::StepPath as _},
};
use domain::{
    access::{Action, may},
    initiative::{ContactChoice, Precision, Stage, Theme},
};
use leptos::prelude::*;
use store::{
    accounts::{Purpose, peek_token},
    register::{check::Step, draft::Draft},
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::{ButtonLink, Prose},
        choice::{Choice, Choices},
        field::{Select, TextArea, TextField, options},
        form::{Hidden, Honeypot, Submit},
        page::{Heading, Page, page},
    },
};

async fn draft(ctx: &Ctx) -> Result<Draft, AppError> {
    let kept = match handlers::draft_of(ctx) {
        Some(id) => store::register::find(ctx.db(), id).await?.filter(|kept| kept.initiative.is_none()),
        None => None,
    };
    Ok(kept.map(|kept| kept.draft).unwrap_or_default())
}

fn steps(ctx: &Ctx, now: Step) -> impl IntoView + use<> {
    view! {
        <ol class="mw-steps" aria-label=ctx.t("register-steps")>
            {Step::ALL
                .into_iter()
                .map(|step| {
                    let name = ctx.t(step.key());
                    if step < now {
                        view! {
                            <li class="done">
                                <a class="nl-link" href=step.path()>
                                    {name}
                                </a>
                            </li>
                        }
                            .into_any()
                    } else {
                        view! { <li aria-current=(step == now).then_some("step")>{name}</li> }.into_any()
                    }
                })
                .collect_view()}
        </ol>
    }
}

fn framed(
    ctx: &Ctx,
    now: Step,
    form: &FormView,
    title: String,
    fields: impl IntoView + 'static,
    aside: impl IntoView + 'static,
) -> Page {
    let helping = ctx.viewer.as_ref().is_some_and(|viewer| may(&viewer.actor, &Action::FillInForSomebody));
    let back = Step::ALL.into_iter().rev().find(|step| *step < now);
    let phone = ctx.app.municipality.phone.clone();
    let next = if now == Step::Check { ctx.t("register-send") } else { ctx.t("register-next") };
    let body = view! {
        <div class="mw-stack-l">
            {steps(ctx, now)}
            {helping
                .then(|| {
                    view! {
                        <div class="mw-notice">
                            <p>{ctx.t("register-helping")}</p>
                        </div>
                    }
                })} <div class="mw-two">
                <div class="mw-stack-l">
                    <div class="mw-stack">
                        <Heading text=title.clone() />
                        <p class="nl-paragraph">{ctx.t("form-intro")}" "{ctx.t("register-kept")}</p>
                    </div>
                    <form method="post" action=now.path() class="mw-stack-xl" novalidate>
                        // The first button is the one that Enter presses; it must not be the map.
                        <button type="submit" class="mw-vh" tabindex="-1" aria-hidden="true">
                            {next.clone()}
                        </button>
                        <Hidden form=form.clone() />
                        {fields}
                        <div class="mw-btns">
                            <Submit text=next />
                            {back
                                .map(|back| {
                                    view! { <ButtonLink to=back.path() text=ctx.t("back") secondary=true /> }
                                })}
                            {(now != Step::Check)
                                .then(|| {
                                    view! {
                                        <button
                                            class="nl-button nl-button--subtle"
                                            type="submit"
                                            name="later"
                                            value="1"
                                        >
                                            <span class="nl-button__label">{ctx.t("register-later")}</span>
                                        </button>
                                    }
                                })}
                        </div>
                    </form>
                </div>
                <aside class="mw-stack" aria-label=ctx.t("register-aside")>
                    {aside}
                    <section class="mw-box mw-box--line mw-stack-s" aria-labelledby="samen">
                        <h2 class="nl-heading nl-heading--level-3" id="samen">
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
        </div>
    };
    Page::new(title, routes::initiatives::List::PATH, body)
        .under(ctx.t("home"), routes::site::Home.path())
        .under(ctx.t("nav-initiatives"), routes::initiatives::List.path())
}

/// Step 1.
#[component]
pub fn What() -> impl IntoView {
    page(async |ctx, routes::register::What| {
        let draft = draft(&ctx).await?;
        let form = FormView::new(&ctx, "wat");
        let fields = view! {
            <Honeypot form=form.clone() />
            <TextField
                form=form.clone()
                name="title"
                label=ctx.t("field-title")
                hint=ctx.t("field-title-hint")
                value=draft.title
            />
            <TextArea
                form=form.clone()
                name="summary"
                label=ctx.t("field-summary")
                hint=ctx.t("field-summary-hint")
                value=draft.summary
                rows=3
            />
            <TextArea
                form=form.clone()
                name="story"
                label=ctx.t("field-story")
                hint=ctx.t("field-story-hint")
                value=draft.story
                rows=9
            />
            <Choices
                form=form.clone()
                name="themes"
                legend=ctx.t("field-themes")
                hint=ctx.t("field-themes-hint")
                several=true
                columns=true
                chosen=draft.themes
                choices=choices(&ctx, "theme", &ctx.live.themes(), Theme::code, false)
            />
            <Choices
                form=form.clone()
                name="stage"
                legend=ctx.t("field-stage")
                hint=ctx.t("field-stage-hint")
                columns=true
                chosen=vec![draft.stage]
                choices=choices(&ctx, "stage", Stage::ALL, Stage::code, false)
            />
        };
        let aside = view! {
            <section class="mw-box mw-stack-s" aria-labelledby="beloofd">
                <h2 class="nl-heading nl-heading--level-3" id="beloofd">
                    {ctx.t("register-promise-title")}
                </h2>
                <p class="nl-paragraph">{ctx.t("register-promise-1")}</p>
                <p class="nl-paragraph">{ctx.t("register-promise-2")}</p>
                <p class="nl-paragraph">{ctx.t("register-promise-3")}</p>
            </section>
        };
        Ok(framed(&ctx, Step::What, &form, ctx.t("register-what-title"), fields, aside))
    })
}

/// Step 2.
#[component]
pub fn Where() -> impl IntoView {
    page(async |ctx, routes::register::Where| {
        let draft = draft(&ctx).await?;
        let form = FormView::new(&ctx, "waar");
        let areas = &ctx.live.areas;
        let names = areas.neighbourhoods.iter().map(|area| (area.code.clone(), area.name.clone()));
        let options = options(ctx.t("choose"), names);
        let clicked = draft.clicked().and_then(|point| areas.at(point)).map(|area| area.name.clone());
        let (lat, lon) = (form.value("lat", &draft.lat), form.value("lon", &draft.lon));
        let on_map = view! {
            <input type="hidden" name="lat" value=lat />
            <input type="hidden" name="lon" value=lon />
            {clicked
                .map(|name| {
                    view! {
                        <p class="nl-paragraph">
                            <b>{ctx.tv("register-clicked", &[("area", name.into())])}</b>
                        </p>
                    }
                })}
            <p class="utrecht-form-field-description">{ctx.t("register-map-hint")}</p>
            <input
                type="image"
                name="wide"
                class="mw-clickmap mw-clickmap--wide"
                src=routes::map::Picture.path()
                alt=ctx.t("register-map-alt")
            />
            <input
                type="image"
                name="small"
                class="mw-clickmap mw-clickmap--small"
                src=routes::map::Picture.path()
                alt=ctx.t("register-map-alt")
            />
        };
        let ways = vec![
            Choice::new("list", ctx.t("way-list")).more(view! {
                <Select
                    form=form.clone()
                    name="area"
                    label=ctx.t("field-area")
                    options=options
                    value=draft.area.clone()
                />
            }),
            Choice::new("postcode", ctx.t("way-postcode")).more(view! {
                <TextField
                    form=form.clone()
                    name="postcode"
                    label=ctx.t("field-postcode")
                    hint=ctx.t("field-postcode-hint")
                    value=draft.postcode.clone()
                    autocomplete="postal-code"
                    narrow=true
                />
            }),
            Choice::new("map", ctx.t("way-map")).hint(ctx.t("way-map-hint")).more(on_map),
            Choice::new("everywhere", ctx.t("way-everywhere")),
        ];
        let precision = if draft.precision.is_empty() {
            Precision::Neighbourhood.code().to_owned()
        } else {
            draft.precision.clone()
        };
        let fields = view! {
            <Choices
                form=form.clone()
                name="way"
                legend=ctx.t("register-way")
                chosen=vec![draft.way.clone()]
                choices=ways
            />
            <Choices
                form=form.clone()
                name="precision"
                legend=ctx.t("register-precision")
                chosen=vec![precision]
                choices=choices(&ctx, "precision", Precision::ALL, Precision::code, true)
            />
            <TextField
                form=form.clone()
                name="opening"
                label=ctx.t("field-opening")
                hint=ctx.t("field-opening-hint")
                value=draft.opening.clone()
                optional=true
            />
        };
        let code = draft.place(areas).ok().and_then(|(code, _)| code).unwrap_or_default();
        let aside = view! {
            <section class="mw-box mw-stack" aria-labelledby="zo">
                <h2 class="nl-heading nl-heading--level-3" id="zo">
                    {ctx.t("register-preview")}
                </h2>
                {draw::pinned(&ctx, &code)}
                <p class="mw-small">{ctx.t("register-preview-text")}</p>
            </section>
        };
        Ok(framed(&ctx, Step::Where, &form, ctx.t("register-where-title"), fields, aside))
    })
}

/// Step 3.
#[component]
pub fn Who() -> impl IntoView {
    page(async |ctx, routes::register::Who| {
        let mut draft = draft(&ctx).await?;
        let helping =
            ctx.viewer.as_ref().is_some_and(|viewer| may(&viewer.actor, &Action::FillInForSomebody));
        if let Some(viewer) = ctx.viewer.as_ref().filter(|_| !helping && draft.email.is_empty()) {
            draft.email.clone_from(&viewer.email);
            draft.name.clone_from(&viewer.name);
        }
        let form = FormView::new(&ctx, "wie");
        let contact = if draft.contact.is_empty() {
            ContactChoice::OnlyIfWeAsk.code().to_owned()
        } else {
            draft.contact
        };
        let email_hint = ctx.t(if helping { "field-email-helping" } else { "field-email-hint" });
        let fields = view! {
            <TextField
                form=form.clone()
                name="name"
                label=ctx.t("field-name")
                hint=ctx.t("field-name-hint")
                value=draft.name
                autocomplete="name"
            />
            <TextField
                form=form.clone()
                name="initiators"
                label=ctx.t("field-initiators")
                hint=ctx.t("field-initiators-hint")
                value=draft.initiators
                optional=true
            />
            <TextField
                form=form.clone()
                name="email"
                label=ctx.t("field-email")
                hint=email_hint
                value=draft.email
                kind="email"
                autocomplete="email"
            />
            <Choices
                form=form.clone()
                name="contact"
                legend=ctx.t("field-contact")
                hint=ctx.t("field-contact-hint")
                chosen=vec![contact]
                choices=choices(&ctx, "contact", ContactChoice::ALL, ContactChoice::code, true)
            />
        };
        let aside = view! {
            <section class="mw-box mw-stack-s" aria-labelledby="adres">
                <h2 class="nl-heading nl-heading--level-3" id="adres">
                    {ctx.t("register-address-title")}
                </h2>
                <p class="nl-paragraph">{ctx.t("register-address-text")}</p>
            </section>
        };
        Ok(framed(&ctx, Step::Who, &form, ctx.t("register-who-title"), fields, aside))
    })
}

/// Step 4.
#[component]
pub fn Check() -> impl IntoView {
    page(async |ctx, routes::register::Check| {
        let draft = draft(&ctx).await?;
        let form = FormView::new(&ctx, "nakijken");
        let change = |step: Step, what: String| {
            view! {
                <a class="nl-link" href=step.path()>
                    {ctx.t("change")}
                    <span class="mw-vh">" "{what}</span>
                </a>
            }
        };
        let place = match draft.place(&ctx.live.areas) {
            Ok((Some(code), _)) => ctx.live.areas.name(&code),
            Ok((None, _)) => ctx.t("area-everywhere"),
            Err((_, key)) => ctx.t(key),
        };
        let themes =
            draft.themes().iter().map(|theme| ctx.name("theme", theme.code())).collect::<Vec<_>>().join(", ");
        let named =
            |group: &str, code: &str| if code.is_empty() { "–".to_owned() } else { ctx.name(group, code) };
        let wrong = draft.wrong(&ctx.live.areas);
        let missing = (!wrong.is_empty()).then(|| {
            view! {
                <div class="mw-notice mw-notice--warning" role="status">
                    <p>{ctx.t("register-not-complete")}</p>
                    <ul>
                        {wrong
                            .iter()
                            .map(|(step, field, key)| {
                                view! {
                                    <li>
                                        <a class="nl-link" href=step.path()>
                                            {ctx.field_error(field, key)}
                                        </a>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                </div>
            }
        });
        let fields = view! {
            {missing}
            <section class="mw-stack-s" aria-labelledby="c-wat">
                <div class="mw-split">
                    <h2 class="nl-heading nl-heading--level-3" id="c-wat">
                        {ctx.t("register-what-title")}
                    </h2>
                    {change(Step::What, ctx.t("register-what-title"))}
                </div>
                <dl class="utrecht-data-list utrecht-data-list--html-dl">
                    {fact(ctx.t("field-title"), draft.title.clone())}
                    {fact(ctx.t("field-summary"), draft.summary.clone())}
                    {fact(ctx.t("field-story"), view! { <Prose text=draft.story.clone() /> })}
                    {fact(ctx.t("field-themes"), themes)}
                    {fact(ctx.t("field-stage"), named("stage", &draft.stage))}
                </dl>
            </section>
            <section class="mw-stack-s" aria-labelledby="c-waar">
                <div class="mw-split">
                    <h2 class="nl-heading nl-heading--level-3" id="c-waar">
                        {ctx.t("register-where-title")}
                    </h2>
                    {change(Step::Where, ctx.t("register-where-title"))}
                </div>
                <dl class="utrecht-data-list utrecht-data-list--html-dl">
                    {fact(ctx.t("fact-area"), place)}
                    {fact(ctx.t("register-precision"), named("precision", &draft.precision))}
                    {(!draft.opening.is_empty()).then(|| fact(ctx.t("field-opening"), draft.opening.clone()))}
                </dl>
            </section>
            <section class="mw-stack-s" aria-labelledby="c-wie">
                <div class="mw-split">
                    <h2 class="nl-heading nl-heading--level-3" id="c-wie">
                        {ctx.t("register-who-title")}
                    </h2>
                    {change(Step::Who, ctx.t("register-who-title"))}
                </div>
                <dl class="utrecht-data-list utrecht-data-list--html-dl">
                    {fact(ctx.t("field-name"), draft.name.clone())}
                    {(!draft.initiators.is_empty())
                        .then(|| fact(ctx.t("field-initiators"), draft.initiators.clone()))}
                    {fact(ctx.t("field-email"), draft.email.clone())}
                    {fact(ctx.t("field-contact"), named("contact", &draft.contact))}
                </dl>
            </section>
        };
        let aside = view! {
            <section class="mw-box mw-stack-s" aria-labelledby="daarna">
                <h2 class="nl-heading nl-heading--level-3" id="daarna">
                    {ctx.t("register-next-title")}
                </h2>
                <p class="nl-paragraph">{ctx.t("register-next-text")}</p>
            </section>
        };
        Ok(framed(&ctx, Step::Check, &form, ctx.t("register-check-title"), fields, aside))
    })
}

/// After sending.
#[component]
pub fn Sent() -> impl IntoView {
    page(async |ctx, routes::register::Sent| {
        let title = ctx.t("register-sent-title");
        let again = handlers::draft_of(&ctx).map(|id| format!("{}/aanmelden/verder/{id}", ctx.app.base_url));
        let body = view! {
            <div class="mw-stack mw-narrow">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("register-sent-text")}</p>
                <p class="nl-paragraph">{ctx.t("register-sent-next")}</p>
                {ctx
                    .app
                    .demo
                    .then(|| {
                        view! {
                            <p>
                                <ButtonLink
                                    to=routes::notifications::Mailbox.path()
                                    text=ctx.t("demo-bar-mail")
                                />
                            </p>
                        }
                    })}
                {again
                    .map(|link| {
                        view! {
                            <p class="mw-small">
                                {ctx.t("register-sent-again")}" "<a class="nl-link" href=link.clone()>
                                    {link.clone()}
                                </a>
                            </p>
                        }
                    })}
            </div>
        };
        Ok(Page::new(title, routes::initiatives::List::PATH, body))
    })
}

/// The link of the mail: a button, because programs that read mail also open its links.
#[component]
pub fn Confirm() -> impl IntoView {
    page(async |ctx, routes::register::Confirm(token)| {
        let works =
            peek_token(ctx.db(), ctx.municipality(), &token, Purpose::Confirm, ctx.now).await?.is_some();
        let form = FormView::new(&ctx, "bevestigen");
        let title = ctx.t(if works { "register-confirm-title" } else { "register-confirm-old-title" });
        let body = if works {
            view! {
                <form
                    method="post"
                    action=routes::register::Confirm(&token).path()
                    class="mw-stack mw-narrow"
                >
                    <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                    <p class="nl-paragraph nl-paragraph--lead">{ctx.t("register-confirm-text")}</p>
                    <Hidden form=form />
                    <div>
                        <Submit text=ctx.t("register-confirm-button") />
                    </div>
                </form>
            }
            .into_any()
        } else {
            view! {
                <div class="mw-stack mw-narrow">
                    <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                    <p class="nl-paragraph nl-paragraph--lead">{ctx.t("register-confirm-old-text")}</p>
                    <p class="mw-btns">
                        <ButtonLink to=routes::register::Check.path() text=ctx.t("register-confirm-again") />
                        <ButtonLink to=routes::accounts::Login.path() text=ctx.t("log-in") secondary=true />
                    </p>
                </div>
            }
            .into_any()
        };
        Ok(Page::new(title, routes::initiatives::List::PATH, body))
    })
}
