//! Who handles a request: in words, and the form that gives it to somebody else.

use crate::{
    accounts::colleagues::colleagues,
    handover::fields::choice,
    requests::{actions::handler::may_get, work_handlers::TEAM},
};
use domain::{id::TeamId, time::day_of};
use leptos::prelude::*;
use store::{
    accounts::{Staff, absence::Absence},
    requests::Request,
};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    route::Route as _,
    routes, text,
    ui::{
        field::{Select, options},
        form::{PostForm, Submit},
    },
};

/// Who has it, and who could.
pub struct HandlersModel {
    /// Whoever handles it, if they work here.
    handler: Option<Staff>,
    /// Who is not there now, and who is meanwhile.
    away: Option<(Absence, Option<String>)>,
    /// Who could handle it, for the form.
    others: Vec<Staff>,
    teams: Vec<(TeamId, String)>,
}

impl HandlersModel {
    /// Loads it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx, request: &Request) -> Result<Self, AppError> {
        let today = day_of(ctx.now);
        let here = colleagues(ctx).await?;
        let staff = &here.staff;
        let absent = request.handler.and_then(|handler| here.absent.get(&handler));
        let away = absent.filter(|absent| absent.holds(today));
        let name = |id| staff.iter().find(|one| one.id == id).map(|one| one.name.clone());
        Ok(Self {
            away: away.map(|away| (*away, away.stand_in.and_then(name))),
            handler: staff.iter().find(|one| Some(one.id) == request.handler).cloned(),
            others: staff
                .iter()
                .filter(|one| Some(one.id) != request.handler && may_get(one, request))
                .cloned()
                .collect(),
            teams: here.teams.clone(),
        })
    }

    /// Who handles it, in words.
    #[must_use]
    pub fn handled_by(&self, ctx: &Ctx, request: &Request) -> String {
        let me = ctx.viewer.as_ref().map(|viewer| viewer.account);
        let name = match &self.handler {
            None => {
                return ctx.t(if request.handler.is_some() { "worklist-left" } else { "worklist-nobody" });
            }
            Some(person) if Some(person.id) == me => ctx.t("work-handler-you"),
            Some(person) => ctx.tv("work-handler", &[("name", (&person.name).into())]),
        };
        let Some((away, stand_in)) = &self.away else { return name };
        let until = text::date(ctx.lang, away.until);
        let away = match stand_in {
            Some(stand_in) => {
                ctx.tv("work-away-stand-in", &[("until", until.into()), ("name", stand_in.into())])
            }
            None => ctx.tv("work-away", &[("until", until.into())]),
        };
        format!("{name} ({away})")
    }
}

/// The form that gives it to a colleague, or back to a team.
pub fn view(ctx: &Ctx, request: &Request, model: &HandlersModel) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "behandelaar");
    let open = form.state.is_some();
    let from = request.handler.map(|handler| handler.to_string()).unwrap_or_default();
    let people = model.others.iter().map(choice);
    // Back to the team that it is of already only when somebody has it.
    let teams = model
        .teams
        .iter()
        .filter(|(id, _)| request.handler.is_some() || Some(*id) != request.team)
        .map(|(id, name)| (format!("{TEAM}{id}"), ctx.tv("handover-team", &[("team", name.into())])));
    let others = options(ctx.t("choose"), people.chain(teams));
    view! {
        <details class="mw-add" open=open>
            <summary class="nl-button nl-button--secondary">{ctx.t("assign-title")}</summary>
            <PostForm form=form.clone() to=routes::requests::Assign(&request.number).path() class="mw-stack">
                <input type="hidden" name="from" value=from />
                <Select
                    form=form
                    name="to"
                    label=ctx.t("assign-to")
                    hint=ctx.t("assign-to-hint")
                    options=others
                />
                <div>
                    <Submit text=ctx.t("assign-button") secondary=true />
                </div>
            </PostForm>
        </details>
    }
}
