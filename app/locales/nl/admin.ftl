## Beheer

nav-terms = Termijnen
terms-title = Termijnen en grenzen
terms-hint = Van 1 tot { $most }. Standaard { $default }.
threshold-climb-requests = Verzoeken die tegen een belemmering aanlopen, voordat die opschaalt
threshold-climb-overdue = Werkdagen over de datum, voordat een belemmering opschaalt
threshold-term-official = Werkdagen voor een behandelaar
threshold-term-manager = Werkdagen voor een leidinggevende
threshold-term-alderman = Werkdagen voor een wethouder
threshold-term-higher-government = Werkdagen waarin wij een hogere overheid vragen wat zij doet
threshold-term-cover = Werkdagen dat een vraag om dekking wacht, voordat die opschaalt
threshold-term-critique = Werkdagen waarin wij kritiek beantwoorden
error-threshold = Dit getal past niet. Vul een heel getal in binnen de grenzen.
done-termijnen = De termijnen zijn bewaard.
terms-intro = Wanneer iets opschaalt, wat de wet zegt, en hoe lang gegevens blijven. De site rekent zelf, elke minuut.

## Beheer

nav-admin = Beheer
admin-intro = Alles wat u zonder programmeur kunt instellen. Brieven van bewoners leest u hier niet.
admin-group-wacht = Dit vraagt aandacht
admin-group-mensen = Mensen en gegevens
admin-group-inhoud = Wat er op de site staat
nav-reports-about = Wat bezoekers meldden, en wat is weggehaald.
nav-admin-mail = Mail
nav-admin-mail-about = Of de mail vertrekt, en een proefmail.
nav-people = Collega’s en rollen
nav-people-about = Wie hier werkt, in welk team, en wat die mag.
nav-teams = Teams
nav-teams-about = Teams toevoegen en een andere naam geven.
nav-log = Logboek
nav-log-about = Wie deed wat, en wanneer.
nav-retention = Bewaren en wissen
nav-retention-about = Hoe lang gegevens van mensen blijven, en wat nu weg kan.
nav-admin-checklist = Afwegingskader
nav-admin-checklist-about = De vragen die behandelaars zichzelf stellen.
nav-terms-about = Wanneer iets opschaalt, wat de wet zegt, hoe lang iets blijft.
nav-themes = Onderwerpen
nav-themes-about = Hoe onderwerpen heten, en welke te kiezen zijn.
nav-areas = Wijken en buurten
nav-areas-about = De kaart van de gemeente.
nav-texts = Teksten
nav-texts-about = De vaste pagina’s, in het Nederlands en het Engels.
nav-colours = Kleuren
nav-colours-about = De kleuren van de gemeente.
admin-waiting = { $count } om te bekijken
admin-unsent = { $count } niet verstuurd
admin-people = { $count } mensen
admin-areas = { $count } buurten

## Collega’s

people-all = Iedereen
people-none = Niemand heeft deze rol.
people-intro = Dit zijn de mensen die voor de gemeente werken. Bewoners staan hier niet.
people-add = Iemand toevoegen
people-add-button = Voeg toe en stuur een mail
people-email-hint = Het adres waarmee deze collega inlogt.
field-function = Functie
field-function-hint = Zo staat het erbij als bewoners de naam lezen.
field-phone = Telefoonnummer
field-phone-hint = Alleen voor collega’s en voor bewoners die behandeld worden.
column-role = Rol
people-role = Welke rol?
role-official-may = Behandelt verzoeken van het team en ruimt belemmeringen op.
role-manager-may = Geeft dekking, tekent mee en ziet wat opschaalt.
role-alderman-may = Ziet alles van het bestuur, bedankt en schaalt op. Leest geen brieven.
role-admin-may = Stelt de site in. Leest geen brieven.
people-whole = De hele gemeente
people-team = Welk team?
people-team-hint = Zonder team ziet deze collega de verzoeken van alle teams.
people-areas = Alleen voor sommige wijken
people-areas-hint = Kies niets voor alle wijken. Verzoeken zonder plek ziet iedereen van het team.
people-details = Gegevens
people-roles = Rollen
people-role-add = Nog een rol
people-grant = Geef deze rol
people-revoke = Neem terug
people-revoke-label = Neem de rol { $role } terug
people-by-sso = Via de eigen log-in
people-lost = Apparaat kwijt?
people-lost-text = Dan logt u deze collega overal uit. Daarna is opnieuw inloggen nodig.
people-lost-button = Log overal uit
done-collega = Toegevoegd. Deze collega kreeg een mail.
done-rol = De rol is gegeven. Deze collega logt opnieuw in.
done-rol-weg = De rol is teruggenomen, en werkt nu al niet meer.
done-collega-uitgelogd = Deze collega is overal uitgelogd.
refused-own-role = U geeft uzelf geen rol. Vraag het een andere beheerder.
refused-last-admin = Dit is de laatste beheerder. Maak eerst iemand anders beheerder.

