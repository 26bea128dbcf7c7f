//! `/beheer/mensen` and `/beheer/teams`: who works for the municipality, and in which role.

use domain::{
    access::{Action, Role},
    id::{AccountId, TeamId},
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{
    accounts::{Granted, Staff},
    db::Connection,
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::{Badge, Empty, heads},
        choice::{Choice, Choices},
        field::{Select, TextField, options},
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

use super::desk::under;

/// `/beheer/mensen`
#[component]
pub fn People() -> impl IntoView {
    page(async |ctx, routes::admin::People| people(ctx).await)
}

fn roles(ctx: &Ctx, person: &Staff, teams: &HashMap<TeamId, String>) -> String {
    let roles: Vec<_> = person
        .actor
        .grants
        .iter()
        .map(|grant| match grant.team.and_then(|team| teams.get(&team)) {
            Some(team) => format!("{} ({team})", ctx.name("role", grant.role.code())),
            None => ctx.name("role", grant.role.code()),
        })
        .collect();
    roles.join(", ")
}

async fn people(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::Administer)?;
    let teams: Vec<_> = store::accounts::teams(ctx.db(), ctx.municipality()).await?;
    let names: HashMap<_, _> = teams.iter().cloned().collect();
    let role: Option<Role> = ctx.asked("rol").and_then(|code| code.parse().ok());
    let staff: Vec<_> = store::accounts::staff(ctx.db(), ctx.municipality())
        .await?
        .into_iter()
        .filter(|person| role.is_none_or(|role| person.actor.has(role)))
        .collect();
    let title = ctx.t("nav-people");
    let form = FormView::new(&ctx, "nieuw");
    let tabs = std::iter::once(None)
        .chain(Role::ALL.iter().copied().map(Some))
        .map(|each| {
            let current = (each == role).then_some("page");
            let text = each.map_or_else(|| ctx.t("people-all"), |role| ctx.name("role", role.code()));
            view! {
                <li>
                    <a href=ctx.with_query(&[("rol", each.map_or("", Role::code))]) aria-current=current>
                        {text}
                    </a>
                </li>
            }
        })
        .collect_view();
    let rows = staff
        .iter()
        .map(|person| {
            view! {
                <tr>
                    <th scope="row" data-label=ctx.t("field-name")>
                        <a class="nl-link" href=routes::admin::Person(&person.id).path()>
                            {person.name.clone()}
                        </a>
                    </th>
                    <td data-label=ctx.t("column-role")>{roles(&ctx, person, &names)}</td>
                    <td data-label=ctx.t("field-function")>{person.function.clone()}</td>
                    <td data-label=ctx.t("field-email")>{person.email.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    let head = heads(&ctx, ["field-name", "column-role", "field-function", "field-email"]);
    let list = if staff.is_empty() {
        view! { <Empty text=ctx.t("people-none") /> }.into_any()
    } else {
        view! {
            <table class="mw-worklist" data-testid="people">
                <caption class="mw-vh">{title.clone()}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let body = view! {
        <div class="mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.t("people-intro")}</p>
            </div>
            <div class="mw-stack">
                <nav aria-label=ctx.t("column-role")>
                    <ul class="mw-tabs">{tabs}</ul>
                </nav>
                {list}
            </div>
            <section class="mw-box mw-narrow mw-stack-l" aria-labelledby="nieuw">
                <h2 class="nl-heading nl-heading--level-2" id="nieuw">
                    {ctx.t("people-add")}
                </h2>
                <form method="post" action=routes::admin::People.path() class="mw-stack-l" novalidate>
                    <Hidden form=form.clone() />
                    <TextField form=form.clone() name="name" label=ctx.t("field-name") autocomplete="off" />
                    <TextField
                        form=form.clone()
                        name="email"
                        label=ctx.t("field-email")
                        hint=ctx.t("people-email-hint")
                        kind="email"
                        autocomplete="off"
                    />
                    {described(&ctx, &form, "", "")}
                    {role_fields(&ctx, &form, &teams)}
                    <div>
                        <Submit text=ctx.t("people-add-button") />
                    </div>
                </form>
            </section>
        </div>
    };
    Ok(under(&ctx, Page::new(title, routes::admin::Desk::PATH, body)))
}

fn described(ctx: &Ctx, form: &FormView, function: &str, phone: &str) -> impl IntoView + use<> {
    view! {
        <TextField
            form=form.clone()
            name="function"
            label=ctx.t("field-function")
            hint=ctx.t("field-function-hint")
            value=function.to_owned()
            optional=true
        />
        <TextField
            form=form.clone()
            name="phone"
            label=ctx.t("field-phone")
            hint=ctx.t("field-phone-hint")
            value=phone.to_owned()
            kind="tel"
            optional=true
            narrow=true
        />
    }
}

fn role_fields(ctx: &Ctx, form: &FormView, teams: &[(TeamId, String)]) -> impl IntoView + use<> {
    let roles = Role::ALL
        .iter()
        .map(|role| {
            Choice::new(role.code(), ctx.name("role", role.code())).hint(ctx.t(&format!("role-{role}-may")))
        })
        .collect();
    let teams = options(ctx.t("people-whole"), teams.iter().map(|(id, name)| (id.to_string(), name.clone())));
    let areas = ctx
        .live
        .areas
        .districts
        .iter()
        .map(|area| Choice::new(area.code.clone(), area.name.clone()))
        .collect();
    view! {
        <Choices form=form.clone() name="role" legend=ctx.t("people-role") choices=roles />
        <Select
            form=form.clone()
            name="team"
            label=ctx.t("people-team")
            hint=ctx.t("people-team-hint")
            options=teams
            optional=true
        />
        <details>
            <summary>{ctx.t("people-areas")}</summary>
            <Choices
                form=form.clone()
                name="areas"
                legend=ctx.t("people-areas")
                hint=ctx.t("people-areas-hint")
                several=true
                columns=true
                choices=areas
            />
        </details>
    }
}

/// `/beheer/mensen/{id}`
#[component]
pub fn Person() -> impl IntoView {
    page(async |ctx, routes::admin::Person(id)| person(ctx, id).await)
}

/// Somebody who works for the municipality. An administrator has no business with residents, so those are not
/// found.
///
/// # Errors
/// [`AppError::NotFound`] for everybody else.
pub async fn colleague(ctx: &Ctx, db: &impl Connection, id: AccountId) -> Result<Staff, AppError> {
    store::accounts::staff(db, ctx.municipality())
        .await?
        .into_iter()
        .find(|person| person.id == id)
        .ok_or(AppError::NotFound)
}

async fn person(ctx: Ctx, id: AccountId) -> Result<Page, AppError> {
    ctx.may(Action::Administer)?;
    let person = colleague(&ctx, ctx.db(), id).await?;
    let teams = store::accounts::teams(ctx.db(), ctx.municipality()).await?;
    let granted = store::accounts::roles_of(ctx.db(), id).await?;
    let form = FormView::new(&ctx, "gegevens");
    let new = FormView::new(&ctx, "rol");
    let out = FormView::new(&ctx, "uitloggen");
    let title = person.name.clone();
    let own = ctx.viewer.as_ref().is_some_and(|viewer| viewer.account == id);
    let list = granted.iter().map(|one| role(&ctx, id, one, &teams)).collect_view();
    let add = if own {
        view! { <p class="nl-paragraph">{ctx.t("refused-own-role")}</p> }.into_any()
    } else {
        view! {
            <form method="post" action=routes::admin::Grant(&id).path() class="mw-stack-l" novalidate>
                <Hidden form=new.clone() />
                {role_fields(&ctx, &new, &teams)}
                <div>
                    <Submit text=ctx.t("people-grant") secondary=true />
                </div>
            </form>
        }
        .into_any()
    };
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{person.email.clone()}</p>
            </div>
            <section class="mw-stack" aria-labelledby="gegevens">
                <h2 class="nl-heading nl-heading--level-2" id="gegevens">
                    {ctx.t("people-details")}
                </h2>
                <form method="post" action=routes::admin::Person(&id).path() class="mw-stack-l" novalidate>
                    <Hidden form=form.clone() />
                    <TextField
                        form=form.clone()
                        name="name"
                        label=ctx.t("field-name")
                        value=person.name.clone()
                        autocomplete="off"
                    />
                    {described(
                        &ctx,
                        &form,
                        person.function.as_deref().unwrap_or_default(),
                        person.phone.as_deref().unwrap_or_default(),
                    )}
                    <div>
                        <Submit text=ctx.t("save") />
                    </div>
                </form>
            </section>
            <section class="mw-stack" aria-labelledby="rollen">
                <h2 class="nl-heading nl-heading--level-2" id="rollen">
                    {ctx.t("people-roles")}
                </h2>
                <ul class="mw-list mw-stack">{list}</ul>
                <h3 class="nl-heading nl-heading--level-3">{ctx.t("people-role-add")}</h3>
                {add}
            </section>
            <section class="mw-box mw-box--line mw-stack" aria-labelledby="kwijt">
                <h2 class="nl-heading nl-heading--level-3" id="kwijt">
                    {ctx.t("people-lost")}
                </h2>
                <p class="nl-paragraph">{ctx.t("people-lost-text")}</p>
                <form method="post" action=routes::admin::LogOut(&id).path()>
                    <div class="mw-btns">
                        <Hidden form=out />
                        <Submit text=ctx.t("people-lost-button") secondary=true />
                        {ctx
                            .app
                            .passkeys
                            .is_some()
                            .then(|| {
                                view! {
                                    <Submit
                                        text=ctx.t("people-lost-reset")
                                        secondary=true
                                        says=("reset", "yes")
                                    />
                                }
                            })}
                    </div>
                </form>
            </section>
        </div>
    };
    Ok(under(&ctx, Page::new(title, routes::admin::Desk::PATH, body))
        .under(ctx.t("nav-people"), routes::admin::People.path()))
}

fn role(ctx: &Ctx, id: AccountId, one: &Granted, teams: &[(TeamId, String)]) -> impl IntoView + use<> {
    let form = FormView::of(ctx, "rol-weg", one.id);
    let team = one
        .grant
        .team
        .and_then(|id| teams.iter().find(|(team, _)| *team == id))
        .map(|(_, name)| name.clone());
    let areas: Vec<_> = one.grant.areas.iter().map(|code| ctx.live.areas.name(code)).collect();
    let name = ctx.name("role", one.grant.role.code());
    let where_: Vec<String> = team.into_iter().chain((!areas.is_empty()).then(|| areas.join(", "))).collect();
    let where_ = if where_.is_empty() { ctx.t("people-whole") } else { where_.join(" · ") };
    let label = ctx.tv("people-revoke-label", &[("role", name.clone().into())]);
    let button = if one.by_sso {
        view! { <Badge tone="info" text=ctx.t("people-by-sso") /> }.into_any()
    } else {
        view! {
            <form method="post" action=routes::admin::Revoke(&id, &one.id).path()>
                <Hidden form=form />
                <button class="nl-button nl-button--secondary" type="submit" aria-label=label>
                    <span class="nl-button__label">{ctx.t("people-revoke")}</span>
                </button>
            </form>
        }
        .into_any()
    };
    view! {
        <li class="mw-box mw-box--line mw-split mw-split--center">
            <p class="nl-paragraph">
                <b>{name}</b>
                <br />
                <span class="mw-small">{where_}</span>
            </p>
            {button}
        </li>
    }
}

/// `/beheer/teams`
#[component]
pub fn Teams() -> impl IntoView {
    page(async |ctx, routes::admin::Teams| teams(ctx).await)
}

async fn teams(ctx: Ctx) -> Result<Page, AppError> {
    ctx.may(Action::Administer)?;
    let teams = store::accounts::teams(ctx.db(), ctx.municipality()).await?;
    let staff = store::accounts::staff(ctx.db(), ctx.municipality()).await?;
    let title = ctx.t("nav-teams");
    let new = FormView::new(&ctx, "team-nieuw");
    let list = teams
        .iter()
        .map(|(id, name)| {
            let form = FormView::of(&ctx, "team", id);
            let people: Vec<_> = staff
                .iter()
                .filter(|person| person.actor.grants.iter().any(|grant| grant.team == Some(*id)))
                .map(|person| person.name.clone())
                .collect();
            let who = if people.is_empty() { ctx.t("teams-nobody") } else { people.join(", ") };
            view! {
                <li class="mw-box mw-box--line mw-stack">
                    <form method="post" action=routes::admin::Team(&id).path() class="mw-stack" novalidate>
                        <Hidden form=form.clone() />
                        <TextField
                            form=form.clone()
                            name="name"
                            label=ctx.t("teams-name")
                            value=name.clone()
                        />
                        <p class="mw-small">{who}</p>
                        <div class="mw-btns">
                            <Submit text=ctx.t("save") secondary=true />
                            {people
                                .is_empty()
                                .then(|| {
                                    view! {
                                        <Submit
                                            text=ctx.t("teams-remove")
                                            secondary=true
                                            says=("remove", "yes")
                                        />
                                    }
                                })}
                        </div>
                    </form>
                </li>
            }
        })
        .collect_view();
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.t("teams-intro")}</p>
            </div>
            <ul class="mw-list mw-stack">{list}</ul>
            <section class="mw-box mw-stack" aria-labelledby="team-nieuw">
                <h2 class="nl-heading nl-heading--level-2" id="team-nieuw">
                    {ctx.t("teams-add")}
                </h2>
                <form method="post" action=routes::admin::Teams.path() class="mw-stack" novalidate>
                    <Hidden form=new.clone() />
                    <TextField form=new.clone() name="name" label=ctx.t("teams-name") />
                    <div>
                        <Submit text=ctx.t("teams-add") />
                    </div>
                </form>
            </section>
        </div>
    };
    Ok(under(&ctx, Page::new(title, routes::admin::Desk::PATH, body)))
}
