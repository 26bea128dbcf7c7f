## The steps
register-title = Register an initiative
register-button = Show your initiative
register-steps = Steps
register-step-what = 1. What you do
register-step-where = 2. Where it is
register-step-who = 3. Who you are
register-step-check = 4. Check and send
register-kept = We keep every step. So you can stop and go on later.
register-helping = You fill this in for somebody else. They become the owner and confirm it themselves by e-mail.
register-aside = Explanation and help
register-next = Next
register-send = Send me the link
register-later = Save and go on later

## What and where
register-what-title = What do you do?
register-promise-title = This we promise
register-promise-1 = Nobody has to approve your initiative. It is there as soon as you confirm your e-mail address.
register-promise-2 = Only you can change it or take it away.
register-promise-3 = We ask for no papers and no reports.
register-where-title = Where is your initiative?
register-way = How do you want to choose the place?
way-list = From a list of neighbourhoods
way-postcode = With a postcode
way-map = On the map
way-map-hint = You click the place.
way-everywhere = It is all over the municipality
field-area = The neighbourhood
field-postcode = Your postcode
field-postcode-hint = Four digits and two letters, for example 7545 AA.
register-clicked = You chose a place in { $area }.
register-map-hint = Click the place. Does that not work? Then choose the neighbourhood from the list.
register-map-alt = Map of the neighbourhoods: click the place of your initiative
register-precision = How exactly do we show the place?
register-preview = This is what others see
register-preview-text = Do you choose ‘only the neighbourhood’? Then the pin stands in the middle of it. Not at your front door.
field-opening = When can people come?
field-opening-hint = For example: every Thursday from 17:00 to 20:00.
done-geklikt = The place is marked. Is it not right? Then click again.
done-bewaard-voor-later = Saved. You can go on later on this device.

## Who
register-who-title = Who are you?
field-name = Name
field-name-hint = This is how we address you when we write.
field-initiators = Names with your initiative
field-initiators-hint = For example ‘Gerda and Wim’. Do you leave this empty? Then your own name is shown.
field-email-hint = We send a link to it. Your address is not shown on the site.
field-email-helping = The address of the resident, not yours. The resident gets a link to confirm.
register-address-title = Why your e-mail address?
register-address-text = It tells us that the initiative is really yours. Later you log in with it. You need no password.

## Check and send
register-check-title = Is everything right?
register-not-complete = Something is still missing. Please complete this first:
register-next-title = What happens next?
register-next-text = We send you a link by e-mail. Do you click it? Then your initiative can be seen at once.
register-sent-title = Check your mail
register-sent-text = We sent you a link. Click it. Then everybody can see your initiative.
register-sent-next = The link works for 14 days. No mail? Look in your spam folder.
register-sent-again = Something to change? With this link you go on, also on another device:
register-confirm-title = Make your initiative public
register-confirm-text = Click the button. Then everybody can see your initiative. You are then logged in too.
register-confirm-button = Make public
register-confirm-old-title = This link no longer works
register-confirm-old-text = Perhaps you used it already. Then your initiative is simply there. Otherwise we send you a new link.
register-confirm-again = Send me a new link
done-openbaar = Done! Everybody can see your initiative now.
