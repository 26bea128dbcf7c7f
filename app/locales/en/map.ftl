## The map
map-page-title = Map of initiatives
map-live-legend = A pin is an initiative. A circle with a number is several together: choose it to come nearer.
map-none-yet = The neighbourhoods of this municipality are not on the map yet. You can search and register already.
map-skip = Skip the map
map-title = Map with the number of initiatives per neighbourhood
map-area =
    { $count ->
        [one] { $area }: 1 initiative
       *[other] { $area }: { $count } initiatives
    }
map-legend = Number of initiatives
map-as-list =
    { $count ->
        [one] See this one initiative in a list
       *[other] See these { $count } in a list
    }
map-without-place =
    { $count ->
        [one] 1 initiative is not on the map, but it is in the list.
       *[other] { $count } initiatives are not on the map, but they are in the list.
    }
map-cluster = {"{n}"} initiatives
map-zoom-in = Zoom in
map-spot-all = See them in the list
map-close = Close
map-zoom-out = Zoom out
map-source = Neighbourhood borders: CBS/Kadaster 2024.
map-tiles-source = Map data © Kadaster
