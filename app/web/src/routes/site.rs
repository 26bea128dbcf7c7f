//! Addresses of `site`.

use crate::route::routes;

routes! {
    /// The front page.
    Home = "/";
    /// What this is, and what the municipality promises.
    About = "/over";
    /// How accessible the site is, and where it is not.
    Accessibility = "/toegankelijkheid";
    /// What is kept of whom, and how long.
    Privacy = "/privacy";
    /// What others may build with.
    OpenData = "/open-data";
}
