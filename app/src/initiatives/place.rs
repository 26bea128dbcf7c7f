//! The fields in which somebody says where it is, and what they posted in them: when it is registered, and
//! when its makers change it.

use crate::map::draw;
use domain::{area::Point, initiative::Precision};
use leptos::prelude::*;
use store::areas::{self, chosen::Chosen};
use web::{
    context::Ctx,
    form::{FormState, FormView},
    route::Route as _,
    routes,
    ui::{
        choice::{Choice, Choices, choices},
        field::{Select, TextField, options},
        section::Section,
    },
};

/// Width in CSS pixels of the picture to click in, on wide screens. Fixed, so that a click can be counted
/// back without JavaScript.
pub const WIDE: f64 = 600.0;
/// The same on narrow screens.
pub const SMALL: f64 = 260.0;

/// What is said when the map that somebody clicked on is another one by now.
pub const MAP_CHANGED: &str = "kaart-veranderd#waar-way";

/// What was posted.
pub struct Posted {
    /// The answers, with a click on the map in them.
    pub chosen: Chosen,
    /// What the page says when somebody is not done with it: they clicked on the map, or want to see which
    /// neighbourhoods lie at their postcode.
    pub stay: Option<&'static str>,
}

/// Reads the fields.
#[must_use]
pub fn posted(ctx: &Ctx, form: &FormState) -> Posted {
    let mut chosen = of(form);
    let click = clicked(form);
    // A click means a place in the picture that was looked at.
    let same_map = form.value("drawn").is_some_and(|drawn| drawn == ctx.live.areas.version);
    let looks = form.value("look").is_some();
    let stay = match click {
        Some((x, y)) if same_map => {
            let Point { lat, lon } = ctx.live.areas.point_at(x, y);
            chosen = Chosen {
                way: "map".to_owned(),
                lat: format!("{lat:.5}"),
                lon: format!("{lon:.5}"),
                ..chosen
            };
            // Outside the lines is a fault like any other.
            chosen.area(&ctx.live.areas).is_ok().then_some("geklikt#waar-way")
        }
        Some(_) => Some(MAP_CHANGED),
        None if looks => {
            "postcode".clone_into(&mut chosen.way);
            chosen.offered(&ctx.live.areas).is_ok().then_some("buurten#waar-postcode")
        }
        None => None,
    };
    Posted { chosen, stay }
}

fn of(form: &FormState) -> Chosen {
    let value = |name: &str| form.value(name).unwrap_or_default().to_owned();
    Chosen {
        way: value("way"),
        area: value("area"),
        postcode: value("postcode"),
        near: value("near"),
        lat: value("lat"),
        lon: value("lon"),
        precision: value("precision"),
    }
}

/// Where on the drawn map somebody clicked. A keyboard "clicks" a picture at 0, 0: that is no place.
fn clicked(form: &FormState) -> Option<(f64, f64)> {
    let number = |name: &str| form.value(name)?.parse::<f64>().ok();
    let at = |of: &str, width: f64| {
        let scale = areas::WIDTH / width;
        Some((number(&format!("{of}.x"))? * scale, number(&format!("{of}.y"))? * scale))
    };
    at("wide", WIDE).or_else(|| at("small", SMALL)).filter(|(x, y)| *x > 0.0 || *y > 0.0)
}

/// The fields: the way to say where it is, and how exactly it is shown. Those that belong to a way stand
/// under it.
pub fn fields(ctx: &Ctx, there: &Chosen, form: &FormView) -> impl IntoView + use<> {
    let chosen = form.state.as_ref().map_or_else(|| there.clone(), of);
    let mapped = !ctx.live.areas.neighbourhoods.is_empty();
    let precision = match chosen.precision.as_str() {
        "" if !mapped => Precision::None.code().to_owned(),
        "" => Precision::Neighbourhood.code().to_owned(),
        chosen => chosen.to_owned(),
    };
    view! {
        {(!mapped).then(|| draw::none_yet(ctx))}
        <Choices
            form=form.clone()
            name="way"
            legend=ctx.t("register-way")
            chosen=vec![if mapped { chosen.way.clone() } else { EVERYWHERE.to_owned() }]
            choices=ways(ctx, &chosen, form)
        />
        <Choices
            form=form.clone()
            name="precision"
            legend=ctx.t("register-precision")
            chosen=vec![precision]
            choices=choices(ctx, "precision", Precision::ALL, Precision::code, true)
        />
    }
}

/// The way of who is nowhere in particular.
const EVERYWHERE: &str = "everywhere";

