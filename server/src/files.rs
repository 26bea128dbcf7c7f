//! Where photos are: a folder, or a bucket of a store that speaks S3.

use anyhow::Context as _;
use object_store::{ObjectStore, aws::AmazonS3Builder, local::LocalFileSystem};
use std::{path::Path, sync::Arc};
use url::Url;

/// The place that a setting names: `file:DIR`, which is made when it is not there, or
/// `s3://key:secret@host:port/bucket?region=…`.
///
/// # Errors
/// When the setting is neither, or the folder can't be made. No error tells the secret.
pub fn place(setting: &str) -> anyhow::Result<Arc<dyn ObjectStore>> {
    if let Some(folder) = setting.strip_prefix("file:") {
        return Ok(Arc::new(in_folder(Path::new(folder))?));
    }
    let url = Url::parse(setting).ok().filter(|url| url.scheme() == "s3");
    let url = url.context("files is file:DIR or s3://key:secret@host/bucket?region=…")?;
    // Somebody has set one up when it is there already.
    let _there_already = rustls::crypto::ring::default_provider().install_default();
    Ok(Arc::new(in_bucket(&url).build().context("the store with photos is not understood")?))
}

fn in_folder(folder: &Path) -> anyhow::Result<LocalFileSystem> {
    std::fs::create_dir_all(folder).with_context(|| format!("can't make the folder {}", folder.display()))?;
    Ok(LocalFileSystem::new_with_prefix(folder)
        .with_context(|| format!("can't use the folder {}", folder.display()))?
        .with_automatic_cleanup(true))
}

fn in_bucket(url: &Url) -> AmazonS3Builder {
    let asked = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value);
    let closed = asked("tls").as_deref() == Some("none");
    let host = url.host_str().unwrap_or_default();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let decoded = |part: &str| percent_encoding::percent_decode_str(part).decode_utf8_lossy().into_owned();
    AmazonS3Builder::new()
        .with_endpoint(format!("{}://{host}{port}", if closed { "http" } else { "https" }))
        .with_allow_http(closed)
        .with_bucket_name(url.path().trim_matches('/'))
        .with_region(asked("region").as_deref().unwrap_or("us-east-1"))
        .with_access_key_id(decoded(url.username()))
        .with_secret_access_key(decoded(url.password().unwrap_or_default()))
}
