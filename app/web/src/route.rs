//! Addresses have types: one for each page, form and file of ours. What the router matches, what a link says
//! and what a handler reads come from the same line of [`crate::routes`].

use crate::error::AppError;
use axum::{
    Router,
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
    routing::MethodRouter,
};
use leptos_router::{ParamSegment, PartialPathMatch, PathSegment, PossibleRouteMatch, StaticSegment};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::{fmt::Display, marker::PhantomData};

/// What stands in an address as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// An address of ours.
pub trait Route {
    /// Its pattern, with `{name}` for each part that differs.
    const PATH: &'static str;

    /// The address itself.
    fn path(&self) -> String;

    /// The address with one question behind it: `/initiatieven?buurt=BU01530000`.
    fn ask(&self, name: &str, value: impl Display) -> String {
        let query = serde_html_form::to_string([(name, value.to_string())]).unwrap_or_default();
        format!("{}?{query}", self.path())
    }

    /// The address of a page that says what was just done: `/mijn?gedaan=waardering`.
    fn done(&self, what: impl Display) -> String {
        self.ask("gedaan", what)
    }

    /// The same, at the part of the page where it was done: `/mijn/gegevens?gedaan=gewist#kopie`.
    fn done_at(&self, what: impl Display, part: impl Display) -> String {
        format!("{}#{part}", self.done(what))
    }

    /// The address of a part of the page: `/mijn/initiatieven/tuin#weg`.
    fn part(&self, id: impl Display) -> String {
        format!("{}#{id}", self.path())
    }
}

/// A route whose parts can be read from an address.
pub trait FromPath: Route + Sized {
    /// Reads the parts by their names. `None` when one is missing or is not what it should be.
    fn from_path(part: &dyn Fn(&str) -> Option<String>) -> Option<Self>;
}

/// Whether a path says a control character.
#[must_use]
pub fn has_control(path: &str) -> bool {
    percent_encoding::percent_decode_str(path).decode_utf8_lossy().contains(char::is_control)
}

/// Fills a pattern with values, in the order of its parts.
#[must_use]
pub fn filled(pattern: &str, values: &[&dyn Display]) -> String {
    let mut values = values.iter();
    let steps = pattern.split('/').map(|step| match part(step).and_then(|_| values.next()) {
        Some(value) => utf8_percent_encode(&value.to_string(), PLAIN).to_string(),
        None => step.to_owned(),
    });
    steps.collect::<Vec<_>>().join("/")
}

