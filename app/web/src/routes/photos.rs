//! Addresses of `photos`.

use crate::route::routes;
use domain::id::PhotoId;

routes! {
    /// The photos of an initiative.
    Edit(slug: String) = "/mijn/initiatieven/{slug}/fotos";
    /// A photo is changed or goes.
    Change(slug: String, photo: PhotoId) = "/mijn/initiatieven/{slug}/fotos/{photo}";
    /// The file of a photo.
    Show(photo: PhotoId, size: String) = "/fotos/{photo}/{size}";
}
