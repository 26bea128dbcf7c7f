//! The last part of an address: what was wished for, or the first one with a number behind it that nobody
//! has.

use crate::{column::Id, error::StoreError, keys::one_of};
use domain::id::MunicipalityId;
use sea_orm::{ConnectionTrait, QueryFilter, QuerySelect as _, entity::prelude::*};
use std::collections::HashSet;

/// Addresses that are taken among those of one kind.
#[derive(Debug)]
pub(crate) struct Slugs<E: EntityTrait> {
    municipality_column: E::Column,
    slug_column: E::Column,
    municipality: MunicipalityId,
    taken: HashSet<String>,
}

impl<E: EntityTrait> Slugs<E> {
    /// Those of what is wished for. Whoever chooses one stands in a row with all who do
    /// ([`crate::journal::Write::queue_for`]): each sees those before it.
    pub(crate) async fn of(
        tx: &impl ConnectionTrait,
        (municipality_column, slug_column): (E::Column, E::Column),
        municipality: MunicipalityId,
        wishes: Vec<String>,
    ) -> Result<Self, StoreError> {
        let taken: Vec<String> = E::find()
            .select_only()
            .column(slug_column)
            .filter(municipality_column.eq(Id(municipality)))
            .filter(one_of(tx, slug_column, wishes))
            .into_tuple()
            .all(tx)
            .await?;
        let taken = taken.into_iter().collect();
        Ok(Self { municipality_column, slug_column, municipality, taken })
    }

    /// The address that was wished for, or the first one with a number behind it that nobody has.
    pub(crate) async fn free(
        &mut self,
        tx: &impl ConnectionTrait,
        wished: &str,
    ) -> Result<String, StoreError> {
        let numbered = |number: u64| match number {
            1 => wished.to_owned(),
            number => format!("{wished}-{number}"),
        };
        // With steps that double: of a thousand of the same name some twenty are asked for.
        let (mut taken_at, mut free_at) = (0, 1);
        while self.is_taken(tx, &numbered(free_at), free_at == 1).await? {
            (taken_at, free_at) = (free_at, free_at * 2);
        }
        while free_at - taken_at > 1 {
            let middle = taken_at.midpoint(free_at);
            if self.is_taken(tx, &numbered(middle), false).await? {
                taken_at = middle;
            } else {
                free_at = middle;
            }
        }
        let free = numbered(free_at);
        self.taken.insert(free.clone());
        Ok(free)
    }

    async fn is_taken(
        &self,
        tx: &impl ConnectionTrait,
        slug: &str,
        is_known: bool,
    ) -> Result<bool, StoreError> {
        if is_known || self.taken.contains(slug) {
            return Ok(self.taken.contains(slug));
        }
        let one = E::find()
            .select_only()
            .column(self.slug_column)
            .filter(self.municipality_column.eq(Id(self.municipality)))
            .filter(self.slug_column.eq(slug))
            .into_tuple::<String>();
        Ok(one.one(tx).await?.is_some())
    }
}
