## Openbaar
obstacles-title = Belemmeringen
obstacles-intro = Een regel die in de weg staat, is ons probleem. Niet dat van u. Hier ziet u wat er nog staat, wie het opruimt en wat al weg is.
obstacles-open = Staat nog in de weg
obstacles-removed = Uit de weg
obstacles-stay = Blijft, met de reden
obstacles-latest = U ziet hier de { $count } die het laatst gemeld zijn.
obstacle-latest-requests = Van de laatste { $count } verzoeken die dit tegenkwamen.
obstacles-none = Hier staat nu niets.
obstacle = Belemmering
obstacle-open-days =
    { $days ->
        [0] { $status } · sinds vandaag
        [one] { $status } · 1 dag
       *[other] { $status } · { $days } dagen
    }
obstacle-done-days =
    { $days ->
        [0] { $status } · dezelfde dag
        [one] { $status } · na 1 dag
       *[other] { $status } · na { $days } dagen
    }
obstacle-with = Ligt bij { $owner }.
obstacle-no-owner = nog niemand
obstacle-before = Antwoord uiterlijk { $date }.
obstacle-nobody = Nog niemand pakt dit op.
obstacle-by = Opgeruimd door { $owner }.
obstacle-late =
    { $days ->
        [one] Het antwoord moest er zijn op { $date }: 1 dag te laat.
       *[other] Het antwoord moest er zijn op { $date }: { $days } dagen te laat.
    }
obstacle-meets =
    { $count ->
        [one] Staat in de weg bij 1 verzoek.
       *[other] Staat in de weg bij { $count } verzoeken.
    }
obstacle-met =
    { $count ->
        [one] Stond in de weg bij 1 verzoek.
       *[other] Stond in de weg bij { $count } verzoeken.
    }
obstacle-kind = Soort
obstacle-source = Komt van
obstacle-owner = Wie ruimt het op
obstacle-level = Niveau
obstacle-due = Antwoord uiterlijk
obstacle-reported = Gemeld op
obstacle-requests = Verzoeken
obstacle-answer = Ons antwoord
obstacle-journey = Wat er gebeurde
obstacle-who-met = Wie hiertegenaan liep
obstacle-work = Open op het werkscherm
team-name = team { $team }
owner-outside = samen met { $body }

## Werkscherm
work-obstacles-intro = Elke belemmering is van ons. Geef hem een naam en een datum, en daarna een antwoord.
work-obstacles-mine = Van mij
work-obstacles-mine-none = Je hebt nu geen belemmeringen om op te ruimen.
work-obstacles-all = Van anderen, of nog van niemand
column-status = Stand
late = te laat
obstacle-own-title = Wie ruimt dit op?
obstacle-owner-hint = Kies een collega. Die geeft antwoord, ook als de regel van een ander is.
obstacle-outside = Wie buiten de gemeente is nodig?
obstacle-outside-hint = Bijvoorbeeld een woningcorporatie of de provincie. De collega belt hen.
obstacle-answer-title = Geef antwoord
obstacle-what-happened = Wat is er gebeurd?
obstacle-answer-hint = Iedereen kan dit lezen. Schrijf het in gewone woorden.
obstacle-answer-button = Verstuur het antwoord
obstacle-reopen-title = Komt het terug?
obstacle-reopen-text = Zet de belemmering dan weer open. Zij heeft daarna een nieuwe eigenaar en een nieuwe datum nodig.
obstacle-reopen-button = Zet weer open
obstacle-public-page = Bekijk de openbare pagina
done-eigenaar = Bewaard. De eigenaar krijgt bericht.
done-beantwoord = Het antwoord is verstuurd aan iedereen die hiertegenaan liep.

## Opschalen, samenvoegen en splitsen

obstacles-every-kind = Alle soorten
obstacle-is-part-of = Dit bleek dezelfde belemmering als:
obstacle-due-hint = Dit niveau antwoordt uiterlijk { $date }. Lukt dat niet? Schaal dan op.
climb-title = Kun je dit niet wegnemen?
climb-text = Dan ligt het bij iemand die dat wel kan. Opschalen is geen falen.
climb-button = Schaal op naar: { $level }
climb-line = Van { $from } naar { $to }, { $why }.
climb-why-by-hand = omdat iemand het hoger legde
climb-why-recurs = omdat het te vaak terugkwam
climb-why-overdue = omdat het antwoord uitbleef
climb-why-cover-unanswered = omdat een vraag om dekking bleef liggen
joining-title = Is het er één, of zijn het er twee?
merge-title = Dezelfde als een andere
merge-other = Dezelfde belemmering als
merge-hint = De verzoeken gaan mee. Beide geschiedenissen blijven te lezen.
merge-button = Voeg samen
split-title = Eigenlijk twee
split-requests = Welke verzoeken liepen hiertegenaan?
split-button = Maak er een eigen belemmering van
appeal-title = Bij een hogere overheid
appeal-none = Dit is nog aan niemand voorgelegd.
appeal-body = Aan wie?
appeal-body-hint = Bijvoorbeeld de provincie, een ministerie of de VNG.
appeal-letter = De brief
appeal-letter-hint = De feiten staan er al in, zonder namen. Pas aan wat u wilt, en bewaar wat u verstuurt.
appeal-button = Dit is voorgelegd
appeal-put = Voorgelegd aan { $body }, { $date }.
appeal-replied = Wat er terugkwam, { $date }:
appeal-no-reply = Er kwam nog niets terug.
appeal-reply = Wat kwam er terug?
appeal-reply-hint = Iedereen kan dit lezen.
appeal-reply-button = Bewaar het antwoord
appeal-draft =
    Geachte heer, mevrouw,

    In onze gemeente staat het volgende in de weg: { $title }.

    { $explanation }

    Het gaat om: { $kind }. Het komt van: { $source }. Wij weten dit sinds { $since }, dat is { $days } dagen. { $count ->
        [one] Eén verzoek van een bewoner liep
       *[other] { $count } verzoeken van bewoners liepen
    } hiertegenaan ({ $kinds }).

    Wij kunnen dit zelf niet wegnemen. Wilt u ons laten weten of u het kunt wegnemen, of wat ervoor nodig is? Blijft het zo, wilt u dan schrijven waarom? Wij geven uw antwoord door aan de bewoners.

    Met vriendelijke groet,

    Gemeente { $municipality }
done-opgeschaald = Opgeschaald. Wie nu moet antwoorden, krijgt bericht.
done-samengevoegd = Samengevoegd. De verzoeken staan nu hier.
done-gesplitst = Dit is nu een eigen belemmering. Kijk wie haar opruimt, en wanneer.
done-voorgelegd-elders = Bewaard. Zodra er iets terugkomt, schrijft u het hier op.
done-reactie = Het antwoord is bewaard. Geef daarna zelf het laatste antwoord.
refused-obstacle-top = Hoger dan dit kan niet. Leg het voor aan een hogere overheid, en schrijf op wat er terugkomt.
refused-obstacle-merged = Deze belemmering is samengevoegd met een andere. Werk daar verder.
