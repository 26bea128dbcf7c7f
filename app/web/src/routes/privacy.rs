//! Addresses of `privacy`.

use crate::route::routes;
use domain::id::AccountId;

routes! {
    /// What is kept about somebody.
    Data = "/mijn/gegevens";
    /// What somebody is called here.
    Name = "/mijn/gegevens/naam";
    /// The same as a file.
    Download = "/mijn/gegevens/download";
    /// Somebody has themselves erased.
    Erase = "/mijn/gegevens/wissen";
    /// Somebody who has no e-mail address, for colleagues who fill in for them.
    Helped(account: AccountId) = "/werk/mensen/{account}";
    /// An e-mail address for them after all.
    HelpedAddress(account: AccountId) = "/werk/mensen/{account}/adres";
    /// What is kept about them as a file.
    HelpedDownload(account: AccountId) = "/werk/mensen/{account}/gegevens";
    /// They have an initiative taken from the map.
    HelpedWithdraw(account: AccountId, slug: String) = "/werk/mensen/{account}/initiatieven/{slug}";
    /// They have themselves erased.
    HelpedErase(account: AccountId) = "/werk/mensen/{account}/wissen";
    /// What goes by itself.
    Retention = "/beheer/bewaren";
}
