//! `/afwegingskader`: the checklist, published.

use crate::assessments::panel;
use domain::checklist::{Choice, Part};
use leptos::prelude::*;
use web::{
    error::AppError,
    route::Route as _,
    routes,
    ui::page::{Page, page},
};

/// The page.
#[component]
pub fn Checklist() -> impl IntoView {
    page(async |ctx, routes::assessments::Checklist| {
        let all = store::assessments::checklists(ctx.db(), ctx.municipality()).await?;
        let wanted = ctx.asked("versie").and_then(|version| version.parse::<i32>().ok());
        let newest = all.last().map_or(1, |checklist| checklist.version);
        let checklist = match wanted {
            Some(wanted) => {
                all.iter().find(|checklist| checklist.version == wanted).ok_or(AppError::NotFound)?.clone()
            }
            None => all.last().cloned().unwrap_or_default(),
        };
        let version = checklist.version;
        let others = (all.len() > 1).then(|| {
            let links = all.iter().rev().map(|one| {
                let text = ctx.tv("checklist-version", &[("version", one.version.into())]);
                let now = (one.version == version).then_some("page");
                let path = if one.version == newest {
                    routes::assessments::Checklist.path().to_owned()
                } else {
                    routes::assessments::Checklist.ask("versie", one.version)
                };
                view! {
                    <li>
                        <a class="nl-link" href=path aria-current=now>
                            {text}
                        </a>
                    </li>
                }
            });
            view! {
                <section class="mw-box mw-box--line mw-stack-s" aria-labelledby="versies">
                    <h2 class="nl-heading nl-heading--level-3" id="versies">
                        {ctx.t("checklist-versions")}
                    </h2>
                    <ul class="mw-list mw-stack-s">{links.collect_view()}</ul>
                </section>
            }
        });
        let title = ctx.t("checklist-title");
        let part = |part: Part| {
            view! {
                <section class="mw-stack" aria-labelledby=format!("deel-{part}")>
                    <h2 class="nl-heading nl-heading--level-2" id=format!("deel-{part}")>
                        {ctx.name("part", part.code())}
                    </h2>
                    <ol class="mw-weblist">
                        {checklist
                            .of(part)
                            .map(|question| {
                                let (short, help) = panel::words(&ctx, ctx.lang, version, question);
                                view! {
                                    <li>
                                        <span>
                                            <b>{question.code()}</b>
                                            " "
                                            <b>{short}</b>
                                            <br />
                                            <span class="mw-small">{help}</span>
                                        </span>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ol>
                </section>
            }
        };
        let body = view! {
            <div class="mw-two">
                <div class="mw-stack-xl">
                    <div class="mw-stack">
                        <p class="mw-small">{ctx.tv("checklist-version", &[("version", version.into())])}</p>
                        <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                        <p class="nl-paragraph nl-paragraph--lead">{ctx.t("checklist-intro")}</p>
                    </div>
                    {part(Part::A)}
                    {part(Part::B)}
                    <section class="mw-stack" aria-labelledby="deel-C">
                        <h2 class="nl-heading nl-heading--level-2" id="deel-C">
                            {ctx.t("part-C")}
                        </h2>
                        <p class="nl-paragraph">{ctx.t("checklist-part-c")}</p>
                    </section>
                </div>
                <aside class="mw-stack" aria-label=ctx.t("checklist-aside")>
                    <section class="mw-box mw-stack-s" aria-labelledby="antwoorden">
                        <h2 class="nl-heading nl-heading--level-3" id="antwoorden">
                            {ctx.t("checklist-answers")}
                        </h2>
                        <ul class="mw-list mw-stack-s">
                            {Choice::ALL
                                .iter()
                                .map(|choice| {
                                    view! {
                                        <li class="mw-ans">
                                            {web::ui::icon::answer(Some(*choice))}
                                            {ctx.name("choice", choice.code())}
                                        </li>
                                    }
                                })
                                .collect_view()}
                        </ul>
                        <p class="nl-paragraph">{ctx.t("checklist-no-total")}</p>
                    </section>
                    {others}
                    <section class="mw-box mw-box--line mw-stack-s" aria-labelledby="nee">
                        <h2 class="nl-heading nl-heading--level-3" id="nee">
                            {ctx.t("checklist-no-title")}
                        </h2>
                        <p class="nl-paragraph">{ctx.t("checklist-no-text")}</p>
                    </section>
                </aside>
            </div>
        };
        Ok(Page::new(title, routes::assessments::Checklist::PATH, body)
            .under(ctx.t("home"), routes::site::Home.path()))
    })
}
