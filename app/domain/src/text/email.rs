//! E-mail addresses: what is accepted, can be sent to.

use crate::text::{
    clean::clean,
    fault::{EmailFault, TextError},
    line::Name,
};
use email_address::EmailAddress;
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use std::{fmt, str::FromStr};

/// An e-mail address, folded: the key by which a person is known. Letters of ASCII are in lower case and the
/// host is as mail servers know it (A-labels, RFC 5891), so that every mail server takes it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Email(String);

/// What stands behind the key of somebody without an e-mail address, where others have theirs. The name is
/// never anybody's (RFC 2606), and no e-mail address that is accepted ends so.
pub const NO_MAIL: &str = "@zonder-mail.invalid";

impl Email {
    /// The address in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What somebody is called of whom nothing else is known: what stands before the `@`.
    #[must_use]
    pub fn name(&self) -> Name {
        Name::of_address(self.0.split('@').next().unwrap_or_default())
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Email {
    type Err = TextError;

    /// Accepts what can be sent to without SMTPUTF8: the parser is that of the program which sends (the crate
    /// `email_address`, which lettre uses), the host is turned into A-labels first.
    fn from_str(typed: &str) -> Result<Self, TextError> {
        // Pasted along at the ends: spaces, and marks that nobody sees.
        let typed = typed.trim_matches(|c: char| c.is_whitespace() || is_left_out(c));
        if typed.is_empty() {
            return Err(TextError::Empty);
        }
        let address = fold(typed).map_err(TextError::Email)?;
        if address.len() <= 254 { Ok(Self(address)) } else { Err(TextError::Email(EmailFault::Host)) }
    }
}

/// Whether a text loses this character when it is cleaned.
fn is_left_out(c: char) -> bool {
    !c.is_ascii() && clean(c.encode_utf8(&mut [0; 4])).is_empty()
}

fn fold(typed: &str) -> Result<String, EmailFault> {
    if typed.to_ascii_lowercase().starts_with("mailto:") {
        return Err(EmailFault::Link);
    }
    if typed.contains([',', ';']) || typed.matches('@').count() > 1 {
        return Err(EmailFault::Two);
    }
    if typed.contains(['<', '>', '(', ')', '"']) {
        return Err(EmailFault::Around);
    }
    let (local, host) = typed.split_once('@').ok_or(EmailFault::NoAt)?;
    if typed.contains(char::is_whitespace) {
        return Err(EmailFault::Space);
    }
    if typed.contains(is_left_out) || typed.contains(char::is_control) {
        return Err(EmailFault::Unseen);
    }
    if !local.is_ascii() {
        return Err(EmailFault::Letter);
    }
    let host = Uts46::new()
        .to_ascii(host.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Verify)
        .map_err(|_no_name: idna::Errors| EmailFault::Host)?;
    let last = host.rsplit('.').next().unwrap_or_default();
    // A number is an address of a machine and not a name. The last is never anybody's (RFC 2606): what was
    // erased stands under such a name.
    if !host.contains('.') || last.bytes().all(|b| b.is_ascii_digit()) || last == "invalid" {
        return Err(EmailFault::Host);
    }
    let local = local.to_ascii_lowercase();
    if !EmailAddress::is_valid_local_part(&local) || local.len() > 64 {
        return Err(EmailFault::Local);
    }
    let is_name = EmailAddress::is_valid_domain(&host) && host.split('.').all(|label| label.len() <= 63);
    if is_name { Ok(format!("{local}@{host}")) } else { Err(EmailFault::Host) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parsed(typed: &str) -> Result<String, TextError> {
        typed.parse::<Email>().map(|email| email.to_string())
    }

    #[test]
    fn what_can_be_sent_to_is_taken() {
        for (typed, address) in [
            ("  Yusuf@Example.ORG ", "yusuf@example.org"),
            ("jan+buurt@example.nl", "jan+buurt@example.nl"),
            ("o'brien@example.nl", "o'brien@example.nl"),
            ("jan@sub.sub.example.museum", "jan@sub.sub.example.museum"),
            ("!#$%&'*+/=?^_`{|}~-@example.nl", "!#$%&'*+/=?^_`{|}~-@example.nl"),
            ("info@café.example", "info@xn--caf-dma.example"),
            ("info@cafe\u{301}.example", "info@xn--caf-dma.example"),
            ("info@München.example", "info@xn--mnchen-3ya.example"),
            ("info@xn--caf-dma.example", "info@xn--caf-dma.example"),
            ("\u{200b}jan@example.nl", "jan@example.nl"),
            ("jan@example.nl\u{a0}", "jan@example.nl"),
            ("\u{feff}jan@example.nl\u{200e}\r\n", "jan@example.nl"),
            ("jan@ｅxample.nl", "jan@example.nl"),
        ] {
            assert_eq!(parsed(typed).as_deref(), Ok(address), "{typed:?}");
        }
        let long = format!("{}@example.nl", "x".repeat(64));
        assert_eq!(parsed(&long), Ok(long.clone()));
    }

    #[test]
    fn what_is_wrong_is_told() {
        use EmailFault::{Around, Host, Letter, Link, Local, NoAt, Space, Two, Unseen};
        for (typed, fault) in [
            ("yusuf", NoAt),
            ("yusuf@", Host),
            ("@x.nl", Local),
            ("a b@x.nl", Space),
            ("jan@ex ample.nl", Space),
            ("a@x", Host),
            ("jan@localhost", Host),
            ("a@x..nl", Host),
            ("a@-x.nl", Host),
            ("jan@example.nl.", Host),
            ("jan@[1.2.3.4]", Host),
            ("jan@1.2.3.4", Host),
            ("jan@example.123", Host),
            ("jan@xn--zzzzzzzz.nl", Host),
            ("0191@gewist.invalid", Host),
            ("a@b@c.nl", Two),
            ("jan@example.nl, piet@example.nl", Two),
            ("jan@example.nl;piet@example.nl", Two),
            ("a\n@x.nl", Space),
            ("a@x.nl\r\nBcc: b@x.nl", Two),
            ("..@x.nl", Local),
            (".a@x.nl", Local),
            ("josé@example.nl", Letter),
            ("jose\u{301}@example.nl", Letter),
            ("İbrahim@example.nl", Letter),
            ("🙂@example.nl", Letter),
            ("ja\u{200b}n@example.nl", Unseen),
            ("jan\u{202e}@example.nl", Unseen),
            ("jan@ex\u{ad}mple.nl", Unseen),
            ("Jan <jan@example.nl>", Around),
            ("\"jan de vries\"@example.nl", Around),
            ("jan(thuis)@example.nl", Around),
            ("MAILTO:jan@example.nl", Link),
        ] {
            assert_eq!(parsed(typed), Err(TextError::Email(fault)), "{typed:?}");
        }
        assert_eq!(parsed(" \u{200b}"), Err(TextError::Empty));
        for typed in [
            format!("{}@example.nl", "x".repeat(65)),
            format!("jan@{}.nl", "a".repeat(64)),
            format!("jan@{}nl", "abcdefghij.".repeat(25)),
        ] {
            assert!(parsed(&typed).is_err(), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_is_plain(typed in "[ -~é\u{200b}]{1,12}@[a-zé.-]{1,20}\\.nl") {
            if let Ok(address) = parsed(&typed) {
                prop_assert!(address.is_ascii() && !address.contains(char::is_whitespace));
                prop_assert_eq!(parsed(&address), Ok(address));
            }
        }
    }
}
