## Weighing
assess-title = Weighing the added value
assess-version = Checklist version { $version } · no scores, no total
assess-caption = { $part } Answer per question and per colleague.
assess-question = Question
assess-you = { $name } (you)
assess-change = Change
assess-reason = Why? (question { $question })
assess-open = still open
assess-differs = difference: talk about this
assess-differences =
    { $count ->
        [one] 1 difference
       *[other] { $count } differences
    }
assess-obstacles =
    { $count ->
        [one] 1, see the list of obstacles
       *[other] { $count }, see the list of obstacles · zero is fine too
    }
assess-few =
    { $count ->
        [one] 1 question
       *[other] { $count } questions
    }
assess-light-kind = For ‘{ $kind }’ you need to answer only { $few }.
assess-light-said = This is something small: you need to answer only { $few }.
assess-light-no = For a no you answer them all.
assess-whole-said = This one needs all questions.
assess-ask-all = Answer all questions
assess-ask-few = This is something small: { $few }
assess-rest =
    { $count ->
        [one] The other question
       *[other] The { $count } other questions
    }
done-afweging-licht = A few questions are enough now. What was there already is kept.
done-afweging-heel = All questions count now. What was there already is kept.
assess-answered = { $count } of { $all } questions answered
assess-save = Save the answers
assess-kept = Saved
assess-not-kept = Not saved. Use the button ‘Save the answers’ later.
assess-choice-at = { $question } The choice
assess-reason-at = { $question } Why
assess-elsewhere = In another tab there is another answer now. Use the button ‘Save the answers’ to see both.
done-afweging-bewaard = The answers were saved.

## The checklist, public
checklist-title = How we weigh
checklist-version = Checklist version { $version }
checklist-intro = Do you ask us something? Then we ask ourselves these questions. They are about people and the neighbourhood. None of them is about rules.
checklist-part-c = Do we find a rule in the way? Then we write it down apart. One of us clears it. Do we find nothing? That is fine too.
checklist-small = For something small
checklist-small-kinds = These questions are enough for { $kinds } and what the handler finds small. A no gets all questions. Only for information and moral support it need not.
checklist-small-said = For what the handler finds small these questions are enough. A no gets all questions. Only for information and moral support it need not.
checklist-aside = How we answer
checklist-answers = The answers
checklist-no-total = With each answer we say why. We give no marks and add nothing up.
checklist-no-title = And if it becomes a no?
checklist-no-text = Then we say which harm that prevents, and for whom. We say what we tried and what is possible. A manager signs too.

## Worklist
worklist-views = Which requests
worklist-mijn = Mine
worklist-team = Whole team
worklist-wij = Our turn
worklist-zij = Resident’s turn
worklist-laat = Late
worklist-klaar = Done
worklist-alles = All
worklist-search = Search by number, name or word
worklist-kind = Kind
worklist-of-team = Team
worklist-no-team = No team yet
worklist-sort-wacht = Late first
worklist-sort-nieuw = Newest first
worklist-sort-oud = Oldest first
worklist-sort-termijn = Term of the law first
worklist-no-words = We cannot search for this. Type a number, a name or a word.
worklist-not-found = Nothing found. Try another word, or the number, such as 42 or 2026-42. You see only requests of your team and area here.
worklist-none = There is nothing here now.
worklist-nobody = no handler yet
worklist-us-since = Waits for us · since { $date }
worklist-you-since = Waits for the resident · since { $date }
worklist-call = Call by { $date }
worklist-law = Decide by { $date }
worklist-asked =
    { $count ->
        [one] 1 request waits for your signature
       *[other] { $count } requests wait for your signature
    }
worklist-asked-caption = Requests that wait for your signature
worklist-new-request = Request for somebody else
worklist-new-initiative = Initiative for somebody else
column-request = Request
column-turn = Turn
column-received = Received
column-handler = Handler
column-term = Term

## One request
work-on-this-page = On this page
work-story = Story and messages
work-assessment = Weighing
work-answered = { $count } of { $all }
work-offers = Offers
work-handler = handler: { $name }
work-handler-you = handler: you
work-take = I take this
work-wished = Wanted by { $date }
work-asks = I ask a question: it is the resident’s turn
work-note-talk = Record as a conversation
work-make-application = Treat as a formal application too
work-close = Finish this request
field-contact-short = contact:
clock-label = Legal term
clock-left =
    { $days ->
        [one] Formal application: decide by { $date }, 1 day
       *[other] Formal application: decide by { $date }, { $days } days
    }
clock-late =
    { $days ->
        [one] Formal application: 1 day late, the decision was due on { $date }
       *[other] Formal application: { $days } days late, the decision was due on { $date }
    }
