//! `/mijn/initiatieven/{slug}`: what only a steward can do with an initiative (rule 1).

use crate::initiatives::place::area_in_words;
use domain::{
    initiative::{ContactChoice, Stage, Theme, Visibility},
    lang::Lang,
};
use leptos::prelude::*;
use store::initiatives::Initiative;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::ButtonLink,
        choice::{Choices, SureBox, choices},
        field::{TextArea, TextField},
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

/// The page.
#[component]
pub fn Edit() -> impl IntoView {
    page(async |ctx, routes::initiatives::Edit(slug)| {
        let found = own(&ctx, &slug).await?;
        Ok(view(&ctx, &found))
    })
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

fn view(ctx: &Ctx, found: &Initiative) -> Page {
    let title = ctx.tv("edit-title", &[("title", (&found.title).into())]);
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.t("edit-intro")}</p>
            </div>
            {form(ctx, found)}
            {more(ctx, found)}
            <Section id="fotos" title=ctx.t("photos-heading") looks=3 class="mw-box mw-stack-s">
                <p class="nl-paragraph">{ctx.t("photos-text")}</p>
                {to_button(routes::photos::Edit(&found.slug).path(), ctx.t("photos-button"))}
            </Section>
            <Section id="samen" title=ctx.t("makers-together") looks=3 class="mw-box mw-stack-s">
                <p class="nl-paragraph">{ctx.t("makers-together-text")}</p>
                {to_button(routes::initiatives::Makers(&found.slug).path(), ctx.t("makers-button"))}
            </Section>
            {withdrawing(ctx, found)}
        </div>
    };
    Page::new(title, routes::accounts::Mine::PATH, body)
        .typed_in("wijzigen")
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path())
}

fn to_button(to: String, text: String) -> impl IntoView {
    view! {
        <p class="mw-btns">
            <ButtonLink to=to text=text secondary=true />
        </p>
    }
}

fn form(ctx: &Ctx, found: &Initiative) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "wijzigen");
    let back = routes::initiatives::Detail(&found.slug).path();
    view! {
        <PostForm
            form=form.clone()
            to=routes::initiatives::Edit(&found.slug).path()
            version=found.version
            typed_in=true
        >
            {words(ctx, &form, found)}
            {kinds(ctx, &form, found)}
            {come_and_go(ctx, &form, found)}
            {who_may(ctx, &form, found)}
            <div class="mw-btns">
                <Submit text=ctx.t("save") />
                <ButtonLink to=back text=ctx.t("cancel") secondary=true />
            </div>
        </PostForm>
    }
}

/// What it is, in words.
fn words(ctx: &Ctx, form: &FormView, found: &Initiative) -> impl IntoView + use<> {
    view! {
        <TextField form=form.clone() name="title" label=ctx.t("field-title") value=found.title.clone() />
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
        {language(ctx, form, found.written)}
    }
}

/// In which language the texts are, so that each browser reads them well. Also for who registers.
pub fn language(ctx: &Ctx, form: &FormView, written: Lang) -> impl IntoView + use<> {
    view! {
        <Choices
            form=form.clone()
            name="lang"
            legend=ctx.t("field-lang")
            chosen=vec![written.code().to_owned()]
            choices=choices(ctx, "lang", Lang::ALL, Lang::code, false)
        />
    }
}

/// Its themes and its stage. A theme that nobody can choose any more stays with who has it.
fn kinds(ctx: &Ctx, form: &FormView, found: &Initiative) -> impl IntoView + use<> {
    let live = ctx.live.themes();
    let offered = |theme: &Theme| found.themes.contains(theme) || live.contains(theme);
    let themes: Vec<_> = Theme::ALL.iter().copied().filter(offered).collect();
    view! {
        <Choices
            form=form.clone()
            name="themes"
            legend=ctx.t("field-themes")
            hint=ctx.t("field-themes-hint")
            several=true
            columns=true
            chosen=found.themes.iter().map(|theme| theme.code().to_owned()).collect()
            choices=choices(ctx, "theme", &themes, Theme::code, false)
        />
        <Choices
            form=form.clone()
            name="stage"
            legend=ctx.t("field-stage")
            columns=true
            chosen=vec![found.stage.code().to_owned()]
            choices=choices(ctx, "stage", Stage::ALL, Stage::code, false)
        />
    }
}

