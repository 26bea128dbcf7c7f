## Over Meerwaarde

about-title = Over Meerwaarde
about-intro = Bewoners doen veel voor hun buurt. Meerwaarde laat dat zien. En het laat zien wat de gemeente opruimt als er iets in de weg staat.
about-works-title = Zo werkt het
about-works-text =
    U laat zien wat u doet: een tuin, een eettafel, een werkplaats. Dat staat meteen op de kaart. U hoeft daarvoor aan niemand iets te vragen.

    Heeft u de gemeente nodig? Dan doet u een verzoek. Wij kijken eerst wat uw plan oplevert voor mensen. Staat een regel in de weg? Dan is het onze taak om die op te ruimen. U ziet wie dat doet, en vóór wanneer.

    Wij geven u geen cijfer. Wij meten alleen onszelf.
about-promises-title = Twaalf beloften
about-promises-text = Hier houden wij ons aan. Deze site is er zo op gebouwd.
promise-1 = Wij blijven van uw initiatief af
promise-1-text = U beslist wat er staat. Niemand bij de gemeente past het aan, geeft er een cijfer voor of verstopt het. Het is te zien zodra u uw e-mailadres bevestigt.
promise-2 = U bepaalt het contact
promise-2-text = U kiest: neem gerust contact op, alleen als wij iets vragen, of laat ons met rust. Wij houden ons daaraan. Antwoord op uw eigen vraag krijgt u altijd.
promise-3 = Eerst kijken wij wat het oplevert
promise-3-text = Wij vragen eerst wie er beter van wordt. Daarna pas kijken wij naar de regels. Wij leggen alles uit in woorden en tellen niets op.
promise-4 = Een regel in de weg is ons probleem
promise-4-text = Een regel is nooit zomaar het antwoord. Iemand van ons ruimt hem op, vóór een vaste datum. U ziet wie dat is.
promise-5 = Nee zeggen is voor ons het moeilijkst
promise-5-text = Wie nee zegt, legt veel uit. Welke schade voorkomt het? Wat is er geprobeerd? Wat kan wel? En een leidinggevende tekent mee.
promise-6 = Verschil mag
promise-6-text = Past een regel niet bij uw plan? Dan kan er een uitzondering komen. Wij schrijven op waarom. In dezelfde situatie besluiten wij hetzelfde.
promise-7 = Onze mensen staan er niet alleen voor
promise-7-text = Wie voor u verder gaat dan een regel, krijgt dekking. De naam van de leidinggevende komt eronder te staan.
promise-8 = Hulp waar u iets aan heeft
promise-8-text = Een ruimte, gereedschap, een klein bedrag of iemand die het weet. U zegt ja of nee. Er zitten geen voorwaarden aan.
promise-9 = Wij zeggen dank u wel
promise-9-text = Een wethouder kan u bedanken. U kiest zelf of anderen dat mogen lezen.
promise-10 = Geen verslagen
promise-10-text = Wij vragen niet hoe het ervoor staat. Wij houden geen cijfers over u bij. Wij tellen alleen wat wijzelf doen: hoe snel, hoe vaak en hoe goed.
promise-11 = Uw idee blijft van u
promise-11-text = Wij leggen het nergens anders op. Wie van u wil leren, zoekt u zelf op.
promise-12 = U verliest geen rechten
promise-12-text = U kunt altijd om een officieel besluit vragen. Dan geldt een vaste termijn. Bent u het niet eens met het besluit? Dan kunt u bezwaar maken.
about-takedown-title = Wanneer halen wij iets weg?
about-takedown-text =
    Dat kan maar om twee redenen. Er staat iets dat verboden is. Of er staan gegevens van andere mensen die dat niet willen. Een andere reden is er niet, ook niet als wij het er niet mee eens zijn.

    Een mens met een naam beslist daarover. U krijgt bericht van wat weg is, wie dat deed en waarom.

    Ziet u iets dat echt niet kan? Bel ons. Zeg om welk initiatief het gaat en wat er niet klopt.
about-contest-title = Bent u het er niet mee eens?
about-contest-text = Is er iets van u weggehaald? En vindt u dat niet terecht? Zeg het ons. Iemand anders kijkt dan opnieuw en legt u uit wat de uitkomst is. Krijgt u geen gelijk? Dan kunt u een klacht indienen bij de gemeente, en daarna bij de ombudsman.
about-together-title = Liever samen invullen?
about-together-text =
    Typt u niet graag? Of weet u niet waar u moet beginnen? Bel ons of kom langs. Wij typen, u bent de baas.

    Uw naam staat erbij, niet die van ons.
reach-phone = Bel
reach-desk = Kom langs bij de gemeente { $municipality }, of bel het nummer van het gemeentehuis.

## Toegankelijkheid

