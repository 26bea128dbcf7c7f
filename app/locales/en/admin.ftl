## Administration

nav-terms = Terms
terms-title = Terms and limits
terms-hint = From 1 to { $most }. By default { $default }.
threshold-climb-requests = Requests that meet an obstacle, before it climbs
threshold-climb-overdue = Working days past the date, before an obstacle climbs
threshold-term-official = Working days for a civil servant
threshold-term-manager = Working days for a manager
threshold-term-alderman = Working days for an alderman
threshold-term-higher-government = Working days in which we ask a higher government what it does
threshold-term-cover = Working days that a question for cover waits, before it climbs
threshold-term-critique = Working days in which we answer critique
error-threshold = This number does not fit. Fill in a whole number within the limits.
done-termijnen = The terms are saved.
terms-intro = When something climbs, what the law says, and how long data stays. The site counts by itself, every minute.

## Administration

nav-admin = Administration
admin-intro = Everything that you can set without a programmer. Letters of residents can't be read here.
admin-group-wacht = This asks for attention
admin-group-mensen = People and data
admin-group-inhoud = What the site says
nav-reports-about = What visitors reported, and what was taken down.
nav-admin-mail = Mail
nav-admin-mail-about = Whether mail leaves, and a test mail.
nav-people = Colleagues and roles
nav-people-about = Who works here, in which team, and what they may do.
nav-teams = Teams
nav-teams-about = Adding teams and giving them another name.
nav-log = Log
nav-log-about = Who did what, and when.
nav-retention = Keeping and erasing
nav-retention-about = How long people’s data stays, and what can go now.
nav-admin-checklist = Checklist
nav-admin-checklist-about = The questions that civil servants ask themselves.
nav-terms-about = When something climbs, what the law says, how long things stay.
nav-themes = Themes
nav-themes-about = What themes are called, and which can be chosen.
nav-areas = Districts and neighbourhoods
nav-areas-about = The map of the municipality.
nav-texts = Texts
nav-texts-about = The fixed pages, in Dutch and English.
nav-colours = Colours
nav-colours-about = The colours of the municipality.
admin-waiting = { $count } to look at
admin-unsent = { $count } not sent
admin-people = { $count } people
admin-areas = { $count } neighbourhoods

## Colleagues

people-all = Everybody
people-none = Nobody has this role.
people-intro = These are the people who work for the municipality. Residents are not here.
people-add = Add somebody
people-add-button = Add and send a mail
people-email-hint = The address with which this colleague logs in.
field-function = Function
field-function-hint = Residents read this beside the name.
field-phone = Phone number
field-phone-hint = Only for colleagues and for residents whose request it is.
column-role = Role
people-role = Which role?
role-official-may = Handles requests of the team and removes obstacles.
role-manager-may = Gives cover, signs and sees what climbs.
role-alderman-may = Sees all of the council’s desk, thanks and puts things higher. Reads no letters.
role-admin-may = Sets up the site. Reads no letters.
people-whole = The whole municipality
people-team = Which team?
people-team-hint = Without a team this colleague sees the requests of all teams.
people-areas = Only for some districts
people-areas-hint = Choose none for all districts. Requests without a place are for everybody in the team.
people-details = Details
people-roles = Roles
people-role-add = One more role
people-grant = Give this role
people-revoke = Take back
people-revoke-label = Take back the role { $role }
people-by-sso = By the municipality’s log-in
people-lost = Lost a device?
people-lost-text = Then log this colleague out everywhere. After that they log in again.
people-lost-button = Log out everywhere
done-collega = Added. This colleague got a mail.
done-rol = The role is given. This colleague logs in again.
done-rol-weg = The role is taken back, and does not work any more.
done-collega-uitgelogd = This colleague is logged out everywhere.
refused-own-role = You give yourself no role. Ask another administrator.
refused-last-admin = This is the last administrator. Make somebody else administrator first.

## Teams

teams-intro = A request belongs to the team of who takes it.
teams-name = Name of the team
teams-nobody = Nobody yet.
teams-add = Add a team
teams-remove = Remove
done-team = The team is there. Now give people a role in it.
done-team-weg = The team is gone.
error-team-twice = There is a team of this name already.
refused-team-used = Requests, obstacles or people belong to this team, so it stays.

