## Het kader van elke pagina

app-name = Meerwaarde
language-name = Nederlands
language-label = Taal
brand-label = Meerwaarde, naar de voorpagina
skip-link = Naar de inhoud
demonstration = demonstratie
menu = Menu
nav-label = Hoofdmenu
crumbs-label = Waar u bent
nav-initiatives = Initiatieven
nav-map = Kaart
nav-obstacles = Belemmeringen
nav-checklist = Zo wegen wij af
nav-mine = Mijn overzicht
nav-worklist = Werklijst
nav-work-obstacles = Belemmeringen in behandeling
nav-council = Bestuur
log-in = Inloggen
log-out = Uitloggen
demo-bar = Dit is een demonstratie. Alles is verzonnen, u kunt niets stukmaken.
demo-bar-roles = Kies een rol
demo-bar-mail = Bekijk de mail
footer-pay-off = Bewoners doen veel voor elkaar. De gemeente ruimt op wat in de weg staat.
footer-demo = Dit is een demonstratie. De initiatieven en de mensen zijn verzonnen.
footer-help = Hulp nodig?
footer-together = Bel of kom langs
footer-about = Over Meerwaarde
footer-how-we-judge = Zo wegen wij af
footer-site = Over deze site
footer-accessibility = Toegankelijkheid
footer-privacy = Privacy
footer-open-data = Open data

## Formulieren en lijsten

optional = (niet verplicht)
error-title-prefix = Fout:{" "}
error-summary =
    { $count ->
        [one] Er is 1 antwoord dat wij niet begrijpen
       *[other] Er zijn { $count } antwoorden die wij niet begrijpen
    }
error-summary-missing =
    { $count ->
        [one] Er ontbreekt 1 antwoord
       *[other] Er ontbreken { $count } antwoorden
    }
error-summary-refused = Dit gaat nu niet
error-summary-kept = De rest van uw antwoorden staat er nog.
part-all = Alle { $count } bekijken
part-back = Terug naar alles op deze bladzijde
pages-label = Meer bladzijden
pages-previous = Vorige
pages-next = Volgende

## Twee mensen tegelijk

conflict-title = Dit is intussen veranderd
conflict-text = Terwijl deze pagina openstond, is dit ergens anders veranderd: door een ander, of door u in een ander tabblad. Er is niets kwijt. Kijk wat u wilt houden.
conflict-theirs = { $field }: dit staat er nu
conflict-mine = { $field }: dit schreef u
conflict-chosen = { $field }: dit koos u
conflict-save-chosen = Bewaar wat ik koos en schreef
conflict-nothing = (niets)
conflict-save-mine = Bewaar mijn tekst
conflict-keep-theirs = Laat staan wat er nu staat

## Dagen en tijden

date = { $day } { $month } { $year }
date-time = { $date } om { $time } uur
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
weekday-1 = maandag
weekday-2 = dinsdag
weekday-3 = woensdag
weekday-4 = donderdag
weekday-5 = vrijdag
weekday-6 = zaterdag
weekday-7 = zondag

## Knoppen en kleine woorden
home = Home
back = Terug
save = Bewaar
cancel = Terug zonder bewaren
change = Verander
choose = Maak een keuze
form-intro = Vul alle velden in. Als een veld niet verplicht is, staat dit erbij.
together-title = Liever samen invullen?
together-phone = Bel { $phone } of kom langs bij de gemeente. Wij typen, u bent de baas.
together-visit = Kom langs bij de gemeente. Wij typen, u bent de baas.

## Meer

footer-us = Zo leren wij
chart-table = Als tabel
show = Toon
