//! What can happen to an initiative: it comes in, changes, goes; people join and leave.

use crate::{action::ActionError, initiatives::letters};
use domain::{
    event::{Aggregate, Audience, Kind},
    id::{AccountId, InitiativeId, InvitationId, PhotoId},
    initiative::{ValuePicture, Visibility, owner_may_change, themes_are_valid},
    lang::Lang,
    text::{Email, TextError},
};
use serde_json::{Value as Json, json};
use store::{
    accounts::Purpose,
    areas::chosen::Spot,
    error::StoreError,
    initiatives::{Change, Initiative, Invitation, Need, New, Publication},
    journal::{By, Fact, Write},
};

async fn event(
    write: &Write,
    id: InitiativeId,
    kind: Kind,
    audience: Audience,
    payload: Json,
) -> Result<(), ActionError> {
    write.event(Fact { aggregate: Aggregate::Initiative, id: id.0, kind, audience, payload }).await?;
    Ok(())
}

/// How an initiative comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Its owner registered it, perhaps with somebody of the municipality who wrote it down for them.
    Registered {
        /// Who wrote it down.
        helped_by: Option<AccountId>,
    },
    /// It stood in a file.
    Imported,
}

/// Publishes: it is public at once, and nobody has to approve it (rule 1). Gives its key and the last part of
/// its address.
///
/// # Errors
/// When it has no one to three different themes, and when the database does not answer.
pub async fn publish(
    write: &Write,
    new: New,
    owner: AccountId,
    origin: Origin,
) -> Result<(InitiativeId, String), ActionError> {
    publish_all(write, vec![(write.by(), new, owner)], origin)
        .await?
        .pop()
        .ok_or(ActionError::Store(StoreError::NotFound))
}

/// The same for many, each at its own moment and on behalf of its own person.
///
/// # Errors
/// As for [`publish`]; then none of them is published.
pub async fn publish_all(
    write: &Write,
    publications: Vec<Publication>,
    origin: Origin,
) -> Result<Vec<(InitiativeId, String)>, ActionError> {
    if publications.iter().any(|(_, new, _)| !themes_are_valid(&new.themes)) {
        return Err(ActionError::Refused("error-themes"));
    }
    let facts: Vec<_> = publications.iter().map(|(by, new, _)| (*by, published(new, origin))).collect();
    // Two of the same name at once get addresses one after the other.
    write.queue_for(format!("addresses of initiatives {}", write.by().municipality)).await?;
    let ids = store::initiatives::publish(write.tx(), write.by().municipality, publications).await?;
    let fact = |((by, payload), (id, _)): ((By, Json), &(InitiativeId, String))| {
        let (aggregate, kind, audience) =
            (Aggregate::Initiative, Kind::InitiativePublished, Audience::Public);
        (by, Fact { aggregate, id: id.0, kind, audience, payload })
    };
    write.first_events(facts.into_iter().zip(&ids).map(fact).collect()).await?;
    Ok(ids)
}

/// What is written down of an initiative that came in.
fn published(new: &New, origin: Origin) -> Json {
    match origin {
        Origin::Registered { helped_by } => {
            json!({"stage": new.stage, "contact": new.contact, "precision": new.spot.precision,
                "area": new.spot.area, "helped_by": helped_by})
        }
        Origin::Imported => json!({"stage": new.stage, "contact": new.contact, "imported": true}),
    }
}

/// Changes what it says and who can see it. `false` when it has not the version that was `seen`: somebody
/// else was first.
///
/// # Errors
/// When its owner can't make it visible like that, when its themes do not fit, and when the database does not
/// answer.
pub async fn change(
    write: &Write,
    there: &Initiative,
    seen: i32,
    change: &Change,
) -> Result<bool, ActionError> {
    let is_other = change.visibility != there.visibility;
    if is_other && !owner_may_change(there.visibility, change.visibility) {
        return Err(StoreError::NotFound.into());
    }
    if !themes_are_valid(&change.themes) {
        return Err(ActionError::Refused("error-themes"));
    }
    if !store::initiatives::change(write.tx(), there.id, seen, change).await? {
        return Ok(false);
    }
    let kind = if is_other { Kind::InitiativeVisibility } else { Kind::InitiativeChanged };
    let payload = json!({"stage": change.stage, "contact": change.contact, "visibility": change.visibility});
    event(write, there.id, kind, Audience::Parties, payload).await?;
    Ok(true)
}

