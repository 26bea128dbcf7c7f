//! `/initiatieven/{slug}`: the page of one initiative.

use crate::{
    initiatives::{facts::facts, web::value_web},
    photos, privacy, recognition, reports,
    requests::timeline::{self, OfInitiative},
};
use domain::{
    access::{Action, may},
    id::AccountId,
    initiative::{ValuePicture, Visibility},
    recognition::Answer,
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{
    accounts::Account,
    initiatives::{Initiative, Need},
    photos::Photo,
    recognition::Recognition,
};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes,
    ui::{
        bits::{ButtonLink, Prose},
        page::{Page, page},
        section::Section,
    },
};

/// The page. What was taken back, or taken down, has a page of its own here.
#[component]
pub fn Detail() -> impl IntoView {
    page(async |ctx, routes::initiatives::Detail(slug)| {
        let found = store::initiatives::by_slug(ctx.db(), ctx.reader(), &slug).await?;
        let found = found.ok_or(AppError::NotFound)?;
        let stewards = store::initiatives::stewards(ctx.db(), found.id).await?;
        let helped = helped(&ctx, &stewards).await?;
        let mine = ctx.viewer.as_ref().is_some_and(|viewer| stewards.contains(&viewer.account));
        match found.visibility {
            Visibility::Public | Visibility::Unlisted => {
                let model = DetailModel::load(&ctx, found, mine, helped).await?;
                Ok(view(&ctx, &model))
            }
            Visibility::Withdrawn => Ok(withdrawn(&ctx)),
            Visibility::TakenDown => reports::pages::taken_down(&ctx, &found, mine).await,
            Visibility::Draft => Err(AppError::NotFound),
        }
    })
}

/// An initiative, with everything that its page shows.
struct DetailModel {
    found: Initiative,
    /// Whether whoever looks is one of its makers.
    mine: bool,
    /// Its makers without an e-mail address, for whoever fills in for them.
    helped: Vec<Account>,
    needs: Vec<Need>,
    pictures: Vec<Photo>,
    timeline: OfInitiative,
    /// Thanks that it made public, and who said them.
    thanks: Vec<Recognition>,
    signers: HashMap<AccountId, String>,
}

impl DetailModel {
    async fn load(ctx: &Ctx, found: Initiative, mine: bool, helped: Vec<Account>) -> Result<Self, AppError> {
        let mut thanks = store::recognition::of_initiatives(ctx.db(), [found.id], ctx.lang).await?;
        thanks.retain(|one| one.answer == Answer::Public);
        Ok(Self {
            needs: store::initiatives::needs(ctx.db(), found.id).await?,
            pictures: store::photos::of_initiative(ctx.db(), found.id).await?,
            timeline: timeline::of_initiative(ctx, found.id, &who(ctx, &found), mine).await?,
            signers: recognition::pages::signers(ctx, &thanks).await?,
            found,
            mine,
            helped,
            thanks,
        })
    }
}

/// Who run it, as they call themselves.
fn who(ctx: &Ctx, found: &Initiative) -> String {
    let called =
        Some(found.initiators.as_deref().unwrap_or_default().trim()).filter(|called| !called.is_empty());
    called.map_or_else(|| ctx.t("initiative-its-makers"), str::to_owned)
}

fn view(ctx: &Ctx, model: &DetailModel) -> Page {
    let found = &model.found;
    let body = view! {
        <div class="mw-wrap">
            {photos::tops::on_top(ctx, found, &model.pictures)} {model.mine.then(|| own(ctx, model))}
            {model.helped.iter().map(|maker| helping(ctx, maker)).collect_view()} {praise(ctx, found)}
            <div class="mw-two mw-mt-6">
                <div class="mw-stack-xl">
                    {opening(ctx, found)} <Section id="verhaal" title=ctx.t("initiative-story")>
                        <Prose text=found.story.clone() lang=ctx.mark(found.lang) />
                    </Section> {photos::pages::gallery(ctx, &model.pictures, found.written)}
                </div>
                {facts(ctx, found)}
            </div>
        </div>
        {found.value_picture.as_ref().map(|picture| web(ctx, picture))}
        {(!model.needs.is_empty()).then(|| asked_and_offered(ctx, &model.needs, ctx.mark(found.written)))}
        {(!model.thanks.is_empty()).then(|| thanks(ctx, model))}
        {municipality(ctx, model)}
    };
    Page::new(found.title.clone(), routes::initiatives::List::PATH, body)
        .written_in(found.written)
        .full_width()
        .described(&found.summary, model.pictures.first().map(|photo| photo.path("groot")))
        .under(ctx.t("home"), routes::site::Home.path())
        .under(ctx.t("nav-initiatives"), routes::initiatives::List.path())
}

