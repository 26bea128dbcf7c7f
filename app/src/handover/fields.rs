//! To whom it goes: the fields by which somebody chooses, and what they mean.

use crate::handover::{actions::Successors, stands::Stands};
use domain::access::Role;
use domain::id::AccountId;
use leptos::prelude::*;
use store::accounts::Staff;
use web::{
    context::Ctx,
    form::{FormView, Posted},
    ui::field::{Select, options},
};

/// To whom it goes, as it was chosen. Empty is nobody in particular.
#[derive(Debug, Clone)]
pub struct Chosen {
    to: String,
    manager: String,
}

impl Chosen {
    /// Of what was posted.
    #[must_use]
    pub const fn new(to: String, manager: String) -> Self {
        Self { to, manager }
    }

    /// Who that is. A colleague who is not there (any more) is noted.
    pub fn successors<'a, T>(
        &self,
        form: &mut Posted<T>,
        staff: &'a [Staff],
        from: AccountId,
    ) -> Successors<'a> {
        let person = |key: &str| staff.iter().find(|one| one.id != from && one.id.to_string() == key);
        let (colleague, manager) = (person(&self.to), person(&self.manager));
        if colleague.is_none() && !self.to.is_empty() {
            form.error("to", "error-choose");
        }
        let manager = manager.filter(|one| one.actor.has(Role::Manager));
        if manager.is_none() && !self.manager.is_empty() {
            form.error("manager", "error-choose");
        }
        Successors { colleague, manager }
    }
}

/// A colleague as a choice: their key, and their name with what they do.
#[must_use]
pub fn choice(person: &Staff) -> (String, String) {
    let function = person.function.as_deref().filter(|function| !function.is_empty());
    let name =
        function.map_or_else(|| person.name.clone(), |function| format!("{} ({function})", person.name));
    (person.id.to_string(), name)
}

/// The fields: for requests and obstacles, and for what waits for a manager.
pub fn view(ctx: &Ctx, form: &FormView, stands: &Stands, others: &[Staff]) -> impl IntoView + use<> {
    let works = |person: &&Staff| person.actor.has(Role::Official) || person.actor.has(Role::Manager);
    let colleagues = others.iter().filter(works).map(choice);
    let managers = others.iter().filter(|person| person.actor.has(Role::Manager)).map(choice);
    let requests = !stands.requests.is_empty() || !stands.obstacles.is_empty();
    let names = !stands.proposals.is_empty() || !stands.covers.is_empty();
    view! {
        {requests
            .then(|| {
                view! {
                    <Select
                        form=form.clone()
                        name="to"
                        label=ctx.t("handover-to")
                        hint=ctx.t("handover-to-hint")
                        options=options(ctx.t("handover-to-team"), colleagues)
                    />
                }
            })}
        {names
            .then(|| {
                view! {
                    <Select
                        form=form.clone()
                        name="manager"
                        label=ctx.t("handover-manager")
                        options=options(ctx.t("handover-manager-any"), managers)
                    />
                }
            })}
    }
}
