## De mail van een demonstratie

mailbox-title = De mail van deze demonstratie
mailbox-intro = Zo ziet de mail eruit die mensen krijgen. Niets hiervan wordt echt verstuurd.
mailbox-none = Er is nog geen mail. Meld een initiatief aan, dan komt er een.
mailbox-to = Aan { $to }

## Onder elke brief

mail-closing =
    Met vriendelijke groet,
    Uw gemeente

## Inloggen en aanmelden

mail-login-subject = Uw link om in te loggen
mail-login =
    Dag { $name },

    Klik op deze link om in te loggen:

    { $link }

    De link werkt één keer, en maar 15 minuten. Heeft u hier niet om gevraagd? Dan hoeft u niets te doen.
mail-address-subject = Bevestig dit e-mailadres
mail-address =
    Goedendag,

    Iemand wil bij ons dit e-mailadres gebruiken om in te loggen. Bent u dat? Bevestig het hier:

    { $link }

    De link werkt één keer, en een dag. Bent u het niet? Dan hoeft u niets te doen.
mail-address-taken-subject = Dit e-mailadres is al in gebruik
mail-address-taken =
    Goedendag,

    Iemand wil bij ons dit e-mailadres gebruiken, maar het hoort al bij een account. Bent u dat? Log hier in met dit adres:

    { $link }

    Bent u het niet? Dan hoeft u niets te doen.
mail-address-left-subject = Uw e-mailadres is veranderd
mail-address-left =
    Dag { $name },

    U gebruikt bij ons vanaf nu een ander e-mailadres. Op dit adres krijgt u geen mail meer, en inloggen kan er niet meer mee.

    Deed u dit niet? Bel ons dan meteen. { $phone }
mail-confirm-subject = Bevestig uw aanmelding
mail-confirm =
    Goedendag,

    Bij ons is een initiatief aangemeld met dit e-mailadres. Deed u dat? Fijn dat u wilt laten zien wat u doet. Bekijk het hier, en maak het openbaar als het klopt:

    { $link }

    De link werkt 14 dagen. Kent u dit niet? Klik dan niet. Dan gebeurt er niets.
mail-confirm-helped-subject = Bevestig ‘{ $title }’
mail-confirm-helped =
    Dag { $name },

    Wij schreven ‘{ $title }’ voor u op. Het is van u, niet van ons. Bekijk het hier, en maak het openbaar als het klopt:

    { $link }

    De link werkt 14 dagen. Kent u dit niet? Klik dan niet. Dan gebeurt er niets.
mail-filing-subject = Bevestig wat u ons schreef
mail-filing =
    Goedendag,

    Op onze website is iets ingevuld met dit e-mailadres. Deed u dat? Bekijk het hier, en verstuur het als het klopt. Pas dan krijgen wij het:

    { $link }

    De link werkt 14 dagen. Kent u dit niet? Klik dan niet. Dan gebeurt er niets.
mail-published-subject = ‘{ $title }’ is nu te zien
mail-published =
    Dag { $name },

    Gelukt! Iedereen kan ‘{ $title }’ nu zien:

    { $link }

    U kunt het altijd veranderen of weghalen. Log daarvoor in met dit e-mailadres. Niemand anders kan dat, ook de gemeente niet.

    Heeft u iets nodig? Vraag het ons.

## Verzoeken, aan de bewoner

mail-receipt-subject = Wij hebben uw verzoek { $number }
mail-receipt =
    Dag { $name },

    Wij kregen uw verzoek ‘{ $title }’ op { $received }. Het nummer is { $number }.

    Iemand van ons belt u, uiterlijk { $before }. U hoeft nu niets te doen.

    { $formal ->
        [yes] Dit is ook een officiële aanvraag. Wij besluiten uiterlijk { $due }. Bent u het niet eens met ons besluit? Dan kunt u bezwaar maken.
       *[no] Wilt u liever een officieel besluit? Zeg het als wij bellen. Dan maken wij er ook een aanvraag van.
    }

    Hier ziet u altijd hoe het ervoor staat:

    { $link }

    U kunt ook bellen. { $phone }
