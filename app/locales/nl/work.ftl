## Afweging
assess-title = Afweging op meerwaarde
assess-version = Afwegingskader versie { $version } · geen cijfers, geen optelsom
assess-caption = { $part } Antwoord per vraag en per collega.
assess-question = Vraag
assess-you = { $name } (jij)
assess-change = Verander
assess-reason = Waarom? (vraag { $question })
assess-open = nog open
assess-differs = verschil: bespreek dit
assess-differences =
    { $count ->
        [one] 1 verschil
       *[other] { $count } verschillen
    }
assess-obstacles =
    { $count ->
        [one] 1, zie hiernaast
       *[other] { $count }, zie hiernaast · nul is ook goed
    }
assess-few =
    { $count ->
        [one] 1 vraag
       *[other] { $count } vragen
    }
assess-light-kind = Bij ‘{ $kind }’ hoef je maar { $few } te beantwoorden.
assess-light-said = Dit is iets kleins: je hoeft maar { $few } te beantwoorden.
assess-light-no = Voor een nee beantwoord je ze allemaal.
assess-whole-said = Dit vraagt om alle vragen.
assess-ask-all = Beantwoord alle vragen
assess-ask-few = Dit is iets kleins: { $few }
assess-rest =
    { $count ->
        [one] De andere vraag
       *[other] De { $count } andere vragen
    }
done-afweging-licht = Een paar vragen is nu genoeg. Wat er al stond, is bewaard.
done-afweging-heel = Alle vragen tellen nu mee. Wat er al stond, is bewaard.
assess-answered = { $count } van { $all } vragen beantwoord
assess-save = Bewaar de afweging
assess-kept = Bewaard
assess-not-kept = Niet bewaard. Gebruik straks de knop ‘Bewaar de afweging’.
assess-choice-at = { $question } De keuze
assess-reason-at = { $question } Waarom
assess-elsewhere = In een ander tabblad staat nu een ander antwoord. Klik op ‘Bewaar de afweging’ om beide te zien.
done-afweging-bewaard = De afweging is bewaard.

## Het afwegingskader, openbaar
checklist-title = Zo wegen wij af
checklist-version = Afwegingskader versie { $version }
checklist-intro = Vraagt u ons iets? Dan stellen wij onszelf deze vragen. Ze gaan over mensen en de buurt. Er staat geen vraag over regels bij.
checklist-part-c = Vinden wij een regel die in de weg staat? Dan schrijven wij die apart op. Iemand van ons ruimt hem op. Vinden wij niets? Ook goed.
checklist-small = Bij iets kleins
checklist-small-kinds = Deze vragen zijn genoeg bij { $kinds } en wat de behandelaar klein vindt. Een nee krijgt alle vragen. Alleen bij informatie en steun in de rug hoeft dat niet.
checklist-small-said = Bij wat de behandelaar klein vindt, zijn deze vragen genoeg. Een nee krijgt alle vragen. Alleen bij informatie en steun in de rug hoeft dat niet.
checklist-aside = Hoe wij antwoorden
checklist-answers = De antwoorden
checklist-no-total = Bij elk antwoord staat waarom. Wij geven geen cijfer en tellen niets op.
checklist-no-title = En als het nee wordt?
checklist-no-text = Dan zeggen wij welke schade dat voorkomt, en voor wie. Wij zeggen wat wij probeerden en wat wel kan. Een leidinggevende tekent mee.

## Werklijst
worklist-views = Welke verzoeken
worklist-mijn = Van mij
worklist-team = Hele team
worklist-wij = Wij zijn aan zet
worklist-zij = Bewoner is aan zet
worklist-laat = Te laat
worklist-klaar = Afgehandeld
worklist-alles = Alles
worklist-search = Zoek op nummer, naam of woord
worklist-kind = Soort
worklist-of-team = Team
worklist-no-team = Nog geen team
worklist-sort-wacht = Eerst wat te laat is
worklist-sort-nieuw = Nieuwste eerst
worklist-sort-oud = Oudste eerst
worklist-sort-termijn = Termijn van de wet eerst
worklist-no-words = Hier kunnen wij niet op zoeken. Typ een nummer, een naam of een woord.
worklist-not-found = Niets gevonden. Zoek op een ander woord, of op het nummer, zoals 42 of 2026-42. Je ziet hier alleen verzoeken van jouw team en gebied.
worklist-none = Hier ligt nu niets.
worklist-nobody = nog geen behandelaar
worklist-us-since = Wacht op ons · sinds { $date }
worklist-you-since = Wacht op de bewoner · sinds { $date }
worklist-call = Bel uiterlijk { $date }
worklist-law = Besluit uiterlijk { $date }
worklist-asked =
    { $count ->
        [one] 1 verzoek wacht op jouw handtekening
       *[other] { $count } verzoeken wachten op jouw handtekening
    }
