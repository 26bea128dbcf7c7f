//! `/uitnodiging/{token}`: somebody is asked to be a maker.

use crate::initiatives::facts;
use domain::{
    id::{InitiativeId, InvitationId},
    initiative::Visibility,
};
use leptos::prelude::*;
use store::{
    accounts::{Purpose, known_token},
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
        form::{PostForm, Submit},
        page::{Page, page},
        told::{leads, told},
    },
};

/// The page, with a button: programs that read mail also open its links.
#[component]
pub fn Invited() -> impl IntoView {
    page(async |ctx, routes::initiatives::Invited(token)| {
        Ok(match InvitedModel::load(&ctx, token).await? {
            InvitedModel::Open(open) => view(&ctx, &open),
            InvitedModel::Over(key, initiative) => over(&ctx, key, &initiative),
            InvitedModel::Unknown => unknown(&ctx),
        })
    })
}

/// What the link of an invitation does now.
enum InvitedModel {
    /// It asks.
    Open(Box<OpenModel>),
    /// It asked, about this: the key of what became of it.
    Over(&'static str, Box<Initiative>),
    /// It was never made, or what it was about is gone.
    Unknown,
}

/// An invitation, what it is about, and who sent it.
struct OpenModel {
    token: String,
    invitation: Invitation,
    initiative: Initiative,
    by: String,
    /// Who is logged in here, when that is somebody else.
    other: Option<String>,
}

impl InvitedModel {
    async fn load(ctx: &Ctx, token: String) -> Result<Self, AppError> {
        let known = known_token(ctx.db(), ctx.municipality(), &token, Purpose::Steward).await?;
        let Some(link) = known else { return Ok(Self::Unknown) };
        let Some(id) = link.next.as_deref().and_then(|id| id.parse().ok()) else { return Ok(Self::Unknown) };
        if link.works(ctx.now)
            && let Some((invitation, initiative)) = of_invitation(ctx.db(), ctx, id).await?
        {
            let mut names = store::accounts::names(ctx.db(), [invitation.by]).await?;
            let by = names.remove(&invitation.by).unwrap_or_default();
            let here = ctx.viewer.as_ref().filter(|viewer| viewer.email != invitation.email);
            let other = here.map(|viewer| viewer.name.clone());
            return Ok(Self::Open(Box::new(OpenModel { token, invitation, initiative, by, other })));
        }
        let Some(about) = store::initiatives::invited_to(ctx.db(), id).await? else {
            return Ok(Self::Unknown);
        };
        let Some(initiative) = there(ctx.db(), ctx, about).await? else { return Ok(Self::Unknown) };
        let account = store::accounts::by_email(ctx.db(), ctx.municipality(), &link.email).await?;
        let makers = store::initiatives::stewards(ctx.db(), about).await?;
        let key = match account {
            Some(account) if link.used && makers.contains(&account.id.0) => "invited-joined",
            _ if link.used || link.works(ctx.now) => "invited-ended",
            _ => "invited-late",
        };
        Ok(Self::Over(key, Box::new(initiative)))
    }
}

fn over(ctx: &Ctx, key: &str, about: &Initiative) -> Page {
    let text = ctx.tv("register-confirm-see", &[("title", (&about.title).into())]);
    let more = leads(&routes::initiatives::Detail(&about.slug).path(), text);
    told(ctx, routes::initiatives::List::PATH, key, more)
}

fn unknown(ctx: &Ctx) -> Page {
    let more = leads(routes::initiatives::List::PATH, ctx.t("nav-initiatives"));
    told(ctx, routes::initiatives::List::PATH, "invited-unknown", more)
}

/// Who is logged in here is not who was asked.
fn not_you(ctx: &Ctx, model: &OpenModel) -> Option<impl IntoView + use<>> {
    let other = model.other.as_ref()?;
    let text =
        ctx.tv("invited-not-you", &[("here", other.into()), ("asked", (&model.invitation.name).into())]);
    Some(view! {
        <div class="mw-notice">
            <p>{text}</p>
        </div>
    })
}

fn view(ctx: &Ctx, model: &OpenModel) -> Page {
    let about = &model.initiative;
    let title = ctx.tv("invited-title", &[("title", (&about.title).into())]);
    let key = if model.invitation.hands_over { "invited-over" } else { "invited-text" };
    let what = ctx.tv(key, &[("by", (&model.by).into()), ("title", (&about.title).into())]);
    let body = view! {
        <div class="mw-narrow mw-stack-l">
            <h1 class="nl-heading nl-heading--level-1" dir="auto">
                {title.clone()}
            </h1>
            <p class="nl-paragraph nl-paragraph--lead" dir="auto">
                {what}
            </p>
            <p class="nl-paragraph">
                {ctx.t("invited-what")}" "
                <a class="nl-link" href=routes::initiatives::Detail(&about.slug).path()>
                    {facts::written(ctx, about, &about.title)}
                </a>
            </p>
            {not_you(ctx, model)}
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
    Ok(there(db, ctx, invitation.initiative).await?.map(|initiative| (invitation, initiative)))
}

/// An initiative that was not taken back.
async fn there(db: &impl Connection, ctx: &Ctx, id: InitiativeId) -> Result<Option<Initiative>, AppError> {
    let found = store::initiatives::by_ids(db, [id], ctx.lang).await?.remove(&id);
    Ok(found.filter(|one| one.visibility != Visibility::Withdrawn))
}
