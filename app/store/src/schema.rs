//! Every table as the entities have it: for naming a row that can't be read, for checks over all of them, and
//! for the drawing in `docs/data-model.md`.

use crate::{corrupt::Corrupt, error::StoreError};
use futures::TryStreamExt as _;
use sea_orm::{
    ColumnTrait as _, ColumnType, DatabaseTransaction, EntityName, EntityTrait, Iden as _, Iterable as _,
};
use std::{future::Future, pin::Pin, sync::OnceLock};

type Read =
    for<'a> fn(&'a DatabaseTransaction) -> Pin<Box<dyn Future<Output = Result<u64, StoreError>> + Send + 'a>>;

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    read: Read,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Whether it may be empty.
    pub optional: bool,
    /// What it holds.
    pub holds: ColumnType,
}

impl Column {
    /// Whether only some texts can stand in it: a code, codes, a day or parts.
    #[must_use]
    pub fn is_coded(&self) -> bool {
        ["code", "codes", "day", "json"].iter().any(|kind| self.holds == ColumnType::custom(*kind))
    }
}

impl Table {
    /// Reads every row. Gives how many there are.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] for the first row that can't be read, and when the database does not answer.
    pub async fn read(&self, tx: &DatabaseTransaction) -> Result<u64, StoreError> {
        (self.read)(tx).await
    }
}

fn read<'a, E: EntityTrait<Model: Send + Sync>>(
    tx: &'a DatabaseTransaction,
) -> Pin<Box<dyn Future<Output = Result<u64, StoreError>> + Send + 'a>> {
    Box::pin(async move {
        let mut count = 0;
        let mut rows = E::find().stream(tx).await?;
        while rows.try_next().await?.is_some() {
            count += 1;
        }
        Ok(count)
    })
}

/// What can't be read in all of the database: the first such row of each table.
///
/// # Errors
/// When the database does not answer.
pub async fn corrupt(tx: &DatabaseTransaction) -> Result<Vec<Corrupt>, StoreError> {
    let mut found = Vec::new();
    for table in tables() {
        match table.read(tx).await {
            Ok(_) => {}
            Err(StoreError::Corrupt(corrupt)) => found.push(corrupt),
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

fn table<E: EntityTrait<Model: Send + Sync> + EntityName>() -> Table {
    let columns = E::Column::iter().map(|column| {
        let definition = column.def();
        Column {
            name: column.to_string(),
            optional: definition.is_null(),
            holds: definition.get_column_type().clone(),
        }
    });
    Table { name: E::default().table_name().to_owned(), columns: columns.collect(), read: read::<E> }
}

/// All tables that have an entity.
pub fn tables() -> &'static [Table] {
    static TABLES: OnceLock<Vec<Table>> = OnceLock::new();
    TABLES.get_or_init(|| {
        vec![
            table::<crate::accounts::entity::municipality::Entity>(),
            table::<crate::accounts::entity::team::Entity>(),
            table::<crate::accounts::entity::account::Entity>(),
            table::<crate::accounts::entity::role_grant::Entity>(),
            table::<crate::accounts::entity::login_token::Entity>(),
            table::<crate::accounts::entity::session::Entity>(),
            table::<crate::accounts::entity::duty::Entity>(),
            table::<crate::accounts::entity::passkey::Entity>(),
            table::<crate::accounts::entity::recovery_code::Entity>(),
            table::<crate::areas::rows::entity::Entity>(),
            table::<crate::assessments::entity::assessment::Entity>(),
            table::<crate::assessments::entity::answer::Entity>(),
            table::<crate::assessments::entity::checklist_version::Entity>(),
            table::<crate::council::entity::neighbourhood_talk::Entity>(),
            table::<crate::council::entity::talk_obstacle::Entity>(),
            table::<crate::cover::entity::cover_request::Entity>(),
            table::<crate::critique::entity::critique::Entity>(),
            table::<crate::exceptions::entity::reasoned_exception::Entity>(),
            table::<crate::exceptions::entity::exception_support::Entity>(),
            table::<crate::initiatives::entity::initiative::Entity>(),
            table::<crate::initiatives::entity::initiative_theme::Entity>(),
            table::<crate::initiatives::entity::steward::Entity>(),
            table::<crate::initiatives::entity::steward_invitation::Entity>(),
            table::<crate::initiatives::entity::need::Entity>(),
            table::<crate::journal::entity::event_row::Entity>(),
            table::<crate::journal::entity::outbox_message::Entity>(),
            table::<crate::journal::entity::idempotency_key::Entity>(),
            table::<crate::learning::entity::learning_case::Entity>(),
            table::<crate::learning::entity::learning_item::Entity>(),
            table::<crate::learning::entity::procedure_change::Entity>(),
            table::<crate::learning::entity::procedure_obstacle::Entity>(),
            table::<crate::obstacles::entity::obstacle::Entity>(),
            table::<crate::obstacles::entity::request_obstacle::Entity>(),
            table::<crate::obstacles::entity::obstacle_appeal::Entity>(),
            table::<crate::photos::entity::Entity>(),
            table::<crate::privacy::entity::look::Entity>(),
            table::<crate::recognition::entity::recognition::Entity>(),
            table::<crate::register::entity::Entity>(),
            table::<crate::reports::entity::report::Entity>(),
            table::<crate::reports::entity::takedown::Entity>(),
            table::<crate::requests::entity::request::Entity>(),
            table::<crate::requests::entity::message::Entity>(),
            table::<crate::requests::entity::facility_offer::Entity>(),
            table::<crate::requests::entity::decision::Entity>(),
            table::<crate::settings::entity::setting::Entity>(),
            table::<crate::settings::entity::own_text::Entity>(),
        ]
    })
}

/// Lets a row that can't be read say in which table it stands.
pub(crate) fn announce() {
    crate::corrupt::know(|| {
        let names = |table: &Table| table.columns.iter().map(|column| column.name.clone()).collect();
        tables().iter().map(|table| (table.name.clone(), names(table))).collect()
    });
}
