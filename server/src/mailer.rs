//! How mail leaves: through a mail server, into files, or (in tests) into a list.

use anyhow::Context as _;
use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{HeaderName, HeaderValue},
    },
};
use std::{
    path::PathBuf,
    sync::{Arc, Mutex},
};

/// A way for mail to leave.
#[derive(Debug, Clone)]
pub enum Mailer {
    /// A mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// A folder with one `.eml` file per message.
    Files(AsyncFileTransport<Tokio1Executor>),
    /// A list, for tests.
    Memory(Arc<Mutex<Vec<String>>>),
}

impl Mailer {
    /// The way that a setting names: `file:DIR` or `smtp://user:pass@host:port?tls=required`.
    ///
    /// # Errors
    /// When the setting is neither, or the folder can't be made.
    pub fn from_setting(setting: &str) -> anyhow::Result<Self> {
        if let Some(folder) = setting.strip_prefix("file:") {
            let folder = PathBuf::from(folder);
            std::fs::create_dir_all(&folder)
                .with_context(|| format!("can't make the mail folder {}", folder.display()))?;
            return Ok(Self::Files(AsyncFileTransport::new(folder)));
        }
        anyhow::ensure!(
            setting.starts_with("smtp://") || setting.starts_with("smtps://"),
            "mail is file:DIR or smtp://user:password@host:port?tls=required"
        );
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(setting)
            .context("the mail server's address is not understood")?;
        Ok(Self::Smtp(transport.timeout(Some(std::time::Duration::from_secs(20))).build()))
    }

    /// Sends a message. It says that a program wrote it, so that no other program answers.
    ///
    /// # Errors
    /// When the address is wrong or the message was not taken.
    pub async fn send(
        &self,
        from: &Mailbox,
        to: &str,
        id: String,
        subject: &str,
        text: String,
    ) -> Result<(), Trouble> {
        let to = to.parse().context("the address is not understood").map_err(Trouble::ForGood)?;
        let mut message = Message::builder()
            .from(from.clone())
            .to(to)
            .subject(subject)
            .message_id(Some(id))
            .header(lettre::message::header::ContentType::TEXT_PLAIN)
            .body(text)
            .map_err(|error| Trouble::ForGood(error.into()))?;
        for (name, value) in [("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All")] {
            let name = HeaderName::new_from_ascii_str(name);
            message.headers_mut().insert_raw(HeaderValue::new(name, value.to_owned()));
        }
        match self {
            Self::Smtp(transport) => {
                transport.send(message).await.map_err(Trouble::of)?;
            }
            Self::Files(transport) => {
                transport.send(message).await.map_err(|error| Trouble::Outage(error.into()))?;
            }
            Self::Memory(list) => {
                let text = String::from_utf8_lossy(&message.formatted()).into_owned();
                if let Ok(mut list) = list.lock() {
                    list.push(text);
                }
            }
        }
        Ok(())
    }
}

/// Why a message was not taken.
#[derive(Debug)]
pub enum Trouble {
    /// This message is never taken: its address does not exist, or is none.
    ForGood(anyhow::Error),
    /// Not now.
    ForNow(anyhow::Error),
    /// Nothing leaves now: nobody answers.
    Outage(anyhow::Error),
}

/// Whether a refusal is of the address (RFC 3463: 5.1 and no rule of the server, 5.7). What else is refused
/// for good, such as our own name and password, our sender or the machine we send from, is mended by
/// somebody and then goes: it is not the fault of the message.
fn is_about_the_address(code: Option<u16>, said: &str) -> bool {
    said.contains("5.1.") || (matches!(code, Some(550 | 551 | 553)) && !said.contains("5.7."))
}

impl Trouble {
    fn of(error: lettre::transport::smtp::Error) -> Self {
        let code = error.status().map(u16::from);
        let (for_good, outage) =
            (error.is_permanent(), !error.is_permanent() && !error.is_transient() && !error.is_client());
        let error = anyhow::Error::from(error);
        if outage {
            Self::Outage(error)
        } else if for_good && is_about_the_address(code, &format!("{error:#}")) {
            Self::ForGood(error)
        } else {
            Self::ForNow(error)
        }
    }

    /// What a log and an administrator read: without the address, which a mail server likes to repeat.
    #[must_use]
    pub fn told(&self) -> String {
        let masked = |word: &str| match word.rsplit_once('@') {
            Some((_, host)) => format!("…@{host}"),
            None => word.to_owned(),
        };
        let parts = |c: char| c.is_whitespace() || "<>()[]\"',;:".contains(c);
        let (Self::ForGood(error) | Self::ForNow(error) | Self::Outage(error)) = self;
        format!("{error:#}").split_inclusive(parts).map(masked).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_is_refused_for_good() {
        for (code, said, for_good) in [
            (550, "5.1.1 user unknown", true),
            (550, "no such user here", true),
            (554, "5.1.2 bad destination system", true),
            (554, "5.7.1 your IP is blocked", false),
            (550, "5.7.60 not permitted to send as this sender", false),
            (535, "5.7.8 authentication failed", false),
            (530, "authentication required", false),
            (552, "5.2.2 mailbox full", false),
        ] {
            assert_eq!(is_about_the_address(Some(code), said), for_good, "{code} {said}");
        }
    }

    #[test]
    fn nobody_reads_to_whom_it_was() {
        let error = anyhow::anyhow!(
            "550 5.1.1 <jan.de.vries@weg.example>: Recipient address (jan@weg.example) rejected"
        );
        let told = Trouble::ForGood(error).told();
        assert_eq!(told, "550 5.1.1 <…@weg.example>: Recipient address (…@weg.example) rejected");
    }
}
