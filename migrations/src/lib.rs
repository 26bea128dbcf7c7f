//! The steps that build the database: the same tables on SQLite and on PostgreSQL.
//!
//! Keys are UUIDs as text, moments are microseconds since 1970 in UTC, dates are `YYYY-MM-DD`, lists and
//! small structures are JSON as text: what sorts, compares and reads the same on both. Entities are never
//! imported here, so that a step keeps meaning what it meant when it was written.

#![expect(clippy::too_many_lines, reason = "a step is the list of what it makes, and never changes again")]

pub use sea_orm_migration::prelude::*;

mod columns;
mod m01_organisation;
mod m02_initiatives;
mod m03_requests;
mod m04_obstacles;
mod m05_journal;
mod m06_loops;
mod m07_safety;
mod m08_drafts;
mod m09_filings;
mod m10_mail;
mod m11_absence;
mod m12_areas;
mod m13_search;
mod m14_tries;
mod m15_paper;
mod m16_lists;
mod m17_light;
mod m18_index;
mod m19_pages;
mod m20_many;
mod m21_paces;
mod m22_talks;
mod online;

/// Runs the steps, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m01_organisation::Migration),
            Box::new(m02_initiatives::Migration),
            Box::new(m03_requests::Migration),
            Box::new(m04_obstacles::Migration),
            Box::new(m05_journal::Migration),
            Box::new(m06_loops::Migration),
            Box::new(m07_safety::Migration),
            Box::new(m08_drafts::Migration),
            Box::new(m09_filings::Migration),
            Box::new(m10_mail::Migration),
            Box::new(m11_absence::Migration),
            Box::new(m12_areas::Migration),
            Box::new(m13_search::Migration),
            Box::new(m14_tries::Migration),
            Box::new(m15_paper::Migration),
            Box::new(m16_lists::Migration),
            Box::new(m17_light::Migration),
            Box::new(m18_index::Migration),
            Box::new(m19_pages::Migration),
            Box::new(m20_many::Migration),
            Box::new(m21_paces::Migration),
            Box::new(m22_talks::Migration),
        ]
    }
}

/// All tables with data of their own, in an order in which rows can be put back (owners first).
///
/// `backup` and `restore` walk this list; a test checks that no table is missing.
pub const TABLES: &[&str] = &[
    "municipality",
    "team",
    "area",
    "area_change",
    "area_move",
    "account",
    "role_grant",
    "login_token",
    "session",
    "initiative",
    "initiative_theme",
    "steward",
    "need",
    "draft",
    "filing",
    "request",
    "message",
    "assessment",
    "answer",
    "facility_offer",
    "decision",
    "reasoned_exception",
    "obstacle",
    "request_obstacle",
    "setting",
    "duty",
    "absence",
    "obstacle_appeal",
    "cover_request",
    "exception_support",
    "recognition",
    "critique",
    "learning_case",
    "learning_item",
    "procedure_change",
    "procedure_obstacle",
    "neighbourhood_talk",
    "talk_obstacle",
    "steward_invitation",
    "passkey",
    "recovery_code",
    "report",
    "takedown",
    "look",
    "photo",
    "checklist_version",
    "own_text",
    "event",
    "outbox_message",
    "idempotency_key",
];

/// Tables that are made of the others: no backup holds them, and they are made anew where they are empty.
pub const DERIVED: &[&str] = &["search_entry", "search_words"];

/// Tables of which nobody misses a row an hour later: no backup holds them.
pub const PASSING: &[&str] = &["pace"];
