//! A page of more parts than one, each of which can be long: it shows the beginning of each, and all of one,
//! page after page, at `?deel=`.

use crate::{context::Ctx, ui::bits::Pages};
use leptos::prelude::*;

/// What is shown of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    name: &'static str,
    /// How many it holds.
    pub total: u64,
    per_page: u64,
    page: u64,
    /// Whether it is the only part that is shown.
    alone: bool,
}

impl Part {
    /// What is shown of the part with this name, of those that the page has; nothing when another one is
    /// asked for.
    #[must_use]
    pub fn of(ctx: &Ctx, names: &[&str], name: &'static str, total: u64, per_page: u64) -> Option<Self> {
        let asked = ctx.asked("deel").filter(|asked| names.contains(asked));
        let alone = asked == Some(name);
        let page = if alone { ctx.page_asked(total.div_ceil(per_page)) } else { 1 };
        (alone || asked.is_none()).then_some(Self { name, total, per_page, page, alone })
    }

    /// Behind how many it begins, and how many it shows at the most.
    #[must_use]
    pub const fn rows(self) -> (u64, u64) {
        (self.page.saturating_sub(1) * self.per_page, self.per_page)
    }

    /// The way to the rest of it, or back to the page with all parts.
    pub fn rest(self, ctx: &Ctx) -> impl IntoView + use<> {
        let link = |name: &str, text: String| {
            let to = format!("{}#{}", ctx.with_query(&[("deel", name), ("pagina", "")]), self.name);
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
                {link("", ctx.t("part-back"))}
            }
            .into_any()
        } else {
            let more = self.total > self.per_page;
            more.then(|| link(self.name, ctx.tv("part-all", &[("count", self.total.into())]))).into_any()
        }
    }
}
