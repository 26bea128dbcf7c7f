## About Meerwaarde

about-title = About Meerwaarde
about-intro = Residents do a lot for their neighbourhood. Meerwaarde shows it. And it shows what the municipality clears when something is in the way.
about-works-title = How it works
about-works-text =
    You show what you do: a garden, a shared table, a workshop. It is on the map at once. You need nobody’s permission for that.

    Do you need the municipality? Then you make a request. First we look at what your plan does for people. Is a rule in the way? Then it is our job to clear it. You see who does that, and by when.

    We do not give you marks. We only measure ourselves.
about-promises-title = Twelve promises
about-promises-text = This is what we keep to. This site was built that way.
promise-1 = We leave your initiative alone
promise-1-text = You decide what it says. Nobody at the municipality edits it, rates it or hides it. It can be seen as soon as you confirm your e-mail address.
promise-2 = You decide on contact
promise-2-text = You choose: feel free to contact us, only if we ask something, or leave us alone. We keep to that. You always get an answer to your own question.
promise-3 = First we look at what it brings
promise-3-text = First we ask who is better off. Only then do we look at the rules. We explain everything in words and add nothing up.
promise-4 = A rule in the way is our problem
promise-4-text = A rule is never just the answer. One of us clears it, before a fixed date. You see who that is.
promise-5 = Saying no is hardest for us
promise-5-text = Whoever says no explains a lot. What harm does it prevent? What was tried? What is possible instead? And a manager signs too.
promise-6 = Difference is allowed
promise-6-text = Does a rule not fit your plan? Then an exception is possible. We write down why. In the same situation we decide the same.
promise-7 = Our people are not on their own
promise-7-text = Whoever goes beyond a rule for you gets cover. The name of the manager stands under it.
promise-8 = Help that is of use
promise-8-text = A room, tools, a small amount of money or somebody who knows. You say yes or no. There are no strings attached.
promise-9 = We say thank you
promise-9-text = An alderman can thank you. You choose whether others may read it.
promise-10 = No reports
promise-10-text = We do not ask how it is going. We keep no figures about you. We only count what we do ourselves: how fast, how often and how well.
promise-11 = Your idea stays yours
promise-11-text = We do not force it on anybody else. Who wants to learn from you comes to you.
promise-12 = You lose no rights
promise-12-text = You can always ask for a formal decision. Then there is a fixed term. Do you disagree with the decision? Then you can object.
about-takedown-title = When do we take something down?
about-takedown-text =
    There are only two reasons. It says something that is against the law. Or it holds details of other people who do not want that. There is no other reason, not even when we disagree.

    A person with a name decides. You get a message about what was taken down, who did it and why.

    Do you see something that really cannot stay? Call us. Tell us which initiative it is about and what is wrong.
about-contest-title = Do you disagree?
about-contest-text = Was something of yours taken down? And do you think that is not right? Tell us. Somebody else then looks again and explains the outcome. Are you still not satisfied? Then you can complain to the municipality, and after that to the ombudsman.
about-together-title = Rather fill it in together?
about-together-text =
    Do you not like typing? Or do you not know where to start? Call us or drop by. We type, you are in charge.

    Your name stands with it, not ours.
reach-phone = Call
reach-desk = Drop by at the municipality of { $municipality }, or call the number of the town hall.

## Accessibility

accessibility-title = Accessibility
accessibility-intro = Everybody must be able to use this site. Also with a screen reader, without a mouse, on a small phone or without JavaScript.
accessibility-tested-title = What we do
accessibility-tested-text =
    We build to the guideline WCAG 2.2, level AA. We use the building blocks of NL Design System.

    A test program (axe) checks every page, in a real browser. It does so on a wide screen (1280 points) and on a narrow screen (320 points). Does it find a fault? Then a new version does not go out.

    We also try whether everything works with the keyboard alone. All pages work without JavaScript.
accessibility-limits-title = What must get better
accessibility-limits-text =
    A test program does not find everything. No independent audit has been done yet. The site has not been tested by people with a disability yet either.

    You can move the map and make it larger. That is hard with a screen reader. So everything on the map also stands in a list.

    Residents write the stories themselves. We change nothing in them. So they can be hard to read. They are there in one language.
accessibility-report-title = Does something not work?
accessibility-report-text = Tell us. Say on which page it was and what you wanted to do. We help you at once. After that we fix it for everybody.

## Privacy

privacy-title = Privacy
privacy-intro = We keep as little of you as we can. Here you read what, why, and how you get it removed.
privacy-kept-title = What we keep
privacy-kept-name = Your name and e-mail address
privacy-kept-name-text = We need them to send you mail and to know that it is you. Your e-mail address is never shown on the site.
privacy-kept-initiative = Your initiative
privacy-kept-initiative-text = Everybody can read what you write about it. You can always change it or take it away. From photos we remove where and when they were taken.
privacy-kept-request = Your request and the messages
privacy-kept-request-text = You read those, and the other makers of your initiative and the people who handle your request. Please do not write about your health or somebody else’s. We never ask for your citizen service number (BSN).
privacy-kept-staff = What happened, and when
privacy-kept-staff-text = We write down who did what. So nobody can change something in secret.
privacy-kept-look = Who looked at your request
privacy-kept-look-text = Does a civil servant open your request? Then we write that down, and you can see it.
privacy-kept-device = Where you are logged in
privacy-kept-device-text = For each device: the kind of browser, how you logged in and when you were last there. No address of your internet connection.
privacy-terms-title = How long
privacy-terms-text = After these terms it goes by itself:
privacy-terms-by-hand = After these terms the municipality looks what can go, and erases it:
privacy-term-keep-drafts = A form that is half filled in: { $days } days after you last wrote in it.
privacy-term-keep-mail = Who got which mail: { $days } days.
privacy-term-keep-looks = Who looked at your request: { $days } days.
privacy-term-keep-requests = The text of a request and the messages: { $days } days after it was done. What was decided stays, without your name.
privacy-term-keep-accounts = An account with nothing in it: { $days } days after you last logged in.
privacy-place-title = Your place
privacy-place-text =
    You choose how exactly others see your place. Do you choose ‘only the neighbourhood’? Then the pin stands in the middle of the neighbourhood. We do not keep the exact place then.

    We use your postcode only to find the neighbourhood.