## Teams

teams-intro = Een verzoek hoort bij het team van wie het oppakt.
teams-name = Naam van het team
teams-nobody = Nog niemand.
teams-add = Voeg een team toe
teams-remove = Haal weg
done-team = Het team is er. Geef nu mensen een rol in dit team.
done-team-weg = Het team is weg.
error-team-twice = Er is al een team met deze naam.
refused-team-used = Bij dit team horen nog verzoeken, belemmeringen of mensen. Daarom blijft het.

## Gebieden

areas-now = Nu op de kaart: { $neighbourhoods } buurten in { $districts } wijken.
areas-file-title = Nieuwe grenzen inlezen
areas-file-text = Eerst ziet u wat er verandert, en kiest u wat er gebeurt met gebieden die niet in het bestand staan. Daarna leest u het in. U kunt het ook weer terugzetten.
areas-file = Bestand
areas-file-hint = GeoJSON van het CBS, PDOK of een GIS-programma, in graden (WGS84) of in RD. Met de code en de naam van elk gebied. Hooguit 12 MB.
areas-look = Bekijk wat er verandert
file-again = Kies het bestand opnieuw: een browser onthoudt dat niet.
areas-preview = Wat er verandert
areas-preview-text = Er is nog niets ingelezen.
areas-errors = { $count } onderdelen kloppen niet. Verbeter het bestand en kies het opnieuw.
areas-feature = Onderdeel { $number }: { $wrong }
areas-wrong-no-properties = er staan geen eigenschappen bij.
areas-wrong-no-code = de wijkcode ontbreekt.
areas-wrong-no-name = de naam ontbreekt (buurtnaam of wijknaam).
areas-wrong-too-long = de code of de naam is te lang, of er staat een komma in.
areas-wrong-no-polygon = de vorm is geen vlak in graden (WGS84) of in RD.
areas-wrong-swapped = lengte en breedte zijn verwisseld. Bewaar het bestand met de lengte eerst, zoals GeoJSON het wil.
areas-wrong-empty = de vorm heeft geen oppervlak.
areas-wrong-twice = deze code staat al eerder in het bestand.
areas-code = Code
areas-kind = Soort
areas-change = Verandering
areas-neighbourhood = Buurt
areas-district = Wijk
areas-new = Nieuw
areas-renamed = Andere naam
areas-redrawn = Andere grens
areas-other-district = Andere wijk
areas-same = Blijft gelijk
areas-take-in = Lees { $count } gebieden in
areas-other = Kies een ander bestand
done-gebieden-opnieuw = Er is intussen een ander bestand ingestuurd. Kijk dat eerst na.
done-gebieden-al = Er ligt geen bestand meer klaar. Het is al ingelezen.
done-gebieden = De gebieden zijn ingelezen.
error-file-none = U heeft nog geen bestand gekozen.
error-areas-not-json = Dit bestand is geen JSON, of het is niet af. Kies een GeoJSON-bestand.
error-areas-no-collection = Dit is JSON, maar geen FeatureCollection.
error-areas-none = Er staat geen enkel gebied in dit bestand.
error-areas-other-kind = Dit is een ander soort bestand, zoals een zip, een shapefile, een GeoPackage of TopoJSON. Bewaar het in uw GIS-programma als GeoJSON.
error-areas-other-grid = Dit bestand telt met coördinaten die wij niet kennen. Bewaar het als WGS84 (EPSG:4326) of als RD (EPSG:28992).
error-areas-not-its-grid = Het bestand noemt een coördinatenstelsel waar de getallen niet in liggen. Bewaar het opnieuw, als WGS84 (EPSG:4326).
error-areas-far = Zeg eerst of deze gebieden echt zo ver weg liggen.
error-area-ends-too = Dit gebied vervalt zelf ook. Kies een gebied dat blijft.
error-area-used = Hier staat nog iets op. Kies in welk gebied het opgaat.
refused-area-gone = Dit gebied is intussen al opgeheven. Kijk nog een keer wat er verandert.
refused-area-successor = Het gebied waarin het zou opgaan, is er niet of is van een andere soort.
refused-area-used = Op een van deze gebieden staat nog iets. Kies in welk gebied het opgaat.
refused-area-used-since = Op een van de nieuwe gebieden staat intussen iets. Zet die initiatieven of rollen eerst in een ander gebied.
refused-area-change-newer = De gebieden zijn intussen nog een keer veranderd. Kijk eerst hoe ze nu zijn.
areas-note-letters = Het bestand was geschreven in { $letters }. Wij hebben het omgezet. Kijk of de namen kloppen.
areas-note-converted = Het bestand was in { $grid }. Wij hebben het omgerekend naar graden. Kijk op de kaart of het klopt.
areas-note-levels = { $count ->
    [one] Eén onderdeel is een gemeente, provincie of land. Dat slaan wij over.
   *[other] { $count } onderdelen zijn een gemeente, provincie of land. Die slaan wij over.
}
areas-note-water = { $count ->
    [one] Eén onderdeel is water. Dat slaan wij over.
   *[other] { $count } onderdelen zijn water. Die slaan wij over.
}
areas-note-districts = Deze wijken staan niet in het bestand en niet op de kaart: { $codes }. Hun buurten staan straks los in de lijst.
areas-municipality = Gemeente
areas-municipality-all = Alle gemeenten in het bestand
areas-municipality-choose = In dit bestand staan { $count } gemeenten. Kies van welke u de gebieden inleest.
areas-municipality-text = In dit bestand staan { $count } gemeenten. { $left ->
    [one] Eén gebied van een andere gemeente doet niet mee.
   *[other] { $left } gebieden van andere gemeenten doen niet mee.
}
areas-municipality-button = Kies deze gemeente
areas-far = { $count ->
    [one] Dit gebied ligt ver van de andere: { $names }.
   *[other] Deze { $count } gebieden liggen ver van de andere, of ver buiten Nederland: { $names }.
}
areas-far-hint = Meestal staan de coördinaten dan verkeerd in het bestand.
areas-far-yes = Ja, dit klopt
areas-missing-title = Niet in het bestand
areas-missing-text = { $count ->
    [one] Eén gebied staat op de kaart en niet in het bestand. Kies wat ermee gebeurt.
   *[other] { $count } gebieden staan op de kaart en niet in het bestand. Kies wat ermee gebeurt.
} Gaat een gebied op in een ander? Dan gaan initiatieven, vragen, gesprekken en rollen mee.
areas-missing-each = Kies per gebied
areas-errors-more = En nog { $count } onderdelen.
areas-missing-stays = Blijft zoals het is
areas-missing-ends = Vervalt, zonder opvolger
areas-missing-into = Gaat op in { $name } ({ $code })
areas-all = Alle gebieden
areas-things = Wat erop staat
areas-in-district = Buurt in wijk { $district }
areas-end-title = Dit gebied opheffen
areas-end-text = Het gebied verdwijnt van de kaart en uit de lijsten. Wat erop staat, verhuist naar het gebied dat u kiest. Oude links blijven werken. U kunt het weer terugzetten.
areas-end-into = Gaat op in
areas-end-none = Geen ander gebied: er staat niets op
areas-end-button = Hef dit gebied op
areas-back-title = De laatste verandering terugzetten
areas-back-text = De gebieden zijn voor het laatst veranderd op { $at }. Zet u dat terug? Dan zijn de grenzen weer zoals ervoor, en staat wat verhuisde weer waar het stond.
areas-back-button = Zet de gebieden terug
things-initiatives = { $count ->
    [one] 1 initiatief
   *[other] { $count } initiatieven
}
things-requests = { $count ->
    [one] 1 vraag
   *[other] { $count } vragen
}
things-talks = { $count ->
    [one] 1 gesprek
   *[other] { $count } gesprekken
}
things-roles = { $count ->
    [one] 1 rol
   *[other] { $count } rollen
}
things-none = Er staat niets op.
landscape-title = Water, spoor en grote wegen
landscape-text = Zonder achtergrondkaart ziet men op de kaarten alleen buurten. Met water, spoor en grote wegen is te zien waar men is. Neem een bestand van PDOK (TOP250NL of TOP10NL) of van uzelf, en kies alleen het grote: een drukke kaart leest niemand.
landscape-none = Er staat nog niets op de kaart.
landscape-there = { $kind }: { $count ->
    [one] één lijn of vlak
   *[other] { $count } lijnen of vlakken
}
landscape-kind = Wat staat er in het bestand?
landscape-hint = GeoJSON met lijnen of vlakken. Wat buiten de gemeente ligt, laten wij weg. Hooguit 20 MB.
landscape-take-in = Zet het op de kaart
landscape-away = Haal dit van de kaart
landmark-water = Water
landmark-road = Grote wegen
landmark-railway = Spoor
error-landscape-no-lines = In dit bestand staan geen lijnen en geen vlakken.
error-landscape-elsewhere = Niets in dit bestand ligt in deze gemeente. Is het van een andere plek, of staan de coördinaten omgekeerd?
error-landscape-many = Dit is te veel voor één kaart. Kies alleen het grote: rivieren, kanalen en meren, spoorlijnen, hoofdwegen.
refused-landscape-no-areas = Er zijn nog geen buurten. Lees die eerst in.
done-landschap = Het staat op de kaart.
done-landschap-weg = Het is van de kaart gehaald.
postcodes-title = Postcodes van zes tekens
postcodes-text = Met een lijst van het CBS (postcode en buurt) vinden inwoners hun buurt precies. Zonder lijst tonen wij de buurten die bij de vier cijfers liggen.
postcodes-none = Er is nog geen lijst.
postcodes-now = { $count ->
    [one] Er staat 1 postcode in de lijst.
   *[other] Er staan { $count } postcodes in de lijst.
}
postcodes-hint = CSV met een kolom ‘PC6’ of ‘postcode’ en een kolom ‘buurt’ of ‘buurtcode’. Hooguit 12 MB.
postcodes-take-in = Lees de lijst in
postcodes-away = Haal de lijst weg
error-postcodes-columns = In dit bestand staat geen kolom met postcodes, of geen kolom met buurtcodes.
error-postcodes-nothing = In dit bestand staat geen enkele postcode van zes tekens in een buurt die wij kennen.
done-postcodes = De lijst met postcodes is ingelezen.
done-postcodes-weg = De lijst met postcodes is weg.
done-gebieden-terug = De gebieden zijn teruggezet.
done-gebied-opgeheven = Het gebied is opgeheven.
refused-areas-wrong = Het bestand klopt niet meer. Kies het opnieuw.