## Areas

areas-now = On the map now: { $neighbourhoods } neighbourhoods in { $districts } districts.
areas-file-title = Take in new borders
areas-file-text = First you see what changes, and choose what happens to areas that are not in the file. Then you take it in. You can also put it back.
areas-file = File
areas-file-hint = GeoJSON from CBS, PDOK or a GIS program, in degrees (WGS84) or in RD. With the code and the name of each area. At most 12 MB.
areas-look = See what changes
file-again = Choose the file again: a browser does not remember it.
areas-preview = What changes
areas-preview-text = Nothing is taken in yet.
areas-errors = { $count } features are wrong. Mend the file and choose it again.
areas-feature = Feature { $number }: { $wrong }
areas-wrong-no-properties = it has no properties.
areas-wrong-no-code = the wijkcode is missing.
areas-wrong-no-name = the name is missing (buurtnaam or wijknaam).
areas-wrong-too-long = the code or the name is too long, or has a comma in it.
areas-wrong-no-polygon = the shape is not an area in degrees (WGS84) or in RD.
areas-wrong-swapped = longitude and latitude are swapped. Save the file with the longitude first, as GeoJSON wants it.
areas-wrong-empty = the shape has no surface.
areas-wrong-twice = this code stands in the file before.
areas-code = Code
areas-kind = Kind
areas-change = Change
areas-neighbourhood = Neighbourhood
areas-district = District
areas-new = New
areas-renamed = Another name
areas-redrawn = Another border
areas-other-district = Other district
areas-same = Stays the same
areas-take-in = Take in { $count } areas
areas-other = Choose another file
done-gebieden-opnieuw = Another file was sent meanwhile. Look at that one first.
done-gebieden-al = No file is waiting any more. It was taken in already.
done-gebieden = The areas are taken in.
error-file-none = You have not chosen a file yet.
error-areas-not-json = This file is not JSON, or it is not complete. Choose a GeoJSON file.
error-areas-no-collection = This is JSON, but no FeatureCollection.
error-areas-none = There is no area in this file.
error-areas-other-kind = This is another kind of file, such as a zip, a shapefile, a GeoPackage or TopoJSON. Save it as GeoJSON in your GIS program.
error-areas-other-grid = This file uses coordinates that we do not know. Save it as WGS84 (EPSG:4326) or as RD (EPSG:28992).
error-areas-not-its-grid = The file names a coordinate system in which its numbers do not lie. Save it again, as WGS84 (EPSG:4326).
error-areas-far = First say whether these areas really lie that far away.
error-area-ends-too = That area ends itself. Choose an area that stays.
error-area-used = Something still stands on it. Choose into which area it goes.
refused-area-gone = This area has ended meanwhile. Look once more at what changes.
refused-area-successor = The area that would take its place is not there, or is of another kind.
refused-area-used = Something still stands on one of these areas. Choose into which area it goes.
refused-area-used-since = Something stands on one of the new areas by now. Move those initiatives or roles to another area first.
refused-area-change-newer = The areas have changed once more meanwhile. Look first at how they are now.
areas-note-letters = The file was written in { $letters }. We converted it. Check whether the names are right.
areas-note-converted = The file was in { $grid }. We converted it to degrees. Check on the map whether it is right.
areas-note-levels = { $count ->
    [one] One part is a municipality, province or country. We leave it out.
   *[other] { $count } parts are a municipality, province or country. We leave them out.
}
areas-note-water = { $count ->
    [one] One part is water. We leave it out.
   *[other] { $count } parts are water. We leave them out.
}
areas-note-districts = These districts are neither in the file nor on the map: { $codes }. Their neighbourhoods will stand apart in the list.
areas-municipality = Municipality
areas-municipality-all = All municipalities in the file
areas-municipality-choose = This file holds { $count } municipalities. Choose the one whose areas you take in.
areas-municipality-text = This file holds { $count } municipalities. { $left ->
    [one] One area of another municipality is left out.
   *[other] { $left } areas of other municipalities are left out.
}
areas-municipality-button = Choose this municipality
areas-far = { $count ->
    [one] This area lies far from the others: { $names }.
   *[other] These { $count } areas lie far from the others, or far outside the Netherlands: { $names }.
}
areas-far-hint = Mostly this means that the coordinates in the file are wrong.
areas-far-yes = Yes, this is right
areas-missing-title = Not in the file
areas-missing-text = { $count ->
    [one] One area is on the map and not in the file. Choose what becomes of it.
   *[other] { $count } areas are on the map and not in the file. Choose what becomes of them.
} Does an area go into another? Then initiatives, requests, talks and roles go along.
areas-missing-each = Choose per area
areas-errors-more = And { $count } more parts.
areas-missing-stays = Stays as it is
areas-missing-ends = Ends, without a successor
areas-missing-into = Goes into { $name } ({ $code })
areas-all = All areas
areas-things = What stands on it
areas-in-district = Neighbourhood in district { $district }
areas-end-title = End this area
areas-end-text = The area goes from the map and the lists. What stands on it moves to the area that you choose. Old links keep working. You can put it back.
areas-end-into = Goes into
areas-end-none = No other area: nothing stands on it
areas-end-button = End this area
areas-back-title = Put back the last change
areas-back-text = The areas were last changed on { $at }. Putting that back gives the borders as they were before, and what moved stands where it stood.
areas-back-button = Put the areas back
things-initiatives = { $count ->
    [one] 1 initiative
   *[other] { $count } initiatives
}
things-requests = { $count ->
    [one] 1 request
   *[other] { $count } requests
}
things-talks = { $count ->
    [one] 1 talk
   *[other] { $count } talks
}
things-roles = { $count ->
    [one] 1 role
   *[other] { $count } roles
}
things-none = Nothing stands on it.
landscape-title = Water, railways and main roads
landscape-text = Without a background map, the maps show neighbourhoods only. With water, railways and main roads people see where they are. Take a file of PDOK (TOP250NL or TOP10NL) or of your own, and choose the large ones only: nobody reads a crowded map.
landscape-none = There is nothing on the map yet.
landscape-there = { $kind }: { $count ->
    [one] one line or area
   *[other] { $count } lines or areas
}
landscape-kind = What is in the file?
landscape-hint = GeoJSON with lines or areas. What lies outside the municipality is left out. At most 20 MB.
landscape-take-in = Put it on the map
landscape-away = Take this off the map
landmark-water = Water
landmark-road = Main roads
landmark-railway = Railways
error-landscape-no-lines = There are no lines and no areas in this file.
error-landscape-elsewhere = Nothing in this file lies in this municipality. Is it of another place, or are the coordinates the other way round?
error-landscape-many = This is too much for one map. Choose the large ones only: rivers, canals and lakes, railways, main roads.
refused-landscape-no-areas = There are no neighbourhoods yet. Take those in first.
done-landschap = It is on the map.
done-landschap-weg = It was taken off the map.
postcodes-title = Postcodes of six characters
postcodes-text = With a list from CBS (postcode and neighbourhood) residents find their neighbourhood exactly. Without one we show the neighbourhoods at the four digits.
postcodes-none = There is no list yet.
postcodes-now = { $count ->
    [one] There is 1 postcode in the list.
   *[other] There are { $count } postcodes in the list.
}
postcodes-hint = CSV with a column ‘PC6’ or ‘postcode’ and a column ‘buurt’ or ‘buurtcode’. At most 12 MB.
postcodes-take-in = Take the list in
postcodes-away = Take the list away
error-postcodes-columns = This file has no column with postcodes, or no column with codes of neighbourhoods.
error-postcodes-nothing = This file has no postcode of six characters in a neighbourhood that we know.
done-postcodes = The list of postcodes has been taken in.
done-postcodes-weg = The list of postcodes is gone.
done-gebieden-terug = The areas have been put back.
done-gebied-opgeheven = The area has ended.
refused-areas-wrong = The file is not right any more. Choose it again.

