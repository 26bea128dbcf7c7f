//! Which drafts this browser is filling in. The number of a draft is the key to what somebody typed, and
//! stands in a cookie that is sent with the pages of registering only. The address of a page says which of
//! them it is about by the start of its number, which opens nothing by itself: so two tabs are two drafts.

use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};
use uuid::Uuid;
use web::{context::Ctx, route::Route as _, routes, seen::Seen};

/// Name of the cookie that holds the numbers of the drafts.
const COOKIE: &str = "aanmelding";
/// What an address asks for: the start of the number of a draft.
const CONCEPT: &str = "concept";
/// So many drafts one browser holds: the oldest makes room.
const MOST: usize = 12;

/// The numbers of the drafts of this browser, the oldest first.
#[must_use]
pub fn drafts_of(ctx: &Ctx) -> Vec<Uuid> {
    let numbers = ctx.cookie(COOKIE).unwrap_or_default().split('.');
    numbers.filter_map(|number| number.parse().ok()).take(MOST).collect()
}

/// Whether the address says which draft it is about, also when this browser does not hold it.
#[must_use]
pub fn says_which(ctx: &Ctx) -> bool {
    ctx.asked(CONCEPT).is_some()
}

/// The number of the draft that this page is about, when this browser holds it.
#[must_use]
pub fn draft_of(ctx: &Ctx) -> Option<Uuid> {
    let asked = ctx.asked(CONCEPT)?;
    drafts_of(ctx).into_iter().find(|id| start_of(*id) == asked)
}

/// A page of registering, about this draft.
#[must_use]
pub fn about(path: &str, id: Uuid) -> String {
    let joined = if path.contains('?') { '&' } else { '?' };
    format!("{path}{joined}{CONCEPT}={}", start_of(id))
}

/// Another page of registering, about the draft that this page is about.
#[must_use]
pub fn same(ctx: &Ctx, path: &str) -> String {
    match ctx.asked(CONCEPT) {
        Some(asked) => format!("{path}?{CONCEPT}={}", asked.get(..8).unwrap_or_default()),
        None => path.to_owned(),
    }
}

fn start_of(id: Uuid) -> String {
    id.simple().to_string().chars().take(8).collect()
}

/// What the browser is told to hold: these drafts, for a month.
#[must_use]
pub fn holding(ctx: &Ctx, ids: &[Uuid]) -> String {
    const PATH: &str = routes::register::What::PATH;
    let secure = if ctx.app.base_url.starts_with("https://") { "; Secure" } else { "" };
    let newest = ids.get(ids.len().saturating_sub(MOST)..).unwrap_or_default();
    let numbers = newest.iter().map(ToString::to_string).collect::<Vec<_>>().join(".");
    let age = if numbers.is_empty() { 0 } else { 2_592_000 };
    format!("{COOKIE}={numbers}; Path={PATH}; Max-Age={age}; SameSite=Lax; HttpOnly{secure}")
}

/// The same, with this draft as the newest one.
#[must_use]
pub fn holding_also(ctx: &Ctx, id: Uuid) -> String {
    let others = drafts_of(ctx).into_iter().filter(|other| *other != id);
    holding(ctx, &others.chain([id]).collect::<Vec<_>>())
}

/// Goes on, and remembers the draft in this browser.
#[must_use]
pub fn with_draft(ctx: &Ctx, id: Uuid, seen: Seen) -> Response {
    ([(header::SET_COOKIE, holding_also(ctx, id))], seen).into_response()
}

/// Goes on without this draft: nothing of it stays in this browser.
#[must_use]
pub fn without_draft(ctx: &Ctx, id: Uuid, seen: Seen) -> Response {
    let others: Vec<_> = drafts_of(ctx).into_iter().filter(|other| *other != id).collect();
    ([(header::SET_COOKIE, holding(ctx, &others))], seen).into_response()
}

/// Goes on without any draft: somebody else may use this browser next.
#[must_use]
pub fn without_drafts(ctx: &Ctx, seen: Seen) -> Response {
    ([(header::SET_COOKIE, holding(ctx, &[]))], seen).into_response()
}