/// Declares routes: what is there, its parts with their types, its pattern.
macro_rules! routes {
    ($($(#[$meta:meta])+ $name:ident $(($($part:ident: $type:ty),+))? = $path:literal;)+) => {
        $(
            $(#[$meta])+
            #[doc = ""]
            #[doc = concat!("`", $path, "`")]
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            pub struct $name $(<$($part = $type),+>($(pub $part),+))?;

            impl $(<$($part: std::fmt::Display),+>)? $crate::route::Route for $name $(<$($part),+>)? {
                const PATH: &'static str = $path;

                fn path(&self) -> String {
                    let Self $(($($part),+))? = self;
                    $crate::route::filled($path, &[$($($part),+)?])
                }
            }

            impl $crate::route::FromPath for $name {
                fn from_path(part: &dyn Fn(&str) -> Option<String>) -> Option<Self> {
                    let _ = part;
                    Some($name $(($(part(stringify!($part))?.parse().ok()?),+))?)
                }
            }
        )+

        /// The pattern of each route here, and the names of its parts.
        #[cfg(test)]
        pub(super) const ALL: &[(&str, &[&str])] = &[$(($path, &[$($(stringify!($part)),+)?])),+];
    };
}
pub(crate) use routes;

/// A pattern as the router of pages matches it.
#[derive(Debug, Clone, Copy)]
pub struct Pattern<R>(PhantomData<R>);

/// The pattern of a route, for the list of pages.
#[must_use]
pub const fn at<R: Route>() -> Pattern<R> {
    Pattern(PhantomData)
}

impl<R: Route> PossibleRouteMatch for Pattern<R> {
    fn optional(&self) -> bool {
        false
    }

    fn test<'a>(&self, path: &'a str) -> Option<PartialPathMatch<'a>> {
        let (mut rest, mut params) = (path, Vec::new());
        for step in steps(R::PATH) {
            let found = match part(step) {
                Some(name) => ParamSegment(name).test(rest)?,
                None => StaticSegment(step).test(rest)?,
            };
            rest = found.remaining();
            params.extend(found.params());
        }
        let matched = path.get(..path.len().saturating_sub(rest.len())).unwrap_or(path);
        Some(PartialPathMatch::new(rest, params, matched))
    }

    fn generate_path(&self, path: &mut Vec<PathSegment>) {
        for step in steps(R::PATH) {
            match part(step) {
                Some(name) => ParamSegment(name).generate_path(path),
                None => StaticSegment(step).generate_path(path),
            }
        }
    }
}

/// The steps of a pattern; the front page has one that is empty.
fn steps(pattern: &'static str) -> impl Iterator<Item = &'static str> {
    pattern.split('/').skip(1)
}

/// The name of a step that differs.
fn part(step: &str) -> Option<&str> {
    step.strip_prefix('{')?.strip_suffix('}')
}

/// The parts of the address that a form was posted to. An address whose parts make no sense is that of
/// nothing: whoever follows it gets our own page about that.
#[derive(Debug, Clone, Copy)]
pub struct At<R>(pub R);

impl<R: FromPath, S: Send + Sync> FromRequestParts<S> for At<R> {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, AppError> {
        let Ok(params) = RawPathParams::from_request_parts(parts, state).await else {
            return Err(AppError::NotFound);
        };
        let part =
            |name: &str| params.iter().find(|(found, _)| *found == name).map(|(_, value)| value.to_owned());
        R::from_path(&part).map(At).ok_or(AppError::NotFound)
    }
}

/// Routes in the router of forms and files.
pub trait Routes<S> {
    /// Answers at the address of this route.
    #[must_use]
    fn at<R: Route>(self, how: MethodRouter<S>) -> Self;
}

impl<S: Clone + Send + Sync + 'static> Routes<S> for Router<S> {
    fn at<R: Route>(self, how: MethodRouter<S>) -> Self {
        self.route(R::PATH, how)
    }
}

#[cfg(test)]
mod tests {
    use super::{FromPath as _, Pattern, Route, at};
    use crate::routes::{self, initiatives, requests, site};
    use leptos_router::{PathSegment, PossibleRouteMatch as _};

    #[test]
    fn an_address_is_written_and_read_by_the_same_line() {
        let offer = domain::id::OfferId(uuid::Uuid::from_u128(7));
        let route = requests::Offer("2026-0007".to_owned(), offer);
        assert_eq!(route.path(), format!("/verzoeken/2026-0007/aanbod/{offer}"));
        let read = |number: &str, id: &str| {
            let (number, id) = (number.to_owned(), id.to_owned());
            requests::Offer::from_path(&move |name| match name {
                "number" => Some(number.clone()),
                "offer" => Some(id.clone()),
                _ => None,
            })
        };
        assert_eq!(read("2026-0007", &offer.to_string()), Some(route));
        assert_eq!(read("2026-0007", "geen"), None);
        assert_eq!(site::Home.path(), "/");
    }

    #[test]
    fn what_stands_in_an_address_can_not_become_another_part_of_it() {
        assert_eq!(initiatives::Detail("a/b?c#d e%").path(), "/initiatieven/a%2Fb%3Fc%23d%20e%25");
        assert_eq!(initiatives::List.ask("wijk", "a&b=c"), "/initiatieven?wijk=a%26b%3Dc");
        assert_eq!(initiatives::Edit("tuin").part("weg"), "/mijn/initiatieven/tuin#weg");
        assert_eq!(
            initiatives::Edit("tuin").done_at("bewaard", "weg"),
            "/mijn/initiatieven/tuin?gedaan=bewaard#weg"
        );
        assert_eq!(initiatives::Edit("tuin").done("bewaard"), "/mijn/initiatieven/tuin?gedaan=bewaard");
    }

    #[test]
    fn the_parts_of_each_pattern_are_those_of_its_type_and_no_two_are_the_same() {
        let mut seen = std::collections::BTreeSet::new();
        for (pattern, parts) in routes::all() {
            let named: Vec<_> = pattern
                .split('/')
                .filter_map(|step| step.strip_prefix('{').and_then(|step| step.strip_suffix('}')))
                .collect();
            assert_eq!(named, parts, "{pattern}");
            assert!(seen.insert(pattern), "{pattern} is there twice");
        }
        assert!(seen.len() > 130, "{}", seen.len());
    }

    #[test]
    fn pages_match_as_the_pattern_says() {
        fn matched<R: Route>(_: Pattern<R>, path: &str) -> Option<Vec<String>> {
            let found = at::<R>().test(path)?;
            found.is_complete().then(|| found.params().into_iter().map(|(_, value)| value).collect())
        }
        assert_eq!(matched(at::<site::Home>(), "/"), Some(vec![]));
        assert_eq!(matched(at::<site::Home>(), "/over"), None);
        assert_eq!(matched(at::<initiatives::Detail>(), "/initiatieven/tuin"), Some(vec!["tuin".to_owned()]));
        assert_eq!(matched(at::<initiatives::Detail>(), "/initiatieven/tuin/x"), None);
        assert_eq!(matched(at::<initiatives::Detail>(), "/initiatieven"), None);
        assert_eq!(matched(at::<initiatives::List>(), "/initiatievenlijst"), None);
        let mut steps = Vec::new();
        at::<initiatives::Detail>().generate_path(&mut steps);
        assert_eq!(steps, [PathSegment::Static("initiatieven".into()), PathSegment::Param("slug".into())]);
    }
}