## Mail

mail-intro = Alle mail staat eerst in een rij en vertrekt daarna. Lukt dat niet, dan probeert de site het vijf dagen lang opnieuw. Weigert een mailserver een adres voorgoed, dan beslist u.
mail-stuck = Niet verstuurd
mail-all-sent = Alle mail is verstuurd.
mail-since = Sinds
mail-to = Naar
mail-tries = Keer geprobeerd
mail-next = Volgende keer
mail-error = Wat de mailserver zei
mail-now = Probeer alles nu opnieuw
mail-ended = Wordt niet meer geprobeerd
mail-restored = Stond in een teruggezette reservekopie. Verstuur het alleen als het nog klopt.
mail-what-now = Wat nu?
mail-correct = Beter adres
mail-again = Verstuur opnieuw
mail-let-go = Verstuur dit niet
done-mail-weg = Deze mail wordt niet verstuurd.
mail-test = Proefmail
mail-test-text = Stuur een mail naar { $email }. Zo ziet u of de mailserver het doet.
mail-test-button = Stuur een proefmail
done-proefmail = De proefmail staat in de rij. Kijk in uw mail, of hier of hij blijft hangen.
done-mail-opnieuw = Alles wat wachtte, wordt nu opnieuw geprobeerd.

## Logboek

log-intro = Hier staan feiten, geen teksten van mensen. Elke regel zit vast aan de vorige: weghalen of veranderen valt op.
log-when = Wanneer
log-who = Wie
log-what = Wat
log-about = Waarover
log-facts = Feiten
log-system = De site zelf
log-everybody = Iedereen
log-everything = Alles
log-from = Van
log-until = Tot en met
log-none = Er is niets dat hierbij past.
log-count = { $count } regels
log-download = Download als bestand (CSV)
aggregate-initiative = Initiatief
aggregate-request = Verzoek
aggregate-obstacle = Belemmering
aggregate-account = Account
aggregate-critique = Kritiek
aggregate-learning-case = Leertafel
aggregate-talk = Gesprek in de buurt
aggregate-municipality = Instellingen
aggregate-report = Melding

