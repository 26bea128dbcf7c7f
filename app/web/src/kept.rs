//! What is computed for everybody the same, kept while it holds instead of computed for each visitor.

use crate::error::AppError;
use std::{any::Any, collections::HashMap, sync::Arc};
use tokio::sync::Mutex;

/// Of one thing: the mark under which it was computed, and what came out.
type Slot<M> = Arc<Mutex<Option<(M, Arc<dyn Any + Send + Sync>)>>>;

/// Things by name, each with a mark that says whether it still holds: when it was computed, or how everything
/// stood then.
#[derive(Debug)]
pub struct Kept<M> {
    all: Mutex<HashMap<String, Slot<M>>>,
}

impl<M> Default for Kept<M> {
    fn default() -> Self {
        Self { all: Mutex::default() }
    }
}

impl<M> Kept<M> {
    /// What is kept under a name, when its mark holds, or else what `make` gives, from now on under this
    /// mark: of many who ask at once, one computes it and the others wait for that.
    ///
    /// # Errors
    /// Those of `make`; they are not kept.
    pub async fn get<T: Send + Sync + 'static>(
        &self,
        name: String,
        mark: M,
        holds: impl Fn(&M) -> bool,
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
        if let Some((mark, there)) = &*slot
            && holds(mark)
            && let Ok(there) = Arc::clone(there).downcast()
        {
            return Ok(there);
        }
        let made = Arc::new(make.await?);
        let there: Arc<dyn Any + Send + Sync> = Arc::<T>::clone(&made);
        *slot = Some((mark, there));
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;
    use crate::error::AppError;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[tokio::test]
    async fn many_at_once_compute_it_once_until_it_does_not_hold() {
        let kept = Kept::default();
        let count = AtomicU32::new(0);
        let ask = |at: i64| {
            let make = async {
                tokio::task::yield_now().await;
                Ok(count.fetch_add(1, Ordering::Relaxed) + 1)
            };
            kept.get("2026".to_owned(), at, move |then| at - then < 300, make)
        };
        let (one, other) = tokio::join!(ask(0), ask(0));
        assert_eq!((*one.unwrap(), *other.unwrap(), *ask(299).await.unwrap()), (1, 1, 1));
        assert_eq!(*ask(300).await.unwrap(), 2);
        // What failed is tried again.
        let fails = async { Err::<u32, _>(AppError::NotFound) };
        assert!(kept.get("2026".to_owned(), 900, |_| false, fails).await.is_err());
        assert_eq!(*ask(900).await.unwrap(), 3);
    }
}
