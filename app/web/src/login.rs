//! Where a visitor logs in, and where they go on to.

use crate::{context::Ctx, route::Route as _, routes, seen::Seen};

/// Where a visitor logs in, to come back to this page afterwards.
#[must_use]
pub fn login_path(ctx: &Ctx) -> String {
    // What was posted can't be gone to.
    let next = if ctx.posted.get().is_some() { "/".to_owned() } else { ctx.path_and_query() };
    let query = serde_html_form::to_string([("naar", next)]).unwrap_or_default();
    format!("{}?{query}", routes::accounts::Login.path())
}

/// Sends a visitor to the log-in page.
#[must_use]
pub fn to_login(ctx: &Ctx) -> Seen {
    Seen(login_path(ctx))
}

/// A path of this site to go on to; anything else becomes the start page, so that no link leads elsewhere.
#[must_use]
pub fn safe_path(path: &str) -> &str {
    let inside = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && path.parse::<axum::http::Uri>().is_ok();
    if inside { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::safe_path;

    #[test]
    fn a_way_on_never_leaves_the_site() {
        assert_eq!(safe_path("/mijn?x=1"), "/mijn?x=1");
        for elsewhere in
            ["https://example.org", "//example.org", "/\\example.org", "javascript:1", "", "/a\nb"]
        {
            assert_eq!(safe_path(elsewhere), "/", "{elsewhere}");
        }
    }
}
