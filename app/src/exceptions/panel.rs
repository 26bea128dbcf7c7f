//! "Was this done before?", on the work screen: what looks alike, and what was named as support.

use crate::{
    accounts,
    context::Ctx,
    error::AppError,
    exceptions::{pages::block, store},
    requests::store::Request,
    ui::field::Submit,
};
use leptos::prelude::*;

/// The panel. `rules` are the obstacles that the request met: the rules in question.
///
/// # Errors
/// When the database does not answer.
pub async fn panel(ctx: &Ctx, request: &Request, rules: &str) -> Result<impl IntoView + use<>, AppError> {
    let asked = format!("{} {} {rules}", request.title, request.story);
    let alike = store::similar(ctx.db(), ctx.municipality(), &asked, request.id).await?;
    let supports = store::supports(ctx.db(), request.id).await?;
    let mut named = Vec::new();
    for support in &supports {
        if let Some(exception) = store::by_id(ctx.db(), ctx.municipality(), support.exception).await? {
            named.push((support.clone(), exception));
        }
    }
    let shown: Vec<_> = alike.into_iter().filter(|exception| !supports.iter().any(|support| support.exception == exception.id)).collect();
    let people = shown.iter().chain(named.iter().map(|(_, exception)| exception)).map(|exception| exception.covered_by);
    let names = accounts::store::names(ctx.db(), people).await?;
    let cited = named
        .iter()
        .map(|(support, exception)| {
            view! {
                <li class="mw-oitem">
                    <b><a class="nl-link" href=format!("/werk/uitzonderingen/{}?verzoek={}", exception.id, request.number)>{exception.rule.clone()}</a></b>
                    <dl><dt>{ctx.t("support-alike")}</dt><dd>{support.alike.clone()}</dd><dt>{ctx.t("support-different")}</dt><dd>{support.different.clone()}</dd></dl>
                </li>
            }
        })
        .collect_view();
    let suggested = shown.iter().map(|exception| view! { <li>{block(ctx, exception, &names, &request.number)}</li> }).collect_view();
    Ok(view! {
        <section class="mw-panel" id="eerder" aria-labelledby="eerder-kop" data-testid="earlier">
            <header><h2 class="nl-heading nl-heading--level-2" id="eerder-kop">{ctx.t("earlier-title")}</h2></header>
            <div class="mw-panel__b mw-stack">
                {(!named.is_empty()).then(|| view! { <p class="mw-small">{ctx.t("earlier-named")}</p><ul class="mw-list">{cited}</ul> })}
                {if shown.is_empty() {
                    view! { <p class="mw-small">{ctx.t("earlier-none")}</p> }.into_any()
                } else {
                    view! { <p class="mw-small">{ctx.t("earlier-alike")}</p><ul class="mw-list mw-stack-s">{suggested}</ul> }.into_any()
                }}
                <form class="mw-filter-line" role="search" method="get" action="/werk/uitzonderingen">
                    <label class="utrecht-form-label" for="eerder-q">{ctx.t("exceptions-search")}</label>
                    <input type="hidden" name="verzoek" value=request.number.clone() />
                    <input class="utrecht-textbox utrecht-textbox--html-input" type="search" id="eerder-q" name="q" />
                    <Submit text=ctx.t("search-button") secondary=true />
                </form>
            </div>
        </section>
    })
}
