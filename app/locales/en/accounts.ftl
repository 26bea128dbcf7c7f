## Logging in

field-email = E-mail address
login-title = Log in
login-intro = You need no password. We send you a link that lets you in.
login-hint = For example name@example.org
login-button = Send me a link
login-no-account = New here? Start with your initiative:
login-expired = This link no longer works. It was used already, or it is too old. Ask for a new one.
login-sent-title = Check your mail
login-sent-text = Do we know this address? Then you now get an e-mail with a link. It works once, and for 15 minutes only.
login-sent-help = No mail? Look in your spam folder. Or try another address.
login-link-title = You are nearly there
login-link-text = Click the button. Then you are logged in.
login-link-old-title = This link no longer works
login-again = Ask for a new link
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
