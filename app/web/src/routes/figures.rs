//! Addresses of `figures`.

use crate::route::routes;

routes! {
    /// The municipality's own figures.
    Figures = "/zo-doen-wij-het";
    /// The same as a file.
    Download = "/zo-doen-wij-het.csv";
}