accessibility-title = Toegankelijkheid
accessibility-intro = Iedereen moet deze site kunnen gebruiken. Ook met een schermlezer, zonder muis, op een kleine telefoon of zonder JavaScript.
accessibility-tested-title = Wat wij doen
accessibility-tested-text =
    Wij bouwen naar de richtlijn WCAG 2.2, niveau AA. Wij gebruiken de bouwstenen van NL Design System.

    Een testprogramma (axe) kijkt elke pagina na, in een echte browser. Het doet dat op een breed scherm (1280 punten) en op een smal scherm (320 punten). Vindt het een fout? Dan gaat een nieuwe versie niet door.

    Ook proberen wij of alles werkt met alleen het toetsenbord. Alle pagina’s werken zonder JavaScript.
accessibility-limits-title = Wat nog beter moet
accessibility-limits-text =
    Een testprogramma vindt niet alles. Er is nog geen onderzoek gedaan door een onafhankelijk bureau. Ook is de site nog niet getest door mensen met een beperking.

    De kaart kunt u bewegen en groter maken. Dat is lastig met een schermlezer. Daarom staat alles van de kaart ook in een lijst.

    De verhalen schrijven bewoners zelf. Wij veranderen daar niets aan. Ze kunnen dus lastig te lezen zijn. Ze staan er in één taal.
accessibility-report-title = Lukt er iets niet?
accessibility-report-text = Zeg het ons. Vertel op welke pagina het was en wat u wilde doen. Wij helpen u meteen verder. Daarna lossen wij het op voor iedereen.

## Privacy

privacy-title = Privacy
privacy-intro = Wij bewaren zo weinig mogelijk van u. Hier leest u wat, waarom en hoe u het weer weg krijgt.
privacy-kept-title = Wat wij bewaren
privacy-kept-name = Uw naam en e-mailadres
privacy-kept-name-text = Die hebben wij nodig om u te mailen en om te weten dat u het bent. Uw e-mailadres staat nooit op de site.
privacy-kept-initiative = Uw initiatief
privacy-kept-initiative-text = Alles wat u erover schrijft, is voor iedereen te lezen. U kunt het altijd veranderen of weghalen. Uit foto’s halen wij weg waar en wanneer ze zijn gemaakt.
privacy-kept-request = Uw verzoek en de berichten
privacy-kept-request-text = Die lezen u, de andere makers van uw initiatief en de mensen die uw verzoek behandelen. Schrijf liever niets op over uw gezondheid of die van een ander. Uw burgerservicenummer vragen wij nooit.
privacy-kept-staff = Wat er gebeurde, en wanneer
privacy-kept-staff-text = Wij schrijven op wie wat deed. Zo kan niemand stiekem iets veranderen.
privacy-kept-look = Wie uw verzoek bekeek
privacy-kept-look-text = Opent een ambtenaar uw verzoek? Dan schrijven wij dat op, en u kunt het zien.
privacy-kept-device = Waar u bent ingelogd
privacy-kept-device-text = Per apparaat: de soort browser, hoe u inlogde en wanneer u er voor het laatst was. Geen adres van uw internetverbinding.
privacy-terms-title = Hoe lang
privacy-terms-text = Na deze termijnen gaat het vanzelf weg:
privacy-terms-by-hand = Na deze termijnen kijkt de gemeente wat weg kan, en wist het:
privacy-term-keep-drafts = Een half ingevuld formulier: { $days } dagen na de laatste keer dat u eraan schreef.
privacy-term-keep-mail = Wie welke mail kreeg: { $days } dagen.
privacy-term-keep-looks = Wie uw verzoek bekeek: { $days } dagen.
privacy-term-keep-requests = De tekst van een verzoek en de berichten: { $days } dagen nadat het klaar is. Wat er werd besloten, blijft staan zonder uw naam.
privacy-term-keep-accounts = Een account waar niets meer bij hoort: { $days } dagen na de laatste keer dat u inlogde.
privacy-place-title = Uw plek
privacy-place-text =
    U kiest hoe precies anderen uw plek zien. Kiest u ‘alleen de buurt’? Dan staat de speld midden in de buurt. De precieze plek bewaren wij dan niet.

    Uw postcode gebruiken wij alleen om de buurt te vinden.
