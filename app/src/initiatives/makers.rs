//! `/mijn/initiatieven/{slug}/makers`: running an initiative together. Only its makers see this (rule 1).

use crate::initiatives::edit::own;
use domain::{id::InvitationId, time::day_of};
use leptos::prelude::*;
use store::{
    accounts::{Purpose, peek_token},
    initiatives::{Initiative, Invitation},
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        bits::{Badge, ButtonLink},
        choice::{Choice, Choices},
        field::TextField,
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

/// The page.
#[component]
pub fn Makers() -> impl IntoView {
    page(async |ctx, routes::initiatives::Makers(slug)| makers(ctx, slug).await)
}

async fn makers(ctx: Ctx, slug: String) -> Result<Page, AppError> {
    let me = ctx.account()?;
    let found = own(&ctx, &slug).await?;
    let stewards = store::initiatives::stewards(ctx.db(), found.id).await?;
    let names = store::accounts::names(ctx.db(), stewards.clone()).await?;
    let invited = store::initiatives::invitations(ctx.db(), found.id, ctx.now).await?;
    let title = ctx.tv("makers-title", &[("title", (&found.title).into())]);
    let invite = FormView::new(&ctx, "uitnodigen");
    let leave = FormView::new(&ctx, "weggaan");
    let action = routes::initiatives::Makers(&slug).path();
    let list = stewards
        .iter()
        .map(|id| {
            let you = (*id == me).then(|| view! { <Badge tone="info" text=ctx.t("makers-you") /> });
            view! {
                <li class="mw-oitem">
                    <b>{names.get(id).cloned()}</b>
                    {you}
                </li>
            }
        })
        .collect_view();
    let waiting = invited.iter().map(|one| waiting(&ctx, &action, one)).collect_view();
    let alone = stewards.len() == 1;
    let leaving = if alone {
        view! {
            <p class="nl-paragraph">{ctx.t("makers-last")}</p>
            <p class="mw-btns">
                <ButtonLink
                    to=routes::initiatives::Edit(&slug).part("weg")
                    text=ctx.t("withdraw-title")
                    secondary=true
                />
            </p>
        }
        .into_any()
    } else {
        view! {
            <p class="nl-paragraph">{ctx.t("makers-leave-text")}</p>
            <form method="post" action=format!("{action}/weggaan") class="mw-stack" novalidate>
                <Hidden form=leave.clone() />
                <Choices
                    form=leave
                    name="sure"
                    legend=ctx.t("makers-leave-sure")
                    several=true
                    choices=vec![Choice::new("yes", ctx.t("makers-leave-yes"))]
                />
                <div>
                    <Submit text=ctx.t("makers-leave") secondary=true />
                </div>
            </form>
        }
        .into_any()
    };
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.t("makers-intro")}</p>
            </div>
            <section class="mw-stack" aria-labelledby="makers">
                <h2 class="nl-heading nl-heading--level-2" id="makers">
                    {ctx.t("makers-now")}
                </h2>
                <ul class="mw-list mw-stack-s" data-testid="makers">
                    {list}
                </ul>
                {(!invited.is_empty())
                    .then(|| {
                        view! {
                            <h3 class="nl-heading nl-heading--level-3">{ctx.t("makers-waiting")}</h3>
                            <ul class="mw-list mw-stack">{waiting}</ul>
                        }
                    })}
            </section>
            <section class="mw-box mw-stack-l" aria-labelledby="uitnodigen">
                <h2 class="nl-heading nl-heading--level-2" id="uitnodigen">
                    {ctx.t("makers-invite")}
                </h2>
                <form method="post" action=action.clone() class="mw-stack-l" novalidate>
                    <Hidden form=invite.clone() />
                    <TextField
                        form=invite.clone()
                        name="name"
                        label=ctx.t("makers-name")
                        autocomplete="off"
                    />
                    <TextField
                        form=invite.clone()
                        name="email"
                        label=ctx.t("field-email")
                        hint=ctx.t("makers-email-hint")
                        kind="email"
                        autocomplete="off"
                    />
                    <Choices
                        form=invite
                        name="hands_over"
                        legend=ctx.t("makers-over")
                        several=true
                        choices=vec![
                            Choice::new("yes", ctx.t("makers-over-yes")).hint(ctx.t("makers-over-hint")),
                        ]
                    />
                    <div>
                        <Submit text=ctx.t("makers-send") />
                    </div>
                </form>
            </section>
            <section class="mw-box mw-box--line mw-stack" aria-labelledby="weggaan">
                <h2 class="nl-heading nl-heading--level-3" id="weggaan">
                    {ctx.t("makers-leave")}
                </h2>
                {leaving}
            </section>
        </div>
    };
    let page = Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path());
    Ok(page.under(found.title, routes::initiatives::Edit(&slug).path()))
}

