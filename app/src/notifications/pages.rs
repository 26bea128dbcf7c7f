//! `/demo/post`: the mail of a demonstration, for everybody to read.

use leptos::prelude::*;
use mail_parser::MessageParser;
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes,
    ui::{
        bits::Empty,
        page::{Page, page},
        section::Opening,
    },
};

/// A mail as it was written to a file.
#[derive(Debug, Clone)]
struct Mail {
    file: String,
    to: String,
    subject: String,
    text: String,
    at: i64,
}

/// The page.
#[component]
pub fn Mailbox() -> impl IntoView {
    page(async |ctx, routes::notifications::Mailbox| {
        let model = MailboxModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// The newest mail, and which of it is read now.
struct MailboxModel {
    mails: Vec<Mail>,
    shown: Option<Mail>,
}

impl MailboxModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let folder = ctx.app.mailbox.clone().filter(|_| ctx.app.demo).ok_or(AppError::NotFound)?;
        let mails = tokio::task::spawn_blocking(move || read(&folder))
            .await
            .map_err(|error| AppError::Internal(error.into()))?;
        let wanted = ctx.asked("bericht").unwrap_or_default();
        let shown = mails.iter().find(|mail| mail.file == wanted).or_else(|| mails.first()).cloned();
        Ok(Self { mails, shown })
    }
}

fn view(ctx: &Ctx, model: &MailboxModel) -> Page {
    let title = ctx.t("mailbox-title");
    let is_shown = |mail: &Mail| model.shown.as_ref().is_some_and(|shown| shown.file == mail.file);
    let list = model.mails.iter().map(|mail| line(ctx, mail, is_shown(mail))).collect_view();
    let body = view! {
        <div class="mw-stack-l">
            <Opening text=title.clone() intro=ctx.t("mailbox-intro") />
            {model.mails.is_empty().then(|| view! { <Empty text=ctx.t("mailbox-none") /> })}
            <div class="mw-mail">
                <ul class="mw-mail__list">{list}</ul>
                {model.shown.as_ref().map(|mail| message(ctx, mail))}
            </div>
        </div>
    };
    Page::new(title, "", body)
}

/// A mail in the list.
fn line(ctx: &Ctx, mail: &Mail, is_shown: bool) -> impl IntoView + use<> {
    view! {
        <li>
            <a
                href=routes::notifications::Mailbox.ask("bericht", &mail.file)
                aria-current=is_shown.then_some("true")
            >
                <b>{mail.subject.clone()}</b>
                <small>{ctx.tv("mailbox-to", &[("to", (&mail.to).into())])}</small>
            </a>
        </li>
    }
}

/// The mail that is read.
fn message(ctx: &Ctx, mail: &Mail) -> impl IntoView + use<> {
    let lines = mail.text.lines().map(|line| linked(ctx, line)).collect_view();
    view! {
        <article class="mw-mail__msg" data-testid="mail">
            <header>
                <h2 class="nl-heading nl-heading--level-3">{mail.subject.clone()}</h2>
                <p class="mw-small">{ctx.tv("mailbox-to", &[("to", (&mail.to).into())])}</p>
            </header>
            <pre>{lines}</pre>
        </article>
    }
}

/// A line of a mail; a line that is an address of this site becomes a link.
fn linked(ctx: &Ctx, line: &str) -> AnyView {
    match line.trim().strip_prefix(&ctx.app.base_url).filter(|path| path.starts_with('/')) {
        Some(path) => view! {
            <a class="nl-link" href=path.to_owned()>
                {line.to_owned()}
            </a>
            "\n"
        }
        .into_any(),
        None => view! { {format!("{line}\n")} }.into_any(),
    }
}

/// The newest 100 mails in a folder.
fn read(folder: &std::path::Path) -> Vec<Mail> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut mails: Vec<_> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let file = path.file_stem()?.to_str()?.to_owned();
            if path.extension()? != "eml" {
                return None;
            }
            let written = path.metadata().and_then(|about| about.modified()).ok()?;
            let at = i64::try_from(written.duration_since(std::time::UNIX_EPOCH).ok()?.as_micros()).ok()?;
            let raw = std::fs::read(&path).ok()?;
            let message = MessageParser::default().parse(&raw)?;
            let to = message
                .to()
                .and_then(|to| to.first())
                .and_then(|to| to.address())
                .unwrap_or_default()
                .to_owned();
            let text = message.body_text(0).unwrap_or_default().replace('\r', "");
            Some(Mail { file, to, subject: message.subject().unwrap_or_default().to_owned(), text, at })
        })
        .collect();
    mails.sort_by_key(|mail| std::cmp::Reverse(mail.at));
    mails.truncate(100);
    mails
}