/// The ways to say where it is.
fn ways(ctx: &Ctx, chosen: &Chosen, form: &FormView) -> Vec<Choice> {
    let everywhere = Choice::new(EVERYWHERE, ctx.t("way-everywhere"));
    if ctx.live.areas.neighbourhoods.is_empty() {
        return vec![everywhere];
    }
    let names = ctx.live.areas.neighbourhoods.iter().map(|area| (area.code.clone(), area.name.clone()));
    let now = ctx.live.areas.neighbourhood(&chosen.area).map(|area| area.code.clone());
    let list = view! {
        <Select
            form=form.clone()
            name="area"
            label=ctx.t("field-area")
            options=options(ctx.t("choose"), names)
            value=now.unwrap_or_default()
        />
    };
    vec![
        Choice::new("list", ctx.t("way-list")).more(list),
        Choice::new("postcode", ctx.t("way-postcode")).more(by_postcode(ctx, chosen, form)),
        Choice::new("map", ctx.t("way-map")).hint(ctx.t("way-map-hint")).more(on_map(ctx, chosen, form)),
        everywhere,
    ]
}

/// A postcode, and the neighbourhoods that it may be about: it never picks one by itself.
fn by_postcode(ctx: &Ctx, chosen: &Chosen, form: &FormView) -> impl IntoView + use<> {
    let offered = chosen.offered(&ctx.live.areas).unwrap_or_default();
    let names: Vec<_> =
        offered.into_iter().map(|area| (area.code.clone(), area_in_words(ctx, &area.code))).collect();
    let near = (!names.is_empty()).then(|| {
        view! {
            <Select
                form=form.clone()
                name="near"
                label=ctx.t("field-near")
                hint=ctx.t("field-near-hint")
                options=options(ctx.t("choose"), names)
                value=chosen.near.clone()
            />
        }
    });
    view! {
        <TextField
            form=form.clone()
            name="postcode"
            label=ctx.t("field-postcode")
            hint=ctx.t("field-postcode-hint")
            value=chosen.postcode.clone()
            autocomplete="postal-code"
            narrow=true
        />
        <div>
            <button class="nl-button nl-button--secondary" type="submit" name="look" value="1">
                <span class="nl-button__label">{ctx.t("postcode-look")}</span>
            </button>
        </div>
        {near}
    }
}

/// A map to click on: the large one on wide screens, the small one on narrow ones.
fn on_map(ctx: &Ctx, chosen: &Chosen, form: &FormView) -> impl IntoView + use<> {
    let areas = &ctx.live.areas;
    let area = chosen.clicked().and_then(|point| areas.at(point));
    let clicked = area.map(|area| {
        view! {
            <p class="nl-paragraph">
                <b>{ctx.tv("register-clicked", &[("area", (&area.name).into())])}</b>
            </p>
        }
    });
    let picture = routes::map::Picture.ask("v", draw::picture_version(areas));
    view! {
        <input type="hidden" name="lat" value=form.value("lat", &chosen.lat) />
        <input type="hidden" name="lon" value=form.value("lon", &chosen.lon) />
        <input type="hidden" name="drawn" value=areas.version.clone() />
        {clicked}
        <p class="utrecht-form-field-description">{ctx.t("register-map-hint")}</p>
        <input
            type="image"
            name="wide"
            class="mw-clickmap mw-clickmap--wide"
            src=picture.clone()
            alt=ctx.t("register-map-alt")
        />
        <input
            type="image"
            name="small"
            class="mw-clickmap mw-clickmap--small"
            src=picture
            alt=ctx.t("register-map-alt")
        />
    }
}

/// What others see of the place.
pub fn preview(ctx: &Ctx, chosen: &Chosen) -> impl IntoView + use<> {
    let area = chosen.area(&ctx.live.areas).ok().flatten();
    let code = area.map(|(area, _)| area.code.clone()).unwrap_or_default();
    view! {
        <Section id="zo" title=ctx.t("register-preview") looks=3 class="mw-box mw-stack">
            {draw::pinned(ctx, &code)}
            <p class="mw-small">{ctx.t("register-preview-text")}</p>
        </Section>
    }
}

/// A place in words: neighbourhood and district; or what is wrong with it.
#[must_use]
pub fn in_words(ctx: &Ctx, chosen: &Chosen) -> String {
    match chosen.area(&ctx.live.areas) {
        Ok(Some((area, _))) => area_in_words(ctx, &area.code),
        Ok(None) => ctx.t("area-everywhere"),
        Err(("near", _)) => chosen.postcode.clone(),
        Err((field, fault)) => ctx.field_error(field, &fault),
    }
}

/// A neighbourhood with its district, for who has to recognise it.
#[must_use]
pub fn area_in_words(ctx: &Ctx, code: &str) -> String {
    let areas = &ctx.live.areas;
    let (name, district) = (areas.name(code), areas.get(code).map(|area| areas.name(&area.district)));
    match district.filter(|district| !district.is_empty()) {
        Some(district) => ctx.tv("area-in-district", &[("area", name.into()), ("district", district.into())]),
        None => name,
    }
}
