//! What is known of every public initiative, in memory: enough to count, order and place them.

use crate::initiatives::{
    filter::Filter,
    index::grid::{self, Spot, Square},
};
use domain::{
    area::Point,
    initiative::{Stage, Theme},
    time::day_of,
};
use jiff::Timestamp;
use roaring::RoaringBitmap;
use std::{
    cmp::Ordering,
    collections::{BTreeMap, HashMap},
    hash::{DefaultHasher, Hash, Hasher as _},
};
use uuid::Uuid;

/// A public initiative as it goes into the index.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its key.
    pub id: Uuid,
    /// Number of its last change.
    pub moved: i64,
    /// Its number in the index of words.
    pub number: Option<u32>,
    /// When it became public, in microseconds since 1970.
    pub published: i64,
    /// The key by which its name sorts.
    pub name: String,
    /// Themes.
    pub themes: Vec<Theme>,
    /// How far it is.
    pub stage: Stage,
    /// Code of its neighbourhood.
    pub area: Option<String>,
    /// Code of its district.
    pub district: Option<String>,
    /// Whether its place is shown.
    pub placed: bool,
    /// Its public point.
    pub point: Option<Point>,
    /// Whether the municipality may come of its own accord.
    pub welcomes: bool,
}

/// An order in which they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Newest first.
    Newest,
    /// By name.
    Name,
    /// By the day of the year on which they became public.
    Birthday,
    /// By key, to find one back.
    Key,
}

impl Order {
    const ALL: [Self; 4] = [Self::Newest, Self::Name, Self::Birthday, Self::Key];
}

/// A set of them, by their place in memory.
pub type Docs = RoaringBitmap;

/// All of them. Those that were read together are numbered in the order of their places, so that a square of
/// the map is one row of numbers; what changes gets a number behind those.
#[derive(Debug, Default)]
pub struct Known {
    ids: Vec<Uuid>,
    /// What stands for each with its last change, and for all of them together.
    prints: Vec<u64>,
    print: u64,
    published: Vec<i64>,
    names: Names,
    spots: Vec<Spot>,
    /// So many are numbered in the order of their places.
    in_order: u32,
    all: Docs,
    themes: BTreeMap<Theme, Docs>,
    stages: BTreeMap<Stage, Docs>,
    areas: HashMap<String, Docs>,
    districts: HashMap<String, Docs>,
    placed: Docs,
    welcoming: Docs,
    newest: Vec<u32>,
    by_name: Vec<u32>,
    by_birthday: Vec<u32>,
    by_key: Vec<u32>,
    /// For each number in the index of words which one it is.
    numbers: Vec<u32>,
}

/// Of a number in the index of words that is of no public initiative.
const NONE: u32 = u32::MAX;

impl Known {
    /// Everything that was read.
    #[must_use]
    pub fn of(mut entries: Vec<Entry>) -> Self {
        let spot = |entry: &Entry| entry.point.map_or(Spot::NOWHERE, Spot::of);
        entries.sort_by_cached_key(|entry| (spot(entry), entry.id));
        let mut known = Self::default();
        for entry in &entries {
            known.add_parts(entry);
        }
        known.in_order = known.next();
        drop(entries);
        for order in Order::ALL {
            let mut docs: Vec<u32> = (0..known.in_order).collect();
            if order == Order::Birthday {
                // It takes a calendar: once for each, not for each two that are compared.
                docs.sort_by_cached_key(|doc| known.day(*doc));
            } else {
                docs.sort_unstable_by(|one, other| known.compare(order, *one, *other));
            }
            *known.order_mut(order) = docs;
        }
        known
    }

    /// A number that stands for all of them with their last changes: the same in every process that knows the
    /// same.
    #[must_use]
    pub fn print(&self) -> u64 {
        self.print
    }

