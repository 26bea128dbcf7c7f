//! Links that work once. Only their hash is kept.

use crate::accounts::codes::Purpose;
use crate::{
    accounts::entity::login_token,
    column::{Code, Id},
    error::StoreError,
    journal::{By, Write},
};
use domain::{
    event::hex,
    id::{AccountId, MunicipalityId},
    text::Email,
};
use jiff::{Timestamp, ToSpan};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, entity::prelude::*};
use sha2::{Digest, Sha256};

impl Purpose {
    fn expires(self, now: Timestamp) -> Timestamp {
        let hours = match self {
            Self::LogIn => return now.checked_add(15.minutes()).unwrap_or(now),
            Self::Address => 24,
            Self::Confirm | Self::Cover | Self::Steward | Self::File => 14 * 24,
        };
        now.checked_add(hours.hours()).unwrap_or(now)
    }
}

/// Makes a link that works once, and gives the part that stands in it. Only its hash is kept.
///
/// # Errors
/// When the database does not answer or the machine has no random numbers.
pub async fn new_token(
    tx: &impl ConnectionTrait,
    by: By,
    email: &Email,
    purpose: Purpose,
    next: Option<String>,
) -> Result<String, StoreError> {
    let token = secret()?;
    login_token::Entity::insert(login_token::ActiveModel {
        hash: Set(hashed(&token)),
        municipality_id: Set(Id(by.municipality)),
        email: Set(email.as_str().to_owned()),
        purpose: Set(Code(purpose)),
        next: Set(next),
        expires_at: Set(purpose.expires(by.now).into()),
        used_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(token)
}

/// The time of a link to log in runs from when its mail leaves, not from when it was asked for.
///
/// # Errors
/// When the database does not answer.
pub async fn leaves(db: &impl ConnectionTrait, token: &str, now: Timestamp) -> Result<(), StoreError> {
    let until = Purpose::LogIn.expires(now).as_microsecond();
    login_token::Entity::update_many()
        .col_expr(login_token::Column::ExpiresAt, Expr::value(until))
        .filter(login_token::Column::Hash.eq(hashed(&from_link(token))))
        .filter(login_token::Column::Purpose.eq(Code(Purpose::LogIn)))
        .filter(login_token::Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Uses a link: its address and what comes next, or `None` when it is unknown, used or too old.
///
/// One statement decides, so that two clicks at the same moment can't both win.
///
/// # Errors
/// When the database does not answer.
pub async fn use_token(
    tx: &impl ConnectionTrait,
    by: By,
    token: &str,
    purpose: Purpose,
) -> Result<Option<(Email, Option<String>)>, StoreError> {
    let used = login_token::Entity::update_many()
        .col_expr(login_token::Column::UsedAt, Expr::value(by.now.as_microsecond()))
        .filter(login_token::Column::Hash.eq(hashed(&from_link(token))))
        .filter(login_token::Column::MunicipalityId.eq(Id(by.municipality)))
        .filter(login_token::Column::Purpose.eq(Code(purpose)))
        .filter(login_token::Column::UsedAt.is_null())
        .filter(login_token::Column::ExpiresAt.gt(by.now.as_microsecond()))
        .exec(tx)
        .await?;
    if used.rows_affected == 0 {
        return Ok(None);
    }
    let Some(row) = login_token::Entity::find_by_id(hashed(&from_link(token))).one(tx).await? else {
        return Ok(None);
    };
    let Ok(email) = row.email.parse::<Email>() else { return Ok(None) };
    Ok(Some((email, row.next)))
}

/// A link that was made once.
#[derive(Debug, Clone)]
pub struct Link {
    /// To which address it was sent.
    pub email: Email,
    /// What comes next.
    pub next: Option<String>,
    /// Whether it was used.
    pub used: bool,
    expires: Timestamp,
}

impl Link {
    /// Whether it would do something now.
    #[must_use]
    pub fn works(&self, now: Timestamp) -> bool {
        !self.used && self.expires > now
    }
}

/// A link, also when it was used or is too old. `None` for one that was never made.
///
/// # Errors
/// When the database does not answer.
pub async fn known_token(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    token: &str,
    purpose: Purpose,
) -> Result<Option<Link>, StoreError> {
    let row = login_token::Entity::find_by_id(hashed(&from_link(token))).one(db).await?;
    let row = row.filter(|row| row.municipality_id.0 == municipality && row.purpose.0 == purpose);
    Ok(row.and_then(|row| {
        Some(Link {
            email: row.email.parse().ok()?,
            next: row.next,
            used: row.used_at.is_some(),
            expires: row.expires_at.timestamp(),
        })
    }))
}

/// What a link would do now, without using it: its address and what comes next. `None` when it would not
/// work.
///
/// # Errors
/// When the database does not answer.
pub async fn peek_token(
    db: &impl ConnectionTrait,
    municipality: MunicipalityId,
    token: &str,
    purpose: Purpose,
    now: Timestamp,
) -> Result<Option<(Email, Option<String>)>, StoreError> {
    let link = known_token(db, municipality, token, purpose).await?;
    Ok(link.filter(|link| link.works(now)).map(|link| (link.email, link.next)))
}

/// How many links for something were made for an address since a moment, whether we know the address or not.
///
/// # Errors
/// When the database does not answer.
pub async fn links_since(
    write: &Write,
    email: &Email,
    purpose: Purpose,
    since: Timestamp,
) -> Result<u64, StoreError> {
    write.queue_for(email).await?;
    Ok(login_token::Entity::find()
        .filter(login_token::Column::MunicipalityId.eq(Id(write.by().municipality)))
        .filter(login_token::Column::Email.eq(email.as_str()))
        .filter(login_token::Column::Purpose.eq(Code(purpose)))
        .filter(login_token::Column::ExpiresAt.gt(purpose.expires(since).as_microsecond()))
        .count(write.tx())
        .await?)
}

/// How many links somebody had sent for another address of theirs, since a moment.
///
/// # Errors
/// When the database does not answer.
pub async fn addresses_since(write: &Write, who: AccountId, since: Timestamp) -> Result<u64, StoreError> {
    write.queue(who.0).await?;
    Ok(login_token::Entity::find()
        .filter(login_token::Column::Next.eq(who.to_string()))
        .filter(login_token::Column::Purpose.eq(Code(Purpose::Address)))
        .filter(login_token::Column::ExpiresAt.gt(Purpose::Address.expires(since).as_microsecond()))
        .count(write.tx())
        .await?)
}

/// Links that went to an address which is not theirs any more log nobody in.
///
/// # Errors
/// When the database does not answer.
pub async fn end_links(tx: &impl ConnectionTrait, address: &str) -> Result<(), StoreError> {
    login_token::Entity::delete_many()
        .filter(login_token::Column::Email.eq(address))
        .filter(login_token::Column::Purpose.is_in([Purpose::LogIn, Purpose::Cover].map(Purpose::code)))
        .filter(login_token::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// A secret that nobody can guess: 128 random bits in hexadecimal (OWASP asks for 64 of a session). Short, so
/// that a program that breaks lines leaves a link whole, and of letters that may become capitals on the way.
///
/// # Errors
/// When the machine has no random numbers.
pub fn secret() -> Result<String, StoreError> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| StoreError::Internal(anyhow::anyhow!("no random numbers: {error}")))?;
    Ok(hex(&bytes))
}

/// The secret in a link as programs that show mail pass it on: with a full stop or a bracket behind it, or in
/// capitals.
fn from_link(token: &str) -> String {
    token.chars().take_while(char::is_ascii_hexdigit).map(|c| c.to_ascii_lowercase()).collect()
}

/// The hash under which a secret is kept.
#[must_use]
pub fn hashed(token: &str) -> String {
    hex(&Sha256::digest(token))
}

#[cfg(test)]
mod tests {
    use super::from_link;

    #[test]
    fn a_secret_is_read_as_programs_that_show_mail_pass_it_on() {
        for behind in ["", ".", ")", ">", ",", " ", "%20", "=0A", "?utm_source=mail", "/"] {
            assert_eq!(from_link(&format!("0123456789abcdef{behind}")), "0123456789abcdef", "{behind}");
        }
        assert_eq!(from_link("0123456789ABCDEF"), "0123456789abcdef");
    }
}
