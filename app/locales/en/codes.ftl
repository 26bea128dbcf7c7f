## Roles

role-official = Civil servant
role-manager = Manager
role-alderman = Alderman
role-admin = Administrator

## Initiatives

stage-idea = An idea
stage-starting = Being set up
stage-active = Running
stage-paused = Taking a break
stage-ended = Ended
visibility-draft = Not confirmed yet
visibility-public = Public
visibility-unlisted = Only with the link
visibility-withdrawn = Withdrawn
visibility-taken-down = Taken down
precision-neighbourhood = Only the neighbourhood
precision-neighbourhood-hint = Nobody sees your street. Most people choose this.
precision-exact = The exact place
precision-exact-hint = Handy when people can drop by.
precision-none = Not on the map
precision-none-hint = Then your initiative only stands in the list.
contact-welcome = Feel free to contact us
contact-welcome-hint = Also with an idea or an offer.
contact-only-if-we-ask = Only if we ask something
contact-only-if-we-ask-hint = The municipality does not contact you of its own accord.
contact-leave-us-alone = Leave us alone
contact-leave-us-alone-hint = You are on the map. That is all you hear.
theme-green = Green
theme-food = Eating together
theme-workshop = Workshop
theme-care = Care
theme-play = Play and sports
theme-culture = Culture
theme-neighbours = Helping each other
theme-learning = Learning
theme-meeting = Meeting
theme-transport = Transport
theme-energy = Energy
theme-own1 = Own theme 1
theme-own2 = Own theme 2
theme-own3 = Own theme 3
theme-own4 = Own theme 4
theme-own5 = Own theme 5
theme-own6 = Own theme 6
theme-safety = Safe
own-value-yes = yes
own-value-a-bit = a bit
own-value-not-our-aim = not our aim

## Values in the value web

value-A1 = People are better off
value-A2 = Caring for yourself and each other
value-A3 = New encounters
value-A4 = Everyone contributes
value-A5 = Owned by its makers
value-A6 = Support of neighbours
value-A7 = Everyone can take part
value-A8 = New in this place
value-A9 = Nicer, safer, greener

## Checklist

part-A = What does it bring?
part-B = Do no harm
part-C = Obstacles that we found
question-A1 = Who is better off? How do we know?
question-A1-long = Name the people. Write down what you saw yourself or heard from them.
question-A2 = Do people take more care of themselves and each other?
question-A2-long = Can people do more together than before?
question-A3 = Do people meet who did not know each other?
question-A3-long = Think of old and young, poor and rich, newcomers and long-time residents.
question-A4 = Do the people who receive also contribute?
question-A4-long = It may be small, such as making coffee or sweeping.
question-A5 = Is it their own?
question-A5-long = Do they want it, do they run it and do they decide on it?
question-A6 = Do the neighbours support it? Who is against?
question-A6-long = Talk to both. People who are against often have a good point.
question-A7 = Can everyone take part? Who is left out?
question-A7-long = Think of money, language, a step at the door or the time of day.
question-A8 = Is it new for this problem, in this place?
question-A8-long = It does not have to be new anywhere else. Only here.
question-A9 = Does the neighbourhood get nicer, safer or greener?
question-A9-long = Look in the street, also at another time of day.
question-B1 = What happens if we stay away?
question-B1-long = Does it simply go on? Then staying away is a good answer.
question-B2 = Which of our own actions could do harm?
question-B2-long = Think of taking over, conditions, reports, waiting and too much attention.
question-B3 = Who could be harmed? What is the lightest condition?
question-B3-long = Say who it is and how bad it is. Then look for what is just enough to prevent it.
question-B4 = What can we give tomorrow already?
question-B4-long = A key, a phone number, a power point. Small is good.
question-A10 = A question of the municipality's own
question-A11 = A question of the municipality's own
question-A12 = A question of the municipality's own
question-B5 = A question of the municipality's own
question-B6 = A question of the municipality's own
choice-clearly = clearly
choice-partly = partly
choice-cannot-say-yet = cannot say yet
choice-no = no

## Obstacles

