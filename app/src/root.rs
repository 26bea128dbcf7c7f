//! The shell around every page, the list of pages, and how a page is drawn for a request.

use crate::{
    accounts, admin, assessments, council, cover, critique, exceptions, figures, filings, handover,
    initiatives, learning, map, notifications, obstacles, photos, privacy, recognition, register, reports,
    requests, site,
};
use axum::{
    body::{Body, to_bytes},
    extract::{MatchedPath, Request},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::event::hex;
use futures::{StreamExt as _, future::ready, stream::once};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_integration_utils::{BoxedFnOnce, PinnedFuture, PinnedStream};
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute as _},
    components::{FlatRoutes, Route, Router},
};
use memchr::memmem;
use sha2::{Digest, Sha256};
use std::sync::{Arc, OnceLock};
use web::{
    context::{App, Ctx},
    error::{AppError, Spoken, Undrawn},
    route::{Route as _, at},
    routes,
    ui::{fault::error_page, page::fixed},
};

/// The document around a page.
pub fn shell() -> impl IntoView {
    let ctx = use_context::<Ctx>();
    let lang = ctx.as_ref().map_or("nl", |ctx| ctx.lang.code());
    let asset = |name: &str| ctx.as_ref().map(|ctx| ctx.asset(name)).unwrap_or_default();
    view! {
        <!DOCTYPE html>
        <html lang=lang class="utrecht-root voorbeeld-theme mw-theme">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="manifest" href="/site.webmanifest" />
                <link
                    rel="preload"
                    href=asset("fonts/noto-sans-latin.woff2")
                    r#as="font"
                    r#type="font/woff2"
                    crossorigin="anonymous"
                />
                <link rel="stylesheet" href=asset("style.css") />
                {ctx
                    .as_ref()
                    .and_then(|ctx| ctx.live.colours_path.clone())
                    .map(|path| view! { <link rel="stylesheet" href=path /> })}
                <MetaTags />
            </head>
            <body class="utrecht-body">
                <Pages />
            </body>
        </html>
    }
}

/// The list of pages. Each is drawn on the server only; what is interactive in them are islands.
#[component]
fn Pages() -> impl IntoView {
    provide_meta_context();
    if let Some(ctx) = use_context::<Ctx>()
        && let Some(error) = ctx.error.clone()
    {
        return fixed(error_page(&ctx, &error)).into_any();
    }
    view! {
        <Router>
            <FlatRoutes fallback=|| view! { <site::pages::Missing /> }>
                <SitePages />
                <InitiativePages />
                <AccountPages />
                <WorkPages />
                <CouncilPages />
                <AdminPages />
            </FlatRoutes>
        </Router>
    }
    .into_any()
}