## Kleuren

colours-intro = De kleuren van uw gemeente. De site laat alleen kleuren toe die iedereen kan lezen (WCAG AA).
colour-teal = Hoofdkleur: knoppen en vlakken
colour-teal-700 = Hoofdkleur, als je erover gaat
colour-teal-900 = Donkerste kleur: de voet van de pagina
colour-on-teal = Tekst op de hoofdkleur
colour-ochre = Accent
colour-on-ochre = Tekst op het accent
colour-blue = Derde kleur
colours-standard = Terug naar de standaard
error-colour = Dit is geen kleur. Schrijf hem zo: #0b5f4e
error-contrast = Deze kleur is niet goed te lezen samen met een andere. Maak hem donkerder of lichter.

## Teksten

texts-intro = Kies een pagina. Laat u een tekst leeg, dan staat er weer wat wij leverden.
texts-how = Een lege regel maakt een nieuwe alinea. Laat een tekst leeg om terug te gaan naar wat wij leverden.
texts-look = Bekijk de pagina
themes-spare = Eigen onderwerp: geef het een naam
nav-list = Initiatieven inlezen
nav-list-about = Een lijst die u al had. Elke maker krijgt een mail en beslist zelf.
list-intro = Hebben jullie al een lijst van initiatieven? Lees hem hier in. Er komt niets op de kaart: elke maker krijgt een mail met wat er komt te staan, en zet het zelf erop, verandert het, of laat het.
list-file-title = Het bestand
list-file-text = Een tabel uit Excel of een ander programma, bewaard als csv. In de eerste regel staan de namen van de kolommen.
list-example = Download een voorbeeld
list-file-hint = Nodig zijn: naam van het initiatief, samenvatting of verhaal, onderwerpen, buurt, contactpersoon en e-mail. Ten hoogste 1.000 regels.
list-look = Bekijk de lijst
list-look-title = Dit staat in het bestand
list-counts = { $all } regels: { $new } nieuw, { $wrong } met een fout.
list-send-text = De mail zegt dat de gemeente dit voor hen invulde. Wie niets doet, komt nergens te staan. Regels met een fout, en die er al waren, doen niet mee.
list-send = { $count ->
    [one] Stuur 1 maker een mail
   *[other] Stuur { $count } makers een mail
    }
