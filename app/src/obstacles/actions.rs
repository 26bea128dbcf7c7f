//! What can happen to an obstacle. (Joining and parting in `actions/joining`, going higher in
//! `actions/climbing`, what is put outside the municipality in `actions/appeals`.)
//!
//! What changes one takes the version that was seen, and gives `false` when somebody else changed it since.

pub mod appeals;
pub mod climbing;
pub mod joining;

use crate::{
    action::ActionError,
    obstacles::letters::{self, Answered},
};
use domain::{
    access::{Action, Role, may},
    climb::answer_by,
    event::{Aggregate, Audience, Kind},
    id::{AccountId, ObstacleId, TalkId},
    obstacle::{Level, Status, Step, StepError, step},
    thresholds::Thresholds,
    time::day_of,
};
use jiff::{Timestamp, civil::Date};
use serde_json::{Value, json};
use store::{
    accounts::Staff,
    journal::{Fact, Write},
    obstacles::{Change, New, Obstacle, Owner},
};

/// Writes down what happened to an obstacle. Everybody can read it.
async fn happened(write: &Write, id: ObstacleId, kind: Kind, payload: Value) -> Result<(), ActionError> {
    write
        .event(Fact { aggregate: Aggregate::Obstacle, id: id.0, kind, audience: Audience::Public, payload })
        .await?;
    Ok(())
}

/// Goes on only with one that stands under its own name: what became part of another is worked on there.
fn own_name(there: &Obstacle) -> Result<(), ActionError> {
    if there.merged_into.is_none() { Ok(()) } else { Err(ActionError::Refused("refused-obstacle-merged")) }
}

fn refused(error: StepError) -> ActionError {
    ActionError::Refused(error.key())
}

/// Reports an obstacle, heard of in a talk or met at a request.
///
/// # Errors
/// When the database does not answer.
pub async fn report(
    write: &Write,
    new: New,
    by: AccountId,
    talk: Option<TalkId>,
) -> Result<ObstacleId, ActionError> {
    let mut payload = json!({"kind": new.kind, "source": new.source});
    if let (Some(talk), Some(facts)) = (talk, payload.as_object_mut()) {
        facts.insert("talk".to_owned(), json!(talk));
    }
    // Two of the same title at once get addresses one after the other.
    write.queue_for(format!("addresses of obstacles {}", write.by().municipality)).await?;
    let id = store::obstacles::report(write.tx(), write.by(), new, by).await?;
    happened(write, id, Kind::ObstacleReported, payload).await?;
    Ok(id)
}

/// Who has an obstacle from now on, and before when they answer.
#[derive(Debug, Clone)]
pub struct Taking<'a> {
    /// Who works on it: somebody inside, also when it comes from outside.
    pub person: Option<&'a Staff>,
    /// The body outside that they ask.
    pub outside: Option<String>,
    /// The last day for an answer.
    pub due: Option<Date>,
}

impl Taking<'_> {
    fn owner(&self) -> Owner {
        Owner {
            person: self.person.map(|person| person.id),
            team: self.person.and_then(|person| person.team),
            outside: self.outside.clone(),
        }
    }

    fn step(&self, there: &Obstacle) -> Result<Status, StepError> {
        step(there.status, &Step::Own { has_owner: self.owner().is_named(), due: self.due })
    }

    /// Where it stands then, and since when: with a manager it stands with the managers.
    fn level(&self, there: &Obstacle, now: Timestamp) -> (Level, Timestamp) {
        let climbs = there.level == Level::Official
            && self.person.is_some_and(|person| person.actor.has(Role::Manager));
        if climbs { (Level::Manager, now) } else { (there.level, there.since) }
    }

    /// What is wrong with it: the part, and the key of what is wrong with that.
    #[must_use]
    pub fn wrong(
        &self,
        there: &Obstacle,
        now: Timestamp,
        thresholds: &Thresholds,
    ) -> Vec<(&'static str, &'static str)> {
        let today = day_of(now);
        // The date that stands may stay, so that an obstacle past its term can still change hands.
        let another = self.due.filter(|due| Some(*due) != there.due);
        let mut wrong = Vec::new();
        // Whoever is outside: somebody inside works on it by asking them. Only who can answer it at this
        // level can have it.
        if self.person.is_none_or(|person| !may(&person.actor, &Action::AnswerObstacle(there.level))) {
            wrong.push(("owner", "error-obstacle-owner"));
        }
        if another.is_some_and(|due| due < today) {
            wrong.push(("due", "error-date-past"));
        }
        if let Err(error) = self.step(there) {
            let part = match error {
                StepError::NeedsDate => "due",
                StepError::NeedsOwner | StepError::NeedsAnswer | StepError::NotFrom(_) => "owner",
            };
            wrong.push((part, error.key()));
        }
        // A level that can't answer within its term puts it higher; it does not give itself more time.
        let (level, since) = self.level(there, now);
        let last = answer_by(level, day_of(since), thresholds).max(today);
        if another.is_some_and(|due| due > last) {
            wrong.push(("due", "error-obstacle-term"));
        }
        wrong
    }
}

/// Gives an obstacle to somebody, who answers before a day and hears of it.
///
/// # Errors
/// When they can't have it, or not until that day, and when the database does not answer.
pub async fn own(
    write: &Write,
    there: &Obstacle,
    seen: i32,
    taking: &Taking<'_>,
) -> Result<bool, ActionError> {
    if !hand(write, there, seen, taking).await? {
        return Ok(false);
    }
    if let (Some(person), Some(due)) =
        (taking.person.filter(|person| Some(person.id) != write.by().actor), taking.due)
    {
        letters::owned(write, there, person.id, due).await?;
    }
    Ok(true)
}

