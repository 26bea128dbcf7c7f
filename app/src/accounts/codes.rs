//! Recovery codes, for whoever loses their passkey.

use leptos::prelude::*;
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

/// Name under which a session keeps codes that are to be read.
pub const CODES: &str = "codes";

/// `/mijn/inloggen/codes`: codes that were just made, once.
#[component]
pub fn Codes() -> impl IntoView {
    page(async |ctx, routes::accounts::Codes| {
        let model = CodesModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// Codes that were just made; none when they were shown already.
struct CodesModel(Option<Vec<String>>);

impl CodesModel {
    /// Takes them out of the session: after this they stand nowhere but with who wrote them down.
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.account()?;
        let codes = ctx.session.remove(CODES).await?;
        ctx.session.save().await?;
        Ok(Self(codes))
    }
}

fn view(ctx: &Ctx, model: &CodesModel) -> Page {
    let title = ctx.t("codes-title");
    let form = FormView::new(ctx, "codes");
    let body = match &model.0 {
        Some(codes) => new_codes(ctx, form, codes).into_any(),
        None => view! {
            <p class="nl-paragraph">{ctx.t("codes-gone")}</p>
            <PostForm form=form to=routes::accounts::Codes.path() class="mw-btns">
                <Submit text=ctx.t("codes-new") />
                <ButtonLink to=routes::accounts::Devices.path() text=ctx.t("back") secondary=true />
            </PostForm>
        }
        .into_any(),
    };
    let body = view! {
        <div class="mw-narrow mw-stack-l">
            <h1 class="nl-heading nl-heading--level-1" dir="auto">
                {title.clone()}
            </h1>
            {body}
        </div>
    };
    Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path())
        .under(ctx.t("devices-title"), routes::accounts::Devices.path())
}

fn new_codes(ctx: &Ctx, form: FormView, codes: &[String]) -> impl IntoView + use<> {
    let list = codes
        .iter()
        .map(|code| {
            view! {
                <li>
                    <code>{code.clone()}</code>
                </li>
            }
        })
        .collect_view();
    view! {
        <p class="nl-paragraph nl-paragraph--lead">{ctx.t("codes-text")}</p>
        <ul class="mw-codes" data-testid="codes">
            {list}
        </ul>
        <PostForm form=form to=routes::accounts::Codes.path() class="">
            <Submit text=ctx.t("codes-kept") says=("what", "kept") />
        </PostForm>
    }
}