clock-received = Received on { $date }
refer-title = Hand over warmly
refer-to = To whom do you hand it over?
refer-to-hint = Somebody who can do more, inside or outside the municipality.
refer-who = Who calls the resident?
refer-when = When?
refer-button = Hand over
done-opgepakt = This request is yours now. The resident gets a message.
done-gesprek = The talk was noted.
done-aanvraag = This is now a formal application too. The resident gets a message.
done-doorgegeven = Handed over. The resident gets a message.
done-afgesloten = The request is finished.
refused-only-officials = Only a civil servant can take a request. Ask one of your team.
refused-refer-application = This is a formal application too. It stays with us until there is a decision. You can let somebody else think along.
refused-close-not-yet = After ‘not yet’ the request stays with us. First clear the obstacle, then give a new answer.
refused-close-open = This request has no decision yet. Give an answer first.

## Obstacles and offers of a request
work-no-obstacles = Nothing found yet. Zero is a good answer.
work-add-obstacle = Report an obstacle
work-obstacle-title = What is in the way?
work-obstacle-title-hint = In one sentence, without names of residents. Everybody can read this.
work-obstacle-explanation = Explain it
work-obstacle-button = Report this obstacle
work-same-as = Is it one of these? Then there is no need for a new one.
work-same-as-button = Yes, this one. In the way of {"{n}"} already
work-known-obstacle = Or choose an obstacle that we know already
work-link-button = Link this obstacle
done-belemmering = The obstacle was added.
work-no-offers = Nothing was offered yet. What can we give tomorrow already?
work-add-offer = Offer something
offer-kind = Kind of offer
offer-what = What do you offer?
offer-what-hint = For example: the kitchen of the community centre.
offer-details = When and how?
offer-details-hint = Without conditions. They do not belong to an offer.
offer-from = Who gives it?
offer-from-hint = A team, or another organisation.
offer-until-label = Until
offer-button = Offer this
offer-step-in-use = Is in use now
offer-step-returned = Has been returned
offer-step-withdrawn = Take this offer back
done-aanbod = The offer was sent. The resident says yes or no.
done-aanbod-gewijzigd = The offer was updated.

## Deciding
decide-title = Decision
decide-outcome = What will the answer be?
decide-words = Answer to the resident
decide-words-hint = This is the letter. Write plain words.
decide-reason-hint = This reason stands in the letter.
decide-same-hint = Describe the situation. Colleagues find the sentence as support.
decide-cover = Who covers this?
decide-cover-hint = The name of this manager stands under it, not yours.
decide-non-reasons = Is this the real reason?
decide-non-reasons-hint = These reasons are ours. Do you choose one? Then it becomes an obstacle, and not a ‘no’.
decide-harm-hint = There is no other ground for a ‘no’.
decide-article-hint = Only when a law leaves no room.
decide-signature = Second signature
decide-signature-hint = A manager who does not handle this request.
decide-button = Look at the letter
preview-title = How the resident reads it
preview-intro = Read the letter once more. Nothing was sent yet.
preview-none = There is no letter yet. Write it on the work screen, and you see it here before it leaves.
preview-write = Write the decision
preview-send = Send the letter
preview-ask = Ask { $manager } to sign
preview-change = Change the letter
preview-note-send = The resident gets the letter at once.
preview-note-ask = The resident gets the letter when it is signed. Its date is then that of sending.
sign-letter = Read the whole letter
decide-note = A ‘no’ or an exception first goes to the manager. The rest goes to the resident at once.
decide-take-first = First take the request. Then you can decide.
decide-waits = Waits for { $manager }.
decide-returned = Given back:
decide-done = There is nothing left to decide here.
sign-yes = I sign
sign-return = Give back
sign-because = Why do you give it back?
sign-because-hint = Only needed when you do not sign. The handler reads this.
done-voorgelegd = Put forward. The manager gets a message.
done-besluit = The decision was sent.
done-getekend = Signed. The decision was sent.
done-teruggegeven = Given back. The handler gets a message.
refused-not-taken = Nobody handles this request yet. Take it first.
refused-nothing-to-sign = There is nothing left to sign here. Perhaps the decision was sent already.
refused-own-signature = You cannot sign what you handle or propose yourself. Ask another manager.
refused-asked-of-another = This signature was asked of another manager. Only that manager can sign.

## The loops

decide-until = Holds until and including
decide-until-hint = Leave this empty when the exception always holds.
decide-covered = { $name } gives cover. You can send this at once, with that name under it.
sign-condition = With which light condition does this become a “yes”?
sign-condition-hint = If you fill this in, you return it with that.
sign-condition-line = With this condition it can become a “yes”: { $condition }

## Who handles a request

