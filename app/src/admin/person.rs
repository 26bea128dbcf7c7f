//! `/beheer/mensen/{id}`: a colleague, and their roles.

use crate::admin::{
    colleague::{described, role_fields},
    desk::under,
};
use domain::{
    access::Action,
    id::{AccountId, TeamId},
};
use leptos::prelude::*;
use store::{
    accounts::{Granted, Staff},
    db::Connection,
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    meanwhile::saw,
    route::Route as _,
    routes,
    ui::{
        bits::{Badge, ButtonLink},
        field::TextField,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

/// The page.
#[component]
pub fn Person() -> impl IntoView {
    page(async |ctx, routes::admin::Person(id)| {
        let model = PersonModel::load(&ctx, id).await?;
        Ok(view(&ctx, &model))
    })
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

/// A colleague, their roles, and the teams that they can be in.
struct PersonModel {
    person: Staff,
    granted: Vec<Granted>,
    teams: Vec<(TeamId, String)>,
    /// Nobody gives a role to themselves.
    own: bool,
}

impl PersonModel {
    async fn load(ctx: &Ctx, id: AccountId) -> Result<Self, AppError> {
        ctx.may(Action::Administer)?;
        Ok(Self {
            person: colleague(ctx, ctx.db(), id).await?,
            teams: store::accounts::teams(ctx.db(), ctx.municipality()).await?,
            granted: store::accounts::roles_of(ctx.db(), id).await?,
            own: ctx.viewer.as_ref().is_some_and(|viewer| viewer.account == id),
        })
    }
}

fn view(ctx: &Ctx, model: &PersonModel) -> Page {
    let title = model.person.name.clone();
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{model.person.email.clone()}</p>
            </div>
            <Section id="gegevens" title=ctx.t("people-details")>
                {details(ctx, &model.person)}
            </Section>
            {roles(ctx, model)}
            <Section id="werk" title=ctx.t("people-work")>
                <p class="nl-paragraph">{ctx.t("people-work-text")}</p>
                <p>
                    <ButtonLink
                        to=routes::handover::Of(&model.person.id).path()
                        text=ctx.t("people-work-link")
                        secondary=true
                    />
                </p>
            </Section>
            {lost(ctx, &model.person)}
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
        .under(ctx.t("nav-people"), routes::admin::People.path())
}

fn details(ctx: &Ctx, person: &Staff) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "gegevens");
    let function = person.function.as_deref().unwrap_or_default();
    let phone = person.phone.as_deref().unwrap_or_default();
    view! {
        <PostForm form=form.clone() to=routes::admin::Person(&person.id).path()>
            {[("name", person.name.as_str()), ("function", function), ("phone", phone)]
                .map(|(name, there)| saw(&form, name, there))
                .collect_view()}
            <TextField
                form=form.clone()
                name="name"
                label=ctx.t("field-name")
                value=person.name.clone()
                autocomplete="off"
            />
            {described(ctx, &form, function, phone)}
            <div>
                <Submit text=ctx.t("save") />
            </div>
        </PostForm>
    }
}

fn roles(ctx: &Ctx, model: &PersonModel) -> impl IntoView + use<> {
    view! {
        <Section id="rollen" title=ctx.t("people-roles")>
            <ul class="mw-list mw-stack">
                {model.granted.iter().map(|one| role(ctx, model, one)).collect_view()}
            </ul>
            <h3 class="nl-heading nl-heading--level-3">{ctx.t("people-role-add")}</h3>
            {grant(ctx, model)}
        </Section>
    }
}

/// A role that they have, and where it holds.
fn role(ctx: &Ctx, model: &PersonModel, one: &Granted) -> impl IntoView + use<> {
    let team = one
        .grant
        .team
        .and_then(|id| model.teams.iter().find(|(team, _)| *team == id))
        .map(|(_, name)| name.clone());
    let areas: Vec<_> = one.grant.areas.iter().map(|code| ctx.live.areas.name(code)).collect();
    let parts: Vec<_> = team.into_iter().chain((!areas.is_empty()).then(|| areas.join(", "))).collect();
    let place = if parts.is_empty() { ctx.t("people-whole") } else { parts.join(" · ") };
    let name = ctx.name("role", one.grant.role.code());
    let button = if one.by_sso {
        view! { <Badge tone="info" text=ctx.t("people-by-sso") /> }.into_any()
    } else {
        revoke(ctx, model.person.id, one, &name).into_any()
    };
    view! {
        <li class="mw-box mw-box--line mw-split mw-split--center">
            <p class="nl-paragraph">
                <b>{name}</b>
                <br />
                <span class="mw-small">{place}</span>
            </p>
            {button}
        </li>
    }
}

fn revoke(ctx: &Ctx, id: AccountId, one: &Granted, name: &str) -> impl IntoView + use<> {
    let label = ctx.tv("people-revoke-label", &[("role", name.into())]);
    view! {
        <PostForm
            form=FormView::of(ctx, "rol-weg", one.id)
            to=routes::admin::Revoke(&id, &one.id).path()
            class=""
        >
            <button class="nl-button nl-button--secondary" type="submit" aria-label=label>
                <span class="nl-button__label">{ctx.t("people-revoke")}</span>
            </button>
        </PostForm>
    }
}

/// Another role.
fn grant(ctx: &Ctx, model: &PersonModel) -> AnyView {
    if model.own {
        return view! { <p class="nl-paragraph">{ctx.t("refused-own-role")}</p> }.into_any();
    }
    let form = FormView::new(ctx, "rol");
    view! {
        <PostForm form=form.clone() to=routes::admin::Grant(&model.person.id).path()>
            {role_fields(ctx, &form, &model.teams)}
            <div>
                <Submit text=ctx.t("people-grant") secondary=true />
            </div>
        </PostForm>
    }
    .into_any()
}

/// What to do when a device of theirs is lost, or somebody else got in.
fn lost(ctx: &Ctx, person: &Staff) -> impl IntoView + use<> {
    let reset = ctx.app.passkeys.is_some().then(|| {
        view! { <Submit text=ctx.t("people-lost-reset") secondary=true says=("reset", "yes") /> }
    });
    view! {
        <Section id="kwijt" title=ctx.t("people-lost") looks=3 class="mw-box mw-box--line mw-stack">
            <p class="nl-paragraph">{ctx.t("people-lost-text")}</p>
            <PostForm
                form=FormView::new(ctx, "uitloggen")
                to=routes::admin::LogOut(&person.id).path()
                class=""
            >
                <div class="mw-btns">
                    <Submit text=ctx.t("people-lost-button") secondary=true />
                    {reset}
                </div>
            </PostForm>
        </Section>
    }
}
