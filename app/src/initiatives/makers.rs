//! `/mijn/initiatieven/{slug}/makers`: running an initiative together. Only its makers see this (rule 1).

use crate::initiatives::edit::own;
use domain::{id::AccountId, time::day_of};
use leptos::prelude::*;
use std::collections::HashMap;
use store::initiatives::{Initiative, Invitation};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, ButtonLink},
        choice::{Choice, Choices, SureBox},
        field::TextField,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

/// The page.
#[component]
pub fn Makers() -> impl IntoView {
    page(async |ctx, routes::initiatives::Makers(slug)| {
        let model = MakersModel::load(&ctx, &slug).await?;
        Ok(view(&ctx, &model))
    })
}

/// An initiative, who makes it, and who was asked to.
struct MakersModel {
    found: Initiative,
    me: AccountId,
    makers: Vec<AccountId>,
    names: HashMap<AccountId, String>,
    invited: Vec<Invitation>,
}

impl MakersModel {
    async fn load(ctx: &Ctx, slug: &str) -> Result<Self, AppError> {
        let me = ctx.account()?;
        let found = own(ctx, slug).await?;
        let makers = store::initiatives::stewards(ctx.db(), found.id).await?;
        Ok(Self {
            names: store::accounts::names(ctx.db(), makers.clone()).await?,
            invited: store::initiatives::invitations(ctx.db(), found.id, ctx.now).await?,
            found,
            me,
            makers,
        })
    }
}

fn view(ctx: &Ctx, model: &MakersModel) -> Page {
    let title = ctx.tv("makers-title", &[("title", (&model.found.title).into())]);
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.t("makers-intro")}</p>
            </div>
            <Section id="makers" title=ctx.t("makers-now")>
                {now(ctx, model)}
            </Section>
            <Section id="uitnodigen" title=ctx.t("makers-invite") class="mw-box mw-stack-l">
                {invite(ctx, &model.found.slug)}
            </Section>
            <Section id="weggaan" title=ctx.t("makers-leave") looks=3 class="mw-box mw-box--line mw-stack">
                {leaving(ctx, model)}
            </Section>
        </div>
    };
    Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path())
        .under(model.found.title.clone(), routes::initiatives::Edit(&model.found.slug).path())
}

/// Who makes it now, and who has not answered yet.
fn now(ctx: &Ctx, model: &MakersModel) -> impl IntoView + use<> {
    let makers = model.makers.iter().map(|id| {
        let you = (*id == model.me).then(|| view! { <Badge tone="info" text=ctx.t("makers-you") /> });
        view! {
            <li class="mw-oitem">
                <b>{model.names.get(id).cloned()}</b>
                {you}
            </li>
        }
    });
    let invited = model.invited.iter().map(|one| waiting(ctx, &model.found.slug, one)).collect_view();
    let invited = (!model.invited.is_empty()).then(|| {
        view! {
            <h3 class="nl-heading nl-heading--level-3">{ctx.t("makers-waiting")}</h3>
            <ul class="mw-list mw-stack">{invited}</ul>
        }
    });
    view! {
        <ul class="mw-list mw-stack-s" data-testid="makers">
            {makers.collect_view()}
        </ul>
        {invited}
    }
}

fn waiting(ctx: &Ctx, slug: &str, one: &Invitation) -> impl IntoView + use<> {
    let until = ctx.tv("makers-until", &[("date", text::date(ctx.lang, day_of(one.expires)).into())]);
    let label = ctx.tv("makers-take-back-label", &[("name", (&one.name).into())]);
    view! {
        <li class="mw-box mw-box--line mw-split mw-split--center">
            <p class="nl-paragraph">
                <b>{one.name.clone()}</b>
                " "
                {one.hands_over.then(|| view! { <Badge tone="warning" text=ctx.t("makers-hands-over") /> })}
                <br />
                <span class="mw-small">{until}</span>
            </p>
            <PostForm
                form=FormView::of(ctx, "intrekken", one.id)
                to=routes::initiatives::TakeBackInvitation(slug, &one.id).path()
                class=""
            >
                <button class="nl-button nl-button--secondary" type="submit" aria-label=label>
                    <span class="nl-button__label">{ctx.t("makers-take-back")}</span>
                </button>
            </PostForm>
        </li>
    }
}

fn invite(ctx: &Ctx, slug: &str) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "uitnodigen");
    let over = Choice::new("yes", ctx.t("makers-over-yes")).hint(ctx.t("makers-over-hint"));
    view! {
        <PostForm form=form.clone() to=routes::initiatives::Makers(slug).path()>
            <TextField form=form.clone() name="name" label=ctx.t("makers-name") autocomplete="off" />
            <TextField
                form=form.clone()
                name="email"
                label=ctx.t("field-email")
                hint=ctx.t("makers-email-hint")
                kind="email"
                autocomplete="off"
            />
            <Choices
                form=form
                name="hands_over"
                legend=ctx.t("makers-over")
                several=true
                choices=vec![over]
            />
            <div>
                <Submit text=ctx.t("makers-send") />
            </div>
        </PostForm>
    }
}

/// Leaving, for everybody but the last: they can take the initiative back.
fn leaving(ctx: &Ctx, model: &MakersModel) -> AnyView {
    let slug = &model.found.slug;
    if model.makers.len() == 1 {
        let to = routes::initiatives::Edit(slug).part("weg");
        return view! {
            <p class="nl-paragraph">{ctx.t("makers-last")}</p>
            <p class="mw-btns">
                <ButtonLink to=to text=ctx.t("withdraw-title") secondary=true />
            </p>
        }
        .into_any();
    }
    let form = FormView::new(ctx, "weggaan");
    view! {
        <p class="nl-paragraph">{ctx.t("makers-leave-text")}</p>
        <PostForm form=form.clone() to=routes::initiatives::Leave(slug).path() class="mw-stack">
            <SureBox form=form legend=ctx.t("makers-leave-sure") yes=ctx.t("makers-leave-yes") />
            <div>
                <Submit text=ctx.t("makers-leave") secondary=true />
            </div>
        </PostForm>
    }
    .into_any()
}
