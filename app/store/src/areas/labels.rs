//! Where the names of areas stand on the drawn map: each where there is room, none over another or over a
//! number.

/// A name on the drawn map.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Its lines: a long name stands on two.
    pub lines: Vec<String>,
    /// The middle of the first line, in the units of the map.
    pub at: (f64, f64),
    /// Whether it is the name of a district.
    pub district: bool,
}

/// The names on a map, for wide screens and for narrow ones, where only districts have names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Labels {
    /// For wide screens.
    pub wide: Vec<Label>,
    /// For narrow ones.
    pub narrow: Vec<Label>,
}

/// Size of the letters on a wide map, in units of the map.
pub const NEIGHBOURHOOD_LETTERS: f64 = 9.5;
/// The same of a district.
pub const DISTRICT_LETTERS: f64 = 12.0;
/// The same of a district on a narrow map, which is shown at less than half its size.
pub const NARROW_LETTERS: f64 = 23.0;
/// From one line to the next, as a part of the size of the letters.
pub const LINE: f64 = 1.12;
/// How wide a letter is on average, as a part of its size.
const LETTER: f64 = 0.58;
/// Places that are tried for one name.
const TRIES: usize = 600;

/// A rectangle: its ends left, up, right and down.
#[derive(Debug, Clone, Copy)]
struct Room(f64, f64, f64, f64);

impl Room {
    fn around((x, y): (f64, f64), (width, height): (f64, f64)) -> Self {
        Self(x - width / 2.0, y - height / 2.0, x + width / 2.0, y + height / 2.0)
    }

    fn meets(self, other: Self) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }

    fn within(self, other: Self) -> bool {
        self.0 >= other.0 && self.1 >= other.1 && self.2 <= other.2 && self.3 <= other.3
    }
}

/// A name in letters of some size, on the lines that it needs.
struct Name {
    lines: Vec<String>,
    letters: f64,
    size: (f64, f64),
}

impl Name {
    /// On one line, or on two when that is wider than there is room for.
    fn of(name: &str, letters: f64, most: f64) -> Self {
        let wide = |line: &str| count(line.chars().count()) * letters * LETTER;
        let lines = match halves(name).filter(|_| wide(name) > most) {
            Some((first, second)) => vec![first, second],
            None => vec![name.to_owned()],
        };
        let width = lines.iter().map(|line| wide(line)).fold(0.0, f64::max);
        let size = (width, count(lines.len()) * letters * LINE);
        Self { lines, letters, size }
    }

    /// With its middle at a place.
    fn label(self, (x, y): (f64, f64), district: bool) -> Label {
        let above = (count(self.lines.len()) - 1.0) * self.letters * LINE / 2.0;
        Label { lines: self.lines, at: (x, y - above), district }
    }
}

fn count(count: usize) -> f64 {
    f64::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// A name in two, where it may be broken: at the space or hyphen nearest to its middle.
fn halves(name: &str) -> Option<(String, String)> {
    let breaks = name.char_indices().filter(|(_, letter)| [' ', '-', '/'].contains(letter));
    let (at, letter) = breaks.min_by_key(|(at, _)| at.abs_diff(name.len() / 2))?;
    let (first, second) = name.split_at(at + letter.len_utf8());
    let second = second.trim_start_matches([' ', '-']);
    let first = if second.is_empty() { "" } else { first.trim_end() };
    (!first.is_empty()).then(|| (first.to_owned(), second.to_owned()))
}

/// An area that has a name.
pub struct Spot<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where the number of it stands.
    pub at: (f64, f64),
    /// The rectangle that it fills: its ends left, up, right and down.
    pub room: (f64, f64, f64, f64),
    /// Whether a place lies in it.
    pub inside: Box<dyn Fn((f64, f64)) -> bool + 'a>,
}

impl Spot<'_> {
    const fn room(&self) -> Room {
        Room(self.room.0, self.room.1, self.room.2, self.room.3)
    }
}

/// What names are placed on.
pub struct Ground<'a> {
    /// Neighbourhoods.
    pub neighbourhoods: Vec<Spot<'a>>,
    /// Districts.
    pub districts: Vec<Spot<'a>>,
    /// Width and height of the map.
    pub size: (f64, f64),
}

