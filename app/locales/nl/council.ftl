## De kaart van het bestuur
council-map-title = Kaart met initiatieven en open belemmeringen per buurt
council-map-obstacles =
    { $count ->
        [one] { $area }: 1 open belemmering
       *[other] { $area }: { $count } open belemmeringen
    }
