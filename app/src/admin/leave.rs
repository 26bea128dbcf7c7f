//! `/beheer/mensen/{id}/rol/{grant}`: what stands on a name, before a role is taken back.

use crate::{
    admin::{desk::under, person::colleague},
    handover::{fields, leaving::stranded_without, pages::shown, stands::Stands},
};
use domain::{access::Action, id::AccountId};
use leptos::prelude::*;
use store::accounts::{Granted, Staff};
use uuid::Uuid;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::{ButtonLink, Empty},
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

/// The page.
#[component]
pub fn Leave() -> impl IntoView {
    page(async |ctx, routes::admin::Revoke(id, grant)| {
        let model = LeaveModel::load(&ctx, id, grant).await?;
        Ok(view(&ctx, &model))
    })
}

/// A role, and what would be handed over with it.
struct LeaveModel {
    person: Staff,
    there: Granted,
    stands: Stands,
    others: Vec<Staff>,
}

impl LeaveModel {
    async fn load(ctx: &Ctx, id: AccountId, grant: Uuid) -> Result<Self, AppError> {
        ctx.may(Action::Administer)?;
        let person = colleague(ctx, ctx.db(), id).await?;
        let roles = store::accounts::roles_of(ctx.db(), id).await?;
        let there = roles.into_iter().find(|one| one.id == grant).ok_or(AppError::NotFound)?;
        let mut others = store::accounts::staff(ctx.db(), ctx.municipality()).await?;
        others.retain(|other| other.id != id);
        let stands = stranded_without(ctx.db(), ctx.municipality(), id, &there, ctx.lang).await?;
        Ok(Self { person, there, stands, others })
    }
}

fn view(ctx: &Ctx, model: &LeaveModel) -> Page {
    let role = ctx.name("role", model.there.grant.role.code());
    let parts = [("role", role.into()), ("name", (&model.person.name).into())];
    let title = ctx.tv("leave-title", &parts);
    let person = routes::admin::Person(&model.person.id).path();
    let form = FormView::new(ctx, "rol-weg");
    let things = model.stands.things().map(|thing| view! { <li>{shown(ctx, thing)}</li> }).collect_view();
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.t("leave-intro")}</p>
            </div>
            <Section id="op-naam" title=ctx.t("handover-stands") attr:data-testid="stands">
                {model.stands.is_empty().then(|| view! { <Empty text=ctx.t("handover-nothing") /> })}
                <ul class="mw-list mw-stack-s">{things}</ul>
            </Section>
            <PostForm
                form=form.clone()
                to=routes::admin::Revoke(&model.person.id, &model.there.id).path()
                class="mw-stack"
            >
                <input type="hidden" name="sure" value="yes" />
                {fields::view(ctx, &form, &model.stands, &model.others)}
                <div class="mw-btns">
                    <Submit text=ctx.t("leave-button") />
                    <ButtonLink to=person text=ctx.t("cancel") secondary=true />
                </div>
            </PostForm>
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
        .under(ctx.t("nav-people"), routes::admin::People.path())
        .under(model.person.name.clone(), routes::admin::Person(&model.person.id).path())
}
