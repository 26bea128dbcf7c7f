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
