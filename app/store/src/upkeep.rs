//! What a newer version of the program makes anew in a database of an older one.

use crate::{accounts, error::StoreError, exceptions, initiatives, obstacles, requests, search, settings};
use domain::id::MunicipalityId;
use sea_orm::ConnectionTrait;

/// How the number is called of the version that made the index of words.
const INDEX: &str = "search_version";

/// Makes the index of words anew when it was made in another way, or is not there. Gives whether it did.
///
/// # Errors
/// When the database does not answer.
pub async fn reindex(tx: &impl ConnectionTrait, municipality: MunicipalityId) -> Result<bool, StoreError> {
    let is_ours = settings::number(tx, municipality, INDEX).await? == Some(search::VERSION);
    if is_ours && !search::entries::is_empty(tx).await? {
        return Ok(false);
    }
    search::entries::forget_all(tx).await?;
    initiatives::reindex_all(tx).await?;
    obstacles::reindex_all(tx).await?;
    exceptions::reindex_all(tx).await?;
    requests::reindex_all(tx).await?;
    accounts::reindex_all(tx).await?;
    settings::set_number(tx, municipality, INDEX, search::VERSION).await?;
    Ok(true)
}