    /// The names of all of them, as they sort.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_key.iter().map(|doc| self.names.get(*doc))
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.by_key.len()
    }

    /// How many of a set have a point on the map.
    #[must_use]
    pub fn with_point(&self, set: &Docs) -> u64 {
        self.placed.intersection_len(set)
    }

    fn next(&self) -> u32 {
        u32::try_from(self.ids.len()).unwrap_or(NONE)
    }

    fn add_parts(&mut self, entry: &Entry) -> u32 {
        let doc = self.next();
        self.ids.push(entry.id);
        let print = print((entry.id, entry.moved, entry.number));
        self.prints.push(print);
        self.print = self.print.wrapping_add(print);
        self.published.push(entry.published);
        self.names.push(&entry.name);
        self.spots.push(entry.point.map_or(Spot::NOWHERE, Spot::of));
        self.all.insert(doc);
        for theme in &entry.themes {
            self.themes.entry(*theme).or_default().insert(doc);
        }
        self.stages.entry(entry.stage).or_default().insert(doc);
        for (all, code) in [(&mut self.areas, &entry.area), (&mut self.districts, &entry.district)] {
            if let Some(code) = code {
                all.entry(code.clone()).or_default().insert(doc);
            }
        }
        if entry.placed {
            self.placed.insert(doc);
        }
        if entry.welcomes {
            self.welcoming.insert(doc);
        }
        if let Some(number) = entry.number {
            let at = place(number);
            if self.numbers.len() <= at {
                self.numbers.resize(at + 1, NONE);
            }
            if let Some(slot) = self.numbers.get_mut(at) {
                *slot = doc;
            }
        }
        doc
    }

    /// Puts one in, in the place of what it was. Gives which one it was.
    pub fn put(&mut self, id: Uuid, entry: Option<&Entry>) -> Option<u32> {
        let gone = self.find(id);
        if let Some(doc) = gone {
            self.take(doc);
        }
        if let Some(entry) = entry {
            let doc = self.add_parts(entry);
            for order in Order::ALL {
                let at = self.position(order, doc);
                self.order_mut(order).insert(at, doc);
            }
        }
        gone
    }

    fn take(&mut self, doc: u32) {
        for order in Order::ALL {
            let at = self.position(order, doc);
            if self.order(order).get(at) == Some(&doc) {
                self.order_mut(order).remove(at);
            }
        }
        let print = self.prints.get(place(doc)).copied().unwrap_or_default();
        self.print = self.print.wrapping_sub(print);
        let sets = [&mut self.all, &mut self.placed, &mut self.welcoming];
        let sets = sets.into_iter().chain(self.themes.values_mut()).chain(self.stages.values_mut());
        for set in sets.chain(self.areas.values_mut()).chain(self.districts.values_mut()) {
            set.remove(doc);
        }
        // Its number in the index of words still finds it, and what is found is looked up in the sets.
    }

    fn find(&self, id: Uuid) -> Option<u32> {
        let at = self.by_key.partition_point(|doc| self.id(*doc) < id);
        self.by_key.get(at).copied().filter(|doc| self.id(*doc) == id)
    }

    /// The key of one.
    #[must_use]
    pub fn id(&self, doc: u32) -> Uuid {
        self.ids.get(place(doc)).copied().unwrap_or_default()
    }

    /// Which one has a number in the index of words.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Option<u32> {
        self.numbers.get(place(number)).copied().filter(|doc| *doc != NONE)
    }

    /// Where one stands on the map.
    #[must_use]
    pub fn point(&self, doc: u32) -> Option<Point> {
        self.spot(doc).map(Spot::point)
    }

    fn spot(&self, doc: u32) -> Option<Spot> {
        self.spots.get(place(doc)).copied().filter(|spot| *spot != Spot::NOWHERE)
    }

    fn order(&self, order: Order) -> &Vec<u32> {
        match order {
            Order::Newest => &self.newest,
            Order::Name => &self.by_name,
            Order::Birthday => &self.by_birthday,
            Order::Key => &self.by_key,
        }
    }

    fn order_mut(&mut self, order: Order) -> &mut Vec<u32> {
        match order {
            Order::Newest => &mut self.newest,
            Order::Name => &mut self.by_name,
            Order::Birthday => &mut self.by_birthday,
            Order::Key => &mut self.by_key,
        }
    }

    fn position(&self, order: Order, doc: u32) -> usize {
        self.order(order).partition_point(|other| self.compare(order, *other, doc) == Ordering::Less)
    }

    fn compare(&self, order: Order, one: u32, other: u32) -> Ordering {
        let by = match order {
            Order::Newest => self.published(other).cmp(&self.published(one)),
            Order::Name => self.names.get(one).cmp(self.names.get(other)),
            Order::Birthday => self.day(one).cmp(&self.day(other)),
            Order::Key => Ordering::Equal,
        };
        by.then_with(|| self.id(one).cmp(&self.id(other)))
    }

    fn published(&self, doc: u32) -> i64 {
        self.published.get(place(doc)).copied().unwrap_or_default()
    }

    /// Its place by the day of the year.
    fn day(&self, doc: u32) -> (i16, i64, Uuid) {
        let published = self.published(doc);
        (birthday(published), published, self.id(doc))
    }

    /// Some of a set, in an order: behind so many, so many at the most.
    #[must_use]
    pub fn page(&self, order: Order, set: &Docs, skip: usize, take: usize) -> Vec<u32> {
        let order_of_all = self.order(order);
        let many = usize::try_from(set.len()).unwrap_or(usize::MAX);
        if many == order_of_all.len() {
            return order_of_all.iter().skip(skip).take(take).copied().collect();
        }
        let take = take.min(many.saturating_sub(skip));
        if take == 0 {
            return Vec::new();
        }
        // From the end that is nearer.
        let behind = many - skip - take;
        let steps = order_of_all.len() / many.max(1) * (skip.min(behind) + take);
        if steps > many.saturating_mul(20) {
            let mut docs: Vec<u32> = set.iter().collect();
            docs.sort_unstable_by(|one, other| self.compare(order, *one, *other));
            return docs.into_iter().skip(skip).take(take).collect();
        }
        let is_in = |doc: &&u32| set.contains(**doc);
        if skip <= behind {
            return order_of_all.iter().filter(is_in).skip(skip).take(take).copied().collect();
        }
        let mut docs: Vec<u32> =
            order_of_all.iter().rev().filter(is_in).skip(behind).take(take).copied().collect();
        docs.reverse();
        docs
    }

    /// What is under the filters, whatever the words.
    #[must_use]
    pub fn under(&self, filter: &Filter) -> Docs {
        let none = Docs::new();
        let of = |all: &HashMap<String, Docs>, code: &String| all.get(code).cloned().unwrap_or_default();
        let mut set = match (&filter.at_postcode, &filter.area, &filter.district) {
            (Some(codes), ..) => {
                let mut some = Docs::new();
                codes.iter().filter_map(|code| self.areas.get(code)).for_each(|docs| some |= docs);
                some
            }
            (None, Some(area), _) => of(&self.areas, area),
            (None, None, Some(district)) => of(&self.districts, district),
            (None, None, None) => self.all.clone(),
        };
        if filter.at_postcode.is_some() {
            if let Some(area) = &filter.area {
                set &= self.areas.get(area).unwrap_or(&none);
            }
            if let Some(district) = &filter.district {
                set &= self.districts.get(district).unwrap_or(&none);
            }
        }
        if let Some(theme) = filter.theme {
            set &= self.themes.get(&theme).unwrap_or(&none);
        }
        if let Some(stage) = filter.stage {
            set &= self.stages.get(&stage).unwrap_or(&none);
        }
        set
    }

    /// How many of a set have each theme.
    #[must_use]
    pub fn by_theme(&self, set: &Docs) -> BTreeMap<Theme, u64> {
        self.themes.iter().map(|(theme, docs)| (*theme, docs.intersection_len(set))).collect()
    }

    /// How many of a set are in each stage.
    #[must_use]
    pub fn by_stage(&self, set: &Docs) -> BTreeMap<Stage, u64> {
        self.stages.iter().map(|(stage, docs)| (*stage, docs.intersection_len(set))).collect()
    }

    /// How many of a set lie in each neighbourhood and each district.
    #[must_use]
    pub fn by_place(&self, set: &Docs) -> HashMap<String, u64> {
        let all = self.areas.iter().chain(&self.districts);
        all.map(|(code, docs)| (code.clone(), docs.intersection_len(set))).collect()
    }

    /// How many of a set stand on the map in each neighbourhood.
    #[must_use]
    pub fn on_the_map(&self, set: &Docs) -> HashMap<String, usize> {
        let shown = set & &self.placed;
        let count = |docs: &Docs| usize::try_from(docs.intersection_len(&shown)).unwrap_or(usize::MAX);
        let all = self.areas.iter().map(|(code, docs)| (code.clone(), count(docs)));
        all.filter(|(_, count)| *count > 0).collect()
    }

    /// Those to whom the municipality may come of its own accord, from a day of the year onwards, until
    /// enough are chosen.
    pub fn welcoming_from(&self, today: jiff::civil::Date) -> impl Iterator<Item = Uuid> {
        let day = |doc: &u32| self.published.get(place(*doc)).map_or(0, |at| birthday(*at));
        let all = &self.by_birthday;
        let first = all.partition_point(|doc| day(doc) < today.day_of_year());
        let (before, after) = all.split_at(first);
        after.iter().chain(before).filter(|doc| self.welcoming.contains(**doc)).map(|doc| self.id(*doc))
    }

    /// What lies in squares of the map, from one corner to the other.
    #[must_use]
    pub fn squares(&self, set: &Docs, level: u8, (low, high): (Square, Square)) -> Vec<Pile> {
        let (ordered, _) = self.spots.split_at(place(self.in_order).min(self.spots.len()));
        let first_at =
            |spot: Spot| u32::try_from(ordered.partition_point(|other| *other < spot)).unwrap_or(NONE);
        let mut behind: BTreeMap<Square, Vec<u32>> = BTreeMap::new();
        for doc in set.range(self.in_order..) {
            if let Some(spot) = self.spot(doc) {
                behind.entry(spot.square(level)).or_default().push(doc);
            }
        }
        let mut piles = Vec::new();
        for y in low.y..=high.y {
            for x in low.x..=high.x {
                let square = Square { x, y };
                let (first, end) = square.ends(level);
                let row = first_at(first)..first_at(end);
                let new = behind.remove(&square).unwrap_or_default();
                let count = set.range_cardinality(row.clone()) + u64::try_from(new.len()).unwrap_or(0);
                if count > 0 {
                    // Those with a number in their order are all on one spot when the last is where the first
                    // is.
                    let ends = [set.range(row.clone()).next(), set.range(row.clone()).next_back()];
                    let mut spots = ends.into_iter().flatten().chain(new.iter().copied());
                    let first = spots.next().and_then(|doc| self.spot(doc));
                    let is_one_spot = spots.all(|doc| self.spot(doc) == first);
                    let some: Vec<u32> = set.range(row).chain(new).take(Pile::SOME).collect();
                    piles.push(Pile { square, count, middle: self.middle(&some), some, is_one_spot });
                }
            }
        }
        joined(piles, level)
    }

    fn middle(&self, docs: &[u32]) -> Point {
        let points: Vec<Point> = docs.iter().filter_map(|doc| self.point(*doc)).collect();
        let many = u32::try_from(points.len()).map_or(1.0, f64::from).max(1.0);
        let mean = |of: fn(&Point) -> f64| points.iter().map(of).sum::<f64>() / many;
        Point { lat: mean(|at| at.lat), lon: mean(|at| at.lon) }
    }
}