/// What its makers can do here. Who just made it public reads what can come next, a photo first.
fn own(ctx: &Ctx, model: &DetailModel) -> AnyView {
    let slug = &model.found.slug;
    if ctx.asked("gedaan") != Some("openbaar") {
        let links = [
            (routes::initiatives::Edit(slug).path(), "initiative-edit"),
            (routes::requests::Ask.ask("initiatief", slug), "initiative-ask"),
        ];
        let links = links.map(|(to, text)| view! { <ButtonLink to=to text=ctx.t(text) secondary=true /> });
        return view! {
            <div class="mw-notice">
                <p>{ctx.t("initiative-yours")}</p>
                <p class="mw-btns">{links.collect_view()}</p>
            </div>
        }
        .into_any();
    }
    let next = [
        (routes::initiatives::Needs(slug).path(), "next-needs"),
        (routes::initiatives::Makers(slug).path(), "next-makers"),
        (routes::initiatives::Values(slug).path(), "next-values"),
        (routes::requests::Ask.ask("initiatief", slug), "next-ask"),
        (routes::register::What.ask("zoals", slug), "next-register"),
    ];
    let next = next.map(|(to, text)| {
        view! {
            <li class="utrecht-unordered-list__item">
                <a class="nl-link" href=to>
                    {ctx.t(text)}
                </a>
            </li>
        }
    });
    let photo = model.pictures.is_empty().then(|| photos::pages::new(ctx, slug));
    view! {
        <Section id="en-nu" title=ctx.t("next-title") class="mw-box mw-stack" attr:data-testid="next">
            {photo}
            <p class="nl-paragraph">{ctx.t("next-more")}</p>
            <ul class="utrecht-unordered-list">{next.collect_view()}</ul>
        </Section>
    }
    .into_any()
}

