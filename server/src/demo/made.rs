//! More than what is written down: initiatives like those, elsewhere, in other words and of other people, and
//! more times what happened to their requests and obstacles. What is made is the same every time.

use super::{
    loader::Loader,
    written::{Initiative, Obstacle, Request, Resident, Wanted},
};
use anyhow::Context as _;
use app::initiatives::actions::{self as initiatives, Origin};
use domain::{initiative::Theme, lang::Lang, request::Status, text::slug};
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use store::{journal::By, search::entries};

/// So many are put in the registry at once.
const AT_ONCE: usize = 2_000;
/// How many days ago the first one was registered.
const FIRST: i32 = 1_200;
/// So many initiatives are there for each request. (A registry of everything that people do has many more
/// initiatives than ever ask for something.)
const PER_REQUEST: usize = 200;

/// Words of what is made.
#[derive(Debug, Deserialize)]
struct Words {
    titles: BTreeMap<Theme, Vec<String>>,
    streets: Vec<String>,
    first: Vec<String>,
    last: Vec<String>,
    days: Vec<String>,
    things: Vec<String>,
    summaries: Vec<String>,
    sentences: Vec<String>,
}

/// Requests and obstacles like those that are written down, longer ago.
#[derive(Debug, Default)]
pub struct Lives {
    /// Requests; each is about an initiative of [`asker`].
    pub requests: Vec<Request>,
    /// Obstacles.
    pub obstacles: Vec<Obstacle>,
}

/// What one that was made is called among the initiatives, while loading.
fn asker(number: usize) -> String {
    format!("made {number}")
}

/// How many days ago the one with this number was registered, of so many: the first ones long ago.
fn days_ago(number: usize, of: usize) -> i32 {
    let since = u64::try_from(number).unwrap_or(0) * u64::from(FIRST.unsigned_abs());
    FIRST - i32::try_from(since / u64::try_from(of.max(1)).unwrap_or(1)).unwrap_or(FIRST)
}

/// The same again and again, each time at another moment and about other initiatives: of what has ended all,
/// and of what goes on one.
pub fn lives(
    random: &mut fastrand::Rng,
    initiatives: usize,
    (requests, obstacles): (&[Request], &[Obstacle]),
) -> Lives {
    let answered: Vec<_> = obstacles.iter().filter(|one| one.closed_days_ago.is_some()).collect();
    let there: HashSet<_> = answered.iter().map(|one| one.key.as_str()).collect();
    let gone = |one: &Request| one.obstacles.iter().all(|key| there.contains(key.as_str()));
    let ended: Vec<_> = requests.iter().filter(|one| has_ended(one.status) && gone(one)).collect();
    let open: Vec<_> = requests.iter().filter(|one| !has_ended(one.status)).collect();
    let mut made = Lives::default();
    if ended.is_empty() {
        return made;
    }
    for copy in 1..=initiatives / PER_REQUEST / (ended.len() + 1) {
        let earlier = random.i32(20..FIRST / 2);
        let called = |key: &String| format!("{key}-{copy}");
        made.obstacles.extend(answered.iter().map(|&one| Obstacle {
            key: called(&one.key),
            opened_days_ago: one.opened_days_ago + earlier,
            closed_days_ago: one.closed_days_ago.map(|days| days + earlier),
            ..one.clone()
        }));
        for &one in ended.iter().chain(random.choice(&open)) {
            // What goes on goes on now, and meets what is in the way now.
            let ended = has_ended(one.status);
            let earlier = if ended { earlier } else { 0 };
            let submitted = one.submitted_days_ago + earlier;
            // Somebody who was there by then.
            let long_ago = usize::try_from(FIRST - submitted).unwrap_or(0);
            let those = initiatives * long_ago / usize::try_from(FIRST).unwrap_or(1);
            let obstacles =
                if ended { one.obstacles.iter().map(called).collect() } else { one.obstacles.clone() };
            let initiative = Some(asker(random.usize(..those.max(1))));
            made.requests.push(Request { copy, initiative, person: None, obstacles, ..one.earlier(earlier) });
        }
    }
    made
}

fn has_ended(status: Status) -> bool {
    matches!(status, Status::Closed | Status::Withdrawn | Status::Referred)
}

impl Request {
    /// The same so many days earlier.
    fn earlier(&self, days: i32) -> Self {
        let mut all = self.clone();
        all.submitted_days_ago += days;
        all.messages.iter_mut().for_each(|one| one.days_ago += days);
        all.assessments.iter_mut().for_each(|one| one.days_ago += days);
        all.offers.iter_mut().for_each(|one| one.days_ago += days);
        all.decision.iter_mut().for_each(|one| one.days_ago += days);
        all.referral.iter_mut().for_each(|one| one.days_ago += days);
        all
    }
}

/// One of a list, which has some.
fn one_of<'a>(random: &mut fastrand::Rng, list: &'a [String]) -> &'a str {
    random.choice(list).map_or("", String::as_str)
}

