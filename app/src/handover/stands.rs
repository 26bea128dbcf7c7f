//! What stands on somebody's name.

use domain::{
    access::{Action, Actor, may},
    cover::Status,
    id::{AccountId, MunicipalityId},
    lang::Lang,
};
use store::{
    cover::Cover,
    db::{Connection, Reader},
    error::StoreError,
    obstacles::Obstacle,
    requests::{Decision, Request},
};

/// What stands on somebody's name, and is not done.
#[derive(Debug, Default)]
pub struct Stands {
    /// Requests that they handle.
    pub requests: Vec<Request>,
    /// Proposals that wait for their name, with their request.
    pub proposals: Vec<(Request, Decision)>,
    /// Questions for cover that were put to them, with the request.
    pub covers: Vec<(Request, Cover)>,
    /// Obstacles that they have.
    pub obstacles: Vec<Obstacle>,
}

/// One of these, as a form names it.
#[derive(Debug, Clone, Copy)]
pub enum Thing<'a> {
    /// A request.
    Request(&'a Request),
    /// A proposal that waits for a name.
    Signature(&'a Request),
    /// A question for cover.
    Cover(&'a Request),
    /// An obstacle.
    Obstacle(&'a Obstacle),
}

impl Thing<'_> {
    /// Its kind: the end of the name of its text.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Request(_) => "request",
            Self::Signature(_) => "signature",
            Self::Cover(_) => "cover",
            Self::Obstacle(_) => "obstacle",
        }
    }

    /// Its kind and its key.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Request(request) | Self::Signature(request) | Self::Cover(request) => {
                format!("{}:{}", self.code(), request.number)
            }
            Self::Obstacle(obstacle) => format!("{}:{}", self.code(), obstacle.id),
        }
    }
}

impl Stands {
    /// Loads it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn of(
        db: &impl Connection,
        municipality: MunicipalityId,
        who: AccountId,
        lang: Lang,
    ) -> Result<Self, StoreError> {
        let mut proposals = Vec::new();
        let asked = store::requests::waiting_for(db, who).await?;
        for request in store::requests::by_ids(db, asked).await?.into_iter().filter(Request::is_ours) {
            if let Some(decision) = store::requests::decision(db, request.id).await? {
                proposals.push((request, decision));
            }
        }
        let asked: Vec<_> = store::cover::open(db, municipality)
            .await?
            .into_iter()
            .filter(|cover| cover.asked_of == who && cover.status == Status::Asked)
            .collect();
        let about = store::requests::by_ids(db, asked.iter().map(|cover| cover.request).collect()).await?;
        let request = |cover: &Cover| about.iter().find(|request| request.id == cover.request).cloned();
        Ok(Self {
            requests: store::requests::worklist::of_handler(db, who).await?,
            proposals,
            covers: asked.into_iter().filter_map(|cover| Some((request(&cover)?, cover))).collect(),
            obstacles: store::obstacles::lists::of_owner(db, Reader { municipality, lang }, who).await?,
        })
    }

    /// Whether it is nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.requests.is_empty()
            && self.proposals.is_empty()
            && self.covers.is_empty()
            && self.obstacles.is_empty()
    }

    /// All of it, one after the other.
    pub fn things(&self) -> impl Iterator<Item = Thing<'_>> {
        self.requests
            .iter()
            .map(Thing::Request)
            .chain(self.proposals.iter().map(|(request, _)| Thing::Signature(request)))
            .chain(self.covers.iter().map(|(request, _)| Thing::Cover(request)))
            .chain(self.obstacles.iter().map(Thing::Obstacle))
    }

    /// Only what was chosen.
    #[must_use]
    pub fn only(mut self, chosen: &[String]) -> Self {
        let has = |thing: Thing<'_>| chosen.contains(&thing.key());
        self.requests.retain(|one| has(Thing::Request(one)));
        self.proposals.retain(|(one, _)| has(Thing::Signature(one)));
        self.covers.retain(|(one, _)| has(Thing::Cover(one)));
        self.obstacles.retain(|one| has(Thing::Obstacle(one)));
        self
    }

    /// What somebody can do nothing with any more, with the roles that they have left.
    #[must_use]
    pub fn stranded(mut self, actor: &Actor) -> Self {
        self.requests.retain(|one| !store::requests::handles(one, actor));
        self.proposals.retain(|_| !may(actor, &Action::SignDecision));
        self.covers.retain(|_| !may(actor, &Action::AnswerCover));
        self.obstacles.retain(|one| !may(actor, &Action::AnswerObstacle(one.level)));
        self
    }
}
