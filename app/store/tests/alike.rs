//! "Is this the same obstacle?", measured on labelled pairs: how many suggestions are right, and how many of
//! the right ones are suggested.
#![expect(
    clippy::unwrap_used,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "a test ends at what it did not expect; small counts"
)]

use store::search::alike::{Words, best};

#[derive(Default, Debug)]
struct Counted {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Counted {
    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed) as f64
    }
}

/// Pairs of the file, each with whether the known one was suggested for what was typed.
fn measured() -> Vec<(String, String, bool, bool)> {
    let file = include_str!("data/obstacles.tsv");
    let lines: Vec<Vec<&str>> = file
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
        .collect();
    let part = |line: &[&str], index: usize| (*line.get(index).unwrap()).to_owned();
    let known: Vec<_> = lines
        .iter()
        .filter(|line| line.first() == Some(&"known"))
        .map(|line| (part(line, 1), part(line, 2)))
        .collect();
    let words: Vec<_> = known.iter().map(|(title, rest)| Words::of(title, rest)).collect();
    lines
        .iter()
        .filter(|line| line.first() != Some(&"known"))
        .map(|line| {
            let (typed, other) = (part(line, 1), part(line, 2));
            let suggested = best(&typed, &words, 4)
                .into_iter()
                .any(|index| known.get(index).is_some_and(|(title, _)| *title == other));
            (typed, other, line.first() == Some(&"same"), suggested)
        })
        .collect()
}

fn counted<'a>(pairs: impl Iterator<Item = &'a (String, String, bool, bool)>) -> Counted {
    pairs.fold(Counted::default(), |mut counted, (_, _, same, suggested)| {
        match (same, suggested) {
            (true, true) => counted.right += 1,
            (false, true) => counted.wrong += 1,
            (true, false) => counted.missed += 1,
            (false, false) => {}
        }
        counted
    })
}

#[test]
fn the_same_obstacle_is_suggested_and_another_is_not() {
    let pairs = measured();
    assert!(pairs.len() >= 60, "{} pairs", pairs.len());
    for (typed, other, same, suggested) in pairs.iter().filter(|(_, _, same, suggested)| same != suggested) {
        println!(
            "{}: {typed} / {other}",
            if *same {
                "missed"
            } else if *suggested {
                "wrong"
            } else {
                "?"
            }
        );
    }
    // The limits were chosen on the odd lines; what counts is how they do on the even ones.
    let chosen = counted(pairs.iter().step_by(2));
    let kept = counted(pairs.iter().skip(1).step_by(2));
    for (name, some) in [("chosen on", &chosen), ("measured on", &kept)] {
        println!("{name} {some:?}: precision {:.2}, recall {:.2}", some.precision(), some.recall());
    }
    assert!(kept.precision() >= 0.85, "{kept:?}");
    assert!(kept.recall() >= 0.85, "{kept:?}");
}
