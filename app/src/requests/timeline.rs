//! What happened, as people read it: date, heading, a line, a shape.

use domain::{
    event::{Audience, Kind},
    id::{InitiativeId, ObstacleId, OfferId},
    offer,
    time::day_of,
};
use leptos::prelude::*;
use std::collections::HashMap;
use store::journal::{self, Happened};
use uuid::Uuid;
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
    /// What it says, where the kind of what happened says too little.
    pub said: Option<String>,
    /// What it was about, in words, if that can be shown.
    pub about: Option<(String, Option<String>)>,
}

/// What happened to an initiative.
#[derive(Debug)]
pub struct OfInitiative {
    /// Every contact by the municipality, and what it removed, offered and decided (rule 2).
    pub municipality: Vec<Entry>,
    /// What its makers did to its page.
    pub makers: Vec<Entry>,
}

/// The timeline of an initiative that is run by `who`.
///
/// # Errors
/// When the database does not answer.
pub async fn of_initiative(
    ctx: &Ctx,
    id: InitiativeId,
    who: &str,
    steward: bool,
) -> Result<OfInitiative, AppError> {
    // What is between the two, such as thanks that are not public, its stewards see as well.
    let audiences: &[Audience] =
        if steward { &[Audience::Public, Audience::Parties] } else { &[Audience::Public] };
    let mut all = journal::history(ctx.db(), id.0, audiences).await?;
    let asked = store::requests::of_initiative(ctx.db(), id).await?;
    let asked = asked.into_iter().map(|request| request.id.0);
    all.extend(journal::histories(ctx.db(), asked, &[Audience::Public]).await?);
    all.sort_by_key(|happened| happened.at);
    let reader = if steward { Reader::Makers(who) } else { Reader::Everybody(who) };
    let all = in_words(ctx, all, reader).await?;
    let (makers, municipality) = all.into_iter().partition(|entry| is_of_makers(entry.happened.kind));
    Ok(OfInitiative { municipality, makers })
}

/// Whether it is something that makers do to their own page.
const fn is_of_makers(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::InitiativePublished
            | Kind::InitiativeChanged
            | Kind::InitiativeVisibility
            | Kind::PhotoChanged
            | Kind::StewardInvited
            | Kind::StewardJoined
            | Kind::StewardLeft
            | Kind::InvitationWithdrawn
    )
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
    let all = all.into_iter().filter(|happened| happened.kind != Kind::MessageSent).collect();
    in_words(ctx, all, Reader::Parties).await
}

/// A code in what is kept of something that happened.
fn said<'a>(happened: &'a Happened, name: &str) -> Option<&'a str> {
    happened.payload.get(name)?.as_str()
}

/// Who reads it.
#[derive(Debug, Clone, Copy)]
enum Reader<'a> {
    /// Everybody, about an initiative that is run by these.
    Everybody(&'a str),
    /// Those who run it.
    Makers(&'a str),
    /// The parties to a request.
    Parties,
}

/// With the obstacles and offers that it is about.
async fn in_words(ctx: &Ctx, all: Vec<Happened>, reader: Reader<'_>) -> Result<Vec<Entry>, AppError> {
    let ids = |name: &str| all.iter().filter_map(|one| said(one, name)?.parse().ok()).collect::<Vec<Uuid>>();
    let obstacles = ids("obstacle").into_iter().map(ObstacleId).collect();
    let obstacles: HashMap<ObstacleId, _> = store::obstacles::by_ids(ctx.db(), obstacles, ctx.lang).await?;
    let offers = store::requests::offers_called(ctx.db(), ids("offer").into_iter().map(OfferId)).await?;
    let about = |happened: &Happened| {
        let obstacle = said(happened, "obstacle").and_then(|id| obstacles.get(&id.parse().ok()?));
        let cover = || said(happened, "status").filter(|_| happened.kind == Kind::CoverAnswered);
        obstacle
            .map(|one| (one.title.clone(), Some(routes::obstacles::Detail(&one.slug).path())))
            .or_else(|| Some((ctx.name("outcome", said(happened, "outcome")?), None)))
            .or_else(|| Some((ctx.name("cover-status", cover()?), None)))
    };
    let entry = |happened: Happened| {
        let offer = said(&happened, "offer").and_then(|id| offers.get(&id.parse().ok()?));
        let words = offer.map(|offer| offer_in_words(ctx, &happened, offer, reader));
        Entry { about: about(&happened), said: words, happened }
    };
    Ok(all.into_iter().map(entry).collect())
}

/// What became of an offer. How it was described is between the parties: everybody reads its kind, and so
/// does who comes after it was forgotten.
fn offer_in_words(
    ctx: &Ctx,
    happened: &Happened,
    (kind, what): &(offer::Kind, String),
    reader: Reader<'_>,
) -> String {
    let status = said(happened, "status").unwrap_or("made").replace('_', "-");
    let told = match reader {
        Reader::Makers(_) | Reader::Parties if !what.is_empty() => what.clone(),
        _ => ctx.name("offer-kind", kind.code()),
    };
    match reader {
        Reader::Everybody(who) | Reader::Makers(who) if status == "in-use" => {
            ctx.tv("event-offer-used-by", &[("what", told.into()), ("who", who.into())])
        }
        _ => ctx.tv(&format!("event-offer-told-{status}"), &[("what", told.into())]),
    }
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
                    <h3 class="nl-heading nl-heading--level-4">
                        {entry.said.clone().unwrap_or_else(|| ctx.t(&key))}
                    </h3>
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
        | Kind::AssessmentSized
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
        | Kind::ListTakenIn
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
