//! Erasing somebody (AVG article 17). What the law keeps stays: a formal application belongs to the archive (Archiefwet; AVG 17,
//! paragraph 3, under b), with the name of who applied. Everything else goes, and the chains of events stay whole.

use crate::{
    accounts, assessments, cover, critique,
    error::AppError,
    exceptions, initiatives,
    journal::{self, By, Fact, Write},
    notifications, photos, privacy, recognition, register, reports, requests,
    requests::store::Request,
    text::Lang,
};
use domain::{
    event::{Aggregate, Audience, Kind},
    id::{AccountId, PhotoId, RequestId},
    initiative::Visibility,
};
use sea_orm::ConnectionTrait;
use serde_json::json;

/// What erasing somebody would do.
#[derive(Debug, Default)]
pub struct Plan {
    /// Initiatives that only they run: taken back.
    pub withdrawn: Vec<initiatives::store::Initiative>,
    /// Initiatives that others run on with.
    pub left: Vec<initiatives::store::Initiative>,
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
    for initiative in initiatives::store::of_steward(db, account, Lang::Nl).await? {
        let alone = initiatives::store::stewards(db, initiative.id).await?.len() == 1;
        if alone { plan.withdrawn.push(initiative) } else { plan.left.push(initiative) }
    }
    for request in requests::store::of_person(db, account, Vec::new()).await? {
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
    let Some(there) = accounts::store::by_id(tx, account).await? else { return Err(AppError::NotFound) };
    for initiative in &plan.withdrawn {
        initiatives::store::withdraw(tx, initiative.id).await?;
        recognition::store::forget(tx, initiative.id).await?;
        gone.extend(photos::store::forget(tx, initiative.id).await?);
        let payload = json!({"visibility": Visibility::Withdrawn});
        write
            .event(Fact { aggregate: Aggregate::Initiative, id: initiative.id.0, kind: Kind::InitiativeVisibility, audience: Audience::Public, payload })
            .await?;
    }
    for initiative in &plan.left {
        initiatives::store::leave(tx, initiative.id, account).await?;
        let payload = json!({"steward": account});
        write.event(Fact { aggregate: Aggregate::Initiative, id: initiative.id.0, kind: Kind::StewardLeft, audience: Audience::Parties, payload }).await?;
    }
    for request in &plan.forgotten {
        if request.status.is_open() {
            requests::store::stop(tx, request.id).await?;
            write
                .event(Fact { aggregate: Aggregate::Request, id: request.id.0, kind: Kind::RequestWithdrawn, audience: Audience::Parties, payload: json!({}) })
                .await?;
        }
        forget_request(tx, write.by(), request.id).await?;
    }
    for one in critique::store::of_author(tx, account, Lang::Nl).await? {
        critique::store::withdraw(tx, one.id).await?;
    }
    register::store::forget(tx, write.by().municipality, &there.email).await?;
    reports::store::forget_sender(tx, &there.email).await?;
    notifications::store::forget(tx, &there.email).await?;
    initiatives::store::forget_invitations(tx, account, &there.email).await?;
    privacy::store::forget_looks(tx, account).await?;
    requests::store::forget_messages_of(tx, account).await?;
    reports::store::forget_contest(tx, account).await?;
    accounts::store::erase(tx, write.by(), account, plan.worked || !plan.kept.is_empty()).await?;
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
    requests::store::forget(tx, id).await?;
    assessments::store::forget(tx, id).await?;
    cover::store::forget(tx, id).await?;
    exceptions::store::forget_support(tx, id).await?;
    // Not of the same somebody any more: neither together with other requests, nor with an application that is kept by name.
    requests::store::hand_to(tx, id, accounts::store::nobody(tx, by).await?).await
}
