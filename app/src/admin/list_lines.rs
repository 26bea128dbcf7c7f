//! The lines of a list of initiatives, each as the draft that it becomes.

use domain::{
    event::hex,
    initiative::{ContactChoice, Stage, Theme},
    lang::Lang,
    text::{beginning, fold},
};
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use store::{areas::chosen::Chosen, register::draft::Draft, table::Table};
use web::{context::Ctx, text::Texts as _};

/// A line.
pub struct Line {
    /// Where it stands in the file.
    pub number: usize,
    /// By which it is known when the list is taken in again.
    pub key: String,
    /// What it becomes.
    pub draft: Draft,
    /// What is not right, in words.
    pub wrong: Vec<String>,
}

/// Why there are no lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoLines {
    /// No file was chosen.
    NoFile,
    /// It is something else than a table.
    NotATable,
    /// It has no column with names or none with e-mail addresses.
    NoColumns,
    /// There are none.
    Nothing,
    /// There are more than can be looked at.
    TooMany,
}

impl NoLines {
    /// Key of its text.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoFile => "error-file-none",
            Self::NotATable => "error-list-table",
            Self::NoColumns => "error-list-columns",
            Self::Nothing => "error-list-nothing",
            Self::TooMany => "error-list-many",
        }
    }
}

/// Lines of one list, at the most.
const MOST: usize = 1_000;

/// What a column is called, in letters and digits only: the name of its field, and its names.
const COLUMNS: [(&str, &[&str]); 11] = [
    ("key", &["kenmerk", "nummer", "nr", "id", "key", "reference", "number"]),
    (
        "title",
        &["initiatief", "naaminitiatief", "naamvanhetinitiatief", "naam", "titel", "title", "initiative"],
    ),
    ("summary", &["samenvatting", "inhetkort", "kort", "summary"]),
    ("story", &["verhaal", "beschrijving", "omschrijving", "story", "description"]),
    ("themes", &["onderwerpen", "onderwerp", "themas", "thema", "themes", "theme"]),
    ("area", &["buurt", "buurtcode", "buurtnaam", "neighbourhood"]),
    ("stage", &["fase", "stage"]),
    ("name", &["contactpersoon", "naamcontactpersoon", "contactnaam", "contactperson", "contactname"]),
    ("email", &["email", "emailadres", "mail", "mailadres", "emailcontactpersoon", "emailaddress"]),
    ("initiators", &["initiatiefnemers", "wie", "makers", "initiators", "who"]),
    ("opening", &["open", "openingstijden", "wanneer", "opening", "when"]),
];

/// Reads a list.
///
/// # Errors
/// When it is no list with at least names and addresses, or too long.
pub fn read(ctx: &Ctx, text: &str) -> Result<Vec<Line>, NoLines> {
    let table = Table::read(text).map_err(|_not_a_table| NoLines::NotATable)?;
    let columns: HashMap<&str, usize> = COLUMNS
        .iter()
        .filter_map(|(field, names)| Some((*field, table.column(|head| names.contains(&head))?)))
        .collect();
    if !columns.contains_key("title") || !columns.contains_key("email") {
        return Err(NoLines::NoColumns);
    }
    if table.lines.is_empty() {
        return Err(NoLines::Nothing);
    }
    if table.lines.len() > MOST {
        return Err(NoLines::TooMany);
    }
    let names = Names::of(ctx);
    let line = |(number, cells): &(usize, Vec<String>)| {
        let cell = |field: &str| {
            columns.get(field).and_then(|column| cells.get(*column)).cloned().unwrap_or_default()
        };
        read_line(ctx, &names, *number, cell)
    };
    Ok(table.lines.iter().map(line).collect())
}

/// What things are called here, folded, by which they are found.
struct Names {
    themes: HashMap<String, Theme>,
    stages: HashMap<String, Stage>,
    /// Codes of neighbourhoods; nothing where two are called the same.
    areas: HashMap<String, Option<String>>,
    everywhere: Vec<String>,
}

impl Names {
    fn of(ctx: &Ctx) -> Self {
        let called = |group: &str, code: &str| {
            let key = format!("{group}-{}", code.replace('_', "-"));
            let name = |lang: &Lang| fold(ctx.live.text(*lang, &key).unwrap_or(&lang.t(&key)));
            Lang::ALL.iter().map(name).chain([fold(code)]).collect::<Vec<_>>()
        };
        let mut areas: HashMap<String, Option<String>> = HashMap::new();
        for area in &ctx.live.areas.neighbourhoods {
            areas.insert(fold(&area.code), Some(area.code.clone()));
            let same = areas.entry(fold(&area.name)).or_insert_with(|| Some(area.code.clone()));
            if same.as_deref() != Some(&area.code) {
                *same = None;
            }
        }
        let themes = ctx.live.themes();
        Self {
            themes: themes
                .iter()
                .flat_map(|theme| called("theme", theme.code()).into_iter().map(|name| (name, *theme)))
                .collect(),
            stages: Stage::ALL
                .iter()
                .flat_map(|stage| called("stage", stage.code()).into_iter().map(|name| (name, *stage)))
                .collect(),
            areas,
            everywhere: Lang::ALL.iter().map(|lang| fold(&lang.t("area-everywhere"))).collect(),
        }
    }

    /// A neighbourhood by its name or code, or the whole municipality.
    fn place(&self, typed: &str) -> Chosen {
        let typed = fold(typed);
        let (way, area) = if self.everywhere.contains(&typed) {
            ("everywhere", String::new())
        } else {
            ("list", self.areas.get(&typed).cloned().flatten().unwrap_or_default())
        };
        Chosen { way: way.to_owned(), area, precision: "neighbourhood".to_owned(), ..Chosen::default() }
    }
}

fn read_line(ctx: &Ctx, names: &Names, number: usize, cell: impl Fn(&str) -> String) -> Line {
    let (summary, story) = (cell("summary"), cell("story"));
    let filled = |text: String, other: &str| if text.is_empty() { other.to_owned() } else { text };
    let themes = cell("themes");
    let themes = themes.split([',', ';', '/', '|']).map(str::trim).filter(|name| !name.is_empty());
    // What is not known stays as it was typed, and is told as a fault.
    let themes = themes.map(|name| {
        names.themes.get(&fold(name)).map_or_else(|| name.to_owned(), |theme| theme.code().to_owned())
    });
    let stage = cell("stage");
    let stage = match (stage.is_empty(), names.stages.get(&fold(&stage))) {
        (true, _) => Stage::Active.code().to_owned(),
        (false, Some(stage)) => stage.code().to_owned(),
        (false, None) => stage,
    };
    let draft = Draft {
        title: cell("title"),
        summary: filled(summary.clone(), &beginning(&story, 200)),
        story: filled(story, &summary),
        themes: themes.collect(),
        stage,
        place: names.place(&cell("area")),
        initiators: cell("initiators"),
        opening: cell("opening"),
        // Nobody is written to who did not say so themselves (rule 2).
        contact: ContactChoice::OnlyIfWeAsk.code().to_owned(),
        name: cell("name"),
        email: cell("email"),
        lang: ctx.lang.code().to_owned(),
        ..Draft::default()
    }
    .cleaned();
    let faults = draft.wrong(&ctx.live.areas);
    let wrong = faults.iter().map(|(_, field, fault)| ctx.field_error(field, fault)).collect();
    let key = match cell("key") {
        key if key.is_empty() => {
            hex(&Sha256::digest(format!("{}\n{}", fold(&draft.title), draft.email.to_lowercase())))
        }
        key => key,
    };
    Line { number, key, draft, wrong }
}
