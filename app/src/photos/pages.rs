//! `/mijn/initiatieven/{slug}/fotos`, and how photos stand on the page of an initiative.

use crate::initiatives::edit::own;
use leptos::prelude::*;
use store::photos::{MOST, Photo};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes,
    ui::{
        bits::Empty,
        field::{FileField, TextField},
        form::{Hidden, Submit},
        page::{Heading, Page, page},
    },
};

/// The page.
#[component]
pub fn Edit() -> impl IntoView {
    page(async |ctx, routes::photos::Edit(slug)| edit(ctx, slug).await)
}

async fn edit(ctx: Ctx, slug: String) -> Result<Page, AppError> {
    let found = own(&ctx, &slug).await?;
    let photos = store::photos::of_initiative(ctx.db(), found.id).await?;
    let title = ctx.tv("photos-title", &[("title", (&found.title).into())]);
    let action = routes::photos::Edit(&slug).path();
    let list =
        photos.iter().enumerate().map(|(index, photo)| one(&ctx, &action, photo, index == 0)).collect_view();
    let form = FormView::new(&ctx, "foto");
    let add = if photos.len() >= MOST {
        view! { <p class="nl-paragraph">{ctx.t("error-photo-many")}</p> }.into_any()
    } else {
        view! {
            <form
                method="post"
                action=action.clone()
                enctype="multipart/form-data"
                class="mw-stack-l"
                novalidate
            >
                <Hidden form=form.clone() />
                <FileField
                    form=form.clone()
                    name="photo"
                    label=ctx.t("photos-file")
                    hint=ctx.t("photos-file-hint")
                    accept="image/jpeg,image/png,image/webp"
                />
                <TextField
                    form=form.clone()
                    name="alt"
                    label=ctx.t("photos-alt")
                    hint=ctx.t("photos-alt-hint")
                />
                <div>
                    <Submit text=ctx.t("photos-add") />
                </div>
            </form>
        }
        .into_any()
    };
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.t("photos-intro")}</p>
            </div>
            {if photos.is_empty() {
                view! { <Empty text=ctx.t("photos-none") /> }.into_any()
            } else {
                view! { <ul class="mw-list mw-stack-l">{list}</ul> }.into_any()
            }}
            <section class="mw-box mw-stack-l" aria-labelledby="nieuw">
                <h2 class="nl-heading nl-heading--level-2" id="nieuw">
                    {ctx.t("photos-new")}
                </h2>
                {add}
            </section>
        </div>
    };
    let page = Page::new(title, routes::accounts::Mine::PATH, body)
        .under(ctx.t("nav-mine"), routes::accounts::Mine.path());
    Ok(page.under(found.title, routes::initiatives::Edit(&slug).path()))
}

fn one(ctx: &Ctx, action: &str, photo: &Photo, first: bool) -> impl IntoView + use<> {
    let form = FormView::of(ctx, "foto-wijzigen", photo.id);
    view! {
        <li class="mw-photo-edit" data-testid="photo">
            {picture(photo)}
            <form method="post" action=format!("{action}/{}", photo.id) class="mw-stack" novalidate>
                <Hidden form=form.clone() />
                <TextField form=form.clone() name="alt" label=ctx.t("photos-alt") value=photo.alt.clone() />
                <div class="mw-btns">
                    <Submit text=ctx.t("save") secondary=true />
                    {(!first)
                        .then(|| {
                            view! {
                                <Submit text=ctx.t("photos-first") secondary=true says=("what", "first") />
                            }
                        })}
                    <Submit text=ctx.t("photos-remove") secondary=true says=("what", "remove") />
                </div>
            </form>
        </li>
    }
}

fn picture(photo: &Photo) -> impl IntoView + use<> {
    view! {
        <img
            class="mw-photo"
            src=photo.path("klein")
            alt=photo.alt.clone()
            width=photo.width.to_string()
            height=photo.height.to_string()
            loading="lazy"
        />
    }
}

/// Photos on the page of an initiative. Each is a link to the large one.
pub fn gallery(ctx: &Ctx, photos: &[Photo]) -> impl IntoView + use<> {
    let items = photos
        .iter()
        .map(|photo| {
            view! {
                <li>
                    <a href=photo.path("groot")>{picture(photo)}</a>
                </li>
            }
        })
        .collect_view();
    (!photos.is_empty()).then(|| {
        view! {
            <section class="mw-stack" aria-labelledby="fotos">
                <h2 class="nl-heading nl-heading--level-2" id="fotos">
                    {ctx.t("photos-heading")}
                </h2>
                <ul class="mw-photos">{items}</ul>
            </section>
        }
    })
}
