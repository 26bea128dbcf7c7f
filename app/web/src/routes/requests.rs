//! Addresses of `requests`.

use crate::route::routes;
use domain::id::OfferId;

routes! {
    /// A new request.
    Ask = "/verzoeken/nieuw";
    /// A request, for the resident.
    Detail(number: String) = "/verzoeken/{number}";
    /// The decision on a request as a letter to print.
    Letter(number: String) = "/verzoeken/{number}/besluit";
    /// A message of the resident.
    Message(number: String) = "/verzoeken/{number}/bericht";
    /// The answer of the resident to an offer.
    Offer(number: String, offer: OfferId) = "/verzoeken/{number}/aanbod/{offer}";
    /// The resident stops the request.
    Stop(number: String) = "/verzoeken/{number}/stoppen";
    /// The resident opens the request again.
    Reopen(number: String) = "/verzoeken/{number}/heropenen";
    /// The worklist.
    Worklist = "/werk";
    /// Everything about a request, for officials.
    Work(number: String) = "/werk/verzoeken/{number}";
    /// An official takes a request.
    Take(number: String) = "/werk/verzoeken/{number}/oppakken";
    /// A request goes to a colleague, or back to a team.
    Assign(number: String) = "/werk/verzoeken/{number}/behandelaar";
    /// A message of an official, or a note.
    Say(number: String) = "/werk/verzoeken/{number}/bericht";
    /// A request becomes a formal application.
    Application(number: String) = "/werk/verzoeken/{number}/aanvraag";
    /// An obstacle that a request met.
    Obstacle(number: String) = "/werk/verzoeken/{number}/belemmering";
    /// A facility is offered.
    MakeOffer(number: String) = "/werk/verzoeken/{number}/aanbod";
    /// An offer goes a step on.
    StepOffer(number: String, offer: OfferId) = "/werk/verzoeken/{number}/aanbod/{offer}";
    /// A request goes to somebody outside.
    Refer(number: String) = "/werk/verzoeken/{number}/doorgeven";
    /// A request is closed.
    Close(number: String) = "/werk/verzoeken/{number}/afsluiten";
    /// A decision is proposed or taken.
    Decide(number: String) = "/werk/verzoeken/{number}/besluit";
    /// The letter of a decision before it is sent, for who writes it.
    Preview(number: String) = "/werk/verzoeken/{number}/brief";
    /// A proposal is taken back, or put to another manager.
    Proposal(number: String) = "/werk/verzoeken/{number}/voorstel";
    /// A manager signs, or gives it back.
    Sign(number: String) = "/werk/verzoeken/{number}/handtekening";
}