impl Ground<'_> {
    /// Finds a place for each name beside the number of each area.
    pub fn beside_numbers(&self) -> Labels {
        let numbers =
            |spots: &[Spot<'_>], size| spots.iter().map(|spot| Room::around(spot.at, size)).collect();
        Labels {
            wide: self.wide(numbers(&self.neighbourhoods, (18.0, 14.0)), 13.0),
            narrow: self.narrow(numbers(&self.districts, (44.0, 34.0))),
        }
    }

    /// Finds a place for each name beside marks that reach as far to each side of where they stand.
    pub fn beside_marks(&self, wide: (&[(f64, f64)], f64), narrow: (&[(f64, f64)], f64)) -> Labels {
        let rooms = |(marks, reach): (&[(f64, f64)], f64)| {
            marks.iter().map(|at| Room::around(*at, (reach * 2.0, reach * 2.0))).collect()
        };
        Labels { wide: self.wide(rooms(wide), wide.1 + 5.0), narrow: self.narrow(rooms(narrow)) }
    }

    fn wide(&self, taken: Vec<Room>, away: f64) -> Vec<Label> {
        let mut drawn = self.drawn(taken);
        for spot in &self.districts {
            drawn.put(spot, Name::of(spot.name, DISTRICT_LETTERS, 84.0));
        }
        for spot in &self.neighbourhoods {
            let name = Name::of(spot.name, NEIGHBOURHOOD_LETTERS, spot.room.2 - spot.room.0);
            drawn.under(spot, name, away);
        }
        drawn.labels
    }

    fn narrow(&self, taken: Vec<Room>) -> Vec<Label> {
        let mut drawn = self.drawn(taken);
        for spot in &self.districts {
            drawn.put(spot, Name::of(spot.name, NARROW_LETTERS, 150.0));
        }
        drawn.labels
    }

    const fn drawn(&self, taken: Vec<Room>) -> Drawn {
        Drawn { map: Room(0.0, 0.0, self.size.0, self.size.1), taken, labels: Vec::new() }
    }
}

struct Drawn {
    map: Room,
    taken: Vec<Room>,
    labels: Vec<Label>,
}

impl Drawn {
    fn is_free(&self, room: Room) -> bool {
        room.within(self.map) && !self.taken.iter().any(|taken| taken.meets(room))
    }

    fn add(&mut self, name: Name, at: (f64, f64), district: bool) {
        self.taken.push(Room::around(at, name.size));
        self.labels.push(name.label(at, district));
    }

    /// The name of a district: as near to its middle as there is room in it.
    fn put(&mut self, spot: &Spot<'_>, name: Name) {
        let room = spot.room();
        let (step_x, step_y) = ((room.2 - room.0) / 24.0, (room.3 - room.1) / 24.0);
        let mut places: Vec<_> = (0..=24_u8)
            .flat_map(|x| (0..=24_u8).map(move |y| (x, y)))
            .map(|(x, y)| (room.0 + f64::from(x) * step_x, room.1 + f64::from(y) * step_y))
            .collect();
        let away = |(x, y): (f64, f64)| (x - spot.at.0).hypot(y - spot.at.1);
        places.sort_by(|a, b| away(*a).total_cmp(&away(*b)));
        let free =
            |place: &(f64, f64)| self.is_free(Room::around(*place, name.size)) && (spot.inside)(*place);
        if let Some(place) = places.into_iter().take(TRIES).find(free) {
            self.add(name, place, true);
        }
    }

    /// The name of a neighbourhood: under its number or above it, when it fits between its borders.
    fn under(&mut self, spot: &Spot<'_>, name: Name, away: f64) {
        let room = spot.room();
        let away = away + name.size.1 / 2.0;
        let own = Room(room.0 - 4.0, room.1, room.2 + 4.0, room.3 + 4.0);
        let (x, y) = spot.at;
        let fits = |place: &(f64, f64)| {
            let needs = Room::around(*place, name.size);
            needs.within(own) && self.is_free(needs)
        };
        if let Some(place) = [(x, y + away), (x, y - away)].into_iter().find(fits) {
            self.add(name, place, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_breaks_where_it_may() {
        for (name, lines) in [
            ("Boswinkel - Stadsveld", Some(("Boswinkel -", "Stadsveld"))),
            ("Bedrijfsterreinen Enschede-West", Some(("Bedrijfsterreinen", "Enschede-West"))),
            ("Binnensingelgebied", None),
            ("’t Zwering", Some(("’t", "Zwering"))),
            ("", None),
        ] {
            let halves = halves(name);
            let halves = halves.as_ref().map(|(first, second)| (first.as_str(), second.as_str()));
            assert_eq!(halves, lines, "{name}");
        }
    }

    #[test]
    fn no_name_stands_over_another_or_over_a_number() {
        let mut drawn = Drawn {
            map: Room(0.0, 0.0, 760.0, 600.0),
            taken: vec![Room::around((100.0, 100.0), (18.0, 14.0))],
            labels: Vec::new(),
        };
        let name = || Name::of("Wesselerbrink", DISTRICT_LETTERS, 200.0);
        assert!(!drawn.is_free(Room::around((100.0, 100.0), name().size)));
        assert!(!drawn.is_free(Room::around((5.0, 300.0), name().size)), "part of it is off the map");
        drawn.add(name(), (300.0, 300.0), true);
        assert!(!drawn.is_free(Room::around((310.0, 305.0), name().size)));
        assert!(drawn.is_free(Room::around((300.0, 330.0), name().size)));
    }
}
