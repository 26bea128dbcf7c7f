## The frame of every page

app-name = Meerwaarde
language-name = English
language-label = Language
brand-label = Meerwaarde, to the start page
skip-link = Skip to main content
demonstration = demonstration
menu = Menu
nav-label = Main menu
crumbs-label = Where you are
nav-initiatives = Initiatives
nav-map = Map
nav-obstacles = Obstacles
nav-checklist = How we weigh
nav-mine = My overview
nav-worklist = Worklist
nav-work-obstacles = Obstacles we are working on
nav-council = Council
log-in = Log in
log-out = Log out
demo-bar = This is a demonstration. Everything is made up, you cannot break anything.
demo-bar-roles = Choose a role
demo-bar-mail = See the mail
footer-pay-off = Residents do a lot for each other. The municipality clears what is in the way.
footer-demo = This is a demonstration. The initiatives and the people are made up.
footer-help = Need help?
footer-together = Call or drop by: we fill it in together
footer-about = About Meerwaarde
footer-how-we-judge = How we weigh
footer-site = About this site
footer-accessibility = Accessibility
footer-privacy = Privacy
footer-open-data = Open data

## Forms and lists

optional = (not required)
error-title-prefix = Error:{" "}
error-summary =
    { $count ->
        [one] There is 1 answer that we do not understand
       *[other] There are { $count } answers that we do not understand
    }
error-summary-missing =
    { $count ->
        [one] 1 answer is missing
       *[other] { $count } answers are missing
    }
error-summary-refused = This is not possible now
error-summary-kept = The rest of your answers is still there.
part-all = See all { $count }
part-back = Back to everything on this page
pages-label = More pages
pages-previous = Previous
pages-next = Next

## Two people at once

conflict-title = This was changed meanwhile
conflict-text = While this page was open, this was changed elsewhere: by somebody else, or by you in another tab. Nothing is lost. See which you want to keep.
conflict-theirs = { $field }: this is there now
conflict-mine = { $field }: this is what you wrote
conflict-chosen = { $field }: this is what you chose
conflict-save-chosen = Save what I chose and wrote
conflict-nothing = (nothing)
conflict-save-mine = Save my text
conflict-keep-theirs = Leave what is there now

## Days and times

date = { $day } { $month } { $year }
date-time = { $date } at { $time }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

## Buttons and small words
home = Home
back = Back
save = Save
cancel = Back without saving
change = Change
choose = Make a choice
form-intro = Fill in all fields. If a field is not required, it says so.
together-title = Rather fill it in together?
together-phone = Call { $phone } or drop by at the municipality. We type, you are in charge.
together-visit = Drop by at the municipality. We type, you are in charge.

## More

footer-us = How we learn
chart-table = As a table
show = Show
