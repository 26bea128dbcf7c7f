//! `/beheer/termijnen`: when something climbs, and how long everybody has to answer.

use crate::admin::{
    desk::under,
    handlers::{DECREED, in_lines},
};
use domain::{
    access::Action,
    thresholds::{Group, Threshold, Thresholds},
};
use leptos::prelude::*;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    meanwhile::saw,
    route::Route as _,
    routes,
    ui::{
        field::{TextArea, TextField},
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Fold,
    },
};

/// The page.
#[component]
pub fn Terms() -> impl IntoView {
    page(async |ctx, routes::admin::Terms| {
        let model = TermsModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// The terms as they are now.
struct TermsModel(Thresholds);

impl TermsModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::Administer)?;
        Ok(Self(store::settings::thresholds(ctx.db(), ctx.municipality()).await?))
    }
}

fn view(ctx: &Ctx, TermsModel(there): &TermsModel) -> Page {
    let form = FormView::new(ctx, "termijnen");
    let title = ctx.t("terms-title");
    let groups = Group::ALL.iter().map(|group| fields(ctx, &form, there, *group)).collect_view();
    let body = view! {
        <div class="mw-stack-l mw-narrow">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">{ctx.t("terms-intro")}</p>
            </div>
            <PostForm form=form to=routes::admin::Terms.path()>
                {groups}
                <div>
                    <Submit text=ctx.t("save") />
                </div>
            </PostForm>
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
}

fn fields(ctx: &Ctx, form: &FormView, there: &Thresholds, group: Group) -> impl IntoView + use<> {
    let all = Threshold::ALL
        .iter()
        .filter(|which| which.group() == group)
        .map(|which| field(ctx, form, *which, there.get(*which)))
        .collect_view();
    let name = ctx.name("terms-group", group.code());
    let wrong = Threshold::ALL
        .iter()
        .filter(|which| which.group() == group)
        .map(|which| which.code())
        .chain((group == Group::Law).then_some(DECREED))
        .any(|field| form.error(field).is_some());
    view! {
        <Fold name=name.clone() legend=name open=wrong class="mw-stack-l">
            {all}
            {(group == Group::Law).then(|| decreed(ctx, form, there))}
        </Fold>
    }
}

fn field(ctx: &Ctx, form: &FormView, which: Threshold, there: u32) -> impl IntoView + use<> {
    let mut hint =
        ctx.tv("terms-hint", &[("most", which.most().into()), ("default", which.default_value().into())]);
    if let Some(source) = which.source() {
        hint = format!("{hint} {}", ctx.tv("terms-source", &[("source", source.into())]));
    }
    view! {
        {saw(form, which.code(), &there.to_string())}
        <TextField
            form=form.clone()
            name=which.code()
            label=ctx.name("threshold", which.code())
            hint=hint
            value=there.to_string()
            kind="number"
            narrow=true
        />
    }
}

/// The days that a decree makes equal to a holiday.
fn decreed(ctx: &Ctx, form: &FormView, there: &Thresholds) -> impl IntoView + use<> {
    let days: Vec<_> = there.calendar.decreed().collect();
    let lines = in_lines(&days);
    view! {
        {saw(form, DECREED, &lines)}
        <TextArea
            form=form.clone()
            name=DECREED
            label=ctx.t("terms-decreed")
            hint=ctx.t("terms-decreed-hint")
            value=lines
            rows=6
            optional=true
        />
    }
}
