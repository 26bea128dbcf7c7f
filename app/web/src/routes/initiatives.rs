//! Addresses of `initiatives`.

use crate::route::routes;
use domain::id::InvitationId;

routes! {
    /// All public initiatives, with filters.
    List = "/initiatieven";
    /// What may be meant by what is being typed.
    Suggestions = "/initiatieven/suggesties.json";
    /// An initiative.
    Detail(slug: String) = "/initiatieven/{slug}";
    /// What a maker changes of their initiative.
    Edit(slug: String) = "/mijn/initiatieven/{slug}";
    /// Where an initiative is, for its makers.
    Place(slug: String) = "/mijn/initiatieven/{slug}/plaats";
    /// The values that its makers see in it.
    Values(slug: String) = "/mijn/initiatieven/{slug}/waarden";
    /// What it looks for and offers, for its makers.
    Needs(slug: String) = "/mijn/initiatieven/{slug}/gevraagd";
    /// Takes an initiative back.
    Withdraw(slug: String) = "/mijn/initiatieven/{slug}/terugtrekken";
    /// Who makes an initiative.
    Makers(slug: String) = "/mijn/initiatieven/{slug}/makers";
    /// A maker leaves, or hands over.
    Leave(slug: String) = "/mijn/initiatieven/{slug}/makers/weggaan";
    /// Takes back an invitation.
    TakeBackInvitation(slug: String, invitation: InvitationId) =
        "/mijn/initiatieven/{slug}/makers/{invitation}/intrekken";
    /// The invitation behind the link in a mail.
    Invited(token: String) = "/uitnodiging/{token}";
}
