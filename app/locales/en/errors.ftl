## What is wrong with an answer, and what you can do

error-empty = There is nothing here yet. Please fill this in.
error-too-long = This text is too long. Please make it shorter.
error-too-long-counted = { $most } characters fit in here. There are { $is } now.
error-name-link = There can be no link here. Leave out the web address.
error-email-no-at = There is an @ in an e-mail address. Write it like this: name@example.org
error-email-two = There is more than one address here, or an @ twice. Fill in one address.
error-email-link = This is a link. Leave out ‘mailto:’ and fill in the address only.
error-email-around = Fill in the address only, without a name, brackets or quotes. Write it like this: name@example.org
error-email-space = There is no space in an e-mail address.
error-email-unseen = There is a character in this address that you do not see. Type the address again, without pasting.
error-email-letter = Before the @ stands a letter that mail programs do not take, such as an é. Use only a to z, digits and punctuation.
error-email-local = The part before the @ is not right. Write the address like this: name@example.org
error-email-host = The part after the @ is not right. Something like example.org goes there.
error-postcode = This postcode is not right. Fill in four digits and two letters, such as 7545 AA.
error-choose = You have not chosen anything yet. Choose one of the answers.

## Decisions

error-decision-words = There is no answer to the resident yet. Write in plain words what you decide.
error-decision-offer = ‘Yes, with help’ goes with an offer. Offer something first, or choose ‘yes’.
error-decision-obstacle = ‘Not yet’ goes with an obstacle. First report what is in the way.
error-decision-owner = An obstacle has no owner or no date yet. Fill those in first.
error-decision-manager = There is no manager yet. Choose whom you ask for a signature.
error-decision-own-signature = You cannot sign your own decision. Choose another manager.
error-no-harm = You have not chosen a harm yet. Choose which harm this ‘no’ prevents.
error-no-to-whom = It does not say yet who is harmed. Write down who they are.
error-no-lighter = It does not say yet why a lighter condition does not help. Explain that.
error-no-tried = It does not say yet what you tried. Write it down.
error-no-alternative = There is no alternative yet. Write down what the resident can do instead.
error-no-article = The article of the law is missing. Fill in which law and which article leave no room.
error-exception-rule = It does not say yet which rule you leave. Name the rule.
error-exception-reason = There is no reason yet. Write down why the rule does not fit here.
error-exception-same = The sentence is not finished. Describe in which situation you decide the same.

## Obstacles

error-obstacle-owner = There is no owner yet. Fill in who clears this.
error-obstacle-date = There is no date yet. Fill in when it is done.
error-obstacle-answer = There is no answer yet. Write down what happened, in words that everybody may read.
error-obstacle-step = This obstacle has moved on. See how it stands now and choose again.

## Pages that cannot be shown

error-page-code = Error code { $code }
error-page-home = To the start page
error-page-number = Do you call us about this? Then give this number: { $number }
error-page-wait-seconds =
    { $seconds ->
        [one] You can try again in 1 second.
       *[other] You can try again in { $seconds } seconds.
    }
error-page-wait =
    { $minutes ->
        [one] You can try again in 1 minute.
       *[other] You can try again in { $minutes } minutes.
    }
error-page-not-found = This page is not here
error-page-not-found-text = Perhaps the address was typed wrong. Or what stood here was taken away by whoever made it.
error-page-not-allowed = There is nothing to see here
error-page-not-allowed-text = This address belongs to a button or a form. Go back to the page that has it, and use the button there.
error-page-forbidden = This page is not for you
error-page-forbidden-text = Only the people who belong to it can see this. Do you have another e-mail address with us? Then log in with that one.
error-page-refused = This is not possible here
error-page-refused-text = The site does not allow this. Below it says why, and what is possible.
error-page-other-site = This form came from another site
error-page-other-site-text = Your browser says that this form came from another site, so nothing was done with it. Open the page here again and fill it in once more.
error-page-typed = What you had filled in
error-page-bad-request = This form did not arrive well
error-page-bad-request-text = Something went wrong while sending. Go back, reload the page and try again.
error-page-too-large = This file is too large
error-page-too-large-text = Go back, make it smaller and choose it again. The rest of what you typed is still there then.
error-page-too-long = This is too much text
error-page-too-long-text = We cannot keep this much at once. Below stands what you typed. Copy it, go back and make it shorter.
error-page-too-long-back = This is too much text
error-page-too-long-back-text = We cannot read this much. Go back: your browser still has what you typed. Make it shorter and send it again.
error-page-too-many = Take it easy
error-page-too-many-text = This was done too often in a row. We hold it for a moment, so that the site keeps working for everybody.
error-page-internal = Something went wrong on our side
error-page-internal-text = This is not your fault. Try again in a moment. Does it keep going wrong? Then call us.
error-page-unwritable = This is not possible right now
error-page-unwritable-text = The site can't keep or look up anything right now. This is not your fault. Try again in a few minutes.
error-page-unwritable-posted = The site can't keep anything right now. This is not your fault. What you filled in is still on this page. Leave the page open and send it again in a few minutes.
error-page-at-once = Somebody was just before you
error-page-at-once-posted = Somebody else just did something here. That is why nothing of yours was kept yet. What you filled in is still on this page. First see how things are now, or send it again.
error-page-back = See how things are now

