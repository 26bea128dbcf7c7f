//! `/kritiek/nieuw`: critique is written.

use domain::critique::Degree;
use leptos::prelude::*;
use store::requests::Request;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        choice::{Choice, Choices},
        field::{TextArea, TextField},
        form::{Honeypot, PostForm, Submit},
        page::{Heading, Page, page},
    },
};

/// The page.
#[component]
pub fn Write() -> impl IntoView {
    page(async |ctx, routes::critique::Write| {
        let model = WriteModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// What critique is about: nothing, or a request.
struct WriteModel {
    /// The number that the link or the form came with; empty for none.
    number: String,
    /// The request, for whoever asked it: only they see its title here.
    about: Option<Request>,
}

impl WriteModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let form = FormView::new(ctx, "kritiek");
        let number = form.value("request", ctx.asked("verzoek").unwrap_or_default());
        let about = match &ctx.viewer {
            Some(viewer) if !number.is_empty() => {
                let found = store::requests::by_number(ctx.db(), ctx.municipality(), &number).await?;
                found.filter(|request| request.account == viewer.account)
            }
            _ => None,
        };
        Ok(Self { number, about })
    }
}

fn view(ctx: &Ctx, model: &WriteModel) -> Page {
    let title = ctx.t("critique-write-title");
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("critique-write-intro")}</p>
                {about(ctx, model)}
                {log_in_first(ctx, model)}
                <p class="nl-paragraph">{ctx.t("form-intro")}</p>
            </div>
            {form(ctx, model)}
        </div>
    };
    Page::new(title, routes::critique::List::PATH, body)
        .typed_in("kritiek")
        .under(ctx.t("home"), routes::site::Home.path())
        .under(ctx.t("nav-critique"), routes::critique::List.path())
}

fn about(ctx: &Ctx, model: &WriteModel) -> Option<impl IntoView + use<>> {
    let request = model.about.as_ref()?;
    let parts = [("number", (&request.number).into()), ("title", (&request.title).into())];
    let text = ctx.tv("critique-about", &parts);
    Some(view! { <p class="nl-paragraph">{text}</p> })
}

/// Whoever came by the link of a request and is not logged in can do so first.
fn log_in_first(ctx: &Ctx, model: &WriteModel) -> Option<impl IntoView + use<>> {
    (!model.number.is_empty() && ctx.viewer.is_none()).then(|| {
        let back = routes::critique::Write.ask("verzoek", &model.number);
        view! {
            <div class="mw-notice">
                <p>
                    {ctx.tv("critique-log-in", &[("number", (&model.number).into())])}" "
                    <a class="nl-link" href=routes::accounts::Login.ask("naar", back)>
                        {ctx.t("log-in")}
                    </a>
                </p>
            </div>
        }
    })
}

fn form(ctx: &Ctx, model: &WriteModel) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "kritiek");
    let degree = |degree: &Degree| Choice::new(degree.code(), ctx.name("degree", degree.code()));
    let degrees = || Degree::ALL.iter().map(degree).collect::<Vec<_>>();
    let shown = vec![
        Choice::new("yes", ctx.t("critique-public-yes")).hint(ctx.t("critique-public-yes-hint")),
        Choice::new("no", ctx.t("critique-public-no")).hint(ctx.t("critique-public-no-hint")),
    ];
    view! {
        <PostForm form=form.clone() to=routes::critique::Write.path() typed_in=true>
            <Honeypot form=form.clone() />
            <input type="hidden" name="request" value=model.number.clone() />
            <Choices form=form.clone() name="helped" legend=ctx.t("critique-helped") choices=degrees() />
            <Choices form=form.clone() name="hindered" legend=ctx.t("critique-hindered") choices=degrees() />
            <TextArea
                form=form.clone()
                name="words"
                label=ctx.t("critique-words")
                hint=ctx.t("critique-words-hint")
                rows=6
            />
            <Choices form=form.clone() name="public" legend=ctx.t("critique-public") choices=shown />
            {ctx.viewer.is_none().then(|| who(ctx, &form))}
            <div>
                <Submit text=ctx.t("critique-send") />
            </div>
        </PostForm>
    }
}

/// Who writes, when nobody is logged in.
fn who(ctx: &Ctx, form: &FormView) -> impl IntoView + use<> {
    view! {
        <TextField
            form=form.clone()
            name="name"
            label=ctx.t("field-name")
            hint=ctx.t("critique-name-hint")
            autocomplete="name"
        />
        <TextField
            form=form.clone()
            name="email"
            label=ctx.t("field-email")
            hint=ctx.t("critique-email-hint")
            kind="email"
            autocomplete="email"
        />
    }
}
