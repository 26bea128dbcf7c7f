## Inloggen

field-email = E-mailadres
login-title = Inloggen
login-intro = U heeft geen wachtwoord nodig. Wij mailen u een link waarmee u binnenkomt.
login-hint = Bijvoorbeeld naam@voorbeeld.nl
login-button = Mail mij een link
login-no-account = Nog niet bekend bij ons? Begin met uw initiatief:
login-expired = Deze link werkt niet meer. Hij is al gebruikt, of hij is te oud. Vraag een nieuwe aan.
login-sent-title = Kijk in uw mail
login-sent-text = Kennen wij dit adres? Dan krijgt u nu een mail met een link. Die werkt één keer, en maar 15 minuten.
login-sent-help = Geen mail gekregen? Kijk bij ongewenste mail. Of probeer een ander adres.
login-link-title = U bent er bijna
login-link-text = Klik op de knop. Dan bent u ingelogd.
login-link-old-title = Deze link werkt niet meer
login-again = Vraag een nieuwe link
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
