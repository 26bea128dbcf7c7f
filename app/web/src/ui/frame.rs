//! The frame of a page: header, navigation, crumbs, main part, footer.

use crate::{
    context::Ctx,
    route::Route as _,
    routes,
    text::{self, Texts as _},
    ui::{bits::Notice, form::form_id, icon},
};
use domain::{
    access::{Action, may},
    lang::Lang,
    text::beginning,
};
use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};

/// A page that is ready to be framed.
pub struct Page {
    /// Title, the same as the heading.
    pub title: String,
    /// Language of the title, when somebody wrote it.
    pub written: Option<Lang>,
    /// Pages above this one: name and path.
    pub crumbs: Vec<(String, String)>,
    /// Path of the menu entry that this page belongs to.
    pub section: &'static str,
    /// Whether it is a work screen: wider, smaller type, a slim footer.
    pub work: bool,
    /// What stands in the main part.
    pub body: AnyView,
    /// Whether the body brings its own bands from edge to edge.
    pub full_width: bool,
    /// What programs that find or share the page say of it.
    pub described: Option<Described>,
    /// The form that people type in here. Who changes the language takes along what stands in it.
    pub typed_in: Option<&'static str>,
}

/// What a page is about, in the words of a search engine or of who shares it (Open Graph).
#[derive(Debug, Clone)]
pub struct Described {
    /// In a sentence or two.
    pub text: String,
    /// Where a picture of it is.
    pub picture: Option<String>,
}

impl Page {
    /// A page with a title and a body, under a menu entry.
    pub fn new(title: impl Into<String>, section: &'static str, body: impl IntoView + 'static) -> Self {
        Self {
            title: title.into(),
            written: None,
            crumbs: Vec::new(),
            section,
            work: false,
            body: body.into_any(),
            full_width: false,
            described: None,
            typed_in: None,
        }
    }

    /// Says what it is about, for who finds or shares it.
    #[must_use]
    pub fn described(mut self, text: &str, picture: Option<String>) -> Self {
        self.described = Some(Described { text: beginning(text, 200), picture });
        self
    }

    /// Names the form that people type in here.
    #[must_use]
    pub fn typed_in(mut self, form: impl Into<Option<&'static str>>) -> Self {
        self.typed_in = form.into();
        self
    }

    /// Says in which language somebody wrote its title.
    #[must_use]
    pub fn written_in(self, lang: Lang) -> Self {
        Self { written: Some(lang), ..self }
    }

    /// Adds a page above this one.
    #[must_use]
    pub fn under(mut self, name: impl Into<String>, path: impl Into<String>) -> Self {
        self.crumbs.push((name.into(), path.into()));
        self
    }

    /// Makes it a work screen.
    #[must_use]
    pub fn work(mut self) -> Self {
        self.work = true;
        self
    }

    /// Lets the body run from edge to edge.
    #[must_use]
    pub fn full_width(mut self) -> Self {
        self.full_width = true;
        self
    }
}

/// Draws a page in its frame.
pub fn frame(ctx: &Ctx, page: Page) -> impl IntoView + use<> {
    let invalid = ctx.form.as_ref().is_some_and(|form| !form.errors.is_empty());
    let prefix = if invalid { ctx.t("error-title-prefix") } else { String::new() };
    let title = if page.section == routes::site::Home.path() {
        ctx.app_name()
    } else {
        format!("{prefix}{} - {}", page.title, ctx.app_name())
    };
    let main_class = if page.full_width { "mw-main" } else { "mw-main mw-wrap mw-main--padded" };
    let crumbs = (!page.crumbs.is_empty()).then(|| crumbs(ctx, &page));
    view! {
        // `leptos_meta` (0.9.0-rc1) writes a title as it is: a tag in it would become a tag.
        <Title text=text::escaped(&title) />
        {page.described.map(|about| head(ctx, &page.title, about))}
        <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud">
            {ctx.t("skip-link")}
        </a>
        // Enter presses the first button of a form: that must not be the one of the other language.
        {page
            .typed_in
            .map(|form| {
                view! {
                    <button type="submit" class="mw-vh" form=form_id(form) tabindex="-1" aria-hidden="true" />
                }
            })}
        <div class=if page.work {
            "utrecht-page-layout mw-work"
        } else {
            "utrecht-page-layout"
        }>
            {header_bar(ctx, page.section, page.typed_in)} {crumbs}
            <main id="inhoud" class=main_class tabindex="-1">
                {notice(ctx, page.full_width)}
                {page.body}
            </main> {footer(ctx, page.work)}
        </div>
    }
}