mail-taken-subject = { $handler } helpt u met verzoek { $number }
mail-taken =
    Dag { $name },

    { $handler } van de gemeente pakt uw verzoek ‘{ $title }’ op. U hoort snel van elkaar.

    Hier ziet u hoe het ervoor staat:

    { $link }
mail-message-out-subject = Bericht van { $from } over verzoek { $number }
mail-message-out =
    Dag { $name },

    { $from } van de gemeente schreef u over ‘{ $title }’:

    { $words }

    { $asks ->
        [yes] Er staat een vraag voor u in. Antwoorden kan hier:
       *[no] U hoeft niets te doen. Wilt u toch antwoorden? Dat kan hier:
    }

    { $link }
mail-offer-subject = Wij bieden u iets aan bij verzoek { $number }
mail-offer =
    Dag { $name },

    Voor ‘{ $title }’ bieden wij u dit aan:

    { $what }
    { $details }

    Het komt van { $by }. Er zitten geen voorwaarden aan. Zegt u nee? Dan verandert er niets aan uw verzoek.

    Zeg hier ja of nee:

    { $link }
mail-application-subject = Verzoek { $number } is nu ook een officiële aanvraag
mail-application =
    Dag { $name },

    Wij behandelen ‘{ $title }’ vanaf nu ook als officiële aanvraag. Wij besluiten uiterlijk { $due }. Bent u het niet eens met ons besluit? Dan kunt u bezwaar maken.

    Hier ziet u hoe het ervoor staat:

    { $link }
mail-referred-subject = Uw verzoek { $number } is doorgegeven
mail-referred =
    Dag { $name },

    { $to } kan meer voor u doen dan wij. Daarom gaven wij ‘{ $title }’ door. U hoeft zelf niets te doen.

    Wie u belt: { $who }
    Wanneer: { $when }

    Hoort u niets? Laat het ons weten:

    { $link }
mail-spoken-subject = { $did ->
    [stopped] Uw verzoek { $number } is gestopt
    [reopened] Wij kijken opnieuw naar uw verzoek { $number }
    [accepted] U zei ja tegen ons aanbod bij { $number }
   *[declined] U zei nee tegen ons aanbod bij { $number }
    }
mail-spoken =
    Dag { $name },

    U sprak met { $by } over ‘{ $title }’. Dit is wat wij verstonden en vastlegden.

    { $did ->
        [stopped] U wilt met dit verzoek stoppen. Wij doen er niets meer mee. U kunt altijd iets nieuws vragen.
        [reopened] U bent het niet eens met ons besluit. U zei: ‘{ $what }’. Wij kijken opnieuw.
        [accepted] U wilt graag gebruikmaken van ‘{ $what }’.
       *[declined] U wilt geen gebruik maken van ‘{ $what }’. Er verandert verder niets aan uw verzoek.
    }

    Klopt dat niet? Laat het ons weten:

    { $link }
mail-decision-subject = Ons besluit over verzoek { $number }
mail-decision =
    Dag { $name },

    U vroeg ons: ‘{ $title }’. Ons besluit is: { $outcome }.

    { $words }{ $formal ->
        [yes] {"\u000A\u000A"}{ letter-objection }
       *[no] {""}
    }

    De hele brief staat hier:

    { $link }

    Bent u het er niet mee eens? Vraag ons dan om opnieuw te kijken. Dat kan op dezelfde pagina, tot zes weken na vandaag.

    Hoe deden wij het? Zeg het ons, in twee vragen en uw eigen woorden:

    { $critique }