worklist-asked-caption = Verzoeken die op jouw handtekening wachten
worklist-new-request = Verzoek voor iemand anders
worklist-new-initiative = Initiatief voor iemand anders
column-request = Verzoek
column-turn = Aan zet
column-received = Ontvangen
column-handler = Behandelaar
column-term = Termijn

## Eén verzoek
work-on-this-page = Op deze pagina
work-story = Verhaal en berichten
work-assessment = Afweging
work-answered = { $count } van { $all }
work-offers = Aanbod
work-handler = behandelaar: { $name }
work-handler-you = behandelaar: jij
work-take = Ik pak dit op
work-wished = Gewenst op { $date }
work-asks = Ik stel een vraag: de bewoner is aan zet
work-note-talk = Noteer als gesprek
work-make-application = Behandel ook als officiële aanvraag
work-close = Rond dit verzoek af
field-contact-short = contact:
clock-label = Wettelijke termijn
clock-left =
    { $days ->
        [one] Officiële aanvraag: besluit uiterlijk { $date }, 1 dag
       *[other] Officiële aanvraag: besluit uiterlijk { $date }, { $days } dagen
    }
clock-late =
    { $days ->
        [one] Officiële aanvraag: 1 dag te laat, het besluit moest er zijn op { $date }
       *[other] Officiële aanvraag: { $days } dagen te laat, het besluit moest er zijn op { $date }
    }
clock-received = Ontvangen op { $date }
refer-title = Geef warm door
refer-to = Aan wie geef je het door?
refer-to-hint = Iemand die meer kan doen, binnen of buiten de gemeente.
refer-who = Wie belt de bewoner?
refer-when = Wanneer?
refer-button = Geef door
done-opgepakt = Dit verzoek is nu van jou. De bewoner krijgt bericht.
done-gesprek = Het gesprek is genoteerd.
done-aanvraag = Dit is nu ook een officiële aanvraag. De bewoner krijgt bericht.
done-doorgegeven = Doorgegeven. De bewoner krijgt bericht.
done-afgesloten = Het verzoek is afgerond.
refused-only-officials = Alleen een behandelaar kan een verzoek oppakken. Vraag er een uit je team.
refused-refer-application = Dit is ook een officiële aanvraag. Die blijft bij ons tot er een besluit is. Je kunt wel iemand anders laten meedenken.
refused-close-not-yet = Na ‘nog niet’ blijft het verzoek bij ons. Ruim eerst de belemmering op en geef dan een nieuw antwoord.
refused-close-open = Dit verzoek heeft nog geen besluit. Geef eerst antwoord.

## Belemmeringen en aanbod bij een verzoek
work-no-obstacles = Nog niets gevonden. Nul is een goed antwoord.
work-add-obstacle = Meld een belemmering
work-obstacle-title = Wat staat er in de weg?
work-obstacle-title-hint = In één zin, zonder namen van bewoners. Iedereen kan dit lezen.
work-obstacle-explanation = Leg het uit
work-obstacle-button = Meld deze belemmering
work-same-as = Is het een van deze? Dan hoeft er geen nieuwe bij.
work-same-as-button = Ja, deze. Staat al bij {"{n}"} in de weg
work-known-obstacle = Of kies een belemmering die we al kennen
work-link-button = Koppel deze belemmering
done-belemmering = De belemmering staat erbij.
work-no-offers = Er is nog niets aangeboden. Wat kunnen we morgen al geven?
work-add-offer = Bied iets aan
offer-kind = Soort aanbod
offer-what = Wat bied je aan?
offer-what-hint = Bijvoorbeeld: de keuken van het wijkhuis.
offer-details = Wanneer en hoe?
offer-details-hint = Zonder voorwaarden. Die horen niet bij een aanbod.
offer-from = Van wie komt het?
offer-from-hint = Een team, of een andere organisatie.
offer-until-label = Tot en met
offer-button = Bied dit aan
offer-step-in-use = Is nu in gebruik
offer-step-returned = Is weer terug
offer-step-withdrawn = Trek dit aanbod in
done-aanbod = Het aanbod is verstuurd. De bewoner zegt ja of nee.
done-aanbod-gewijzigd = Het aanbod is bijgewerkt.

