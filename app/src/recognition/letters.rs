//! Mail about praise, to those who run the initiative.

use crate::{
    action::ActionError,
    letter::{self, Letter, Link},
};
use domain::id::{AccountId, RecognitionId};
use serde::Serialize;
use store::journal::Write;
use web::{route::Route as _, routes};

#[derive(Debug, Serialize)]
struct Thanks<'a> {
    name: &'a str,
    from: &'a str,
    title: &'a str,
    words: &'a str,
    link: Link,
}

impl Letter for Thanks<'_> {
    const TEMPLATE: &'static str = "thanks";
}

/// Thanks: by whom, about which initiative, and in which words.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// Their key.
    pub id: RecognitionId,
    /// Name of the alderman.
    pub from: &'a str,
    /// Title of the initiative.
    pub title: &'a str,
    /// The words.
    pub words: &'a str,
}

/// Brings the words to somebody who runs the initiative.
///
/// # Errors
/// When the database does not answer.
pub async fn thanks(write: &Write, steward: AccountId, said: Said<'_>) -> Result<(), ActionError> {
    let Some(account) = store::accounts::by_id(write.tx(), steward).await? else { return Ok(()) };
    let Said { id, from, title, words } = said;
    let letter = Thanks {
        name: &account.name,
        from,
        title,
        words,
        link: Link(routes::recognition::Choose(&id).path()),
    };
    letter::to_account(write, &account, &letter).await
}
