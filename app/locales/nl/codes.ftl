## Rollen

role-official = Behandelaar
role-manager = Leidinggevende
role-alderman = Wethouder
role-admin = Beheerder

## Initiatieven

stage-idea = Een idee
stage-starting = Wordt opgezet
stage-active = Loopt
stage-paused = Even pauze
stage-ended = Gestopt
visibility-draft = Nog niet bevestigd
visibility-public = Openbaar
visibility-unlisted = Alleen met de link
visibility-withdrawn = Teruggetrokken
visibility-taken-down = Weggehaald
precision-neighbourhood = Alleen de buurt
precision-neighbourhood-hint = Niemand ziet uw straat. Dit kiezen de meeste mensen.
precision-exact = De precieze plek
precision-exact-hint = Handig als mensen kunnen langskomen.
precision-none = Niet op de kaart
precision-none-hint = Uw initiatief staat dan alleen in de lijst.
contact-welcome = Neem gerust contact op
contact-welcome-hint = Ook met een idee of een aanbod.
contact-only-if-we-ask = Alleen als wij iets vragen
contact-only-if-we-ask-hint = De gemeente neemt geen contact op uit zichzelf.
contact-leave-us-alone = Laat ons met rust
contact-leave-us-alone-hint = U staat op de kaart. Verder hoort u niets.
theme-green = Groen
theme-food = Samen eten
theme-workshop = Werkplaats
theme-care = Zorg
theme-play = Spelen en sport
theme-culture = Cultuur
theme-neighbours = Elkaar helpen
theme-learning = Leren
theme-meeting = Ontmoeten
theme-transport = Vervoer
theme-energy = Energie
theme-own1 = Eigen onderwerp 1
theme-own2 = Eigen onderwerp 2
theme-own3 = Eigen onderwerp 3
theme-own4 = Eigen onderwerp 4
theme-own5 = Eigen onderwerp 5
theme-own6 = Eigen onderwerp 6
theme-safety = Veilig
own-value-yes = ja
own-value-a-bit = een beetje
own-value-not-our-aim = niet ons doel

## Waarden in het waardeweb

value-A1 = Mensen zijn beter af
value-A2 = Voor jezelf en elkaar zorgen
value-A3 = Nieuwe ontmoetingen
value-A4 = Iedereen draagt iets bij
value-A5 = Van de makers zelf
value-A6 = Steun van de buren
value-A7 = Iedereen kan meedoen
value-A8 = Nieuw op deze plek
value-A9 = Fijner, veiliger, groener

## Afwegingskader

part-A = Wat levert het op?
part-B = Niet schaden
part-C = Belemmeringen die we vonden
question-A1 = Wie wordt er beter van? Hoe weten we dat?
question-A1-long = Noem de mensen. Schrijf op wat je zelf zag of van hen hoorde.
question-A2 = Zorgen mensen meer voor zichzelf en elkaar?
question-A2-long = Samenredzaamheid: lukt er meer met elkaar dan eerst?
question-A3 = Ontmoeten mensen elkaar die elkaar niet kenden?
question-A3-long = Denk aan oud en jong, arm en rijk, nieuw en al lang in de buurt.
question-A4 = Draagt wie ontvangt ook iets bij?
question-A4-long = Wederkerigheid: het mag klein zijn, zoals koffie zetten of vegen.
question-A5 = Is het van henzelf?
question-A5-long = Willen zij het, doen zij het en beslissen zij erover?
question-A6 = Staan de buren erachter? Wie is tegen?
question-A6-long = Praat met beide. Wie tegen is, heeft vaak een goede vraag.
question-A7 = Kan iedereen meedoen? Wie blijft buiten?
question-A7-long = Denk aan geld, taal, een drempel bij de deur of de tijd van de dag.
question-A8 = Is het nieuw voor dit probleem, op deze plek?
question-A8-long = Het hoeft nergens anders nieuw te zijn. Alleen hier.
question-A9 = Wordt de buurt prettiger, veiliger of groener?
question-A9-long = Kijk op straat, ook op een ander moment van de dag.
question-B1 = Wat gebeurt er als wij wegblijven?
question-B1-long = Gaat het gewoon door? Dan is wegblijven een goed antwoord.
question-B2 = Welke daad van ons kan schade doen?
question-B2-long = Denk aan overnemen, voorwaarden, verslagen, wachten en te veel aandacht.
question-B3 = Wie kan er schade lijden? Wat is de lichtste voorwaarde?
question-B3-long = Noem wie het is en hoe erg het is. Zoek dan wat net genoeg is om het te voorkomen.
question-B4 = Wat kunnen we morgen al geven?
question-B4-long = Een sleutel, een telefoonnummer, een stroompunt. Klein is goed.
question-A10 = Een vraag van de gemeente zelf
question-A11 = Een vraag van de gemeente zelf
question-A12 = Een vraag van de gemeente zelf
question-B5 = Een vraag van de gemeente zelf
question-B6 = Een vraag van de gemeente zelf
choice-clearly = duidelijk
choice-partly = deels
choice-cannot-say-yet = nog niet te zeggen
choice-no = nee

