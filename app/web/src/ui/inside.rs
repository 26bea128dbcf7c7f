//! What stands inside a component. It is drawn at once, so that it may look at what a page has loaded: a
//! [`Children`](leptos::children::Children) of Leptos may hold nothing that is borrowed.

use leptos::{
    children::{ChildrenOptContainer, ToChildren},
    prelude::*,
};

/// What stands inside a component that draws it once.
pub struct Inside<'a>(Box<dyn FnOnce() -> AnyView + Send + 'a>);

impl Inside<'_> {
    /// Draws it.
    #[must_use]
    pub fn drawn(self) -> AnyView {
        (self.0)()
    }
}

impl std::fmt::Debug for Inside<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Inside")
    }
}

impl<'a, F, C> ToChildren<F> for Inside<'a>
where
    F: FnOnce() -> C + Send + 'a,
    C: RenderHtml + Send + 'static,
{
    fn to_children(inside: F) -> Self {
        Self(Box::new(move || inside().into_any()))
    }
}

impl<T> ToChildren<ChildrenOptContainer<T>> for Inside<'_>
where
    T: RenderHtml + Send + 'static,
{
    fn to_children(inside: ChildrenOptContainer<T>) -> Self {
        Self(Box::new(move || inside.0.into_any()))
    }
}
