## Logging in

field-email = E-mail address
login-title = Log in
login-intro = You need no password. We send you a link that lets you in.
login-hint = For example name@example.org
login-button = Send me a link
login-no-account = New here? Start with your initiative:
login-expired = This link no longer works. It was used already, or it is too old. Ask for a new one.
login-sent-title = Check your mail
login-sent-text = You now get an e-mail. Do we know this address? Then there is a link in it. It works once, and for 15 minutes only.
login-sent-help = No mail? Look in your spam folder. Or try another address.
login-link-title = You are nearly there
login-link-text = Click the button. Then you are logged in.
login-link-old-title = This link no longer works
login-link-old-text = It is too old. A link to log in works once, and for 15 minutes.
login-link-used-title = This link was used already
login-link-used-text = Somebody logged in with it. A link to log in works once. Was it not you? Then ask for a new one, and look at your data to see where you are logged in.
login-link-in-title = You are logged in already
login-link-in-text = This link was used, and you are logged in in this browser. You can just go on.
login-go-on = Go on
login-link-unknown-title = We do not know this link
login-link-unknown-text = Perhaps it was not copied as a whole. Open it once more in the mail. Or ask for a new one.
login-again = Ask for a new link
address-link-title = Do you want to use this e-mail address?
address-link-text = You log in with it after that, and all mail comes here. You are logged out everywhere.
address-link-whose = { $email } becomes the address of { $name }. Is that not you? Close this page.
address-link-button = Yes, use this address
address-done-title = This is your address now
address-done-text = Log in with it.
address-old-title = This link does not work any more
address-old-text = It was used, is too old, or was not copied whole. Log in and ask for a new one at your data.
refused-address-taken = This e-mail address is that of another account already. Log in with it, or choose another address.
done-adres = Your address has changed. Log in with the new one.
role-resident = Resident
demo-roles-title = Look around as somebody else
demo-roles-text = These people are made up. With one click you see the site through their eyes.
done-uitgelogd = You are logged out. See you!
done-overal-uitgelogd = You are now logged out on all devices.

## My overview
mine-title = Hello { $name }
mine-initiatives = Your initiatives
mine-no-initiatives = You have no initiative here yet.
mine-requests = Your requests
mine-no-requests = You have not asked us anything yet.
turn-short-us = Our turn
turn-short-you = Your turn
mine-login = Logged in
mine-login-text = You log in with { $email }. Did you lose a device? Then log out everywhere.
log-out-everywhere = Log out everywhere
## Devices

devices-title = Logging in and devices
devices-intro = You log in with { $email }.
devices-limits = After { $idle } without a page, or { $absolute } in any case, the site logs you out by itself.
devices-list = You are logged in here
device-unknown = Unknown device
device-here = This device
device-end = Log out on { $device }
device-since = Logged in on { $moment }, { $way }.
device-seen = Last seen on { $moment }.
login-way-link = with a link from your mail
login-way-demo = with one click, in the demonstration
span-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
span-hours =
    { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
done-apparaat = That device is logged out.
ended-title = You were logged out in the meantime
ended-text = You were away for a while, so the site logged you out. What you wrote is still here.
ended-log-in = Log in again (in a new tab)
ended-come-back = Then come back to this tab and press the button.
ended-again = Send it again
field-website = Leave this field empty
error-honeypot = Nothing belongs in this field. Empty it and send again.
error-too-quick = That was very quick. Look at your answers and send them once more.
error-links = There are too many links in here. Leave three at most. Who has been here longer may place more.
error-per-day = You did this often today. Tomorrow it works again. In a hurry? Call us.

## Second step and work account

second-title = One more step
second-text = Who works for the municipality shows a passkey as well. Your phone or computer asks for your finger, face or PIN.
second-button = Show my passkey
second-lost = I don’t have my passkey with me
second-code = Recovery code
second-code-hint = Three times five characters. Each code works once.
second-code-button = Use this code
second-nothing = No code either? Ask the administrator to set up your second step anew.
second-list = Second step of logging in
second-list-text = A link from the mail alone is not enough for who reads letters of others.
passkey-title = Make a passkey
passkey-first = Before you go on, you make a passkey. You do that once.
passkey-more = Make one on another device too. Then you can always log in.
passkey-what = A passkey is in your phone, computer or key. You use it with your finger, face or PIN. We don’t get to see those.
passkey-name = What do you call this passkey?
passkey-name-hint = For example: phone, or laptop from work.
passkey-make = Make the passkey
passkey-add = Another passkey
passkey-remove = Remove
passkey-remove-label = Remove the passkey { $name }
passkey-since = Made on { $date }.
passkey-used = Last used on { $moment }.
passkey-unused = Not used yet.
passkey-cancelled = No passkey was chosen. Try again.
passkey-known = This device has a passkey of yours already.
passkey-unsupported = This browser can’t use passkeys. Take a newer one, or another device.
passkey-failed = It did not work. Try again, or take another device.
passkey-no-script = A passkey needs JavaScript. Switch it on for this site.
error-passkey = This passkey does not fit. Try again, or take another.
error-passkey-stale = That took too long, or you had two tabs open. Try again.
error-code = This code is wrong, or was used already.
codes-title = Your recovery codes
codes-text = Write these codes down or print them, and don’t keep them with your device. Each code works once. You see them only now.
codes-kept = I have kept them
codes-gone = The codes can be seen once only. Lost? Make new ones; the old ones then stop working.
codes-new = Make new recovery codes
codes-left = You have { $count } recovery codes left.
done-passkey = The passkey is made.
done-passkey-weg = The passkey is gone.
done-herstel = You are logged in with a recovery code. Now make a new passkey.
refused-last-passkey = This is your last passkey. Make another one first.
people-lost-reset = Log out and set up the second step anew
login-way-sso = with your work account
login-way-passkey = with a link and a passkey
login-way-recovery = with a link and a recovery code
sso-title = Do you work for the municipality?
sso-button = Log in with { $name }
sso-storing = The log-in of the municipality does not work now. Try again later.
sso-geweigerd = The log-in of the municipality did not let you through.
sso-ongeldig = This log-in was not right, or took too long. Start again.
sso-adres = Your work account has no e-mail address, or one that is somebody else’s here. Ask the administrator for help.
sso-groepen = Your work account has so many groups that the municipality’s log-in does not send them. Ask the administrator for help.
sso-rol = You are logged in at the municipality, but you have no role here. Ask the administrator for one.
sso-alleen = Who works for the municipality logs in with the work account. Use the button below.
refused-address-sso = Your e-mail address follows your work account. Change it there.
