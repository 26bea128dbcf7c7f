## De stappen
register-title = Initiatief aanmelden
register-button = Laat uw initiatief zien
register-steps = Stappen
register-step-what = 1. Wat u doet
register-step-where = 2. Waar het is
register-step-who = 3. Wie u bent
register-step-check = 4. Nakijken en sturen
register-kept = Wij bewaren elke stap. U kunt dus stoppen en later verdergaan.
register-helping = Je vult dit in voor iemand anders. Die wordt de eigenaar en bevestigt het zelf per mail.
register-aside = Uitleg en hulp
register-next = Verder
register-send = Stuur mij de link
register-later = Bewaar en ga later verder

## Wat en waar
register-what-title = Wat doet u?
register-promise-title = Dit beloven wij
register-promise-1 = Niemand hoeft uw initiatief goed te keuren. Het staat erop zodra u uw e-mailadres bevestigt.
register-promise-2 = Alleen u kunt het veranderen of weghalen.
register-promise-3 = Wij vragen geen papieren en geen verslagen.
register-where-title = Waar is uw initiatief?
register-way = Hoe wilt u de plek kiezen?
way-list = Uit een lijst met buurten
way-postcode = Met een postcode
way-map = Op de kaart
way-map-hint = U klikt de plek aan.
way-everywhere = Het is overal in de gemeente
field-area = De buurt
field-postcode = Uw postcode
field-postcode-hint = Vier cijfers en twee letters, bijvoorbeeld 7545 AA.
register-clicked = U koos een plek in { $area }.
register-map-hint = Klik op de plek. Lukt dat niet? Kies dan de buurt uit de lijst.
register-map-alt = Kaart van de buurten: klik op de plek van uw initiatief
register-precision = Hoe precies laten wij de plek zien?
register-preview = Zo zien anderen het
register-preview-text = Kiest u ‘alleen de buurt’? Dan staat de speld midden in de buurt. Niet bij u voor de deur.
field-opening = Wanneer kunnen mensen komen?
field-opening-hint = Bijvoorbeeld: elke donderdag van 17.00 tot 20.00 uur.
done-geklikt = De plek staat erop. Klopt het niet? Klik dan nog een keer.
done-bewaard-voor-later = Bewaard. U kunt op dit apparaat later verdergaan.

## Wie
register-who-title = Wie bent u?
field-name = Naam
field-name-hint = Zo noemen wij u als wij u schrijven.
field-initiators = Namen bij uw initiatief
field-initiators-hint = Bijvoorbeeld ‘Gerda en Wim’. Laat u dit leeg? Dan staat uw eigen naam erbij.
field-email-hint = Hier sturen wij een link naartoe. Uw adres komt niet op de site.
field-email-helping = Het adres van de bewoner, niet dat van jou. De bewoner krijgt een link om te bevestigen.
register-address-title = Waarom uw e-mailadres?
register-address-text = Zo weten wij dat het initiatief echt van u is. Later logt u ermee in. U heeft geen wachtwoord nodig.

## Nakijken en sturen
register-check-title = Klopt alles?
register-not-complete = Er ontbreekt nog iets. Vul dit eerst aan:
register-next-title = Wat gebeurt er daarna?
register-next-text = Wij mailen u een link. Klikt u daarop? Dan is uw initiatief meteen te zien.
register-sent-title = Kijk in uw mail
register-sent-text = Wij stuurden u een link. Klik daarop. Dan is uw initiatief voor iedereen te zien.
register-sent-next = De link werkt 14 dagen. Geen mail gekregen? Kijk bij ongewenste mail.
register-sent-again = Nog iets veranderen? Met deze link gaat u verder, ook op een ander apparaat:
register-confirm-title = Maak uw initiatief openbaar
register-confirm-text = Klik op de knop. Dan kan iedereen uw initiatief zien. U bent dan ook meteen ingelogd.
register-confirm-button = Maak openbaar
register-confirm-old-title = Deze link werkt niet meer
register-confirm-old-text = Misschien heeft u hem al gebruikt. Dan staat uw initiatief er gewoon. Anders sturen wij u een nieuwe link.
register-confirm-again = Stuur mij een nieuwe link
done-openbaar = Gelukt! Iedereen kan uw initiatief nu zien.
