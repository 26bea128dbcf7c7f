//! Cover on the work screen: one button, one sentence, and the number of who is on duty.

use domain::{cover::Status, id::AccountId, time::day_of};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{accounts::duty::OnDuty, cover::Cover, obstacles::Obstacle, requests::Request};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::Badge,
        field::{Select, TextArea, options},
        form::{PostForm, Submit},
        icon,
        section::Panel,
    },
};

/// The questions for cover of a request, and who can be called about them.
pub struct PanelModel {
    all: Vec<Cover>,
    names: HashMap<AccountId, String>,
    duty: Vec<OnDuty>,
}

impl PanelModel {
    /// Loads it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx, request: &Request) -> Result<Self, AppError> {
        let all = store::cover::of_request(ctx.db(), request.id).await?;
        let people = all
            .iter()
            .flat_map(|cover| [cover.asked_by, cover.asked_of].into_iter().chain(cover.answered_by));
        let names = store::accounts::names(ctx.db(), people).await?;
        let duty = store::accounts::duty::on(ctx.db(), ctx.municipality(), day_of(ctx.now)).await?;
        Ok(Self { all, names, duty })
    }
}

/// The panel of a request that met these obstacles. One question at a time waits for an answer.
pub fn view(ctx: &Ctx, request: &Request, met: &[Obstacle], model: &PanelModel) -> impl IntoView + use<> {
    let waits = model.all.iter().any(|cover| cover.status == Status::Asked);
    let items = model
        .all
        .iter()
        .map(|cover| view! { <li class="mw-oitem">{line(ctx, cover, &model.names)}</li> })
        .collect_view();
    view! {
        <Panel id="dekking" title=ctx.t("cover-title") attr:data-testid="cover">
            <div class="mw-panel__b mw-stack">
                <ul class="mw-list">{items}</ul>
                {(request.is_ours() && !waits).then(|| ask(ctx, request, met))}
                {call_me(ctx, &model.duty)}
            </div>
        </Panel>
    }
}

/// How a question for cover stands, in a word.
pub fn badge(ctx: &Ctx, cover: &Cover) -> impl IntoView + use<> {
    let tone = match cover.status {
        Status::Asked => "warning",
        Status::Covered => "success",
        Status::Declined => "danger",
        Status::Withdrawn => "neutral",
    };
    view! { <Badge tone=tone text=ctx.name("cover-status", cover.status.code()) /> }
}

/// A question for cover in words: how it stands, what for, and with whom.
pub fn line(ctx: &Ctx, cover: &Cover, names: &HashMap<AccountId, String>) -> impl IntoView + use<> {
    let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
    let since = text::date(ctx.lang, day_of(cover.since));
    let answered_by = || cover.answered_by.map(name).unwrap_or_default();
    let where_it_is = match cover.status {
        Status::Asked => {
            ctx.tv("cover-waits", &[("name", name(cover.asked_of).into()), ("date", since.into())])
        }
        Status::Covered => ctx.tv("cover-given", &[("name", answered_by().into())]),
        Status::Declined => ctx.tv("cover-declined", &[("name", answered_by().into())]),
        Status::Withdrawn => String::new(),
    };
    view! {
        {badge(ctx, cover)}
        <b>{cover.why.clone()}</b>
        <span>{where_it_is}</span>
        {cover.answer.clone().map(|answer| view! { <span class="mw-small">"‘"{answer}"’"</span> })}
    }
}

fn ask(ctx: &Ctx, request: &Request, met: &[Obstacle]) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "dekking");
    let open: Vec<_> = met.iter().filter(|obstacle| obstacle.is_open()).collect();
    let options =
        options(ctx.t("cover-no-obstacle"), open.iter().map(|one| (one.id.to_string(), one.title.clone())));
    let about = (!open.is_empty()).then(|| {
        view! {
            <Select
                form=form.clone()
                name="obstacle"
                label=ctx.t("cover-obstacle")
                options=options
                optional=true
            />
        }
    });
    view! {
        <PostForm form=form.clone() to=routes::cover::Ask(&request.number).path() class="mw-stack-s">
            <TextArea
                form=form.clone()
                name="why"
                label=ctx.t("cover-why")
                hint=ctx.t("cover-why-hint")
                rows=2
            />
            {about}
            <div>
                <Submit text=ctx.t("cover-ask") secondary=true />
            </div>
        </PostForm>
    }
}

/// Who can be called now.
fn call_me(ctx: &Ctx, duty: &[OnDuty]) -> impl IntoView + use<> {
    let people: Vec<_> = duty
        .iter()
        .filter_map(|one| {
            let phone = one.phone.clone()?;
            let link = format!(
                "tel:{}",
                phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>()
            );
            let until =
                one.until.map(|day| ctx.tv("duty-until", &[("date", text::date(ctx.lang, day).into())]));
            Some(view! {
                <li>
                    <b>{one.name.clone()}</b>
                    " "
                    <a class="nl-link" href=link>
                        {phone}
                    </a>
                    " "
                    <span class="mw-small">{one.function.clone()}" "{until}</span>
                </li>
            })
        })
        .collect();
    let nobody = people.is_empty().then(|| {
        let phone = ctx.app.municipality.phone.clone().unwrap_or_default();
        view! { <p class="nl-paragraph">{ctx.tv("duty-nobody", &[("phone", phone.into())])}</p> }
    });
    view! {
        <details class="mw-box mw-box--line" data-testid="call">
            <summary>{icon::phone()}" "{ctx.t("duty-call")}</summary>
            <ul class="mw-list">{people}</ul>
            {nobody}
        </details>
    }
}