worklist-niemand = Nobody’s
worklist-left = nobody’s: whoever handled it does not work here any more
worklist-stand-in = { $name } (away, { $stand_in } stands in)
worklist-away = { $name } (away)
work-take-over = Take over
work-away = away until { $until }
work-away-stand-in = away until { $until }, { $name } stands in
assign-title = Give it to a colleague or the team
assign-to = Who handles this from now on?
assign-to-hint = That colleague gets a mail. So does the resident, with the new name.
assign-button = Hand over
error-handler = Choose a colleague who may handle this request, or a team.
done-overgedragen = Handed over. Whoever got it has a mail.
proposal-title = Ask somebody else, or take it back
proposal-manager = Which manager?
proposal-move = Put it to this manager
proposal-back = Take the proposal back
done-voorstel-terug = Taken back. You can change the proposal below.

## Handing over and away

handover-title = Hand over or away
handover-title-of = Work of { $name }
handover-intro = Are you leaving, or away for a while? Then nothing waits for you.
handover-intro-of = Is this colleague not there? See to it that nothing is left waiting.
handover-stands = On this name
handover-nothing = Nothing is on this name.
handover-open = Hand over
handover-what = What do you hand over?
handover-to = Who gets the requests and obstacles?
handover-to-hint = What this colleague may not handle goes to the team.
handover-to-team = Back to the team, nobody’s
handover-team = The team { $team }, nobody’s
handover-manager = Which manager signs and covers?
handover-manager-any = Whoever is there
handover-button = Hand over
handover-colleagues = Colleagues
handover-colleagues-text = Is somebody ill or gone? Open the name, say that they are away or hand over the work.
error-handover-items = Choose what you hand over.
thing-request = Request
thing-signature = Signature for
thing-cover = Question for cover for
thing-obstacle = Obstacle
away-title = Away
away-open = Say that you are away
away-change = Change the days or the stand-in
away-from = First day
away-until = Last day
away-who = Who stands in?
away-who-hint = Mail about the requests goes to this colleague then. So does what waits for a signature.
away-nobody = Nobody: mail goes to the team
away-days = Away from { $from } until { $until }.
away-stand-in = { $name } stands in.
away-no-stand-in = Nobody stands in.
away-back = Back again
error-stand-in = Choose a colleague who may do this work.
done-afwezig = Saved. Whoever stands in gets a mail.
refused-handler-signs = This request waits for the signature of this colleague. Who signs does not handle it. Put the proposal to somebody else first.
done-terug = Welcome back.
refused-proposal-waits = A proposal waits for a manager already. Take that back first, or put it to another.

## Who has no e-mail

reached-email-hint = The address of the resident, not yours. The confirmation goes there. No e-mail? Leave this empty and fill in the telephone number.
reached-phone = Telephone number
reached-phone-hint = For who has no e-mail. We call, and what would go by mail becomes a letter to print.
reached-post = Postal address
reached-post-hint = Street, number, postcode and town. It may be empty: then you hand the letter over or read it out.
refused-helped-others = Another team also has a request of this resident. Who may handle all their requests can fetch or erase everything.
error-reach-taken = Somebody else is known here by this name and number. Give another number, or make the name longer.
helped-open = Details of { $name }
helped-maker = This initiative is of somebody without an e-mail address.
helped-intro = Without an e-mail address. Call { $phone }. What others do on their own page, you do here for them, at their request.
helped-theirs = Requests and initiatives
helped-nothing = Nothing stands on this name.
helped-initiative = The municipality changes nothing about an initiative. Does its maker want to change something? Give an e-mail address below, also that of a helper.
helped-withdraw = Take off the map
helped-withdraw-yes = Yes, its maker wants that
helped-sure = Did they ask for it themselves?
helped-reach = How we reach them
helped-name = Name
done-bereik = Saved.
helped-address = An e-mail address after all
helped-address-text = Their own, or of somebody who helps them. A link goes there; whoever opens it can log in from then on. There are no letters on paper any more then.
done-adres-verstuurd-namens = The link was sent. Nothing changes until it is opened.
helped-take = What we keep
helped-take-text = Everything that we keep about them, as a file. Print ‘mijn-gegevens.html’ and give it to them. That you fetched it is kept.
done-teruggetrokken-namens = The initiative is no longer on the map.
helped-erase = Erase everything
helped-erase-yes = Yes, they want everything erased
helped-erase-button = Erase everything of this resident
done-gewist-namens = Everything that may be erased was erased.
reached-call-too = Call { $phone }
reached-call = No e-mail · call { $phone }
paper-title = Letters on paper
paper-intro = For residents without e-mail. Print the letter and post it, hand it over or read it out on the telephone.
paper-none = No letters wait.
paper-letter = Letter
paper-to = To
paper-since = Since
paper-one = Letter to { $name }
paper-how = Print this page: only the letter comes on paper. Or call { $phone } and read it out.
paper-request = To request { $number }
paper-posted = Posted, handed over or read out
done-brief = Noted. The letter is off the list.
paper-waiting =
    { $count ->
        [one] 1 letter waits to be printed
       *[other] { $count } letters wait to be printed
    }
paper-call = Call { $phone }. We look it up for you and do it together.
paper-visit = Come to the desk. We look it up for you and do it together.
