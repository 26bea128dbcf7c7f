//! `/werk/mensen/{account}`: somebody who has no e-mail address. What they could do at `/mijn` with one, an
//! official does for them, as they say by telephone or at the counter.

use crate::{
    accounts::reach,
    notifications::paper::phone,
    privacy::{
        erase::{self, Plan},
        erase_page,
    },
};
use domain::{access::Action, id::AccountId, initiative::Visibility};
use leptos::prelude::*;
use store::{
    accounts::Account,
    db::Connection,
    initiatives::Initiative,
    requests::{Request, handles},
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        choice::SureBox,
        field::TextField,
        form::{PostForm, Submit},
        page::{Page, page},
        section::{Opening, Section},
    },
};

/// The page.
#[component]
pub fn Helped() -> impl IntoView {
    page(async |ctx, routes::privacy::Helped(account)| {
        let model = HelpedModel::load(&ctx, account).await?;
        Ok(view(&ctx, &model))
    })
}

/// Somebody, with what is theirs.
struct HelpedModel {
    whose: Account,
    /// Those of their requests that whoever looks may handle.
    requests: Vec<Request>,
    initiatives: Vec<Initiative>,
    /// What erasing them would do; nothing when a request of theirs is with another team.
    plan: Option<Plan>,
}

impl HelpedModel {
    async fn load(ctx: &Ctx, account: AccountId) -> Result<Self, AppError> {
        let (whose, mut requests) = helped(ctx, ctx.db(), account).await?;
        let plan =
            if handles_all(ctx, &requests) { Some(erase::plan(ctx.db(), account).await?) } else { None };
        requests.retain(|request| handles(request, &ctx.actor()));
        for request in &requests {
            super::look(ctx, request).await?;
        }
        let mut initiatives = store::initiatives::of_steward(ctx.db(), account, ctx.lang).await?;
        initiatives.retain(|one| one.visibility != Visibility::Withdrawn);
        Ok(Self { plan, whose, requests, initiatives })
    }
}

/// Somebody without an e-mail address, and what they asked, for an official who may handle some of it. Who
/// asked nothing, and only runs an initiative, is everybody's at the counter.
///
/// # Errors
/// When nobody is logged in, the access table says no, or there is nobody here like that.
pub async fn helped(
    ctx: &Ctx,
    db: &impl Connection,
    account: AccountId,
) -> Result<(Account, Vec<Request>), AppError> {
    ctx.may(Action::FillInForSomebody)?;
    ctx.account()?;
    let whose = store::accounts::by_id(db, account)
        .await?
        .filter(|whose| whose.municipality_id.0 == ctx.municipality())
        .filter(|whose| whose.erased_at.is_none() && !whose.reads_mail())
        .ok_or(AppError::NotFound)?;
    let requests = store::requests::of_person(db, account, Vec::new()).await?;
    if !requests.is_empty() && !requests.iter().any(|request| handles(request, &ctx.actor())) {
        return Err(AppError::Forbidden);
    }
    Ok((whose, requests))
}

/// Whether somebody may handle all that a person asked: only then they read or erase all of it.
#[must_use]
pub fn handles_all(ctx: &Ctx, requests: &[Request]) -> bool {
    requests.iter().all(|request| handles(request, &ctx.actor()))
}

fn view(ctx: &Ctx, model: &HelpedModel) -> Page {
    let title = model.whose.name.clone();
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <Opening
                text=title.clone()
                intro=ctx.tv("helped-intro", &[("phone", phone(&model.whose).into())])
            />
            {theirs(ctx, model)}
            {reached(ctx, &model.whose)}
            {address(ctx, &model.whose)}
            {match &model.plan {
                Some(plan) => {
                    view! {
                        {take_along(ctx, &model.whose)}
                        {erasing(ctx, &model.whose, plan)}
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <div class="mw-notice">
                            <p>{ctx.t("refused-helped-others")}</p>
                        </div>
                    }
                        .into_any()
                }
            }}
        </div>
    };
    Page::new(title, routes::requests::Worklist::PATH, body)
        .work()
        .under(ctx.t("nav-worklist"), routes::requests::Worklist.path())
}

/// What they asked and run.
fn theirs(ctx: &Ctx, model: &HelpedModel) -> impl IntoView + use<> {
    let asked = model.requests.iter().map(|request| {
        view! {
            <li class="utrecht-unordered-list__item">
                <a class="nl-link" href=routes::requests::Work(&request.number).path()>
                    {request.number.clone()}
                    " "
                    {request.title.clone()}
                </a>
            </li>
        }
    });
    view! {
        <Section id="van-hen" title=ctx.t("helped-theirs") class="mw-stack">
            {(model.requests.is_empty() && model.initiatives.is_empty())
                .then(|| view! { <p class="nl-paragraph">{ctx.t("helped-nothing")}</p> })}
            <ul class="utrecht-unordered-list">{asked.collect_view()}</ul>
            {model.initiatives.iter().map(|one| initiative(ctx, model.whose.id.0, one)).collect_view()}
        </Section>
    }
}

