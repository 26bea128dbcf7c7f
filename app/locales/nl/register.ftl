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
postcode-look = Toon de buurten bij deze postcode
field-near = Welke buurt is het?
field-near-hint = Deze buurten liggen bij uw postcode, de dichtstbijzijnde bovenaan. Staat uw buurt er niet bij? Kies dan uit de lijst met alle buurten.
register-clicked = U koos een plek in { $area }.
register-map-hint = Klik op de plek. Lukt dat niet? Kies dan de buurt uit de lijst.
register-map-alt = Kaart van de buurten: klik op de plek van uw initiatief
register-precision = Hoe precies laten wij de plek zien?
register-preview = Zo zien anderen het
register-preview-text = Kiest u ‘alleen de buurt’? Dan staat de speld midden in de buurt. Niet bij u voor de deur.
field-opening = Wanneer kunnen mensen komen?
field-opening-hint = Bijvoorbeeld: elke donderdag van 17.00 tot 20.00 uur.
done-geklikt = De plek staat erop. Klopt het niet? Klik dan nog een keer.
done-buurten = Kies hieronder in welke buurt het is.
done-kaart-veranderd = De kaart is intussen veranderd. Klik de plek nog een keer aan.
area-in-district = { $area } (wijk { $district })
done-bewaard-voor-later = Bewaard. U kunt op dit apparaat later verdergaan.

## Wie
register-who-title = Wie bent u?
field-name = Naam
field-name-hint = Zo noemen wij u als wij u schrijven.
field-initiators = Namen bij uw initiatief
field-initiators-hint = Bijvoorbeeld ‘Gerda en Wim’. Laat u dit leeg? Dan staat uw eigen naam erbij.
field-email-hint = Hier sturen wij een link naartoe. Uw adres komt niet op de site.
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
register-confirm-title = Maak uw initiatief openbaar
register-confirm-text = Dit komt erop te staan. Klopt het? Klik dan op de knop. Dan kan iedereen uw initiatief zien. U bent dan ook meteen ingelogd.
register-confirm-button = Maak openbaar
register-confirm-old-title = Deze link is te oud
register-confirm-old-text = Een link werkt 14 dagen. Wat u invulde, is er nog. Wij sturen u graag een nieuwe link, naar hetzelfde adres.
register-confirm-again = Stuur mij een nieuwe link
register-sent-change = Wilt u nog iets veranderen? Dat kan op de pagina achter de link. Daar ziet u ook wat er openbaar wordt.
register-sent-another = Meld nog een initiatief aan
register-confirm-change = Ik wil nog iets veranderen
register-confirm-public-title = Dit initiatief staat er al
register-confirm-public-text = Met deze link is het openbaar gemaakt. Iedereen kan het zien.
register-confirm-see = Bekijk ‘{ $title }’
register-confirm-gone-on-title = U ging hiermee verder
register-confirm-gone-on-text = Met deze link ging u verder met invullen. Stuurt u het weer op? Dan krijgt u een nieuwe link.
register-confirm-unknown-title = Deze link kennen wij niet
register-confirm-unknown-text = Misschien is hij niet helemaal overgenomen. Open hem nog eens in de mail. Of begin opnieuw.
register-go-on-title = Verder met deze aanmelding?
register-go-on-text = Is dit van u? Dan gaat u verder waar u was.
register-go-on = Ga verder
register-start-new = Begin een nieuwe aanmelding
register-no-title = Nog geen naam
register-last-kept = Laatst bewaard
register-wipe = Wis wat ik invulde
register-wipe-text = Gebruikt iemand anders straks deze computer? Wis dan wat u invulde. Dat kunt u niet terughalen.
register-wipe-button = Wis alles
done-aanmelding-gewist = Gewist. Hier staat niets meer van u.
done-openbaar = Gelukt! Iedereen kan uw initiatief nu zien.
register-begun = In deze browser is al iets ingevuld en niet verstuurd. Is dat van u?
register-begun-at = Laatst bewaard op { $at }.
register-begun-go-on = Ga daarmee verder

## Wie geen e-mail heeft

register-read-out = Is het voorgelezen?
register-read-out-hint = Zonder e-mailadres kan de bewoner niet zelf op een link drukken. Lees voor wat hierboven staat.
register-read-out-yes = Ja, ik las het voor, en het mag openbaar
done-openbaar-namens = Gelukt! Iedereen kan het initiatief nu zien. Vertel de bewoner dat het er staat.
register-publish-for = Maak openbaar
register-helping-paper = Je vult dit in voor iemand zonder e-mail. Die wordt de eigenaar; lees voor wat er komt te staan.
register-next-paper = Het initiatief is meteen te zien. Brieven erover komen bij de brieven om te printen.
