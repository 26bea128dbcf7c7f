//! Where the steps of registering are.

use store::register::check::Step;
use web::{route::Route as _, routes};

/// The address of a step.
pub trait StepPath {
    /// Path of its page.
    fn path(self) -> &'static str;

    /// The address of its page that says what was just done.
    fn done(self, what: &str) -> String;
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
    fn done(self, what: &str) -> String {
        match self {
            Self::What => routes::register::What.done(what),
            Self::Where => routes::register::Where.done(what),
            Self::Who => routes::register::Who.done(what),
            Self::Check => routes::register::Check.done(what),
        }
    }
}
