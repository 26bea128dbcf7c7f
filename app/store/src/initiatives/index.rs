//! All public initiatives in the memory of each process: what is counted, ordered or drawn on a map costs
//! what is shown, whatever there is. The database says what moved; the words by which something is found stay
//! there.

mod docs;
mod grid;
mod recount;
mod rows;
mod shared;
mod words;

pub use docs::Pile;
pub use grid::{Spot, Square};

use crate::{
    db::Db,
    error::StoreError,
    initiatives::{
        filter::{Filter, Sort},
        index::{
            docs::{Docs, Known, Order},
            shared::{Change, Shared},
            words::Words,
        },
    },
    search::{Match, Vocabulary},
};
use domain::{
    id::{InitiativeId, MunicipalityId},
    initiative::{Stage, Theme},
};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::sync::Mutex;
use uuid::Uuid;

/// What another process changes is seen within this time.
const UNSEEN: Duration = Duration::from_secs(1);

/// The index of one municipality.
#[derive(Debug)]
pub struct Index {
    municipality: MunicipalityId,
    shared: RwLock<Option<Shared>>,
    follower: Mutex<Follower>,
    /// How many writes of this process were seen when it followed last.
    writes: AtomicU64,
    words: Words,
    vocabulary: std::sync::Mutex<Option<Read>>,
}

/// The words of titles, of which reading of everything and after how many changes.
type Read = ((Uuid, usize), Arc<Vocabulary>);

/// After so many changes the words of titles are read again.
const NEW_WORDS: usize = 200;

/// How far the changes were followed.
#[derive(Debug, Default)]
struct Follower {
    /// From which number on something can still come.
    from: i64,
    /// What was seen from there on, with its number.
    seen: HashMap<Uuid, i64>,
    at: Option<Instant>,
}

impl Index {
    /// An index that knows nothing yet.
    #[must_use]
    pub fn new(municipality: MunicipalityId) -> Self {
        Self {
            municipality,
            shared: RwLock::default(),
            follower: Mutex::default(),
            writes: AtomicU64::new(u64::MAX),
            words: Words::default(),
            vocabulary: std::sync::Mutex::default(),
        }
    }

