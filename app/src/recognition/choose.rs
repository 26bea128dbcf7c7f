//! `/mijn/waardering/{id}`: a maker chooses who may read the thanks.

use crate::recognition::pages::{signers, words};
use domain::{
    access::Action,
    id::{AccountId, RecognitionId},
    recognition::{Answer, CHOICES},
};
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
        choice::{Choice, Choices},
        form::{PostForm, Submit},
        page::{Heading, Page, page},
    },
};

/// The page.
#[component]
pub fn Choose() -> impl IntoView {
    page(async |ctx, routes::recognition::Choose(id)| {
        let model = ChooseModel::load(&ctx, id).await?;
        Ok(view(&ctx, &model))
    })
}

/// Thanks, the initiative that is thanked, and who said them.
struct ChooseModel {
    found: Recognition,
    about: Initiative,
    from: HashMap<AccountId, String>,
}

impl ChooseModel {
    async fn load(ctx: &Ctx, id: RecognitionId) -> Result<Self, AppError> {
        ctx.account()?;
        let found = store::recognition::by_id(ctx.db(), ctx.municipality(), id, ctx.lang)
            .await?
            .ok_or(AppError::NotFound)?;
        let stewards = store::initiatives::stewards(ctx.db(), found.initiative).await?;
        let steward = ctx.viewer.as_ref().is_some_and(|viewer| stewards.contains(&viewer.account));
        ctx.may(Action::EditInitiative { steward })?;
        let about = store::initiatives::by_ids(ctx.db(), [found.initiative], ctx.lang)
            .await?
            .remove(&found.initiative)
            .ok_or(AppError::NotFound)?;
        Ok(Self { from: signers(ctx, std::slice::from_ref(&found)).await?, found, about })
    }
}

fn view(ctx: &Ctx, model: &ChooseModel) -> Page {
    let title = ctx.tv("thanks-choose-title", &[("title", (&model.about.title).into())]);
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <Heading text=title.clone() />
            {words(ctx, &model.found, &model.from)}
            {choosing(ctx, &model.found)}
        </div>
    };
    Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path())
}

fn choosing(ctx: &Ctx, found: &Recognition) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "waardering-antwoord");
    let choice = |answer: &Answer| {
        let hint = format!("thanks-answer-{}-hint", answer.code().replace('_', "-"));
        Choice::new(answer.code(), ctx.name("thanks-answer", answer.code())).hint(ctx.t(&hint))
    };
    let chosen = Some(found.answer).filter(|answer| *answer != Answer::Waiting);
    let chosen: Vec<_> = chosen.map(|answer| answer.code().to_owned()).into_iter().collect();
    view! {
        <PostForm form=form.clone() to=routes::recognition::Choose(&found.id).path() class="mw-stack">
            <Choices
                form=form
                name="answer"
                legend=ctx.t("thanks-who-reads")
                hint=ctx.t("thanks-who-reads-hint")
                choices=CHOICES.iter().map(choice).collect()
                chosen=chosen
            />
            <div>
                <Submit text=ctx.t("save") />
            </div>
        </PostForm>
    }
}