list-line = Regel
list-title = Initiatief
list-maker = Maker
list-outcome = Wat gebeurt er
list-new = nieuw
list-before = was er al
list-wrong = klopt nog niet
done-lijst = De makers krijgen een mail. Wat zij bevestigen, komt op de kaart.
error-list-table = Dit is geen tabel. Bewaar uw lijst als csv en kies dat bestand.
error-list-columns = In de eerste regel ontbreekt een kolom met de naam van het initiatief of met het e-mailadres.
error-list-nothing = Onder de kolomnamen staat niets.
error-list-many = Dit zijn meer dan 1.000 regels. Verdeel de lijst over meer bestanden.
list-example-file = voorbeeld-initiatieven.csv
list-example-heads = Kenmerk | Naam van het initiatief | Samenvatting | Verhaal | Onderwerpen | Buurt | Fase | Contactpersoon | E-mail | Wie | Open
list-example-line = 2026-001 | Buurttuin | Wij tuinieren samen. | Elke zaterdag staan wij in de tuin. | Groen, Ontmoeten | Pathmos | Loopt | Jannie Voorbeeld | jannie@example.nl | Jannie en de buren | zaterdag van 10 tot 12
texts-own-short = eigen tekst
texts-role-title = Titel
texts-role-intro = Inleiding
texts-role-text = Tekst
texts-role-line = Regel
kader-is-on = wordt gesteld
kader-is-off = wordt niet gesteld
kader-spare = Eigen vraag
texts-own = Dit is uw eigen tekst.
texts-voorpagina = Voorpagina
texts-over = Over Meerwaarde
texts-privacy = Privacy
texts-toegankelijkheid = Toegankelijkheid
texts-open-data = Open data
themes-intro = Een onderwerp dat niet meer te kiezen is, blijft staan bij wie het al heeft.
themes-shown = Te kiezen
themes-shown-yes = Ja, bewoners kunnen dit kiezen
themes-shown-no = Nee, bewoners kunnen dit niet kiezen
error-themes-none = Laat minstens één onderwerp over om te kiezen.
terms-source = Bron: { $source }.
terms-group-loops = Opschalen en antwoorden
terms-group-law = Wat de wet zegt
terms-decreed = Dagen die een besluit gelijkstelt met een feestdag
terms-decreed-hint = Eén dag op een regel, zoals 7-5-2027. Ze tellen niet als werkdag, en een termijn van een bewoner eindigt er niet op. Bron: Algemene termijnenwet 3, lid 3.
error-decreed = Zet op elke regel één dag, zoals 7-5-2027.
terms-group-retention = Hoe lang gegevens blijven
threshold-law-decision = Dagen waarin een officiële aanvraag wordt beslist
threshold-keep-drafts = Dagen dat een half formulier blijft
threshold-keep-mail = Dagen dat de site weet wie welke mail kreeg
threshold-keep-looks = Dagen dat blijft staan wie gegevens bekeek
threshold-keep-requests = Dagen dat de tekst van een afgerond verzoek blijft
threshold-keep-accounts = Dagen zonder inloggen, voordat een leeg account verdwijnt

