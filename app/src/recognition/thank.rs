//! `/bestuur/waardering/{slug}`: an alderman thanks an initiative.

use crate::recognition::{
    actions::refusal,
    pages::{signers, words},
};
use domain::{access::Action, id::AccountId, initiative::Visibility, recognition::Answer};
use leptos::prelude::*;
use std::collections::HashMap;
use store::{initiatives::Initiative, recognition::Recognition};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::Badge,
        field::TextArea,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

/// The page.
#[component]
pub fn Write() -> impl IntoView {
    page(async |ctx, routes::recognition::Write(slug)| {
        let model = WriteModel::load(&ctx, slug).await?;
        Ok(view(&ctx, &model))
    })
}

/// An initiative to thank, and the thanks that it had.
struct WriteModel {
    found: Initiative,
    /// What a colleague wrote stays between them and the initiative, unless that made it public.
    before: Vec<Recognition>,
    from: HashMap<AccountId, String>,
}

impl WriteModel {
    async fn load(ctx: &Ctx, slug: String) -> Result<Self, AppError> {
        ctx.may(Action::Praise)?;
        let found = store::initiatives::by_slug(ctx.db(), ctx.reader(), &slug)
            .await?
            .filter(|one| one.visibility == Visibility::Public)
            .ok_or(AppError::NotFound)?;
        let me = ctx.account()?;
        let mut before = store::recognition::of_initiatives(ctx.db(), [found.id], ctx.lang).await?;
        before.retain(|one| one.answer == Answer::Public || one.thanked_by == me);
        Ok(Self { from: signers(ctx, &before).await?, found, before })
    }
}

fn view(ctx: &Ctx, model: &WriteModel) -> Page {
    let title = ctx.tv("thank-title", &[("title", (&model.found.title).into())]);
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{model.found.summary.clone()}</p>
                <p>
                    <a class="nl-link" href=routes::initiatives::Detail(&model.found.slug).path()>
                        {ctx.t("thank-look")}
                    </a>
                </p>
            </div>
            {writing(ctx, &model.found)}
            {(!model.before.is_empty()).then(|| before(ctx, model))}
        </div>
    };
    Page::new(title, routes::council::Desk::PATH, body)
        .work()
        .typed_in(refusal(model.found.contact).is_none().then_some("waardering"))
        .under(ctx.t("nav-council"), routes::council::Desk.path())
}

/// The words, or why this initiative gets none (rule 2).
fn writing(ctx: &Ctx, found: &Initiative) -> AnyView {
    if let Some(key) = refusal(found.contact) {
        return view! {
            <div class="mw-notice mw-notice--warning">
                <p>{ctx.t(key)}</p>
            </div>
        }
        .into_any();
    }
    let form = FormView::new(ctx, "waardering");
    view! {
        <PostForm
            form=form.clone()
            to=routes::recognition::Write(&found.slug).path()
            class="mw-stack"
            typed_in=true
        >
            <TextArea
                form=form
                name="words"
                label=ctx.t("thank-words")
                hint=ctx.t("thank-words-hint")
                rows=6
            />
            <div>
                <Submit text=ctx.t("thank-button") />
            </div>
        </PostForm>
    }
    .into_any()
}

fn before(ctx: &Ctx, model: &WriteModel) -> impl IntoView + use<> {
    let lines = model.before.iter().map(|one| {
        view! {
            <li class="mw-stack-s">
                <div class="mw-badges">
                    <Badge tone="neutral" text=ctx.name("thanks-answer", one.answer.code()) />
                </div>
                {words(ctx, one, &model.from)}
            </li>
        }
    });
    view! {
        <Section id="eerder" title=ctx.t("thank-before")>
            <ul class="mw-list mw-stack">{lines.collect_view()}</ul>
        </Section>
    }
}