/// A place as the areas are at this moment. They stay so until it is written.
///
/// # Errors
/// When the area has ended, and when the database does not answer.
pub async fn standing(write: &Write, spot: Spot) -> Result<Spot, ActionError> {
    Ok(store::areas::rows::standing(write.tx(), write.by().municipality, spot).await?)
}

/// Its makers say where it is. `false` when it has not the version that was `seen`: somebody else was first.
///
/// # Errors
/// When the database does not answer.
pub async fn move_to(write: &Write, there: &Initiative, seen: i32, spot: Spot) -> Result<bool, ActionError> {
    let said = json!({"what": "place", "area": spot.area, "precision": spot.precision});
    let moved = store::initiatives::move_to(write.tx(), write.by(), there.id, seen, spot).await?;
    changed(write, there, moved, said).await
}

/// Its makers say what it adds. `false` as for [`move_to`].
///
/// # Errors
/// When the database does not answer.
pub async fn say_values(
    write: &Write,
    there: &Initiative,
    seen: i32,
    picture: ValuePicture,
) -> Result<bool, ActionError> {
    let picture = Some(picture).filter(|picture| !picture.is_empty());
    let said = store::initiatives::set_values(write.tx(), there.id, seen, picture).await?;
    changed(write, there, said, json!({"what": "values"})).await
}

/// Its makers say what it looks for and offers. `false` as for [`move_to`].
///
/// # Errors
/// When the database does not answer.
pub async fn ask_and_offer(
    write: &Write,
    there: &Initiative,
    seen: i32,
    needs: &[Need],
) -> Result<bool, ActionError> {
    let said = store::initiatives::set_needs(write.tx(), there.id, seen, needs).await?;
    changed(write, there, said, json!({"what": "needs", "count": needs.len()})).await
}

async fn changed(write: &Write, there: &Initiative, done: bool, said: Json) -> Result<bool, ActionError> {
    if done {
        event(write, there.id, Kind::InitiativeChanged, Audience::Parties, said).await?;
    }
    Ok(done)
}

/// Takes it back: what it said goes, that it was there stays. Gives the photos whose files go after the
/// transaction.
///
/// # Errors
/// When it was taken back before, and when the database does not answer.
pub async fn withdraw(write: &Write, there: &Initiative) -> Result<Vec<PhotoId>, ActionError> {
    if !owner_may_change(there.visibility, Visibility::Withdrawn) {
        return Err(StoreError::NotFound.into());
    }
    store::initiatives::withdraw(write.tx(), there.id).await?;
    store::recognition::forget(write.tx(), there.id).await?;
    let photos = store::photos::forget(write.tx(), there.id).await?;
    event(
        write,
        there.id,
        Kind::InitiativeVisibility,
        Audience::Public,
        json!({"visibility": Visibility::Withdrawn}),
    )
    .await?;
    Ok(photos)
}

/// Somebody who is asked to run an initiative together.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// What they are called by who asks.
    pub name: &'a str,
    /// Their address.
    pub email: &'a Email,
    /// Whether who asks leaves as soon as they join.
    pub hands_over: bool,
}

/// Why somebody can't be asked to run it: they do already, or they were asked.
///
/// # Errors
/// When the database does not answer.
pub async fn not_to_be_asked(
    write: &Write,
    id: InitiativeId,
    email: &Email,
) -> Result<Option<&'static str>, ActionError> {
    let (tx, by) = (write.tx(), write.by());
    if let Some(known) = store::accounts::by_email(tx, by.municipality, email).await?
        && store::initiatives::stewards(tx, id).await?.contains(&known.id.0)
    {
        return Ok(Some("error-maker-already"));
    }
    let asked =
        store::initiatives::invitations(tx, id, by.now).await?.iter().any(|one| one.email == email.as_str());
    Ok(asked.then_some("error-maker-asked"))
}