/// An initiative of theirs. Nobody at the municipality changes it (rule 1); its maker can have it taken off.
fn initiative(ctx: &Ctx, whose: AccountId, one: &Initiative) -> impl IntoView + use<> {
    let form = FormView::of(ctx, "weg", &one.slug);
    let open = form.state.is_some();
    view! {
        <div class="mw-box mw-box--line mw-stack-s">
            <a class="nl-link" href=routes::initiatives::Detail(&one.slug).path()>
                {one.title.clone()}
            </a>
            <p class="mw-small">{ctx.t("helped-initiative")}</p>
            <details open=open>
                <summary>{ctx.t("helped-withdraw")}</summary>
                <PostForm
                    form=form.clone()
                    to=routes::privacy::HelpedWithdraw(whose, &one.slug).path()
                    class="mw-stack-s"
                >
                    <SureBox form=form legend=ctx.t("helped-sure") yes=ctx.t("helped-withdraw-yes") />
                    <div>
                        <Submit text=ctx.t("helped-withdraw") secondary=true />
                    </div>
                </PostForm>
            </details>
        </div>
    }
}

/// What they are called and how they are reached (AVG article 16).
fn reached(ctx: &Ctx, whose: &Account) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "bereik");
    let number = whose.phone.clone().unwrap_or_default();
    let post = whose.post_address.clone().unwrap_or_default();
    view! {
        <Section id="bereik" title=ctx.t("helped-reach") class="mw-box mw-stack">
            <PostForm form=form.clone() to=routes::privacy::Helped(whose.id.0).path() class="mw-stack">
                <TextField
                    form=form.clone()
                    name="name"
                    label=ctx.t("helped-name")
                    value=whose.name.clone()
                />
                {reach::on_paper(ctx, &form, [&number, &post], false)}
                <div>
                    <Submit text=ctx.t("save") secondary=true />
                </div>
            </PostForm>
        </Section>
    }
}

/// An e-mail address after all: their own, or of who helps them. It counts once the link there is opened.
fn address(ctx: &Ctx, whose: &Account) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "adres");
    view! {
        <Section id="adres" title=ctx.t("helped-address") class="mw-box mw-stack">
            <p class="nl-paragraph">{ctx.t("helped-address-text")}</p>
            <PostForm form=form.clone() to=routes::privacy::HelpedAddress(whose.id.0).path() class="mw-stack">
                <TextField form=form name="email" label=ctx.t("field-email") kind="email" />
                <div>
                    <Submit text=ctx.t("data-address-send") secondary=true />
                </div>
            </PostForm>
        </Section>
    }
}

fn take_along(ctx: &Ctx, whose: &Account) -> impl IntoView + use<> {
    view! {
        <Section id="meenemen" title=ctx.t("helped-take") class="mw-box mw-stack">
            <p class="nl-paragraph">{ctx.t("helped-take-text")}</p>
            <PostForm
                form=FormView::new(ctx, "downloaden")
                to=routes::privacy::HelpedDownload(whose.id.0).path()
                class=""
            >
                <Submit text=ctx.t("data-download") secondary=true />
            </PostForm>
        </Section>
    }
}

/// First what would go, then the button (AVG article 17).
fn erasing(ctx: &Ctx, whose: &Account, plan: &Plan) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "wissen");
    let open = form.state.is_some();
    let whose = whose.id.0;
    let button = plan.open.is_empty().then(|| {
        view! {
            <PostForm form=form.clone() to=routes::privacy::HelpedErase(whose).path() class="mw-stack">
                <SureBox form=form legend=ctx.t("helped-sure") yes=ctx.t("helped-erase-yes") />
                <div>
                    <Submit text=ctx.t("helped-erase-button") secondary=true />
                </div>
            </PostForm>
        }
    });
    view! {
        <Section id="wissen" title=ctx.t("helped-erase") class="mw-box mw-box--line mw-stack">
            <details open=open>
                <summary>{ctx.t("data-erase-look")}</summary>
                <div class="mw-stack">
                    {erase_page::goes(ctx, plan)} {erase_page::stays(ctx, plan)}
                    {erase_page::waits(ctx, plan)} {button}
                </div>
            </details>
        </Section>
    }
}
