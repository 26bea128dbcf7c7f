//! How somebody is reached for whom a colleague fills something in: by mail, or by telephone and on paper.

use domain::text::{Line, Phone, clean::is_visible};
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
    read_paper(form, [phone, post]).map(|(phone, post)| Reach::Paper(phone, post))
}

/// Reads telephone number and postal address.
pub fn read_paper<T>(form: &mut Posted<T>, [phone, post]: [&str; 2]) -> Option<(Phone, Option<Line<200>>)> {
    let (phone, post) = (form.parse("phone", phone), form.parse_optional("post", post));
    phone.map(|phone| (phone, post))
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
        {on_paper(ctx, form, [phone, post], true)}
    }
}

/// The fields for telephone number and postal address. The number can be left out where an e-mail address
/// can stand too.
pub fn on_paper(
    ctx: &Ctx,
    form: &FormView,
    [phone, post]: [&str; 2],
    optional: bool,
) -> impl IntoView + use<> {
    view! {
        <TextField
            form=form.clone()
            name="phone"
            label=ctx.t("reached-phone")
            hint=ctx.t("reached-phone-hint")
            value=phone.to_owned()
            kind="tel"
            optional=optional
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
