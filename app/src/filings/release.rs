//! The address is proved: what waited is filed, as if it came in now.

use crate::{
    action::ActionError,
    critique::actions::{self as critique, Words},
    requests::actions::{self as requests, Asked},
};
use domain::{
    access::Actor,
    id::AccountId,
    lang::Lang,
    text::{Email, TextError},
};
use store::{
    error::StoreError,
    filings::{self, Filing, What},
    journal::{By, Write},
};
use web::{route::Route as _, routes};

/// Files what waited in the name of whoever reads the mail. Somebody new gets the name that was typed with
/// it. Gives who that is, and the page of what it became, which says what was done.
///
/// # Errors
/// When it was sent on or thrown away before, and when the database does not answer.
pub async fn release(
    write: &mut Write,
    filing: &Filing,
    proved: &Email,
    lang: Lang,
) -> Result<(AccountId, String), ActionError> {
    let what = filing.what.as_ref().ok_or(StoreError::NotFound)?;
    let name = filing.name.parse().unwrap_or_else(|_: TextError| proved.name());
    let account = store::accounts::find_or_create(write.tx(), write.by(), proved, &name, lang).await?;
    write.set_by(By { actor: Some(account), ..write.by() });
    let (page, done) = match what {
        What::Request(asked) => request(write, account, asked).await?,
        What::Critique(said) => critique(write, account, said).await?,
    };
    filings::end(write.tx(), write.by(), filing.id, Some(&page)).await?;
    Ok((account, done))
}

/// What was read from a form is read again; a limit that was made smaller since then is a fault of ours.
fn kept(error: TextError) -> StoreError {
    StoreError::Internal(error.into())
}

async fn request(
    write: &Write,
    account: AccountId,
    asked: &filings::Asked,
) -> Result<(String, String), ActionError> {
    let initiative = match asked.initiative.as_str() {
        "" => None,
        slug => store::initiatives::own_by_slug(write.tx(), write.by(), slug).await?,
    };
    let filed = requests::file(
        write,
        Asked {
            account,
            initiative: initiative.as_ref(),
            kind: asked.of,
            title: asked.title.parse().map_err(kept)?,
            story: asked.story.parse().map_err(kept)?,
            wished_on: asked.wished_on,
            application: asked.application,
            phone: asked.phone.parse().ok(),
            filled_in_by: None,
        },
    )
    .await?;
    let page = routes::requests::Detail(&filed.number);
    Ok((page.path(), page.done("verzoek")))
}

async fn critique(
    write: &Write,
    account: AccountId,
    said: &filings::Said,
) -> Result<(String, String), ActionError> {
    let actor = Actor { account: Some(account), ..Actor::default() };
    let words = Words {
        request: critique::own_request(write, &actor, &said.request).await?,
        helped: said.helped,
        hindered: said.hindered,
        words: said.words.clone(),
        translations: None,
        wants_public: said.wants_public,
    };
    let id = critique::send(write, account, words).await?;
    let page = routes::critique::Own(&id);
    Ok((page.path(), page.done("kritiek")))
}