## Besluiten
decide-title = Besluit
decide-outcome = Wat wordt het antwoord?
decide-words = Antwoord aan de bewoner
decide-words-hint = Dit is de brief. Schrijf gewone woorden, en ‘u’.
decide-reason-hint = Deze reden komt in de brief.
decide-same-hint = Beschrijf de situatie. Collega’s vinden de zin terug als steun.
decide-cover = Wie dekt dit?
decide-cover-hint = De naam van deze leidinggevende komt eronder, niet de jouwe.
decide-non-reasons = Is dit eigenlijk de reden?
decide-non-reasons-hint = Deze redenen liggen bij ons. Kies je er een? Dan wordt het een belemmering, en geen ‘nee’.
decide-harm-hint = Een andere grond voor ‘nee’ is er niet.
decide-article-hint = Alleen als een wet geen ruimte laat.
decide-signature = Tweede handtekening
decide-signature-hint = Een leidinggevende die dit verzoek niet zelf behandelt.
decide-button = Bekijk de brief
preview-title = Zo leest de bewoner het
preview-intro = Lees de brief nog één keer. Er is nog niets verstuurd.
preview-none = Er is nog geen brief. Schrijf hem op het werkscherm, dan zie je hem hier voordat hij de deur uitgaat.
preview-write = Schrijf het besluit
preview-send = Verstuur de brief
preview-ask = Leg voor aan { $manager }
preview-change = Verander de brief
preview-note-send = De bewoner krijgt de brief meteen.
preview-note-ask = De bewoner krijgt de brief als die getekend is. De datum is dan die van het versturen.
sign-letter = Lees de hele brief
decide-note = Een ‘nee’ of een uitzondering gaat eerst naar de leidinggevende. De rest gaat meteen naar de bewoner.
decide-take-first = Pak het verzoek eerst op. Daarna kun je besluiten.
decide-waits = Wacht op { $manager }.
decide-returned = Teruggegeven:
decide-done = Hier valt niets meer te besluiten.
sign-yes = Ik teken
sign-return = Geef terug
sign-because = Waarom geef je het terug?
sign-because-hint = Alleen nodig als je niet tekent. De behandelaar leest dit.
done-voorgelegd = Voorgelegd. De leidinggevende krijgt bericht.
done-besluit = Het besluit is verstuurd.
done-getekend = Getekend. Het besluit is verstuurd.
done-teruggegeven = Teruggegeven. De behandelaar krijgt bericht.
refused-not-taken = Nog niemand behandelt dit verzoek. Pak het eerst op.
refused-nothing-to-sign = Hier is niets meer te tekenen. Misschien is het besluit al verstuurd.
refused-own-signature = Je kunt niet tekenen voor wat je zelf behandelt of voorstelt. Vraag een andere leidinggevende.
refused-asked-of-another = Deze handtekening is aan een andere leidinggevende gevraagd. Alleen die kan tekenen.

## De lussen

decide-until = Geldt tot en met
decide-until-hint = Laat dit leeg als de uitzondering altijd geldt.
decide-covered = { $name } geeft dekking. Je kunt dit meteen versturen, met die naam eronder.
sign-condition = Met welke lichte voorwaarde wordt dit een ‘ja’?
sign-condition-hint = Vul je dit in, dan geef je het daarmee terug.
sign-condition-line = Met deze voorwaarde kan het een ‘ja’ worden: { $condition }

## Wie een verzoek behandelt

worklist-niemand = Van niemand
worklist-left = van niemand: de behandelaar werkt hier niet meer
worklist-stand-in = { $name } (afwezig, { $stand_in } vervangt)
worklist-away = { $name } (afwezig)
work-take-over = Neem over
work-away = afwezig tot en met { $until }
work-away-stand-in = afwezig tot en met { $until }, { $name } vervangt
assign-title = Geef aan een collega of het team
assign-to = Wie behandelt dit verder?
assign-to-hint = Die collega krijgt een mail. De bewoner ook, met de nieuwe naam.
assign-button = Draag over
error-handler = Kies een collega die dit verzoek mag behandelen, of een team.
done-overgedragen = Overgedragen. Wie het kreeg, heeft een mail.
proposal-title = Vraag een ander, of haal terug
proposal-manager = Welke leidinggevende?
proposal-move = Leg voor aan deze leidinggevende
proposal-back = Haal het voorstel terug
done-voorstel-terug = Teruggehaald. Je kunt het voorstel hieronder aanpassen.

## Overdragen en afwezig

