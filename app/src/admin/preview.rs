//! `/beheer/gebieden/bekijken`: what a file of areas would change, before it is taken in.

use crate::admin::{self, actions, desk::under, one_area::things_in_words};
use axum::{Router, routing::post};
use domain::access::Action;
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use store::{
    areas::{
        self, Area, Areas,
        import::{Incoming, Note, Reading, Wrong},
        moves::{self, Things},
        plan::{self, Difference, Missing},
        settle::Change,
    },
    settings::AREAS_TO_COME,
};
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{FormView, Posted},
    meanwhile::print,
    route::{Route as _, Routes as _},
    routes,
    seen::Seen,
    ui::{
        bits::{Badge, ButtonLink, heads},
        choice::{Choice, Choices},
        field::{Select, options},
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().at::<routes::admin::TakeIn>(post(take_in))
}

/// The page.
#[component]
pub fn Preview() -> impl IntoView {
    page(async |ctx, routes::admin::Preview| {
        let model = PreviewModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// A file that was kept, and what it would change.
struct PreviewModel {
    /// Tells this file from another one.
    print: String,
    /// All of it.
    reading: Reading,
    /// Code of the municipality of which the areas come in; [`ALL`] for all of them, nothing when it has to
    /// be chosen first.
    municipality: Option<String>,
    /// How much stands on the areas that are there.
    things: HashMap<String, Things>,
}

/// In the address: all municipalities of a file.
const ALL: &str = "alle";
/// In a form: the area ends, and no other takes its place.
const ENDS: &str = "-";

/// The file that waits, when there is one, and what tells it from another.
fn kept(text: Option<String>) -> Option<(String, Reading)> {
    let text = text?;
    Some((print(&text), serde_json::from_str(&text).ok()?))
}

impl PreviewModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::Administer)?;
        let text = store::settings::text(ctx.db(), ctx.municipality(), "", AREAS_TO_COME).await?;
        let (print, reading) = kept(text).ok_or(AppError::NotFound)?;
        let municipality = chosen(ctx, &reading, ctx.asked("gemeente"));
        let things = moves::things(ctx.db(), ctx.municipality()).await?;
        Ok(Self { print, reading, municipality, things })
    }

    /// What comes in.
    fn come(&self) -> Vec<&Incoming> {
        come(&self.reading, self.municipality.as_deref())
    }

    fn wrong(&self) -> Vec<(usize, Wrong)> {
        self.reading.wrong(self.municipality.as_deref().filter(|code| *code != ALL)).collect()
    }

    /// The districts that come in, or the neighbourhoods.
    fn coming(&self, districts: bool) -> Vec<Area> {
        self.come().into_iter().filter(|area| area.district.is_none() == districts).map(as_area).collect()
    }
}

/// The municipality of which the areas come in.
fn chosen(ctx: &Ctx, reading: &Reading, asked: Option<&str>) -> Option<String> {
    let asked = asked.filter(|asked| !asked.is_empty());
    if reading.municipalities.len() < 2 || asked == Some(ALL) {
        return Some(ALL.to_owned());
    }
    plan::municipality(&ctx.live.areas, reading, asked, &ctx.app.municipality.name)
}

fn come<'a>(reading: &'a Reading, municipality: Option<&str>) -> Vec<&'a Incoming> {
    let here = |area: &&Incoming| match municipality {
        None => false,
        Some(ALL) => true,
        Some(code) => area.municipality.as_deref().is_none_or(|of| of == code),
    };
    reading.good().filter(here).collect()
}

fn view(ctx: &Ctx, model: &PreviewModel) -> Page {
    let title = ctx.t("areas-preview");
    let form = FormView::new(ctx, "inlezen");
    let come = model.come();
    let far = plan::far(&ctx.live.areas, &come);
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.t("areas-preview-text")}</p>
            </div>
            {errors(ctx, model)}
            {notes(ctx, model)}
            {municipalities(ctx, model)}
            {drawn(&Areas::new(model.coming(false), model.coming(true)), &title)}
            {take_in_form(ctx, model, &form, &come, &far)}
            <p class="mw-btns">
                <ButtonLink to=routes::admin::Places.path() text=ctx.t("areas-other") secondary=true />
            </p>
            <table class="mw-worklist">
                <caption class="mw-vh">{title.clone()}</caption>
                <thead>
                    <tr>{heads(ctx, ["field-name", "areas-code", "areas-kind", "areas-change"])}</tr>
                </thead>
                <tbody>{come.iter().map(|area| row(ctx, area)).collect_view()}</tbody>
            </table>
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
        .under(ctx.t("nav-areas"), routes::admin::Places.path())
}

