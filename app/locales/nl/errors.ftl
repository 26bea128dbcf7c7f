## Wat er mis is met een antwoord, en wat u kunt doen

error-empty = Hier staat nog niets. Vul dit in.
error-too-long = Deze tekst is te lang. Maak hem korter.
error-too-long-counted = Hier passen { $most } tekens in. Het zijn er nu { $is }.
error-name-link = Hier kan geen link in. Laat het webadres weg.
error-email-no-at = In een e-mailadres staat een @. Schrijf het zo: naam@voorbeeld.nl
error-email-two = Hier staat meer dan één adres, of twee keer een @. Vul één adres in.
error-email-link = Dit is een link. Laat ‘mailto:’ weg en vul alleen het adres in.
error-email-around = Vul alleen het adres in, zonder naam, haakjes of aanhalingstekens. Schrijf het zo: naam@voorbeeld.nl
error-email-space = In een e-mailadres staat geen spatie.
error-email-unseen = In dit adres staat een teken dat u niet ziet. Typ het adres opnieuw, zonder te plakken.
error-email-letter = Voor de @ staat een letter die mailprogramma’s niet aannemen, zoals een é. Gebruik alleen a tot en met z, cijfers en leestekens.
error-email-local = Het stuk voor de @ klopt niet. Schrijf het adres zo: naam@voorbeeld.nl
error-email-host = Het stuk achter de @ klopt niet. Daar hoort iets als voorbeeld.nl
error-postcode = Deze postcode klopt niet. Vul vier cijfers en twee letters in, zoals 7545 AA.
error-choose = U heeft nog niets gekozen. Kies een van de antwoorden.

## Besluiten

error-decision-words = Er staat nog geen antwoord aan de bewoner. Schrijf in gewone woorden wat jullie besluiten.
error-decision-offer = Bij ‘ja, met hulp’ hoort een aanbod. Bied eerst iets aan, of kies ‘ja’.
error-decision-obstacle = Bij ‘nog niet’ hoort een belemmering. Meld eerst wat er in de weg staat.
error-decision-owner = Een belemmering heeft nog geen eigenaar of geen datum. Vul die eerst in.
error-decision-manager = Er staat nog geen leidinggevende bij. Kies wie je om een handtekening vraagt.
error-decision-own-signature = Je kunt niet je eigen besluit tekenen. Kies een andere leidinggevende.
error-no-harm = Je koos nog geen schade. Kies welke schade dit ‘nee’ voorkomt.
error-no-to-whom = Er staat nog niet wie schade lijdt. Schrijf op wie dat zijn.
error-no-lighter = Er staat nog niet waarom een lichtere voorwaarde niet helpt. Leg dat uit.
error-no-tried = Er staat nog niet wat je probeerde. Schrijf dat op.
error-no-alternative = Er staat nog geen alternatief. Schrijf op wat de bewoner wél kan doen.
error-no-article = Het wetsartikel ontbreekt. Vul in welke wet en welk artikel geen ruimte laten.
error-exception-rule = Er staat nog niet van welke regel je afwijkt. Noem de regel.
error-exception-reason = Er staat nog geen reden. Schrijf op waarom de regel hier niet past.
error-exception-same = De zin is nog niet af. Beschrijf in welke situatie jullie hetzelfde besluiten.

## Belemmeringen

error-obstacle-owner = Er is nog geen eigenaar. Vul in wie dit opruimt.
error-obstacle-date = Er is nog geen datum. Vul in wanneer het klaar is.
error-obstacle-answer = Er staat nog geen antwoord. Schrijf op wat er is gebeurd, zo dat iedereen het mag lezen.
error-obstacle-step = Deze belemmering is al verder. Kijk hoe het er nu voor staat en kies opnieuw.

## Pagina’s die niet te zien zijn

error-page-code = Foutcode { $code }
error-page-home = Naar de voorpagina
error-page-number = Belt u ons hierover? Noem dan dit nummer: { $number }
error-page-wait-seconds =
    { $seconds ->
        [one] Over 1 seconde kunt u het weer proberen.
       *[other] Over { $seconds } seconden kunt u het weer proberen.
    }
