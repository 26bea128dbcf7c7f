//! What erasing somebody would do (AVG article 17). What the law keeps stays: a formal application belongs to
//! the archive (Archiefwet; AVG 17, paragraph 3, under b), with the name of who applied. Everything else
//! goes, and the chains of events stay whole.

use domain::{
    event::{Audience, Kind},
    id::AccountId,
    lang::Lang,
};
use store::{db::Connection, error::StoreError, journal, requests::Request};

/// What erasing somebody would do.
#[derive(Debug, Default)]
pub struct Plan {
    /// Initiatives that only they run: taken back.
    pub withdrawn: Vec<store::initiatives::Initiative>,
    /// Initiatives that others run on with.
    pub left: Vec<store::initiatives::Initiative>,
    /// Requests whose words go.
    pub forgotten: Vec<Request>,
    /// Formal applications: they stay.
    pub kept: Vec<Request>,
    /// Whether they worked here: then their name stays under what they decided.
    pub worked: bool,
    /// Formal applications that are still open: first they are decided, or stopped.
    pub open: Vec<Request>,
}

/// Looks what there is of somebody.
///
/// # Errors
/// When the database does not answer.
pub async fn plan(db: &impl Connection, account: AccountId) -> Result<Plan, StoreError> {
    let history = journal::history(db, account.0, Audience::ALL).await?;
    let mut plan =
        Plan { worked: history.iter().any(|happened| happened.kind == Kind::RoleGranted), ..Plan::default() };
    for initiative in store::initiatives::of_steward(db, account, Lang::Nl).await? {
        let alone = store::initiatives::stewards(db, initiative.id).await?.len() == 1;
        if alone { plan.withdrawn.push(initiative) } else { plan.left.push(initiative) }
    }
    for request in store::requests::of_person(db, account, Vec::new()).await? {
        match (request.application, request.status.is_open()) {
            (true, true) => plan.open.push(request),
            (true, false) => plan.kept.push(request),
            (false, _) => plan.forgotten.push(request),
        }
    }
    Ok(plan)
}
