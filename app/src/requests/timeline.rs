//! What happened, as people read it: date, heading, a line, a shape.

use domain::{
    event::{Audience, Kind},
    id::{InitiativeId, ObstacleId},
    time::day_of,
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::journal::{self, Happened};
use web::{
    context::Ctx,
    error::AppError,
    route::Route as _,
    routes, text,
    ui::{bits::Empty, icon},
};

/// One line of a timeline.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What happened.
    pub happened: Happened,
    /// What it was about, in words, if that can be shown.
    pub about: Option<(String, Option<String>)>,
}

/// The timeline of an initiative: every contact by the municipality, and what it removed, offered and decided
/// (rule 2).
///
/// # Errors
/// When the database does not answer.
pub async fn of_initiative(ctx: &Ctx, id: InitiativeId, steward: bool) -> Result<Vec<Entry>, AppError> {
    // What is between the two, such as thanks that are not public, its stewards see as well.
    let audiences: &[Audience] =
        if steward { &[Audience::Public, Audience::Parties] } else { &[Audience::Public] };
    let mut all = journal::history(ctx.db(), id.0, audiences).await?;
    for request in store::requests::of_initiative(ctx.db(), id).await? {
        all.extend(journal::history(ctx.db(), request.id.0, &[Audience::Public]).await?);
    }
    all.sort_by_key(|happened| happened.at);
    with_obstacles(ctx, all).await
}

/// The timeline of a request, for the resident or for colleagues.
///
/// # Errors
/// When the database does not answer.
pub async fn of_request(
    ctx: &Ctx,
    id: domain::id::RequestId,
    audiences: &[Audience],
) -> Result<Vec<Entry>, AppError> {
    let all = journal::history(ctx.db(), id.0, audiences).await?;
    with_obstacles(ctx, all.into_iter().filter(|happened| happened.kind != Kind::MessageSent).collect()).await
}

async fn with_obstacles(ctx: &Ctx, all: Vec<Happened>) -> Result<Vec<Entry>, AppError> {
    let obstacle_of =
        |happened: &Happened| happened.payload.get("obstacle")?.as_str()?.parse::<ObstacleId>().ok();
    let obstacles: HashMap<ObstacleId, _> =
        store::obstacles::by_ids(ctx.db(), all.iter().filter_map(obstacle_of).collect(), ctx.lang).await?;
    Ok(all
        .into_iter()
        .map(|happened| {
            let about = obstacle_of(&happened)
                .and_then(|id| obstacles.get(&id))
                .map(|obstacle| {
                    (obstacle.title.clone(), Some(routes::obstacles::Detail(&obstacle.slug).path()))
                })
                .or_else(|| {
                    let status = happened
                        .payload
                        .get("status")
                        .filter(|_| happened.kind == Kind::OfferAnswered)?
                        .as_str()?;
                    Some((ctx.name("offer-status", status), None))
                })
                .or_else(|| {
                    let outcome = happened.payload.get("outcome")?.as_str()?;
                    Some((ctx.name("outcome", outcome), None))
                })
                .or_else(|| {
                    let status = happened
                        .payload
                        .get("status")
                        .filter(|_| happened.kind == Kind::CoverAnswered)?
                        .as_str()?;
                    Some((ctx.name("cover-status", status), None))
                });
            Entry { happened, about }
        })
        .collect())
}

