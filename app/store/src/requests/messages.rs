//! What was said about a request.

use crate::requests::parts::MessageWay;
use crate::{
    column::{Code, Id, Moment, new_id},
    error::StoreError,
    journal::Write,
    keys::one_of,
    requests::entity::{message, request},
};
use domain::{
    event,
    id::{AccountId, RequestId},
    offer,
};
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    entity::prelude::*,
};

/// A message, or the note of a talk.
#[derive(Debug, Clone)]
pub struct Message {
    /// Who wrote it.
    pub author: AccountId,
    /// Whether the resident wrote it.
    pub by_resident: bool,
    /// Whether it is the note of a talk.
    pub spoken: bool,
    /// The words.
    pub words: String,
    /// When.
    pub at: Timestamp,
}

/// Messages of a request, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn messages(db: &impl ConnectionTrait, id: RequestId) -> Result<Vec<Message>, StoreError> {
    let rows = message::Entity::find()
        .filter(message::Column::RequestId.eq(Id(id)))
        .order_by_asc(message::Column::At)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Message {
            author: row.author_id.0,
            by_resident: row.side.0 == offer::Side::Resident,
            spoken: row.way.0 == MessageWay::Spoken,
            words: row.words,
            at: row.at.timestamp(),
        })
        .collect())
}

/// How many messages somebody wrote since a moment.
///
/// # Errors
/// When the database does not answer.
pub async fn messages_since(write: &Write, account: AccountId, since: Timestamp) -> Result<u64, StoreError> {
    write.queue(account.0).await?;
    Ok(message::Entity::find()
        .filter(message::Column::AuthorId.eq(Id(account)))
        .filter(message::Column::At.gt(Moment::from(since)))
        .count(write.tx())
        .await?)
}

/// Adds a message, and its event with the salted hash of its words.
///
/// # Errors
/// When the database does not answer.
pub async fn say(
    write: &Write,
    id: RequestId,
    author: AccountId,
    side: offer::Side,
    spoken: bool,
    words: &str,
) -> Result<(), StoreError> {
    let (key, salt) = (new_id(), Uuid::new_v4());
    message::Entity::insert(message::ActiveModel {
        id: Set(Id(key)),
        request_id: Set(Id(id)),
        author_id: Set(Id(author)),
        side: Set(Code(side)),
        way: Set(Code(if spoken { MessageWay::Spoken } else { MessageWay::Written })),
        words: Set(words.to_owned()),
        salt: Set(Id(salt)),
        at: Set(write.by().now.into()),
    })
    .exec_without_returning(write.tx())
    .await?;
    let kind = if spoken { event::Kind::RequestSpoken } else { event::Kind::MessageSent };
    // That there was contact is public, with the initiative (rule 2); what was said is not.
    let audience =
        if side == offer::Side::Municipality { event::Audience::Public } else { event::Audience::Parties };
    let payload = serde_json::json!({"message": key, "side": side, "text": event::text_hash(salt, words)});
    write
        .event(crate::journal::Fact {
            aggregate: event::Aggregate::Request,
            id: id.0,
            kind,
            audience,
            payload,
        })
        .await?;
    Ok(())
}

/// Takes away what somebody wrote as a resident, also in requests of others.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_messages_of(tx: &impl ConnectionTrait, author: AccountId) -> Result<(), StoreError> {
    let theirs = message::Entity::delete_many().filter(message::Column::AuthorId.eq(Id(author)));
    // What they said in a formal application of their own is part of it, and is in the archive.
    let kept = request::Entity::find()
        .select_only()
        .column(request::Column::Id)
        .filter(request::Column::AccountId.eq(Id(author)))
        .filter(request::Column::Application.eq(true))
        .into_query();
    theirs
        .filter(message::Column::Side.eq(Code(offer::Side::Resident)))
        .filter(message::Column::RequestId.not_in_subquery(kept))
        .exec(tx)
        .await?;
    Ok(())
}

/// Messages whose words do not fit the hash in the chain any more; erased ones (row gone) are fine.
///
/// # Errors
/// When the database does not answer.
pub async fn verify_messages(db: &impl ConnectionTrait) -> Result<Vec<String>, StoreError> {
    use crate::journal::entity::event_row;
    let kinds = [event::Kind::MessageSent, event::Kind::RequestSpoken].map(event::Kind::code);
    let mut broken = Vec::new();
    let mut last = Uuid::nil();
    loop {
        // From where the last ones ended: skipping them would read them all again.
        let rows = event_row::Entity::find()
            .filter(event_row::Column::Kind.is_in(kinds))
            .filter(event_row::Column::Id.gt(Id(last)))
            .order_by_asc(event_row::Column::Id)
            .limit(1000)
            .all(db)
            .await?;
        let Some(end) = rows.last() else { return Ok(broken) };
        last = end.id.0;
        let bound = |row: &event_row::Model| {
            let payload: serde_json::Value = serde_json::from_str(&row.payload).ok()?;
            Some((
                payload.get("message")?.as_str()?.parse::<Uuid>().ok()?,
                payload.get("text")?.as_str()?.to_owned(),
            ))
        };
        let bound: std::collections::HashMap<_, _> = rows.iter().filter_map(bound).collect();
        let texts =
            message::Entity::find().filter(one_of(db, message::Column::Id, bound.keys())).all(db).await?;
        for text in texts {
            if bound.get(&text.id.0).is_some_and(|hash| *hash != event::text_hash(text.salt.0, &text.words)) {
                broken.push(format!("message {}: was changed after it was written", text.id));
            }
        }
    }
}
