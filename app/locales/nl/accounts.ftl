## Inloggen

field-email = E-mailadres
login-title = Inloggen
login-intro = U heeft geen wachtwoord nodig. Wij mailen u een link waarmee u binnenkomt.
login-hint = Bijvoorbeeld naam@voorbeeld.nl
login-button = Mail mij een link
login-no-account = Nog niet bekend bij ons? Begin met uw initiatief:
login-expired = Deze link werkt niet meer. Hij is al gebruikt, of hij is te oud. Vraag een nieuwe aan.
login-sent-title = Kijk in uw mail
login-sent-text = U krijgt nu een mail. Kennen wij dit adres? Dan staat er een link in. Die werkt één keer, en maar 15 minuten.
login-sent-help = Geen mail gekregen? Kijk bij ongewenste mail. Of probeer een ander adres.
login-link-title = U bent er bijna
login-link-text = Klik op de knop. Dan bent u ingelogd.
login-link-old-title = Deze link werkt niet meer
login-link-old-text = Hij is te oud. Een link om in te loggen werkt één keer, en 15 minuten.
login-link-used-title = Deze link is al gebruikt
login-link-used-text = Hiermee is al ingelogd. Een link om in te loggen werkt één keer. Was u dat niet zelf? Vraag dan een nieuwe, en kijk bij uw gegevens waar u bent ingelogd.
login-link-in-title = U bent al ingelogd
login-link-in-text = Deze link is gebruikt, en in deze browser bent u ingelogd. U kunt gewoon verder.
login-go-on = Ga verder
login-link-unknown-title = Deze link kennen wij niet
login-link-unknown-text = Misschien is hij niet helemaal overgenomen. Open hem nog eens in de mail. Of vraag een nieuwe aan.
login-again = Vraag een nieuwe link
address-link-title = Wilt u dit e-mailadres gebruiken?
address-link-text = Daarna logt u hiermee in, en komt alle mail hier. U wordt overal uitgelogd.
address-link-whose = { $email } wordt het adres van { $name }. Bent u dat niet? Sluit deze pagina.
address-link-button = Ja, gebruik dit adres
address-done-title = Dit is nu uw adres
address-done-text = Log hiermee in.
address-old-title = Deze link werkt niet meer
address-old-text = Hij is al gebruikt, te oud, of niet helemaal overgenomen. Log in en vraag een nieuwe aan bij uw gegevens.
refused-address-taken = Dit e-mailadres hoort al bij een ander account. Log daarmee in, of kies een ander adres.
done-adres = Uw adres is veranderd. Log in met het nieuwe adres.
role-resident = Bewoner
demo-roles-title = Kijk rond als iemand anders
demo-roles-text = Deze mensen zijn verzonnen. Met één klik ziet u de site door hun ogen.
done-uitgelogd = U bent uitgelogd. Tot ziens!
done-overal-uitgelogd = U bent nu op alle apparaten uitgelogd.

## Mijn overzicht
mine-title = Dag { $name }
mine-initiatives = Uw initiatieven
mine-no-initiatives = U heeft hier nog geen initiatief.
mine-requests = Uw verzoeken
mine-no-requests = U heeft ons nog niets gevraagd.
turn-short-us = Wij zijn aan zet
turn-short-you = U bent aan zet
mine-login = Ingelogd
mine-login-text = U logt in met { $email }. Bent u een apparaat kwijt? Log dan overal uit.
log-out-everywhere = Log overal uit
## Apparaten

devices-title = Inloggen en apparaten
devices-intro = U logt in met { $email }.
devices-limits = Doet u { $idle } niets, of bent u { $absolute } ingelogd, dan logt de site u vanzelf uit.
devices-list = Hier bent u ingelogd
device-unknown = Onbekend apparaat
device-here = Dit apparaat
device-end = Log uit op { $device }
device-since = Ingelogd op { $moment }, { $way }.
device-seen = Laatst gezien op { $moment }.
login-way-link = met een link uit uw mail
login-way-demo = met één klik, in de demonstratie
span-days =
    { $count ->
        [one] 1 dag
       *[other] { $count } dagen
    }
span-hours =
    { $count ->
        [one] 1 uur
       *[other] { $count } uur
    }
done-apparaat = Dat apparaat is uitgelogd.
ended-title = U bent intussen uitgelogd
ended-text = U was een tijd weg. Daarom logde de site u uit. Wat u schreef, is er nog.
ended-log-in = Log opnieuw in (in een nieuw tabblad)
ended-come-back = Kom dan terug naar dit tabblad en klik op de knop.
ended-again = Verstuur het nog een keer
field-website = Laat dit veld leeg
error-honeypot = In dit veld hoort niets te staan. Maak het leeg en verstuur opnieuw.
error-too-quick = Dat ging wel heel snel. Kijk uw antwoorden na en verstuur ze nog een keer.
error-links = Hier staan te veel links in. Laat er hooguit drie staan. Wie hier wat langer is, mag er meer plaatsen.
error-per-day = U deed dit vandaag al vaak. Morgen kan het weer. Heeft u haast? Bel ons dan.