/// What stands in the head about a page, with its one address: without what was just done, or in which
/// language it is looked at.
fn head(ctx: &Ctx, title: &str, about: Described) -> impl IntoView + use<> {
    let base = ctx.app.base_url.clone();
    let address = format!("{base}{}", ctx.with_query(&[("taal", "")]));
    let picture = about.picture.map(|path| {
        view! { <Meta property="og:image" content=format!("{base}{path}") /> }
    });
    view! {
        <Link rel="canonical" href=address.clone() />
        <Meta name="description" content=about.text.clone() />
        <Meta property="og:type" content="website" />
        <Meta property="og:site_name" content=ctx.app_name() />
        <Meta property="og:title" content=title.to_owned() />
        <Meta property="og:description" content=about.text />
        <Meta property="og:url" content=address />
        {picture}
    }
}

fn notice(ctx: &Ctx, full_width: bool) -> Option<impl IntoView + use<>> {
    let done = ctx.asked("gedaan").filter(|code| code.chars().all(|c| c.is_ascii_lowercase() || c == '-'))?;
    let text = ctx.lang.find(&format!("done-{done}"))?;
    let class = if full_width { "mw-wrap" } else { "" };
    Some(view! {
        <div class=class>
            <Notice text=text />
        </div>
    })
}

fn crumbs(ctx: &Ctx, page: &Page) -> impl IntoView + use<> {
    let above = page.crumbs.clone();
    view! {
        <div class="mw-wrap">
            <nav class="utrecht-breadcrumb-nav mw-crumb" aria-label=ctx.t("crumbs-label")>
                <ol class="utrecht-breadcrumb-nav__list utrecht-breadcrumb-nav__list--html-ol">
                    {above
                        .into_iter()
                        .map(|(name, path)| {
                            view! {
                                <li class="utrecht-breadcrumb-nav__item">
                                    <a class="nl-link utrecht-breadcrumb-nav__link" href=path>
                                        <bdi>{name}</bdi>
                                    </a>
                                </li>
                                <li aria-hidden="true">"›"</li>
                            }
                        })
                        .collect_view()} <li class="utrecht-breadcrumb-nav__item" aria-current="page">
                        <bdi lang=page
                            .written
                            .and_then(|written| ctx.mark(written))>{page.title.clone()}</bdi>
                    </li>
                </ol>
            </nav>
        </div>
    }
}

/// Entries of the menu for whoever looks: key of the name, and path.
fn entries(ctx: &Ctx) -> Vec<(&'static str, &'static str)> {
    let actor = ctx.actor();
    let mut entries = Vec::new();
    if may(&actor, &Action::SeeCouncil) {
        entries.push(("nav-council", routes::council::Desk::PATH));
        entries.push(("nav-talks", routes::council::Talks::PATH));
    }
    if may(&actor, &Action::SeeWorklist) {
        entries.push(("nav-worklist", routes::requests::Worklist::PATH));
        entries.push(("nav-work-obstacles", routes::obstacles::Desk::PATH));
        entries.push(("nav-exceptions", routes::exceptions::Register::PATH));
        entries.push(("nav-cover", routes::cover::Desk::PATH));
        entries.push(("nav-learning", routes::learning::Table::PATH));
    }
    if may(&actor, &Action::AnswerCritique) {
        entries.push(("nav-work-critique", routes::critique::Desk::PATH));
    }
    if may(&actor, &Action::Administer) {
        entries.push(("nav-admin", routes::admin::Desk::PATH));
    }
    if ctx.viewer.is_some() && !actor.is_staff() {
        entries.push(("nav-mine", routes::accounts::Mine::PATH));
    }
    entries.push(("nav-initiatives", routes::initiatives::List::PATH));
    entries.push(("nav-map", routes::map::Map::PATH));
    if !may(&actor, &Action::SeeWorklist) {
        entries.push(("nav-obstacles", routes::obstacles::List::PATH));
    }
    if !actor.is_staff() {
        entries.push(("nav-checklist", routes::assessments::Checklist::PATH));
        entries.push(("nav-figures", routes::figures::Figures::PATH));
    }
    entries
}

