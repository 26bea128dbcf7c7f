//! A table in a file, as a spreadsheet writes it.

use crate::areas::file;

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What stands above the columns: letters and digits only, in lower case.
    pub heads: Vec<String>,
    /// The lines that have something in them, each with its number in the file.
    pub lines: Vec<(usize, Vec<String>)>,
}

/// The text of a file with a table.
///
/// # Errors
/// When it is a file of another kind.
pub fn text(bytes: &[u8]) -> Result<String, NotATable> {
    file::text(bytes).map(|(text, _)| text.into_owned()).map_err(|_other_kind| NotATable)
}

/// It is something else than a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotATable;

impl Table {
    /// Reads it, with semicolons, tabs or commas between the columns: whatever the first line has most of.
    ///
    /// # Errors
    /// When it has no first line.
    pub fn read(text: &str) -> Result<Self, NotATable> {
        // One kind of line end: the reader counts only this one.
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
        let first = text.lines().next().unwrap_or_default();
        let between =
            [b';', b'\t', b','].into_iter().max_by_key(|mark| first.bytes().filter(|b| b == mark).count());
        let mut table = csv::ReaderBuilder::new()
            .delimiter(between.unwrap_or(b';'))
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let plain =
            |head: &str| head.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        let heads: Vec<_> = table.headers().map_err(|_unreadable| NotATable)?.iter().map(plain).collect();
        if heads.iter().all(String::is_empty) {
            return Err(NotATable);
        }
        let lines = table.records().filter_map(Result::ok).map(|record| {
            let number = record.position().map_or(0, |at| line_of(&text, at));
            (number, record.iter().map(str::to_owned).collect::<Vec<_>>())
        });
        let lines = lines.filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty())).collect();
        Ok(Self { heads, lines })
    }

    /// Which column is called so.
    #[must_use]
    pub fn column(&self, is: impl Fn(&str) -> bool) -> Option<usize> {
        self.heads.iter().position(|head| is(head))
    }
}

/// The line in which a record starts: it is said to start right after the one before it, empty lines and all.
fn line_of(text: &str, at: &csv::Position) -> usize {
    let byte = usize::try_from(at.byte()).unwrap_or(usize::MAX);
    let empty = text.bytes().skip(byte).take_while(|byte| *byte == b'\n').count();
    usize::try_from(at.line()).unwrap_or(usize::MAX).saturating_add(empty)
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn a_table_is_read_as_each_program_writes_it() {
        for text in [
            "\u{feff}Naam;E-mail\r\nTuin;a@b.nl\r\n;\r\n",
            "naam\te-mail\nTuin\ta@b.nl",
            "Naam,\"E-Mail\"\n\"Tuin\",a@b.nl\n",
        ] {
            let table = Table::read(text).unwrap();
            assert_eq!(table.heads, ["naam", "email"], "{text}");
            assert_eq!(table.lines, [(2, vec!["Tuin".to_owned(), "a@b.nl".to_owned()])], "{text}");
        }
        let told = Table::read("naam;verhaal\n\"Een;tuin\";\"Regel een\nregel twee\"\nTwee;kort\n").unwrap();
        assert_eq!(told.lines[0].1, ["Een;tuin", "Regel een\nregel twee"]);
        assert_eq!(told.lines[1].0, 4, "where it stands in the file");
        let gaps = Table::read("naam\r\r\rEen\r\n\r\nTwee\n").unwrap();
        assert_eq!(gaps.lines.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [4, 6], "empty lines count");
        assert!(Table::read("").is_err() && Table::read(";;\n").is_err());
    }
}
