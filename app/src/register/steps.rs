//! Where the steps of registering are.

use store::register::check::Step;

/// The address of a step.
pub trait StepPath {
    /// Path of its page.
    fn path(self) -> &'static str;
}

impl StepPath for Step {
    fn path(self) -> &'static str {
        match self {
            Self::What => "/aanmelden",
            Self::Where => "/aanmelden/waar",
            Self::Who => "/aanmelden/wie",
            Self::Check => "/aanmelden/nakijken",
        }
    }
}