## Afwegingskader

kader-intro = Nu geldt versie { $version }. Wat al is afgewogen, houdt zijn eigen versie. Haal een vinkje weg om een vraag niet meer te stellen.
kader-look = Bekijk het afwegingskader
kader-on = Vraag { $question }
kader-on-yes = Deze vraag stellen wij
kader-question = Vraag ({ $language })
kader-help = Uitleg ({ $language })
kader-save = Bewaar als versie { $version }
done-kader = De nieuwe versie geldt vanaf nu voor nieuwe afwegingen.
done-kader-gelijk = Er is niets veranderd, dus er is geen nieuwe versie.
kader-is-light = ook bij iets kleins
kader-light-yes = Deze vraag stellen wij ook als het om iets kleins gaat
kader-small = Iets kleins
kader-small-intro = Gaat het om iets kleins? Dan is een deel van de vragen genoeg. Zet bij die vragen een vinkje: minstens één in elk deel. Nergens een vinkje? Dan beantwoordt iedereen altijd alle vragen. Een nee krijgt alle vragen, behalve bij informatie en steun in de rug.
kader-small-kinds = Wat is klein, tenzij de behandelaar iets anders zegt?
error-kader-part = Laat in elk deel minstens één vraag staan. Zet je vinkjes voor iets kleins? Dan ook daarvoor minstens één in elk deel.
refused-kader-newer = Iemand anders maakte net een nieuwe versie. Laad de pagina opnieuw.
checklist-versions = Alle versies
leave-title = Neem de rol { $role } van { $name } terug
leave-intro = Dit kan deze collega daarna niet meer doen. Kies wie het krijgt. De rol gaat weg en het werk gaat over, in één keer.
leave-button = Neem de rol terug en draag over
people-work = Werk op naam
people-work-text = Ziek, weg of een tijd vrij? Meld de afwezigheid of draag het werk over.
people-work-link = Bekijk wat op naam staat
log-key = Sleutel
log-hash = Controlegetal

