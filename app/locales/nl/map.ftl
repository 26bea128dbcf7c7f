## De kaart
map-page-title = Kaart van initiatieven
map-live-legend = Een speld is een initiatief. Een cirkel met een getal zijn er meer bij elkaar: kies hem om dichterbij te komen.
map-none-yet = De buurten van deze gemeente staan nog niet op de kaart. Zoeken en aanmelden kan wel.
map-skip = Sla de kaart over
map-title = Kaart met het aantal initiatieven per buurt
map-area =
    { $count ->
        [one] { $area }: 1 initiatief
       *[other] { $area }: { $count } initiatieven
    }
map-legend = Aantal initiatieven
map-as-list =
    { $count ->
        [one] Bekijk dit ene initiatief in een lijst
       *[other] Bekijk deze { $count } in een lijst
    }
map-without-place =
    { $count ->
        [one] 1 initiatief staat niet op de kaart, maar wel in de lijst.
       *[other] { $count } initiatieven staan niet op de kaart, maar wel in de lijst.
    }
map-cluster = {"{n}"} initiatieven
map-zoom-in = Dichterbij
map-spot-all = Bekijk ze in de lijst
map-close = Sluit
map-zoom-out = Verder weg
map-source = Buurtgrenzen: CBS/Kadaster 2024.
map-tiles-source = Kaartgegevens © Kadaster
