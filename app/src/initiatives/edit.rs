//! `/mijn/initiatieven/{slug}`: what only a steward can do with an initiative (rule 1).

use domain::initiative::{ContactChoice, Stage, Theme, Visibility};
use leptos::prelude::*;
use store::initiatives::Initiative;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    text::Texts as _,
    ui::{
        choice::{Choice, Choices},
        field::{TextArea, TextField},
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

/// The page.
#[component]
pub fn Edit() -> impl IntoView {
    page(async |ctx, routes::initiatives::Edit(slug)| edit(ctx, slug).await)
}

/// Codes of an enum as choices, with the names of a group.
pub fn choices<T: Copy>(
    ctx: &Ctx,
    group: &str,
    all: &[T],
    code: impl Fn(T) -> &'static str,
    hints: bool,
) -> Vec<Choice> {
    let hint = |code: &str| {
        if hints {
            ctx.lang.find(&format!("{group}-{}-hint", code.replace('_', "-"))).unwrap_or_default()
        } else {
            String::new()
        }
    };
    all.iter()
        .map(|each| code(*each))
        .map(|code| Choice::new(code, ctx.name(group, code)).hint(hint(code)))
        .collect()
}

/// The initiative at this address, for its steward.
///
/// # Errors
/// When it is somebody else's, was taken back, or there is none.
pub async fn own(ctx: &Ctx, slug: &str) -> Result<Initiative, AppError> {
    ctx.account()?;
    match store::initiatives::own_by_slug(ctx.db(), ctx.by(), slug).await? {
        Some(found) if found.visibility != Visibility::Withdrawn => Ok(found),
        Some(_) => Err(AppError::NotFound),
        // Somebody else's: say what rule 1 says, also to the municipality.
        None if store::initiatives::by_slug(ctx.db(), ctx.reader(), slug).await?.is_some() => {
            Err(AppError::Refused("refused-not-your-initiative"))
        }
        None => Err(AppError::NotFound),
    }
}

async fn edit(ctx: Ctx, slug: String) -> Result<Page, AppError> {
    let found = own(&ctx, &slug).await?;
    let title = ctx.tv("edit-title", &[("title", (&found.title).into())]);
    let form = FormView::new(&ctx, "wijzigen");
    let gone = FormView::new(&ctx, "terugtrekken");
    // A theme that nobody can choose any more stays with who has it.
    let themes: Vec<_> = Theme::ALL
        .iter()
        .copied()
        .filter(|theme| found.themes.contains(theme) || ctx.live.themes().contains(theme))
        .collect();
    let visible = [Visibility::Public, Visibility::Unlisted];
    let action = routes::initiatives::Edit(&found.slug).path();
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.t("edit-intro")}</p>
            </div>
            <form method="post" action=action.clone() class="mw-stack-l" novalidate>
                <Hidden form=form.clone() version=found.version />
                <TextField
                    form=form.clone()
                    name="title"
                    label=ctx.t("field-title")
                    value=found.title.clone()
                />
                <TextArea
                    form=form.clone()
                    name="summary"
                    label=ctx.t("field-summary")
                    hint=ctx.t("field-summary-hint")
                    value=found.summary.clone()
                    rows=3
                />
                <TextArea
                    form=form.clone()
                    name="story"
                    label=ctx.t("field-story")
                    value=found.story.clone()
                    rows=10
                />
                <Choices
                    form=form.clone()
                    name="themes"
                    legend=ctx.t("field-themes")
                    hint=ctx.t("field-themes-hint")
                    several=true
                    columns=true
                    chosen=found.themes.iter().map(|theme| theme.code().to_owned()).collect()
                    choices=choices(&ctx, "theme", &themes, Theme::code, false)
                />
                <Choices
                    form=form.clone()
                    name="stage"
                    legend=ctx.t("field-stage")
                    columns=true
                    chosen=vec![found.stage.code().to_owned()]
                    choices=choices(&ctx, "stage", Stage::ALL, Stage::code, false)
                />
                <Choices
                    form=form.clone()
                    name="contact"
                    legend=ctx.t("field-contact")
                    hint=ctx.t("field-contact-hint")
                    chosen=vec![found.contact.code().to_owned()]
                    choices=choices(&ctx, "contact", ContactChoice::ALL, ContactChoice::code, true)
                />
                {(found.visibility != Visibility::TakenDown)
                    .then(|| {
                        view! {
                            <Choices
                                form=form.clone()
                                name="visibility"
                                legend=ctx.t("field-visibility")
                                chosen=vec![found.visibility.code().to_owned()]
                                choices=choices(&ctx, "visibility", &visible, Visibility::code, true)
                            />
                        }
                    })}
                <div class="mw-btns">
                    <Submit text=ctx.t("save") />
                    <a
                        class="nl-button nl-button--secondary"
                        href=routes::initiatives::Detail(&found.slug).path()
                    >
                        <span class="nl-button__label">{ctx.t("cancel")}</span>
                    </a>
                </div>
            </form>
            <section class="mw-box mw-stack-s" aria-labelledby="fotos">
                <h2 class="nl-heading nl-heading--level-3" id="fotos">
                    {ctx.t("photos-heading")}
                </h2>
                <p class="nl-paragraph">{ctx.t("photos-text")}</p>
                <p class="mw-btns">
                    <a class="nl-button nl-button--secondary" href=format!("{action}/fotos")>
                        <span class="nl-button__label">{ctx.t("photos-button")}</span>
                    </a>
                </p>
            </section>
            <section class="mw-box mw-stack-s" aria-labelledby="samen">
                <h2 class="nl-heading nl-heading--level-3" id="samen">
                    {ctx.t("makers-together")}
                </h2>
                <p class="nl-paragraph">{ctx.t("makers-together-text")}</p>
                <p class="mw-btns">
                    <a class="nl-button nl-button--secondary" href=format!("{action}/makers")>
                        <span class="nl-button__label">{ctx.t("makers-button")}</span>
                    </a>
                </p>
            </section>
            <section class="mw-box mw-box--line mw-stack" aria-labelledby="weg">
                <h2 class="nl-heading nl-heading--level-3" id="weg">
                    {ctx.t("withdraw-title")}
                </h2>
                <p class="nl-paragraph">{ctx.t("withdraw-text")}</p>
                <form method="post" action=format!("{action}/terugtrekken") class="mw-stack" novalidate>
                    <Hidden form=gone.clone() />
                    <Choices
                        form=gone
                        name="sure"
                        legend=ctx.t("withdraw-sure")
                        several=true
                        choices=vec![Choice::new("yes", ctx.t("withdraw-yes"))]
                    />
                    <div>
                        <Submit text=ctx.t("withdraw-button") secondary=true />
                    </div>
                </form>
            </section>
        </div>
    };
    Ok(Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path()))
}