## Belemmeringen

obstacle-kind-rule = Een regel past niet
obstacle-kind-permit = Een vergunning is nodig
obstacle-kind-procedure = De procedure past niet
obstacle-kind-papers-or-diplomas = Papieren of diploma’s gevraagd
obstacle-kind-safety-requirement = Een eis voor de veiligheid
obstacle-kind-working-conditions = Een regel over werken
obstacle-kind-procurement = Inkopen mag alleen op één manier
obstacle-kind-funding-form = Geld vraagt om een stichting
obstacle-kind-accountability-demand = Er worden verslagen gevraagd
obstacle-kind-own-capital = Eigen geld gevraagd
obstacle-kind-insurance = Verzekering niet te regelen
obstacle-kind-space = Geen ruimte of geen sleutel
obstacle-kind-counter = Niemand geeft antwoord
obstacle-kind-silo = Twee afdelingen, niemand beslist
obstacle-kind-fear-of-precedent = Bang dat anderen het ook willen
obstacle-kind-other = Iets anders
obstacle-source-own-department = De eigen afdeling
obstacle-source-other-service = Een andere afdeling van de gemeente
obstacle-source-province = De provincie
obstacle-source-national-law = Een wet van het Rijk
obstacle-source-other-organisation = Een andere organisatie
obstacle-status-reported = Gemeld
obstacle-status-owned = Open
obstacle-status-removed = Weggenomen
obstacle-status-worked-around = Omzeild
obstacle-status-stays = Blijft
obstacle-status-removed-hint = Het staat niemand meer in de weg.
obstacle-status-worked-around-hint = De regel is er nog, maar houdt niemand meer tegen.
obstacle-status-stays-hint = Er is een goede reden om dit zo te laten. Die leg je uit.
obstacle-level-official = Behandelaar
obstacle-level-manager = Leidinggevende
obstacle-level-alderman = Wethouder
obstacle-level-higher-government = Hogere overheid

## Aanbod

offer-kind-space = Ruimte
offer-kind-equipment = Spullen
offer-kind-money = Klein bedrag
offer-kind-expertise = Kennis
offer-kind-contact = Een contact
offer-kind-publicity = Bekendheid
offer-status-offered = Aangeboden
offer-status-accepted = Aangenomen
offer-status-in-use = In gebruik
offer-status-returned = Terug
offer-status-declined = Niet nodig
offer-status-withdrawn = Ingetrokken

## Verzoeken