obstacle-kind-rule = A rule does not fit
obstacle-kind-permit = A permit is needed
obstacle-kind-procedure = The procedure does not fit
obstacle-kind-papers-or-diplomas = Papers or diplomas required
obstacle-kind-safety-requirement = A safety requirement
obstacle-kind-working-conditions = A rule about work
obstacle-kind-procurement = Buying is allowed in one way only
obstacle-kind-funding-form = You need a foundation to get money
obstacle-kind-accountability-demand = Reports are asked
obstacle-kind-own-capital = You must pay part yourself
obstacle-kind-insurance = Insurance cannot be arranged
obstacle-kind-space = No room or no key
obstacle-kind-counter = Nobody answers
obstacle-kind-silo = Two departments, nobody decides
obstacle-kind-fear-of-precedent = Afraid that others will want it too
obstacle-kind-other = Something else
obstacle-source-own-department = Our own department
obstacle-source-other-service = Another department of the municipality
obstacle-source-province = The province
obstacle-source-national-law = National law
obstacle-source-other-organisation = Another organisation
obstacle-status-reported = Reported
obstacle-status-owned = Open
obstacle-status-removed = Removed
obstacle-status-worked-around = Worked around
obstacle-status-stays = Stays
obstacle-status-removed-hint = It stands in nobody’s way any more.
obstacle-status-worked-around-hint = The rule is still there, but stops nobody any more.
obstacle-status-stays-hint = There is a good reason to leave it so. You explain it.
obstacle-level-official = Civil servant
obstacle-level-manager = Manager
obstacle-level-alderman = Alderman
obstacle-level-higher-government = Higher government

## Offers

offer-kind-space = Room
offer-kind-equipment = Equipment
offer-kind-money = Small amount
offer-kind-expertise = Expertise
offer-kind-contact = A contact
offer-kind-publicity = Publicity
offer-status-offered = Offered
offer-status-accepted = Accepted
offer-status-in-use = In use
offer-status-returned = Returned
offer-status-declined = Not needed
offer-status-withdrawn = Taken back

## Requests

request-kind-permit = Permit
request-kind-permit-hint = You want to do something that needs permission, or may need it.
request-kind-space = Room
request-kind-space-hint = You look for a place, indoors or outdoors.
request-kind-money = Small amount
request-kind-money-hint = You need some money. You do not have to be a foundation.
request-kind-information = Information
request-kind-information-hint = You want to know something. We find out for you.
request-kind-equipment = Equipment
request-kind-equipment-hint = You want to borrow something, such as chairs, tools or a tent.
request-kind-moral-support = Moral support
request-kind-moral-support-hint = You would like somebody to think along, cheer you on or drop by.
request-kind-expertise = Expertise
request-kind-expertise-hint = You look for somebody who knows how it is done.
request-kind-right-to-challenge = Right to challenge
request-kind-right-to-challenge-hint = You think that you can do a task of the municipality better yourself.
request-kind-other = Something else
request-kind-other-hint = Does your question fit nowhere? Just tell us.
request-status-submitted = Received
request-status-in-conversation = In conversation
request-status-assessed = Weighed
request-status-decided = Decided
request-status-closed = Done
request-status-withdrawn = Stopped
request-status-referred = Handed over

## Decisions

outcome-yes = Yes
outcome-yes-hint = can be sent at once
outcome-yes-with-help = Yes, with help
outcome-yes-with-help-hint = with at least one offer
outcome-yes-with-exception = Yes, with an exception
outcome-yes-with-exception-hint = with cover by a manager
outcome-not-yet = Not yet
outcome-not-yet-hint = the obstacle is ours, with a name and a date
outcome-no = No
outcome-no-hint = asks for: harm, what you tried, an alternative and a second signature
harm-safety = Safety
harm-health = Health
harm-vulnerable-people = Vulnerable people
harm-rights-of-others = Rights of others
harm-environment = Environment
harm-law = A law that leaves no room
non-reason-not-in-policy = ‘It is not in our policy’
non-reason-no-procedure = ‘We have no procedure for it’
non-reason-others-would-want-it = ‘Then others would want it too’
non-reason-papers-missing = ‘Papers are missing’
non-reason-not-our-department = ‘That is not our department’

## What happened