mail-obstacle-finished-subject = Antwoord over wat in de weg stond bij { $number }
mail-obstacle-finished =
    Dag { $name },

    Bij verzoek { $number } stond iets in de weg: ‘{ $title }’. Hoe het nu is: { $status }.

    { $answer }

    Hier staat het hele verzoek:

    { $link }

## Aan collega’s

mail-message-in-subject = Bericht van de bewoner bij { $number }
mail-message-in =
    Dag { $name },

    De bewoner schreef je over ‘{ $title }’. Jij bent aan zet.

    { $link }
mail-offer-answered-subject = Antwoord op het aanbod bij { $number }
mail-offer-answered =
    Dag { $name },

    De bewoner antwoordde op het aanbod ‘{ $what }’ bij ‘{ $title }’: { $answer }.

    { $link }
mail-withdrawn-subject = Verzoek { $number } is gestopt
mail-withdrawn =
    Dag { $name },

    De bewoner stopte het verzoek ‘{ $title }’. Je hoeft niets meer te doen.

    { $link }
mail-reopened-subject = Verzoek { $number } staat weer open
mail-reopened =
    Dag { $name },

    De bewoner vraagt of we opnieuw willen kijken naar ‘{ $title }’. Het waarom staat bij de berichten.

    { $link }
mail-signature-subject = { $from } vraagt je handtekening bij { $number }
mail-signature =
    Dag { $name },

    { $from } stelt een besluit voor over ‘{ $title }’: { $outcome }. Jouw naam hoort eronder. Teken je, of geef je het terug?

    De bewoner wacht op je antwoord.

    { $link }
mail-returned-subject = { $from } gaf het besluit over { $number } terug
mail-returned =
    Dag { $name },

    { $from } tekende het besluit over ‘{ $title }’ nog niet. Dit is waarom:

    { $because }

    Alles wat je schreef, staat er nog:

    { $link }
mail-obstacle-owner-subject = Een belemmering voor jou: { $title }
mail-obstacle-owner =
    Dag { $name },

    Jij ruimt deze belemmering op: ‘{ $title }’. Geef antwoord vóór of op { $due }.

    { $link }

    Lukt het niet in je eentje? Vraag je leidinggevende om hulp.

## De lussen

mail-obstacle-climbed-subject = Bij u neergelegd: { $title }
mail-obstacle-climbed =
    Dag { $name },

    Deze belemmering ligt nu bij u, { $why }:

    { $title }

    { $where ->
        [higher] Leg haar voor aan wie er wel over gaat, en schrijf op wat er terugkomt. Doe dat uiterlijk { $due }.
       *[inside] Uw antwoord is: weggenomen, omzeild, of het blijft, omdat. Geef het uiterlijk { $due }.
    }

    { $link }
mail-cover-subject = { $from } vraagt dekking bij { $number }
mail-cover =
    Dag { $name },

    { $from } wil verder gaan dan een regel, voor verzoek { $number }:

    { $why }

    Antwoord met één klik, zonder in te loggen:

    { $link }

    Of bel: { $phone }
mail-cover-climbed-subject = Dekking gevraagd: nog geen antwoord bij { $number }
mail-cover-climbed =
    Dag { $name },

    { $from } vroeg dekking, en kreeg op tijd geen antwoord. Daarom vragen wij het nu u:

    { $why }

    Het gaat om verzoek { $number }. Antwoord met één klik, zonder in te loggen:

    { $link }

    Of bel: { $phone }
mail-cover-answered-subject =
    { $covered ->
        [yes] { $from } dekt je bij { $number }
       *[no] { $from } geeft geen dekking bij { $number }
    }
mail-cover-answered =
    Dag { $name },

    { $covered ->
        [yes] { $from } staat achter je, bij verzoek ‘{ $title }’. Die naam komt onder het besluit.
       *[no] { $from } geeft geen dekking bij verzoek ‘{ $title }’.
    }

    { $words }

    { $link }
