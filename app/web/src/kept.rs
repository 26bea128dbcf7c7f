//! What is computed for everybody the same, kept for a while instead of once for each visitor.

use crate::error::AppError;
use jiff::{SignedDuration, Timestamp};
use std::{any::Any, collections::HashMap, sync::Arc};
use tokio::sync::Mutex;

/// Of one thing: when it was computed, and what came out.
type Slot = Arc<Mutex<Option<(Timestamp, Arc<dyn Any + Send + Sync>)>>>;

/// Things by name.
#[derive(Debug, Default)]
pub struct Kept {
    keeps: SignedDuration,
    all: Mutex<HashMap<String, Slot>>,
}

impl Kept {
    /// Keeps each thing for so long.
    #[must_use]
    pub fn for_a_while(keeps: SignedDuration) -> Self {
        Self { keeps, ..Self::default() }
    }

    /// What is kept under a name, or else what `make` gives: of many who ask at once, one computes it and the
    /// others wait for that.
    ///
    /// # Errors
    /// Those of `make`; they are not kept.
    pub async fn get<T: Send + Sync + 'static>(
        &self,
        name: String,
        now: Timestamp,
        make: impl Future<Output = Result<T, AppError>>,
    ) -> Result<Arc<T>, AppError> {
        /// Names stand in addresses: who makes them up fills no memory.
        const MOST: usize = 200;
        let slot = {
            let mut all = self.all.lock().await;
            if all.len() >= MOST && !all.contains_key(&name) {
                all.clear();
            }
            Arc::clone(all.entry(name).or_default())
        };
        let mut slot = slot.lock().await;
        if let Some((at, there)) = &*slot
            && now.duration_since(*at) < self.keeps
            && let Ok(there) = Arc::clone(there).downcast()
        {
            return Ok(there);
        }
        let made = Arc::new(make.await?);
        let there: Arc<dyn Any + Send + Sync> = Arc::<T>::clone(&made);
        *slot = Some((now, there));
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;
    use crate::error::AppError;
    use jiff::{SignedDuration, Timestamp};
    use std::sync::atomic::{AtomicU32, Ordering};

    #[tokio::test]
    async fn many_at_once_compute_it_once_until_it_is_old() {
        let kept = Kept::for_a_while(SignedDuration::from_mins(5));
        let count = AtomicU32::new(0);
        let ask = |at: i64| {
            let make = async {
                tokio::task::yield_now().await;
                Ok(count.fetch_add(1, Ordering::Relaxed) + 1)
            };
            kept.get("2026".to_owned(), Timestamp::from_second(at).unwrap(), make)
        };
        let (one, other) = tokio::join!(ask(0), ask(0));
        assert_eq!((*one.unwrap(), *other.unwrap(), *ask(299).await.unwrap()), (1, 1, 1));
        assert_eq!(*ask(300).await.unwrap(), 2);
        // What failed is tried again.
        let fails = async { Err::<u32, _>(AppError::NotFound) };
        let later = Timestamp::from_second(900).unwrap();
        assert!(kept.get("2026".to_owned(), later, fails).await.is_err());
        assert_eq!(*ask(900).await.unwrap(), 3);
    }
}
