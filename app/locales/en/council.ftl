## The map of the council
council-map-title = Map with initiatives and open obstacles per neighbourhood
council-map-obstacles =
    { $count ->
        [one] { $area }: 1 open obstacle
       *[other] { $area }: { $count } open obstacles
    }
