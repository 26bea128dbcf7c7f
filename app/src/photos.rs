//! Photos of an initiative: taken in as whatever people have, kept as new JPEGs with nothing of the camera in
//! them.

pub mod actions;
pub mod handlers;
pub mod pages;
pub mod picture;
pub mod tops;

use domain::id::PhotoId;
use object_store::{ObjectStore, ObjectStoreExt as _, PutPayload, path::Path};
use std::sync::Arc;
use web::{context::App, error::AppError};

/// The folder or bucket with the photos: two files each.
#[derive(Debug, Clone)]
pub struct Photos {
    files: Arc<dyn ObjectStore>,
}

fn path(id: PhotoId, size: &str) -> Path {
    Path::from(format!("photos/{id}/{size}.jpg"))
}

impl Photos {
    /// Those of an application.
    #[must_use]
    pub fn new(app: &App) -> Self {
        Self { files: Arc::clone(&app.files) }
    }

    /// Keeps both sizes.
    ///
    /// # Errors
    /// When they can't be written.
    pub async fn keep(&self, id: PhotoId, picture: picture::Picture) -> Result<(), AppError> {
        for (size, bytes) in [("groot", picture.large), ("klein", picture.small)] {
            self.files.put(&path(id, size), PutPayload::from(bytes)).await.map_err(failed)?;
        }
        Ok(())
    }

    /// The large one; nothing when it is gone.
    ///
    /// # Errors
    /// When it can't be read.
    pub async fn large(&self, id: PhotoId) -> Result<Option<axum::body::Bytes>, AppError> {
        self.read(id, "groot").await
    }

    /// One of the sizes; nothing when it is gone.
    ///
    /// # Errors
    /// When it can't be read.
    pub async fn read(&self, id: PhotoId, size: &str) -> Result<Option<axum::body::Bytes>, AppError> {
        match self.files.get(&path(id, size)).await {
            Ok(found) => Ok(Some(found.bytes().await.map_err(failed)?)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }

    /// Takes the files of photos away whose rows are gone. What can't be taken away now is written down:
    /// nobody can see it any more.
    pub async fn remove_all(&self, ids: &[PhotoId]) {
        for (id, size) in ids.iter().flat_map(|id| [(*id, "groot"), (*id, "klein")]) {
            match self.files.delete(&path(id, size)).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => tracing::error!("a file of photo {id} is left behind: {error}"),
            }
        }
    }
}

fn failed(error: object_store::Error) -> AppError {
    AppError::Internal(anyhow::Error::new(error).context("a file"))
}