fn header_bar(ctx: &Ctx, section: &'static str, typed_in: Option<&'static str>) -> impl IntoView + use<> {
    let entries = entries(ctx);
    view! {
        <header class="utrecht-page-header">
            <div class="utrecht-page-header__content">
                <div class="mw-wrap mw-head">
                    <div class="mw-head__left">
                        <a class="mw-brand" href=routes::site::Home.path() aria-label=ctx.t("brand-label")>
                            {icon::wordmark()}
                            <span>{ctx.app_name()}</span>
                        </a>
                        {ctx
                            .app
                            .demo
                            .then(|| view! { <span class="mw-demo">{ctx.t("demonstration")}</span> })}
                    </div>
                    <div class="mw-head__right">
                        {language_switch(ctx, typed_in)} {account(ctx)}
                        {menu(ctx, &entries, section, typed_in)}
                    </div>
                </div>
            </div>
        </header>
        <nav class="utrecht-nav-bar" aria-label=ctx.t("nav-label")>
            <div class="utrecht-nav-bar__content">
                <ul class="mw-nav">{links(ctx, &entries, section)}</ul>
            </div>
        </nav>
        {ctx.app.demo.then(|| demo_bar(ctx))}
    }
}

fn links(
    ctx: &Ctx,
    entries: &[(&'static str, &'static str)],
    section: &'static str,
) -> impl IntoView + use<> {
    let link = |(key, path): &(&'static str, &'static str)| {
        view! {
            <li>
                <a href=*path aria-current=(*path == section).then_some("page")>
                    {ctx.t(key)}
                </a>
            </li>
        }
    };
    entries.iter().map(link).collect_view()
}

/// The same behind a button, where there is no room for it.
fn menu(
    ctx: &Ctx,
    entries: &[(&'static str, &'static str)],
    section: &'static str,
    typed_in: Option<&'static str>,
) -> impl IntoView + use<> {
    view! {
        <details class="mw-menu">
            <summary>{icon::menu()}{ctx.t("menu")}</summary>
            <div class="mw-menu__panel">
                <nav aria-label=ctx.t("menu")>
                    <ul>{links(ctx, entries, section)}</ul>
                </nav>
                <div class="mw-menu__more">{account(ctx)}{language_switch(ctx, typed_in)}</div>
            </div>
        </details>
    }
}

/// What stands below the header of a demonstration.
fn demo_bar(ctx: &Ctx) -> impl IntoView + use<> {
    view! {
        <aside class="mw-demobar" aria-label=ctx.t("demonstration")>
            <div class="mw-wrap">
                <p>{ctx.t("demo-bar")}</p>
                <a class="nl-link" href=routes::accounts::Login.path()>
                    {ctx.t("demo-bar-roles")}
                </a>
                <a class="nl-link" href=routes::notifications::Mailbox.path()>
                    {ctx.t("demo-bar-mail")}
                </a>
            </div>
        </aside>
    }
}

/// The languages. On a page where people type, the other one sends the form along: it comes back in that
/// language with everything that stood in it, and nothing is done yet.
fn language_switch(ctx: &Ctx, typed_in: Option<&'static str>) -> impl IntoView + use<> {
    let here = ctx.lang;
    let one = |lang: Lang| {
        let (code, name) = (lang.code(), lang.t("language-name"));
        let to = routes::accounts::Language(&code);
        match typed_in {
            _ if lang == here => view! {
                <span lang=code aria-current="true">
                    <b>{name}</b>
                </span>
            }
            .into_any(),
            Some(form) => view! {
                <button
                    class="mw-linkbutton"
                    type="submit"
                    lang=code
                    form=form_id(form)
                    formaction=to.path()
                    formenctype="application/x-www-form-urlencoded"
                    name=BACK
                    value=ctx.path_and_query()
                >
                    {name}
                </button>
            }
            .into_any(),
            None => view! {
                <a
                    class="nl-link"
                    lang=code
                    hreflang=code
                    rel="nofollow"
                    href=to.ask(BACK, ctx.path_and_query())
                >
                    {name}
                </a>
            }
            .into_any(),
        }
    };
    view! {
        <div class="lang" role="group" aria-label=ctx.t("language-label")>
            {Lang::ALL.iter().copied().map(one).collect_view()}
        </div>
    }
}

