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
council-legend-initiatives = initiatives
council-legend-obstacles = open obstacles
council-as-list = Initiatives ({ $initiatives }) and open obstacles ({ $obstacles }) as a list
council-mine = Put to you
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
council-decisions = The latest decisions
council-decisions-none = There are no decisions yet.
council-no-initiative = Request without an initiative

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
