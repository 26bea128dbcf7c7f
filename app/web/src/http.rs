//! What headers of a request and an answer say: codings, and tags of what somebody has already.

use axum::http::{HeaderMap, HeaderName, header};

/// Codings in which an answer can be sent smaller, the smallest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// Brotli (RFC 7932).
    Brotli,
    /// Gzip (RFC 1952).
    Gzip,
}

impl Coding {
    /// All of them, the smallest first.
    pub const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// Its name in headers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// Whether whoever asks takes it.
    #[must_use]
    pub fn is_taken(self, headers: &HeaderMap) -> bool {
        let accepted = said(headers, header::ACCEPT_ENCODING);
        accepted.split(',').any(|part| {
            part.trim().split(';').next() == Some(self.name()) && !part.replace(' ', "").ends_with(";q=0")
        })
    }
}

/// Whether whoever asks has what has this tag: tags are weak or not, and there can be more than one.
#[must_use]
pub fn has_already(headers: &HeaderMap, tag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").trim_matches('"').to_owned();
    let known = said(headers, header::IF_NONE_MATCH);
    known.split(',').any(|one| one.trim() == "*" || (!one.trim().is_empty() && bare(one) == bare(tag)))
}

fn said(headers: &HeaderMap, name: HeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Coding, has_already};
    use axum::http::{HeaderMap, HeaderValue, header};

    fn with(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn a_tag_is_known_weak_in_a_list_or_as_any() {
        for known in ["W/\"een\"", "\"een\"", "\"twee\", W/\"een\"", "*"] {
            assert!(has_already(&with(header::IF_NONE_MATCH, known), "W/\"een\""), "{known}");
        }
        for known in ["\"twee\"", "", "\"\""] {
            assert!(!has_already(&with(header::IF_NONE_MATCH, known), "W/\"een\""), "{known}");
        }
        assert!(!has_already(&HeaderMap::new(), "\"een\""));
    }

    #[test]
    fn a_coding_is_taken_when_it_is_named_and_not_refused() {
        let brotli = |accepted| Coding::Brotli.is_taken(&with(header::ACCEPT_ENCODING, accepted));
        assert!(brotli("gzip, deflate, br, zstd") && brotli("br;q=0.8"));
        assert!(!brotli("gzip") && !brotli("br; q=0, gzip") && !brotli(""));
    }
}
