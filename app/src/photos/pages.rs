//! `/mijn/initiatieven/{slug}/fotos`, and how photos stand on the page of an initiative.

use crate::initiatives::edit::own;
use domain::lang::Lang;
use leptos::prelude::*;
use store::{
    initiatives::Initiative,
    photos::{MOST, Photo},
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    meanwhile::saw,
    route::Route as _,
    routes,
    ui::{
        bits::Empty,
        field::{FileField, TextField},
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

/// The page.
#[component]
pub fn Edit() -> impl IntoView {
    page(async |ctx, routes::photos::Edit(slug)| {
        let model = EditModel::load(&ctx, &slug).await?;
        Ok(view(&ctx, &model))
    })
}

/// An initiative of somebody's own, with its photos.
struct EditModel {
    initiative: Initiative,
    photos: Vec<Photo>,
}

impl EditModel {
    async fn load(ctx: &Ctx, slug: &str) -> Result<Self, AppError> {
        let initiative = own(ctx, slug).await?;
        Ok(Self { photos: store::photos::of_initiative(ctx.db(), initiative.id).await?, initiative })
    }
}

fn view(ctx: &Ctx, model: &EditModel) -> Page {
    let (slug, name) = (&model.initiative.slug, &model.initiative.title);
    let title = ctx.tv("photos-title", &[("title", name.into())]);
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.t("photos-intro")}</p>
            </div>
            {photos(ctx, model)}
            <Section id="nieuw" title=ctx.t("photos-new") class="mw-box mw-stack-l">
                {add(ctx, model)}
            </Section>
        </div>
    };
    Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path())
        .under(name, routes::initiatives::Edit(slug).path())
}

fn photos(ctx: &Ctx, model: &EditModel) -> AnyView {
    if model.photos.is_empty() {
        return view! { <Empty text=ctx.t("photos-none") /> }.into_any();
    }
    let slug = &model.initiative.slug;
    let list = model
        .photos
        .iter()
        .enumerate()
        .map(|(index, photo)| one(ctx, slug, photo, index == 0))
        .collect_view();
    view! { <ul class="mw-list mw-stack-l">{list}</ul> }.into_any()
}

fn add(ctx: &Ctx, model: &EditModel) -> AnyView {
    if model.photos.len() >= MOST {
        return view! { <p class="nl-paragraph">{ctx.t("error-photo-many")}</p> }.into_any();
    }
    new(ctx, &model.initiative.slug).into_any()
}

/// The form by which a photo is added.
pub fn new(ctx: &Ctx, slug: &str) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "foto");
    view! {
        <PostForm form=form.clone() to=routes::photos::Edit(&slug).path() files=true>
            <FileField
                form=form.clone()
                name="photo"
                label=ctx.t("photos-file")
                hint=ctx.t("photos-file-hint")
                accept="image/jpeg,image/png,image/webp"
            />
            <TextField form=form.clone() name="alt" label=ctx.t("photos-alt") hint=ctx.t("photos-alt-hint") />
            <div>
                <Submit text=ctx.t("photos-add") />
            </div>
        </PostForm>
    }
}

fn one(ctx: &Ctx, slug: &str, photo: &Photo, first: bool) -> impl IntoView + use<> {
    let form = FormView::of(ctx, "foto-wijzigen", photo.id);
    let to_front = (!first).then(|| {
        view! { <Submit text=ctx.t("photos-first") secondary=true says=("what", "first") /> }
    });
    view! {
        <li class="mw-photo-edit" data-testid="photo">
            {picture(photo, None)}
            <PostForm form=form.clone() to=routes::photos::Change(slug, photo.id).path() class="mw-stack">
                {saw(&form, "alt", &photo.alt)}
                <TextField form=form.clone() name="alt" label=ctx.t("photos-alt") value=photo.alt.clone() />
                <div class="mw-btns">
                    <Submit text=ctx.t("save") secondary=true />
                    {to_front}
                    <Submit text=ctx.t("photos-remove") secondary=true says=("what", "remove") />
                </div>
            </PostForm>
        </li>
    }
}

fn picture(photo: &Photo, lang: Option<&'static str>) -> impl IntoView + use<> {
    view! {
        <img
            class="mw-photo"
            src=photo.path("klein")
            alt=photo.alt.clone()
            lang=lang
            width=photo.width.to_string()
            height=photo.height.to_string()
            loading="lazy"
        />
    }
}

/// Photos on the page of an initiative, behind the one on top. Each is a link to the large one.
pub fn gallery(ctx: &Ctx, photos: &[Photo], written: Lang) -> impl IntoView + use<> {
    let items = photos
        .iter()
        .skip(1)
        .map(|photo| {
            view! {
                <li>
                    <a href=photo.path("groot")>{picture(photo, ctx.mark(written))}</a>
                </li>
            }
        })
        .collect_view();
    (photos.len() > 1).then(|| {
        view! {
            <Section id="fotos" title=ctx.t("photos-heading")>
                <ul class="mw-photos">{items}</ul>
            </Section>
        }
    })
}
