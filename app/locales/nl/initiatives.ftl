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
