## The list
initiatives-title = Initiatives
initiatives-count =
    { $count ->
        [one] 1 initiative
       *[other] { $count } initiatives
    }
initiatives-as-map = See them on the map
initiatives-none = We found nothing that fits. Search wider, or start something yourself.
area-everywhere = All over the municipality
filter-label = Search and choose
filter-words = Search by name, word or neighbourhood
search-button = Search
filter-more = More choices
filter-all = All
filter-theme = Subject
filter-area = Neighbourhood or district
filter-stage = Stage
filter-sort = Order
filter-clear = Clear all choices
sort-newest = Newest first
sort-name = By name

## One initiative
facts-title = In short
fact-area = Neighbourhood
fact-stage = Stage
fact-open = Open
fact-who = Who
fact-since = Since
fact-registered = On this site since
initiative-story = Our story
initiative-not-exact = The exact place is not shown.
initiative-contact-text = The makers chose this themselves. The municipality keeps to it.
initiative-web = Our value web
initiative-web-text = Drawn by the makers themselves. Nobody gives marks for it. Near the middle is not bad: it is just not their aim.
initiative-benefits = Who benefits?
initiative-needs = Asked and offered
initiative-looking = We look for
initiative-offering = We offer
initiative-municipality = What the municipality did
initiative-municipality-text = Every contact by the municipality stands here. Also when it took too long.
initiative-wrong = Something wrong?
initiative-wrong-text = The municipality changes nothing here and takes nothing down. That is possible only for forbidden content or details of others.
initiative-wrong-link = How that works
initiative-yours = This is your initiative.
initiative-edit = Change something
initiative-ask = Ask the municipality something
initiative-withdrawn-title = This initiative was taken away
initiative-withdrawn-text = Its makers took it away themselves. There is nothing here any more.

## Changing
edit-title = Change ‘{ $title }’
edit-intro = Only you and the others who run it can change something here.
field-title = Name of your initiative
field-title-hint = Short, for example ‘At the table in Pathmos’.
field-summary = In short
field-summary-hint = One or two sentences. At most 200 letters.
field-story = Your story
field-story-hint = Tell what you do, for whom and why. Plain words are fine.
field-themes = What is it about?
field-themes-hint = Choose one, two or three.
field-stage = How far are you?
field-stage-hint = Any answer is fine. You can change it later.
field-contact = May the municipality contact you?
field-contact-hint = You choose. We keep to it. You always get an answer to your own question.
field-visibility = Who can see your initiative?
visibility-public-hint = It is in the list and on the map.
visibility-unlisted-hint = It is not in the list and not on the map.
withdraw-title = Take your initiative away
withdraw-text = We then erase your story, the names and the place. All that is kept is that it was there. You cannot undo this.
withdraw-sure = Are you sure?
withdraw-yes = Yes, take my initiative away
withdraw-button = Take away
refused-not-your-initiative = This initiative is somebody else’s. Only its makers can change it. The municipality cannot either.
done-bewaard = Saved. It is shown like this at once.
done-teruggetrokken = Your initiative was taken away.

## Together

makers-together = Together with others
makers-together-text = Ask somebody to decide together, hand it over, or stop yourself.
makers-button = Makers of this initiative
makers-title = Makers of ‘{ $title }’
makers-intro = Makers may change everything and read all requests. Nobody can put another out.
makers-now = Who does it now
makers-you = That is you
makers-waiting = Invited
makers-until = The invitation holds until { $date }.
makers-hands-over = You hand it over
makers-take-back = Take back
makers-take-back-label = Take back the invitation of { $name }
makers-invite = Invite somebody
makers-name = What are they called?
makers-email-hint = The invitation goes there. Nobody else reads this address.
makers-over = Handing over
makers-over-yes = I stop as soon as this person says yes
makers-over-hint = That is how you hand the initiative over.
makers-send = Send the invitation
makers-leave = Stop as a maker
makers-leave-text = The initiative stays with the other makers.
makers-leave-sure = Are you sure?
makers-leave-yes = Yes, I stop as a maker
makers-last = You are the only maker. Invite somebody first, hand it over, or take the initiative away.
invited-title = Do you join ‘{ $title }’?
invited-text = { $by } asks you to become a maker of ‘{ $title }’.
invited-over = { $by } wants to hand ‘{ $title }’ over to you and then stops.
invited-what = As a maker you decide what it says and read the requests to the municipality. Look first:
invited-yes = Yes, I join
invited-no = No, rather not
invited-joined-title = You take part
invited-joined-text = You said yes with this link. You are a maker now.
invited-ended-title = This invitation is over
invited-ended-text = It was answered already, or whoever asked you took it back.
invited-late-title = This invitation is too old
invited-late-text = An invitation works for 14 days. Ask whoever invited you for a new one.
invited-unknown-title = We do not know this link
invited-unknown-text = Perhaps it was not copied as a whole. Open it once more in the mail.
invited-not-you = You are logged in here as { $here }. The invitation is for { $asked }. If you say yes, { $asked } takes part, and you are logged in as { $asked } after that.
done-uitgenodigd = The invitation is sent.
done-ingetrokken = The invitation is taken back.
done-weggegaan = You are not a maker any more.
done-maker = Welcome! You are a maker of this initiative now.
done-uitnodiging-nee = We threw the invitation away.
error-maker-already = This person is a maker already.
error-maker-asked = This person is invited already. Take that back first.
refused-invitation-ended = This invitation does not hold any more: it was taken back or answered meanwhile.
refused-last-maker = You are the only maker. Invite somebody first, hand it over, or take the initiative away.

## Photos

photos-heading = Photos
photos-text = Show what it looks like. At most five photos.
photos-button = Photos of this initiative
photos-title = Photos of ‘{ $title }’
photos-intro = We take out the place and the details of the camera. Are there people on it? Ask whether they agree.
photos-none = There are no photos yet. Until then there is a drawing.
photos-new = New photo
photos-file = Photo
photos-file-hint = JPEG, PNG or WebP, at most 5 MB.
photos-alt = What does it show?
photos-alt-hint = For people who can’t see the photo. For example: six people at a long table.
photos-add = Add
photos-first = Put first
photos-remove = Remove
done-foto = The photo is there.
done-foto-weg = The photo is gone.
error-photo-none = You have not chosen a photo yet.
error-photo-many = There are five photos already. Remove one first.
error-photo-large = This photo is larger than 5 MB. Make it smaller.
error-photo-kind = This is no JPEG, PNG or WebP. Choose a photo of that kind.
error-photo-points = This photo has too many points. Make it smaller.
error-photo-small = This photo is too small to see anything.
error-photo-broken = This photo is damaged. Choose another.
error-empty-alt = Write down what it shows.
