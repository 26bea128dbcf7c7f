//! What waits for a manager: cover, signatures, obstacles; how busy the team is; and when one can be called.

use crate::{
    cover::{
        asked::{About, asked_card},
        busy::{self, BusyModel},
        handlers::{DUTY, days, periods},
    },
    obstacles::names::{Names, status_badge},
    requests::{
        decide_panel::signature,
        decision_letter::{self, LetterModel},
    },
};
use domain::{
    checklist::Question,
    decision::{Harm, Outcome},
    id::AccountId,
    obstacle::{Level, Stand},
    time::day_of,
};
use jiff::civil::Date;
use leptos::prelude::*;
use store::{
    accounts::duty::OnDuty,
    cover::Cover,
    obstacles::{
        Obstacle,
        lists::{self, Owned, Sort, Which},
    },
    requests::{Decision, DecisionState, Request},
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    meanwhile::saw,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, Empty},
        field::TextField,
        form::{PostForm, Submit},
        section::Section,
    },
};

/// A decision that waits for a signature.
struct Waiting {
    request: Request,
    decision: Decision,
    /// The letter that is signed.
    letter: LetterModel,
    /// What the assessors called the lightest condition that prevents the harm (question B3), each in their
    /// own words.
    conditions: Vec<String>,
}

/// What waits for a manager, besides the questions for cover.
pub struct ManagerModel {
    waiting: Vec<Waiting>,
    obstacles: Vec<Obstacle>,
    owners: Names,
    busy: BusyModel,
    on_duty: Vec<OnDuty>,
    /// When the viewer is on duty, from today on.
    mine: Vec<(Date, Date)>,
}

/// So many obstacles that one has oneself are shown.
const MOST: u64 = 100;

impl ManagerModel {
    /// Loads it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx, me: AccountId) -> Result<Self, AppError> {
        let owners = Names::load(ctx).await?;
        let mine = Which {
            levels: vec![Level::Manager],
            owner: Some(Owned::By(me)),
            ..Which::standing(Stand::Open)
        };
        let obstacles = lists::some(ctx.db(), ctx.reader(), &mine, Sort::Due, (0, MOST)).await?;
        let waiting = waiting(ctx, me).await?;
        let busy = BusyModel::load(ctx).await?;
        let today = day_of(ctx.now);
        let on_duty = store::accounts::duty::on(ctx.db(), ctx.municipality(), today).await?;
        let mine = store::accounts::duty::of(ctx.db(), me, today).await?;
        Ok(Self { waiting, obstacles, owners, busy, on_duty, mine })
    }
}

async fn waiting(ctx: &Ctx, me: AccountId) -> Result<Vec<Waiting>, AppError> {
    let mut waiting = Vec::new();
    let proposed =
        store::requests::by_ids(ctx.db(), store::requests::waiting_for(ctx.db(), me).await?).await?;
    for request in proposed.into_iter().filter(Request::is_ours) {
        if let Some(decision) = store::requests::decision(ctx.db(), request.id)
            .await?
            .filter(|decision| decision.state == DecisionState::Proposed)
        {
            let conditions = store::assessments::of_request(ctx.db(), &request)
                .await?
                .iter()
                .filter_map(|assessment| assessment.answers.get(&Question::B3))
                .map(|answer| answer.reason.clone())
                .filter(|reason| !reason.is_empty())
                .collect();
            let letter = LetterModel::load(ctx, &request, &decision).await?;
            waiting.push(Waiting { request, decision, letter, conditions });
        }
    }
    Ok(waiting)
}

/// The parts of the page, from what waits longest to what is only good to know.
pub fn view(ctx: &Ctx, asked: &[Cover], about: &About, model: &ManagerModel) -> impl IntoView + use<> {
    view! {
        {questions(ctx, asked, about)}
        {signatures(ctx, &model.waiting)}
        {climbed(ctx, model)}
        {busy::view(ctx, &model.busy)}
        {duty(ctx, model)}
    }
}

fn questions(ctx: &Ctx, asked: &[Cover], about: &About) -> impl IntoView + use<> {
    let covers = asked
        .iter()
        .map(|cover| view! { <li>{asked_card(ctx, cover, &about.names, about.request(cover))}</li> })
        .collect_view();
    let title = ctx.tv("cover-asked", &[("count", asked.len().into())]);
    view! {
        <Section id="gevraagd" title=title attr:data-testid="asked">
            {asked.is_empty().then(|| view! { <Empty text=ctx.t("cover-asked-none") /> })}
            <ul class="mw-list mw-stack">{covers}</ul>
        </Section>
    }
}

fn signatures(ctx: &Ctx, waiting: &[Waiting]) -> impl IntoView + use<> {
    let cards = waiting.iter().map(|one| view! { <li>{signature_card(ctx, one)}</li> }).collect_view();
    let refusals = waiting.iter().any(|one| one.decision.outcome == Outcome::No);
    let title = ctx.tv("signatures-title", &[("count", waiting.len().into())]);
    view! {
        <Section id="tekenen" title=title attr:data-testid="signatures">
            {refusals.then(|| view! { <p class="nl-paragraph">{ctx.t("signatures-text")}</p> })}
            {waiting.is_empty().then(|| view! { <Empty text=ctx.t("signatures-none") /> })}
            <ul class="mw-list mw-stack">{cards}</ul>
        </Section>
    }
}