## Mail

mail-intro = All mail stands in a queue and then leaves. If it can’t, the site tries for five days. If a mail server refuses an address for good, you decide.
mail-stuck = Not sent
mail-all-sent = All mail was sent.
mail-since = Since
mail-to = To
mail-tries = Times tried
mail-next = Next time
mail-error = What the mail server said
mail-now = Try all of it now
mail-ended = Not tried any more
mail-restored = Came with a restored backup. Send it only if it is still right.
mail-what-now = What now?
mail-correct = Better address
mail-again = Send again
mail-let-go = Do not send this
done-mail-weg = This mail will not be sent.
mail-test = Test mail
mail-test-text = Send a mail to { $email }. So you see whether the mail server works.
mail-test-button = Send a test mail
done-proefmail = The test mail is in the queue. Look in your mail, or here whether it hangs.
done-mail-opnieuw = Everything that waited is tried again now.

## Log

log-intro = Facts are here, no texts of people. Each line is tied to the one before: a change shows.
log-when = When
log-who = Who
log-what = What
log-about = About
log-facts = Facts
log-system = The site itself
log-everybody = Everybody
log-everything = Everything
log-from = From
log-until = Until
log-none = Nothing fits this.
log-count = { $count } lines
log-download = Download as a file (CSV)
aggregate-initiative = Initiative
aggregate-request = Request
aggregate-obstacle = Obstacle
aggregate-account = Account
aggregate-critique = Critique
aggregate-learning-case = Learning sessions
aggregate-talk = Talk in a neighbourhood
aggregate-municipality = Settings
aggregate-report = Report

