## The steps
register-title = Register an initiative
register-button = Register your initiative
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
postcode-look = Show the neighbourhoods at this postcode
field-near = Which neighbourhood is it?
field-near-hint = These neighbourhoods lie at your postcode, the nearest first. Is yours not among them? Then choose from the list of all neighbourhoods.
register-clicked = You chose a place in { $area }.
register-map-hint = Click the place. Does that not work? Then choose the neighbourhood from the list.
register-map-alt = Map of the neighbourhoods: click the place of your initiative
register-precision = How exactly do we show the place?
register-preview = This is what others see
register-preview-text = Do you choose ‘only the neighbourhood’? Then the pin stands in the middle of it. Not at your front door.
field-opening = When can people come?
field-opening-hint = For example: every Thursday from 17:00 to 20:00.
done-geklikt = The place is marked. Is it not right? Then click again.
done-buurten = Choose below which neighbourhood it is in.
done-kaart-veranderd = The map has changed meanwhile. Please click the place once more.
area-in-district = { $area } (district { $district })
done-bewaard-voor-later = Saved. You can go on later on this device.

## Who
register-who-title = Who are you?
field-name = Name
field-name-hint = This is how we address you when we write.
field-initiators = Names with your initiative
field-initiators-hint = For example ‘Gerda and Wim’. Do you leave this empty? Then your own name is shown.
field-email-hint = We send a link to it. Your address is not shown on the site.
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
register-confirm-title = Make your initiative public
register-confirm-text = This is what will be shown. Is it right? Then use the button. Everybody can see your initiative then, and you are logged in at once.
register-confirm-button = Make public
register-confirm-old-title = This link is too old
register-confirm-old-text = A link works for 14 days. What you filled in is still there. We gladly send you a new link, to the same address.
register-confirm-again = Send me a new link
register-sent-change = Do you want to change something? You can, on the page behind the link. There you also see what becomes public.
register-sent-another = Register another initiative
register-confirm-change = I want to change something
register-confirm-public-title = This initiative is there already
register-confirm-public-text = It was made public with this link. Everybody can see it.
register-confirm-see = See ‘{ $title }’
register-confirm-gone-on-title = You went on with this
register-confirm-gone-on-text = You used this link to go on filling in. When you send it again, you get a new link.
register-confirm-unknown-title = We do not know this link
register-confirm-unknown-text = Perhaps it was not copied as a whole. Open it once more in the mail. Or start again.
register-go-on-title = Go on with this registration?
register-go-on-text = Is this yours? Then you go on where you were.
register-go-on = Go on
register-start-new = Start a new registration
register-no-title = No name yet
register-last-kept = Last kept
register-wipe = Erase what I filled in
register-wipe-text = Will somebody else use this computer? Then erase what you filled in. You can't get it back.
register-wipe-button = Erase all
done-aanmelding-gewist = Erased. Nothing of yours is left here.
done-openbaar = Done! Everybody can see your initiative now.
register-begun = Something was filled in on this browser before, and not sent. Was that you?
register-begun-at = Last saved on { $at }.
register-begun-go-on = Go on with it

## Who has no e-mail

register-read-out = Was it read out?
register-read-out-hint = Without an e-mail address the resident cannot press a link. Read out what stands above.
register-read-out-yes = Yes, I read it out, and it may be public
done-openbaar-namens = Done! Everybody can see the initiative now. Tell the resident that it is there.
register-publish-for = Make public
register-helping-paper = You fill this in for somebody without e-mail. They become the owner; read out what will stand there.
register-next-paper = The initiative can be seen at once. Letters about it come among the letters to print.
