//! What the server tells an island.

use serde::{Deserialize, Serialize};

/// An obstacle that looks like what is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Similar {
    /// Its key.
    pub id: String,
    /// What stands in the way.
    pub title: String,
    /// Name of its kind.
    pub kind: String,
    /// How many requests met it.
    pub requests: usize,
}