handover-title = Overdragen of afwezig
handover-title-of = Werk van { $name }
handover-intro = Ga je weg, of ben je er even niet? Dan wacht niets op jou.
handover-intro-of = Is deze collega er niet? Zorg dat er niets blijft liggen.
handover-stands = Wat op naam staat
handover-nothing = Er staat niets op naam.
handover-open = Draag over
handover-what = Wat draag je over?
handover-to = Naar wie gaan de verzoeken en belemmeringen?
handover-to-hint = Wat deze collega niet mag behandelen, gaat naar het team.
handover-to-team = Terug naar het team, van niemand
handover-team = Het team { $team }, van niemand
handover-manager = Welke leidinggevende tekent en dekt?
handover-manager-any = Wie er is
handover-button = Draag over
handover-colleagues = Collega’s
handover-colleagues-text = Is iemand ziek of weg? Open de naam, meld de afwezigheid of draag het werk over.
error-handover-items = Kies wat je overdraagt.
thing-request = Verzoek
thing-signature = Handtekening bij
thing-cover = Vraag om dekking bij
thing-obstacle = Belemmering
away-title = Afwezig
away-open = Meld afwezigheid
away-change = Verander de dagen of de vervanger
away-from = Eerste dag
away-until = Laatste dag
away-who = Wie vervangt?
away-who-hint = Mail over de verzoeken gaat dan naar deze collega. Wat wacht op een handtekening ook.
away-nobody = Niemand: mail gaat naar het team
away-days = Afwezig van { $from } tot en met { $until }.
away-stand-in = { $name } vervangt.
away-no-stand-in = Er is geen vervanger.
away-back = Weer aanwezig
error-stand-in = Kies een collega die dit werk mag doen.
done-afwezig = Bewaard. Wie vervangt, krijgt een mail.
refused-handler-signs = Dit verzoek wacht op de handtekening van deze collega. Wie tekent, behandelt het niet. Leg het voorstel eerst aan een ander voor.
done-terug = Welkom terug.
refused-proposal-waits = Er wacht al een voorstel op een leidinggevende. Haal dat eerst terug, of leg het voor aan een ander.

## Wie geen e-mail heeft

reached-email-hint = Het adres van de bewoner, niet dat van jou. Daar gaat de bevestiging heen. Geen e-mail? Laat dit leeg en vul het telefoonnummer in.
reached-phone = Telefoonnummer
reached-phone-hint = Voor wie geen e-mail heeft. Wij bellen dan, en wat anders per mail gaat wordt een brief om te printen.
reached-post = Postadres
reached-post-hint = Straat, huisnummer, postcode en plaats. Leeg mag ook: dan geef je de brief mee of lees je hem voor.
refused-helped-others = Er is ook een verzoek van deze bewoner bij een ander team. Alles opvragen of wissen kan wie al hun verzoeken mag behandelen.
error-reach-taken = Iemand anders staat hier al met deze naam en dit nummer. Vul een ander nummer in, of maak de naam langer.
helped-open = Gegevens van { $name }
helped-maker = Dit initiatief is van iemand zonder e-mailadres.
helped-intro = Zonder e-mailadres. Bel { $phone }. Wat anderen op hun eigen bladzijde doen, doe jij hier voor hen, op hun verzoek.
helped-theirs = Verzoeken en initiatieven
helped-nothing = Er staat niets op deze naam.
helped-initiative = De gemeente verandert niets aan een initiatief. Wil de maker iets veranderen? Geef hieronder een e-mailadres op, ook dat van een helper mag.
helped-withdraw = Haal van de kaart
helped-withdraw-yes = Ja, de maker wil dat
helped-sure = Vroegen zij dat zelf?
helped-reach = Zo bereiken wij hen
helped-name = Naam
done-bereik = Bewaard.
helped-address = Toch een e-mailadres
helped-address-text = Van henzelf, of van wie hen helpt. Daar gaat een link heen; wie die opent, kan voortaan zelf inloggen. Brieven op papier komen er dan niet meer.
done-adres-verstuurd-namens = De link is verstuurd. Tot hij wordt geopend, verandert er niets.
helped-take = Wat wij bewaren
helped-take-text = Alles wat wij over hen bewaren, als bestand. Print ‘mijn-gegevens.html’ en geef het mee. Het staat vast dat je dit ophaalde.
done-teruggetrokken-namens = Het initiatief staat niet meer op de kaart.
helped-erase = Alles wissen
helped-erase-yes = Ja, zij willen dat alles gewist wordt
helped-erase-button = Wis alles van deze bewoner
done-gewist-namens = Alles wat gewist mocht worden, is gewist.
reached-call-too = Bel { $phone }
reached-call = Geen e-mail · bel { $phone }
paper-title = Brieven op papier
paper-intro = Voor bewoners zonder e-mail. Print de brief en doe hem op de post, geef hem mee of lees hem voor aan de telefoon.
paper-none = Er wachten geen brieven.
paper-letter = Brief
paper-to = Aan
paper-since = Sinds
paper-one = Brief aan { $name }
paper-how = Print deze bladzijde: alleen de brief komt op papier. Of bel { $phone } en lees hem voor.
paper-request = Naar verzoek { $number }
paper-posted = Gepost, meegegeven of voorgelezen
done-brief = Genoteerd. De brief is van de lijst.
paper-waiting =
    { $count ->
        [one] 1 brief wacht om geprint te worden
       *[other] { $count } brieven wachten om geprint te worden
    }
paper-call = Bel { $phone }. Wij zoeken het voor u op en doen het samen.
paper-visit = Kom langs bij de balie. Wij zoeken het voor u op en doen het samen.
