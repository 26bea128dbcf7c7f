//! `/uitnodiging/{token}`: somebody is asked to be a maker.

use domain::{id::InvitationId, initiative::Visibility};
use leptos::prelude::*;
use store::{
    accounts::{Purpose, peek_token},
    db::Connection,
    initiatives::{Initiative, Invitation},
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::ButtonLink,
        form::{PostForm, Submit},
        page::{Page, page},
    },
};

/// The page, with a button: programs that read mail also open its links.
#[component]
pub fn Invited() -> impl IntoView {
    page(async |ctx, routes::initiatives::Invited(token)| {
        Ok(match InvitedModel::load(&ctx, token).await? {
            Some(model) => view(&ctx, &model),
            None => old(&ctx),
        })
    })
}

/// An invitation, what it is about, and who sent it.
struct InvitedModel {
    token: String,
    invitation: Invitation,
    initiative: Initiative,
    by: String,
}

impl InvitedModel {
    /// `None` when the link is old, or what it is about is gone.
    async fn load(ctx: &Ctx, token: String) -> Result<Option<Self>, AppError> {
        let found = peek_token(ctx.db(), ctx.municipality(), &token, Purpose::Steward, ctx.now).await?;
        let id = found.and_then(|(_, id)| id?.parse().ok());
        let Some(id) = id else { return Ok(None) };
        let Some((invitation, initiative)) = of_invitation(ctx.db(), ctx, id).await? else { return Ok(None) };
        let mut names = store::accounts::names(ctx.db(), [invitation.by]).await?;
        let by = names.remove(&invitation.by).unwrap_or_default();
        Ok(Some(Self { token, invitation, initiative, by }))
    }
}

fn old(ctx: &Ctx) -> Page {
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
    Page::new(title, "", body)
}

fn view(ctx: &Ctx, model: &InvitedModel) -> Page {
    let about = &model.initiative;
    let title = ctx.tv("invited-title", &[("title", (&about.title).into())]);
    let key = if model.invitation.hands_over { "invited-over" } else { "invited-text" };
    let what = ctx.tv(key, &[("by", (&model.by).into()), ("title", (&about.title).into())]);
    let body = view! {
        <div class="mw-narrow mw-stack-l">
            <h1 class="nl-heading nl-heading--level-1">{title.clone()}</h1>
            <p class="nl-paragraph nl-paragraph--lead">{what}</p>
            <p class="nl-paragraph">
                {ctx.t("invited-what")}" "
                <a class="nl-link" href=routes::initiatives::Detail(&about.slug).path()>
                    {about.title.clone()}
                </a>
            </p>
            <PostForm
                form=FormView::new(ctx, "uitnodiging")
                to=routes::initiatives::Invited(&model.token).path()
                class="mw-stack"
            >
                <div class="mw-btns">
                    <Submit text=ctx.t("invited-yes") />
                    <Submit text=ctx.t("invited-no") secondary=true says=("answer", "no") />
                </div>
            </PostForm>
        </div>
    };
    Page::new(title, "", body)
}

/// The invitation of a link, and what it is about, when both are still there.
///
/// # Errors
/// When the database does not answer.
pub async fn of_invitation(
    db: &impl Connection,
    ctx: &Ctx,
    id: InvitationId,
) -> Result<Option<(Invitation, Initiative)>, AppError> {
    let Some(invitation) = store::initiatives::invitation(db, id, ctx.now).await? else {
        return Ok(None);
    };
    let initiative = store::initiatives::by_ids(db, [invitation.initiative], ctx.lang)
        .await?
        .remove(&invitation.initiative);
    Ok(initiative.filter(|one| one.visibility != Visibility::Withdrawn).map(|one| (invitation, one)))
}
