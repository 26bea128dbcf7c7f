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
council-legend-blocked = buurt met een open belemmering
council-legend-lively = buurt met initiatieven
council-legend-quiet = nog geen
council-legend-initiatives = initiatieven
council-legend-obstacles = open belemmeringen
council-tab-obstacles = Open belemmeringen
council-as-list = Initiatieven ({ $initiatives }) en open belemmeringen ({ $obstacles }) als lijst
council-mine = Bij u neergelegd
council-mine-more = En nog { $count }, met een latere datum.
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
council-decided-on = Datum
council-decided-kind = Soort verzoek
council-decided = Besluit
council-decided-for = Voor
council-decided-private = Tussen bewoner en gemeente
council-decisions = De laatste besluiten
council-decisions-none = Er zijn nog geen besluiten.

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

## Gesprekken, leeftijd en dank

council-numbers = De getallen
council-legend-talks = gesprekken
council-map-talks =
    { $count ->
        [one] { $area }: 1 gesprek
       *[other] { $area }: { $count } gesprekken
    }
council-met =
    { $count ->
        [one] 1 verzoek
       *[other] { $count } verzoeken
    }
council-column-open = open
council-column-gone = beantwoord
council-ages = Hoe oud zijn de belemmeringen?
council-ages-text =
    { $count ->
        [0] Er staat niets open.
        [one] Er staat er 1 open, sinds { $days } dagen.
       *[other] De { $count } die nu openstaan. De oudste: { $days } dagen.
    }
council-age = Leeftijd
council-of-age = Alleen wat zo lang openstaat: { $age }.
council-all-ages = Toon alle
council-thanks = Te bedanken
council-thanks-text = Initiatieven die contact goed vinden en dit jaar nog niet bedankt zijn. Het initiatief kiest zelf of uw woorden openbaar worden.
council-thanks-none = Iedereen die dat goed vindt, is dit jaar bedankt.
council-thanked =
    { $count ->
        [0] Nog niemand bedankt
        [one] 1 keer bedankt
       *[other] { $count } keer bedankt
    }
nav-talks = Buurtgesprekken
talks-intro = Met wie u sprak, wat u hoorde, en wat er in de weg bleek te staan.
talks-in = Buurtgesprekken in { $area }
talks-none = Hier is nog geen gesprek opgeschreven.
talk-opened =
    { $count ->
        [one] 1 belemmering
       *[other] { $count } belemmeringen
    }
talk-new = Schrijf een gesprek op
talk-area = In welke buurt?
talk-when = Wanneer?
talk-with = Met wie?
talk-with-hint = Bijvoorbeeld: de bewoners van de Lipperkerkstraat. Geen namen.
talk-heard = Wat hoorde u?
talk-heard-hint = Alleen wethouders en leidinggevenden lezen dit.
talk-obstacles = Wat stond er in de weg?
talk-no-obstacles = Nog niets opgeschreven. Nul is een goed antwoord.
done-gesprek-bewaard = Het gesprek is bewaard.
done-gesprek-belemmering = De belemmering staat erbij.