/// A decision that waits for a signature. Of a "no": its four parts side by side, and what would make it a
/// "yes".
fn signature_card(ctx: &Ctx, waiting: &Waiting) -> impl IntoView + use<> {
    let Waiting { request, decision, letter, conditions } = waiting;
    let columns = parts(ctx, decision)
        .into_iter()
        .map(|(key, text)| {
            view! {
                <div>
                    <dt>{ctx.t(key)}</dt>
                    <dd>{text}</dd>
                </div>
            }
        })
        .collect_view();
    let lightest = (decision.outcome == Outcome::No).then(|| lightest(ctx, conditions));
    view! {
        <article class="mw-box mw-stack-s" data-testid="signature">
            <div class="mw-badges">
                <Badge tone="warning" text=ctx.name("outcome", decision.outcome.code()) />
            </div>
            <h3 class="nl-heading nl-heading--level-4">
                <a class="nl-link" href=routes::requests::Work(&request.number).part("besluit")>
                    {request.title.clone()}
                </a>
            </h3>
            <dl class="mw-columns">{columns}</dl>
            {lightest}
            <details class="mw-box mw-box--line">
                <summary>{ctx.t("sign-letter")}</summary>
                {decision_letter::view(ctx, letter)}
            </details>
            {signature(ctx, &request.number, decision.outcome)}
        </article>
    }
}

/// What a manager signs for: the key of each part, and what the handler wrote.
fn parts(ctx: &Ctx, decision: &Decision) -> Vec<(&'static str, String)> {
    let details = &decision.details;
    let harm = details.harm.parse::<Harm>().map(|harm| ctx.name("harm", harm.code())).unwrap_or_default();
    let article = Some(details.article.clone())
        .filter(|article| !article.is_empty())
        .map(|article| format!(" ({article})"))
        .unwrap_or_default();
    match decision.outcome {
        Outcome::No => vec![
            ("decide-harm", format!("{harm}{article}: {}", details.to_whom)),
            ("decide-lighter", details.why_not_lighter.clone()),
            ("decide-tried", details.tried.clone()),
            ("decide-alternative", details.alternative.clone()),
        ],
        Outcome::Yes | Outcome::YesWithHelp | Outcome::YesWithException | Outcome::NotYet => {
            vec![
                ("decide-rule", details.rule.clone()),
                ("decide-reason", details.reason.clone()),
                ("decide-same", details.same_situation.clone()),
            ]
        }
    }
}

/// The condition that would make a "no" a "yes".
fn lightest(ctx: &Ctx, conditions: &[String]) -> impl IntoView + use<> {
    let said = if conditions.is_empty() { ctx.t("signature-no-condition") } else { conditions.join(" / ") };
    view! {
        <div class="mw-notice mw-notice--warning">
            <p>
                <b>{ctx.t("signature-condition")}</b>
                " "
                {said}
            </p>
        </div>
    }
}

/// Obstacles that went higher, up to this manager.
fn climbed(ctx: &Ctx, model: &ManagerModel) -> impl IntoView + use<> {
    let cards = model
        .obstacles
        .iter()
        .map(|obstacle| view! { <li>{obstacle_card(ctx, obstacle, &model.owners)}</li> })
        .collect_view();
    let title = ctx.tv("climbed-title", &[("count", model.obstacles.len().into())]);
    view! {
        <Section id="opgeschaald" title=title>
            {model.obstacles.is_empty().then(|| view! { <Empty text=ctx.t("climbed-none") /> })}
            <ul class="mw-mine">{cards}</ul>
        </Section>
    }
}

fn obstacle_card(ctx: &Ctx, obstacle: &Obstacle, names: &Names) -> impl IntoView + use<> {
    let due =
        obstacle.due.map(|due| ctx.tv("obstacle-before", &[("date", text::date(ctx.lang, due).into())]));
    view! {
        {status_badge(ctx, obstacle)}
        <h3 class="nl-heading nl-heading--level-4">
            <a class="nl-link" href=routes::obstacles::Work(&obstacle.slug).path()>
                {obstacle.title.clone()}
            </a>
        </h3>
        <p class="mw-small">{due}" "{names.owner(ctx, obstacle)}</p>
    }
}

/// Who can be called now, and the form by which the manager says when they can.
fn duty(ctx: &Ctx, model: &ManagerModel) -> impl IntoView + use<> {
    let names: Vec<_> = model.on_duty.iter().map(|one| one.name.clone()).collect();
    let said = if names.is_empty() {
        ctx.t("duty-none-now")
    } else {
        ctx.tv("duty-now", &[("names", names.join(", ").into())])
    };
    let mine = periods(ctx, &model.mine);
    let listed = (!mine.is_empty()).then(|| {
        view! { <p class="nl-paragraph">{ctx.tv("duty-mine", &[("periods", mine.clone().into())])}</p> }
    });
    let today = day_of(ctx.now);
    let now = model.mine.iter().find(|(from, _)| *from <= today);
    let until = now.map(|(_, until)| until.to_string()).unwrap_or_default();
    let form = FormView::new(ctx, "dienst");
    view! {
        <Section id="dienst" title=ctx.t("duty-title") class="mw-box mw-stack mw-narrow">
            <p class="nl-paragraph">{said}" "{ctx.t("duty-text")}</p>
            {listed}
            <PostForm form=form.clone() to=routes::cover::Duty.path() class="mw-stack-s">
                {saw(&form, DUTY, &days(&model.mine))}
                <TextField
                    form=form.clone()
                    name="from"
                    label=ctx.t("duty-from")
                    kind="date"
                    value=day_of(ctx.now).to_string()
                    narrow=true
                />
                <TextField
                    form=form
                    name="until"
                    label=ctx.t("duty-until-label")
                    kind="date"
                    value=until
                    narrow=true
                />
                <div>
                    <Submit text=ctx.t("duty-button") secondary=true />
                </div>
            </PostForm>
        </Section>
    }
}
