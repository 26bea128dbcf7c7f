//! How the municipality does, on the front page: a few of its own figures, each leading to what it counts.

use crate::figures::pages::FiguresModel;
use domain::{figures::Shown, obstacle::Stand};
use leptos::prelude::*;
use std::sync::Arc;
use store::obstacles::lists::Tally;
use web::{context::Ctx, error::AppError, route::Route as _, routes, ui::section::Section};

/// A few figures of this year, and what stands open today.
pub struct HowModel {
    figures: Arc<FiguresModel>,
    open: u64,
    /// How many days the oldest open obstacle is there.
    oldest: i32,
    removed: u64,
}

impl HowModel {
    /// With so many obstacles.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx, tally: &Tally) -> Result<Self, AppError> {
        Ok(Self {
            figures: FiguresModel::this_year(ctx).await?,
            open: tally.count(Stand::Open, None),
            oldest: tally.days_of_oldest(ctx.now),
            removed: tally.count(Stand::Gone, None),
        })
    }
}

/// A figure: the number, its unit, what it is of, where that can be seen, and how it looks.
type Figure = (String, String, String, String, &'static str);

/// What is told. What is too small to tell is left out.
fn figures(ctx: &Ctx, model: &HowModel) -> Vec<Figure> {
    let (obstacles, figures) = (routes::obstacles::List, routes::figures::Figures.path());
    let spoken = model.figures.first_contact().map(|spread| {
        let days = i64::from(spread.median);
        let unit = ctx.tv("how-days", &[("count", days.into())]);
        (days.to_string(), unit, ctx.t("how-spoken"), figures.clone(), "")
    });
    let received = match model.figures.received() {
        Some(Shown::Exactly(count)) => {
            Some((count.to_string(), String::new(), ctx.t("how-received"), figures, ""))
        }
        Some(Shown::Few | Shown::Withheld) | None => None,
    };
    let removed = (
        model.removed.to_string(),
        String::new(),
        ctx.tv("how-removed", &[("count", model.removed.into())]),
        obstacles.part("weg"),
        "",
    );
    let text = ctx.tv("how-open", &[("count", model.open.into()), ("days", model.oldest.into())]);
    let open = (model.open.to_string(), String::new(), text, obstacles.part("open"), "open");
    [spoken, received, Some(removed), Some(open)].into_iter().flatten().collect()
}

/// The strip.
pub fn view(ctx: &Ctx, model: &HowModel) -> impl IntoView + use<> {
    let cards = figures(ctx, model).into_iter().map(|(number, unit, text, to, class)| {
        view! {
            <li class=(!class.is_empty()).then_some(class)>
                <p class="mw-how__n">{number} " " <span>{unit}</span></p>
                <a class="nl-link" href=to>
                    {text}
                </a>
            </li>
        }
    });
    let more = view! {
        <p class="nl-paragraph">
            <a class="nl-link" href=routes::figures::Figures.path()>
                {ctx.t("how-all")}
            </a>
        </p>
    };
    view! {
        <Section
            id="zo-doen-wij-het"
            title=ctx.t("nav-figures")
            text=ctx.t("how-text")
            beside=Some(more.into_any())
            band="mw-band mw-band--cream"
            class="mw-wrap mw-stack-l"
        >
            <ul class="mw-how">{cards.collect_view()}</ul>
        </Section>
    }
}
