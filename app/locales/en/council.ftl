## The map of the council
council-map-title = Map with initiatives and open obstacles per neighbourhood
council-map-obstacles =
    { $count ->
        [one] { $area }: 1 open obstacle
       *[other] { $area }: { $count } open obstacles
    }

## The overview
council-title = What is alive, and what do we hold back?
council-map = The map
council-legend-blocked = neighbourhood with an open obstacle
council-legend-lively = neighbourhood with initiatives
council-legend-quiet = none yet
council-legend-initiatives = initiatives
council-legend-obstacles = open obstacles
council-tab-obstacles = Open obstacles
council-as-list = Initiatives ({ $initiatives }) and open obstacles ({ $obstacles }) as a list
council-mine = Put to you
council-mine-more = And { $count } more, with a later date.
council-mine-none = Nothing waits for you now.
council-since = since { $date }
council-late =
    { $days ->
        [one] 1 day late
       *[other] { $days } days late
    }
council-recurs = What keeps coming back
council-recurs-text =
    { $count ->
        [one] The one obstacle that was reported, by kind.
       *[other] All { $count } obstacles that were reported, by kind.
    }
council-bar = { $open } open, { $gone } answered
council-decided-on = Date
council-decided-kind = Kind of request
council-decided = Decision
council-decided-for = For
council-decided-private = Between resident and municipality
council-decisions = The latest decisions
council-decisions-none = There are no decisions yet.

## The list
council-list-title = Initiatives and open obstacles
council-list-title-area = Initiatives and open obstacles in { $area }
council-list-none = There are no initiatives here yet.
council-open-obstacles =
    { $count ->
        [one] 1 open obstacle
       *[other] { $count } open obstacles
    }
council-left =
    { $days ->
        [0] today
        [one] 1 day left
       *[other] { $days } days left
    }
council-lead =
    { $initiatives ->
        [one] 1 initiative
       *[other] { $initiatives } initiatives
    } in { $areas ->
        [one] 1 neighbourhood
       *[other] { $areas } neighbourhoods
    }. { $obstacles ->
        [0] No obstacles are open.
        [one] 1 obstacle is open.
       *[other] { $obstacles } obstacles are open.
    } { $mine ->
        [0] None of them waits for you.
        [one] One waits for you.
       *[other] { $mine } wait for you.
    }

## Talks, age and thanks

council-numbers = The numbers
council-legend-talks = talks
council-map-talks =
    { $count ->
        [one] { $area }: 1 talk
       *[other] { $area }: { $count } talks
    }
council-met =
    { $count ->
        [one] 1 request
       *[other] { $count } requests
    }
council-column-open = open
council-column-gone = answered
council-ages = How old are the obstacles?
council-ages-text =
    { $count ->
        [0] Nothing is open.
        [one] 1 is open, for { $days } days.
       *[other] The { $count } that are open now. The oldest: { $days } days.
    }
council-age = Age
council-of-age = Only what is open for: { $age }.
council-all-ages = Show all
council-thanks = To thank
council-thanks-text = Initiatives that welcome contact and were not thanked this year. The initiative itself chooses whether your words become public.
council-thanks-none = Everybody who welcomes it was thanked this year.
council-thanked =
    { $count ->
        [0] Nobody thanked yet
        [one] Thanked once
       *[other] Thanked { $count } times
    }
nav-talks = Talks
talks-intro = With whom you spoke, what you heard, and what turned out to be in the way.
talks-in = Talks in { $area }
talks-none = No talk was written down here yet.
talk-opened =
    { $count ->
        [one] 1 obstacle
       *[other] { $count } obstacles
    }
talk-new = Write down a talk
talk-area = In which neighbourhood?
talk-when = When?
talk-with = With whom?
talk-with-hint = For example: the residents of Lipperkerkstraat. No names.
talk-heard = What did you hear?
talk-heard-hint = Only aldermen and managers read this.
talk-obstacles = What was in the way?
talk-no-obstacles = Nothing written down yet. Zero is a good answer.
done-gesprek-bewaard = The talk is saved.
done-gesprek-belemmering = The obstacle is added.
