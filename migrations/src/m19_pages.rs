//! Indexes in the order in which lists are read, page after page, and in which years are counted.

use crate::online;
use sea_orm_migration::prelude::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub struct Migration;

const INDEXES: &[&str] = &[
    // How obstacles stand, as `domain::obstacle::Stand` groups it.
    "CREATE INDEX obstacle_open ON obstacle (municipality_id, reported_at, id) WHERE merged_into IS NULL AND \
        status IN ('reported', 'owned')",
    "CREATE INDEX obstacle_gone ON obstacle (municipality_id, finished_at, id) WHERE merged_into IS NULL AND \
        status IN ('removed', 'worked_around')",
    "CREATE INDEX obstacle_stays ON obstacle (municipality_id, finished_at, id) WHERE merged_into IS NULL \
        AND status IN ('stays')",
    "CREATE INDEX obstacle_due ON obstacle (municipality_id, level, due_on, id) WHERE merged_into IS NULL \
        AND status IN ('reported', 'owned')",
    "CREATE INDEX obstacle_counted ON obstacle (municipality_id, merged_into, status, kind, level, \
        reported_at)",
    "CREATE INDEX request_obstacle_obstacle_id_linked_at ON request_obstacle (obstacle_id, linked_at, id)",
    "CREATE INDEX critique_due ON critique (municipality_id, status, due_on, id)",
    "CREATE INDEX critique_municipality_id_at ON critique (municipality_id, at, id)",
    "CREATE INDEX reasoned_exception_municipality_id_at ON reasoned_exception (municipality_id, at, id)",
    "CREATE INDEX request_municipality_id_received_at ON request (municipality_id, received_at)",
    "CREATE INDEX request_municipality_id_spoken_at ON request (municipality_id, spoken_at)",
    "CREATE INDEX request_municipality_id_decided_at ON request (municipality_id, decided_at)",
    "CREATE INDEX request_municipality_id_due_on ON request (municipality_id, due_on)",
    // What is not done, as `domain::request` has it.
    "CREATE INDEX request_ours ON request (municipality_id, received_at) WHERE (status IN ('submitted', \
        'in_conversation', 'assessed') OR (status = 'decided' AND outcome = 'not_yet'))",
    "CREATE INDEX facility_offer_at ON facility_offer (at)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(false)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        online::indexes(manager, INDEXES).await
    }
}
