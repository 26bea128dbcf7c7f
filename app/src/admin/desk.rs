//! `/beheer`: everything that an administrator can set, and what waits for one.

use domain::{
    access::Action,
    report::{ReportStatus, TakedownStatus},
};
use leptos::prelude::*;
use web::{
    context::Ctx,
    error::AppError,
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
                    {tile("/beheer/meldingen", "nav-reports", count("admin-waiting", open + contested))}
                    {tile("/beheer/mail", "nav-admin-mail", count("admin-unsent", unsent))}
                }
                    .into_any(),
            )}
            {group(
                "mensen",
                view! {
                    {tile("/beheer/mensen", "nav-people", count("admin-people", staff))}
                    {tile("/beheer/teams", "nav-teams", String::new())}
                    {tile("/beheer/logboek", "nav-log", String::new())}
                    {tile("/beheer/bewaren", "nav-retention", String::new())}
                }
                    .into_any(),
            )}
            {group(
                "inhoud",
                view! {
                    {tile("/beheer/afwegingskader", "nav-admin-checklist", String::new())}
                    {tile("/beheer/termijnen", "nav-terms", String::new())}
                    {tile("/beheer/onderwerpen", "nav-themes", String::new())}
                    {tile("/beheer/gebieden", "nav-areas", count("admin-areas", areas))}
                    {tile("/beheer/teksten", "nav-texts", String::new())}
                    {tile("/beheer/kleuren", "nav-colours", String::new())}
                }
                    .into_any(),
            )}
        </div>
    };
    Ok(Page::new(title, "/beheer", body).work())
}

/// A page under the desk.
pub fn under(ctx: &Ctx, page: Page) -> Page {
    page.work().under(ctx.t("nav-admin"), "/beheer")
}