fn waiting(ctx: &Ctx, action: &str, one: &Invitation) -> impl IntoView + use<> {
    let form = FormView::of(ctx, "intrekken", one.id);
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
            <form method="post" action=format!("{action}/{}/intrekken", one.id)>
                <Hidden form=form />
                <button class="nl-button nl-button--secondary" type="submit" aria-label=label>
                    <span class="nl-button__label">{ctx.t("makers-take-back")}</span>
                </button>
            </form>
        </li>
    }
}

/// `/uitnodiging/{token}`: a button, because programs that read mail also open its links.
#[component]
pub fn Invited() -> impl IntoView {
    page(async |ctx, routes::initiatives::Invited(token)| invited(ctx, token).await)
}

async fn invited(ctx: Ctx, token: String) -> Result<Page, AppError> {
    let found = match peek_token(ctx.db(), ctx.municipality(), &token, Purpose::Steward, ctx.now).await? {
        Some((_, Some(id))) => of_invitation(&ctx, &id).await?,
        Some((_, None)) | None => None,
    };
    let Some((invitation, initiative)) = found else {
        let title = ctx.t("invited-old-title");
        let body = view! {
            <div class="mw-stack">
                <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("invited-old-text")}</p>
                <p>
                    <ButtonLink to=routes::initiatives::List.path() text=ctx.t("nav-initiatives") />
                </p>
            </div>
        };
        return Ok(Page::new(title, "", body));
    };
    let by =
        store::accounts::names(ctx.db(), [invitation.by]).await?.remove(&invitation.by).unwrap_or_default();
    let title = ctx.tv("invited-title", &[("title", (&initiative.title).into())]);
    let form = FormView::new(&ctx, "uitnodiging");
    let what = ctx.tv(
        if invitation.hands_over { "invited-over" } else { "invited-text" },
        &[("by", by.into()), ("title", (&initiative.title).into())],
    );
    let body = view! {
        <div class="mw-narrow mw-stack-l">
            <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
            <p class="nl-paragraph nl-paragraph--lead">{what}</p>
            <p class="nl-paragraph">
                {ctx.t("invited-what")}" "
                <a class="nl-link" href=routes::initiatives::Detail(&initiative.slug).path()>
                    {initiative.title.clone()}
                </a>
            </p>
            <form method="post" action=routes::initiatives::Invited(&token).path() class="mw-stack">
                <Hidden form=form />
                <div class="mw-btns">
                    <Submit text=ctx.t("invited-yes") />
                    <Submit text=ctx.t("invited-no") secondary=true says=("answer", "no") />
                </div>
            </form>
        </div>
    };
    Ok(Page::new(title, "", body))
}

/// The invitation of a link, and what it is about, when both are still there.
///
/// # Errors
/// When the database does not answer.
pub async fn of_invitation(ctx: &Ctx, id: &str) -> Result<Option<(Invitation, Initiative)>, AppError> {
    let Ok(id) = id.parse::<InvitationId>() else { return Ok(None) };
    let Some(invitation) = store::initiatives::invitation(ctx.db(), id, ctx.now).await? else {
        return Ok(None);
    };
    let initiative = store::initiatives::by_ids(ctx.db(), [invitation.initiative], ctx.lang)
        .await?
        .remove(&invitation.initiative);
    Ok(initiative
        .filter(|one| one.visibility != domain::initiative::Visibility::Withdrawn)
        .map(|one| (invitation, one)))
}
