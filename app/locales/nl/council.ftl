## De kaart van het bestuur
council-map-title = Kaart met initiatieven en open belemmeringen per buurt
council-map-obstacles =
    { $count ->
        [one] { $area }: 1 open belemmering
       *[other] { $area }: { $count } open belemmeringen
    }

## Het overzicht
council-title = Wat leeft er, en wat houden wij tegen?
council-map = De kaart
council-legend-initiatives = initiatieven
council-legend-obstacles = open belemmeringen
council-as-list = Initiatieven ({ $initiatives }) en open belemmeringen ({ $obstacles }) als lijst
council-mine = Bij u neergelegd
council-mine-none = Er wacht nu niets op u.
council-since = sinds { $date }
council-late =
    { $days ->
        [one] 1 dag te laat
       *[other] { $days } dagen te laat
    }
council-recurs = Wat steeds terugkomt
council-recurs-text =
    { $count ->
        [one] De ene belemmering die is gemeld, naar soort.
       *[other] Alle { $count } belemmeringen die zijn gemeld, naar soort.
    }
council-bar = { $open } open, { $gone } beantwoord
council-decisions = De laatste besluiten
council-decisions-none = Er zijn nog geen besluiten.
council-no-initiative = Verzoek zonder initiatief

## De lijst
council-list-title = Initiatieven en open belemmeringen
council-list-title-area = Initiatieven en open belemmeringen in { $area }
council-list-none = Hier zijn nog geen initiatieven.
council-open-obstacles =
    { $count ->
        [one] 1 open belemmering
       *[other] { $count } open belemmeringen
    }
council-left =
    { $days ->
        [0] vandaag
        [one] nog 1 dag
       *[other] nog { $days } dagen
    }
council-lead =
    { $initiatives ->
        [one] 1 initiatief
       *[other] { $initiatives } initiatieven
    } in { $areas ->
        [one] 1 buurt
       *[other] { $areas } buurten
    }. { $obstacles ->
        [0] Er staan geen belemmeringen open.
        [one] Er staat 1 belemmering open.
       *[other] Er staan { $obstacles } belemmeringen open.
    } { $mine ->
        [0] Geen ervan wacht op u.
        [one] Eén wacht op u.
       *[other] { $mine } wachten op u.
    }
