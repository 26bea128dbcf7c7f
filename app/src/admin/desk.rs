//! `/beheer`: everything that an administrator can set, and what waits for one.

use domain::{
    access::Action,
    report::{ReportStatus, TakedownStatus},
};
use leptos::prelude::*;
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes,
    ui::{
        page::{Page, page},
        section::{Opening, Section},
    },
};

/// The page.
#[component]
pub fn Desk() -> impl IntoView {
    page(async |ctx, routes::admin::Desk| {
        let model = DeskModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// How much waits for an administrator, and how much there is of what they look after.
struct DeskModel {
    /// Reports that nobody looked at, and takedowns that were contested.
    waiting: usize,
    unsent: usize,
    staff: usize,
}

impl DeskModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::Administer)?;
        let reports = store::reports::reports(ctx.db(), ctx.municipality()).await?;
        let takedowns = store::reports::takedowns(ctx.db(), ctx.municipality()).await?;
        let open = reports.iter().filter(|report| report.status == ReportStatus::Open).count();
        let contested = takedowns.iter().filter(|one| one.status == TakedownStatus::Contested).count();
        Ok(Self {
            waiting: open + contested,
            unsent: store::notifications::waiting(ctx.db()).await?.len(),
            staff: store::accounts::staff(ctx.db(), ctx.municipality()).await?.len(),
        })
    }
}

fn view(ctx: &Ctx, model: &DeskModel) -> Page {
    let title = ctx.t("nav-admin");
    let body = view! {
        <div class="mw-stack-xl">
            <Opening text=title.clone() intro=ctx.t("admin-intro") />
            {waits(ctx, model)}
            {people(ctx, model)}
            {content(ctx)}
        </div>
    };
    Page::new(title, routes::admin::Desk::PATH, body).work()
}

/// What waits for an administrator.
fn waits(ctx: &Ctx, model: &DeskModel) -> impl IntoView + use<> {
    let reports = count(ctx, "admin-waiting", model.waiting);
    let unsent = count(ctx, "admin-unsent", model.unsent);
    view! {
        <Section id="wacht" title=ctx.t("admin-group-wacht")>
            <ul class="mw-cards mw-list">
                {tile(ctx, routes::reports::Queue::PATH, "nav-reports", reports)}
                {tile(ctx, routes::admin::Post::PATH, "nav-admin-mail", unsent)}
            </ul>
        </Section>
    }
}

/// Colleagues, and what is known of what people did.
fn people(ctx: &Ctx, model: &DeskModel) -> impl IntoView + use<> {
    let staff = count(ctx, "admin-people", model.staff);
    view! {
        <Section id="mensen" title=ctx.t("admin-group-mensen")>
            <ul class="mw-cards mw-list">
                {tile(ctx, routes::admin::People::PATH, "nav-people", staff)}
                {tile(ctx, routes::admin::Teams::PATH, "nav-teams", None)}
                {tile(ctx, routes::admin::Log::PATH, "nav-log", None)}
                {tile(ctx, routes::privacy::Retention::PATH, "nav-retention", None)}
            </ul>
        </Section>
    }
}

/// What the site asks and says, and how it looks.
fn content(ctx: &Ctx) -> impl IntoView + use<> {
    let areas = count(ctx, "admin-areas", ctx.live.areas.neighbourhoods.len());
    view! {
        <Section id="site" title=ctx.t("admin-group-inhoud")>
            <ul class="mw-cards mw-list">
                {tile(ctx, routes::admin::Checklist::PATH, "nav-admin-checklist", None)}
                {tile(ctx, routes::admin::Terms::PATH, "nav-terms", None)}
                {tile(ctx, routes::admin::Themes::PATH, "nav-themes", None)}
                {tile(ctx, routes::admin::Places::PATH, "nav-areas", areas)}
                {tile(ctx, routes::admin::List::PATH, "nav-list", None)}
                {tile(ctx, routes::admin::Texts::PATH, "nav-texts", None)}
                {tile(ctx, routes::admin::Colours::PATH, "nav-colours", None)}
            </ul>
        </Section>
    }
}

/// A page that an administrator can go to, with how much there is of it.
fn tile(ctx: &Ctx, path: &'static str, key: &str, note: Option<String>) -> impl IntoView + use<> {
    let note = note.map(|note| {
        view! {
            <p class="mw-small">
                <b>{note}</b>
            </p>
        }
    });
    view! {
        <li class="mw-box mw-box--line mw-stack-s">
            <h3 class="nl-heading nl-heading--level-3">
                <a class="nl-link" href=path>
                    {ctx.t(key)}
                </a>
            </h3>
            <p class="nl-paragraph">{ctx.t(&format!("{key}-about"))}</p>
            {note}
        </li>
    }
}

/// A count in words; nothing when there is nothing.
fn count(ctx: &Ctx, key: &str, count: usize) -> Option<String> {
    (count > 0).then(|| ctx.tv(key, &[("count", count.into())]))
}

/// A page under the desk.
pub fn under(ctx: &Ctx, page: Page) -> Page {
    page.work().under(ctx.t("nav-admin"), routes::admin::Desk.path())
}
