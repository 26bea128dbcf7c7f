//! What happened, append-only. One stream, three readings: the timeline, the audit log and the notifications.
//!
//! Events of one aggregate are chained by hash. A payload holds ids and facts only; free text stands in a row
//! of its own and is bound into the chain by a salted hash, so that erasing row and salt keeps the chain
//! whole.

use crate::code_enum;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

code_enum! {
    /// Who can read an event.
    Audience {
        /// Everybody.
        Public = "public",
        /// The resident and the municipality.
        Parties = "parties",
        /// The municipality.
        Staff = "staff",
    }
}

code_enum! {
    /// What an event is about.
    Aggregate {
        /// An initiative.
        Initiative = "initiative",
        /// A request.
        Request = "request",
        /// An obstacle.
        Obstacle = "obstacle",
        /// An account.
        Account = "account",
        /// Critique of the municipality.
        Critique = "critique",
        /// A case on the learning table.
        LearningCase = "learning_case",
        /// A talk in a neighbourhood.
        Talk = "talk",
        /// The municipality itself: its settings.
        Municipality = "municipality",
        /// A report of something that should not be there.
        Report = "report",
    }
}

code_enum! {
    /// What happened.
    Kind {
        /// An initiative became public.
        InitiativePublished = "initiative_published",
        /// Its owner changed it.
        InitiativeChanged = "initiative_changed",
        /// Its owner made it public, unlisted, or took it back.
        InitiativeVisibility = "initiative_visibility",
        /// A request came in.
        RequestSubmitted = "request_submitted",
        /// Somebody took it.
        RequestTaken = "request_taken",
        /// Somebody else handles it from now on, or for now nobody.
        RequestHandedOver = "request_handed_over",
        /// Somebody of the municipality spoke to the resident by phone or at the door.
        RequestSpoken = "request_spoken",
        /// A message by one of the two.
        MessageSent = "message_sent",
        /// The turn went to the other.
        TurnChanged = "turn_changed",
        /// The checklist of an assessor is complete.
        AssessmentCompleted = "assessment_completed",
        /// Whether a few questions are enough was said.
        AssessmentSized = "assessment_sized",
        /// Formal application from now on (Awb).
        ApplicationStarted = "application_started",
        /// An obstacle was linked to a request.
        ObstacleLinked = "obstacle_linked",
        /// An obstacle was reported.
        ObstacleReported = "obstacle_reported",
        /// Somebody owns it, with a date.
        ObstacleOwned = "obstacle_owned",
        /// Whoever had it gave it back: for now nobody has it.
        ObstacleReleased = "obstacle_released",
        /// It got a final status.
        ObstacleFinished = "obstacle_finished",
        /// It came back.
        ObstacleReopened = "obstacle_reopened",
        /// It went to a higher level.
        ObstacleClimbed = "obstacle_climbed",
        /// Another one turned out to be the same, and became part of this one.
        ObstacleMerged = "obstacle_merged",
        /// A part of it became one of its own.
        ObstacleSplit = "obstacle_split",
        /// It was put to a higher government.
        ObstaclePut = "obstacle_put",
        /// The higher government answered.
        ObstacleReplied = "obstacle_replied",
        /// Somebody asked for cover.
        CoverAsked = "cover_asked",
        /// The request for cover went to the alderman.
        CoverClimbed = "cover_climbed",
        /// The request for cover went to somebody else of the same level.
        CoverMoved = "cover_moved",
        /// Cover was given, declined or not needed any more.
        CoverAnswered = "cover_answered",
        /// Somebody said from when until when they can be called about cover.
        DutySet = "duty_set",
        /// An earlier exception was named as support.
        ExceptionCited = "exception_cited",
        /// An alderman said thank you.
        ThanksSent = "thanks_sent",
        /// The initiative said who may read that.
        ThanksAnswered = "thanks_answered",
        /// Somebody said what the municipality did badly, or well.
        CritiqueSent = "critique_sent",
        /// The municipality answered.
        CritiqueAnswered = "critique_answered",
        /// Its author took it back, or changed who may read it.
        CritiqueChanged = "critique_changed",
        /// The term for an answer passed, and the alderman was told.
        CritiqueLate = "critique_late",
        /// A case was put on the learning table.
        CasePrepared = "case_prepared",
        /// It was talked about, and what changes was written down.
        CaseHeld = "case_held",
        /// A procedure was changed or scrapped.
        ProcedureChanged = "procedure_changed",
        /// Somebody of the council talked with people in a neighbourhood.
        TalkHeld = "talk_held",
        /// A term or a limit was set.
        ThresholdSet = "threshold_set",
        /// A facility was offered.
        OfferMade = "offer_made",
        /// An offer was accepted, declined, used, returned or taken back.
        OfferAnswered = "offer_answered",
        /// A decision waits for a manager.
        DecisionProposed = "decision_proposed",
        /// Another manager is asked for a name under it.
        DecisionMoved = "decision_moved",
        /// It was taken back before a manager answered.
        DecisionTakenBack = "decision_taken_back",
        /// The manager did not sign.
        DecisionReturned = "decision_returned",
        /// A decision was sent.
        DecisionSent = "decision_sent",
        /// Handed over.
        RequestReferred = "request_referred",
        /// Stopped by the resident.
        RequestWithdrawn = "request_withdrawn",
        /// Reopened by the resident.
        RequestReopened = "request_reopened",
        /// Closed.
        RequestClosed = "request_closed",
        /// Somebody got a role.
        RoleGranted = "role_granted",
        /// A role was taken back.
        RoleRevoked = "role_revoked",
        /// Somebody said from when until when they are away, or that they are back.
        AbsenceSet = "absence_set",
        /// A team was made, or got another name.
        TeamChanged = "team_changed",
        /// What colleagues see of somebody was changed.
        AccountChanged = "account_changed",
        /// Somebody logged out everywhere.
        LoggedOutEverywhere = "logged_out_everywhere",
        /// Somebody logged out one device.
        DeviceLoggedOut = "device_logged_out",
        /// Somebody made a passkey, or took one away.
        PasskeyChanged = "passkey_changed",
        /// Somebody made new recovery codes.
        RecoveryCodesMade = "recovery_codes_made",
        /// Somebody was asked to run an initiative together.
        StewardInvited = "steward_invited",
        /// They do, from now on.
        StewardJoined = "steward_joined",
        /// They stopped.
        StewardLeft = "steward_left",
        /// An invitation was taken back.
        InvitationWithdrawn = "invitation_withdrawn",
        /// Somebody reported an initiative.
        ReportSent = "report_sent",
        /// An administrator looked at the report.
        ReportAnswered = "report_answered",
        /// An initiative was taken down.
        TakenDown = "taken_down",
        /// Its makers said why that is wrong.
        TakedownContested = "takedown_contested",
        /// Another administrator answered that, or it was put back.
        TakedownAnswered = "takedown_answered",
        /// A list of initiatives was taken in; their makers are asked.
        ListTakenIn = "list_taken_in",
        /// Somebody got a copy of what is kept about them.
        DataExported = "data_exported",
        /// Somebody set what they are called.
        NameSet = "name_set",
        /// Somebody is known by another address.
        AddressSet = "address_set",
        /// Somebody without an e-mail address is called, phoned or written to otherwise.
        ReachSet = "reach_set",
        /// What is kept about somebody was erased.
        DataErased = "data_erased",
        /// What was kept long enough was erased.
        RetentionRan = "retention_ran",
        /// An administrator decided about mail that did not leave.
        MailHandled = "mail_handled",
        /// Areas came in.
        AreasImported = "areas_imported",
        /// A change of areas was taken back.
        AreasRestored = "areas_restored",
        /// A letter on paper was posted, handed over or read out.
        LetterPosted = "letter_posted",
        /// A text of the site was changed.
        TextChanged = "text_changed",
        /// A photo was added or taken away.
        PhotoChanged = "photo_changed",
    }
}

