//! After the last step: a mail is on its way, and its link publishes.

use crate::{
    initiatives::facts::fact,
    register::{check::answers, fields::last_kept},
};
use leptos::prelude::*;
use store::{
    accounts::{Purpose, known_token},
    register::{Kept, draft::Draft},
};
use uuid::Uuid;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::{ButtonLink, DemoMail},
        form::{PostForm, Submit},
        page::{Page, page},
        told::{leads, told},
    },
};

/// After sending.
#[component]
pub fn Sent() -> impl IntoView {
    page(async |ctx, routes::register::Sent| Ok(sent(&ctx)))
}

fn sent(ctx: &Ctx) -> Page {
    let more = view! {
        <p class="nl-paragraph">{ctx.t("register-sent-next")}</p>
        <p class="nl-paragraph">{ctx.t("register-sent-change")}</p>
        <DemoMail />
        <p>
            <ButtonLink to=routes::register::What.path() text=ctx.t("register-sent-another") secondary=true />
        </p>
    };
    told(ctx, routes::initiatives::List::PATH, "register-sent", more.into_any())
}

/// The link of the mail: a button, because programs that read mail also open its links.
#[component]
pub fn Confirm() -> impl IntoView {
    page(async |ctx, routes::register::Confirm(token)| {
        let model = ConfirmModel::load(&ctx, token).await?;
        Ok(confirm(&ctx, &model))
    })
}

/// What the link of the mail does now.
enum ConfirmModel {
    /// It makes this public.
    Works { token: String, draft: Box<Draft> },
    /// It made this public.
    Public { title: String, slug: String },
    /// It was used to go on with this.
    GoneOn(Uuid),
    /// It is too old; a new one can be sent.
    Old { token: String },
    /// It was never made, or what it was about is gone.
    Unknown,
}

impl ConfirmModel {
    async fn load(ctx: &Ctx, token: String) -> Result<Self, AppError> {
        let known = known_token(ctx.db(), ctx.municipality(), &token, Purpose::Confirm).await?;
        let Some(link) = known else { return Ok(Self::Unknown) };
        let Some(id) = link.next.as_deref().and_then(|id| id.parse().ok()) else { return Ok(Self::Unknown) };
        let Some(kept) = store::register::find(ctx.db(), id).await? else { return Ok(Self::Unknown) };
        if let Some(id) = kept.initiative {
            let found = store::initiatives::by_ids(ctx.db(), [id], ctx.lang).await?.remove(&id);
            let public = found.map(|one| Self::Public { title: one.title, slug: one.slug });
            return Ok(public.unwrap_or(Self::Unknown));
        }
        if link.used {
            return Ok(Self::GoneOn(kept.id));
        }
        Ok(if link.works(ctx.now) {
            Self::Works { token, draft: Box::new(kept.draft) }
        } else {
            Self::Old { token }
        })
    }
}

fn confirm(ctx: &Ctx, model: &ConfirmModel) -> Page {
    let (key, body) = match model {
        ConfirmModel::Works { token, draft } => ("register-confirm", publish(ctx, token, draft)),
        ConfirmModel::Public { title, slug } => ("register-confirm-public", public(ctx, title, slug)),
        ConfirmModel::GoneOn(id) => ("register-confirm-gone-on", gone_on(ctx, *id)),
        ConfirmModel::Old { token } => ("register-confirm-old", old(ctx, token)),
        ConfirmModel::Unknown => ("register-confirm-unknown", unknown(ctx)),
    };
    told(ctx, routes::initiatives::List::PATH, key, body)
}

/// What becomes public, as it was sent, and the buttons.
fn publish(ctx: &Ctx, token: &str, draft: &Draft) -> AnyView {
    let form = FormView::new(ctx, "bevestigen");
    view! {
        {answers(ctx, draft, false)}
        <PostForm form=form to=routes::register::Confirm(token).path() class="mw-btns">
            <Submit text=ctx.t("register-confirm-button") says=("what", "publish") />
            <Submit text=ctx.t("register-confirm-change") secondary=true says=("what", "change") />
        </PostForm>
    }
    .into_any()
}

fn public(ctx: &Ctx, title: &str, slug: &str) -> AnyView {
    let text = ctx.tv("register-confirm-see", &[("title", title.into())]);
    view! {
        <p class="mw-btns">
            <ButtonLink to=routes::initiatives::Detail(&slug).path() text=text />
            <ButtonLink to=routes::accounts::Login.path() text=ctx.t("log-in") secondary=true />
        </p>
    }
    .into_any()
}

fn gone_on(ctx: &Ctx, id: Uuid) -> AnyView {
    leads(&routes::register::GoOn(id).path(), ctx.t("register-go-on"))
}

fn old(ctx: &Ctx, token: &str) -> AnyView {
    let form = FormView::new(ctx, "bevestigen");
    view! {
        <PostForm form=form to=routes::register::Confirm(token).path() class="">
            <Submit text=ctx.t("register-confirm-again") says=("what", "again") />
        </PostForm>
    }
    .into_any()
}

fn unknown(ctx: &Ctx) -> AnyView {
    view! {
        <p class="mw-btns">
            <ButtonLink to=routes::register::What.path() text=ctx.t("register-button") />
            <ButtonLink to=routes::accounts::Login.path() text=ctx.t("log-in") secondary=true />
        </p>
    }
    .into_any()
}

/// Going on with what was kept: whoever opens the link first sees whose it is.
#[component]
pub fn GoOn() -> impl IntoView {
    page(async |ctx, routes::register::GoOn(id)| {
        let model = GoOnModel::load(&ctx, id).await?;
        Ok(go_on(&ctx, &model))
    })
}

/// What was kept, and is not public yet.
struct GoOnModel(Kept);

impl GoOnModel {
    async fn load(ctx: &Ctx, id: Uuid) -> Result<Self, AppError> {
        let kept = store::register::find(ctx.db(), id).await?.ok_or(AppError::NotFound)?;
        if let Some(id) = kept.initiative
            && let Some(there) = store::initiatives::by_ids(ctx.db(), [id], ctx.lang).await?.remove(&id)
        {
            return Err(AppError::Elsewhere(routes::initiatives::Detail(&there.slug).path()));
        }
        Ok(Self(kept))
    }
}

fn go_on(ctx: &Ctx, GoOnModel(kept): &GoOnModel) -> Page {
    let (key, body) = if kept.can_change() {
        ("register-go-on", whose(ctx, kept))
    } else {
        ("register-sent", unknown(ctx))
    };
    told(ctx, routes::initiatives::List::PATH, key, body)
}

/// What it is called and since when it waits; the rest is seen by who says that it is theirs.
fn whose(ctx: &Ctx, kept: &Kept) -> AnyView {
    let title = Some(kept.draft.title.trim()).filter(|title| !title.is_empty());
    let title = title.map_or_else(|| ctx.t("register-no-title"), str::to_owned);
    let since = last_kept(ctx, kept);
    view! {
        <dl class="utrecht-data-list utrecht-data-list--html-dl">
            {fact(ctx.t("field-title"), title)} {fact(ctx.t("register-last-kept"), since)}
        </dl>
        <PostForm form=FormView::new(ctx, "verder") to=routes::register::GoOn(kept.id).path() class="mw-btns">
            <Submit text=ctx.t("register-go-on") />
            <ButtonLink to=routes::register::What.path() text=ctx.t("register-start-new") secondary=true />
        </PostForm>
    }
    .into_any()
}
