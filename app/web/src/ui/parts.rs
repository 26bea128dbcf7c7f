//! A long list, page after page. A page of more parts than one shows the beginning of each, and all of one at
//! `?deel=`.

use crate::{context::Ctx, error::AppError, ui::bits::Pages};
use leptos::prelude::*;

/// What is shown of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What it is called among other parts of the page, when there are others.
    name: Option<&'static str>,
    /// How many it holds.
    pub total: u64,
    /// The page that is shown, from 1.
    pub page: u64,
    per_page: u64,
    /// Whether no other part is shown.
    alone: bool,
}

impl Part {
    /// What is shown of the only list of a page.
    #[must_use]
    pub fn whole(ctx: &Ctx, total: u64, per_page: u64) -> Self {
        let page = ctx.page_asked(total.div_ceil(per_page));
        Self { name: None, total, page, per_page, alone: true }
    }

    /// What is shown of the part with this name, of those that the page has; nothing when another one is
    /// asked for.
    #[must_use]
    pub fn of(ctx: &Ctx, names: &[&str], name: &'static str, total: u64, per_page: u64) -> Option<Self> {
        let asked = ctx.asked("deel").filter(|asked| names.contains(asked));
        let alone = asked == Some(name);
        let whole = Self { name: Some(name), alone, ..Self::whole(ctx, total, per_page) };
        match asked {
            Some(_) => alone.then_some(whole),
            None => Some(Self { page: 1, ..whole }),
        }
    }

    /// A part with the rows that `load` gives of it, when it is shown.
    ///
    /// # Errors
    /// Those of `load`.
    pub async fn filled<T>(
        part: Option<Self>,
        load: impl AsyncFnOnce(Self) -> Result<Vec<T>, AppError>,
    ) -> Result<Option<(Self, Vec<T>)>, AppError> {
        match part {
            Some(part) => Ok(Some((part, load(part).await?))),
            None => Ok(None),
        }
    }

    /// Behind how many it begins, and how many it shows at the most.
    #[must_use]
    pub const fn rows(self) -> (u64, u64) {
        (self.page.saturating_sub(1) * self.per_page, self.per_page)
    }

    /// The way to the rest of it, or back to the page with all parts.
    pub fn rest(self, ctx: &Ctx) -> impl IntoView + use<> {
        let own = self.name.unwrap_or_default();
        let link = |name: &str, text: String| {
            let to = format!("{}#{own}", ctx.with_query(&[("deel", name), ("pagina", "")]));
            view! {
                <p class="nl-paragraph">
                    <a class="nl-link" href=to>
                        {text}
                    </a>
                </p>
            }
        };
        if self.alone {
            let pages = self.total.div_ceil(self.per_page);
            view! {
                <Pages page=self.page pages=pages />
                {self.name.map(|_| link("", ctx.t("part-back")))}
            }
            .into_any()
        } else {
            let more = self.total > self.per_page;
            more.then(|| link(own, ctx.tv("part-all", &[("count", self.total.into())]))).into_any()
        }
    }
}
