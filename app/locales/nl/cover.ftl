## Dekking

nav-cover = Dekking
cover-title = Dekking
cover-intro = Ga je voor een bewoner verder dan een regel? Dan sta je er niet alleen voor. Hier zie je wat je vroeg.
cover-intro-manager = Hier wacht je team op jou: dekking, handtekeningen en belemmeringen.
cover-why = Wat wil je doen, en waarom?
cover-why-hint = Eén zin is genoeg.
cover-obstacle = Welke belemmering staat in de weg?
cover-no-obstacle = Geen, of dat weet ik niet
cover-ask = Vraag dekking
cover-waits = Wacht op { $name }, sinds { $date }.
cover-given = { $name } dekt dit.
cover-declined = { $name } dekt dit niet.
cover-mine = Wat jij vroeg
cover-mine-none = Je vroeg nog geen dekking. Dat doe je op de pagina van een verzoek.
cover-withdraw = Niet meer nodig
cover-asked =
    { $count ->
        [0] Niemand vraagt nu dekking
        [one] 1 collega vraagt dekking
       *[other] { $count } collega’s vragen dekking
    }
cover-asked-none = Er wacht geen vraag om dekking op je.
cover-from = { $name } vraagt dit, { $days ->
        [0] vandaag
        [one] 1 werkdag geleden
       *[other] { $days } werkdagen geleden
    }
cover-words = Wil je er iets bij zeggen?
cover-words-hint = Bij dekking hoeft dat niet. Geef je geen dekking? Zeg dan waarom.
cover-give = Ik geef dekking
cover-refuse = Ik geef geen dekking
cover-link-title = Geef je dekking?
cover-link-note = Deze link werkt één keer, zonder inloggen. Geef hem niet door.
cover-link-request = Naar verzoek { $number }
cover-link-done = Deze vraag is beantwoord
cover-link-withdrawn = Deze vraag is ingetrokken
cover-link-old = Deze link is te oud
cover-link-unknown = Deze link kennen wij niet
cover-link-unknown-text = Misschien is hij niet helemaal overgenomen. Open hem nog eens in de mail, of kijk op het scherm hoe het ervoor staat.
signatures-title =
    { $count ->
        [0] Geen besluit wacht op je handtekening
        [one] 1 besluit wacht op je handtekening
       *[other] { $count } besluiten wachten op je handtekening
    }
signatures-text = Een ‘nee’ heeft vier delen. Lees ze naast elkaar, en kijk of er een voorwaarde is die er een ‘ja’ van maakt.
signatures-none = Je hoeft nu niets te tekenen.
signature-condition = De lichtste voorwaarde die er een ‘ja’ van maakt:
signature-no-condition = die staat niet in de afweging. Vraag ernaar, of geef het terug.
climbed-title =
    { $count ->
        [0] Er ligt geen belemmering bij jou
        [one] 1 belemmering ligt bij jou
       *[other] { $count } belemmeringen liggen bij jou
    }
climbed-none = Er is niets naar jou opgeschaald.
load-title = Zo druk is het
load-text = Per team, nooit per persoon. Elk getal leidt naar de verzoeken zelf.
load-team = Team
load-nobody = Nog geen team
load-open = Open
load-us = Wacht op ons
load-them = Wacht op de bewoner
load-late = Te laat
duty-title = Wie heeft dienst?
duty-text = Wie dienst heeft, staat met zijn nummer op het werkscherm van alle collega’s.
duty-now = Nu: { $names }.
duty-none-now = Nu heeft niemand dienst.
duty-from = Ik heb dienst vanaf
duty-until-label = Tot en met
duty-yours = Dienst
duty-period = { $from } tot en met { $until }
duty-mine = Je staat op de lijst: { $periods }.
duty-button = Zet mij op de lijst
duty-call = Bel wie dienst heeft
duty-until = tot en met { $date }
duty-nobody = Nu heeft niemand dienst. Bel { $phone }.
done-dienst = Je staat op de lijst.
done-dekking-gevraagd = Gevraagd. De leidinggevende krijgt bericht.
done-dekking-gegeven = Je geeft dekking. Je collega krijgt bericht.
done-dekking-niet = Je geeft geen dekking. Je collega leest waarom.
done-dekking-ingetrokken = Ingetrokken.
refused-cover-nobody = Er is nog geen leidinggevende of wethouder. Vraag de beheerder er een toe te voegen.
refused-cover-waits = Voor dit verzoek vroeg al iemand dekking. Wacht op het antwoord, of bel wie dienst heeft.
refused-cover-answered = Deze vraag om dekking is al beantwoord. Kijk bij het verzoek hoe het ervoor staat.
refused-cover-own = Je kunt niet jezelf dekken. Een ander moet erachter staan.
refused-cover-asked-of-another = Deze dekking is aan een ander gevraagd. Die leidinggevende, die van het team of een wethouder kan antwoorden.
