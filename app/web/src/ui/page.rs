//! Loading and drawing a page.

use crate::{
    context::Ctx,
    error::AppError,
    login::login_path,
    route::FromPath,
    ui::{fault::error_page, form::ErrorSummary, frame::frame},
};
use axum::http::{HeaderValue, StatusCode, header};
use leptos::{hydration::HydrationScripts, prelude::*};
use leptos_axum::ResponseOptions;
use leptos_router::{hooks::use_params_map, params::ParamsMap};
use std::{pin::Pin, sync::Arc};

pub use crate::ui::frame::Page;

/// Loads and draws the page at a route. An error becomes its own page with its own status; an address whose
/// parts make no sense is that of nothing.
pub fn page<R, F, Loading>(load: F) -> impl IntoView
where
    R: FromPath,
    F: FnOnce(Ctx, R) -> Loading + Send + 'static,
    Loading: Future<Output = Result<Page, AppError>> + Send + 'static,
{
    loaded(Box::new(move |ctx, params| match R::from_path(&|name| params.get(name)) {
        Some(route) => Box::pin(load(ctx, route)),
        None => Box::pin(async { Err(AppError::NotFound) }),
    }))
}

type Load =
    Box<dyn FnOnce(Ctx, ParamsMap) -> Pin<Box<dyn Future<Output = Result<Page, AppError>> + Send>> + Send>;

/// The same for every page, so that it is compiled once and not for each of them.
fn loaded(load: Load) -> impl IntoView {
    let ctx = use_context::<Ctx>();
    let params = use_params_map().get_untracked();
    Suspend::new(async move {
        let ctx = ctx?;
        let page = match load(ctx.clone(), params).await {
            Ok(page) => page,
            Err(AppError::LoginNeeded) => {
                redirect(&login_path(&ctx));
                return None;
            }
            Err(AppError::Elsewhere(path)) => {
                redirect(&path);
                return None;
            }
            Err(error) => {
                if let AppError::Internal(cause) = &error {
                    tracing::error!("{cause:#}");
                }
                set_status(error.status());
                error_page(&ctx, &Arc::new(error))
            }
        };
        Some(frame(&ctx, page))
    })
}

/// Draws a page that is there already.
pub fn fixed(page: Page) -> impl IntoView {
    let ctx = use_context::<Ctx>();
    ctx.map(|ctx| frame(&ctx, page))
}

/// Sets the status of the page that is being drawn.
pub fn set_status(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}

/// Gives the browser a cookie with the page that is being drawn.
pub fn set_cookie(cookie: &str) {
    if let (Some(response), Ok(cookie)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(cookie)) {
        response.append_header(header::SET_COOKIE, cookie);
    }
}

fn redirect(path: &str) {
    if let (Some(response), Ok(location)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(path)) {
        response.set_status(StatusCode::SEE_OTHER);
        response.insert_header(header::LOCATION, location);
    }
}

/// The heading of a page with its errors above the form, when it came back.
#[component]
pub fn Heading(
    /// The heading.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! {
        <h1 class="nl-heading nl-heading--level-1" dir="auto">
            {text}
        </h1>
        <ErrorSummary />
    }
}

/// Wakes the islands of a page. Stands on the pages that have one, so that no other page loads any
/// WebAssembly.
#[component]
pub fn WakeIslands() -> impl IntoView {
    let options = use_context::<Ctx>().map(|ctx| ctx.app.leptos.clone());
    options.map(|options| view! { <HydrationScripts options=options islands=true /> })
}
