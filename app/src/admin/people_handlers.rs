//! Giving and taking roles, teams, and what colleagues see of each other.

use crate::{
    accounts::actions::log_out_colleague,
    action::ActionError,
    admin::{
        self,
        people_actions::{self as actions, Described},
        person::colleague,
    },
    handover::{fields::Chosen, leaving::stranded_without},
};
use axum::{Router, routing::post};
use domain::{
    access::{Action, Grant, Role},
    id::TeamId,
    text::{Email, Name, TextError},
};
use serde::Deserialize;
use store::journal::Write;
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::Posted,
    meanwhile::{self, Field},
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this feature.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::admin::People>(post(add))
        .at::<routes::admin::Person>(post(describe))
        .at::<routes::admin::Grant>(post(grant))
        .at::<routes::admin::Revoke>(post(revoke))
        .at::<routes::admin::LogOut>(post(log_out))
        .at::<routes::admin::Teams>(post(add_team))
        .at::<routes::admin::Team>(post(change_team))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Person {
    name: String,
    email: String,
    function: String,
    phone: String,
    role: String,
    team: String,
    areas: Vec<String>,
}

/// The role that a form asks for.
struct Wanted {
    role: Option<Role>,
    team: Option<TeamId>,
    areas: Vec<String>,
}

impl Wanted {
    /// What is wrong with it is noted.
    fn parse(ctx: &Ctx, form: &mut Posted<Person>, fields: &Person) -> Self {
        let role = form.choose("role", &fields.role);
        let team = fields.team.parse().ok();
        if team.is_none() && !fields.team.is_empty() {
            form.error("team", "error-choose");
        }
        // A district that is not there (any more) is not left out: no districts is the whole municipality.
        let given = fields.areas.iter().filter(|code| !code.is_empty());
        if given.clone().any(|code| ctx.live.areas.get(code).is_none()) {
            form.error("areas", "error-choose");
        }
        Self { role, team, areas: given.cloned().collect() }
    }

    /// The same for a team that is not there (any more).
    async fn look(&self, write: &Write, form: &mut Posted<Person>) -> Result<(), AppError> {
        let teams = store::accounts::teams(write.tx(), write.by().municipality).await?;
        if self.team.is_some_and(|id| !teams.iter().any(|(team, _)| *team == id)) {
            form.error("team", "error-choose");
        }
        Ok(())
    }

    /// Who sets up the site has no team and no district.
    fn grant(self) -> Option<Grant> {
        let Self { role, team, areas } = self;
        let whole = role == Some(Role::Admin);
        role.map(|role| Grant {
            role,
            team: team.filter(|_| !whole),
            areas: if whole { Vec::new() } else { areas },
        })
    }
}

/// Somebody new, or somebody who is known by this address already, with a first role.
async fn add(ctx: Ctx, mut form: Posted<Person>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::admin::People::PATH;
    ctx.may(Action::Administer)?;
    let fields = std::mem::take(&mut form.fields);
    let name: Option<Name> = form.parse("name", &fields.name);
    let email: Option<Email> = form.parse("email", &fields.email);
    let (function, phone) =
        (form.line::<80>("function", &fields.function), form.line::<30>("phone", &fields.phone));
    let wanted = Wanted::parse(&ctx, &mut form, &fields);
    let write = ctx.begin(form.key()).await?;
    wanted.look(&write, &mut form).await?;
    form.check(PAGE)?;
    let (Some(name), Some(email), Some(grant)) = (name, email, wanted.grant()) else {
        return Err(form.invalid(PAGE));
    };
    let described = Described { name: &name, function: &function, phone: &phone };
    let account = actions::add_colleague(&write, &email, described, &grant).await?;
    write.done(routes::admin::Person(&account).done("collega")).await
}

async fn describe(
    ctx: Ctx,
    At(routes::admin::Person(id)): At<routes::admin::Person>,
    mut form: Posted<Person>,
) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let page = routes::admin::Person(&id).path();
    let fields = std::mem::take(&mut form.fields);
    let name: Option<Name> = form.parse("name", &fields.name);
    let (function, phone) =
        (form.line::<80>("function", &fields.function), form.line::<30>("phone", &fields.phone));
    let write = admin::begin(&ctx, form.key()).await?;
    let person = colleague(&ctx, write.tx(), id).await?;
    form.check(&page)?;
    let name = name.ok_or_else(|| form.invalid(&page))?;
    let parts = [
        ("name", Some(person.name), name.into_string()),
        ("function", person.function, function),
        ("phone", person.phone, phone),
    ];
    let parts = parts.map(|(name, there, typed)| {
        Field::text(name, format!("field-{name}"), there.unwrap_or_default(), typed)
    });
    let changed = meanwhile::changed(form.values(), &page, &page, parts.to_vec())?;
    let [name, function, phone] = parts.map(|part| part.afterwards(&changed));
    let name: Name = name.parse().map_err(|_unlikely: TextError| form.invalid(&page))?;
    let described = Described { name: &name, function: &function, phone: &phone };
    actions::describe(&write, person.id, described).await?;
    write.done(routes::admin::Person(&id).done("bewaard")).await
}