## Registering and changing
error-themes = That is none, or too many. Choose one, two or three subjects.
error-area = You have not chosen a neighbourhood yet. Choose one from the list.
error-map-changed = The map has changed meanwhile. Please click the place once more.
error-near = You have not chosen which neighbourhood it is. Choose one of the neighbourhoods at your postcode.
error-postcode-unknown = We do not know exactly where this postcode is. Choose your neighbourhood from the list, or click the place on the map.
error-need-what = Fill in what you are looking for or offering.
error-choose-place = You have not chosen where it is yet. Choose one of the four ways.
error-postcode-elsewhere = This postcode lies far outside this municipality. Check it, or choose your neighbourhood from the list.
error-map-nothing = You have not clicked anything yet. Click the map, or choose your neighbourhood from the list.
error-map-outside = This place is outside the municipality. Click inside the lines.
error-exact-needs-map = The exact place needs a click on the map. Click it, or choose ‘only the neighbourhood’.
error-sure = First tick the box. Then we know that you are sure.

## Days
error-date = This is not a day that we know. Type day, month and year, like 31-12-2026.
error-date-past = This day has passed. Choose today or a later day.
error-decision-light = For a no, a few questions are not enough. First answer all questions of the assessment.
refused-nothing-small = This checklist has no short assessment. Answer all questions.
error-decision-assessment = The checklist is not complete yet. First answer all questions.
error-empty-wat-title = Fill in the name of your initiative.
error-empty-title = Fill in a title.
error-empty-summary = Tell in short what you do.
error-empty-story = Tell your story.
error-empty-name = Fill in your name.
error-empty-email = Fill in an e-mail address.
error-empty-words = Write a text first.
error-empty-what = Fill in what you offer.
error-empty-offered-by = Fill in who offers it.
error-empty-obstacle-title = Fill in what stands in the way.
error-empty-to = Fill in to whom it goes.
error-empty-who-calls = Fill in who calls.
error-empty-when = Fill in when they call.
error-empty-because = Write down why you return it.
error-non-reason = This is no reason for a no. It is an obstacle of ours. Report it here; what you wrote is still there.

## The loops

error-obstacle-term = This date is too far away. Choose an earlier day, or put it higher.
error-split = Choose one or more requests, but not all. Otherwise nothing is left.
error-cover-reason = If you do not give cover, write why.
error-duty-order = The last day is before the first. Turn them round.
error-date-future = This day is still to come. Choose today or an earlier day.
error-case-item = Fill in a number, or choose an obstacle.
error-case-number = There is no request with this number. Check it.
error-empty-why = Write in one sentence what you want to do, and why.
error-empty-alike = Write down what is the same.
error-empty-different = Write down what is different.
error-empty-body = Fill in to whom it was put.
error-empty-letter = The letter is empty.
error-empty-reply = Write down what came back.
error-empty-answer = Write an answer.
error-empty-happened = Write down what happened.
error-empty-rule-wanted = Write down what the rule wanted.
error-empty-person-needed = Write down what the person needed.
error-empty-change = Write down what you do differently.
error-empty-procedure = Fill in which procedure it is.
error-empty-with-whom = Fill in with whom you spoke.
error-empty-heard = Write down what you heard.
error-sign-condition = You filled in a condition that makes it a “yes”. Return it with that, or take the condition out.
error-case-request = The request that this is about is of another team. Ask that team to put it on the table.
refused-mail-gone = This mail was already decided about, or it left after all.
refused-mail-secret = This mail has a link in it that belongs to its receiver. It can not go to another address.
refused-mail-old = The link in this mail opens nothing any more. Whoever asked for it asks for a new one. Let this mail go.

## Who has no e-mail

error-phone = This is no telephone number. Fill in ten digits, such as 06 12345678.
error-reach = Fill in an e-mail address. Does the resident not have one? Then fill in a telephone number.
error-read-out = First read it out, and ask whether it may be public.