event-initiative-published = Initiative put on the map
event-initiative-changed = Initiative updated
event-initiative-visibility = Visibility changed
event-role-revoked = Role taken back
event-team-changed = Team changed
event-account-changed = Details of a colleague changed
event-device-logged-out = A device logged out
event-passkey-changed = Passkey made or taken away
event-recovery-codes-made = Recovery codes made
event-data-exported = Data downloaded
event-address-set = E-mail address changed
event-list-taken-in = List of initiatives taken in
event-reach-set = Name, telephone number or postal address changed
event-name-set = Name changed
event-data-erased = Data erased
event-retention-ran = Old data erased
event-mail-handled = Mail that did not leave, handled
event-areas-imported = Areas taken in
event-areas-restored = Areas put back
event-text-changed = Text or colour changed
event-taken-down = Taken down by an administrator
event-takedown-contested = Its makers disagree with the takedown
event-takedown-answered = Looked at again after the takedown
event-steward-invited = Somebody was asked to take part
event-steward-joined = A maker joined
event-steward-left = A maker left
event-invitation-withdrawn = Invitation taken back
event-photo-changed = Photos changed
event-report-sent = Report came in
event-report-answered = Report was looked at
event-request-submitted = Request received
event-request-handed-over = Handed over within the municipality
event-obstacle-released = Nobody’s for now
event-cover-moved = Question for cover is with another manager
event-decision-moved = Decision put to another manager
event-decision-taken-back = Proposal taken back
event-absence-set = Said to be away, or back
event-request-taken = Handler found
event-request-spoken = We spoke
event-message-sent = The municipality sent a message
event-message-sent-resident = The makers sent a message
event-turn-changed = Turn changed
event-assessment-completed = We looked together at what it brings
event-assessment-sized = Said whether a few questions are enough
event-application-started = Formal application started
event-obstacle-linked = A rule was in the way
event-obstacle-reported = Obstacle reported
event-obstacle-owned = Obstacle taken up
event-obstacle-finished = Obstacle answered
event-obstacle-reopened = Obstacle came back
event-offer-told-made = Offered: { $what }
event-offer-told-offered = Offered: { $what }
event-offer-told-accepted = Accepted: { $what }
event-offer-told-declined = Not needed: { $what }
event-offer-told-in-use = In use: { $what }
event-offer-told-returned = Returned: { $what }
event-offer-told-withdrawn = Withdrawn: { $what }
event-offer-used-by = In use by { $who }: { $what }
event-offer-made = Help offered
event-offer-answered = Offer updated
event-decision-proposed = Decision put to a manager
event-decision-returned = Decision given back
event-decision-sent = Decision sent
event-request-referred = Warmly handed over
event-request-withdrawn = Request stopped
event-request-reopened = Request reopened
event-request-closed = Request finished
event-role-granted = Role granted
event-logged-out-everywhere = Logged out everywhere

## The loops

cover-status-asked = Waits for an answer
cover-status-covered = Covered
cover-status-declined = Not covered
cover-status-withdrawn = Taken back
degree-yes = Yes
degree-a-bit = A bit
degree-no = No
critique-status-sent = Waits for an answer
critique-status-answered = Answered
critique-status-withdrawn = Taken back
case-status-prepared = Being prepared
case-status-held = Talked about
procedure-change-changed = Changed
procedure-change-scrapped = Scrapped
age-two-weeks = 0–2 weeks
age-four-weeks = 2–4 weeks
age-two-months = 1–2 months
age-three-months = 2–3 months
age-longer = longer
event-obstacle-climbed = Put higher
event-obstacle-merged = Joined with another
event-obstacle-split = A part became an obstacle of its own
event-obstacle-put = Put to a higher government
event-obstacle-replied = Answer of a higher government
event-cover-asked = Cover asked
event-cover-climbed = Question for cover put higher
event-cover-answered = Question for cover answered
event-duty-set = Duty changed
event-exception-cited = Earlier exception named as support
event-thanks-sent = Words of thanks sent
event-thanks-answered = Chosen who reads the thanks
event-critique-sent = Critique received
event-critique-answered = Critique answered
event-critique-changed = Critique changed
event-critique-late = Critique not answered in time
event-case-prepared = Brought to a learning session
event-case-held = Talked about in a learning session
event-procedure-changed = Procedure changed
event-talk-held = Talk held
event-threshold-set = Term set

## Who has no e-mail

event-letter-posted = A letter was posted or read out