/// The makers without an e-mail address, when whoever looks may fill in for them.
async fn helped(ctx: &Ctx, makers: &[AccountId]) -> Result<Vec<Account>, AppError> {
    if !may(&ctx.actor(), &Action::FillInForSomebody) {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for maker in store::accounts::on_paper(ctx.db(), makers.iter().copied()).await? {
        match privacy::helped::helped(ctx, ctx.db(), maker.id.0).await {
            Ok((maker, _)) => all.push(maker),
            // All that they asked is with another team.
            Err(AppError::Forbidden) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(all)
}

fn helping(ctx: &Ctx, maker: &Account) -> impl IntoView + use<> {
    view! {
        <div class="mw-notice">
            <p>
                {ctx.t("helped-maker")} " "
                <a class="nl-link" href=routes::privacy::Helped(maker.id.0).path()>
                    {ctx.tv("helped-open", &[("name", (&maker.name).into())])}
                </a>
            </p>
        </div>
    }
}

/// Thanks are offered where they are welcome; where they are not, the page to write them says why.
fn praise(ctx: &Ctx, found: &Initiative) -> Option<impl IntoView + use<>> {
    let may = found.visibility == Visibility::Public && may(&ctx.actor(), &Action::Praise);
    may.then(|| {
        let to = routes::recognition::Write(&found.slug).path();
        view! {
            <div class="mw-notice">
                <p class="mw-btns">
                    <ButtonLink to=to text=ctx.t("thank-write") secondary=true />
                </p>
            </div>
        }
    })
}

fn opening(ctx: &Ctx, found: &Initiative) -> impl IntoView + use<> {
    let themes = found.themes.iter().map(|theme| {
        view! { <span class="nl-data-badge">{ctx.name("theme", theme.code())}</span> }
    });
    let lang = ctx.mark(found.lang);
    view! {
        <div class="mw-stack">
            <div class="mw-badges">{themes.collect_view()}</div>
            <h1 class="nl-heading nl-heading--level-1" dir="auto" lang=ctx.mark(found.written)>
                {found.title.clone()}
            </h1>
            <p class="nl-paragraph nl-paragraph--lead" dir="auto" lang=lang>
                {found.summary.clone()}
            </p>
        </div>
    }
}

const CREAM: &str = "mw-band mw-band--cream";

/// The values that its makers see in it. Never computed, never compared (rule 1).
fn web(ctx: &Ctx, picture: &ValuePicture) -> impl IntoView + use<> {
    view! {
        <Section id="waardeweb" title=ctx.t("initiative-web") band="mw-band" class="mw-wrap mw-stack">
            <p class="nl-paragraph">{ctx.t("initiative-web-text")}</p>
            {value_web(ctx, picture)}
        </Section>
    }
}

fn thanks(ctx: &Ctx, model: &DetailModel) -> impl IntoView + use<> {
    let words = model.thanks.iter().map(|one| recognition::pages::words(ctx, one, &model.signers));
    view! {
        <Section id="bedankt" title=ctx.t("initiative-thanked") band=CREAM class="mw-wrap mw-stack">
            {words.collect_view()}
        </Section>
    }
}

/// What it has to do with the municipality: contact is public (rule 2).
fn municipality(ctx: &Ctx, model: &DetailModel) -> impl IntoView + use<> {
    let makers = (model.mine && !model.timeline.makers.is_empty()).then(|| {
        view! {
            <details class="mw-box mw-box--line">
                <summary>{ctx.t("initiative-makers-did")}</summary>
                {timeline::drawn(ctx, &model.timeline.makers)}
            </details>
        }
    });
    view! {
        <Section
            id="gemeente"
            title=ctx.t("initiative-municipality")
            text=ctx.t("initiative-municipality-text")
            band="mw-band"
            class="mw-wrap mw-stack-l"
        >
            {timeline::drawn(ctx, &model.timeline.municipality)}
            {makers}
        </Section>
    }
}

fn withdrawn(ctx: &Ctx) -> Page {
    let title = ctx.t("initiative-withdrawn-title");
    let body = view! {
        <div class="mw-stack">
            <h1 class="nl-heading nl-heading--level-1" dir="auto">
                {title.clone()}
            </h1>
            <p class="nl-paragraph nl-paragraph--lead">{ctx.t("initiative-withdrawn-text")}</p>
            <p>
                <ButtonLink to=routes::initiatives::List.path() text=ctx.t("nav-initiatives") />
            </p>
        </div>
    };
    Page::new(title, routes::initiatives::List::PATH, body)
}

fn asked_and_offered(ctx: &Ctx, needs: &[Need], lang: Option<&'static str>) -> impl IntoView + use<> {
    view! {
        <Section id="gevraagd" title=ctx.t("initiative-needs") band=CREAM class="mw-wrap mw-stack-l">
            <div class="mw-ao">
                {side(needs, false, ctx.t("initiative-looking"), lang)}
                {side(needs, true, ctx.t("initiative-offering"), lang)}
            </div>
        </Section>
    }
}

/// What is asked, or what is offered.
fn side(
    needs: &[Need],
    offered: bool,
    title: String,
    lang: Option<&'static str>,
) -> Option<impl IntoView + use<>> {
    let some: Vec<_> = needs.iter().filter(|need| need.offered == offered).cloned().collect();
    (!some.is_empty()).then(|| {
        let lines = some.into_iter().map(|need| {
            view! {
                <li dir="auto">
                    <b>{need.what}</b>
                    <span class="mw-small">{need.details}</span>
                </li>
            }
        });
        view! {
            <div class="mw-box mw-box--line">
                <h3 class="nl-heading nl-heading--level-3">{title}</h3>
                <ul lang=lang>{lines.collect_view()}</ul>
            </div>
        }
    })
}
