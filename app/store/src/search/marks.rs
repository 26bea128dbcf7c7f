//! Where in a text the words of a question stand, to show it to who asked.

use crate::search::{Question, forms::split};
use std::ops::Range;

/// Where words that were asked for stand in a text, in bytes, in order.
#[must_use]
pub fn marks(question: &Question, text: &str) -> Vec<Range<usize>> {
    if question.is_empty() {
        return Vec::new();
    }
    words(text).filter(|at| text.get(at.clone()).is_some_and(|word| is_asked(question, word))).collect()
}

/// The part of a text around the first word that was asked for, so many letters on each side and cut between
/// words; nothing when none stands in it.
#[must_use]
pub fn around(question: &Question, text: &str, letters: usize) -> Option<String> {
    let first = marks(question, text).into_iter().next()?;
    let all: Vec<Range<usize>> = words(text).collect();
    let far = |from: usize, to: usize| text.get(from..to).map_or(0, |part| part.chars().count());
    let start = all.iter().find(|word| far(word.start, first.start) <= letters)?;
    let end = all.iter().rev().find(|word| word.end >= first.end && far(first.end, word.end) <= letters);
    let end = end.unwrap_or(&first);
    // What stands before the first word and behind the last one goes along.
    let (is_first, is_last) = (all.first() == Some(start), all.last() == Some(end));
    let start = if is_first { 0 } else { start.start };
    let end = if is_last { text.len() } else { end.end };
    let (before, after) = (if is_first { "" } else { "… " }, if is_last { "" } else { " …" });
    let part = text.get(start..end)?.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(format!("{before}{part}{after}"))
}

/// Where the words of a text stand: letters and digits, with the marks on them.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let is_letter = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
        let (start, first) = rest.by_ref().find(|(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        while let Some((at, c)) = rest.next_if(|(_, c)| is_letter(*c)) {
            end = at + c.len_utf8();
        }
        Some(start..end)
    })
}

fn is_asked(question: &Question, word: &str) -> bool {
    split(word).any(|word| question.means(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(asked: &str, text: &str) -> Vec<String> {
        let at = marks(&Question::of(asked, &[]), text);
        at.into_iter().map(|at| text[at].to_owned()).collect()
    }

    #[test]
    fn what_was_asked_is_marked_in_the_form_in_which_it_stands() {
        assert_eq!(
            marked("tuin", "De Tuinen: een moestuin, en tuinieren."),
            ["Tuinen", "moestuin", "tuinieren"]
        );
        assert_eq!(marked("cafe", "Het café, e\u{301}e\u{301}n Cafe\u{301}"), ["café", "Cafe\u{301}"]);
        assert_eq!(marked("\"samen eten\"", "Samen lekker eten"), ["Samen", "eten"]);
        assert!(marked("de", "een tuin").is_empty() && marked("", "een tuin").is_empty());
    }

    #[test]
    fn a_part_is_cut_between_words_and_says_where_it_goes_on() {
        let text = "Wij koken elke week met de hele straat, en eten dan samen in de kerk om de hoek.";
        let part = |asked: &str, letters| around(&Question::of(asked, &[]), text, letters);
        assert_eq!(part("eten", 12).unwrap(), "… straat, en eten dan samen …");
        assert_eq!(part("koken", 12).unwrap(), "Wij koken elke week …");
        assert_eq!(part("hoek", 8).unwrap(), "… om de hoek.");
        assert_eq!(part("zwembad", 12), None);
    }

    proptest! {
        #[test]
        fn any_text_is_cut_at_letters(asked in ".{0,20}", text in ".{0,200}", letters in 0_usize..40) {
            let question = Question::of(&asked, &[]);
            for at in marks(&question, &text) {
                prop_assert!(text.is_char_boundary(at.start) && text.is_char_boundary(at.end));
            }
            let _whatever_it_is = around(&question, &text, letters);
        }
    }
}
