## De lijst
initiatives-title = Initiatieven
initiatives-count =
    { $count ->
        [one] 1 initiatief
       *[other] { $count } initiatieven
    }
initiatives-as-map = Bekijk ze op de kaart
initiatives-none = Wij vonden niets dat hierbij past. Zoek ruimer, of begin zelf iets.
area-everywhere = In de hele gemeente
filter-label = Zoeken en kiezen
filter-words = Zoek op naam, woord of buurt
search-button = Zoek
filter-more = Meer keuzes
filter-all = Alles
filter-theme = Onderwerp
filter-area = Buurt of wijk
filter-stage = Fase
filter-sort = Volgorde
filter-clear = Wis alle keuzes
sort-newest = Nieuwste eerst
sort-name = Op naam

## Eén initiatief
facts-title = Kort en goed
fact-area = Buurt
fact-stage = Fase
fact-open = Open
fact-who = Wie
fact-since = Sinds
fact-registered = Op deze site sinds
initiative-story = Ons verhaal
initiative-not-exact = De precieze plek staat er niet bij.
initiative-contact-text = Dit kozen de makers zelf. De gemeente houdt zich eraan.
initiative-web = Ons waardeweb
initiative-web-text = Getekend door de makers zelf. Niemand geeft er een cijfer voor. Dicht bij het midden is niet slecht: het is dan niet hun doel.
initiative-benefits = Wie heeft er iets aan?
initiative-needs = Gevraagd en aangeboden
initiative-looking = Dit zoeken wij
initiative-offering = Dit bieden wij
initiative-municipality = Wat de gemeente deed
initiative-municipality-text = Elk contact van de gemeente staat hier. Ook als het te lang duurde.
initiative-wrong = Iets niet in orde?
initiative-wrong-text = De gemeente past hier niets aan en haalt niets weg. Dat kan alleen bij verboden inhoud of gegevens van anderen.
initiative-wrong-link = Hoe dat werkt
initiative-yours = Dit is uw initiatief.
initiative-edit = Verander iets
initiative-ask = Vraag iets aan de gemeente
initiative-withdrawn-title = Dit initiatief is weggehaald
initiative-withdrawn-text = De makers haalden het zelf weg. Hier staat nu niets meer.

## Wijzigen
edit-title = Verander ‘{ $title }’
edit-intro = Alleen u, en wie het samen met u doet, kan hier iets veranderen.
field-title = Naam van uw initiatief
field-title-hint = Kort, bijvoorbeeld ‘Aan tafel in Pathmos’.
field-summary = In het kort
field-summary-hint = Eén of twee zinnen. Hooguit 200 letters.
field-story = Uw verhaal
field-story-hint = Vertel wat u doet, voor wie en waarom. Gewone woorden zijn goed.
field-themes = Waar gaat het over?
field-themes-hint = Kies er één, twee of drie.
field-stage = Hoe ver bent u?
field-stage-hint = Elk antwoord is goed. U kunt het later veranderen.
field-contact = Mag de gemeente contact met u zoeken?
field-contact-hint = U kiest. Wij houden ons eraan. Antwoord op uw eigen vraag krijgt u altijd.
field-visibility = Wie kan uw initiatief zien?
visibility-public-hint = Het staat in de lijst en op de kaart.
visibility-unlisted-hint = Het staat niet in de lijst en niet op de kaart.
withdraw-title = Uw initiatief weghalen
withdraw-text = Wij wissen dan uw verhaal, de namen en de plek. Alleen blijft bewaard dát het er was. U kunt dit niet terugdraaien.
withdraw-sure = Weet u het zeker?
withdraw-yes = Ja, haal mijn initiatief weg
withdraw-button = Haal weg
refused-not-your-initiative = Dit initiatief is van iemand anders. Alleen de makers kunnen het veranderen. Ook de gemeente kan dat niet.
done-bewaard = Bewaard. Het staat er meteen zo op.
done-teruggetrokken = Uw initiatief is weggehaald.

## Samen