/// Asks somebody to run it together. They get a mail in the language of who asks.
///
/// # Errors
/// When it was taken back, when they run it already or were asked, and when the database does not answer.
pub async fn invite(
    write: &Write,
    there: &Initiative,
    from: AccountId,
    asked: Asked<'_>,
    lang: Lang,
) -> Result<InvitationId, ActionError> {
    if there.visibility == Visibility::Withdrawn {
        return Err(StoreError::NotFound.into());
    }
    if let Some(why) = not_to_be_asked(write, there.id, asked.email).await? {
        return Err(ActionError::Refused(why));
    }
    let (tx, by) = (write.tx(), write.by());
    let id =
        store::initiatives::invite(tx, by, there.id, from, asked.email, asked.name, asked.hands_over).await?;
    let token =
        store::accounts::new_token(tx, by, asked.email, Purpose::Steward, Some(id.to_string())).await?;
    letters::invited(write, there, from, (asked.name, asked.email), &token, lang).await?;
    event(write, there.id, Kind::StewardInvited, Audience::Parties, json!({"invitation": id})).await?;
    Ok(id)
}

/// An invitation does not hold any more: it was taken back, or whoever was asked said no.
///
/// # Errors
/// When it was taken or taken back meanwhile, and when the database does not answer.
pub async fn end_invitation(write: &Write, invitation: &Invitation) -> Result<(), ActionError> {
    ended(write, invitation).await?;
    event(
        write,
        invitation.initiative,
        Kind::InvitationWithdrawn,
        Audience::Parties,
        json!({"invitation": invitation.id}),
    )
    .await
}

async fn ended(write: &Write, invitation: &Invitation) -> Result<(), ActionError> {
    match store::initiatives::end_invitation(write.tx(), write.by(), invitation.id).await? {
        true => Ok(()),
        false => Err(ActionError::Refused("refused-invitation-ended")),
    }
}

/// Whoever was asked runs it from now on. Who handed it over leaves. What follows is written in the name of
/// who joined; gives who that is.
///
/// # Errors
/// When the invitation was taken or taken back meanwhile, and when the database does not answer.
pub async fn join(
    write: &mut Write,
    there: &Initiative,
    invitation: &Invitation,
    email: &Email,
    lang: Lang,
) -> Result<AccountId, ActionError> {
    ended(write, invitation).await?;
    let name = invitation.name.parse().unwrap_or_else(|_: TextError| email.name());
    let account = store::accounts::find_or_create(write.tx(), write.by(), email, &name, lang).await?;
    write.set_by(By { actor: Some(account), ..write.by() });
    store::initiatives::join(write.tx(), write.by(), there.id, account).await?;
    event(write, there.id, Kind::StewardJoined, Audience::Parties, json!({"steward": account})).await?;
    if invitation.hands_over
        && invitation.by != account
        && store::initiatives::leave(write.tx(), there.id, invitation.by).await?
    {
        let payload = json!({"steward": invitation.by, "handed_over_to": account});
        event(write, there.id, Kind::StewardLeft, Audience::Parties, payload).await?;
    }
    letters::joined(write, there, invitation).await?;
    Ok(account)
}

/// Somebody does not run it any more. The last one can't leave: an initiative that nobody can change or take
/// back would stay for ever.
///
/// # Errors
/// When they are the last one, and when the database does not answer.
pub async fn leave(write: &Write, id: InitiativeId, who: AccountId) -> Result<(), ActionError> {
    if !store::initiatives::leave(write.tx(), id, who).await? {
        return Err(ActionError::Refused("refused-last-maker"));
    }
    event(write, id, Kind::StewardLeft, Audience::Parties, json!({"steward": who})).await
}
