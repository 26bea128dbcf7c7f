//! `/beheer/mensen`: who works for the municipality.

use crate::admin::{
    colleague::{described, role_fields},
    desk::under,
};
use domain::{
    access::{Action, Role},
    id::TeamId,
};
use leptos::prelude::*;
use store::accounts::Staff;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::{Empty, heads},
        field::TextField,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

pub use crate::admin::{person::Person, teams::Teams};

/// The page.
#[component]
pub fn People() -> impl IntoView {
    page(async |ctx, routes::admin::People| {
        let model = PeopleModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// Colleagues, all of them or those with one role.
struct PeopleModel {
    teams: Vec<(TeamId, String)>,
    role: Option<Role>,
    staff: Vec<Staff>,
}

impl PeopleModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::Administer)?;
        let role: Option<Role> = ctx.asked("rol").and_then(|code| code.parse().ok());
        let mut staff = store::accounts::staff(ctx.db(), ctx.municipality()).await?;
        staff.retain(|person| role.is_none_or(|role| person.actor.has(role)));
        Ok(Self { teams: store::accounts::teams(ctx.db(), ctx.municipality()).await?, role, staff })
    }

    fn team(&self, id: TeamId) -> Option<&str> {
        self.teams.iter().find(|(team, _)| *team == id).map(|(_, name)| name.as_str())
    }
}

fn view(ctx: &Ctx, model: &PeopleModel) -> Page {
    let title = ctx.t("nav-people");
    let body = view! {
        <div class="mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.t("people-intro")}</p>
            </div>
            <div class="mw-stack">
                <nav aria-label=ctx.t("column-role")>
                    <ul class="mw-tabs">{tabs(ctx, model)}</ul>
                </nav>
                {table(ctx, model, &title)}
            </div>
            <Section id="nieuw" title=ctx.t("people-add") class="mw-box mw-narrow mw-stack-l">
                {add(ctx, model)}
            </Section>
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
}

/// Everybody, and a tab for each role.
fn tabs(ctx: &Ctx, model: &PeopleModel) -> impl IntoView + use<> {
    let tab = |role: Option<Role>| {
        let current = (role == model.role).then_some("page");
        let text = role.map_or_else(|| ctx.t("people-all"), |role| ctx.name("role", role.code()));
        view! {
            <li>
                <a href=ctx.with_query(&[("rol", role.map_or("", Role::code))]) aria-current=current>
                    {text}
                </a>
            </li>
        }
    };
    std::iter::once(None).chain(Role::ALL.iter().copied().map(Some)).map(tab).collect_view()
}

fn table(ctx: &Ctx, model: &PeopleModel, title: &str) -> AnyView {
    if model.staff.is_empty() {
        return view! { <Empty text=ctx.t("people-none") /> }.into_any();
    }
    let rows = model.staff.iter().map(|person| row(ctx, model, person)).collect_view();
    view! {
        <table class="mw-worklist" data-testid="people">
            <caption class="mw-vh">{title.to_owned()}</caption>
            <thead>
                <tr>{heads(ctx, ["field-name", "column-role", "field-function", "field-email"])}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(ctx: &Ctx, model: &PeopleModel, person: &Staff) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row" data-label=ctx.t("field-name")>
                <a class="nl-link" href=routes::admin::Person(&person.id).path()>
                    {person.name.clone()}
                </a>
            </th>
            <td data-label=ctx.t("column-role")>{roles(ctx, model, person)}</td>
            <td data-label=ctx.t("field-function")>{person.function.clone()}</td>
            <td data-label=ctx.t("field-email")>{person.email.clone()}</td>
        </tr>
    }
}

fn roles(ctx: &Ctx, model: &PeopleModel, person: &Staff) -> String {
    let roles: Vec<_> = person
        .actor
        .grants
        .iter()
        .map(|grant| match grant.team.and_then(|team| model.team(team)) {
            Some(team) => format!("{} ({team})", ctx.name("role", grant.role.code())),
            None => ctx.name("role", grant.role.code()),
        })
        .collect();
    roles.join(", ")
}

fn add(ctx: &Ctx, model: &PeopleModel) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "nieuw");
    view! {
        <PostForm form=form.clone() to=routes::admin::People.path()>
            <TextField form=form.clone() name="name" label=ctx.t("field-name") autocomplete="off" />
            <TextField
                form=form.clone()
                name="email"
                label=ctx.t("field-email")
                hint=ctx.t("people-email-hint")
                kind="email"
                autocomplete="off"
            />
            {described(ctx, &form, "", "")}
            {role_fields(ctx, &form, &model.teams)}
            <div>
                <Submit text=ctx.t("people-add-button") />
            </div>
        </PostForm>
    }
}
