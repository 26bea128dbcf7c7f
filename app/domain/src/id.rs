//! Keys of the aggregates. One type each, so that a request can't be looked up with the key of an initiative.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(id: &str) -> Result<Self, Self::Err> {
                id.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A municipality: the root of all data.
    MunicipalityId,
    /// A team of the municipality.
    TeamId,
    /// A person with an e-mail address: resident or staff.
    AccountId,
    /// An initiative of residents.
    InitiativeId,
    /// A request to the municipality.
    RequestId,
    /// An obstacle that the municipality has to remove.
    ObstacleId,
    /// An offer of a facility to a request.
    OfferId,
    /// An exception to a rule, with its reason.
    ExceptionId,
    /// A request for cover.
    CoverId,
    /// A word of thanks.
    RecognitionId,
    /// Critique of the municipality.
    CritiqueId,
    /// A case on the learning table.
    LearningCaseId,
    /// A talk in a neighbourhood.
    TalkId,
    /// An invitation to run an initiative together.
    InvitationId,
    /// A report of something that should not be there.
    ReportId,
    /// Something that was taken down.
    TakedownId,
    /// A photo of an initiative.
    PhotoId,
    /// A passkey: the second step of logging in.
    PasskeyId,
}
