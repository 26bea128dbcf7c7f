//! `/initiatieven` and the page of one initiative.

use crate::{
    initiatives::{filter, web::value_web},
    photos, recognition, reports, requests,
};
use domain::{
    access::{Action, may},
    initiative::{ContactChoice, Precision, Visibility},
    recognition::Answer,
    time::day_of,
};
use leptos::prelude::*;
use store::initiatives::{Initiative, Need};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, ButtonLink, Pages, Prose},
        icon,
        page::{Page, page},
    },
};

/// `/initiatieven`
#[component]
pub fn List() -> impl IntoView {
    page(async |ctx, routes::initiatives::List| list(ctx).await)
}

async fn list(ctx: Ctx) -> Result<Page, AppError> {
    let asked = crate::initiatives::filter::of(&ctx);
    let total = store::initiatives::count(ctx.db(), ctx.reader(), &asked).await?;
    let pages = total.div_ceil(store::initiatives::PER_PAGE);
    let shown = ctx.page_asked(pages);
    let found =
        store::initiatives::list(ctx.db(), ctx.reader(), &asked, shown, store::initiatives::PER_PAGE).await?;
    let title = ctx.t("initiatives-title");
    let as_map = format!("{}{}", routes::map::Map.path(), crate::initiatives::filter::query(&asked));
    let body = view! {
        <div class="mw-stack-l">
            <div class="mw-split">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <ButtonLink to=routes::register::What.path() text=ctx.t("register-button") />
            </div>
            {filter::form(&ctx, &asked, routes::initiatives::List::PATH)}
            <div class="mw-split mw-split--center">
                <p class="nl-paragraph" role="status" data-testid="count">
                    <b>{ctx.tv("initiatives-count", &[("count", total.into())])}</b>
                </p>
                <a class="nl-link" href=as_map>
                    {ctx.t("initiatives-as-map")}
                </a>
            </div>
            {if found.is_empty() {
                filter::nothing(&ctx, routes::initiatives::List::PATH).into_any()
            } else {
                cards(&ctx, &found, false).into_any()
            }}
            <Pages page=shown pages=pages />
        </div>
    };
    Ok(Page::new(title, routes::initiatives::List::PATH, body))
}

