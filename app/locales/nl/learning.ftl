## De leertafel

nav-learning = Leertafel
nav-learned = Wat wij veranderden
learned-intro = Procedures die wij anders doen of afschaften. En de belemmering die ons dat leerde.
learned-none = Hier staat nog niets. Wij zijn aan het leren.
learned-because = Door deze belemmering:
learned-from-this = Wat wij hierdoor veranderden
case-intro = Leg op tafel wat niet goed ging. Niet om te oordelen, maar om het anders te doen.
case-none = Hier ligt niets.
case-prepared = Wordt voorbereid
case-held = Besproken
case-new = Leg iets op tafel
case-changed =
    { $count ->
        [one] 1 procedure veranderd
       *[other] { $count } procedures veranderd
    }
case-all-changes =
    { $count ->
        [0] Wat wij veranderden
        [one] De ene procedure die wij veranderden
       *[other] Alle { $count } procedures die wij veranderden
    }
case-new-title = Leg iets op de leertafel
case-new-intro = Een titel is genoeg. De rest mag later, samen.
case-about = Dit gaat over verzoek { $number }.
case-title = Waar gaat het over?
case-title-hint = In één zin, zonder namen van bewoners.
case-happened = Wat gebeurde er?
case-rule-wanted = Wat wilde de regel?
case-person-needed = Wat had de mens nodig?
case-change = Wat doen we anders?
case-change-hint = Nodig als jullie het hebben besproken.
case-held-on = Besproken op
case-put = Leg op tafel
case-hold = Wij hebben dit besproken
case-items = Op tafel
case-add = Leg er iets bij
case-number = Nummer van een verzoek
case-number-hint = Zoals 2026-00042.
case-add-button = Leg erbij
procedures-title = Procedures
procedure-add = Schrijf een verandering op
procedure-title = Welke procedure?
procedure-title-hint = Iedereen kan dit lezen.
procedure-kind = Wat is ermee gebeurd?
procedure-words = Hoe gaat het nu?
procedure-words-hint = In gewone woorden.
procedure-obstacles = Door welke belemmering?
procedure-button = Maak openbaar
procedure-first-hold = Bespreek de casus eerst. Daarna schrijf je op wat er verandert.
done-leertafel = Het ligt op tafel.
done-leertafel-bewaard = Bewaard.
done-leertafel-gehouden = Bewaard als besproken.
done-procedure = De verandering is openbaar.
refused-case-not-held = Deze casus is nog niet besproken. Bespreek hem eerst.
work-to-table = Leg dit op de leertafel
case-no-names = Zonder namen van bewoners: alle collega’s kunnen dit lezen.
