//! Addresses of `admin`.

use crate::route::routes;
use domain::id::{AccountId, TeamId};
use uuid::Uuid;

routes! {
    /// The desk of the administrator.
    Desk = "/beheer";
    /// Colleagues.
    People = "/beheer/mensen";
    /// A colleague.
    Person(id: AccountId) = "/beheer/mensen/{id}";
    /// A colleague gets a role.
    Grant(id: AccountId) = "/beheer/mensen/{id}/rol";
    /// A role is taken away.
    Revoke(id: AccountId, grant: Uuid) = "/beheer/mensen/{id}/rol/{grant}";
    /// A colleague is logged out everywhere.
    LogOut(id: AccountId) = "/beheer/mensen/{id}/uitloggen";
    /// Teams.
    Teams = "/beheer/teams";
    /// A team is changed.
    Team(id: TeamId) = "/beheer/teams/{id}";
    /// Neighbourhoods and districts.
    Places = "/beheer/gebieden";
    /// What a file of areas would change.
    Preview = "/beheer/gebieden/bekijken";
    /// A file of areas is taken in.
    TakeIn = "/beheer/gebieden/inlezen";
    /// The last change of areas is taken back.
    PlacesBack = "/beheer/gebieden/terug";
    /// Water, railways and main roads on the maps.
    Landscape = "/beheer/gebieden/landschap";
    /// The municipality's own list of postcodes.
    Postcodes = "/beheer/gebieden/postcodes";
    /// An area: what stands on it, and how it ends.
    OneArea(code: String) = "/beheer/gebieden/gebied/{code}";
    /// Texts of the pages.
    Texts = "/beheer/teksten";
    /// The texts of a page.
    PageTexts(page: String) = "/beheer/teksten/{page}";
    /// Themes.
    Themes = "/beheer/onderwerpen";
    /// Colours.
    Colours = "/beheer/kleuren";
    /// The colours, for every page.
    Stylesheet = "/kleuren.css";
    /// Mail that goes out.
    Post = "/beheer/mail";
    /// Mail is sent at once.
    PostNow = "/beheer/mail/nu";
    /// What is decided about mail that did not leave.
    OneMail(id: Uuid) = "/beheer/mail/{id}";
    /// What happened.
    Log = "/beheer/logboek";
    /// The same as a file.
    LogFile = "/beheer/logboek.csv";
    /// The next version of the checklist.
    Checklist = "/beheer/afwegingskader";
    /// Terms.
    Terms = "/beheer/termijnen";
    /// A list of initiatives that the municipality has already.
    List = "/beheer/initiatieven";
    /// The columns of such a list, to fill in.
    ListExample = "/beheer/initiatieven/voorbeeld.csv";
}