fn errors(ctx: &Ctx, model: &PreviewModel) -> impl IntoView + use<> {
    /// Most often they are all the same.
    const MOST: usize = 20;
    let wrong = model.wrong();
    let line = |(number, wrong): &(usize, Wrong)| {
        let wrong = ctx.t(&format!("areas-wrong-{}", wrong.code()));
        let values = [("number", number.to_string().into()), ("wrong", wrong.into())];
        view! { <li class="utrecht-unordered-list__item">{ctx.tv("areas-feature", &values)}</li> }
    };
    (!wrong.is_empty()).then(|| {
        view! {
            <div class="mw-notice mw-notice--warning" role="alert" data-testid="area-errors">
                <div class="mw-stack-s">
                    <p>{ctx.tv("areas-errors", &[("count", wrong.len().into())])}</p>
                    <ul class="utrecht-unordered-list">{wrong.iter().take(MOST).map(line).collect_view()}</ul>
                    {(wrong.len() > MOST)
                        .then(|| {
                            let more = wrong.len() - MOST;
                            view! { <p>{ctx.tv("areas-errors-more", &[("count", more.into())])}</p> }
                        })}
                </div>
            </div>
        }
    })
}

/// What was done to understand the file, and what is left out of it.
fn notes(ctx: &Ctx, model: &PreviewModel) -> impl IntoView + use<> {
    let said = |note: &Note| match note {
        Note::Letters(letters) => ctx.tv("areas-note-letters", &[("letters", letters.into())]),
        Note::Converted(grid) => ctx.tv("areas-note-converted", &[("grid", grid.name().into())]),
        Note::OtherLevels(count) => ctx.tv("areas-note-levels", &[("count", (*count).into())]),
        Note::Water(count) => ctx.tv("areas-note-water", &[("count", (*count).into())]),
    };
    let unknown = plan::unknown_districts(&ctx.live.areas, &model.come());
    let unknown = (!unknown.is_empty())
        .then(|| ctx.tv("areas-note-districts", &[("codes", unknown.join(", ").into())]));
    let all: Vec<String> = model.reading.notes.iter().map(said).chain(unknown).collect();
    (!all.is_empty()).then(|| {
        let lines =
            all.into_iter().map(|note| view! { <li class="utrecht-unordered-list__item">{note}</li> });
        view! {
            <div class="mw-notice" data-testid="area-notes">
                <ul class="utrecht-unordered-list">{lines.collect_view()}</ul>
            </div>
        }
    })
}

/// Of a file with more municipalities: which one comes in, and the choice of another.
fn municipalities(ctx: &Ctx, model: &PreviewModel) -> impl IntoView + use<> {
    let there = &model.reading.municipalities;
    (there.len() > 1).then(|| {
        let left_out = model.reading.good().count() - model.come().len();
        let names = there.iter().map(|(code, name)| (code.clone(), format!("{name} ({code})")));
        let names = names.chain([(ALL.to_owned(), ctx.t("areas-municipality-all"))]);
        let form = FormView { name: "gemeente", of: String::new(), state: None, key: uuid::Uuid::nil() };
        let text = match &model.municipality {
            None => ctx.tv("areas-municipality-choose", &[("count", there.len().into())]),
            Some(_) => {
                ctx.tv("areas-municipality-text", &[("count", there.len().into()), ("left", left_out.into())])
            }
        };
        view! {
            <div class="mw-notice">
                <form class="mw-stack" method="get" action=routes::admin::Preview.path()>
                    <p>{text}</p>
                    <Select
                        form=form
                        name="gemeente"
                        label=ctx.t("areas-municipality")
                        options=options(ctx.t("choose"), names)
                        value=model.municipality.clone().unwrap_or_default()
                    />
                    <div>
                        <Submit text=ctx.t("areas-municipality-button") secondary=true />
                    </div>
                </form>
            </div>
        }
    })
}

