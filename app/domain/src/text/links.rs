//! Addresses of pages in what people type.

/// A piece of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// The address of a page (http or https, or from `www.` on), without what ends the sentence around it.
    Link(&'a str),
}

/// A line in pieces: what is an address of a page, and what stands around it.
#[must_use]
pub fn pieces(line: &str) -> Vec<Piece<'_>> {
    let (mut all, mut rest) = (Vec::new(), line);
    while let Some((before, link, after)) = first_link(rest) {
        if !before.is_empty() {
            all.push(Piece::Words(before));
        }
        all.push(Piece::Link(link));
        rest = after;
    }
    if !rest.is_empty() {
        all.push(Piece::Words(rest));
    }
    all
}

/// How an address begins.
const STARTS: [&str; 3] = ["https://", "http://", "www."];

/// The first address in a text, with what stands before and behind it. Each letter is looked at once.
fn first_link(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let begins = |at: &usize| {
            text.get(*at..).is_some_and(|rest| STARTS.iter().any(|start| rest.starts_with(start)))
        };
        let rest = text.get(from..)?;
        let at = rest.match_indices(['h', 'w']).map(|(at, _)| from + at).find(begins)?;
        let (before, found) = text.split_at(at);
        let end = found.find(|letter: char| letter.is_whitespace() || "<>\"“”".contains(letter));
        let word = found.get(..end.unwrap_or(found.len()))?;
        let link = ended(word);
        let inside = if link.starts_with("www.") { "@/.-_" } else { "" };
        let starts_a_word = before
            .chars()
            .next_back()
            .is_none_or(|letter| !letter.is_alphanumeric() && !inside.contains(letter));
        let host = link.split_once("//").map_or(link, |(_, host)| host);
        let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default();
        if starts_a_word && is_host(host) {
            return Some((before, link, found.get(link.len()..)?));
        }
        from = at + word.len();
    }
}

/// An address as a browser wants it: with its protocol before it, where people leave that out.
#[must_use]
pub fn address(link: &str) -> String {
    if link.starts_with("http") { link.to_owned() } else { format!("https://{link}") }
}

/// Whether this can be the name of a site: parts with something in them, and nobody's name before it.
fn is_host(host: &str) -> bool {
    host.contains('.')
        && host.split('.').all(|part| !part.is_empty())
        && !host.contains('@')
        && host != "www"
        && !(host.starts_with("www.") && host.matches('.').count() < 2)
}

/// An address without the marks that end a sentence; a bracket stays when it was opened in the address.
fn ended(link: &str) -> &str {
    let mut link = link;
    loop {
        let shorter = link.trim_end_matches(|letter: char| ".,;:!?'’*_".contains(letter));
        let closes = shorter.ends_with(')') && shorter.matches('(').count() < shorter.matches(')').count();
        let shorter = if closes { shorter.strip_suffix(')').unwrap_or(shorter) } else { shorter };
        if shorter.len() == link.len() {
            return link;
        }
        link = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece::*, pieces};

    #[test]
    fn an_address_of_a_page_is_told_from_the_sentence_around_it() {
        for (line, found) in [
            ("", vec![]),
            ("Geen adres.", vec![Words("Geen adres.")]),
            ("https://voorbeeld.nl", vec![Link("https://voorbeeld.nl")]),
            (
                "Zie https://voorbeeld.nl/a?b=c#d, of bel.",
                vec![Words("Zie "), Link("https://voorbeeld.nl/a?b=c#d"), Words(", of bel.")],
            ),
            (
                "(zie http://voorbeeld.nl/x).",
                vec![Words("(zie "), Link("http://voorbeeld.nl/x"), Words(").")],
            ),
            (
                "https://nl.wikipedia.org/wiki/Tuin_(park)",
                vec![Link("https://nl.wikipedia.org/wiki/Tuin_(park)")],
            ),
            (
                "(zie https://nl.wikipedia.org/wiki/Tuin_(park))",
                vec![Words("(zie "), Link("https://nl.wikipedia.org/wiki/Tuin_(park)"), Words(")")],
            ),
            ("Zie www.voorbeeld.nl/a.", vec![Words("Zie "), Link("www.voorbeeld.nl/a"), Words(".")]),
            ("www.nl, www. en www", vec![Words("www.nl, www. en www")]),
            ("awww.voorbeeld.nl jan@www.voorbeeld.nl", vec![Words("awww.voorbeeld.nl jan@www.voorbeeld.nl")]),
            ("https://www.voorbeeld.nl", vec![Link("https://www.voorbeeld.nl")]),
            ("javascript:alert(1) https://", vec![Words("javascript:alert(1) https://")]),
            ("xhttps://voorbeeld.nl", vec![Words("xhttps://voorbeeld.nl")]),
            ("https://jan@voorbeeld.nl/", vec![Words("https://jan@voorbeeld.nl/")]),
            ("https://a.nl/<script>", vec![Link("https://a.nl/"), Words("<script>")]),
            (
                "https://a.nl https://b.nl!",
                vec![Link("https://a.nl"), Words(" "), Link("https://b.nl"), Words("!")],
            ),
        ] {
            assert_eq!(pieces(line), found, "{line}");
        }
    }

    #[test]
    fn a_megabyte_of_what_is_nearly_a_link_is_read_in_a_moment() {
        let begun = std::time::Instant::now();
        for nearly in ["www..", "www.. ", "https://", "hw "] {
            assert!(!pieces(&nearly.repeat(1_000_000 / nearly.len())).is_empty());
        }
        assert!(
            begun.elapsed().as_secs() < 20,
            "a second each, also on a slow machine: {:?}",
            begun.elapsed()
        );
    }
}