privacy-login-title = Inloggen zonder wachtwoord
privacy-login-text = U heeft geen wachtwoord nodig. Wij mailen u een link. Die werkt één keer, en maar 15 minuten. Een link om iets te bevestigen werkt 14 dagen. U kunt zien waar u bent ingelogd, en daar of overal uitloggen.
privacy-cookies-title = Cookies
privacy-cookies-text = Wij volgen u niet. Er zijn geen cookies van andere bedrijven, en geen tellers. Dit zijn ze allemaal:
privacy-cookie-language = ‘taal’
privacy-cookie-language-text = Onthoudt of u Nederlands of Engels koos. Blijft een jaar staan.
privacy-cookie-draft = ‘aanmelding’
privacy-cookie-draft-text = Onthoudt waar u was bij het aanmelden van een initiatief. Gaat weg als u klaar bent, en anders na 30 dagen.
privacy-cookie-session = ‘sessie’ of ‘__Host-sessie’
privacy-cookie-session-text = Houdt u ingelogd. Die krijgt u pas als u inlogt. Hij gaat weg als u uitlogt, en anders als u { $days } dagen niet langskomt, of na { $most } dagen. Voor mensen van de gemeente duurt het een paar uur.
privacy-tiles = De achtergrond van de kaart komt van het Kadaster. Opent u de kaart? Dan ziet het Kadaster het adres van uw internetverbinding.
privacy-rights-title = Uw rechten
privacy-rights-text =
    U mag zien wat wij van u weten. U mag het laten verbeteren of wissen. U mag er ook een kopie van krijgen. Bij ‘Uw gegevens’ doet u dat zelf. Vraagt u het ons? Dan antwoorden wij binnen een maand.

    Soms moeten wij iets bewaren, ook als u dat niet wilt. Bijvoorbeeld een officieel besluit. Dat zegt de Archiefwet. Wij leggen u dan uit wat er blijft.

    Vindt u dat wij het niet goed doen? Dan kunt u een klacht indienen bij de Autoriteit Persoonsgegevens.
privacy-mine-link = Naar uw gegevens
privacy-contact-title = Vragen over privacy
privacy-contact-text = De gemeente { $municipality } past op uw gegevens. Vraag naar de functionaris gegevensbescherming. Dat is de collega die op privacy let.

## Open data

open-data-title = Open data
open-data-intro = Wat openbaar is, mag u ook gebruiken. En wij zeggen van wie wij iets leenden.
open-data-files-title = Wat u kunt ophalen
open-data-files-text = Een programma kan deze bestanden lezen. U heeft er geen account voor nodig.
open-data-areas = De kaart van de buurten
open-data-areas-text = De naam en de grens van elke buurt, als GeoJSON. Dat is een vaste vorm voor kaarten.
open-data-points = De openbare initiatieven
open-data-points-text = Een JSON-bestand met wat al op de kaart staat, zo precies als de makers kozen. Er staan geen namen of adressen van mensen bij.
open-data-sources-title = Wat wij van anderen gebruiken
open-data-boundaries = Buurtgrenzen
open-data-boundaries-text = CBS en Kadaster, wijken en buurten 2024, licentie CC BY 4.0. Wij maakten de grenzen eenvoudiger.
open-data-postcodes = Postcodes
open-data-postcodes-text = 4pp, vier cijfers met hun plaats, licentie MIT.
open-data-font = Letter
open-data-font-text = Noto Sans, SIL Open Font License.
open-data-design = Bouwstenen van de pagina’s
open-data-design-text = NL Design System, licentie EUPL-1.2.
open-data-leaflet = De kaart die u kunt bewegen
open-data-leaflet-text = Leaflet, licentie BSD-2.
open-data-code = De code van Meerwaarde
open-data-code-text = Licentie EUPL-1.2. Iedere gemeente mag hem gebruiken en verbeteren.

## De voorpagina
how-text = Wij geven u geen cijfer. Wij meten onszelf.
how-all = Alle cijfers van de gemeente
how-days = { $count ->
    [one] dag
   *[other] dagen
    }
how-spoken = tot wij elkaar spraken, dit jaar, bij de helft van de verzoeken of sneller
how-received = verzoeken kregen wij dit jaar
how-removed = { $count ->
    [one] belemmering ruimden wij uit de weg
   *[other] belemmeringen ruimden wij uit de weg
    }
how-open = { $count ->
    [0] belemmeringen staan open
    [one] belemmering staat nog open, sinds { $days } dagen. Dat moet beter.
   *[other] belemmeringen staan nog open. De oudste { $days } dagen. Dat moet beter.
    }
home-title = Wat doet u voor uw buurt?
home-lead = Samen eten, een tuin, een werkplaats. Laat zien wat u doet. Staat er een regel in de weg? Dan is het onze taak om die op te ruimen.
home-register = Laat uw initiatief zien
home-ask = Vraag iets aan de gemeente
home-search = Zoek een initiatief of een buurt
home-map-text = Het getal is het aantal initiatieven in een buurt. Kies een buurt.
home-map-text-small = Kies een wijk en zie wat er gebeurt.
home-per-district = Per wijk
home-removed-title = Dit ruimden wij onlangs uit de weg
home-removed-text = Een regel die in de weg staat, is ons probleem. Niet dat van u.
home-removed-none = Er is nog niets opgeruimd. Dat moet beter.
home-all-obstacles = Alle belemmeringen: { $open } open, { $removed } uit de weg
home-in-the-way = Dit stond in de weg
home-removed-by = Opgeruimd door
home-days =
    { $count ->
        [one] dag
       *[other] dagen
    }
home-new-title = Nieuw in de buurt
home-all-initiatives = Alle initiatieven
home-none-yet = Er staat nog niets. Begint u?
home-map-title =
    { $count ->
        [one] 1 initiatief
       *[other] { $count } initiatieven
    } in { $areas ->
        [one] 1 buurt
       *[other] { $areas } buurten
    }
