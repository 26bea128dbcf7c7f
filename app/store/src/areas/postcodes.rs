//! The municipality's own list of postcodes.

use crate::{
    areas::import::cbs,
    table::{self, Table},
};
use domain::text::Postcode;
use std::collections::{BTreeMap, BTreeSet};

/// The municipality's own list: neighbourhoods by postcode of six characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Postcodes(BTreeMap<String, BTreeSet<String>>);

/// Why a list of postcodes is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoList {
    /// It has no column with postcodes and one with codes of neighbourhoods.
    NoColumns,
    /// None of its lines has a postcode of six characters in a neighbourhood that is known.
    Nothing,
}

impl Postcodes {
    /// How many postcodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no list.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn of(&self, postcode: &Postcode) -> impl Iterator<Item = &str> {
        self.0.get(&postcode.to_string().replace(' ', "")).into_iter().flatten().map(String::as_str)
    }

    /// Reads a table with a line per address or per postcode, as CBS gives it out ("Buurt, wijk en gemeente
    /// voor postcode huisnummer"). Gives the list of those that lie in known neighbourhoods, and how many
    /// lines were left out. `known` gives the code under which a neighbourhood stands.
    ///
    /// # Errors
    /// When it has not the columns, or nothing in it is of use.
    pub fn read(bytes: &[u8], known: impl Fn(&str) -> Option<String>) -> Result<(Self, usize), NoList> {
        let table = table::text(bytes)
            .and_then(|text| Table::read(&text))
            .map_err(|_something_else| NoList::NoColumns)?;
        let column = |is: fn(&str) -> bool| table.column(is).ok_or(NoList::NoColumns);
        let postcode = column(|head| ["pc6", "postcode", "postcode6", "pc6code"].contains(&head))?;
        let neighbourhood = column(|head| {
            (head.starts_with("buurt") || head.starts_with("bucode")) && !head.contains("naam")
        })?;
        let (mut list, mut left_out) = (BTreeMap::<String, BTreeSet<String>>::new(), 0);
        for (_, line) in &table.lines {
            let of = |index: usize| line.get(index).map(String::as_str).unwrap_or_default();
            let code = cbs("BU", 8, of(neighbourhood));
            match (of(postcode).parse::<Postcode>(), known(&code)) {
                (Ok(postcode), Some(code)) => {
                    list.entry(postcode.to_string().replace(' ', "")).or_default().insert(code);
                }
                _ => left_out += 1,
            }
        }
        if list.is_empty() { Err(NoList::Nothing) } else { Ok((Self(list), left_out)) }
    }

    /// As it is kept: a postcode per line, and after it the codes.
    #[must_use]
    pub fn to_text(&self) -> String {
        let line = |(postcode, codes): (&String, &BTreeSet<String>)| {
            format!("{postcode} {}\n", codes.iter().map(String::as_str).collect::<Vec<_>>().join(","))
        };
        self.0.iter().map(line).collect()
    }

    /// What was kept.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let line = |line: &str| {
            let (postcode, codes) = line.split_once(' ')?;
            Some((postcode.to_owned(), codes.split(',').map(str::to_owned).collect()))
        };
        Self(text.lines().filter_map(line).collect())
    }
}