error-page-wait =
    { $minutes ->
        [one] Over 1 minuut kunt u het weer proberen.
       *[other] Over { $minutes } minuten kunt u het weer proberen.
    }
error-page-not-found = Deze pagina is er niet
error-page-not-found-text = Misschien is het adres verkeerd getypt. Of wat hier stond, is weggehaald door wie het maakte.
error-page-not-allowed = Hier is niets om te bekijken
error-page-not-allowed-text = Dit adres hoort bij een knop of een formulier. Ga terug naar de pagina waar die staat, en gebruik de knop daar.
error-page-forbidden = Deze pagina is niet voor u
error-page-forbidden-text = Alleen de mensen die hierbij horen, kunnen dit zien. Heeft u nog een ander e-mailadres bij ons? Log dan daarmee in.
error-page-refused = Dit kan hier niet
error-page-refused-text = De site laat dit niet toe. Hieronder staat waarom, en wat wel kan.
error-page-other-site = Dit formulier kwam van een andere site
error-page-other-site-text = Uw browser zegt dat dit formulier van een andere site kwam. Daarom is er niets mee gedaan. Open de pagina hier opnieuw en vul het nog eens in.
error-page-typed = Wat u had ingevuld
error-page-bad-request = Dit formulier kwam niet goed over
error-page-bad-request-text = Er ging iets mis bij het versturen. Ga terug, laad de pagina opnieuw en probeer het nog eens.
error-page-too-large = Dit bestand is te groot
error-page-too-large-text = Ga terug, maak het kleiner en kies het opnieuw. De rest van wat u typte staat er dan nog.
error-page-too-long = Dit is te veel tekst
error-page-too-long-text = Zo veel kunnen wij niet in één keer bewaren. Hieronder staat wat u typte. Kopieer het, ga terug en maak het korter.
error-page-too-long-back = Dit is te veel tekst
error-page-too-long-back-text = Zo veel kunnen wij niet lezen. Ga terug: in uw browser staat nog wat u typte. Maak het korter en verstuur het opnieuw.
error-page-too-many = Even rustig aan
error-page-too-many-text = Dit ging te vaak achter elkaar. Wij houden het even tegen, zodat de site voor iedereen blijft werken.
error-page-internal = Er ging iets mis bij ons
error-page-internal-text = Dit ligt niet aan u. Probeer het zo nog eens. Blijft het misgaan? Bel ons dan.
error-page-unwritable = Dit lukt nu even niet
error-page-unwritable-text = De site kan nu even niets bewaren of opzoeken. Dit ligt niet aan u. Probeer het over een paar minuten nog eens.
error-page-unwritable-posted = De site kan nu even niets bewaren. Dit ligt niet aan u. Wat u invulde, staat nog op deze pagina. Laat de pagina open en verstuur het over een paar minuten nog een keer.
error-page-at-once = Iemand was u net voor
error-page-at-once-posted = Iemand anders deed hier net iets. Daarom is van uw kant nog niets bewaard. Wat u invulde, staat nog op deze pagina. Kijk eerst hoe het er nu voor staat, of verstuur het nog een keer.
error-page-back = Kijk hoe het er nu voor staat

## Aanmelden en wijzigen
error-themes = Kies één, twee of drie onderwerpen.
error-area = U heeft nog geen buurt gekozen. Kies er een uit de lijst.
error-map-changed = De kaart is intussen veranderd. Klik de plek nog een keer aan.
error-near = U heeft nog niet gekozen welke buurt het is. Kies een van de buurten bij uw postcode.
error-postcode-unknown = Wij kennen deze postcode niet precies. Kies uw buurt uit de lijst, of wijs de plek aan op de kaart.
error-need-what = Vul in wat u zoekt of aanbiedt.
error-choose-place = U heeft nog niet gekozen waar het is. Kies een van de vier manieren.
error-postcode-elsewhere = Deze postcode ligt ver buiten deze gemeente. Kijk hem na, of kies uw buurt uit de lijst.
error-map-nothing = U heeft nog niets aangeklikt. Klik op de kaart, of kies uw buurt uit de lijst.
error-map-outside = Deze plek ligt buiten de gemeente. Klik binnen de lijnen.
error-exact-needs-map = Voor de precieze plek is een klik op de kaart nodig. Klik hem aan, of kies ‘alleen de buurt’.
error-sure = Zet eerst een vinkje. Zo weten wij dat u het zeker weet.

