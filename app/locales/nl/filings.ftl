## Wat wacht tot het adres bevestigd is

filing-sent-title = Kijk in uw mail
filing-sent-text = Wij stuurden u een link. Klik daarop en verstuur wat u schreef. Pas dan is het bij ons.
filing-sent-next = De link werkt 14 dagen. Geen mail gekregen? Kijk bij ongewenste mail.
filing-works-title = Is dit van u?
filing-works-text = Dit is ingevuld met uw e-mailadres. Wij hebben het nog niet. Klopt het? Verstuur het dan. U bent dan ook meteen ingelogd.
filing-formal = Ook een officiële aanvraag
filing-about = Over verzoek
filing-send = Verstuur
filing-drop = Dit is niet van mij
filing-became-title = Dit is verstuurd
filing-became-text = Met deze link is het bij ons gekomen. U kunt zien hoe het ervoor staat.
filing-see = Bekijk het
filing-thrown-title = Dit is weggegooid
filing-thrown-text = Wij hebben er niets van gekregen, en het staat nergens meer.
filing-old-title = Deze link is te oud
filing-old-text = Een link werkt 14 dagen. Wat u schreef, is er nog. Wij sturen u graag een nieuwe link, naar hetzelfde adres.
filing-again = Stuur mij een nieuwe link
filing-unknown-title = Deze link kennen wij niet
filing-unknown-text = Misschien is hij niet helemaal overgenomen. Open hem nog eens in de mail. Of begin opnieuw.