/// Who they are, when one can come, and who has something of it.
fn come_and_go(ctx: &Ctx, form: &FormView, found: &Initiative) -> impl IntoView + use<> {
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    view! {
        <TextField
            form=form.clone()
            name="initiators"
            label=ctx.t("field-initiators")
            hint=ctx.t("field-initiators-example")
            value=said(&found.initiators)
            optional=true
        />
        <TextField
            form=form.clone()
            name="opening"
            label=ctx.t("field-opening")
            hint=ctx.t("field-opening-hint")
            value=said(&found.opening)
            optional=true
        />
        <TextArea
            form=form.clone()
            name="benefits"
            label=ctx.t("field-benefits")
            hint=ctx.t("field-benefits-hint")
            value=said(&found.benefits)
            rows=3
            optional=true
        />
    }
}

/// What has a page of its own: where it is, what it adds, what it asks and offers.
fn more(ctx: &Ctx, found: &Initiative) -> impl IntoView + use<> {
    let place = match &found.area {
        Some(area) => area_in_words(ctx, area),
        None => ctx.t("area-everywhere"),
    };
    view! {
        <Section id="plaats" title=ctx.t("place-heading") looks=3 class="mw-box mw-stack-s">
            <p class="nl-paragraph">{place}". "{ctx.name("precision", found.precision.code())}"."</p>
            {to_button(routes::initiatives::Place(&found.slug).path(), ctx.t("place-button"))}
        </Section>
        <Section id="gevraagd" title=ctx.t("initiative-needs") looks=3 class="mw-box mw-stack-s">
            <p class="nl-paragraph">{ctx.t("needs-text")}</p>
            {to_button(routes::initiatives::Needs(&found.slug).path(), ctx.t("needs-button"))}
        </Section>
        <Section id="waarden" title=ctx.t("values-heading") looks=3 class="mw-box mw-stack-s">
            <p class="nl-paragraph">{ctx.t("values-text")}</p>
            {to_button(routes::initiatives::Values(&found.slug).path(), ctx.t("values-button"))}
        </Section>
    }
}

/// Whether the municipality may contact them, and who can find it. What was taken down stays so.
fn who_may(ctx: &Ctx, form: &FormView, found: &Initiative) -> impl IntoView + use<> {
    let visible = [Visibility::Public, Visibility::Unlisted];
    let seen = (found.visibility != Visibility::TakenDown).then(|| {
        view! {
            <Choices
                form=form.clone()
                name="visibility"
                legend=ctx.t("field-visibility")
                chosen=vec![found.visibility.code().to_owned()]
                choices=choices(ctx, "visibility", &visible, Visibility::code, true)
            />
        }
    });
    view! {
        <Choices
            form=form.clone()
            name="contact"
            legend=ctx.t("field-contact")
            hint=ctx.t("field-contact-hint")
            chosen=vec![found.contact.code().to_owned()]
            choices=choices(ctx, "contact", ContactChoice::ALL, ContactChoice::code, true)
        />
        {seen}
    }
}

fn withdrawing(ctx: &Ctx, found: &Initiative) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "terugtrekken");
    view! {
        <Section id="weg" title=ctx.t("withdraw-title") looks=3 class="mw-box mw-box--line mw-stack">
            <p class="nl-paragraph">{ctx.t("withdraw-text")}</p>
            <PostForm form=form.clone() to=routes::initiatives::Withdraw(&found.slug).path() class="mw-stack">
                <SureBox form=form legend=ctx.t("withdraw-sure") yes=ctx.t("withdraw-yes") />
                <div>
                    <Submit text=ctx.t("withdraw-button") secondary=true />
                </div>
            </PostForm>
        </Section>
    }
}