/// Initiatives as cards, a drawing on top.
pub fn cards(ctx: &Ctx, initiatives: &[Initiative], below_a_heading: bool) -> impl IntoView + use<> {
    let cards = initiatives
        .iter()
        .map(|found| {
            let theme = found
                .themes
                .first()
                .map(|theme| view! { <span class="nl-data-badge">{ctx.name("theme", theme.code())}</span> });
            let link =
                view! { <a href=routes::initiatives::Detail(&found.slug).path()>{found.title.clone()}</a> };
            let heading = if below_a_heading {
                view! { <h3 class="nl-heading nl-heading--level-3">{link}</h3> }.into_any()
            } else {
                view! { <h2 class="nl-heading nl-heading--level-3">{link}</h2> }.into_any()
            };
            let place =
                found.area.as_deref().map(|code| ctx.live.areas.name(code)).filter(|name| !name.is_empty());
            let lang = (found.lang != ctx.lang).then_some(found.lang.code());
            view! {
                <li>
                    <article class="mw-card">
                        <div class="mw-card__img">
                            <img
                                src=ctx.asset(&found.drawing())
                                alt=""
                                width="480"
                                height="300"
                                loading="lazy"
                            />
                        </div>
                        <div class="mw-badges">{theme}</div>
                        {heading}
                        <p class="nl-paragraph" lang=lang>
                            {found.summary.clone()}
                        </p>
                        <p class="nl-paragraph mw-meta">
                            {icon::pin()}{place.unwrap_or_else(|| ctx.t("area-everywhere"))}
                        </p>
                    </article>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="mw-cards">{cards}</ul> }
}

/// `/initiatieven/{slug}`
#[component]
pub fn Detail() -> impl IntoView {
    page(async |ctx, routes::initiatives::Detail(slug)| detail(ctx, slug).await)
}

async fn detail(ctx: Ctx, slug: String) -> Result<Page, AppError> {
    let found =
        store::initiatives::by_slug(ctx.db(), ctx.reader(), &slug).await?.ok_or(AppError::NotFound)?;
    let stewards = store::initiatives::stewards(ctx.db(), found.id).await?;
    let mine = ctx.viewer.as_ref().is_some_and(|viewer| stewards.contains(&viewer.account));
    match found.visibility {
        Visibility::Public | Visibility::Unlisted => {}
        Visibility::Withdrawn => return Ok(withdrawn(&ctx)),
        Visibility::TakenDown => return reports::pages::taken_down(&ctx, &found, mine).await,
        Visibility::Draft => return Err(AppError::NotFound),
    }
    let needs = store::initiatives::needs(ctx.db(), found.id).await?;
    let pictures = store::photos::of_initiative(ctx.db(), found.id).await?;
    let timeline = requests::timeline::of_initiative(&ctx, found.id, mine).await?;
    let thanked: Vec<_> = store::recognition::of_initiatives(ctx.db(), [found.id], ctx.lang)
        .await?
        .into_iter()
        .filter(|one| one.answer == Answer::Public)
        .collect();
    let signers = recognition::pages::signers(&ctx, &thanked).await?;
    let thanks = (!thanked.is_empty()).then(|| {
        view! {
            <section class="mw-band mw-band--cream" aria-labelledby="bedankt">
                <div class="mw-wrap mw-stack">
                    <h2 class="nl-heading nl-heading--level-2" id="bedankt">
                        {ctx.t("initiative-thanked")}
                    </h2>
                    {thanked.iter().map(|one| recognition::pages::words(&ctx, one, &signers)).collect_view()}
                </div>
            </section>
        }
    });
    // Thanks are offered where they are welcome; where they are not, the page to write them says why.
    let praise = (found.visibility == Visibility::Public && may(&ctx.actor(), &Action::Praise)).then(|| {
        let text = ctx.t("thank-write");
        view! {
            <div class="mw-notice">
                <p class="mw-btns">
                    <ButtonLink to=routes::recognition::Write(&found.slug).path() text=text secondary=true />
                </p>
            </div>
        }
    });
    let lang = (found.lang != ctx.lang).then_some(found.lang.code());
    let own = mine.then(|| {
        view! {
            <div class="mw-notice">
                <p>{ctx.t("initiative-yours")}</p>
                <p class="mw-btns">
                    <ButtonLink
                        to=routes::initiatives::Edit(&found.slug).path()
                        text=ctx.t("initiative-edit")
                        secondary=true
                    />
                    <ButtonLink
                        to=routes::requests::Ask.ask("initiatief", &found.slug)
                        text=ctx.t("initiative-ask")
                        secondary=true
                    />
                </p>
            </div>
        }
    });
    let web = found.value_picture.as_ref().map(|picture| {
        view! {
            <section class="mw-band" aria-labelledby="waardeweb">
                <div class="mw-wrap mw-stack">
                    <h2 class="nl-heading nl-heading--level-2" id="waardeweb">
                        {ctx.t("initiative-web")}
                    </h2>
                    <p class="nl-paragraph">{ctx.t("initiative-web-text")}</p>
                    {value_web(&ctx, picture)}
                    {found
                        .benefits
                        .clone()
                        .map(|benefits| {
                            view! { <p class="nl-paragraph">{ctx.t("initiative-benefits")}" "{benefits}</p> }
                        })}
                </div>
            </section>
        }
    });
    let body = view! {
        <div class="mw-wrap">
            <div class="mw-topill">
                <img src=ctx.asset(&found.drawing()) alt="" width="960" height="300" />
            </div>
            {own}
            {praise}
            <div class="mw-two mw-mt-6">
                <div class="mw-stack-xl">
                    <div class="mw-stack">
                        <div class="mw-badges">
                            {found
                                .themes
                                .iter()
                                .map(|theme| {
                                    view! {
                                        <span class="nl-data-badge">{ctx.name("theme", theme.code())}</span>
                                    }
                                })
                                .collect_view()}
                        </div>
                        <h1 class="nl-heading nl-heading--level-1">{found.title.clone()}</h1>
                        <p class="nl-paragraph nl-paragraph--lead" lang=lang>
                            {found.summary.clone()}
                        </p>
                    </div>
                    <section aria-labelledby="verhaal" class="mw-stack">
                        <h2 class="nl-heading nl-heading--level-2" id="verhaal">
                            {ctx.t("initiative-story")}
                        </h2>
                        <Prose text=found.story.clone() lang=found.lang.code() />
                    </section>
                    {photos::pages::gallery(&ctx, &pictures)}
                </div>
                {facts(&ctx, &found)}
            </div>
        </div>
        {web}
        {(!needs.is_empty()).then(|| asked_and_offered(&ctx, &needs))}
        {thanks}
        <section class="mw-band" aria-labelledby="gemeente">
            <div class="mw-wrap mw-stack-l">
                <div class="mw-stack-s">
                    <h2 class="nl-heading nl-heading--level-2" id="gemeente">
                        {ctx.t("initiative-municipality")}
                    </h2>
                    <p class="nl-paragraph">{ctx.t("initiative-municipality-text")}</p>
                </div>
                {requests::timeline::drawn(&ctx, &timeline)}
            </div>
        </section>
    };
    let page = Page::new(found.title.clone(), routes::initiatives::List::PATH, body).full_width();
    Ok(page
        .under(ctx.t("home"), routes::site::Home.path())
        .under(ctx.t("nav-initiatives"), routes::initiatives::List.path()))
}

fn withdrawn(ctx: &Ctx) -> Page {
    let title = ctx.t("initiative-withdrawn-title");
    let body = view! {
        <div class="mw-stack">
            <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
            <p class="nl-paragraph nl-paragraph--lead">{ctx.t("initiative-withdrawn-text")}</p>
            <p>
                <ButtonLink to=routes::initiatives::List.path() text=ctx.t("nav-initiatives") />
            </p>
        </div>
    };
    Page::new(title, routes::initiatives::List::PATH, body)
}

/// One row of a list of facts.
pub fn fact(key: String, value: impl IntoView) -> impl IntoView {
    view! {
        <div class="utrecht-data-list__item">
            <dt class="utrecht-data-list__item-key">{key}</dt>
            <dd class="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd">{value}</dd>
        </div>
    }
}

fn facts(ctx: &Ctx, found: &Initiative) -> impl IntoView + use<> {
    let place = found
        .area
        .as_deref()
        .map(|code| ctx.live.areas.name(code))
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| ctx.t("area-everywhere"));
    let precision = (found.precision == Precision::Neighbourhood).then(|| {
        view! {
            <br />
            <span class="mw-small">{ctx.t("initiative-not-exact")}</span>
        }
    });
    let published =
        found.published.map(|at| fact(ctx.t("fact-registered"), text::date(ctx.lang, day_of(at))));
    let (icon, tone) = match found.contact {
        ContactChoice::Welcome => (icon::mail().into_any(), "mw-contact"),
        ContactChoice::OnlyIfWeAsk | ContactChoice::LeaveUsAlone => {
            (icon::barrier().into_any(), "mw-contact")
        }
    };
    let who = found.initiators.clone();
    let report = routes::reports::Report(&found.slug).path();
    view! {
        <aside class="mw-stack" aria-label=ctx.t("facts-title")>
            <div class="mw-box">
                <h2 class="nl-heading nl-heading--level-3">{ctx.t("facts-title")}</h2>
                <dl class="utrecht-data-list utrecht-data-list--html-dl">
                    {fact(
                        ctx.t("fact-area"),
                        view! {
                            {place}
                            {precision}
                        },
                    )} {fact(ctx.t("fact-stage"), ctx.name("stage", found.stage.code()))}
                    {found.opening.clone().map(|opening| fact(ctx.t("fact-open"), opening))}
                    {who.clone().map(|who| fact(ctx.t("fact-who"), who))}
                    {found.since.clone().map(|since| fact(ctx.t("fact-since"), month(ctx, &since)))}
                    {published}
                </dl>
                <div class=tone>
                    {icon} <div>
                        <b>{ctx.name("contact", found.contact.code())}</b>
                        <br />
                        <span class="mw-small">{ctx.t("initiative-contact-text")}</span>
                    </div>
                </div>
            </div>
            <div class="mw-box mw-box--line mw-stack-s">
                <h2 class="nl-heading nl-heading--level-4">{ctx.t("initiative-wrong")}</h2>
                <p class="mw-small">
                    {ctx.t("initiative-wrong-text")}" "
                    <a class="nl-link" href=routes::site::About.part("weghalen")>
                        {ctx.t("initiative-wrong-link")}
                    </a>
                </p>
                <p class="mw-small">
                    <a class="nl-link" href=report rel="nofollow">
                        {ctx.t("initiative-wrong-report")}
                    </a>
                </p>
            </div>
            {(found.visibility == Visibility::Unlisted)
                .then(|| {
                    view! { <Badge tone="neutral" text=ctx.name("visibility", found.visibility.code()) /> }
                })}
        </aside>
    }
}

/// `2026-05` in words; what is written otherwise stays as it is.
fn month(ctx: &Ctx, since: &str) -> String {
    match since.split_once('-').and_then(|(year, month)| {
        Some((year, month.parse::<u8>().ok().filter(|month| (1..=12).contains(month))?))
    }) {
        Some((year, month)) => format!("{} {year}", ctx.t(&format!("month-{month}"))),
        None => since.to_owned(),
    }
}

fn asked_and_offered(ctx: &Ctx, needs: &[Need]) -> impl IntoView + use<> {
    let side = |offered: bool, title: String| {
        let some: Vec<_> = needs.iter().filter(|need| need.offered == offered).cloned().collect();
        (!some.is_empty()).then(|| {
            view! {
                <div class="mw-box mw-box--line">
                    <h3 class="nl-heading nl-heading--level-3">{title}</h3>
                    <ul>
                        {some
                            .into_iter()
                            .map(|need| {
                                view! {
                                    <li>
                                        <b>{need.what}</b>
                                        <span class="mw-small">{need.details}</span>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                </div>
            }
        })
    };
    view! {
        <section class="mw-band mw-band--cream" aria-labelledby="gevraagd">
            <div class="mw-wrap mw-stack-l">
                <h2 class="nl-heading nl-heading--level-2" id="gevraagd">
                    {ctx.t("initiative-needs")}
                </h2>
                <div class="mw-ao">
                    {side(false, ctx.t("initiative-looking"))}{side(true, ctx.t("initiative-offering"))}
                </div>
            </div>
        </section>
    }
}
