//! Addresses of `privacy`.

use crate::route::routes;

routes! {
    /// What is kept about somebody.
    Data = "/mijn/gegevens";
    /// What somebody is called here.
    Name = "/mijn/gegevens/naam";
    /// The same as a file.
    Download = "/mijn/gegevens/download";
    /// Somebody has themselves erased.
    Erase = "/mijn/gegevens/wissen";
    /// What goes by itself.
    Retention = "/beheer/bewaren";
}