/// The hash before the first event of an aggregate.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What goes into the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link<'a> {
    /// Hash of the event before, or [`GENESIS`].
    pub previous: &'a str,
    /// What it is about.
    pub aggregate: Aggregate,
    /// Which one.
    pub aggregate_id: Uuid,
    /// Count within the aggregate, from 1.
    pub number: i64,
    /// What happened.
    pub kind: Kind,
    /// By whom; `None` for the system or a visitor.
    pub actor: Option<Uuid>,
    /// When.
    pub at: Timestamp,
    /// Who can read it.
    pub audience: Audience,
    /// Facts, as JSON text, exactly as stored.
    pub payload: &'a str,
}

/// The hash of an event: hexadecimal SHA-256 over all of its fields, each with its length before it, so that
/// no two different events give the same bytes.
#[must_use]
pub fn hash(link: &Link<'_>) -> String {
    let mut hasher = Sha256::new();
    let number = link.number.to_string();
    let id = link.aggregate_id.to_string();
    let actor = link.actor.map(|actor| actor.to_string()).unwrap_or_default();
    let at = link.at.as_microsecond().to_string();
    let fields = [
        link.previous,
        link.aggregate.code(),
        &id,
        &number,
        link.kind.code(),
        &actor,
        &at,
        link.audience.code(),
        link.payload,
    ];
    for field in fields {
        hasher.update(field.len().to_string());
        hasher.update(":");
        hasher.update(field);
    }
    hex(&hasher.finalize())
}

/// The salted hash by which a free text is bound into the chain.
#[must_use]
pub fn text_hash(salt: Uuid, text: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(salt.as_bytes());
    hasher.update(text);
    hex(&hasher.finalize())
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(payload: &str) -> Link<'_> {
        Link {
            previous: GENESIS,
            aggregate: Aggregate::Request,
            aggregate_id: Uuid::from_u128(7),
            number: 1,
            kind: Kind::RequestSubmitted,
            actor: None,
            at: Timestamp::UNIX_EPOCH,
            audience: Audience::Parties,
            payload,
        }
    }

    #[test]
    fn a_hash_changes_with_every_field() {
        let first = hash(&link("{}"));
        let others = [
            hash(&link("{ }")),
            hash(&Link { previous: &first, ..link("{}") }),
            hash(&Link { aggregate: Aggregate::Obstacle, ..link("{}") }),
            hash(&Link { aggregate_id: Uuid::from_u128(8), ..link("{}") }),
            hash(&Link { number: 2, ..link("{}") }),
            hash(&Link { kind: Kind::RequestTaken, ..link("{}") }),
            hash(&Link { actor: Some(Uuid::from_u128(9)), ..link("{}") }),
            hash(&Link { at: Timestamp::from_microsecond(1).unwrap(), ..link("{}") }),
            hash(&Link { audience: Audience::Public, ..link("{}") }),
        ];
        let different: std::collections::BTreeSet<_> = others.iter().chain([&first]).collect();
        assert_eq!(different.len(), 10);
        assert_eq!(first, hash(&link("{}")));
    }

    #[test]
    fn a_text_is_bound_with_its_salt() {
        assert_ne!(text_hash(Uuid::from_u128(1), "dag"), text_hash(Uuid::from_u128(2), "dag"));
        assert_eq!(text_hash(Uuid::from_u128(1), "dag").len(), 64);
    }
}