## Feiten in het logboek
fact-of-account = account
fact-of-accounts = accounts
fact-of-answer = antwoord
fact-of-appeal = brief hogerop
fact-of-application = aanvraag
fact-of-applications-kept = aanvragen bewaard
fact-of-area = gebied
fact-of-areas = gebieden
fact-of-by = door
fact-of-change = verandering
fact-of-code = code
fact-of-contact = contact
fact-of-count = aantal
fact-of-cover = dekking
fact-of-critique = kritiek
fact-of-device = apparaat
fact-of-drafts = concepten
fact-of-due = uiterlijk
fact-of-exception = uitzondering
fact-of-filled-in-by = ingevuld door
fact-of-from = van
fact-of-ground = grond
fact-of-handed-over-to = overgedragen aan
fact-of-handler = behandelaar
fact-of-held-on = gehouden op
fact-of-imported = ingelezen
fact-of-initiative = initiatief
fact-of-into = opgegaan in
fact-of-invitation = uitnodiging
fact-of-key = tekst
fact-of-kind = soort
fact-of-language = taal
fact-of-letter = brief
fact-of-level = niveau
fact-of-light = korte afweging
fact-of-light-kinds = klein
fact-of-looks = inzage
fact-of-machine = technisch
fact-of-mails = mails
fact-of-manager = leidinggevende
fact-of-message = bericht
fact-of-name = naam
fact-of-number = nummer
fact-of-obstacle = belemmering
fact-of-obstacles = belemmeringen
fact-of-offer = aanbod
fact-of-other = anders
fact-of-outcome = besluit
fact-of-owner = eigenaar
fact-of-passkey = sleutel
fact-of-photo = foto
fact-of-questions = vragen
fact-of-recognition = dankwoord
fact-of-requests = verzoeken
fact-of-role = rol
fact-of-setting = instelling
fact-of-side = van wie
fact-of-small = klein
fact-of-source = komt van
fact-of-stand-in = vervanger
fact-of-status = stand
fact-of-steward = maker
fact-of-takedown = verwijdering
fact-of-team = team
fact-of-to = naar
fact-of-until = tot en met
fact-of-value = waarde
fact-of-version = versie
fact-of-visibility = zichtbaar
fact-of-what = wat
