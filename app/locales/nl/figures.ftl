## Zo doen wij het

nav-figures = Zo doen wij het
figures-intro = Wij meten onszelf. Niet u, niet uw initiatief, en niet één medewerker.
figures-period = Periode
figures-quarter = Kwartaal { $quarter } van { $year }
figures-download = Download de cijfers van { $period } (CSV)
figures-small = Minder dan vijf tonen wij als ‘< 5’. Soms tonen wij ook een groter getal niet, omdat een klein getal er anders uit te rekenen is.
figures-nothing = In deze periode was er niets.
figures-few = { $count } andere, elk minder dan 5: { $names }.
figures-all-few = Elk minder dan 5: { $names }.
figures-what = Wat
figures-drawn = Getekend
figures-count = Aantal
figures-share = { $count } ({ $percent }%)
figures-too-few = Minder dan vijf: te weinig om te tonen.
figures-spread = De helft binnen { $median ->
        [one] 1 dag
       *[other] { $median } dagen
    }, negen van de tien binnen { $p90 ->
        [one] 1 dag
       *[other] { $p90 } dagen
    }.
figures-speed = Hoe snel wij zijn
figures-received = Verzoeken ontvangen
figures-first-contact = Tot wij elkaar spraken
figures-to-decision = Tot een besluit
figures-outcomes = Wat wij antwoordden
figures-obstacles = Belemmeringen
figures-obstacles-opened = Gemeld
figures-obstacles-days = Tot een antwoord
figures-kinds = Gemeld, naar soort
figures-levels = Open op dit moment, naar niveau
figures-ages = Open op dit moment, naar leeftijd
figures-offers = Hulp die wij boden
figures-offers-made = Aangeboden
figures-offers-accepted = Daarvan aangenomen
figures-offers-other = Daarvan niet aangenomen, of nog open
figures-exceptions = Uitzonderingen
figures-exceptions-made = Met een reden gemaakt
figures-critique = Kritiek op ons
figures-critique-sent = Ontvangen
figures-critique-in-time = Op tijd beantwoord
figures-critique-late = Te laat, of nog geen antwoord
figures-critique-rest = Nog binnen de termijn, of teruggenomen
figures-law = Officiële aanvragen
figures-law-in-time = Besluit op tijd
figures-law-late = Te laat
figures-withheld = te klein om te tonen
figures-column-period = periode
figures-column-section = onderdeel
figures-column-name = naam
figures-column-count = aantal
figures-column-percent = procent
figures-column-median = mediaan in dagen
figures-column-p90 = 90e percentiel in dagen