makers-together = Samen met anderen
makers-together-text = Nodig iemand uit om mee te beslissen, draag het over, of stop zelf.
makers-button = Makers van dit initiatief
makers-title = Makers van ‘{ $title }’
makers-intro = Makers mogen alles veranderen en alle verzoeken lezen. Niemand kan een ander eruit zetten.
makers-now = Wie het nu doen
makers-you = Dat bent u
makers-waiting = Uitgenodigd
makers-until = De uitnodiging geldt tot en met { $date }.
makers-hands-over = U draagt het over
makers-take-back = Trek in
makers-take-back-label = Trek de uitnodiging van { $name } in
makers-invite = Nodig iemand uit
makers-name = Hoe heet die persoon?
makers-email-hint = Daar gaat de uitnodiging naartoe. Niemand anders leest dit adres.
makers-over = Overdragen
makers-over-yes = Ik stop zodra deze persoon ja zegt
makers-over-hint = Zo draagt u het initiatief over.
makers-send = Stuur de uitnodiging
makers-leave = Stoppen als maker
makers-leave-text = Het initiatief blijft van de andere makers.
makers-leave-sure = Weet u het zeker?
makers-leave-yes = Ja, ik stop als maker
makers-last = U bent de enige maker. Nodig eerst iemand uit, draag het over, of haal het initiatief weg.
invited-title = Doet u mee met ‘{ $title }’?
invited-text = { $by } vraagt u om maker te worden van ‘{ $title }’.
invited-over = { $by } wil ‘{ $title }’ aan u overdragen en stopt dan zelf.
invited-what = Als maker beslist u wat er staat en leest u de verzoeken aan de gemeente. Bekijk eerst:
invited-yes = Ja, ik doe mee
invited-no = Nee, liever niet
invited-joined-title = U doet mee
invited-joined-text = Met deze link zei u ja. U bent nu maker.
invited-ended-title = Deze uitnodiging is voorbij
invited-ended-text = Er is al op geantwoord, of wie u vroeg nam haar terug.
invited-late-title = Deze uitnodiging is te oud
invited-late-text = Een uitnodiging werkt 14 dagen. Vraag wie u uitnodigde om een nieuwe.
invited-unknown-title = Deze link kennen wij niet
invited-unknown-text = Misschien is hij niet helemaal overgenomen. Open hem nog eens in de mail.
invited-not-you = U bent hier ingelogd als { $here }. De uitnodiging is voor { $asked }. Zegt u ja? Dan doet { $asked } mee, en bent u daarna ingelogd als { $asked }.
done-uitgenodigd = De uitnodiging is verstuurd.
done-ingetrokken = De uitnodiging is ingetrokken.
done-weggegaan = U bent geen maker meer.
done-maker = Welkom! U bent nu maker van dit initiatief.
done-uitnodiging-nee = Wij hebben de uitnodiging weggegooid.
error-maker-already = Deze persoon is al maker.
error-maker-asked = Deze persoon is al uitgenodigd. Trek dat eerst in.
refused-invitation-ended = Deze uitnodiging geldt niet meer: ze is intussen ingetrokken of beantwoord.
refused-last-maker = U bent de enige maker. Nodig eerst iemand uit, draag het over, of haal het initiatief weg.

## Foto’s

photos-heading = Foto’s
photos-text = Laat zien hoe het eruitziet. Hooguit vijf foto’s.
photos-button = Foto’s van dit initiatief
photos-title = Foto’s van ‘{ $title }’
photos-intro = Wij halen de plaats en de gegevens van de camera eruit. Staan er mensen op? Vraag of zij het goed vinden.
photos-none = Er zijn nog geen foto’s. Tot dan staat er een tekening.
photos-new = Nieuwe foto
photos-file = Foto
photos-file-hint = JPEG, PNG of WebP, hooguit 5 MB.
photos-alt = Wat is er te zien?
photos-alt-hint = Voor mensen die de foto niet kunnen zien. Bijvoorbeeld: zes mensen aan een lange tafel.
photos-add = Voeg toe
photos-first = Zet vooraan
photos-remove = Haal weg
done-foto = De foto staat erbij.
done-foto-weg = De foto is weg.
error-photo-none = U heeft nog geen foto gekozen.
error-photo-many = Er staan al vijf foto’s. Haal er eerst een weg.
error-photo-large = Deze foto is groter dan 5 MB. Maak hem kleiner.
error-photo-kind = Dit is geen JPEG, PNG of WebP. Kies een foto van die soort.
error-photo-points = Deze foto heeft te veel beeldpunten. Maak hem kleiner.
error-photo-small = Deze foto is te klein om iets te zien.
error-photo-broken = Deze foto is beschadigd. Kies een andere.
error-empty-alt = Schrijf op wat er te zien is.
