//! What an island tells the server, and what the server tells an island.

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

/// An answer to one question of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// Code of the question.
    pub question: String,
    /// Code of what is chosen; empty where nothing is.
    pub choice: String,
    /// Why, in words.
    pub reason: String,
    /// What the form told of the choice and of the reason that stood there; empty when it told nothing.
    pub seen: [String; 2],
}

/// An answer that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Whether the checklist is complete.
    pub complete: bool,
    /// What the form tells from now on of the choice and of the reason that stand there.
    pub seen: Vec<String>,
}
