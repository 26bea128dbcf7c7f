//! Mail about a request, to the resident or to the handler.

use crate::{
    action::ActionError,
    letter::{self, Letter, Link},
};
use domain::{id::AccountId, lang::Lang};
use serde::Serialize;
use serde_json::{Value, json};
use store::{
    accounts::Account,
    journal::{Mail, Write},
    requests::Request,
};
use web::{context::Ctx, error::AppError};

/// Writes to the resident who asked. `facts` are added to name, number, title and link.
///
/// # Errors
/// When the database does not answer.
pub async fn to_resident(write: &Write, ctx: &Ctx, request: &Request, template: &'static str, facts: impl FnOnce(Lang) -> Value) -> Result<(), AppError> {
    send(write, ctx, request, request.account, &format!("/verzoeken/{}", request.number), template, facts).await
}

/// Writes to a colleague.
///
/// # Errors
/// When the database does not answer.
pub async fn to_colleague(
    write: &Write,
    ctx: &Ctx,
    request: &Request,
    whom: AccountId,
    template: &'static str,
    facts: impl FnOnce(Lang) -> Value,
) -> Result<(), AppError> {
    send(write, ctx, request, whom, &format!("/werk/verzoeken/{}", request.number), template, facts).await
}

async fn send(
    write: &Write,
    ctx: &Ctx,
    request: &Request,
    whom: AccountId,
    path: &str,
    template: &'static str,
    facts: impl FnOnce(Lang) -> Value,
) -> Result<(), AppError> {
    let Some(account) = store::accounts::by_id(write.tx(), whom).await? else { return Ok(()) };
    let lang = account.language.0;
    let mut all = json!({
        "name": account.name, "number": request.number, "title": request.title, "link": format!("{}{path}", ctx.app.base_url),
        "phone": ctx.app.municipality.phone.clone().unwrap_or_default(),
    });
    if let (Some(all), Value::Object(more)) = (all.as_object_mut(), facts(lang)) {
        all.extend(more);
    }
    Ok(write.mail(Mail { to: account.email, template, lang, facts: all }).await?)
}

/// What every letter to the resident about a request has.
#[derive(Debug, Serialize)]
struct About<'a> {
    name: &'a str,
    number: &'a str,
    title: &'a str,
    link: Link,
}

impl<'a> About<'a> {
    fn to_resident(request: &'a Request, account: &'a Account) -> Self {
        Self { name: &account.name, number: &request.number, title: &request.title, link: Link(format!("/verzoeken/{}", request.number)) }
    }
}

#[derive(Debug, Serialize)]
struct Taken<'a> {
    #[serde(flatten)]
    about: About<'a>,
    handler: String,
}

impl Letter for Taken<'_> {
    const TEMPLATE: &'static str = "taken";
}

/// Tells the resident who handles their request now.
///
/// # Errors
/// When the database does not answer.
pub async fn taken(write: &Write, request: &Request, handler: String) -> Result<(), ActionError> {
    let Some(account) = store::accounts::by_id(write.tx(), request.account).await? else { return Ok(()) };
    letter::to_address(write, &account.email, account.language.0, &Taken { about: About::to_resident(request, &account), handler }).await
}