/// What lies in one square.
#[derive(Debug, Clone, PartialEq)]
pub struct Pile {
    /// Which square.
    pub square: Square,
    /// How many there are.
    pub count: u64,
    /// The middle of some of them.
    pub middle: Point,
    /// Some of them, all when there are few.
    pub some: Vec<u32>,
    /// Whether nothing tells them apart on a map: it is one, or all lie on the same spot.
    pub is_one_spot: bool,
}

impl Pile {
    fn take_in(&mut self, other: Self) {
        let weight = |pile: &Self| u32::try_from(pile.count).map_or(1.0, f64::from);
        let (here, there) = (weight(self), weight(&other));
        let mean = |here_at: f64, there_at: f64| (here_at * here + there_at * there) / (here + there);
        self.is_one_spot = self.is_one_spot && other.is_one_spot && self.middle == other.middle;
        self.middle = Point {
            lat: mean(self.middle.lat, other.middle.lat),
            lon: mean(self.middle.lon, other.middle.lon),
        };
        self.count += other.count;
        self.some.extend(other.some);
        self.some.truncate(Self::SOME);
    }

    /// So many of a pile are known.
    pub const SOME: usize = 24;
}

/// Puts what would lie over each other together, the smaller with the larger.
fn joined(mut piles: Vec<Pile>, level: u8) -> Vec<Pile> {
    /// Sides of a square within which two marks touch.
    const NEAR: f64 = 0.75;
    piles.sort_by_key(|pile| (std::cmp::Reverse(pile.count), pile.square));
    let mut kept: BTreeMap<Square, Pile> = BTreeMap::new();
    for pile in piles {
        let near = |other: &&mut Pile| grid::apart(pile.middle, other.middle, level) < NEAR;
        let around = pile.square.around();
        match kept.values_mut().filter(|other| around.contains(&other.square)).find(near) {
            Some(other) => other.take_in(pile),
            None => drop(kept.insert(pile.square, pile)),
        }
    }
    kept.into_values().collect()
}

/// The day of the year, in our time, of a moment.
fn birthday(published: i64) -> i16 {
    Timestamp::from_microsecond(published).map_or(0, |at| day_of(at).day_of_year())
}

/// A number that stands for something.
fn print(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Many short texts in one.
#[derive(Debug, Default)]
struct Names {
    text: String,
    ends: Vec<u32>,
}

impl Names {
    fn push(&mut self, name: &str) {
        self.text.push_str(name);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    fn get(&self, doc: u32) -> &str {
        let end = |doc: usize| self.ends.get(doc).map_or(0, |end| place(*end));
        let at = place(doc);
        let start = at.checked_sub(1).map_or(0, end);
        self.text.get(start..end(at)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
