## The mail of a demonstration

mailbox-title = The mail of this demonstration
mailbox-intro = This is what the mail looks like that people get. None of it is really sent.
mailbox-none = There is no mail yet. Register an initiative, and there will be one.
mailbox-to = To { $to }

## Below every letter

mail-closing =
    Kind regards,
    Your municipality

## Logging in and registering

mail-login-subject = Your link to log in
mail-login =
    Hello { $name },

    Click this link to log in:

    { $link }

    The link works once, and for 15 minutes only. Did you not ask for this? Then you do not have to do anything.
mail-address-subject = Confirm this e-mail address
mail-address =
    Hello,

    Somebody wants to use this e-mail address to log in with us. Is that you? Confirm it here:

    { $link }

    The link works once, for a day. Is it not you? Then you need not do anything.
mail-address-taken-subject = This e-mail address is in use already
mail-address-taken =
    Hello,

    Somebody wants to use this e-mail address with us, but it is that of an account already. Is that you? Log in with it here:

    { $link }

    Is it not you? Then you need not do anything.
mail-address-left-subject = Your e-mail address has changed
mail-address-left =
    Dear { $name },

    You use another e-mail address with us from now on. You get no mail at this one any more, and can’t log in with it.

    Was it not you? Call us at once. { $phone }
mail-confirm-subject = Confirm your registration
mail-confirm =
    Hello,

    An initiative was registered with us with this e-mail address. Was that you? It is good that you want to show what you do. Look at it here, and make it public if it is right:

    { $link }

    The link works for 14 days. Do you not know about this? Then do not click. Nothing will happen.
mail-confirm-helped-subject = Confirm ‘{ $title }’
mail-confirm-helped =
    Hello { $name },

    We wrote down ‘{ $title }’ for you. It is yours, not ours. Look at it here, and make it public if it is right:

    { $link }

    The link works for 14 days. Do you not know about this? Then do not click. Nothing will happen.
mail-filing-subject = Confirm what you wrote to us
mail-filing =
    Hello,

    Something was filled in on our website with this e-mail address. Was that you? Look at it here, and send it if it is right. Only then do we get it:

    { $link }

    The link works for 14 days. Do you not know about this? Then do not click. Nothing will happen.
mail-published-subject = ‘{ $title }’ can be seen now
mail-published =
    Hello { $name },

    Done! Everybody can see ‘{ $title }’ now:

    { $link }

    You can always change it or take it away. Log in with this e-mail address to do so. Nobody else can, not even the municipality.

    Do you need something? Ask us.

## Requests, to the resident

mail-receipt-subject = We have your request { $number }
mail-receipt =
    Hello { $name },

    We got your request ‘{ $title }’ on { $received }. Its number is { $number }.

    One of us calls you, by { $before }. You do not have to do anything now.

    { $formal ->
        [yes] This is also a formal application. We decide by { $due }. Do you disagree with our decision? Then you can object.
       *[no] Would you rather have a formal decision? Say so when we call. Then we make it an application too.
    }

    Here you always see how it stands:

    { $link }

    You can also call. { $phone }
mail-taken-subject = { $handler } helps you with request { $number }
mail-taken =
    Hello { $name },

    { $handler } of the municipality takes your request ‘{ $title }’. You will hear from each other soon.

    Here you see how it stands:

    { $link }
mail-message-out-subject = Message from { $from } about request { $number }
mail-message-out =
    Hello { $name },

    { $from } of the municipality wrote to you about ‘{ $title }’:

    { $words }

    { $asks ->
        [yes] There is a question for you in it. You can answer here:
       *[no] You do not have to do anything. Do you want to answer? You can do that here:
    }

    { $link }
mail-offer-subject = We offer you something for request { $number }
mail-offer =
    Hello { $name },

    For ‘{ $title }’ we offer you this:

    { $what }
    { $details }

    It comes from { $by }. There are no strings attached. Do you say no? Then nothing changes for your request.

    Say yes or no here:

    { $link }
mail-application-subject = Request { $number } is now a formal application too
mail-application =
    Hello { $name },

    From now on we also treat ‘{ $title }’ as a formal application. We decide by { $due }. Do you disagree with our decision? Then you can object.

    Here you see how it stands:

    { $link }
mail-referred-subject = Your request { $number } was handed over
mail-referred =
    Hello { $name },

    { $to } can do more for you than we can. So we handed over ‘{ $title }’. You do not have to do anything yourself.

    Who calls you: { $who }
    When: { $when }

    Do you hear nothing? Let us know:

    { $link }
mail-spoken-subject = { $did ->
    [stopped] Your request { $number } was stopped
    [reopened] We look at your request { $number } again
    [accepted] You said yes to our offer with { $number }
   *[declined] You said no to our offer with { $number }
    }
mail-spoken =
    Hello { $name },

    You talked with { $by } about ‘{ $title }’. This is what we understood and wrote down.

    { $did ->
        [stopped] You want to stop this request. We do nothing more with it. You can always ask for something new.
        [reopened] You disagree with our decision. You said: ‘{ $what }’. We look again.
        [accepted] You would like to use ‘{ $what }’.
       *[declined] You do not want to use ‘{ $what }’. Nothing else changes about your request.
    }

    Is that not so? Let us know:

    { $link }
