//! What an official does for somebody who has no e-mail address.

use crate::{
    accounts::{
        actions as accounts,
        address::{Wanted, send_link},
        reach,
    },
    initiatives::actions as initiatives,
    photos::Photos,
    privacy::{
        actions, erase, handlers,
        helped::{handles_all, helped},
        look,
    },
};
use axum::{Router, response::Response, routing::post};
use domain::text::Name;
use serde::Deserialize;
use store::{journal::By, requests::Request};
use validator::Validate;
use web::{
    context::Ctx,
    error::AppError,
    form::{Nothing, Posted, Sure},
    route::{At, Route as _, Routes as _},
    routes,
    seen::{Done as _, Seen},
};

/// Routes of this part.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .at::<routes::privacy::Helped>(post(correct))
        .at::<routes::privacy::HelpedAddress>(post(address))
        .at::<routes::privacy::HelpedDownload>(post(download))
        .at::<routes::privacy::HelpedWithdraw>(post(withdraw))
        .at::<routes::privacy::HelpedErase>(post(erase_them))
}

#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct Reached {
    name: String,
    phone: String,
    post: String,
}

async fn correct(
    ctx: Ctx,
    At(routes::privacy::Helped(account)): At<routes::privacy::Helped>,
    mut form: Posted<Reached>,
) -> Result<Seen, AppError> {
    let page = routes::privacy::Helped(account);
    let fields = std::mem::take(&mut form.fields);
    let name: Option<Name> = form.parse("name", &fields.name);
    let reach = reach::read_paper(&mut form, [&fields.phone, &fields.post]);
    let write = ctx.begin(form.key()).await?;
    helped(&ctx, write.tx(), account).await?;
    form.check(&page.path())?;
    let (Some(name), Some((phone, post))) = (name, reach) else { return Err(form.invalid(&page.path())) };
    if !accounts::set_reach(&write, account, &name, &phone, post.as_ref()).await? {
        form.error("phone", "error-reach-taken");
        return Err(form.invalid(&page.path()));
    }
    write.done(page.done_at("bereik", "bereik")).await
}

/// As when somebody asks it for themselves: whoever reads the mail of that address makes it so.
async fn address(
    ctx: Ctx,
    At(routes::privacy::HelpedAddress(account)): At<routes::privacy::HelpedAddress>,
    mut form: Posted<Wanted>,
) -> Result<Seen, AppError> {
    let page = routes::privacy::Helped(account);
    let email = Wanted::read(&mut form);
    let write = ctx.begin(form.key()).await?;
    let (whose, _) = helped(&ctx, write.tx(), account).await?;
    let Some(email) = email else { return Err(form.invalid(&page.path())) };
    send_link(&ctx, &write, &mut form, (account, &email, whose.language.0), &page.path()).await?;
    write.done(page.done_at("adres-verstuurd-namens", "adres")).await
}

async fn download(
    ctx: Ctx,
    At(routes::privacy::HelpedDownload(account)): At<routes::privacy::HelpedDownload>,
    _form: Posted<Nothing>,
) -> Result<Response, AppError> {
    let (_, requests) = helped(&ctx, ctx.db(), account).await?;
    all_of_theirs(&ctx, &requests)?;
    for request in &requests {
        look(&ctx, request).await?;
    }
    handlers::copy_of(&ctx, account).await
}

/// An initiative off the map, as its maker could by themselves.
async fn withdraw(
    ctx: Ctx,
    At(routes::privacy::HelpedWithdraw(account, slug)): At<routes::privacy::HelpedWithdraw>,
    mut form: Posted<Sure>,
) -> Result<Seen, AppError> {
    let page = routes::privacy::Helped(account);
    let write = ctx.begin(form.key()).await?;
    helped(&ctx, write.tx(), account).await?;
    let maker = By { actor: Some(account), ..write.by() };
    let there = store::initiatives::to_change(write.tx(), maker, &slug).await?.ok_or(AppError::NotFound)?;
    form.must_be_sure();
    form.check(&page.path())?;
    let photos = initiatives::withdraw(&write, &there).await?;
    let seen = write.done(page.done_at("teruggetrokken-namens", "van-hen")).await?;
    Photos::new(&ctx.app).remove_all(&photos).await;
    Ok(seen)
}

async fn erase_them(
    ctx: Ctx,
    At(routes::privacy::HelpedErase(account)): At<routes::privacy::HelpedErase>,
    mut form: Posted<Sure>,
) -> Result<Seen, AppError> {
    let write = ctx.begin(form.key()).await?;
    let (_, requests) = helped(&ctx, write.tx(), account).await?;
    all_of_theirs(&ctx, &requests)?;
    form.must_be_sure();
    form.check(&routes::privacy::Helped(account).path())?;
    let plan = erase::plan(write.tx(), account).await?;
    let photos = actions::erase(&write, account, &plan).await?;
    let seen = write.done(routes::requests::Worklist.done("gewist-namens")).await?;
    Photos::new(&ctx.app).remove_all(&photos).await;
    Ok(seen)
}

/// Goes on only for who may handle all that a person asked.
fn all_of_theirs(ctx: &Ctx, requests: &[Request]) -> Result<(), AppError> {
    if handles_all(ctx, requests) { Ok(()) } else { Err(AppError::Refused("refused-helped-others")) }
}
