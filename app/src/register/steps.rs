//! Where the steps of registering are.

use crate::register::cookie::about;
use store::register::check::Step;
use uuid::Uuid;
use web::{route::Route as _, routes};

/// The address of a step.
pub trait StepPath {
    /// Path of its page.
    fn path(self) -> &'static str;

    /// The address of its page, about a draft.
    fn of(self, id: Uuid) -> String;
}

impl StepPath for Step {
    fn path(self) -> &'static str {
        match self {
            Self::What => routes::register::What::PATH,
            Self::Where => routes::register::Where::PATH,
            Self::Who => routes::register::Who::PATH,
            Self::Check => routes::register::Check::PATH,
        }
    }
    fn of(self, id: Uuid) -> String {
        about(self.path(), id)
    }
}
