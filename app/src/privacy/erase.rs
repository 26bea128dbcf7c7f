//! Erasing somebody (AVG article 17). What the law keeps stays: a formal application belongs to the archive (Archiefwet; AVG 17,
//! paragraph 3, under b), with the name of who applied. Everything else goes, and the chains of events stay whole.

use domain::{
    event::{Aggregate, Audience, Kind},
    id::{AccountId, PhotoId, RequestId},
    initiative::Visibility,
    lang::Lang,
};
use sea_orm::ConnectionTrait;
use serde_json::json;
use store::{
    journal::{self, By, Fact, Write},
    requests::Request,
};
use web::error::AppError;

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
pub async fn plan(db: &impl ConnectionTrait, account: AccountId) -> Result<Plan, AppError> {
    let history = journal::history(db, account.0, Audience::ALL).await?;
    let mut plan = Plan { worked: history.iter().any(|happened| happened.kind == Kind::RoleGranted), ..Plan::default() };
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

/// Erases somebody, in one transaction with everything else. Gives the photos whose files go after it.
///
/// # Errors
/// When a formal application is still open, or the database does not answer.
pub async fn erase(write: &Write, account: AccountId, plan: &Plan) -> Result<Vec<PhotoId>, AppError> {
    let mut gone = Vec::new();
    if !plan.open.is_empty() {
        return Err(AppError::Refused("refused-erase-open"));
    }
    let tx = write.tx();
    let Some(there) = store::accounts::by_id(tx, account).await? else { return Err(AppError::NotFound) };
    for initiative in &plan.withdrawn {
        store::initiatives::withdraw(tx, initiative.id).await?;
        store::recognition::forget(tx, initiative.id).await?;
        gone.extend(store::photos::forget(tx, initiative.id).await?);
        let payload = json!({"visibility": Visibility::Withdrawn});
        write
            .event(Fact { aggregate: Aggregate::Initiative, id: initiative.id.0, kind: Kind::InitiativeVisibility, audience: Audience::Public, payload })
            .await?;
    }
    for initiative in &plan.left {
        store::initiatives::leave(tx, initiative.id, account).await?;
        let payload = json!({"steward": account});
        write.event(Fact { aggregate: Aggregate::Initiative, id: initiative.id.0, kind: Kind::StewardLeft, audience: Audience::Parties, payload }).await?;
    }
    for request in &plan.forgotten {
        if request.status.is_open() {
            store::requests::stop(tx, request.id).await?;
            write
                .event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::RequestWithdrawn, audience: Audience::Parties, payload: json!({}) })
                .await?;
        }
        forget_request(tx, write.by(), request.id).await?;
    }
    for one in store::critique::of_author(tx, account, Lang::Nl).await? {
        store::critique::withdraw(tx, one.id).await?;
    }
    store::register::forget(tx, write.by().municipality, &there.email).await?;
    store::reports::forget_sender(tx, &there.email).await?;
    store::notifications::forget(tx, &there.email).await?;
    store::initiatives::forget_invitations(tx, account, &there.email).await?;
    store::privacy::forget_looks(tx, account).await?;
    store::requests::forget_messages_of(tx, account).await?;
    store::reports::forget_contest(tx, account).await?;
    store::accounts::erase(tx, write.by(), account, plan.worked || !plan.kept.is_empty()).await?;
    let payload = json!({"applications_kept": plan.kept.len()});
    write.event(Fact { aggregate: Aggregate::Account, id: account.0, kind: Kind::DataErased, audience: Audience::Staff, payload }).await?;
    Ok(gone)
}

/// Takes away what was written about a request, by the resident and about them, and whose it was. That it was, how it ended and when
/// stays.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_request(tx: &impl ConnectionTrait, by: By, id: RequestId) -> Result<(), AppError> {
    store::requests::forget(tx, id).await?;
    store::assessments::forget(tx, id).await?;
    store::cover::forget(tx, id).await?;
    store::exceptions::forget_support(tx, id).await?;
    // Not of the same somebody any more: neither together with other requests, nor with an application that is kept by name.
    Ok(store::requests::hand_to(tx, id, store::accounts::nobody(tx, by).await?).await?)
}
