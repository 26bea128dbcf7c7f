//! How an obstacle is shown wherever it stands: who has it, how it goes, in which colour.

use crate::accounts::colleagues::colleagues;
use domain::{
    access::Role,
    id::{AccountId, TeamId},
    obstacle::Status,
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::obstacles::{
    Obstacle,
    lists::{TO_CHOOSE, ToChoose},
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    ui::{
        bits::Badge,
        field::{Select, options},
    },
};

/// Names of people and teams, to say who has an obstacle.
pub struct Names {
    people: HashMap<AccountId, (String, Option<String>)>,
    teams: HashMap<TeamId, String>,
    named: Vec<AccountId>,
}

impl Names {
    /// Loads them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        let here = colleagues(ctx).await?;
        // Managers and aldermen carry the responsibility, so they stand there by name; of others the public
        // sees the team.
        let named = here
            .staff
            .iter()
            .filter(|person| person.actor.has(Role::Manager) || person.actor.has(Role::Alderman))
            .map(|person| person.id)
            .collect();
        Ok(Self {
            people: here
                .staff
                .iter()
                .map(|person| (person.id, (person.name.clone(), person.function.clone())))
                .collect(),
            teams: here.teams.iter().cloned().collect(),
            named,
        })
    }

    /// Who has an obstacle, in words. Colleagues see every name.
    #[must_use]
    pub fn owner(&self, ctx: &Ctx, obstacle: &Obstacle) -> Option<String> {
        let team = obstacle
            .owner
            .team
            .and_then(|team| self.teams.get(&team))
            .map(|team| ctx.tv("team-name", &[("team", team.into())]));
        let open = ctx.actor().is_staff();
        let person = obstacle
            .owner
            .person
            .filter(|person| open || self.named.contains(person))
            .and_then(|person| self.people.get(&person))
            .map(|(name, _)| name.clone());
        let outside =
            obstacle.owner.outside.as_ref().map(|body| ctx.tv("owner-outside", &[("body", body.into())]));
        let parts: Vec<_> = [person, team, outside].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// The word for how an obstacle stands, with a shape and a colour.
pub fn status_badge(ctx: &Ctx, obstacle: &Obstacle) -> impl IntoView + use<> {
    let days = obstacle.days(ctx.now);
    let tone = match obstacle.status {
        Status::Reported | Status::Owned => "danger",
        Status::Removed => "success",
        Status::WorkedAround => "info",
        Status::Stays => "neutral",
    };
    let key = if obstacle.is_open() { "obstacle-open-days" } else { "obstacle-done-days" };
    let name = ctx.name("obstacle-status", obstacle.status.code());
    view! { <Badge tone=tone text=ctx.tv(key, &[("status", name.into()), ("days", days.into())]) /> }
}

/// A choice of an obstacle that is there already. When there are more than stand in it, it says so.
#[component]
pub fn Known<'a>(
    /// The form.
    form: FormView,
    /// Name of the field.
    name: &'static str,
    /// Label above it.
    #[prop(into)]
    label: String,
    /// Help between label and field.
    #[prop(optional, into)]
    hint: String,
    /// What there is to choose from.
    known: &'a ToChoose,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView + use<> {
    let ctx = use_context::<Ctx>()?;
    let cut = known.is_cut.then(|| ctx.tv("obstacles-latest", &[("count", TO_CHOOSE.into())]));
    let hint = std::iter::once(hint).chain(cut).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let some = known.some.iter().map(|one| (one.id.to_string(), one.title.clone()));
    let options = options(ctx.t("choose"), some);
    Some(view! { <Select form=form name=name label=label hint=hint options=options optional=optional /> })
}

/// Class of the block of an obstacle.
#[must_use]
pub const fn block_class(status: Status) -> &'static str {
    match status {
        Status::Reported | Status::Owned => "mw-obs",
        Status::Removed | Status::WorkedAround => "mw-obs mw-obs--gone",
        Status::Stays => "mw-obs mw-obs--stays",
    }
}