    /// Whether everything was read.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.shared.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Takes over what moved: what this process wrote always, what another one wrote within a second, or
    /// `now`. The first time it reads everything.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn follow(&self, db: &Db, now: bool) -> Result<(), StoreError> {
        let writes = db.writes();
        let wrote = self.writes.load(Ordering::Acquire) != writes;
        let mut follower = match self.follower.try_lock() {
            Ok(follower) => follower,
            // Somebody else does it; who wrote nothing need not wait.
            Err(_) if !wrote && !now && self.is_there() => return Ok(()),
            Err(_) => self.follower.lock().await,
        };
        let lately = follower.at.is_some_and(|at| at.elapsed() < UNSEEN);
        let shared = self.shared();
        let Some(shared) = shared.filter(|shared| !shared.is_worn()) else {
            rows::settle(db.write()).await?;
            let from = rows::settled(db.read()).await?;
            let entries = rows::all(db.read(), self.municipality).await?;
            db.must_have_all().await;
            let known = tokio::task::spawn_blocking(move || Known::of(entries));
            let known = known.await.map_err(|error| StoreError::Internal(error.into()))?;
            let shared = Shared::of(known);
            *self.shared.write().unwrap_or_else(PoisonError::into_inner) = Some(shared.clone());
            *follower = Follower { from, ..Follower::default() };
            return self.take_over(db, &shared, &mut follower, writes).await;
        };
        if wrote || now || !lately {
            self.take_over(db, &shared, &mut follower, writes).await?;
        }
        Ok(())
    }

    async fn take_over(
        &self,
        db: &Db,
        shared: &Shared,
        follower: &mut Follower,
        writes: u64,
    ) -> Result<(), StoreError> {
        let next = rows::settled(db.read()).await?;
        let moved = rows::moved(db.read(), self.municipality, follower.from).await?;
        let new: Vec<_> =
            moved.iter().filter(|read| follower.seen.get(&read.id) != Some(&read.moved)).collect();
        if !new.is_empty() {
            // Rows of what is found are read of what has them.
            db.must_have_all().await;
            let mut state = shared.change();
            for read in &new {
                let gone = state.known.put(read.id, read.entry.as_ref());
                let number = read.entry.as_ref().and_then(|entry| entry.number);
                state.changes.push(Change { gone, number });
            }
        }
        follower.seen = moved.iter().filter(|read| read.moved >= next).map(|r| (r.id, r.moved)).collect();
        follower.from = next;
        follower.at = Some(Instant::now());
        self.writes.store(writes, Ordering::Release);
        Ok(())
    }

    fn shared(&self) -> Option<Shared> {
        self.shared.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What is under filters. When no initiative holds every word that was asked, those that hold one of
    /// them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn find(&self, db: &Db, filter: &Filter, now: bool) -> Result<Found, StoreError> {
        self.follow(db, now).await?;
        let shared = self.shared().unwrap_or_default();
        let by = if filter.sort == Sort::Name { Order::Name } else { Order::Newest };
        let under = shared.look().known.under(filter);
        if filter.words.is_empty() || filter.at_postcode.is_some() {
            return Ok(Found { shared, set: under.clone(), parts: vec![under], by, any: false, words: None });
        }
        let by_word = self.by_words(db, &shared, filter).await?;
        let some = by_word.any();
        let (all, wider) = (by_word.all(), filter.question.len() > 1 && !filter.question.says_nothing());
        let any = wider && all.is_disjoint(&under) && !some.is_disjoint(&under);
        let words = if any { some } else { all };
        let set = &words & &under;
        let parts = match filter.sort {
            Sort::Best => by_word.parts(&set, any),
            Sort::Newest | Sort::Name => vec![set.clone()],
        };
        Ok(Found { shared, set, parts, by, any, words: Some(words) })
    }

    async fn by_words(&self, db: &Db, shared: &Shared, filter: &Filter) -> Result<ByWord, StoreError> {
        let mut by_word = ByWord::default();
        for word in 0..filter.question.len() {
            let ways = [
                (Match::Word(word), &mut by_word.words),
                (Match::Title(word), &mut by_word.titles),
                (Match::Whole(word), &mut by_word.whole),
            ];
            // How well it is found matters only to who wants the best first.
            let many = if filter.sort == Sort::Best { ways.len() } else { 1 };
            for (how, sets) in ways.into_iter().take(many) {
                sets.push(self.words.find(db.read(), shared, &filter.question, how).await?);
            }
        }
        Ok(by_word)
    }

    /// What was probably meant by a question of which nothing holds a word: the same words, with what is
    /// written almost the same in some title in the place of what is nowhere.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn meant(&self, db: &Db, filter: &Filter) -> Result<Option<String>, StoreError> {
        let shared = self.shared().unwrap_or_default();
        let by_word = self.by_words(db, &shared, filter).await?;
        let there = self.vocabulary(&shared);
        let mut is_other = false;
        let words = filter.question.asked().zip(&by_word.words).map(|(word, found)| {
            let meant = if found.is_empty() { there.meant(word) } else { None };
            is_other |= meant.is_some();
            meant.unwrap_or(word).to_owned()
        });
        let words: Vec<String> = words.collect();
        Ok(is_other.then(|| words.join(" ")))
    }

    /// The words of all titles, as they were when they were read last.
    fn vocabulary(&self, shared: &Shared) -> Arc<Vocabulary> {
        let mut kept = self.vocabulary.lock().unwrap_or_else(PoisonError::into_inner);
        let state = shared.look();
        let now = (state.generation, state.changes.len() / NEW_WORDS);
        match &*kept {
            Some((then, there)) if *then == now => Arc::clone(there),
            _ => {
                let there = Arc::new(Vocabulary::of(state.known.names()));
                *kept = Some((now, Arc::clone(&there)));
                there
            }
        }
    }

    /// Whom to thank next: those whose day on this site comes round from today on, behind so many of them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn to_thank(
        &self,
        db: &Db,
        today: jiff::civil::Date,
        (skip, take): (usize, usize),
    ) -> Result<Vec<InitiativeId>, StoreError> {
        self.follow(db, false).await?;
        let shared = self.shared().unwrap_or_default();
        let state = shared.look();
        Ok(state.known.welcoming_from(today).skip(skip).take(take).map(InitiativeId::from).collect())
    }
}

/// What each word of a question finds: at all, in the title, and not only as a part of another word.
#[derive(Debug, Default)]
struct ByWord {
    words: Vec<Arc<Docs>>,
    titles: Vec<Arc<Docs>>,
    whole: Vec<Arc<Docs>>,
}

fn every(sets: &[Arc<Docs>]) -> Docs {
    let mut sets: Vec<_> = sets.iter().collect();
    sets.sort_by_key(|set| set.len());
    let mut sets = sets.into_iter();
    let first = sets.next().map(|set| Docs::clone(set)).unwrap_or_default();
    sets.fold(first, |all, set| all & &**set)
}

fn one_of(sets: &[Arc<Docs>]) -> Docs {
    sets.iter().fold(Docs::new(), |some, set| some | &**set)
}