## Colours

colours-intro = The colours of your municipality. The site allows only colours that everybody can read (WCAG AA).
colour-teal = Main colour: buttons and surfaces
colour-teal-700 = Main colour, when pointed at
colour-teal-900 = Darkest colour: the foot of the page
colour-on-teal = Text on the main colour
colour-ochre = Accent
colour-on-ochre = Text on the accent
colour-blue = Third colour
colours-standard = Back to the standard
error-colour = This is no colour. Write it like this: #0b5f4e
error-contrast = This colour can’t be read well together with another. Make it darker or lighter.

## Texts

texts-intro = Choose a page. A text that is left empty reads again as it was delivered.
texts-how = An empty line makes a new paragraph. Leave a text empty to go back to what was delivered.
texts-look = See the page
themes-spare = Theme of your own: give it a name
nav-list = Take in initiatives
nav-list-about = A list that you had already. Each maker gets a mail and decides.
list-intro = Do you have a list of initiatives already? Take it in here. Nothing comes on the map: each maker gets a mail with what would stand there, and puts it up, changes it, or leaves it.
list-file-title = The file
list-file-text = A table out of Excel or another program, saved as csv. The first line has the names of the columns.
list-example = Download an example
list-file-hint = Needed are: name of the initiative, summary or story, themes, neighbourhood, contact person and e-mail. At most 1,000 lines.
list-look = Look at the list
list-look-title = This is in the file
list-counts = { $all } lines: { $new } new, { $wrong } with a fault.
list-send-text = The mail says that the municipality filled this in for them. Who does nothing stands nowhere. Lines with a fault, and those that were there already, take no part.
list-send = { $count ->
    [one] Send a mail to 1 maker
   *[other] Send a mail to { $count } makers
    }
list-line = Line
list-title = Initiative
list-maker = Maker
list-outcome = What happens
list-new = new
list-before = was there already
list-wrong = not right yet
done-lijst = The makers get a mail. What they confirm comes on the map.
error-list-table = This is no table. Save your list as csv and choose that file.
error-list-columns = The first line has no column with the name of the initiative or with the e-mail address.
error-list-nothing = There is nothing under the names of the columns.
error-list-many = These are more than 1,000 lines. Divide the list over more files.
list-example-file = example-initiatives.csv
list-example-heads = Reference | Title | Summary | Story | Themes | Neighbourhood | Stage | Contact person | E-mail | Who | Opening
list-example-line = 2026-001 | Neighbourhood garden | We garden together. | Every Saturday we are in the garden. | Green, Meeting | Pathmos | Running | Jannie Example | jannie@example.nl | Jannie and the neighbours | Saturday from 10 to 12
texts-own-short = own text
texts-role-title = Title
texts-role-intro = Introduction
texts-role-text = Text
texts-role-line = Line
kader-is-on = is asked
kader-is-off = is not asked
kader-spare = Question of your own
texts-own = This is your own text.
texts-voorpagina = Front page
texts-over = About Meerwaarde
texts-privacy = Privacy
texts-toegankelijkheid = Accessibility
texts-open-data = Open data
themes-intro = A theme that can’t be chosen any more stays with who has it.
themes-shown = Can be chosen
themes-shown-yes = Yes, residents can choose this
themes-shown-no = No, residents can’t choose this
error-themes-none = Leave at least one theme to choose.
terms-source = Source: { $source }.
terms-group-loops = Climbing and answering
terms-group-law = What the law says
terms-decreed = Days that a decree makes equal to a holiday
terms-decreed-hint = One day on a line, like 7-5-2027. They are no working days, and no term of a resident ends on them. Source: Algemene termijnenwet 3, paragraph 3.
error-decreed = Put one day on each line, like 7-5-2027.
terms-group-retention = How long data stays
threshold-law-decision = Days in which a formal application is decided
threshold-keep-drafts = Days that half a form stays
threshold-keep-mail = Days that the site knows who got which mail
threshold-keep-looks = Days that it stays who looked at data
threshold-keep-requests = Days that the words of a closed request stay
threshold-keep-accounts = Days without logging in, before an empty account goes

