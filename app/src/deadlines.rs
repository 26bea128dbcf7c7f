//! What the clock does: obstacles and questions for cover that waited too long go higher, what waits for who
//! is not there goes to somebody else, late critique is told, and what was kept long enough goes.

use crate::{cover, critique, handover, obstacles, privacy};
use web::{context::App, error::AppError};

/// What one round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// Obstacles that went one level higher.
    pub obstacles: usize,
    /// Questions for cover that went to the alderman.
    pub covers: usize,
    /// Proposals that went to a manager who is there.
    pub proposals: usize,
    /// Critique of which the alderman was told that it is late.
    pub critiques: usize,
}

/// One round over everything with a term. Two rounds at the same moment, also of two processes, do it once.
///
/// # Errors
/// When the database does not answer; what was done by then stays done, and the next round goes on.
pub async fn round(app: &App) -> Result<Done, AppError> {
    // Obstacles first: whether cover was left unanswered is seen at the level where it still waits.
    let obstacles = obstacles::climbing::round(app).await?;
    let covers = cover::climbing::round(app).await?;
    let proposals = handover::rounds::round(app).await?;
    let critiques = critique::late::round(app).await?;
    if let Some(gone) = privacy::rounds::round(app).await? {
        tracing::info!(?gone, "what was kept long enough is gone");
    }
    Ok(Done { obstacles, covers, proposals, critiques })
}
