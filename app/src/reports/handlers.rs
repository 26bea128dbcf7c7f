//! Reporting, looking, taking down, contesting, putting back.

use axum::{Router, extract::Path, routing::post};
use domain::{
    access::{Action, Role},
    event::{Aggregate, Audience, Kind},
    id::{ReportId, TakedownId},
    initiative::Visibility,
    lang::Lang,
    report::{Ground, ReportStatus, TakedownStatus, may_answer, may_contest},
    spam::PerDay,
    text::{Email, Text},
};
use serde::Deserialize;
use serde_json::{Value as Json, json};
use store::{
    initiatives::Initiative,
    journal::{Fact, Mail, Write},
    reports::Takedown,
};
use validator::Validate;
use web::{
    context::Ctx,
    error::{AppError, Conflict},
    form::Posted,
    seen::{Done as _, Seen},
    text::Texts as _,
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/melden/{slug}", post(report))
        .route("/mijn/initiatieven/{slug}/oneens", post(contest))
        .route("/beheer/meldingen/{id}", post(handle))
        .route("/beheer/weggehaald/{id}", post(answer))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Reported {
    ground: String,
    words: String,
    email: String,
}

/// Keeps a report and tells the administrators. An address is asked only for whoever wants an answer (DSA, article 16).
async fn report(ctx: Ctx, Path(slug): Path<String>, mut form: Posted<Reported>) -> Result<Seen, AppError> {
    let page = format!("/melden/{slug}");
    let write = ctx.begin(form.key()).await?;
    let about = reportable(&write, &ctx, &slug).await?;
    let fields = std::mem::take(&mut form.fields);
    let ground: Option<Ground> = form.choose("ground", &fields.ground);
    let words: Option<Text<4000>> = form.parse("words", &fields.words);
    let typed = ctx.viewer.as_ref().map_or(fields.email, |viewer| viewer.email.clone());
    let email: Option<Email> = form.parse_optional("email", &typed);
    form.guard(&ctx, &[("words", &fields.words)]);
    if let Some(email) = &email {
        form.limit(PerDay::Reports, store::reports::since(write.tx(), write.by(), email.as_str(), ctx.yesterday()).await?);
    }
    form.check(&page)?;
    let (Some(ground), Some(words)) = (ground, words) else { return Err(form.invalid(&page)) };
    let id = store::reports::report(write.tx(), write.by(), about.id, ground, words.as_str(), email.as_ref().map(Email::as_str)).await?;
    let payload = json!({"initiative": about.id, "ground": ground});
    write.event(Fact { aggregate: Aggregate::Report, id: id.0, kind: Kind::ReportSent, audience: Audience::Staff, payload }).await?;
    to_administrators(&write, &ctx, "report-new", &json!({"title": about.title, "link": format!("{}/beheer/meldingen/{id}", ctx.app.base_url)})).await?;
    if let Some(email) = email {
        let facts = json!({"title": about.title});
        write.mail(Mail { to: email.as_str().to_owned(), template: "report-received", lang: ctx.lang, facts }).await?;
    }
    write.done(format!("/initiatieven/{slug}?gedaan=gemeld")).await
}

/// The initiative at this address, when everybody can see it.
async fn reportable(write: &Write, ctx: &Ctx, slug: &str) -> Result<Initiative, AppError> {
    let found = store::initiatives::by_slug(write.tx(), ctx.reader(), slug).await?;
    found.filter(|found| found.visibility.is_shown()).ok_or(AppError::NotFound)
}

async fn to_administrators(write: &Write, ctx: &Ctx, template: &'static str, facts: &Json) -> Result<(), AppError> {
    for person in store::accounts::staff(write.tx(), ctx.municipality()).await? {
        if person.actor.has(Role::Admin) {
            let facts = with(facts, "name", &person.name);
            write.mail(Mail { to: person.email, template, lang: Lang::Nl, facts }).await?;
        }
    }
    Ok(())
}

async fn to_makers(write: &Write, about: &Initiative, template: &'static str, facts: impl Fn(Lang) -> Json) -> Result<(), AppError> {
    for steward in store::initiatives::stewards(write.tx(), about.id).await? {
        let Some(account) = store::accounts::by_id(write.tx(), steward).await? else { continue };
        let lang = account.language.0;
        let facts = with(&facts(lang), "name", &account.name);
        write.mail(Mail { to: account.email, template, lang, facts }).await?;
    }
    Ok(())
}

fn with(facts: &Json, name: &str, value: &str) -> Json {
    let mut facts = facts.clone();
    if let Some(facts) = facts.as_object_mut() {
        facts.insert(name.to_owned(), value.into());
    }
    facts
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Handled {
    what: String,
    ground: String,
    words: String,
}

/// An administrator looks at a report: it is left as it is, or taken down on one of the two grounds, with reasons (rule 1).
async fn handle(ctx: Ctx, Path(id): Path<ReportId>, mut form: Posted<Handled>) -> Result<Seen, AppError> {
    ctx.may(Action::TakeDown)?;
    let me = ctx.account()?;
    let page = format!("/beheer/meldingen/{id}");
    let write = ctx.begin(form.key()).await?;
    let there = store::reports::by_id(write.tx(), ctx.municipality(), id).await?.ok_or(AppError::NotFound)?;
    let fields = std::mem::take(&mut form.fields);
    let status: Option<ReportStatus> = form.choose("what", &fields.what).filter(|status| *status != ReportStatus::Open);
    let words: Option<Text<4000>> = form.parse("words", &fields.words);
    let takes = status == Some(ReportStatus::TakenDown);
    let ground: Option<Ground> = if takes { form.choose("ground", &fields.ground) } else { None };
    form.check(&page)?;
    let (Some(status), Some(words)) = (status, words) else { return Err(form.invalid(&page)) };
    if !store::reports::answer(write.tx(), write.by(), id, status, words.as_str()).await? {
        return Err(AppError::Refused("refused-report-done"));
    }
    let payload = json!({"status": status, "initiative": there.initiative});
    write.event(Fact { aggregate: Aggregate::Report, id: id.0, kind: Kind::ReportAnswered, audience: Audience::Staff, payload }).await?;
    let about = match there.initiative {
        Some(about) => store::initiatives::by_ids(write.tx(), [about], Lang::Nl).await?.remove(&about),
        None => None,
    };
    // Somebody else's report, or its makers, may have taken it away already.
    let what = if ground.is_none() && about.as_ref().is_some_and(|about| !about.visibility.is_shown()) { "gone" } else { status.code() };
    if let (Some(ground), Some(about)) = (ground, about.as_ref()) {
        if !about.visibility.is_shown() {
            return Err(AppError::Refused("refused-not-visible"));
        }
        let takedown = store::reports::take_down(write.tx(), write.by(), me, &there, (about.id, about.visibility), ground, words.as_str()).await?;
        if !store::initiatives::set_visibility(write.tx(), about.id, about.visibility, Visibility::TakenDown).await? {
            return Err(AppError::Refused("refused-not-visible"));
        }
        let payload = json!({"takedown": takedown, "ground": ground});
        write.event(Fact { aggregate: Aggregate::Initiative, id: about.id.0, kind: Kind::TakenDown, audience: Audience::Public, payload }).await?;
        let link = format!("{}/initiatieven/{}", ctx.app.base_url, about.slug);
        let by = ctx.viewer.as_ref().map(|viewer| viewer.name.clone()).unwrap_or_default();
        to_makers(
            &write,
            about,
            "taken-down",
            |lang| json!({"title": about.title, "ground": lang.name("ground", ground.code()), "reason": words.as_str(), "by": by, "link": link}),
        )
        .await?;
    }
    if let Some(email) = there.email {
        let title = about.map(|about| about.title).unwrap_or_default();
        let facts = json!({"title": title, "what": what, "words": words.as_str()});
        write.mail(Mail { to: email, template: "report-answered", lang: Lang::Nl, facts }).await?;
    }
    write.done(format!("/beheer/meldingen?gedaan=melding-{}", status.code().replace('_', "-"))).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Contested {
    words: String,
}

/// Its makers say why a takedown is wrong, once; an administrator other than the first looks again.
async fn contest(ctx: Ctx, Path(slug): Path<String>, mut form: Posted<Contested>) -> Result<Seen, AppError> {
    ctx.account()?;
    let page = format!("/initiatieven/{slug}");
    let write = ctx.begin(form.key()).await?;
    let about = store::initiatives::own_by_slug(write.tx(), write.by(), &slug).await?.ok_or(AppError::Refused("refused-not-your-initiative"))?;
    let there = store::reports::of_initiative(write.tx(), about.id).await?.ok_or(AppError::NotFound)?;
    if !may_contest(there.status) {
        return Err(AppError::Refused("refused-contested-already"));
    }
    let words: Option<Text<4000>> = form.parse("words", &form.fields.words.clone());
    let Some(words) = words else { return Err(form.invalid(&page)) };
    if !store::reports::contest(write.tx(), write.by(), &there, words.as_str()).await? {
        return Err(AppError::Refused("refused-contested-already"));
    }
    let payload = json!({"takedown": there.id});
    write.event(Fact { aggregate: Aggregate::Initiative, id: about.id.0, kind: Kind::TakedownContested, audience: Audience::Parties, payload }).await?;
    let facts = json!({"title": about.title, "link": format!("{}/beheer/weggehaald/{}", ctx.app.base_url, there.id)});
    to_administrators(&write, &ctx, "takedown-contested", &facts).await?;
    write.done(format!("{page}?gedaan=oneens")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Answered {
    status: String,
    words: String,
    version: i32,
}

/// Answers a contest (somebody else than who took it down), or puts right a mistake.
async fn answer(ctx: Ctx, Path(id): Path<TakedownId>, mut form: Posted<Answered>) -> Result<Seen, AppError> {
    ctx.may(Action::TakeDown)?;
    let me = ctx.account()?;
    let page = format!("/beheer/weggehaald/{id}");
    let write = ctx.begin(form.key()).await?;
    let there = store::reports::takedown(write.tx(), id).await?.ok_or(AppError::NotFound)?;
    let fields = std::mem::take(&mut form.fields);
    let status: Option<TakedownStatus> = form.choose("status", &fields.status);
    let words: Option<Text<4000>> = form.parse("words", &fields.words);
    form.check(&page)?;
    let (Some(status), Some(words)) = (status, words) else { return Err(form.invalid(&page)) };
    if !may_answer(there.status, status) {
        return Err(AppError::Refused("refused-takedown-step"));
    }
    if status == TakedownStatus::Upheld && ctx.may(Action::AnswerContest { took_it_down: there.taken_by == me }).is_err() {
        return Err(AppError::Refused("refused-own-takedown"));
    }
    let seen = Takedown { version: fields.version, ..there.clone() };
    if !store::reports::end(write.tx(), write.by(), &seen, status, words.as_str()).await? {
        return Err(AppError::Conflict(Box::new(Conflict {
            action: page.clone(),
            back: page,
            version: there.version,
            posted: form.values().to_vec(),
            theirs: Vec::new(),
        })));
    }
    if status == TakedownStatus::Restored && !store::initiatives::set_visibility(write.tx(), there.initiative, Visibility::TakenDown, there.before).await? {
        return Err(AppError::Refused("refused-taken-back"));
    }
    let payload = json!({"takedown": id, "status": status});
    write.event(Fact { aggregate: Aggregate::Initiative, id: there.initiative.0, kind: Kind::TakedownAnswered, audience: Audience::Public, payload }).await?;
    let about = store::initiatives::by_ids(write.tx(), [there.initiative], Lang::Nl).await?.remove(&there.initiative);
    if let Some(about) = about {
        let link = format!("{}/initiatieven/{}", ctx.app.base_url, about.slug);
        to_makers(&write, &about, "takedown-answered", |_| json!({"title": about.title, "status": status, "words": words.as_str(), "link": link})).await?;
    }
    write.done(format!("/beheer/meldingen?gedaan=weggehaald-{}", status.code())).await
}
