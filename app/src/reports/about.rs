//! What a report or a takedown is about.

use domain::id::InitiativeId;
use std::collections::HashMap;
use store::initiatives::Initiative;
use web::context::Ctx;

/// Initiatives by their key.
pub type About = HashMap<InitiativeId, Initiative>;

/// The title of one of them; that it is gone, when it was erased.
#[must_use]
pub fn title_of(ctx: &Ctx, about: &About, id: Option<InitiativeId>) -> String {
    let title =
        id.and_then(|id| about.get(&id)).map(|found| found.title.clone()).filter(|title| !title.is_empty());
    title.unwrap_or_else(|| ctx.t("report-gone"))
}