/// Where who changed the language goes back to.
pub const BACK: &str = "naar";

fn account(ctx: &Ctx) -> impl IntoView + use<> {
    match &ctx.viewer {
        None => view! {
            <a class="nl-button nl-button--secondary login" href=routes::accounts::Login.path()>
                <span class="nl-button__label">{ctx.t("log-in")}</span>
            </a>
        }
        .into_any(),
        Some(viewer) => view! {
            <span class="mw-account login">
                <a class="nl-link" href=routes::accounts::Mine.path()>
                    <b>{viewer.name.clone()}</b>
                </a>
                <form method="post" action=routes::accounts::Logout.path()>
                    <button class="mw-linkbutton" type="submit">
                        {ctx.t("log-out")}
                    </button>
                </form>
            </span>
        }
        .into_any(),
    }
}

fn footer(ctx: &Ctx, slim: bool) -> impl IntoView + use<> {
    let about_demo = ctx.app.demo.then(|| ctx.t("footer-demo"));
    if slim {
        return slim_footer(ctx, about_demo).into_any();
    }
    let help = [
        (routes::site::About.part("samen"), "footer-together"),
        (routes::site::About.path(), "footer-about"),
        (routes::assessments::Checklist.path(), "footer-how-we-judge"),
    ];
    let us = [
        (routes::figures::Figures.path(), "nav-figures"),
        (routes::learning::Learned.path(), "nav-learned"),
        (routes::critique::List.path(), "nav-critique"),
        (routes::recognition::Wall.path(), "nav-thanks"),
    ];
    let site = [
        (routes::site::Accessibility.path(), "footer-accessibility"),
        (routes::site::Privacy.path(), "footer-privacy"),
        (routes::site::OpenData.path(), "footer-open-data"),
    ];
    view! {
        <footer class="utrecht-page-footer">
            <div class="utrecht-page-footer__content">
                <div class="mw-foot">
                    <div class="mw-stack-s">
                        <p class="mw-brand">{icon::wordmark()}<span>{ctx.app_name()}</span></p>
                        <p class="nl-paragraph">{ctx.t("footer-pay-off")}</p>
                        <p class="mw-foot__small">
                            {about_demo.map(|text| format!("{text} "))}{ctx.t("map-source")}
                        </p>
                    </div>
                    {column(ctx, "voet-hulp", "footer-help", help)}
                    {column(ctx, "voet-wij", "footer-us", us)}
                    {column(ctx, "voet-site", "footer-site", site)}
                </div>
            </div>
        </footer>
    }
    .into_any()
}

/// The footer of the screens on which colleagues work.
fn slim_footer(ctx: &Ctx, about_demo: Option<String>) -> impl IntoView + use<> {
    let links = [
        (routes::assessments::Checklist.path(), "nav-checklist"),
        (routes::obstacles::List.path(), "nav-obstacles"),
        (routes::figures::Figures.path(), "nav-figures"),
        (routes::site::Accessibility.path(), "footer-accessibility"),
        (routes::site::Privacy.path(), "footer-privacy"),
    ];
    view! {
        <footer class="utrecht-page-footer mw-foot-slim">
            <div class="utrecht-page-footer__content">
                <p>{ctx.app_name()}{about_demo.map(|text| format!(". {text}"))}</p>
                <ul>{links.map(|(to, key)| foot_link(ctx, to, key)).collect_view()}</ul>
            </div>
        </footer>
    }
}

fn column<const N: usize>(
    ctx: &Ctx,
    id: &'static str,
    title: &str,
    links: [(String, &'static str); N],
) -> impl IntoView + use<N> {
    let links: Vec<_> = links.into_iter().map(|(to, key)| foot_link(ctx, to, key)).collect();
    view! {
        <nav aria-labelledby=id>
            <h2 class="nl-heading nl-heading--level-4" id=id>
                {ctx.t(title)}
            </h2>
            <ul>{links}</ul>
        </nav>
    }
}

fn foot_link(ctx: &Ctx, to: String, key: &str) -> impl IntoView + use<> {
    view! {
        <li>
            <a class="nl-link" href=to>
                {ctx.t(key)}
            </a>
        </li>
    }
}