/// Draws a timeline.
pub fn drawn(ctx: &Ctx, entries: &[Entry]) -> impl IntoView + use<> {
    if entries.is_empty() {
        return view! { <Empty text=ctx.t("timeline-empty") /> }.into_any();
    }
    let lines = entries
        .iter()
        .map(|entry| {
            let kind = entry.happened.kind;
            let by_resident =
                entry.happened.payload.get("side").and_then(|side| side.as_str()) == Some("resident");
            let key = if kind == Kind::MessageSent && by_resident {
                "event-message-sent-resident".to_owned()
            } else {
                format!("event-{}", kind.code().replace('_', "-"))
            };
            let about = entry.about.clone().map(|(text, link)| match link {
                Some(link) => view! {
                    <p class="nl-paragraph">
                        <a class="nl-link" href=link>
                            {text}
                        </a>
                    </p>
                }
                .into_any(),
                None => view! { <p class="nl-paragraph">{text}</p> }.into_any(),
            });
            let (tone, drawing) = look(kind);
            view! {
                <li>
                    <span class=format!("mw-dot{tone}")>{drawing}</span>
                    <span class="when">{text::date(ctx.lang, day_of(entry.happened.at))}</span>
                    <h3 class="nl-heading nl-heading--level-4">{ctx.t(&key)}</h3>
                    {about}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="mw-tl">{lines}</ol> }.into_any()
}

/// Colour and drawing of what happened.
#[expect(clippy::too_many_lines, reason = "every kind is named, so that a new one is thought of")]
fn look(kind: Kind) -> (&'static str, AnyView) {
    match kind {
        Kind::ObstacleLinked
        | Kind::ObstacleReported
        | Kind::ObstacleReopened
        | Kind::ObstacleReleased
        | Kind::DecisionReturned
        | Kind::DecisionTakenBack
        | Kind::CritiqueLate => (" mw-dot--coral", icon::barrier().into_any()),
        Kind::ObstacleFinished | Kind::AssessmentCompleted | Kind::ProcedureChanged | Kind::CaseHeld => {
            (" mw-dot--leaf", icon::tick().into_any())
        }
        Kind::ObstacleClimbed | Kind::CoverClimbed => (" mw-dot--coral", icon::climb().into_any()),
        Kind::ObstaclePut | Kind::ObstacleReplied | Kind::CritiqueSent | Kind::CritiqueAnswered => {
            ("", icon::mail().into_any())
        }
        Kind::ThanksSent | Kind::ThanksAnswered => (" mw-dot--ochre", icon::heart().into_any()),
        Kind::CoverAnswered => (" mw-dot--teal", icon::tick().into_any()),
        Kind::OfferMade | Kind::OfferAnswered => (" mw-dot--ochre", icon::key().into_any()),
        Kind::DecisionSent | Kind::InitiativePublished | Kind::RequestClosed => {
            (" mw-dot--teal", icon::tick().into_any())
        }
        Kind::RequestSpoken | Kind::RequestReferred => ("", icon::phone().into_any()),
        Kind::MessageSent | Kind::LetterPosted => ("", icon::mail().into_any()),
        Kind::TurnChanged
        | Kind::ApplicationStarted
        | Kind::DecisionProposed
        | Kind::DecisionMoved
        | Kind::ObstacleOwned
        | Kind::RequestHandedOver
        | Kind::RequestTaken => ("", icon::clock().into_any()),
        Kind::InitiativeChanged
        | Kind::InitiativeVisibility
        | Kind::RequestSubmitted
        | Kind::RequestWithdrawn
        | Kind::RequestReopened
        | Kind::ObstacleMerged
        | Kind::ObstacleSplit
        | Kind::CoverAsked
        | Kind::CoverMoved
        | Kind::AbsenceSet
        | Kind::DutySet
        | Kind::ExceptionCited
        | Kind::CritiqueChanged
        | Kind::CasePrepared
        | Kind::TalkHeld
        | Kind::ThresholdSet
        | Kind::RoleGranted
        | Kind::RoleRevoked
        | Kind::TeamChanged
        | Kind::AccountChanged
        | Kind::DeviceLoggedOut
        | Kind::PasskeyChanged
        | Kind::RecoveryCodesMade
        | Kind::StewardInvited
        | Kind::StewardJoined
        | Kind::StewardLeft
        | Kind::InvitationWithdrawn
        | Kind::ReportSent
        | Kind::ReportAnswered
        | Kind::TakenDown
        | Kind::TakedownContested
        | Kind::TakedownAnswered
        | Kind::DataExported
        | Kind::NameSet
        | Kind::AddressSet
        | Kind::ReachSet
        | Kind::DataErased
        | Kind::RetentionRan
        | Kind::MailHandled
        | Kind::AreasImported
        | Kind::AreasRestored
        | Kind::TextChanged
        | Kind::PhotoChanged
        | Kind::LoggedOutEverywhere => ("", icon::pencil().into_any()),
    }
}