## Checklist

kader-intro = Version { $version } holds now. What was judged keeps its own version. Untick a question to stop asking it.
kader-look = See the checklist
kader-on = Question { $question }
kader-on-yes = We ask this question
kader-question = Question ({ $language })
kader-help = Help ({ $language })
kader-save = Save as version { $version }
done-kader = The new version holds from now on for new assessments.
done-kader-gelijk = Nothing changed, so there is no new version.
kader-is-light = also for something small
kader-light-yes = We also ask this question when it is about something small
kader-small = Something small
kader-small-intro = Is it about something small? Then part of the questions will do. Tick those questions: at least one in each part. None ticked? Then everybody always answers all questions. A no gets all questions, except for information and moral support.
kader-small-kinds = What is small, unless the handler says otherwise?
error-kader-part = Leave at least one question in each part. Do you tick questions for something small? Then also at least one of those in each part.
refused-kader-newer = Somebody else has just made a new version. Load the page again.
checklist-versions = All versions
leave-title = Take back the role { $role } of { $name }
leave-intro = This colleague can’t do the following after that. Choose who gets it. The role goes and the work goes over, at once.
leave-button = Take the role back and hand over
people-work = Work on this name
people-work-text = Ill, gone or free for a while? Say that they are away or hand over the work.
people-work-link = See what is on this name
log-key = Key
log-hash = Hash

## Facts in the log
fact-of-account = account
fact-of-accounts = accounts
fact-of-answer = answer
fact-of-appeal = appeal
fact-of-application = application
fact-of-applications-kept = applications kept
fact-of-area = area
fact-of-areas = areas
fact-of-by = by
fact-of-change = change
fact-of-code = code
fact-of-contact = contact
fact-of-count = count
fact-of-cover = cover
fact-of-critique = critique
fact-of-device = device
fact-of-drafts = drafts
fact-of-due = due
fact-of-exception = exception
fact-of-filled-in-by = filled in by
fact-of-from = from
fact-of-ground = ground
fact-of-handed-over-to = handed over to
fact-of-handler = handler
fact-of-held-on = held on
fact-of-imported = imported
fact-of-initiative = initiative
fact-of-into = joined into
fact-of-invitation = invitation
fact-of-key = text
fact-of-kind = kind
fact-of-language = language
fact-of-letter = letter
fact-of-level = level
fact-of-light = short assessment
fact-of-light-kinds = small
fact-of-looks = looks
fact-of-machine = technical
fact-of-mails = mails
fact-of-manager = manager
fact-of-message = message
fact-of-name = name
fact-of-number = number
fact-of-obstacle = obstacle
fact-of-obstacles = obstacles
fact-of-offer = offer
fact-of-other = other
fact-of-outcome = decision
fact-of-owner = owner
fact-of-passkey = passkey
fact-of-photo = photo
fact-of-questions = questions
fact-of-recognition = thanks
fact-of-requests = requests
fact-of-role = role
fact-of-setting = setting
fact-of-side = whose
fact-of-small = small
fact-of-source = from
fact-of-stand-in = stand-in
fact-of-status = status
fact-of-steward = maker
fact-of-takedown = takedown
fact-of-team = team
fact-of-to = to
fact-of-until = until
fact-of-value = value
fact-of-version = version
fact-of-visibility = visibility
fact-of-what = what
