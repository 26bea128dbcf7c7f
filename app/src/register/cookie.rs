//! Which draft this browser is filling in. Its number is the key to what somebody typed, and stands in a
//! cookie that is sent with the pages of registering only.

use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};
use uuid::Uuid;
use web::{context::Ctx, route::Route as _, routes, seen::Seen};

/// Name of the cookie that holds the number of the draft.
const COOKIE: &str = "aanmelding";

/// The number of the draft that this browser is filling in.
#[must_use]
pub fn draft_of(ctx: &Ctx) -> Option<Uuid> {
    ctx.cookie(COOKIE)?.parse().ok()
}

/// Remembers the draft in this browser, for a month.
#[must_use]
pub fn with_draft(ctx: &Ctx, id: Uuid, seen: Seen) -> Response {
    ([(header::SET_COOKIE, cookie(ctx, id))], seen).into_response()
}

/// The cookie itself.
#[must_use]
pub fn cookie(ctx: &Ctx, id: Uuid) -> String {
    const PATH: &str = routes::register::What::PATH;
    let secure = if ctx.app.base_url.starts_with("https://") { "; Secure" } else { "" };
    format!("{COOKIE}={id}; Path={PATH}; Max-Age=2592000; SameSite=Lax; HttpOnly{secure}")
}

/// Nothing of what was filled in stays in this browser: somebody else may use it next.
#[must_use]
pub fn without_draft(seen: Seen) -> Response {
    const PATH: &str = routes::register::What::PATH;
    let cookie = format!("{COOKIE}=; Path={PATH}; Max-Age=0; SameSite=Lax; HttpOnly");
    ([(header::SET_COOKIE, cookie)], seen).into_response()
}
