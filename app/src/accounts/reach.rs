//! How somebody is reached for whom a colleague fills something in: by mail, or by telephone and on paper.

use domain::text::clean::is_visible;
use leptos::prelude::*;
use store::accounts::Reach;
use web::{
    context::Ctx,
    form::{FormView, Posted},
    ui::field::TextField,
};

/// Reads e-mail address, telephone number and postal address. Without an e-mail address a number is needed.
pub fn read<T>(form: &mut Posted<T>, [email, phone, post]: [&str; 3]) -> Option<Reach> {
    if is_visible(email) {
        return form.parse("email", email).map(Reach::Mail);
    }
    if !is_visible(phone) {
        form.error("email", "error-reach");
        return None;
    }
    let (phone, post) = (form.parse("phone", phone), form.parse_optional("post", post));
    phone.map(|phone| Reach::Paper(phone, post))
}

/// The fields for it, with what stands in them: e-mail address, telephone number, postal address.
pub fn fields(ctx: &Ctx, form: &FormView, [email, phone, post]: [&str; 3]) -> impl IntoView + use<> {
    view! {
        <TextField
            form=form.clone()
            name="email"
            label=ctx.t("field-email")
            hint=ctx.t("reached-email-hint")
            value=email.to_owned()
            kind="email"
            optional=true
        />
        <TextField
            form=form.clone()
            name="phone"
            label=ctx.t("reached-phone")
            hint=ctx.t("reached-phone-hint")
            value=phone.to_owned()
            kind="tel"
            optional=true
            narrow=true
        />
        <TextField
            form=form.clone()
            name="post"
            label=ctx.t("reached-post")
            hint=ctx.t("reached-post-hint")
            value=post.to_owned()
            optional=true
        />
    }
}
