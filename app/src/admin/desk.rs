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
    ui::page::{Page, page},
};

/// The page.
#[component]
pub fn Desk() -> impl IntoView {
    page(async |ctx, routes::admin::Desk| desk(ctx).await)
}

async fn desk(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::Administer)?;
    let open = store::reports::reports(ctx.db(), ctx.municipality())
        .await?
        .iter()
        .filter(|report| report.status == ReportStatus::Open)
        .count();
    let contested = store::reports::takedowns(ctx.db())
        .await?
        .iter()
        .filter(|takedown| takedown.status == TakedownStatus::Contested)
        .count();
    let staff = store::accounts::staff(ctx.db(), ctx.municipality()).await?.len();
    let unsent = store::notifications::waiting(ctx.db()).await?.len();
    let areas = ctx.live.areas.neighbourhoods.len();
    let title = ctx.t("nav-admin");
    let tile = |path: &'static str, key: &str, note: String| {
        view! {
            <li class="mw-box mw-box--line mw-stack-s">
                <h3 class="nl-heading nl-heading--level-3">
                    <a class="nl-link" href=path>
                        {ctx.t(key)}
                    </a>
                </h3>
                <p class="nl-paragraph">{ctx.t(&format!("{key}-about"))}</p>
                {(!note.is_empty())
                    .then(|| {
                        view! {
                            <p class="mw-small">
                                <b>{note}</b>
                            </p>
                        }
                    })}
            </li>
        }
    };
    let count = |key: &str, count: usize| {
        if count == 0 { String::new() } else { ctx.tv(key, &[("count", count.into())]) }
    };
    let group = |id: &'static str, tiles: AnyView| {
        view! {
            <section class="mw-stack" aria-labelledby=id>
                <h2 class="nl-heading nl-heading--level-2" id=id>
                    {ctx.t(&format!("admin-group-{id}"))}
                </h2>
                <ul class="mw-cards mw-list">{tiles}</ul>
            </section>
        }
    };
    let body = view! {
        <div class="mw-stack-xl">
            <div class="mw-stack-s">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph">{ctx.t("admin-intro")}</p>
            </div>
            {group(
                "wacht",
                view! {
                    {tile(
                        routes::reports::Queue::PATH,
                        "nav-reports",
                        count("admin-waiting", open + contested),
                    )}
                    {tile(routes::admin::Post::PATH, "nav-admin-mail", count("admin-unsent", unsent))}
                }
                    .into_any(),
            )}
            {group(
                "mensen",
                view! {
                    {tile(routes::admin::People::PATH, "nav-people", count("admin-people", staff))}
                    {tile(routes::admin::Teams::PATH, "nav-teams", String::new())}
                    {tile(routes::admin::Log::PATH, "nav-log", String::new())}
                    {tile(routes::privacy::Retention::PATH, "nav-retention", String::new())}
                }
                    .into_any(),
            )}
            {group(
                "inhoud",
                view! {
                    {tile(routes::admin::Checklist::PATH, "nav-admin-checklist", String::new())}
                    {tile(routes::admin::Terms::PATH, "nav-terms", String::new())}
                    {tile(routes::admin::Themes::PATH, "nav-themes", String::new())}
                    {tile(routes::admin::Places::PATH, "nav-areas", count("admin-areas", areas))}
                    {tile(routes::admin::Texts::PATH, "nav-texts", String::new())}
                    {tile(routes::admin::Colours::PATH, "nav-colours", String::new())}
                }
                    .into_any(),
            )}
        </div>
    };
    Ok(Page::new(title, routes::admin::Desk::PATH, body).work())
}

/// A page under the desk.
pub fn under(ctx: &Ctx, page: Page) -> Page {
    page.work().under(ctx.t("nav-admin"), routes::admin::Desk.path())
}
