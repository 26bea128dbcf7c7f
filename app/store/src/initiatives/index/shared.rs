//! One reading of all initiatives, which everybody looks at and whoever follows changes.

use crate::initiatives::index::docs::Known;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use uuid::Uuid;

/// One reading of everything, with what moved since.
#[derive(Debug, Clone, Default)]
pub struct Shared(Arc<RwLock<State>>);

#[derive(Debug, Default)]
pub struct State {
    /// Tells this reading from another one, which numbers them in another way.
    pub generation: Uuid,
    /// All of them.
    pub known: Known,
    /// What moved, in order.
    pub changes: Vec<Change>,
}

/// Something that moved: which one it was, and its number in the index of words.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    /// Which one it was.
    pub gone: Option<u32>,
    /// Its number in the index of words.
    pub number: Option<u32>,
}

impl Shared {
    /// Of everything that was read.
    #[must_use]
    pub fn of(known: Known) -> Self {
        let state = State { generation: Uuid::now_v7(), known, changes: Vec::new() };
        Self(Arc::new(RwLock::new(state)))
    }

    /// Whether so much moved that it is better read anew.
    #[must_use]
    pub fn is_worn(&self) -> bool {
        let state = self.look();
        state.changes.len() > 20_000 + state.known.count() / 20
    }

    /// To look at it.
    pub fn look(&self) -> RwLockReadGuard<'_, State> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// To change it.
    pub fn change(&self) -> RwLockWriteGuard<'_, State> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}