request-kind-permit = Vergunning
request-kind-permit-hint = U wilt iets doen waar toestemming voor nodig is, of misschien nodig is.
request-kind-space = Ruimte
request-kind-space-hint = U zoekt een plek, binnen of buiten.
request-kind-money = Klein bedrag
request-kind-money-hint = U heeft wat geld nodig. U hoeft geen stichting te zijn.
request-kind-information = Informatie
request-kind-information-hint = U wilt iets weten. Wij zoeken het voor u uit.
request-kind-equipment = Spullen
request-kind-equipment-hint = U wilt iets lenen, zoals stoelen, gereedschap of een tent.
request-kind-moral-support = Steun in de rug
request-kind-moral-support-hint = U wilt graag dat iemand meekijkt, meeleeft of een keer langskomt.
request-kind-expertise = Kennis
request-kind-expertise-hint = U zoekt iemand die weet hoe iets moet.
request-kind-right-to-challenge = Uitdaagrecht
request-kind-right-to-challenge-hint = U denkt dat u een taak van de gemeente beter zelf kunt doen.
request-kind-other = Iets anders
request-kind-other-hint = Past uw vraag nergens bij? Vertel het gewoon.
request-status-submitted = Ontvangen
request-status-in-conversation = In gesprek
request-status-assessed = Afgewogen
request-status-decided = Besloten
request-status-closed = Klaar
request-status-withdrawn = Gestopt
request-status-referred = Overgedragen

## Besluiten

outcome-yes = Ja
outcome-yes-hint = meteen te versturen
outcome-yes-with-help = Ja, met hulp
outcome-yes-with-help-hint = met minstens één aanbod
outcome-yes-with-exception = Ja, met een uitzondering
outcome-yes-with-exception-hint = met dekking van een leidinggevende
outcome-not-yet = Nog niet
outcome-not-yet-hint = de belemmering ligt bij ons, met naam en datum
outcome-no = Nee
outcome-no-hint = vraagt: schade, wat je probeerde, een alternatief en een tweede handtekening
harm-safety = Veiligheid
harm-health = Gezondheid
harm-vulnerable-people = Kwetsbare mensen
harm-rights-of-others = Rechten van anderen
harm-environment = Milieu
harm-law = Een wet die geen ruimte laat
non-reason-not-in-policy = ‘Het past niet in ons beleid’
non-reason-no-procedure = ‘Daar hebben we geen procedure voor’
non-reason-others-would-want-it = ‘Dan willen anderen het ook’
non-reason-papers-missing = ‘Er ontbreken papieren’
non-reason-not-our-department = ‘Dat is niet onze afdeling’

## Wat er gebeurde