mail-thanks-subject = Een dankwoord voor ‘{ $title }’
mail-thanks =
    Dag { $name },

    { $from } schreef u over ‘{ $title }’:

    { $words }

    U hoeft niets te doen. Wilt u dat anderen dit lezen, of liever niet? Kies het hier:

    { $link }
mail-critique-received-subject = Wij hebben uw kritiek
mail-critique-received =
    Dag { $name },

    Dank u wel. Wij lezen wat u schreef, en antwoorden uiterlijk { $due }.

    Hier ziet u het, en kunt u het terugnemen:

    { $link }
mail-critique-answered-subject = Ons antwoord op uw kritiek
mail-critique-answered =
    Dag { $name },

    { $from } antwoordt op uw kritiek:

    { $answer }

    U kiest zelf of anderen dit mogen lezen:

    { $link }
mail-critique-late-subject = Kritiek van een bewoner kreeg op tijd geen antwoord
mail-critique-late =
    Dag { $name },

    Een bewoner schreef wat wij niet goed deden. Het antwoord moest er zijn op { $due }. Het is er niet.

    Wilt u zorgen dat het er komt?

    { $link }
mail-exception-sent-subject = Onder jouw naam verstuurd: een uitzondering bij { $number }
mail-exception-sent =
    Dag { $name },

    Je gaf dekking. { $from } verstuurde daarmee een ‘ja’ bij verzoek { $number }. Jouw naam staat eronder.

    De regel waarvan we afwijken: { $rule }

    Waarom: { $reason }

    { $link }

## Meldingen

mail-report-new-subject = Melding over ‘{ $title }’
mail-report-new =
    Dag { $name },

    Iemand meldde iets over ‘{ $title }’. Kijk ernaar:

    { $link }
mail-report-received-subject = Wij kregen uw melding
mail-report-received =
    Dag,

    Wij kregen een melding over iets op deze site, met dit adres erbij. Een beheerder kijkt ernaar. U krijgt daarna een mail met wat er gebeurt en waarom.
mail-report-answered-subject = Wat wij deden met uw melding
mail-report-answered =
    Dag,

    U meldde iets over ‘{ $title }’. { $what ->
        [taken_down] Wij hebben het weggehaald.
        [gone] Het staat er al niet meer.
       *[left] Wij laten het staan.
    } Dit schrijft de beheerder:

    { $words }

    Bent u het er niet mee eens? Bel ons dan.
mail-taken-down-subject = ‘{ $title }’ is weggehaald
mail-taken-down =
    Dag { $name },

    { $by } heeft ‘{ $title }’ weggehaald van de site. De reden: { $ground }. Dit is de uitleg:

    { $reason }

    Bent u het er niet mee eens, of heeft u de tekst aangepast? Schrijf het hier. Dan kijkt een andere beheerder:

    { $link }
mail-takedown-contested-subject = De makers van ‘{ $title }’ zijn het niet eens
mail-takedown-contested =
    Dag { $name },

    ‘{ $title }’ is weggehaald. De makers schrijven waarom dat niet klopt. Iemand die het niet zelf weghaalde, kijkt opnieuw:

    { $link }
mail-takedown-answered-subject = Antwoord over ‘{ $title }’
mail-takedown-answered =
    Dag { $name },

    { $status ->
        [restored] ‘{ $title }’ staat weer op de site.
       *[upheld] ‘{ $title }’ blijft weg.
    } Dit schrijft de beheerder:

    { $words }

    { $link }

## Voor collega’s

mail-role-granted-subject = U werkt nu met Meerwaarde
mail-role-granted =
    Dag { $name },

    U heeft nu een rol in Meerwaarde: { $role }. { $gives ->
        [log_in] Dat volgt uit uw werkaccount.
       *[other] { $by } gaf die aan u. Bij { $by } kunt u er ook iets over vragen.
    } Log in met dit e-mailadres:

    { $link }
