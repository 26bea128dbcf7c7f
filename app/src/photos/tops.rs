//! What stands for an initiative wherever it is shown: its first photo, or a drawing of its theme while it
//! has none.

use domain::id::InitiativeId;
use leptos::prelude::*;
use std::collections::HashMap;
use store::{initiatives::Initiative, photos::Photo};
use web::{context::Ctx, error::AppError};

enum Top {
    Photo(Photo),
    Drawing(&'static str),
}

/// The pictures of the initiatives on a page.
pub struct Tops(HashMap<InitiativeId, Top>);

impl Tops {
    /// Those of initiatives in the order in which they stand: no drawing stands beside the same one, as long
    /// as a theme has another.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load<'a>(
        ctx: &Ctx,
        shown: impl IntoIterator<Item = &'a Initiative>,
    ) -> Result<Self, AppError> {
        /// Pictures in a row on a wide screen.
        const ROW: usize = 3;
        let shown: Vec<_> = shown.into_iter().collect();
        let mut photos = store::photos::first_of(ctx.db(), shown.iter().map(|one| one.id)).await?;
        let (mut tops, mut last) = (HashMap::new(), Vec::new());
        for one in shown {
            let top = photos.remove(&one.id).map_or_else(
                || {
                    let near = last.iter().rev().take(ROW).collect::<Vec<_>>();
                    let drawings = one.drawings();
                    let fresh = drawings.iter().find(|drawing| !near.contains(drawing));
                    let other = drawings.iter().find(|drawing| last.last() != Some(*drawing));
                    let drawing = fresh.or(other).or(drawings.first()).copied().unwrap_or_default();
                    last.push(drawing);
                    Top::Drawing(drawing)
                },
                Top::Photo,
            );
            tops.insert(one.id, top);
        }
        Ok(Self(tops))
    }

    /// The picture of one of them, of so many points wide and high.
    pub fn img(
        &self,
        ctx: &Ctx,
        of: &Initiative,
        class: &'static str,
        (width, height): (u32, u32),
    ) -> impl IntoView + use<> {
        let (src, alt) = match self.0.get(&of.id) {
            Some(Top::Photo(photo)) => (photo.path("klein"), photo.alt.clone()),
            Some(Top::Drawing(name)) => (drawing(ctx, name), String::new()),
            None => (String::new(), String::new()),
        };
        let (width, height) = (width.to_string(), height.to_string());
        view! {
            <img
                class=class
                src=src
                alt=alt
                lang=ctx.mark(of.written)
                width=width
                height=height
                loading="lazy"
            />
        }
    }
}

/// Where a drawing is.
fn drawing(ctx: &Ctx, name: &str) -> String {
    ctx.asset(&format!("illustrations/{name}.svg"))
}

/// The picture on top of the page of an initiative: its first photo, which leads to the whole of it, or its
/// drawing.
pub fn on_top(ctx: &Ctx, of: &Initiative, photos: &[Photo]) -> impl IntoView + use<> {
    if let Some(photo) = photos.first() {
        let alt = photo.alt.clone();
        return view! {
            <a class="mw-topill" href=photo.path("groot")>
                <img
                    src=photo.path("groot")
                    alt=alt
                    lang=ctx.mark(of.written)
                    width="960"
                    height="300"
                    data-testid="photo"
                />
            </a>
        }
        .into_any();
    }
    let name = of.drawings().first().copied().unwrap_or_default();
    view! {
        <div class="mw-topill">
            <img src=drawing(ctx, name) alt="" width="960" height="300" />
        </div>
    }
    .into_any()
}
