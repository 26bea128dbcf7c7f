//! The fields of a colleague: what they do, and their role. The same for somebody new and for somebody known.

use domain::{access::Role, id::TeamId};
use leptos::prelude::*;
use web::{
    context::Ctx,
    form::FormView,
    ui::{
        choice::{Choice, Choices},
        field::{Select, TextField, options},
    },
};

/// What a colleague does, and the number they answer.
pub fn described(ctx: &Ctx, form: &FormView, function: &str, phone: &str) -> impl IntoView + use<> {
    view! {
        <TextField
            form=form.clone()
            name="function"
            label=ctx.t("field-function")
            hint=ctx.t("field-function-hint")
            value=function.to_owned()
            optional=true
        />
        <TextField
            form=form.clone()
            name="phone"
            label=ctx.t("field-phone")
            hint=ctx.t("field-phone-hint")
            value=phone.to_owned()
            kind="tel"
            optional=true
            narrow=true
        />
    }
}

/// The role, and where it holds: a team, districts, or everywhere.
pub fn role_fields(ctx: &Ctx, form: &FormView, teams: &[(TeamId, String)]) -> impl IntoView + use<> {
    let roles = Role::ALL
        .iter()
        .map(|role| {
            Choice::new(role.code(), ctx.name("role", role.code())).hint(ctx.t(&format!("role-{role}-may")))
        })
        .collect();
    let teams = options(ctx.t("people-whole"), teams.iter().map(|(id, name)| (id.to_string(), name.clone())));
    let areas = ctx
        .live
        .areas
        .districts
        .iter()
        .map(|area| Choice::new(area.code.clone(), area.name.clone()))
        .collect();
    view! {
        <Choices form=form.clone() name="role" legend=ctx.t("people-role") choices=roles />
        <Select
            form=form.clone()
            name="team"
            label=ctx.t("people-team")
            hint=ctx.t("people-team-hint")
            options=teams
            optional=true
        />
        <details>
            <summary>{ctx.t("people-areas")}</summary>
            <Choices
                form=form.clone()
                name="areas"
                legend=ctx.t("people-areas")
                hint=ctx.t("people-areas-hint")
                several=true
                columns=true
                choices=areas
            />
        </details>
    }
}
