//! Every table as the entities have it: for naming a row that can't be read, for checks over all of them, and
//! for the drawing in `docs/data-model.md`.

use crate::{corrupt::Corrupt, error::StoreError};
use futures::TryStreamExt as _;
use sea_orm::{
    ColumnTrait as _, ColumnType, DatabaseTransaction, EntityName, EntityTrait, Iden as _, Iterable as _,
};
use std::{future::Future, pin::Pin, sync::LazyLock};

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

/// Lists tables by the modules of their entities.
macro_rules! tables {
    ($($($part:ident)::+),+ $(,)?) => { vec![$(table::<crate::$($part)::+::Entity>()),+] };
}

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
    tables![
        accounts::entity::municipality,
        accounts::entity::team,
        accounts::entity::account,
        accounts::entity::role_grant,
        accounts::entity::login_token,
        accounts::entity::session,
        accounts::entity::duty,
        accounts::entity::absence,
        accounts::entity::passkey,
        accounts::entity::recovery_code,
        areas::moves::entity::area_change,
        areas::moves::entity::area_move,
        areas::rows::entity,
        assessments::entity::assessment,
        assessments::entity::answer,
        assessments::entity::checklist_version,
        council::entity::neighbourhood_talk,
        council::entity::talk_obstacle,
        cover::entity::cover_request,
        critique::entity::critique,
        exceptions::entity::reasoned_exception,
        exceptions::entity::exception_support,
        filings::entity,
        initiatives::entity::initiative,
        initiatives::entity::initiative_theme,
        initiatives::entity::steward,
        initiatives::entity::steward_invitation,
        initiatives::entity::need,
        journal::entity::event_row,
        journal::entity::outbox_message,
        journal::entity::idempotency_key,
        learning::entity::learning_case,
        learning::entity::learning_item,
        learning::entity::procedure_change,
        learning::entity::procedure_obstacle,
        obstacles::entity::obstacle,
        obstacles::entity::request_obstacle,
        obstacles::entity::obstacle_appeal,
        photos::entity,
        privacy::entity::look,
        recognition::entity::recognition,
        register::entity,
        reports::entity::report,
        reports::entity::takedown,
        requests::entity::request,
        requests::entity::message,
        requests::entity::facility_offer,
        requests::entity::decision,
        settings::entity::setting,
        settings::entity::own_text,
    ]
});

/// All tables that have an entity.
pub fn tables() -> &'static [Table] {
    &TABLES
}

/// Lets a row that can't be read say in which table it stands.
pub(crate) fn announce() {
    crate::corrupt::know(|| {
        let names = |table: &Table| table.columns.iter().map(|column| column.name.clone()).collect();
        tables().iter().map(|table| (table.name.clone(), names(table))).collect()
    });
}