/// The front page, what we are, and what everybody can look up about the municipality.
#[component(transparent)]
fn SitePages() -> AnyNestedRoute {
    view! {
        <Route path={at::<routes::site::Home>()} view=site::pages::Home ssr=SsrMode::Async />
        <Route path={at::<routes::site::About>()} view=site::pages::About ssr=SsrMode::Async />
        <Route
            path={at::<routes::site::Accessibility>()}
            view=site::pages::Accessibility
            ssr=SsrMode::Async
        />
        <Route path={at::<routes::site::Privacy>()} view=site::pages::Privacy ssr=SsrMode::Async />
        <Route path={at::<routes::site::OpenData>()} view=site::pages::OpenData ssr=SsrMode::Async />
        <Route path={at::<routes::map::Map>()} view=map::pages::Map ssr=SsrMode::Async />
        <Route path={at::<routes::obstacles::List>()} view=obstacles::pages::List ssr=SsrMode::Async />
        <Route path={at::<routes::obstacles::Detail>()} view=obstacles::pages::Detail ssr=SsrMode::Async />
        <Route
            path={at::<routes::assessments::Checklist>()}
            view=assessments::pages::Checklist
            ssr=SsrMode::Async
        />
        <Route path={at::<routes::recognition::Wall>()} view=recognition::pages::Wall ssr=SsrMode::Async />
        <Route path={at::<routes::critique::List>()} view=critique::pages::List ssr=SsrMode::Async />
        <Route path={at::<routes::critique::Write>()} view=critique::write::Write ssr=SsrMode::Async />
        <Route path={at::<routes::learning::Learned>()} view=learning::pages::Learned ssr=SsrMode::Async />
        <Route path={at::<routes::figures::Figures>()} view=figures::pages::Figures ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}

/// Initiatives: to read, to register, to keep up, to report and to ask for something with.
#[component(transparent)]
fn InitiativePages() -> AnyNestedRoute {
    view! {
        <Route path={at::<routes::initiatives::List>()} view=initiatives::pages::List ssr=SsrMode::Async />
        <Route
            path={at::<routes::initiatives::Detail>()}
            view=initiatives::detail::Detail
            ssr=SsrMode::Async
        />
        <Route
            path={at::<routes::initiatives::Makers>()}
            view=initiatives::makers::Makers
            ssr=SsrMode::Async
        />
        <Route
            path={at::<routes::initiatives::Invited>()}
            view=initiatives::invited::Invited
            ssr=SsrMode::Async
        />
        <Route path={at::<routes::initiatives::Edit>()} view=initiatives::edit::Edit ssr=SsrMode::Async />
        <Route path={at::<routes::initiatives::Place>()} view=initiatives::own::Place ssr=SsrMode::Async />
        <Route path={at::<routes::initiatives::Values>()} view=initiatives::own::Values ssr=SsrMode::Async />
        <Route path={at::<routes::initiatives::Needs>()} view=initiatives::own::Needs ssr=SsrMode::Async />
        <Route path={at::<routes::register::What>()} view=register::pages::What ssr=SsrMode::Async />
        <Route path={at::<routes::register::Where>()} view=register::pages::Where ssr=SsrMode::Async />
        <Route path={at::<routes::register::Who>()} view=register::pages::Who ssr=SsrMode::Async />
        <Route path={at::<routes::register::Check>()} view=register::pages::Check ssr=SsrMode::Async />
        <Route path={at::<routes::register::Sent>()} view=register::pages::Sent ssr=SsrMode::Async />
        <Route path={at::<routes::register::GoOn>()} view=register::pages::GoOn ssr=SsrMode::Async />
        <Route path={at::<routes::register::Confirm>()} view=register::pages::Confirm ssr=SsrMode::Async />
        <Route path={at::<routes::requests::Ask>()} view=requests::ask::Ask ssr=SsrMode::Async />
        <Route path={at::<routes::filings::Sent>()} view=filings::pages::Sent ssr=SsrMode::Async />
        <Route path={at::<routes::filings::ByLink>()} view=filings::pages::ByLink ssr=SsrMode::Async />
        <Route path={at::<routes::requests::Detail>()} view=requests::pages::Detail ssr=SsrMode::Async />
        <Route
            path={at::<routes::requests::Letter>()}
            view=requests::decision_letter::Letter
            ssr=SsrMode::Async
        />
        <Route path={at::<routes::reports::Report>()} view=reports::pages::Report ssr=SsrMode::Async />
        <Route path={at::<routes::photos::Edit>()} view=photos::pages::Edit ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}

/// Logging in, and what somebody has here.
#[component(transparent)]
fn AccountPages() -> AnyNestedRoute {
    view! {
        <Route path={at::<routes::accounts::Login>()} view=accounts::pages::Login ssr=SsrMode::Async />
        <Route path={at::<routes::accounts::LinkSent>()} view=accounts::pages::LinkSent ssr=SsrMode::Async />
        <Route path={at::<routes::accounts::UseLink>()} view=accounts::pages::UseLink ssr=SsrMode::Async />
        <Route path={at::<routes::privacy::Data>()} view=privacy::pages::Data ssr=SsrMode::Async />
        <Route path={at::<routes::privacy::Erase>()} view=privacy::pages::Erase ssr=SsrMode::Async />
        <Route
            path={at::<routes::accounts::SecondStep>()}
            view=accounts::second::SecondStep
            ssr=SsrMode::Async
        />
        <Route path={at::<routes::accounts::Passkey>()} view=accounts::second::Make ssr=SsrMode::Async />
        <Route path={at::<routes::accounts::Codes>()} view=accounts::second::Codes ssr=SsrMode::Async />
        <Route
            path={at::<routes::accounts::NewAddress>()}
            view=accounts::address::NewAddress
            ssr=SsrMode::Async
        />
        <Route path={at::<routes::accounts::Devices>()} view=accounts::devices::Devices ssr=SsrMode::Async />
        <Route path={at::<routes::accounts::Mine>()} view=accounts::mine::Mine ssr=SsrMode::Async />
        <Route
            path={at::<routes::recognition::Choose>()}
            view=recognition::choose::Choose
            ssr=SsrMode::Async
        />
        <Route path={at::<routes::critique::Own>()} view=critique::pages::Own ssr=SsrMode::Async />
        <Route
            path={at::<routes::notifications::Mailbox>()}
            view=notifications::pages::Mailbox
            ssr=SsrMode::Async
        />
    }
    .into_inner()
    .into_any_nested_route()
}

/// What colleagues work on.
#[component(transparent)]
fn WorkPages() -> AnyNestedRoute {
    view! {
        <Route
            path={at::<routes::requests::Worklist>()}
            view=requests::worklist::WorklistPage
            ssr=SsrMode::Async
        />
        <Route
            path={at::<routes::requests::Preview>()}
            view=requests::decide_preview::Preview
            ssr=SsrMode::Async
        />
        <Route path={at::<routes::requests::Work>()} view=requests::work::Work ssr=SsrMode::Async />
        <Route
            path={at::<routes::notifications::Tray>()}
            view=notifications::paper::Tray
            ssr=SsrMode::Async
        />
        <Route
            path={at::<routes::notifications::Paper>()}
            view=notifications::paper::Paper
            ssr=SsrMode::Async
        />
        <Route path={at::<routes::privacy::Helped>()} view=privacy::helped::Helped ssr=SsrMode::Async />
        <Route path={at::<routes::handover::Own>()} view=handover::pages::Own ssr=SsrMode::Async />
        <Route path={at::<routes::handover::Of>()} view=handover::pages::Of ssr=SsrMode::Async />
        <Route path={at::<routes::obstacles::Desk>()} view=obstacles::work::Desk ssr=SsrMode::Async />
        <Route path={at::<routes::obstacles::Work>()} view=obstacles::work::Work ssr=SsrMode::Async />
        <Route path={at::<routes::cover::Desk>()} view=cover::pages::Desk ssr=SsrMode::Async />
        <Route path={at::<routes::cover::ByMail>()} view=cover::pages::ByMail ssr=SsrMode::Async />
        <Route
            path={at::<routes::exceptions::Register>()}
            view=exceptions::pages::Exceptions
            ssr=SsrMode::Async
        />
        <Route path={at::<routes::exceptions::Detail>()} view=exceptions::pages::Detail ssr=SsrMode::Async />
        <Route path={at::<routes::learning::Table>()} view=learning::work::Table ssr=SsrMode::Async />
        <Route path={at::<routes::learning::New>()} view=learning::work::New ssr=SsrMode::Async />
        <Route path={at::<routes::learning::OneCase>()} view=learning::case::OneCase ssr=SsrMode::Async />
        <Route path={at::<routes::critique::Desk>()} view=critique::work::Desk ssr=SsrMode::Async />
        <Route path={at::<routes::critique::Work>()} view=critique::work::Work ssr=SsrMode::Async />
        <Route path={at::<routes::reports::Queue>()} view=reports::work::Queue ssr=SsrMode::Async />
        <Route path={at::<routes::reports::OneReport>()} view=reports::work::OneReport ssr=SsrMode::Async />
        <Route
            path={at::<routes::reports::OneTakedown>()}
            view=reports::work::OneTakedown
            ssr=SsrMode::Async
        />
    }
    .into_inner()
    .into_any_nested_route()
}

/// What the council looks at and writes.
#[component(transparent)]
fn CouncilPages() -> AnyNestedRoute {
    view! {
        <Route path={at::<routes::council::Desk>()} view=council::pages::Desk ssr=SsrMode::Async />
        <Route path={at::<routes::council::Lists>()} view=council::lists::Lists ssr=SsrMode::Async />
        <Route path={at::<routes::council::Talks>()} view=council::talks::Talks ssr=SsrMode::Async />
        <Route path={at::<routes::council::OneTalk>()} view=council::talk::OneTalk ssr=SsrMode::Async />
        <Route path={at::<routes::recognition::Write>()} view=recognition::thank::Write ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}

/// What administrators set.
#[component(transparent)]
fn AdminPages() -> AnyNestedRoute {
    view! {
        <Route path={at::<routes::admin::Desk>()} view=admin::desk::Desk ssr=SsrMode::Async />
        <Route path={at::<routes::admin::People>()} view=admin::people::People ssr=SsrMode::Async />
        <Route path={at::<routes::admin::Revoke>()} view=admin::leave::Leave ssr=SsrMode::Async />
        <Route path={at::<routes::admin::Person>()} view=admin::people::Person ssr=SsrMode::Async />
        <Route path={at::<routes::admin::Teams>()} view=admin::people::Teams ssr=SsrMode::Async />
        <Route path={at::<routes::admin::Places>()} view=admin::places::Places ssr=SsrMode::Async />
        <Route path={at::<routes::admin::Preview>()} view=admin::places::Preview ssr=SsrMode::Async />
        <Route path={at::<routes::admin::OneArea>()} view=admin::places::OneArea ssr=SsrMode::Async />
        <Route path={at::<routes::admin::Texts>()} view=admin::words::Texts ssr=SsrMode::Async />
        <Route path={at::<routes::admin::PageTexts>()} view=admin::words::PageTexts ssr=SsrMode::Async />
        <Route path={at::<routes::admin::Themes>()} view=admin::words::Themes ssr=SsrMode::Async />
        <Route path={at::<routes::admin::Colours>()} view=admin::colours::Colours ssr=SsrMode::Async />
        <Route path={at::<routes::admin::Post>()} view=admin::post::Post ssr=SsrMode::Async />
        <Route path={at::<routes::admin::Log>()} view=admin::log::Log ssr=SsrMode::Async />
        <Route path={at::<routes::admin::Checklist>()} view=admin::checklist::Editor ssr=SsrMode::Async />
        <Route path={at::<routes::admin::List>()} view=admin::list::List ssr=SsrMode::Async />
        <Route path={at::<routes::admin::Terms>()} view=admin::pages::Terms ssr=SsrMode::Async />
        <Route
            path={at::<routes::privacy::Retention>()}
            view=privacy::retention_pages::Retention
            ssr=SsrMode::Async
        />
    }
    .into_inner()
    .into_any_nested_route()
}

/// Draws the page of a request.
pub async fn draw(ctx: Ctx) -> Response {
    let request = match Request::builder().uri(ctx.address()).body(Body::empty()) {
        Ok(request) => request,
        Err(error) => return AppError::Internal(error.into()).into_response(),
    };
    let status = ctx
        .error
        .as_ref()
        .map(|error| error.status())
        .or_else(|| ctx.form.as_ref().map(web::form::FormState::status));
    let nonce: Arc<OnceLock<String>> = Arc::default();
    let (provided, keep) = (ctx.clone(), Arc::clone(&nonce));
    let context = move || {
        provide_context(provided.clone());
        if let Some(nonce) = use_nonce() {
            let _once = keep.set(nonce.to_string());
        }
    };
    let (mut parts, body) =
        leptos_axum::handle_response_inner(context, shell, request, whole).await.into_parts();
    if let Some(status) = status.filter(|_| parts.status == StatusCode::OK) {
        parts.status = status;
    }
    let html = match to_bytes(body, usize::MAX).await {
        Ok(html) => html,
        Err(error) => return AppError::Internal(error.into()).into_response(),
    };
    let holds = |part: &str| memmem::find(&html, part.as_bytes()).is_some();
    let nonce = nonce.get().filter(|nonce| holds(&format!("nonce=\"{nonce}\"")));
    if let Ok(policy) = HeaderValue::from_str(&content_security_policy(nonce, &ctx.app)) {
        parts.headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let is_of_one = ctx.viewer.is_some() || parts.headers.contains_key(header::SET_COOKIE);
    let unique = is_of_one || parts.status != StatusCode::OK || nonce.is_some() || holds("idempotency_key");
    let caching = if unique {
        HeaderValue::from_static("no-store")
    } else {
        let tag = hex(&Sha256::digest(&html)).chars().take(24).collect::<String>();
        if let Ok(tag) = HeaderValue::from_str(&format!("W/\"{tag}\"")) {
            parts.headers.insert(header::ETAG, tag);
        }
        HeaderValue::from_static("private, no-cache")
    };
    parts.headers.insert(header::CACHE_CONTROL, caching);
    parts.headers.insert(header::VARY, HeaderValue::from_static("Cookie, Accept-Encoding"));
    Response::from_parts(parts, Body::from(html))
}

/// The whole page at once, without the scripts that Leptos adds for islands when there are none: such a page
/// is the same every time, so that a browser can keep it.
fn whole<V: IntoView + 'static>(
    page: V,
    scripts: BoxedFnOnce<PinnedStream<String>>,
    _: bool,
) -> PinnedFuture<PinnedStream<String>> {
    Box::pin(async move {
        let html: String = page.to_html_stream_in_order().collect().await;
        let has_islands = html.contains("<leptos-island");
        let html = once(ready(html));
        let page: PinnedStream<String> =
            if has_islands { Box::pin(html.chain(scripts())) } else { Box::pin(html) };
        page
    })
}

/// What a page may load and run. Scripts are our own files; where the islands of a page are woken by a script
/// in the page itself, only what carries the number of this answer runs.
fn content_security_policy(nonce: Option<&String>, app: &App) -> String {
    let scripts = nonce.map_or_else(
        || "'self'".to_owned(),
        |nonce| format!("'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'"),
    );
    // Logging out is a form, and can end at the municipality's own log-in.
    let sso = app.sso.as_ref().map(|sso| format!(" {}", sso.party.origin())).unwrap_or_default();
    let tiles = app
        .tiles
        .as_deref()
        .and_then(|url| url.split('/').nth(2))
        .map(|host| format!(" https://{host}"))
        .unwrap_or_default();
    format!(
        "default-src 'self'; script-src {scripts}; style-src \
            'self'; img-src 'self' data:{tiles}; \
         object-src 'none'; base-uri 'none'; form-action 'self'{sso}; frame-ancestors 'none'"
    )
}

/// What everybody looks at, and what is the same for all of them who are not logged in.
const KEPT: [&str; 15] = [
    routes::site::Home::PATH,
    routes::site::About::PATH,
    routes::site::Accessibility::PATH,
    routes::site::Privacy::PATH,
    routes::site::OpenData::PATH,
    routes::map::Map::PATH,
    routes::initiatives::List::PATH,
    routes::initiatives::Detail::<String>::PATH,
    routes::obstacles::List::PATH,
    routes::obstacles::Detail::<String>::PATH,
    routes::assessments::Checklist::PATH,
    routes::recognition::Wall::PATH,
    routes::critique::List::PATH,
    routes::learning::Learned::PATH,
    routes::figures::Figures::PATH,
];

/// The handler behind every page.
pub async fn page(ctx: Ctx, path: MatchedPath, headers: HeaderMap) -> Response {
    let is_kept = KEPT.contains(&path.as_str());
    if is_kept { ctx.kept(&headers, draw(ctx.clone())).await } else { draw(ctx).await }
}

/// The request, of which the form is known: whatever answers it, and before whichever door it stops, what was
/// typed can be shown again.
async fn remembered(ctx: &Ctx, request: Request) -> Result<Request, AppError> {
    /// Larger forms are refused.
    const LARGEST: usize = 256 * 1024;
    /// So much is read of what is refused, to show it.
    const SHOWN: usize = 1024 * 1024;
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let is_form = kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    // Islands keep what was typed themselves.
    let by_island = request.uri().path().starts_with("/api/");
    if request.method() != Method::POST || !is_form || by_island {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, SHOWN).await else {
        let _nothing_to_show = ctx.posted.set(Vec::new());
        return Err(AppError::TooLarge);
    };
    if let Ok(values) = web::form::decode(&bytes) {
        // Said once; a second form can't come in one request.
        let _first = ctx.posted.set(values);
    }
    if bytes.len() > LARGEST {
        return Err(AppError::TooLarge);
    }
    Ok(Request::from_parts(parts, Body::from(bytes)))
}

/// Draws the errors of handlers as pages: a form that is wrong comes back filled in, the rest gets its page.
pub async fn error_pages(request: Request, next: Next) -> Response {
    let Some(ctx) = request.extensions().get::<Ctx>().cloned() else { return next.run(request).await };
    let response = match remembered(&ctx, request).await {
        Ok(request) => next.run(request).await,
        Err(error) => error.into_response(),
    };
    let error = match response.extensions().get::<Undrawn>() {
        Some(Undrawn(error)) => Arc::clone(error),
        None if response.status() == StatusCode::METHOD_NOT_ALLOWED => Arc::new(AppError::NotAllowed),
        None => return response,
    };
    if let AppError::Internal(cause) = &*error {
        tracing::error!("{cause:#}");
    }
    let drawn = match &*error {
        // Logged out in the meantime, by the clock or in another tab: what was typed stays.
        AppError::LoginNeeded if ctx.posted.get().is_some() => {
            let posted = ctx.posted.get().cloned().unwrap_or_default();
            let ended = AppError::SessionEnded { action: ctx.path_and_query(), posted };
            draw(ctx.redraw(None, Some(Arc::new(ended)))).await
        }
        AppError::LoginNeeded => return web::login::to_login(&ctx).into_response(),
        AppError::Invalid(form) => {
            let lang = response.extensions().get::<Spoken>().map_or(ctx.lang, |Spoken(lang)| *lang);
            draw(ctx.redraw_in(lang, Some((**form).clone()), None)).await
        }
        _ => draw(ctx.redraw(None, Some(error))).await,
    };
    let mut drawn = drawn;
    for (name, value) in response.headers() {
        if [header::RETRY_AFTER, header::ALLOW, header::SET_COOKIE].contains(name) {
            drawn.headers_mut().append(name, value.clone());
        }
    }
    drawn
}