/// The form that takes the file in, when nothing is wrong with it: with what becomes of areas that are not in
/// it, and a question about what lies far away.
fn take_in_form(
    ctx: &Ctx,
    model: &PreviewModel,
    form: &FormView,
    come: &[&Incoming],
    far: &[&Incoming],
) -> impl IntoView + use<> {
    let names = far.iter().map(|area| area.name.as_str()).take(10).collect::<Vec<_>>().join(", ");
    let sure = (!far.is_empty()).then(|| {
        let values = [("count", far.len().into()), ("names", names.into())];
        view! {
            <Choices
                form=form.clone()
                name="sure"
                legend=ctx.tv("areas-far", &values)
                hint=ctx.t("areas-far-hint")
                several=true
                choices=vec![Choice::new("yes", ctx.t("areas-far-yes"))]
            />
        }
    });
    let missing = plan::missing(&ctx.live.areas, come);
    let can = model.wrong().is_empty() && !come.is_empty();
    can.then(|| {
        view! {
            <PostForm form=form.clone() to=routes::admin::TakeIn.path() class="mw-stack-l">
                <input type="hidden" name="file" value=model.print.clone() />
                <input
                    type="hidden"
                    name="municipality"
                    value=model.municipality.clone().unwrap_or_default()
                />
                {not_there(ctx, model, form, &missing)}
                {sure}
                <div>
                    <Submit text=ctx.tv("areas-take-in", &[("count", come.len().into())]) />
                </div>
            </PostForm>
        }
    })
}

/// Name of the field that says what becomes of an area.
fn field(code: &str) -> String {
    // A code of one's own may have spaces in it, and the name of a field becomes an id.
    let plain =
        |c: char| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("_{:x}_", u32::from(c)) };
    format!("naar-{}", code.chars().map(plain).collect::<String>())
}

/// Areas that are not in the file: each stays, ends, or gives its place to another.
fn not_there(ctx: &Ctx, model: &PreviewModel, form: &FormView, missing: &[Missing]) -> Option<AnyView> {
    let one = |area: &Missing| {
        let things = model.things.get(&area.code).copied().unwrap_or_default();
        let near = area.near.iter().map(|(code, name)| {
            let values = [("name", name.into()), ("code", code.into())];
            (code.clone(), ctx.tv("areas-missing-into", &values))
        });
        let ends = [(ENDS.to_owned(), ctx.t("areas-missing-ends"))];
        let label = format!("{} ({})", area.name, area.code);
        view! {
            <Select
                form=form.clone()
                name=field(&area.code)
                label=label
                hint=things_in_words(ctx, things)
                options=options(ctx.t("areas-missing-stays"), near.chain(ends))
                value=area.likely.clone().unwrap_or_default()
            />
        }
    };
    let open = form.state.is_some() || missing.iter().any(|area| area.likely.is_some());
    (!missing.is_empty()).then(|| {
        view! {
            <Section id="weg" title=ctx.t("areas-missing-title") class="mw-box mw-stack-l">
                <p class="nl-paragraph">{ctx.tv("areas-missing-text", &[("count", missing.len().into())])}</p>
                <details open=open>
                    <summary>{ctx.t("areas-missing-each")}</summary>
                    <div class="mw-stack-l">{missing.iter().map(one).collect_view()}</div>
                </details>
            </Section>
        }
        .into_any()
    })
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Looked {
    file: String,
    municipality: String,
    sure: String,
}

/// Takes in the file that was looked at; the one that a colleague sent meanwhile is looked at first.
async fn take_in(ctx: Ctx, mut form: Posted<Looked>) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let write = admin::begin(&ctx, form.key()).await?;
    let text = store::settings::text(write.tx(), ctx.municipality(), "", AREAS_TO_COME).await?;
    let Some((there, reading)) = kept(text) else {
        return Ok(Seen(routes::admin::Places.done("gebieden-al")));
    };
    let Looked { file, municipality, sure } = std::mem::take(&mut form.fields);
    if there != file {
        return Ok(Seen(routes::admin::Preview.done("gebieden-opnieuw")));
    }
    let page = routes::admin::Preview.ask("gemeente", &municipality);
    let municipality = chosen(&ctx, &reading, Some(&municipality));
    let come = come(&reading, municipality.as_deref());
    let wrong = reading.wrong(municipality.as_deref().filter(|code| *code != ALL)).next();
    if come.is_empty() || wrong.is_some() {
        return Err(AppError::Refused("refused-areas-wrong"));
    }
    if sure != "yes" && !plan::far(&ctx.live.areas, &come).is_empty() {
        form.error("sure", "error-areas-far");
    }
    let things = moves::things(write.tx(), ctx.municipality()).await?;
    let go = ends(&ctx, &mut form, &come, &things);
    form.check(&page)?;
    let change = Change { come: come.into_iter().cloned().collect(), go };
    actions::take_in_kept_areas(&write, &change).await?;
    admin::settled(&ctx, write, routes::admin::Places.done("gebieden")).await
}