mail-decision-subject = Our decision about request { $number }
mail-decision =
    Hello { $name },

    You asked us: ‘{ $title }’. Our decision is: { $outcome }.

    { $words }{ $formal ->
        [yes] {"\u000A\u000A"}{ letter-objection }
       *[no] {""}
    }

    The whole letter is here:

    { $link }

    Do you disagree? Then ask us to look again. You can do that on the same page, until six weeks from today.

    How did we do? Tell us, in two questions and your own words:

    { $critique }
mail-obstacle-finished-subject = An answer about what was in the way of { $number }
mail-obstacle-finished =
    Hello { $name },

    Something was in the way of request { $number }: ‘{ $title }’. How it is now: { $status }.

    { $answer }

    Here is the whole request:

    { $link }

## To colleagues

mail-message-in-subject = Message from the resident of { $number }
mail-message-in =
    Hello { $name },

    The resident wrote to you about ‘{ $title }’. It is your turn.

    { $link }
mail-offer-answered-subject = An answer to the offer for { $number }
mail-offer-answered =
    Hello { $name },

    The resident answered the offer ‘{ $what }’ for ‘{ $title }’: { $answer }.

    { $link }
mail-withdrawn-subject = Request { $number } was stopped
mail-withdrawn =
    Hello { $name },

    The resident stopped the request ‘{ $title }’. You do not have to do anything more.

    { $link }
mail-reopened-subject = Request { $number } is open again
mail-reopened =
    Hello { $name },

    The resident asks us to look again at ‘{ $title }’. Why stands with the messages.

    { $link }
mail-signature-subject = { $from } asks for your signature under { $number }
mail-signature =
    Hello { $name },

    { $from } proposes a decision about ‘{ $title }’: { $outcome }. Your name belongs under it. Do you sign, or do you give it back?

    The resident waits for your answer.

    { $link }
mail-returned-subject = { $from } gave back the decision about { $number }
mail-returned =
    Hello { $name },

    { $from } has not signed the decision about ‘{ $title }’. This is why:

    { $because }

    Everything that you wrote is still there:

    { $link }
mail-obstacle-owner-subject = An obstacle for you: { $title }
mail-obstacle-owner =
    Hello { $name },

    You clear this obstacle: ‘{ $title }’. Give an answer on or before { $due }.

    { $link }

    Can you not do it on your own? Ask your manager for help.

## The loops

mail-obstacle-climbed-subject = Put to you: { $title }
mail-obstacle-climbed =
    Dear { $name },

    This obstacle is with you now, { $why }:

    { $title }

    { $where ->
        [higher] Put it to whoever can decide on it, and write down what comes back. Do that by { $due }.
       *[inside] Your answer is: removed, worked around, or it stays, because. Give it by { $due }.
    }

    { $link }
mail-cover-subject = { $from } asks for cover with { $number }
mail-cover =
    Dear { $name },

    { $from } wants to go beyond a rule, for request { $number }:

    { $why }

    Answer with one click, without logging in:

    { $link }

    Or call: { $phone }
mail-cover-climbed-subject = Cover asked: no answer yet with { $number }
mail-cover-climbed =
    Dear { $name },

    { $from } asked for cover, and got no answer in time. So now we ask you:

    { $why }

    It concerns request { $number }. Answer with one click, without logging in:

    { $link }

    Or call: { $phone }
mail-cover-answered-subject =
    { $covered ->
        [yes] { $from } covers you with { $number }
       *[no] { $from } gives no cover with { $number }
    }
mail-cover-answered =
    Dear { $name },

    { $covered ->
        [yes] { $from } stands behind you, with request “{ $title }”. That name comes under the decision.
       *[no] { $from } gives no cover with request “{ $title }”.
    }

    { $words }

    { $link }
mail-thanks-subject = Words of thanks for “{ $title }”
mail-thanks =
    Dear { $name },

    { $from } wrote to you about “{ $title }”:

    { $words }

    You need not do anything. Would you like others to read this, or rather not? Choose here:

    { $link }
mail-critique-received-subject = We have your critique
mail-critique-received =
    Dear { $name },

    Thank you. We read what you wrote, and answer by { $due } at the latest.

    Here you see it, and can take it back:

    { $link }
mail-critique-answered-subject = Our answer to your critique
mail-critique-answered =
    Dear { $name },

    { $from } answers your critique:

    { $answer }

    You choose whether others may read this:

    { $link }
mail-critique-late-subject = Critique by a resident got no answer in time
mail-critique-late =
    Dear { $name },

    A resident wrote what we did badly. The answer was due on { $due }. It is not there.

    Would you see to it that it comes?

    { $link }
mail-exception-sent-subject = Sent under your name: an exception with { $number }
mail-exception-sent =
    Dear { $name },

    You gave cover. With that { $from } sent a “yes” with request { $number }. Your name stands under it.

    The rule that we leave: { $rule }

    Why: { $reason }

    { $link }

## Reports