## Dagen
error-date = Dit is geen dag die wij kennen. Typ dag, maand en jaar, zoals 31-12-2026.
error-date-past = Deze dag is al geweest. Kies vandaag of een latere dag.
error-decision-light = Voor een nee zijn een paar vragen niet genoeg. Beantwoord eerst alle vragen van de afweging.
refused-nothing-small = Dit afwegingskader kent geen korte afweging. Beantwoord alle vragen.
error-decision-assessment = De afweging is nog niet klaar. Beantwoord eerst alle vragen.
error-empty-wat-title = Vul de naam van uw initiatief in.
error-empty-title = Vul een titel in.
error-empty-summary = Vertel in het kort wat u doet.
error-empty-story = Vertel uw verhaal.
error-empty-name = Vul uw naam in.
error-empty-email = Vul een e-mailadres in.
error-empty-words = Schrijf eerst een tekst.
error-empty-what = Vul in wat u aanbiedt.
error-empty-offered-by = Vul in wie het aanbiedt.
error-empty-obstacle-title = Vul in wat er in de weg staat.
error-empty-to = Vul in naar wie het gaat.
error-empty-who-calls = Vul in wie er belt.
error-empty-when = Vul in wanneer er gebeld wordt.
error-empty-because = Schrijf op waarom je het teruggeeft.
error-non-reason = Dit is geen reden voor een nee. Het is een belemmering van ons. Meld hem hier; wat je schreef staat er nog.

## De lussen

error-obstacle-term = Deze datum is te ver weg. Kies een eerdere dag, of schaal op.
error-split = Kies één of meer verzoeken, maar niet alle. Anders blijft er niets over.
error-cover-reason = Geef je geen dekking? Schrijf dan waarom.
error-duty-order = De laatste dag ligt voor de eerste. Draai ze om.
error-date-future = Deze dag moet nog komen. Kies vandaag of een eerdere dag.
error-case-item = Vul een nummer in, of kies een belemmering.
error-case-number = Er is geen verzoek met dit nummer. Kijk het na.
error-empty-why = Schrijf in één zin wat je wilt doen, en waarom.
error-empty-alike = Schrijf op wat hetzelfde is.
error-empty-different = Schrijf op wat anders is.
error-empty-body = Vul in aan wie het is voorgelegd.
error-empty-letter = De brief is leeg.
error-empty-reply = Schrijf op wat er terugkwam.
error-empty-answer = Schrijf een antwoord.
error-empty-happened = Schrijf op wat er gebeurde.
error-empty-rule-wanted = Schrijf op wat de regel wilde.
error-empty-person-needed = Schrijf op wat de mens nodig had.
error-empty-change = Schrijf op wat jullie anders doen.
error-empty-procedure = Vul in welke procedure het is.
error-empty-with-whom = Vul in met wie u sprak.
error-empty-heard = Schrijf op wat u hoorde.
error-sign-condition = Je vulde een voorwaarde in die er een ‘ja’ van maakt. Geef het daarmee terug, of haal de voorwaarde weg.
error-case-request = Het verzoek waar dit over gaat, is van een ander team. Vraag dat team om het op tafel te leggen.
refused-mail-gone = Over deze mail is al beslist, of hij is toch vertrokken.
refused-mail-secret = In deze mail staat een link die van de ontvanger is. Hij kan niet naar een ander adres.
refused-mail-old = De link in deze mail opent niets meer. Wie hem vroeg, vraagt een nieuwe. Laat deze mail gaan.

## Wie geen e-mail heeft

error-phone = Dit is geen telefoonnummer. Vul tien cijfers in, zoals 06 12345678.
error-reach = Vul een e-mailadres in. Heeft de bewoner dat niet? Vul dan een telefoonnummer in.
error-read-out = Lees het eerst voor, en vraag of het openbaar mag.
