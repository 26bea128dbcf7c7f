//! What a column holds: keys, codes, days, moments and parts as JSON, so that an entity reads like the
//! domain.
//!
//! A value that is not understood is [`Corrupt`]: an error with its place, never a default and never a row
//! that is left out.

use crate::corrupt::Corrupt;
use domain::code::{Coded, UnknownCode};
use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveValue, ColIdx, DbErr, DeriveValueType, IntoActiveValue, QueryResult, TryFromU64, TryGetError,
    TryGetable,
    sea_query::{ArrayType, ColumnType, Nullable, Value, ValueType, ValueTypeErr},
};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

/// What is kept as text and read as something else.
trait AsText: Sized {
    /// Name of the kind of column, for checks over all tables.
    const KIND: &'static str;

    /// The text that is kept.
    fn write(&self) -> String;

    /// What a text stands for.
    ///
    /// # Errors
    /// What is wrong with it, without the text itself.
    fn read(text: &str) -> Result<Self, String>;
}

/// Lets a type that is kept as text be a column.
macro_rules! column {
    ($column:ident $(<$t:ident: $bound:path>)?) => {
        impl $(<$t: $bound>)? From<$column $(<$t>)?> for Value {
            fn from(column: $column $(<$t>)?) -> Self {
                column.write().into()
            }
        }

        impl $(<$t: $bound>)? TryGetable for $column $(<$t>)? {
            fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
                let text = String::try_get_by(row, index)?;
                Ok(Self::read(&text).map_err(|why| Corrupt::at(row, index, why))?)
            }
        }

        impl $(<$t: $bound>)? ValueType for $column $(<$t>)? {
            fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
                let text = <String as ValueType>::try_from(value)?;
                Self::read(&text).map_err(|_not_understood| ValueTypeErr)
            }

            fn type_name() -> String {
                Self::KIND.to_owned()
            }

            fn array_type() -> ArrayType {
                <String as ValueType>::array_type()
            }

            fn column_type() -> ColumnType {
                ColumnType::custom(Self::KIND)
            }
        }

        impl $(<$t: $bound>)? Nullable for $column $(<$t>)? {
            fn null() -> Value {
                <String as Nullable>::null()
            }
        }

        impl $(<$t: $bound>)? IntoActiveValue<Self> for $column $(<$t>)? {
            fn into_active_value(self) -> ActiveValue<Self> {
                ActiveValue::Set(self)
            }
        }
    };
}

/// The key of a row: a UUID as text, the same on both databases.
///
/// Like SeaORM's `TextUuid`, which can't be read from a column that may be empty (2.0.4 turns the missing
/// value into an error).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<T>(pub T);

/// What a key is of: one of the types of [`domain::id`], or a bare UUID for rows that nothing outside points
/// at.
pub trait Of: Copy + From<Uuid> + Into<Uuid> + std::fmt::Debug + Send + Sync + 'static {}
impl<T: Copy + From<Uuid> + Into<Uuid> + std::fmt::Debug + Send + Sync + 'static> Of for T {}

impl<T: Of> AsText for Id<T> {
    const KIND: &'static str = "key";

    fn write(&self) -> String {
        self.0.into().to_string()
    }

    fn read(text: &str) -> Result<Self, String> {
        Uuid::parse_str(text).map(|id| Self(id.into())).map_err(|_damaged| "not a key".to_owned())
    }
}
column!(Id<T: Of>);

impl<T: Of> std::fmt::Display for Id<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.into().fmt(f)
    }
}

impl<T: Of> TryFromU64 for Id<T> {
    fn try_from_u64(_: u64) -> Result<Self, DbErr> {
        Err(DbErr::ConvertFromU64("Id"))
    }
}

/// A new key: UUIDv7 at this moment, so that rows made later sort later.
#[must_use]
pub fn new_id<T: From<Uuid>>() -> T {
    T::from(Uuid::now_v7())
}

/// A stable code of a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code<T>(pub T);

impl<T: Coded> AsText for Code<T> {
    const KIND: &'static str = "code";

    fn write(&self) -> String {
        self.0.code().to_owned()
    }

    fn read(text: &str) -> Result<Self, String> {
        text.parse().map(Self).map_err(|unknown: UnknownCode| format!("no {} has this code", unknown.what))
    }
}
column!(Code<T: Coded>);

/// Codes of a closed list, in an order, as `green,food`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codes<T>(pub Vec<T>);

impl<T: Coded> AsText for Codes<T> {
    const KIND: &'static str = "codes";

    fn write(&self) -> String {
        self.0.iter().map(|one| one.code()).collect::<Vec<_>>().join(",")
    }

    fn read(text: &str) -> Result<Self, String> {
        let codes = text.split(',').filter(|code| !code.is_empty());
        codes.map(|code| Code::read(code).map(|code| code.0)).collect::<Result<_, _>>().map(Self)
    }
}
column!(Codes<T: Coded>);

/// A day of the calendar, as `2026-11-25`, so that it sorts and compares as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

impl AsText for Day {
    const KIND: &'static str = "day";

    fn write(&self) -> String {
        self.0.to_string()
    }

    fn read(text: &str) -> Result<Self, String> {
        text.parse().map(Self).map_err(|_damaged: jiff::Error| "not a day".to_owned())
    }
}
column!(Day);

/// Parts that are read and written as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Json<T>(pub T);

/// What can be kept as JSON.
pub trait Parts: Serialize + DeserializeOwned + std::fmt::Debug + Clone + Send + Sync + 'static {}
impl<T: Serialize + DeserializeOwned + std::fmt::Debug + Clone + Send + Sync + 'static> Parts for T {}

impl<T: Parts> AsText for Json<T> {
    const KIND: &'static str = "json";

    fn write(&self) -> String {
        // Plain structs of texts, numbers and lists can always be written.
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    fn read(text: &str) -> Result<Self, String> {
        serde_json::from_str(text)
            .map(Self)
            .map_err(|error| format!("not the JSON that is expected ({:?})", error.classify()))
    }
}
column!(Json<T: Parts>);

/// A moment: microseconds since 1970 in UTC, so that it sorts and compares the same everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType)]
pub struct Moment(pub i64);

impl From<Timestamp> for Moment {
    fn from(at: Timestamp) -> Self {
        Self(at.as_microsecond())
    }
}

impl Moment {
    /// The moment itself; 1970 for a number that no calendar has.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}