mail-report-new-subject = Report about ‘{ $title }’
mail-report-new =
    Dear { $name },

    Somebody reported something about ‘{ $title }’. Please look at it:

    { $link }
mail-report-received-subject = We got your report
mail-report-received =
    Hello,

    We got a report about something on this site, with this address. An administrator looks at it. Then you get a mail that says what happens and why.
mail-report-answered-subject = What we did with your report
mail-report-answered =
    Hello,

    You reported something about ‘{ $title }’. { $what ->
        [taken_down] We took it down.
        [gone] It is not there any more already.
       *[left] We leave it as it is.
    } The administrator writes:

    { $words }

    Do you disagree? Then call us.
mail-taken-down-subject = ‘{ $title }’ was taken down
mail-taken-down =
    Dear { $name },

    { $by } took ‘{ $title }’ down. The ground: { $ground }. These are the reasons:

    { $reason }

    Do you disagree, or have you changed the text? Write it here. Then another administrator looks:

    { $link }
mail-takedown-contested-subject = The makers of ‘{ $title }’ disagree
mail-takedown-contested =
    Dear { $name },

    ‘{ $title }’ was taken down. Its makers write why that is wrong. Somebody who did not take it down looks again:

    { $link }
mail-takedown-answered-subject = Answer about ‘{ $title }’
mail-takedown-answered =
    Dear { $name },

    { $status ->
        [restored] ‘{ $title }’ is on the site again.
       *[upheld] ‘{ $title }’ stays down.
    } The administrator writes:

    { $words }

    { $link }

## For colleagues

mail-role-granted-subject = You work with Meerwaarde now
mail-role-granted =
    Dear { $name },

    You have a role in Meerwaarde now: { $role }. { $gives ->
        [log_in] That follows from your work account.
       *[other] { $by } gave it to you. You can ask { $by } about it too.
    } Log in with this e-mail address:

    { $link }
mail-role-revoked-subject = Your role { $role } in Meerwaarde has ended
mail-role-revoked =
    Dear { $name },

    You don’t have the role { $role } in Meerwaarde any more. { $gives ->
        [log_in] That follows from your work account. Is it wrong? Ask an administrator.
       *[other] { $by } took it back. Is it wrong? Ask { $by }.
    } What was on your name has been handed over.
mail-handed-over-subject = This is yours now
mail-handed-over =
    Dear { $name },

    { $arranged ->
        [log_in] This was on the name of { $from }. It is yours now:
        [them] { $by } gave this to you:
       *[other] { $by } gave this to you. It was on the name of { $from }:
    }

    { $what }

    You find it here:

    { $link }
mail-of-nobody-subject = This is nobody’s now
mail-of-nobody =
    Dear { $name },

    Nobody handles this any more:

    { $what }

    Take it, or give it to a colleague:

    { $link }
mail-stand-in-subject = You stand in for { $who }
mail-stand-in =
    Dear { $name },

    { $who } is away from { $from } until { $until }. You stand in. Mail about the requests of { $who } comes to you meanwhile. They are in your worklist:

    { $link }
mail-taken-over-subject = Request { $number } is not yours any more
mail-taken-over =
    Dear { $name },

    ‘{ $title }’ was on your name. { $now ->
        [team] It is the team’s now.
       *[other] { $to } handles it now.
    } { $arranged ->
        [log_in] {""}
       *[other] { $from } arranged that.
    }

    { $link }
mail-signature-gone-subject = Your signature under request { $number } is not needed any more
mail-signature-gone =
    Dear { $name },

    { $from } took the proposal about ‘{ $title }’ back, or asked another manager. You need not do anything.

    { $link }
mail-unsigned-subject = Nobody can sign request { $number } now
mail-unsigned =
    Dear { $name },

    The proposal about ‘{ $title }’ waited for a manager who is not there. There is no other now. The proposal is with you again:

    { $link }
mail-trial-subject = Test mail
mail-trial =
    Dear { $name },

    This test mail was sent on { $at }. Mail works.

## An initiative together

mail-invited-subject = Do you join ‘{ $title }’?
mail-invited =
    Dear { $name },

    { $by } asks you to run ‘{ $title }’ together. See here what that is and say yes or no:

    { $link }

    The invitation works for 14 days. Don’t you know { $by }? Then you need not do anything.
mail-joined-subject = { $who } joins ‘{ $title }’
mail-joined =
    Dear { $name },

    { $who } said yes. { $over ->
        [yes] ‘{ $title }’ is { $who }’s now. You are not a maker any more.
       *[no] You run ‘{ $title }’ together now.
    }

    { $link }

mail-login-unknown-subject = You have no account here yet
mail-login-unknown =
    Hello,

    You asked for a link to log in. No account belongs to this e-mail address. Perhaps you used another address before? Then try that one.

    Are you new? Register your initiative, or ask for something. Then you get an account by itself:

    { $link }

    Did you not ask for this? Then you need not do anything.
mail-login-sso-subject = How you log in
mail-login-sso =
    Dear { $name },

    You asked for a link to log in. Who works for the municipality logs in with the work account:

    { $link }

    Did you not ask for this? Then you need not do anything.
