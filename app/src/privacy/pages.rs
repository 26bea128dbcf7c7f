//! `/mijn/gegevens`: everything that is kept about me, who looked at it, and how to take it along or have it
//! erased.

use crate::{
    accounts::address,
    privacy::{
        export,
        words::{label, shown},
    },
};
use leptos::prelude::*;
use serde_json::{Map, Value};
use store::accounts::Account;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::ButtonLink,
        field::TextField,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

pub use crate::privacy::erase_page::Erase;

/// The page.
#[component]
pub fn Data() -> impl IntoView {
    page(async |ctx, routes::privacy::Data| {
        let model = DataModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// Everything that is kept about somebody.
struct DataModel {
    account: Account,
    sections: Vec<export::Section>,
}

impl DataModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let me = ctx.account()?;
        let account = store::accounts::by_id(ctx.db(), me).await?.ok_or(AppError::LoginNeeded)?;
        Ok(Self { sections: export::sections(ctx, me).await?, account })
    }

    /// How many times somebody looked.
    fn looked(&self) -> usize {
        self.sections.iter().find(|section| section.name == "looks").map_or(0, |section| section.rows.len())
    }
}

fn view(ctx: &Ctx, model: &DataModel) -> Page {
    let title = ctx.t("data-title");
    let body = view! {
        <div class="mw-stack-xl mw-narrow">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <p class="nl-paragraph nl-paragraph--lead">
                    {ctx.tv("data-intro", &[("email", (&model.account.email).into())])}
                </p>
                <p class="nl-paragraph">{ctx.t("data-rights")}</p>
            </div>
            {called(ctx, model)}
            {address::field(ctx, &model.account)}
            {take_along(ctx)}
            {kept(ctx, model)}
            <Section id="wissen" title=ctx.t("data-erase") class="mw-box mw-box--line mw-stack">
                <p class="nl-paragraph">{ctx.t("data-erase-text")}</p>
                <p>
                    <ButtonLink
                        to=routes::privacy::Erase.path()
                        text=ctx.t("data-erase-look")
                        secondary=true
                    />
                </p>
            </Section>
        </div>
    };
    Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path())
}

fn called(ctx: &Ctx, model: &DataModel) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "naam");
    view! {
        <Section id="naam" title=ctx.t("data-name") class="mw-box mw-stack">
            <p class="nl-paragraph">{ctx.t("data-name-text")}</p>
            <PostForm form=form.clone() to=routes::privacy::Name.path() class="mw-stack">
                <TextField
                    form=form.clone()
                    name="name"
                    label=ctx.t("field-name")
                    value=model.account.name.clone()
                    autocomplete="name"
                />
                <div>
                    <Submit text=ctx.t("data-name-save") secondary=true />
                </div>
            </PostForm>
        </Section>
    }
}

fn take_along(ctx: &Ctx) -> impl IntoView + use<> {
    view! {
        <Section id="meenemen" title=ctx.t("data-take") class="mw-box mw-stack">
            <p class="nl-paragraph">{ctx.t("data-take-text")}</p>
            <PostForm form=FormView::new(ctx, "downloaden") to=routes::privacy::Download.path() class="">
                <Submit text=ctx.t("data-download") />
            </PostForm>
        </Section>
    }
}

/// What is kept: a list of the parts with how much there is, and the parts.
fn kept(ctx: &Ctx, model: &DataModel) -> impl IntoView + use<> {
    let line = |section: &export::Section| {
        view! {
            <li>
                <a class="nl-link" href=format!("#{}", section.name)>
                    {ctx.t(&format!("data-{}", section.name))}
                </a>
                " "
                <span class="mw-small">{section.rows.len().to_string()}</span>
            </li>
        }
    };
    view! {
        <Section id="wat" title=ctx.t("data-what")>
            <p class="nl-paragraph">{ctx.tv("data-looked", &[("count", model.looked().into())])}</p>
            <ul class="mw-list mw-stack-s">{model.sections.iter().map(line).collect_view()}</ul>
            {model.sections.iter().map(|section| part(ctx, section)).collect_view()}
        </Section>
    }
}

fn part(ctx: &Ctx, section: &export::Section) -> impl IntoView + use<> {
    view! {
        <Section
            id=section.name
            title=ctx.t(&format!("data-{}", section.name))
            level=3
            class="mw-stack-s"
            attr:data-testid=format!("data-{}", section.name)
        >
            <p class="mw-small">{ctx.t(&format!("data-{}-why", section.name))}</p>
            {rows(ctx, section)}
        </Section>
    }
}

/// A few rows stand there as they are; more of them are folded in.
fn rows(ctx: &Ctx, section: &export::Section) -> AnyView {
    let row = |row: &Map<String, Value>| {
        view! {
            <li>
                <dl class="mw-data">{fields(ctx, section.name, row)}</dl>
            </li>
        }
    };
    let list = view! { <ul class="mw-list mw-stack">{section.rows.iter().map(row).collect_view()}</ul> };
    if section.rows.len() <= 3 {
        return list.into_any();
    }
    view! {
        <details class="mw-box mw-box--line">
            <summary>{ctx.tv("data-show", &[("count", section.rows.len().into())])}</summary>
            {list}
        </details>
    }
    .into_any()
}

fn fields(ctx: &Ctx, section: &str, row: &Map<String, Value>) -> impl IntoView + use<> {
    row.iter()
        .map(|(name, value)| {
            view! {
                <div>
                    <dt>{label(ctx, name)}</dt>
                    <dd>{shown(ctx, section, name, value)}</dd>
                </div>
            }
        })
        .collect_view()
}
