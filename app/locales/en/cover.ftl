## Cover

nav-cover = Cover
cover-title = Cover
cover-intro = Do you go beyond a rule for a resident? You do not stand alone. Here is what you asked.
cover-intro-manager = This is where your team waits for you: cover, signatures and obstacles.
cover-why = What do you want to do, and why?
cover-why-hint = One sentence is enough.
cover-obstacle = Which obstacle is in the way?
cover-no-obstacle = None, or I do not know
cover-ask = Ask for cover
cover-waits = Waits for { $name }, since { $date }.
cover-given = { $name } covers this.
cover-declined = { $name } does not cover this.
cover-mine = What you asked
cover-mine-none = You have not asked for cover yet. You do that on the page of a request.
cover-withdraw = Not needed any more
cover-asked =
    { $count ->
        [0] Nobody asks for cover now
        [one] 1 colleague asks for cover
       *[other] { $count } colleagues ask for cover
    }
cover-asked-none = No question for cover waits for you.
cover-from = { $name } asks this, { $days ->
        [0] today
        [one] 1 working day ago
       *[other] { $days } working days ago
    }
cover-words = Would you like to add something?
cover-words-hint = With cover you need not. If you do not give cover, say why.
cover-give = I give cover
cover-refuse = I do not give cover
cover-link-title = Do you give cover?
cover-link-note = This link works once, without logging in. Do not pass it on.
cover-link-request = To request { $number }
cover-link-done = This question was answered
cover-link-withdrawn = This question was taken back
cover-link-old = This link is too old
cover-link-unknown = We do not know this link
cover-link-unknown-text = Perhaps it was not copied as a whole. Open it in the mail once more, or look on the screen to see how it stands.
signatures-title =
    { $count ->
        [0] No decision waits for your signature
        [one] 1 decision waits for your signature
       *[other] { $count } decisions wait for your signature
    }
signatures-text = A “no” has four parts. Read them side by side, and see whether a condition would make it a “yes”.
signatures-none = You have nothing to sign now.
signature-condition = The lightest condition that would make it a “yes”:
signature-no-condition = it is not in the assessment. Ask for it, or return it.
climbed-title =
    { $count ->
        [0] No obstacle is with you
        [one] 1 obstacle is with you
       *[other] { $count } obstacles are with you
    }
climbed-none = Nothing climbed to you.
load-title = How busy it is
load-text = By team, never by person. Each number leads to the requests themselves.
load-team = Team
load-nobody = No team yet
load-open = Open
load-us = Waits for us
load-them = Waits for the resident
load-late = Late
duty-title = Who is on duty?
duty-text = Whoever is on duty stands with their number on the work screen of all colleagues.
duty-now = Now: { $names }.
duty-none-now = Nobody is on duty now.
duty-from = I am on duty from
duty-until-label = Until and including
duty-yours = Duty
duty-period = { $from } until and including { $until }
duty-mine = You are on the list: { $periods }.
duty-button = Put me on the list
duty-call = Call who is on duty
duty-until = until and including { $date }
duty-nobody = Nobody is on duty now. Call { $phone }.
done-dienst = You are on the list.
done-dekking-gevraagd = Asked. The manager gets a message.
done-dekking-gegeven = You give cover. Your colleague gets a message.
done-dekking-niet = You do not give cover. Your colleague reads why.
done-dekking-ingetrokken = Taken back.
refused-cover-nobody = There is no manager or alderman yet. Ask the administrator to add one.
refused-cover-waits = Somebody asked for cover for this request already. Wait for the answer, or call who is on duty.
refused-cover-answered = This question for cover was answered already. See the request for how it stands.
refused-cover-own = You can’t cover yourself. Somebody else has to stand behind it.
refused-cover-asked-of-another = This cover was asked of somebody else. That manager, the one of the team or an alderman can answer.
