## Openbaar
obstacles-title = Belemmeringen
obstacles-intro = Een regel die in de weg staat, is ons probleem. Niet dat van u. Hier ziet u wat er nog staat, wie het opruimt en wat al weg is.
obstacles-open = Staat nog in de weg
obstacles-removed = Uit de weg
obstacles-stay = Blijft, met de reden
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