impl Words {
    fn read() -> anyhow::Result<Self> {
        serde_json::from_str(include_str!("../../demo/words.json")).context("demo/words.json")
    }

    /// A name; everybody has their own address.
    fn person(&self, number: usize) -> Resident {
        let mut random = fastrand::Rng::with_seed(u64::try_from(number).unwrap_or_default());
        let (first, last) = (one_of(&mut random, &self.first), one_of(&mut random, &self.last));
        let name = format!("{first} {last}");
        Resident { email: format!("{}.{number}@demonstratie.example", slug(&name)), name }
    }

    /// A sentence with its gaps filled in.
    fn fill(&self, random: &mut fastrand::Rng, sentence: &str, area: &str, street: &str) -> String {
        let mut filled = sentence.replace("{area}", area).replace("{street}", street);
        for (gap, list) in [
            ("{first}", &self.first),
            ("{other}", &self.first),
            ("{day}", &self.days),
            ("{thing}", &self.things),
        ] {
            if filled.contains(gap) {
                filled = filled.replace(gap, one_of(random, list));
            }
        }
        filled
            .replace("{count}", &random.u32(3..40).to_string())
            .replace("{year}", &random.u32(2008..2026).to_string())
    }

    /// An initiative like another one, at a place of its own and in words of its own.
    fn initiative(
        &self,
        random: &mut fastrand::Rng,
        like: &Initiative,
        (number, area): (usize, &store::areas::Area),
    ) -> Initiative {
        let street = one_of(random, &self.streets);
        let titles = like.themes.first().and_then(|theme| self.titles.get(theme));
        let what = titles.map_or(like.title.as_str(), |titles| one_of(random, titles));
        let title = match random.u32(..3) {
            0 => format!("{what} {street}"),
            1 => format!("{what} {}", area.name),
            _ => format!("{what} van {}", one_of(random, &self.first)),
        };
        let line = |random: &mut fastrand::Rng, list: &[String]| {
            let sentence = one_of(random, list).to_owned();
            self.fill(random, &sentence, &area.name, street)
        };
        let summary = line(random, &self.summaries);
        let said: Vec<String> = (0..random.usize(2..6)).map(|_| line(random, &self.sentences)).collect();
        // What those who wrote one like it say, and what these say themselves.
        let story = format!("{}\n\n{}", like.summary, said.join(" "));
        let needs = if random.u32(..3) == 0 {
            vec![Wanted { text: one_of(random, &self.things).to_owned(), details: String::new() }]
        } else {
            Vec::new()
        };
        Initiative {
            slug: format!("{}-{number}", slug(&title)),
            title,
            summary,
            story,
            // It is not what the other one says in English.
            summary_en: String::new(),
            story_en: None,
            neighbourhood: area.code.clone(),
            needs,
            offers: Vec::new(),
            steward: self.person(number * 2 / 3),
            ..like.clone()
        }
    }
}

impl Loader<'_> {
    /// Puts so many in the registry that are like those that are written down, many at once.
    pub(super) async fn make(
        mut self,
        written: &[Initiative],
        (count, asked): (usize, &[Request]),
    ) -> anyhow::Result<Self> {
        let words = Words::read()?;
        let asking: HashSet<_> = asked.iter().filter_map(|one| one.initiative.as_ref()).collect();
        let live = self.app.live();
        let areas = &live.areas.neighbourhoods;
        let numbers: Vec<usize> = (0..count).collect();
        entries::put_in_together(self.write.tx(), true).await?;
        for some in numbers.chunks(AT_ONCE) {
            let (mut people, mut news) = (Vec::new(), Vec::new());
            for &number in some {
                let days = days_ago(number, count);
                let like = self.random.choice(written).context("nothing is written down")?;
                let area = self.random.choice(areas).context("there are no neighbourhoods")?;
                let mut one = words.initiative(&mut self.random, like, (number, area));
                one.registered_days_ago = days;
                let by = By { actor: None, now: self.at((days, 0)), ..self.write.by() };
                people.push((by, one.steward.email.parse()?, one.steward.name.parse()?));
                news.push(self.new_initiative(&one)?);
            }
            let (tx, municipality) = (self.write.tx(), self.municipality());
            let makers = store::accounts::find_or_create_all(tx, municipality, &people, Lang::Nl).await?;
            let all = news.into_iter().zip(people.iter().zip(&makers));
            let all = all.map(|(new, ((by, ..), maker))| (By { actor: Some(*maker), ..*by }, new, *maker));
            let origin = Origin::Registered { helped_by: None };
            let published = initiatives::publish_all(&self.write, all.collect(), origin).await?;
            for ((number, (id, _)), maker) in some.iter().zip(published).zip(makers) {
                let name = asker(*number);
                if asking.contains(&name) {
                    self.initiatives.insert(name, (id, maker));
                }
            }
            self = self.keep().await?;
        }
        entries::put_in_together(self.write.tx(), false).await?;
        self.keep().await
    }
}