mail-role-revoked-subject = Uw rol { $role } in Meerwaarde is gestopt
mail-role-revoked =
    Dag { $name },

    U heeft de rol { $role } in Meerwaarde niet meer. { $gives ->
        [log_in] Dat volgt uit uw werkaccount. Klopt het niet? Vraag het een beheerder.
       *[other] { $by } nam die terug. Klopt het niet? Vraag het { $by }.
    } Wat op uw naam stond, is overgedragen.
mail-handed-over-subject = Dit is nu van u
mail-handed-over =
    Dag { $name },

    { $arranged ->
        [log_in] Dit stond op naam van { $from }. Het is nu van u:
        [them] { $by } gaf dit aan u:
       *[other] { $by } gaf dit aan u. Het stond op naam van { $from }:
    }

    { $what }

    Hier vindt u het:

    { $link }
mail-of-nobody-subject = Dit is nu van niemand
mail-of-nobody =
    Dag { $name },

    Dit heeft nu geen behandelaar meer:

    { $what }

    Pak het op, of geef het aan een collega:

    { $link }
mail-stand-in-subject = U vervangt { $who }
mail-stand-in =
    Dag { $name },

    { $who } is er niet van { $from } tot en met { $until }. U vervangt. Mail over de verzoeken van { $who } komt zolang bij u. Ze staan in uw werklijst:

    { $link }
mail-taken-over-subject = Verzoek { $number } is niet meer van u
mail-taken-over =
    Dag { $name },

    ‘{ $title }’ stond op uw naam. { $now ->
        [team] Het is nu van het team.
       *[other] { $to } behandelt het nu.
    } { $arranged ->
        [log_in] {""}
       *[other] Dat regelde { $from }.
    }

    { $link }
mail-signature-gone-subject = Uw handtekening onder verzoek { $number } is niet meer nodig
mail-signature-gone =
    Dag { $name },

    { $from } haalde het voorstel over ‘{ $title }’ terug, of vroeg een andere leidinggevende. U hoeft niets te doen.

    { $link }
mail-unsigned-subject = Niemand kan verzoek { $number } nu tekenen
mail-unsigned =
    Dag { $name },

    Het voorstel over ‘{ $title }’ wachtte op een leidinggevende die er niet is. Er is nu geen andere. Het voorstel ligt weer bij u:

    { $link }
mail-trial-subject = Proefmail
mail-trial =
    Dag { $name },

    Deze proefmail is verstuurd op { $at }. De mail werkt.

## Samen een initiatief

mail-invited-subject = Doet u mee met ‘{ $title }’?
mail-invited =
    Dag { $name },

    { $by } vraagt u om samen ‘{ $title }’ te doen. Kijk hier wat dat is en zeg ja of nee:

    { $link }

    De uitnodiging werkt 14 dagen. Kent u { $by } niet? Dan hoeft u niets te doen.
mail-joined-subject = { $who } doet mee met ‘{ $title }’
mail-joined =
    Dag { $name },

    { $who } zei ja. { $over ->
        [yes] ‘{ $title }’ is nu van { $who }. U bent geen maker meer.
       *[no] U doet ‘{ $title }’ nu samen.
    }

    { $link }

mail-login-unknown-subject = U heeft hier nog geen account
mail-login-unknown =
    Goedendag,

    U vroeg om een link om in te loggen. Bij dit e-mailadres hoort geen account. Misschien gebruikte u eerder een ander adres? Probeer het dan daarmee.

    Bent u nieuw? Meld uw initiatief aan, of vraag iets. Dan krijgt u vanzelf een account:

    { $link }

    Heeft u hier niet om gevraagd? Dan hoeft u niets te doen.
mail-login-sso-subject = Zo logt u in
mail-login-sso =
    Dag { $name },

    U vroeg om een link om in te loggen. Wie voor de gemeente werkt, logt in met het werkaccount:

    { $link }

    Heeft u hier niet om gevraagd? Dan hoeft u niets te doen.
