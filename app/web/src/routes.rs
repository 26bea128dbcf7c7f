//! Every address of the site, a file for each feature. (The paths for programs, `/healthz` and the like,
//! stand in the router of the server.)

#![expect(non_camel_case_types, reason = "a type parameter of a route has the name of its part")]

pub mod accounts;
pub mod admin;
pub mod assessments;
pub mod council;
pub mod cover;
pub mod critique;
pub mod exceptions;
pub mod figures;
pub mod filings;
pub mod handover;
pub mod initiatives;
pub mod learning;
pub mod map;
pub mod notifications;
pub mod obstacles;
pub mod photos;
pub mod privacy;
pub mod recognition;
pub mod register;
pub mod reports;
pub mod requests;
pub mod site;

/// The patterns of all routes, and the names of their parts.
#[cfg(test)]
pub(crate) fn all() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    [
        accounts::ALL,
        admin::ALL,
        assessments::ALL,
        council::ALL,
        cover::ALL,
        critique::ALL,
        exceptions::ALL,
        figures::ALL,
        filings::ALL,
        handover::ALL,
        initiatives::ALL,
        learning::ALL,
        map::ALL,
        notifications::ALL,
        obstacles::ALL,
        photos::ALL,
        privacy::ALL,
        recognition::ALL,
        register::ALL,
        reports::ALL,
        requests::ALL,
        site::ALL,
    ]
    .into_iter()
    .flatten()
    .copied()
}