/// What was decided about areas that are not in the file; what can't be is noted.
fn ends(
    ctx: &Ctx,
    form: &mut Posted<Looked>,
    come: &[&Incoming],
    things: &HashMap<String, Things>,
) -> Vec<(String, Option<String>)> {
    let missing = plan::missing(&ctx.live.areas, come);
    let posted: HashMap<String, String> = form.values().iter().cloned().collect();
    let said = |code: &str| posted.get(&field(code)).map_or("", String::as_str);
    let ending: HashSet<&str> =
        missing.iter().map(|area| area.code.as_str()).filter(|code| !said(code).is_empty()).collect();
    let moves: HashSet<&str> = come.iter().map(|area| area.code.as_str()).collect();
    let mut go = Vec::new();
    for area in &missing {
        // Neighbourhoods that stay in a district need it.
        let inside = ctx.live.areas.neighbourhoods.iter().any(|one| {
            let stays = !ending.contains(one.code.as_str()) && !moves.contains(one.code.as_str());
            one.district == area.code && stays
        });
        let used = inside || things.get(&area.code).is_some_and(|things| !things.is_nothing());
        match said(&area.code) {
            "" => {}
            ENDS if used => form.error(&field(&area.code), "error-area-used"),
            ENDS => go.push((area.code.clone(), None)),
            into if ending.contains(into) => form.error(&field(&area.code), "error-area-ends-too"),
            into if area.near.iter().any(|(code, _)| code == into) => {
                go.push((area.code.clone(), Some(into.to_owned())));
            }
            _ => form.error(&field(&area.code), "error-choose"),
        }
    }
    go
}

fn row(ctx: &Ctx, area: &Incoming) -> impl IntoView + use<> {
    let (key, tone) = match plan::difference(&ctx.live.areas, area) {
        Difference::New => ("areas-new", "success"),
        Difference::Renamed => ("areas-renamed", "info"),
        Difference::OtherDistrict => ("areas-other-district", "info"),
        Difference::Redrawn => ("areas-redrawn", "info"),
        Difference::Same => ("areas-same", "neutral"),
    };
    let kind = ctx.t(if area.district.is_some() { "areas-neighbourhood" } else { "areas-district" });
    view! {
        <tr>
            <th scope="row" data-label=ctx.t("field-name")>
                {area.name.clone()}
            </th>
            <td data-label=ctx.t("areas-code")>{area.code.clone()}</td>
            <td data-label=ctx.t("areas-kind")>{kind}</td>
            <td data-label=ctx.t("areas-change")>
                <Badge tone=tone text=ctx.t(key) />
            </td>
        </tr>
    }
}

fn as_area(area: &Incoming) -> Area {
    Area {
        code: area.code.clone(),
        name: area.name.clone(),
        district: area.district.clone().unwrap_or_default(),
        outline: area.outline.clone(),
        point: area.point,
        path: String::new(),
        at: (0.0, 0.0),
    }
}

/// Areas as a map.
pub fn drawn(areas: &Areas, label: &str) -> impl IntoView + use<> {
    let paths = areas
        .neighbourhoods
        .iter()
        .map(|area| {
            view! {
                <path d=area.path.clone() class="n mw-s1">
                    <title>{area.name.clone()}</title>
                </path>
            }
        })
        .collect_view();
    let lines =
        areas.districts.iter().map(|area| view! { <path d=area.path.clone() class="wijk" /> }).collect_view();
    let none = areas.neighbourhoods.is_empty() && areas.districts.is_empty();
    (!none).then(|| {
        view! {
            <svg
                class="mw-map"
                viewBox=format!("0 0 {:.0} {:.0}", areas::WIDTH, areas.height())
                role="img"
                aria-label=label.to_owned()
            >
                {paths}
                {lines}
            </svg>
        }
    })
}
