//! `/beheer/initiatieven`: a list of initiatives that the municipality has already. Nothing of it is public:
//! each maker gets a mail, and confirms, changes or leaves it (rule 1).

use crate::{
    admin::{
        self,
        desk::under,
        list_lines::{Line, NoLines, read},
    },
    register,
};
use axum::{Router, extract::DefaultBodyLimit, response::Response, routing::get};
use domain::{access::Action, event::Kind};
use leptos::prelude::*;
use serde::Deserialize;
use serde_json::json;
use std::collections::HashSet;
use store::table;
use validator::Validate;
use web::{
    context::Ctx,
    csv,
    error::AppError,
    form::{FormView, Posted},
    route::{Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
    ui::{
        bits::{Badge, heads},
        field::FileField,
        form::{PostForm, Submit},
        page::{Page, page},
        section::{Opening, Section},
    },
};

const PAGE: &str = routes::admin::List::PATH;
/// Largest file, in bytes.
const LARGEST: usize = 4 * 1024 * 1024;

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::admin::List>(axum::routing::post(take_in))
        .layer(DefaultBodyLimit::max(LARGEST))
        .at::<routes::admin::ListExample>(get(example))
}

/// The page.
#[component]
pub fn List() -> impl IntoView {
    page(async |ctx, routes::admin::List| {
        let model = ListModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// A list that was sent, to be looked at.
struct ListModel {
    /// The text of the file, and its lines; nothing before one was sent.
    sent: Option<(String, Vec<Line>)>,
    /// Keys of the lines that were taken in before.
    before: HashSet<String>,
}

impl ListModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::Administer)?;
        let text = FormView::new(ctx, "lijst").value("table", "");
        let lines = read(ctx, &text).ok();
        let keys = lines.iter().flatten().map(|line| line.key.clone()).collect();
        let before = store::register::taken_in(ctx.db(), ctx.municipality(), keys).await?;
        Ok(Self { sent: lines.map(|lines| (text, lines)), before })
    }
}

fn view(ctx: &Ctx, model: &ListModel) -> Page {
    let title = ctx.t("nav-list");
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <Opening text=title.clone() intro=ctx.t("list-intro") />
            {model.sent.as_ref().map(|(text, lines)| looked_at(ctx, text, lines, &model.before))}
            <Section id="bestand" title=ctx.t("list-file-title") class="mw-box mw-stack">
                <p class="nl-paragraph">
                    {ctx.t("list-file-text")} " "
                    <a class="nl-link" href=routes::admin::ListExample.path() download="">
                        {ctx.t("list-example")}
                    </a>
                </p>
                {upload(ctx)}
            </Section>
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
}

fn upload(ctx: &Ctx) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "lijst");
    view! {
        <PostForm form=form.clone() to=PAGE files=true>
            <input type="hidden" name="table" value="" />
            <FileField
                form=form
                name="file"
                label=ctx.t("areas-file")
                hint=ctx.t("list-file-hint")
                accept=".csv,.txt,.tsv,text/csv"
            />
            <div>
                <Submit text=ctx.t("list-look") />
            </div>
        </PostForm>
    }
}

/// What stands in the file, and the button that asks the makers.
fn looked_at(ctx: &Ctx, text: &str, lines: &[Line], before: &HashSet<String>) -> impl IntoView + use<> {
    let is_new = |line: &&Line| line.wrong.is_empty() && !before.contains(&line.key);
    let new = lines.iter().filter(is_new).count();
    let wrong = lines.iter().filter(|line| !line.wrong.is_empty()).count();
    let counts = [("new", new.into()), ("wrong", wrong.into()), ("all", lines.len().into())];
    let rows = lines.iter().map(|line| row(ctx, line, before.contains(&line.key))).collect_view();
    let send = (new > 0).then(|| {
        view! {
            <PostForm form=FormView::new(ctx, "lijst") to=PAGE files=true class="mw-stack-s">
                <input type="hidden" name="table" value=text.to_owned() />
                <p class="nl-paragraph">{ctx.t("list-send-text")}</p>
                <div>
                    <Submit text=ctx.tv("list-send", &[("count", new.into())]) says=("what", "send") />
                </div>
            </PostForm>
        }
    });
    view! {
        <Section id="bekijk" title=ctx.t("list-look-title") class="mw-stack" attr:data-testid="list">
            <p class="nl-paragraph">{ctx.tv("list-counts", &counts)}</p>
            {send}
            <table class="mw-worklist">
                <caption class="mw-vh">{ctx.t("list-look-title")}</caption>
                <thead>
                    <tr>{heads(ctx, ["list-line", "list-title", "list-maker", "list-outcome"])}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Section>
    }
}

fn row(ctx: &Ctx, line: &Line, before: bool) -> impl IntoView + use<> {
    let (tone, word) = match (line.wrong.is_empty(), before) {
        (false, _) => ("danger", "list-wrong"),
        (true, true) => ("neutral", "list-before"),
        (true, false) => ("success", "list-new"),
    };
    let wrong = line.wrong.iter().map(|wrong| view! { <li>{wrong.clone()}</li> });
    view! {
        <tr>
            <th scope="row" data-label=ctx.t("list-line")>
                {line.number.to_string()}
            </th>
            <td data-label=ctx.t("list-title")>{line.draft.title.clone()}</td>
            <td data-label=ctx
                .t(
                    "list-maker",
                )>{line.draft.name.clone()} " " <span class="mw-small">{line.draft.email.clone()}</span></td>
            <td data-label=ctx.t("list-outcome")>
                <Badge tone=tone text=ctx.t(word) />
                <ul class="mw-list">{wrong.collect_view()}</ul>
            </td>
        </tr>
    }
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Sent {
    table: String,
    what: String,
}

/// Shows what stands in a file; then asks the makers of the lines that are right and new.
async fn take_in(ctx: Ctx, mut form: Posted<Sent>) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let me = ctx.account()?;
    let fields = std::mem::take(&mut form.fields);
    let text = match form.file("file") {
        Some(bytes) => table::text(&bytes).map_err(|_not_a_table| NoLines::NotATable),
        None if fields.table.is_empty() => Err(NoLines::NoFile),
        None => Ok(fields.table),
    };
    let lines = text.and_then(|text| Ok((read(&ctx, &text)?, text)));
    let (lines, text) = match lines {
        Ok(read) => read,
        Err(wrong) => {
            form.say("table", "");
            form.error("file", wrong.key());
            return Err(form.invalid(PAGE));
        }
    };
    if fields.what != "send" {
        form.say("table", &text);
        return Err(form.show(PAGE));
    }
    let write = admin::begin(&ctx, form.key()).await?;
    let mut asked = 0_usize;
    for line in lines.iter().filter(|line| line.wrong.is_empty()) {
        let Ok(email) = line.draft.email.parse() else { continue };
        let whom = (&email, ctx.lang);
        let new = register::actions::take_in(&write, &line.draft, &line.key, me, whom).await?;
        asked += usize::from(new);
    }
    write.setting(Kind::ListTakenIn, json!({"count": asked})).await?;
    write.done(routes::admin::List.done("lijst")).await
}

/// The columns, with a line that shows how they are filled in.
async fn example(ctx: Ctx) -> Result<Response, AppError> {
    ctx.may(Action::Administer)?;
    let rows = [ctx.t("list-example-heads"), ctx.t("list-example-line")]
        .map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>());
    Ok(csv::file(ctx.lang, &ctx.t("list-example-file"), &rows, csv::Kept::Checked))
}