impl ByWord {
    fn all(&self) -> Docs {
        every(&self.words)
    }

    fn any(&self) -> Docs {
        one_of(&self.words)
    }

    /// What was found, how it was found best first: with the most words, in the title, in a whole word. What
    /// an initiative says of itself has no part in it (rules 1 and 10).
    fn parts(&self, set: &Docs, any: bool) -> Vec<Docs> {
        let (titles, whole) = if any {
            (one_of(&self.titles), one_of(&self.whole))
        } else {
            (every(&self.titles), every(&self.whole))
        };
        let by_count = if any { self.by_count(set) } else { vec![set.clone()] };
        let in_title = |part: Docs| [&part & &titles, part - &titles];
        let in_word = |part: Docs| [&part & &whole, part - &whole];
        by_count.into_iter().flat_map(in_title).flat_map(in_word).filter(|part| !part.is_empty()).collect()
    }

    /// What holds so many words, most first.
    fn by_count(&self, set: &Docs) -> Vec<Docs> {
        // At a place stands what holds so many words or more.
        let mut at_least: Vec<Docs> = vec![set.clone()];
        for word in &self.words {
            let more: Vec<Docs> = at_least.iter().map(|some| some & &**word).collect();
            at_least.push(Docs::new());
            for (some, more) in at_least.iter_mut().skip(1).zip(more) {
                *some |= more;
            }
        }
        let next = at_least.iter().skip(1).cloned().chain([Docs::new()]);
        let mut exactly: Vec<Docs> = at_least.iter().zip(next).map(|(some, more)| some - more).collect();
        exactly.reverse();
        exactly
    }
}

/// What is under filters.
#[derive(Debug, Clone)]
pub struct Found {
    shared: Shared,
    set: Docs,
    parts: Vec<Docs>,
    by: Order,
    /// Whether one of the words was enough, because nothing holds them all.
    pub any: bool,
    words: Option<Docs>,
}

/// How many are left by each choice of a filter, under the other filters.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// For each theme.
    pub themes: BTreeMap<Theme, u64>,
    /// For each stage.
    pub stages: BTreeMap<Stage, u64>,
    /// For each neighbourhood and district.
    pub places: HashMap<String, u64>,
}

impl Found {
    /// How many there are.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.set.len()
    }

    /// Some of them in order: behind so many, so many at the most.
    #[must_use]
    pub fn page(&self, skip: usize, take: usize) -> Vec<InitiativeId> {
        let state = self.shared.look();
        let (mut skip, mut docs) = (skip, Vec::with_capacity(take));
        for part in &self.parts {
            let many = usize::try_from(part.len()).unwrap_or(usize::MAX);
            if skip < many {
                docs.extend(state.known.page(self.by, part, skip, take - docs.len()));
            }
            skip = skip.saturating_sub(many);
            if docs.len() >= take {
                break;
            }
        }
        docs.into_iter().map(|doc| state.known.id(doc).into()).collect()
    }

    /// A number that stands for all public initiatives as they were looked through, the same in every
    /// process.
    #[must_use]
    pub fn print(&self) -> u64 {
        self.shared.look().known.print()
    }

    /// How many stand on the map in each neighbourhood.
    #[must_use]
    pub fn on_the_map(&self) -> HashMap<String, usize> {
        self.shared.look().known.on_the_map(&self.set)
    }

    /// How many have a point on the map.
    #[must_use]
    pub fn with_point(&self) -> u64 {
        self.shared.look().known.with_point(&self.set)
    }

    /// What lies in squares of the map, with the keys of those of which there are few.
    #[must_use]
    pub fn squares(&self, level: u8, corners: (Square, Square)) -> Vec<(Pile, Vec<InitiativeId>)> {
        let state = self.shared.look();
        let piles = state.known.squares(&self.set, level, corners);
        let keys = |pile: &Pile| pile.some.iter().map(|doc| state.known.id(*doc).into()).collect();
        let with_keys = |pile: Pile| {
            let keys = keys(&pile);
            (pile, keys)
        };
        piles.into_iter().map(with_keys).collect()
    }

    /// How many each choice would leave.
    #[must_use]
    pub fn choices(&self, filter: &Filter) -> Choices {
        let known = &self.shared.look().known;
        let without = |other: Filter| {
            let set = known.under(&other);
            match &self.words {
                Some(words) => set & words,
                None => set,
            }
        };
        Choices {
            themes: known.by_theme(&without(Filter { theme: None, ..filter.clone() })),
            stages: known.by_stage(&without(Filter { stage: None, ..filter.clone() })),
            places: known.by_place(&without(Filter { area: None, district: None, ..filter.clone() })),
        }
    }
}