privacy-login-title = Logging in without a password
privacy-login-text = You need no password. We send you a link by e-mail. It works once, and for 15 minutes only. A link to confirm something works for 14 days. You can see where you are logged in, and log out there or everywhere.
privacy-cookies-title = Cookies
privacy-cookies-text = We do not follow you. There are no cookies of other companies, and no trackers. These are all of them:
privacy-cookie-language = ‘taal’
privacy-cookie-language-text = Remembers whether you chose Dutch or English. Stays for a year.
privacy-cookie-draft = ‘aanmelding’
privacy-cookie-draft-text = Remembers where you were when you registered an initiative. Goes away when you are done, and otherwise after 30 days.
privacy-cookie-session = ‘sessie’ or ‘__Host-sessie’
privacy-cookie-session-text = Keeps you logged in. You only get it when you log in. It goes away when you log out, and otherwise when you do not come by for { $days } days, or after { $most } days. For people of the municipality it lasts a few hours.
privacy-tiles = The background of the map comes from Kadaster, the Dutch land registry. Do you open the map? Then Kadaster sees the address of your internet connection.
privacy-rights-title = Your rights
privacy-rights-text =
    You may see what we know about you. You may have it corrected or erased. You may also get a copy. At ‘Your data’ you do that yourself. Do you ask us? Then we answer within a month.

    Sometimes we must keep something, even when you do not want that. A formal decision, for example. The Public Records Act says so. Then we explain to you what stays.

    Do you think that we do it wrong? Then you can complain to the Dutch Data Protection Authority.
privacy-mine-link = To your data
privacy-contact-title = Questions about privacy
privacy-contact-text = The municipality of { $municipality } takes care of your data. Ask for the data protection officer: the colleague who watches over privacy.

## Open data

open-data-title = Open data
open-data-intro = What is public is yours to use too. And we say whose work we borrowed.
open-data-files-title = What you can fetch
open-data-files-text = A program can read these files. You need no account.
open-data-areas = The map of the neighbourhoods
open-data-areas-text = The name and the border of each neighbourhood, as GeoJSON. That is a fixed form for maps.
open-data-points = The public initiatives
open-data-points-text = A JSON file with what is on the map already, as exactly as the makers chose. There are no names or addresses of people in it.
open-data-sources-title = What we use of others
open-data-boundaries = Neighbourhood borders
open-data-boundaries-text = Statistics Netherlands (CBS) and Kadaster, districts and neighbourhoods 2024, licence CC BY 4.0. We simplified the borders.
open-data-postcodes = Postcodes
open-data-postcodes-text = 4pp, four digits with their place, licence MIT.
open-data-font = Typeface
open-data-font-text = Noto Sans, SIL Open Font License.
open-data-design = Building blocks of the pages
open-data-design-text = NL Design System, licence EUPL-1.2.
open-data-leaflet = The map that you can move
open-data-leaflet-text = Leaflet, licence BSD-2.
open-data-code = The code of Meerwaarde
open-data-code-text = Licence EUPL-1.2. Every municipality may use and improve it.

## The start page
how-text = We give you no mark. We measure ourselves.
how-all = All figures of the municipality
how-days = { $count ->
    [one] day
   *[other] days
    }
how-spoken = until we spoke, this year, with half of the requests or faster
how-received = requests came in this year
how-removed = { $count ->
    [one] obstacle we cleared
   *[other] obstacles we cleared
    }
how-open = { $count ->
    [0] obstacles are open
    [one] obstacle is still open, for { $days } days. That must get better.
   *[other] obstacles are still open. The oldest for { $days } days. That must get better.
    }
home-title = What do you do for your neighbourhood?
home-lead = A shared meal, a garden, a workshop. Show what you do. Is a rule in the way? Then it is our job to clear it.
home-register = Register your initiative
home-ask = Ask the municipality something
home-search = Search for an initiative or a neighbourhood
home-map-text = The number is how many initiatives there are in a neighbourhood. Choose one.
home-map-text-small = Choose a district and see what happens there.
home-per-district = Per district
home-removed-title = What we cleared recently
home-removed-text = A rule in the way is our problem. Not yours.
home-removed-none = Nothing was cleared yet. That must get better.
home-all-obstacles = All obstacles: { $open } open, { $removed } out of the way
home-in-the-way = This was in the way
home-removed-by = Cleared by
home-days =
    { $count ->
        [one] day
       *[other] days
    }
home-new-title = New in the neighbourhood
home-all-initiatives = All initiatives
home-none-yet = There is nothing yet. Will you start?
home-map-title =
    { $count ->
        [one] 1 initiative
       *[other] { $count } initiatives
    } in { $areas ->
        [one] 1 neighbourhood
       *[other] { $areas } neighbourhoods
    }