event-initiative-published = Initiatief op de kaart gezet
event-initiative-changed = Initiatief bijgewerkt
event-initiative-visibility = Zichtbaarheid veranderd
event-role-revoked = Rol teruggenomen
event-team-changed = Team veranderd
event-account-changed = Gegevens van een collega veranderd
event-device-logged-out = Een apparaat uitgelogd
event-passkey-changed = Passkey gemaakt of weggehaald
event-recovery-codes-made = Herstelcodes gemaakt
event-data-exported = Gegevens gedownload
event-address-set = E-mailadres veranderd
event-list-taken-in = Lijst van initiatieven ingelezen
event-reach-set = Naam, telefoonnummer of postadres veranderd
event-name-set = Naam veranderd
event-data-erased = Gegevens gewist
event-retention-ran = Oude gegevens gewist
event-mail-handled = Mail die niet vertrok, behandeld
event-areas-imported = Gebieden ingelezen
event-areas-restored = Gebieden teruggezet
event-text-changed = Tekst of kleur veranderd
event-taken-down = Weggehaald door een beheerder
event-takedown-contested = De makers zijn het niet eens met het weghalen
event-takedown-answered = Opnieuw bekeken na het weghalen
event-steward-invited = Iemand gevraagd om mee te doen
event-steward-joined = Er kwam een maker bij
event-steward-left = Een maker ging weg
event-invitation-withdrawn = Uitnodiging ingetrokken
event-photo-changed = Foto’s veranderd
event-report-sent = Melding ontvangen
event-report-answered = Melding bekeken
event-request-submitted = Verzoek ontvangen
event-request-handed-over = Overgedragen binnen de gemeente
event-obstacle-released = Voor even van niemand
event-cover-moved = Vraag om dekking ligt bij een andere leidinggevende
event-decision-moved = Besluit voorgelegd aan een andere leidinggevende
event-decision-taken-back = Voorstel teruggehaald
event-absence-set = Afwezigheid gemeld, of weer aanwezig
event-request-taken = Behandelaar gevonden
event-request-spoken = Elkaar gesproken
event-message-sent = De gemeente stuurde een bericht
event-message-sent-resident = De makers stuurden een bericht
event-turn-changed = Beurt gewisseld
event-assessment-completed = Samen bekeken wat het oplevert
event-assessment-sized = Gezegd of een paar vragen genoeg zijn
event-application-started = Officiële aanvraag gestart
event-obstacle-linked = Een regel stond in de weg
event-obstacle-reported = Belemmering gemeld
event-obstacle-owned = Belemmering opgepakt
event-obstacle-finished = Antwoord op de belemmering gegeven
event-obstacle-reopened = Belemmering kwam terug
event-offer-told-made = Aangeboden: { $what }
event-offer-told-offered = Aangeboden: { $what }
event-offer-told-accepted = Aangenomen: { $what }
event-offer-told-declined = Niet nodig: { $what }
event-offer-told-in-use = In gebruik: { $what }
event-offer-told-returned = Terug: { $what }
event-offer-told-withdrawn = Ingetrokken: { $what }
event-offer-used-by = In gebruik bij { $who }: { $what }
event-offer-made = Hulp aangeboden
event-offer-answered = Aanbod bijgewerkt
event-decision-proposed = Besluit voorgelegd aan een leidinggevende
event-decision-returned = Besluit teruggegeven
event-decision-sent = Besluit verstuurd
event-request-referred = Warm doorgegeven
event-request-withdrawn = Verzoek gestopt
event-request-reopened = Verzoek heropend
event-request-closed = Verzoek afgerond
event-role-granted = Rol gekregen
event-logged-out-everywhere = Overal uitgelogd

## De lussen

cover-status-asked = Wacht op antwoord
cover-status-covered = Gedekt
cover-status-declined = Niet gedekt
cover-status-withdrawn = Ingetrokken
degree-yes = Ja
degree-a-bit = Een beetje
degree-no = Nee
critique-status-sent = Wacht op antwoord
critique-status-answered = Beantwoord
critique-status-withdrawn = Teruggenomen
case-status-prepared = Wordt voorbereid
case-status-held = Besproken
procedure-change-changed = Veranderd
procedure-change-scrapped = Afgeschaft
age-two-weeks = 0–2 weken
age-four-weeks = 2–4 weken
age-two-months = 1–2 maanden
age-three-months = 2–3 maanden
age-longer = langer
event-obstacle-climbed = Opgeschaald
event-obstacle-merged = Samengevoegd met een andere
event-obstacle-split = Een deel werd een eigen belemmering
event-obstacle-put = Voorgelegd aan een hogere overheid
event-obstacle-replied = Antwoord van een hogere overheid
event-cover-asked = Dekking gevraagd
event-cover-climbed = Vraag om dekking opgeschaald
event-cover-answered = Vraag om dekking beantwoord
event-duty-set = Dienst aangepast
event-exception-cited = Eerdere uitzondering genoemd als steun
event-thanks-sent = Dankwoord verstuurd
event-thanks-answered = Gekozen wie het dankwoord leest
event-critique-sent = Kritiek ontvangen
event-critique-answered = Kritiek beantwoord
event-critique-changed = Kritiek gewijzigd
event-critique-late = Kritiek niet op tijd beantwoord
event-case-prepared = Op de leertafel gelegd
event-case-held = Besproken aan de leertafel
event-procedure-changed = Procedure veranderd
event-talk-held = Buurtgesprek gehouden
event-threshold-set = Termijn ingesteld

## Wie geen e-mail heeft

event-letter-posted = Een brief ging op de post of werd voorgelezen
