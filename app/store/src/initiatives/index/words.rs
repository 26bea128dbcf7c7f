//! What words find, kept as long as they are asked: the database looks a word up once, and afterwards only in
//! what moved.

use crate::{
    error::StoreError,
    initiatives::index::{
        docs::{Docs, Known},
        shared::Shared,
    },
    search::{Match, Question, Subject, entries},
};
use sea_orm::ConnectionTrait;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use uuid::Uuid;

/// A word, how it has to be found, and what it found.
#[derive(Debug, Clone)]
struct Kept {
    query: String,
    /// Of which reading of everything, and up to which change since.
    generation: Uuid,
    changes: usize,
    docs: Arc<Docs>,
}

/// The words that were asked last.
#[derive(Debug, Default)]
pub struct Words(Mutex<VecDeque<Kept>>);

impl Words {
    /// So many words are kept, each in three ways of finding it.
    const MOST: usize = 300;
    /// After more changes a word is looked up anew.
    const CHANGES: usize = 500;

    fn kept(&self) -> MutexGuard<'_, VecDeque<Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What one word of a question finds, in one way.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn find(
        &self,
        db: &impl ConnectionTrait,
        shared: &Shared,
        question: &Question,
        how: Match,
    ) -> Result<Arc<Docs>, StoreError> {
        let Some(query) = question.query(db.get_database_backend(), Subject::Initiative, how) else {
            return Ok(Arc::default());
        };
        let before = {
            let mut kept = self.kept();
            let at = kept.iter().position(|one| one.query == query);
            at.and_then(|at| kept.remove(at))
        };
        let (generation, changes, since) = {
            let state = shared.look();
            let changes = state.changes.len();
            let lately =
                |one: &Kept| one.generation == state.generation && one.changes + Self::CHANGES >= changes;
            let since = before.filter(lately).map(|one| {
                let since = state.changes.get(one.changes..).unwrap_or_default().to_vec();
                (one.docs, since)
            });
            (state.generation, changes, since)
        };
        let docs = match since {
            Some((docs, since)) if since.is_empty() => docs,
            Some((docs, since)) => {
                let numbers: Vec<u32> = since.iter().filter_map(|change| change.number).collect();
                let found = entries::numbers(db, &query, Some(&numbers)).await?;
                let mut docs = Docs::clone(&docs);
                for gone in since.iter().filter_map(|change| change.gone) {
                    docs.remove(gone);
                }
                docs |= translated(&shared.look().known, &found);
                Arc::new(docs)
            }
            None => {
                let found = entries::numbers(db, &query, None).await?;
                Arc::new(translated(&shared.look().known, &found))
            }
        };
        let mut kept = self.kept();
        kept.push_front(Kept { query, generation, changes, docs: Arc::clone(&docs) });
        kept.truncate(Self::MOST);
        Ok(docs)
    }
}

fn translated(known: &Known, numbers: &[u32]) -> Docs {
    let mut docs: Vec<u32> = numbers.iter().filter_map(|number| known.numbered(*number)).collect();
    docs.sort_unstable();
    docs.into_iter().collect()
}
