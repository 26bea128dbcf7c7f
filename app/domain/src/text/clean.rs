//! What people type and paste, made fit to keep: one spelling of each letter, no characters that hide or turn
//! what stands around them.

use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

/// The text with every letter spelled in one way (NFC), line ends as `\n`, and without what nobody sees:
/// control characters, marks that turn the direction of what follows (UAX #9), soft hyphens and spaces
/// without width. White space around it is left out.
#[must_use]
pub fn clean(typed: &str) -> String {
    let lines = typed.replace("\r\n", "\n");
    let kept: String = lines.chars().map(line_end).filter(|c| is_kept(*c)).nfc().collect();
    kept.trim_matches(|c: char| c.is_whitespace() || joins(c)).to_owned()
}

/// The same in one line: white space of any kind, line ends too, is one space.
#[must_use]
pub fn clean_line(typed: &str) -> String {
    clean(typed).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether anything of it can be seen.
#[must_use]
pub fn is_visible(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !is_unseen(c))
}

/// Whether a text has letters of a script that is written from right to left (the blocks of the Unicode
/// standard whose characters are R or AL by default).
#[must_use]
pub fn is_right_to_left(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(
            u32::from(c),
            0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF
        )
    })
}

/// Word processors, old systems and Unicode have line ends of their own.
const fn line_end(c: char) -> char {
    match c {
        '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        other => other,
    }
}

fn is_kept(c: char) -> bool {
    match c {
        '\n' | '\t' => true,
        // They stand between letters of Persian, Arabic and Hebrew, and inside emoji.
        '\u{200C}'..='\u{200F}' | '\u{61C}' | '\u{FE0F}' | '\u{E0020}'..='\u{E007F}' => true,
        // Interlinear annotation.
        '\u{FFF9}'..='\u{FFFB}' => false,
        _ => !c.is_control() && !is_ignorable(c),
    }
}

/// What says something about the letters at both sides of it, and nothing at the start or the end.
const fn joins(c: char) -> bool {
    matches!(c, '\u{200C}'..='\u{200F}' | '\u{61C}')
}

/// Characters that a program leaves out when it can't draw them (Unicode's `Default_Ignorable_Code_Point`),
/// without the variation selectors that choose between two drawings of a sign.
const fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFF8}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E00FF}'
            | '\u{E01F0}'..='\u{E0FFF}'
    )
}

/// What leaves no mark on the paper by itself.
fn is_unseen(c: char) -> bool {
    is_ignorable(c)
        // The empty pattern of Braille, and what chooses a drawing.
        || matches!(c, '\u{2800}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
        || matches!(
            c.general_category(),
            GeneralCategory::Control
                | GeneralCategory::Format
                | GeneralCategory::NonspacingMark
                | GeneralCategory::EnclosingMark
                | GeneralCategory::Unassigned
                | GeneralCategory::PrivateUse
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_hides_or_turns_stays() {
        for (typed, kept) in [
            ("Buurttuin \u{202e}gnulaad\u{202c} en meer", "Buurttuin gnulaad en meer"),
            ("Jan \u{202e}negilieveg", "Jan negilieveg"),
            ("\u{feff}Tuin\u{200b}", "Tuin"),
            ("voor\u{ad}beeld", "voorbeeld"),
            ("\u{200f}Tuin\u{200e}", "Tuin"),
            ("voor\0na\u{7f}", "voorna"),
            ("een\rtwee\u{2028}drie\u{b}vier\r\nvijf", "een\ntwee\ndrie\nvier\nvijf"),
            ("\u{2066}Tuin\u{2069}", "Tuin"),
            ("Zorgcoo\u{308}peratie", "Zorgcoöperatie"),
        ] {
            assert_eq!(clean(typed), kept, "{typed:?}");
        }
    }

    #[test]
    fn what_people_write_stays() {
        for typed in [
            "👨\u{200d}👩\u{200d}👧\u{200d}👦 eten",
            "❤\u{fe0f}",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "می\u{200c}خواهم",
            "גינה 12 (3)",
            "‘Zo’n “buurt”-tuin’ – dat… is 50 m²",
            "Łódź żółw",
        ] {
            assert_eq!(clean(typed), typed, "{typed:?}");
        }
    }

    #[test]
    fn one_line_is_one_line() {
        assert_eq!(clean_line("Tuin\nBcc: x@example.org"), "Tuin Bcc: x@example.org");
        assert_eq!(clean_line(" a\t\u{a0} b\u{3000}c\r\n"), "a b c");
    }

    #[test]
    fn what_nobody_sees_is_nothing() {
        for unseen in [
            "\u{200b}\u{200b}",
            "\u{3164}",
            "\u{2800}",
            "\u{ad}",
            "\u{301}",
            "\u{200d}",
            "\u{2060}",
            "\u{fe0f}",
            "\u{e0067}",
            "\u{feff}",
            "\u{200f}",
            "\u{180e}",
            "\u{ffa0}",
            "\u{2062}",
            "\u{a0}",
            "\u{3000}",
            "",
            " \n",
            "\u{e000}",
            "\u{20dd}",
        ] {
            assert!(!is_visible(unseen), "{unseen:?}");
        }
        for seen in ["a", "???", "🙂", "ا", "\u{301}e"] {
            assert!(is_visible(seen), "{seen:?}");
        }
    }

    #[test]
    fn scripts_from_right_to_left() {
        assert!(is_right_to_left("Koken met مرحبا") && is_right_to_left("גינה"));
        assert!(!is_right_to_left("Łódź 12-11 🙂 日本"));
    }
}
