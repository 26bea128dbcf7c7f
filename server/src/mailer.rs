//! How mail leaves: through a mail server, into files, or (in tests) into a list.

use anyhow::Context as _;
use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor, message::Mailbox,
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
            "mail is file:DIR or smtp://…, not {setting:?}"
        );
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(setting)
            .context("the mail server's address is not understood")?;
        Ok(Self::Smtp(transport.timeout(Some(std::time::Duration::from_secs(20))).build()))
    }

    /// Sends a message.
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
    ) -> anyhow::Result<()> {
        let message = Message::builder()
            .from(from.clone())
            .to(to.parse().context("the address is not understood")?)
            .subject(subject)
            .message_id(Some(id))
            .header(lettre::message::header::ContentType::TEXT_PLAIN)
            .body(text)?;
        match self {
            Self::Smtp(transport) => {
                transport.send(message).await?;
            }
            Self::Files(transport) => {
                transport.send(message).await?;
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
