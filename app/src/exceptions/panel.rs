//! "Was this done before?", on the work screen: what looks alike, and what was named as support.

use crate::exceptions::pages::block;
use domain::id::AccountId;
use leptos::prelude::*;
use std::collections::HashMap;
use store::{
    exceptions::{Exception, Support},
    requests::Request,
    search::alike,
};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes,
    ui::{form::Submit, section::Panel},
};

/// What an exception for a request of the same kind has ahead of one for another kind.
const SAME_KIND: f64 = 0.08;

/// Nearness from which an exception is shown.
const NEAR: f64 = 0.14;

/// Exceptions that look like what is asked, best first, at most three: by their rule, their situation, and
/// the words and the kind of the request that they were made for. Those words are compared here, and shown to
/// nobody.
async fn similar(ctx: &Ctx, request: &Request, rules: &str) -> Result<Vec<Exception>, AppError> {
    let all: Vec<_> =
        store::exceptions::like(ctx.db(), ctx.municipality(), &format!("{rules} {}", request.title))
            .await?
            .into_iter()
            .filter(|exception| exception.request != request.id)
            .collect();
    let made_for =
        store::requests::by_ids(ctx.db(), all.iter().map(|exception| exception.request).collect()).await?;
    let made_for: HashMap<_, _> = made_for.iter().map(|request| (request.id, request)).collect();
    let texts: Vec<_> = all
        .iter()
        .map(|exception| {
            let asked = made_for
                .get(&exception.request)
                .map(|request| format!("{} {}", request.title, request.story))
                .unwrap_or_default();
            alike::Words::of(
                &exception.rule,
                &format!("{} {} {asked}", exception.same_situation, exception.reason),
            )
        })
        .collect();
    let near = alike::nearness(&format!("{} {} {rules}", request.title, request.story), &texts);
    let mut scored: Vec<(f64, Exception)> = all
        .into_iter()
        .zip(near)
        .map(|(exception, near)| {
            let same = made_for.get(&exception.request).is_some_and(|other| other.kind == request.kind);
            (if same { near + SAME_KIND } else { near }, exception)
        })
        .filter(|(near, _)| *near >= NEAR)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    Ok(scored.into_iter().take(3).map(|(_, exception)| exception).collect())
}

/// What looks like a request, and what was named as support for it.
pub struct PanelModel {
    number: String,
    shown: Vec<Exception>,
    named: Vec<(Support, Exception)>,
    names: HashMap<AccountId, String>,
}

impl PanelModel {
    /// Loads it. `rules` are the obstacles that the request met: the rules in question.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx, request: &Request, rules: &str) -> Result<Self, AppError> {
        let alike = similar(ctx, request, rules).await?;
        let supports = store::exceptions::supports(ctx.db(), request.id).await?;
        let shown: Vec<_> = alike
            .into_iter()
            .filter(|exception| !supports.iter().any(|support| support.exception == exception.id))
            .collect();
        let mut named = Vec::new();
        for support in supports {
            if let Some(exception) =
                store::exceptions::by_id(ctx.db(), ctx.municipality(), support.exception).await?
            {
                named.push((support, exception));
            }
        }
        let people = shown
            .iter()
            .chain(named.iter().map(|(_, exception)| exception))
            .map(|exception| exception.covered_by);
        let names = store::accounts::names(ctx.db(), people).await?;
        Ok(Self { number: request.number.clone(), shown, named, names })
    }
}

/// The panel.
pub fn view(ctx: &Ctx, model: &PanelModel) -> impl IntoView + use<> {
    let suggested = model
        .shown
        .iter()
        .map(|exception| view! { <li>{block(ctx, exception, &model.names, &model.number)}</li> })
        .collect_view();
    view! {
        <Panel id="eerder" title=ctx.t("earlier-title") attr:data-testid="earlier">
            <div class="mw-panel__b mw-stack">
                {(!model.named.is_empty()).then(|| named(ctx, model))}
                {if model.shown.is_empty() {
                    view! { <p class="mw-small">{ctx.t("earlier-none")}</p> }.into_any()
                } else {
                    view! {
                        <p class="mw-small">{ctx.t("earlier-alike")}</p>
                        <ul class="mw-list mw-stack-s">{suggested}</ul>
                    }
                        .into_any()
                }} {search(ctx, &model.number)}
            </div>
        </Panel>
    }
}

/// What was named as support, with what is the same and what is different.
fn named(ctx: &Ctx, model: &PanelModel) -> impl IntoView + use<> {
    let cited = model
        .named
        .iter()
        .map(|(support, exception)| {
            let address = routes::exceptions::Detail(&exception.id).ask("verzoek", &model.number);
            view! {
                <li class="mw-oitem">
                    <b>
                        <a class="nl-link" href=address>
                            {exception.rule.clone()}
                        </a>
                    </b>
                    <dl>
                        <dt>{ctx.t("support-alike")}</dt>
                        <dd>{support.alike.clone()}</dd>
                        <dt>{ctx.t("support-different")}</dt>
                        <dd>{support.different.clone()}</dd>
                    </dl>
                </li>
            }
        })
        .collect_view();
    view! {
        <p class="mw-small">{ctx.t("earlier-named")}</p>
        <ul class="mw-list">{cited}</ul>
    }
}

/// The field in which one looks in the whole register, for this request.
fn search(ctx: &Ctx, number: &str) -> impl IntoView + use<> {
    view! {
        <form class="mw-filter-line" role="search" method="get" action=routes::exceptions::Register.path()>
            <label class="utrecht-form-label" for="eerder-q">
                {ctx.t("exceptions-search")}
            </label>
            <input type="hidden" name="verzoek" value=number.to_owned() />
            <input class="utrecht-textbox utrecht-textbox--html-input" type="search" id="eerder-q" name="q" />
            <Submit text=ctx.t("search-button") secondary=true />
        </form>
    }
}
