//! `/beheer/teams`: teams, and who is in them.

use crate::admin::desk::under;
use domain::{access::Action, id::TeamId};
use leptos::prelude::*;
use store::accounts::Staff;
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    meanwhile::saw,
    route::Route as _,
    routes,
    ui::{
        field::TextField,
        form::{PostForm, Submit},
        page::{Heading, Page, page},
        section::Section,
    },
};

/// The page.
#[component]
pub fn Teams() -> impl IntoView {
    page(async |ctx, routes::admin::Teams| {
        let model = TeamsModel::load(&ctx).await?;
        Ok(view(&ctx, &model))
    })
}

/// Teams, and the colleagues who can be in them.
struct TeamsModel {
    teams: Vec<(TeamId, String)>,
    staff: Vec<Staff>,
}

impl TeamsModel {
    async fn load(ctx: &Ctx) -> Result<Self, AppError> {
        ctx.may(Action::Administer)?;
        Ok(Self {
            teams: store::accounts::teams(ctx.db(), ctx.municipality()).await?,
            staff: store::accounts::staff(ctx.db(), ctx.municipality()).await?,
        })
    }

    /// Names of who is in a team.
    fn people(&self, team: TeamId) -> Vec<&str> {
        self.staff
            .iter()
            .filter(|person| person.actor.grants.iter().any(|grant| grant.team == Some(team)))
            .map(|person| person.name.as_str())
            .collect()
    }
}

fn view(ctx: &Ctx, model: &TeamsModel) -> Page {
    let title = ctx.t("nav-teams");
    let teams = model.teams.iter().map(|(id, name)| team(ctx, *id, name, &model.people(*id))).collect_view();
    let body = view! {
        <div class="mw-narrow mw-stack-xl">
            <div class="mw-stack-s">
                <Heading text=title.clone() />
                <p class="nl-paragraph">{ctx.t("teams-intro")}</p>
            </div>
            <ul class="mw-list mw-stack">{teams}</ul>
            <Section id="team-nieuw" title=ctx.t("teams-add") class="mw-box mw-stack">
                {add(ctx)}
            </Section>
        </div>
    };
    under(ctx, Page::new(title, routes::admin::Desk::PATH, body))
}

/// Only a team that nobody is in can go.
fn team(ctx: &Ctx, id: TeamId, name: &str, people: &[&str]) -> impl IntoView + use<> {
    let form = FormView::of(ctx, "team", id);
    let who = if people.is_empty() { ctx.t("teams-nobody") } else { people.join(", ") };
    let remove = people.is_empty().then(|| {
        view! { <Submit text=ctx.t("teams-remove") secondary=true says=("remove", "yes") /> }
    });
    view! {
        <li class="mw-box mw-box--line mw-stack">
            <PostForm form=form.clone() to=routes::admin::Team(id).path() class="mw-stack">
                {saw(&form, "name", name)}
                <TextField form=form.clone() name="name" label=ctx.t("teams-name") value=name.to_owned() />
                <p class="mw-small">{who}</p>
                <div class="mw-btns">
                    <Submit text=ctx.t("save") secondary=true />
                    {remove}
                </div>
            </PostForm>
        </li>
    }
}

fn add(ctx: &Ctx) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "team-nieuw");
    view! {
        <PostForm form=form.clone() to=routes::admin::Teams.path() class="mw-stack">
            <TextField form=form.clone() name="name" label=ctx.t("teams-name") />
            <div>
                <Submit text=ctx.t("teams-add") />
            </div>
        </PostForm>
    }
}
