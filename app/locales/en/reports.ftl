## Reporting

initiative-wrong-report = Report it
report-title = Report something about ‘{ $title }’
report-intro =
    The municipality changes nothing and takes nothing down because it does not like it. There are only two grounds. Choose which one it is, and write down what is wrong.

    An administrator looks at it. The makers never read who reported it.
report-ground = What is the matter?
ground-unlawful = The law forbids this
ground-unlawful-hint = For example a threat, a fraud or hatred.
ground-personal-data-of-others = It tells details of somebody else
ground-personal-data-of-others-hint = For example a name, an address or a photo, without that person agreeing.
report-words = What is wrong, and where is it?
report-words-hint = Is it about details of yours? Then say so.
report-email-hint = Only if you want an answer.
report-send = Send the report
done-gemeld = Thank you. An administrator looks at your report.

## Taken down

takedown-title = This initiative was taken down here
takedown-yours = ‘{ $title }’ was taken down
takedown-ground = The ground: { $ground }. { $by } took it down on { $date }.
takedown-public = The municipality takes something down only on this ground, always with a name. Its makers can disagree; then somebody else looks.
takedown-how = How that works
takedown-reason = Why it was taken down
takedown-your-words = What you say about it
takedown-their-words = What its makers say about it
takedown-answer-of = Answer by { $by }
takedown-contest = Do you disagree? Write down why
takedown-contest-hint = Another administrator looks again. Did you change the text already? Then say so.
takedown-contest-send = Send
done-oneens = Sent. Another administrator looks at it, and you get an answer by mail.
takedown-status-down = Taken down
takedown-status-contested = Its makers disagree
takedown-status-upheld = Stays down
takedown-status-restored = Put back

## For the administrator

nav-reports = Reports
reports-intro = Take something down only on one of the two grounds. Your name and reasons stand with it, and its makers can disagree.
reports-list = Reported
reports-none = Nothing was reported. Good.
takedowns-list = Taken down
takedowns-none = Nothing was ever taken down.
report-status-open = To be looked at
report-status-taken-down = Taken down
report-status-left = Left as it is
report-gone = An initiative that is not there any more
report-about = Report about ‘{ $title }’
report-look = Look at the initiative
report-wants-answer = Who reported it gets your answer by mail.
report-no-answer = Who reported it wants no answer.
report-what = What do you do?
report-leave = It stays
report-leave-hint = Neither of the two grounds is there.
report-take = I take it down
report-take-hint = Its makers read your name, the ground and your reasons.
takedown-which = On which ground?
report-why = Your reasons
report-why-hint = Who reported it and, if you take it down, its makers read this.
report-answer = Save
done-melding-left = Saved. The initiative stays.
done-melding-taken-down = Taken down. Its makers got a mail.
done-weggehaald-restored = Put back. Its makers got a mail.
done-weggehaald-upheld = Saved: it stays down. Its makers got a mail.
takedown-of = Taken down: ‘{ $title }’
takedown-by = { $by }, { $moment }: { $ground }
takedown-text = Read what it says
takedown-what = What becomes of it?
takedown-to-restored = It is put back
takedown-to-restored-hint = Everybody sees it again as before.
takedown-to-upheld = It stays down
takedown-to-upheld-hint = Its makers read why.
takedown-words = Your answer to its makers
takedown-words-hint = Write in plain words why.
refused-report-done = A colleague has just handled this report. See in the list what they did.
refused-not-visible = This initiative can't be seen any more. There is nothing to take down.
refused-contested-already = You said so already, or it is back. See the page of your initiative.
refused-takedown-step = This can't be done any more: it was put back or answered.
refused-own-takedown = You took this down yourself, so another administrator answers. You may put it back.