## Tweede stap en werkaccount

second-title = Nog één stap
second-text = Wie voor de gemeente werkt, laat ook een passkey zien. Uw telefoon of computer vraagt om uw vinger, gezicht of pincode.
second-button = Laat mijn passkey zien
second-lost = Ik heb mijn passkey niet bij me
second-code = Herstelcode
second-code-hint = Drie keer vijf tekens. Elke code werkt één keer.
second-code-button = Gebruik deze code
second-nothing = Heeft u ook geen code? Vraag de beheerder om uw tweede stap opnieuw in te stellen.
second-list = Tweede stap bij het inloggen
second-list-text = Alleen een link uit de mail is niet genoeg voor wie brieven van anderen leest.
passkey-title = Maak een passkey
passkey-first = Voor u verdergaat, maakt u een passkey. Dat doet u één keer.
passkey-more = Maak er ook een op een ander apparaat. Dan kunt u altijd inloggen.
passkey-what = Een passkey zit in uw telefoon, computer of sleutel. U gebruikt hem met uw vinger, gezicht of pincode. Wij krijgen die niet te zien.
passkey-name = Hoe noemt u deze passkey?
passkey-name-hint = Bijvoorbeeld: telefoon, of laptop van het werk.
passkey-make = Maak de passkey
passkey-add = Nog een passkey
passkey-remove = Haal weg
passkey-remove-label = Haal de passkey { $name } weg
passkey-since = Gemaakt op { $date }.
passkey-used = Laatst gebruikt op { $moment }.
passkey-unused = Nog niet gebruikt.
passkey-cancelled = Er is geen passkey gekozen. Probeer het nog eens.
passkey-known = Dit apparaat heeft al een passkey van u.
passkey-unsupported = Deze browser kan geen passkeys gebruiken. Neem een nieuwere, of een ander apparaat.
passkey-failed = Het lukte niet. Probeer het nog eens, of neem een ander apparaat.
passkey-no-script = Voor een passkey is JavaScript nodig. Zet het aan voor deze site.
error-passkey = Deze passkey past niet. Probeer het nog eens, of neem een andere.
error-passkey-stale = Dat duurde te lang, of u had twee tabbladen open. Probeer het nog eens.
error-code = Deze code klopt niet, of is al gebruikt.
codes-title = Uw herstelcodes
codes-text = Schrijf deze codes op of druk ze af, en bewaar ze niet bij uw apparaat. Elke code werkt één keer. U ziet ze alleen nu.
codes-kept = Ik heb ze bewaard
codes-gone = De codes zijn maar één keer te zien. Kwijt? Maak nieuwe; de oude werken dan niet meer.
codes-new = Maak nieuwe herstelcodes
codes-left = U heeft nog { $count } herstelcodes die niet zijn gebruikt.
done-passkey = De passkey is gemaakt.
done-passkey-weg = De passkey is weg.
done-herstel = U bent ingelogd met een herstelcode. Maak nu een nieuwe passkey.
refused-last-passkey = Dit is uw laatste passkey. Maak eerst een andere.
people-lost-reset = Log uit en stel de tweede stap opnieuw in
login-way-sso = met uw werkaccount
login-way-passkey = met een link en een passkey
login-way-recovery = met een link en een herstelcode
sso-title = Werkt u bij de gemeente?
sso-button = Log in met { $name }
sso-storing = De log-in van de gemeente doet het nu niet. Probeer het later nog eens.
sso-geweigerd = De log-in van de gemeente liet u niet door.
sso-ongeldig = Dit inloggen klopte niet, of duurde te lang. Begin opnieuw.
sso-adres = Uw werkaccount heeft geen e-mailadres, of een adres dat hier al van iemand anders is. Vraag de beheerder om hulp.
sso-groepen = Uw werkaccount heeft zo veel groepen dat de log-in van de gemeente ze niet meestuurt. Vraag de beheerder om hulp.
sso-rol = U bent ingelogd bij de gemeente, maar u heeft hier geen rol. Vraag de beheerder om een rol.
sso-alleen = Wie voor de gemeente werkt, logt in met het werkaccount. Gebruik de knop hieronder.
refused-address-sso = Uw e-mailadres volgt uw werkaccount. Verander het daar.