/// The same without the letter, for who tells it with the rest that is handed over.
///
/// # Errors
/// When they can't have it, or not until that day, and when the database does not answer.
pub async fn hand(
    write: &Write,
    there: &Obstacle,
    seen: i32,
    taking: &Taking<'_>,
) -> Result<bool, ActionError> {
    own_name(there)?;
    let by = write.by();
    let thresholds = store::settings::thresholds(write.tx(), by.municipality).await?;
    if let Some((_, key)) = taking.wrong(there, by.now, &thresholds).into_iter().next() {
        return Err(ActionError::Refused(key));
    }
    let (level, since) = taking.level(there, by.now);
    let change = Change {
        status: taking.step(there).map_err(refused)?,
        owner: taking.owner(),
        level,
        since,
        due: taking.due,
        answer: None,
        finished: None,
    };
    if !store::obstacles::change(write.tx(), there.id, seen, change).await? {
        return Ok(false);
    }
    let payload = json!({"owner": taking.person.map(|person| person.id), "due": taking.due, "level": level});
    happened(write, there.id, Kind::ObstacleOwned, payload).await?;
    Ok(true)
}

/// Whoever has an obstacle gives it back to the team: for now nobody has it, and its date goes on. `false`
/// when somebody else changed it since it was seen.
///
/// # Errors
/// When the database does not answer.
pub async fn release(write: &Write, there: &Obstacle) -> Result<bool, ActionError> {
    let owner = Owner { person: None, ..there.owner.clone() };
    let change = Change { status: Status::Reported, owner, ..there.unchanged() };
    if !store::obstacles::change(write.tx(), there.id, there.version, change).await? {
        return Ok(false);
    }
    happened(write, there.id, Kind::ObstacleReleased, json!({})).await?;
    Ok(true)
}

/// Answers an obstacle: it is gone, worked around, or it stays. Everybody who met it hears that.
///
/// # Errors
/// When it has an answer, or there are no words, and when the database does not answer.
pub async fn finish(
    write: &Write,
    there: &Obstacle,
    seen: i32,
    status: Status,
    answer: &str,
) -> Result<bool, ActionError> {
    own_name(there)?;
    let status = step(there.status, &Step::Finish { status, answer: answer.to_owned() }).map_err(refused)?;
    let change = Change {
        status,
        answer: Some(answer.to_owned()),
        finished: Some(write.by().now),
        ..there.unchanged()
    };
    if !store::obstacles::change(write.tx(), there.id, seen, change).await? {
        return Ok(false);
    }
    happened(write, there.id, Kind::ObstacleFinished, json!({"status": status})).await?;
    tell_everybody(write, there, status, answer).await?;
    Ok(true)
}

/// The answer goes back to everybody who met the obstacle: of each request the resident and the stewards of
/// its initiative first, then the handler; nobody twice about the same request.
async fn tell_everybody(
    write: &Write,
    there: &Obstacle,
    status: Status,
    answer: &str,
) -> Result<(), ActionError> {
    let linked = store::obstacles::links(write.tx(), vec![there.id]).await?;
    let requests =
        store::requests::by_ids(write.tx(), linked.into_iter().map(|(_, request)| request).collect()).await?;
    for request in &requests {
        let payload = json!({"obstacle": there.id, "status": status});
        write
            .event(Fact {
                aggregate: Aggregate::Request,
                id: request.id.0,
                kind: Kind::ObstacleFinished,
                audience: Audience::Public,
                payload,
            })
            .await?;
        let mut told: Vec<AccountId> = Vec::new();
        let stewards = store::initiatives::stewards(write.tx(), request.initiative).await?;
        let about = Answered { there, status, answer, request };
        for person in std::iter::once(request.account).chain(stewards) {
            if !told.contains(&person) {
                told.push(person);
                letters::finished(write, person, about).await?;
            }
        }
        if request.handler.is_none_or(|handler| !told.contains(&handler)) {
            letters::finished_inside(write, about).await?;
        }
    }
    Ok(())
}

/// An obstacle that was answered stands in the way again.
///
/// # Errors
/// When it has no answer, and when the database does not answer.
pub async fn reopen(write: &Write, there: &Obstacle, seen: i32) -> Result<bool, ActionError> {
    own_name(there)?;
    let by = write.by();
    let status = step(there.status, &Step::Reopen).map_err(refused)?;
    // At the first level somebody has to take it again. Higher up whoever answered has it back, with the term
    // of that level.
    let kept = there.level != Level::Official && there.owner.is_named();
    let thresholds = store::settings::thresholds(write.tx(), by.municipality).await?;
    let (status, owner, due) = if kept {
        (Status::Owned, there.owner.clone(), Some(answer_by(there.level, day_of(by.now), &thresholds)))
    } else {
        (status, Owner::default(), None)
    };
    let level = if kept { there.level } else { Level::Official };
    let change = Change { status, owner, level, since: by.now, due, answer: None, finished: None };
    if !store::obstacles::change(write.tx(), there.id, seen, change).await? {
        return Ok(false);
    }
    happened(write, there.id, Kind::ObstacleReopened, json!({})).await?;
    Ok(true)
}