async fn grant(
    ctx: Ctx,
    At(routes::admin::Grant(id)): At<routes::admin::Grant>,
    mut form: Posted<Person>,
) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let page = routes::admin::Person(&id);
    let fields = std::mem::take(&mut form.fields);
    let wanted = Wanted::parse(&ctx, &mut form, &fields);
    let write = ctx.begin(form.key()).await?;
    let person = colleague(&ctx, write.tx(), id).await?;
    wanted.look(&write, &mut form).await?;
    form.check(&page.path())?;
    let grant = wanted.grant().ok_or_else(|| form.invalid(&page.path()))?;
    actions::give_role(&write, person.id, &grant).await?;
    write.done(page.done("rol")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Revoke {
    sure: String,
    to: String,
    manager: String,
}

/// Takes a role back. What stands on the name is shown first, and handed over with it.
async fn revoke(
    ctx: Ctx,
    At(routes::admin::Revoke(id, grant)): At<routes::admin::Revoke>,
    mut form: Posted<Revoke>,
) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let page = routes::admin::Revoke(&id, &grant).path();
    let fields = std::mem::take(&mut form.fields);
    let write = admin::begin(&ctx, form.key()).await?;
    let roles = store::accounts::roles_of(write.tx(), id).await?;
    let left = match roles.iter().find(|one| one.id == grant) {
        Some(there) => {
            let person = colleague(&ctx, write.tx(), id).await?;
            let stands = stranded_without(write.tx(), ctx.municipality(), person.id, there, ctx.lang).await?;
            if fields.sure != "yes" && !stands.is_empty() {
                return Ok(Seen(page));
            }
            let staff = store::accounts::staff(write.tx(), ctx.municipality()).await?;
            let chosen = Chosen::new(fields.to, fields.manager);
            let to = chosen.successors(&mut form, &staff, person.id);
            form.check(&page)?;
            actions::take_role_back(&write, person.id, there, to).await?
        }
        // Taken back just before: who wanted the same has it.
        None if store::accounts::viewer(write.tx(), id).await?.is_some() => roles.len(),
        None => return Err(AppError::NotFound),
    };
    let to = if left == 0 {
        routes::admin::People.done("rol-weg")
    } else {
        routes::admin::Person(&id).done("rol-weg")
    };
    write.done(to).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct LogOut {
    reset: String,
}

/// Ends every session of a colleague: a laptop that was lost, an account that somebody else got into.
async fn log_out(
    ctx: Ctx,
    At(routes::admin::LogOut(id)): At<routes::admin::LogOut>,
    form: Posted<LogOut>,
) -> Result<Seen, AppError> {
    ctx.may(Action::Administer)?;
    let write = ctx.begin(form.key()).await?;
    let person = colleague(&ctx, write.tx(), id).await?;
    log_out_colleague(&write, person.id, form.fields.reset == "yes").await?;
    write.done(routes::admin::Person(&person.id).done("collega-uitgelogd")).await
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Team {
    name: String,
    remove: String,
}

/// A name that another team has is told at its field.
fn named<T>(form: &mut Posted<Team>, page: &str, done: Result<T, ActionError>) -> Result<T, AppError> {
    match done {
        Err(ActionError::Refused(why)) => {
            form.error("name", why);
            Err(form.invalid(page))
        }
        done => Ok(done?),
    }
}

async fn add_team(ctx: Ctx, mut form: Posted<Team>) -> Result<Seen, AppError> {
    const PAGE: &str = routes::admin::Teams::PATH;
    ctx.may(Action::Administer)?;
    let name: Option<Name> = form.parse("name", &form.fields.name.clone());
    let write = admin::begin(&ctx, form.key()).await?;
    let name = name.ok_or_else(|| form.invalid(PAGE))?;
    let added = actions::add_team(&write, name.as_str()).await;
    named(&mut form, PAGE, added)?;
    write.done(routes::admin::Teams.done("team")).await
}

/// Another name, or gone: a team that work or people belong to stays.
async fn change_team(
    ctx: Ctx,
    At(routes::admin::Team(id)): At<routes::admin::Team>,
    mut form: Posted<Team>,
) -> Result<Seen, AppError> {
    const PAGE: &str = routes::admin::Teams::PATH;
    ctx.may(Action::Administer)?;
    let removes = form.fields.remove == "yes";
    let name: Option<Name> = if removes { None } else { form.parse("name", &form.fields.name.clone()) };
    let write = admin::begin(&ctx, form.key()).await?;
    let teams = store::accounts::teams(write.tx(), ctx.municipality()).await?;
    let (_, there) = teams.into_iter().find(|(team, _)| *team == id).ok_or(AppError::NotFound)?;
    if removes {
        actions::remove_team(&write, id).await?;
        return write.done(routes::admin::Teams.done("team-weg")).await;
    }
    let name = name.ok_or_else(|| form.invalid(PAGE))?;
    let field = Field::text("name", "teams-name", there, name.as_str());
    if !meanwhile::changed(form.values(), &routes::admin::Team(id).path(), PAGE, vec![field])?.is_empty() {
        let renamed = actions::rename_team(&write, id, name.as_str()).await;
        named(&mut form, PAGE, renamed)?;
    }
    write.done(routes::admin::Teams.done("bewaard")).await
}
