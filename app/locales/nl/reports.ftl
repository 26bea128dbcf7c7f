## Melden

initiative-wrong-report = Meld het
report-title = Iets melden over ‘{ $title }’
report-intro =
    De gemeente past niets aan en haalt niets weg omdat het haar niet bevalt. Dat kan maar om twee redenen. Kies welke het is, en schrijf op wat er mis is.

    Een beheerder kijkt ernaar. De makers lezen nooit wie het meldde.
report-ground = Wat is er aan de hand?
ground-unlawful = Dit mag niet van de wet
ground-unlawful-hint = Bijvoorbeeld een bedreiging, oplichting of haat.
ground-personal-data-of-others = Er staan gegevens van iemand anders
ground-personal-data-of-others-hint = Bijvoorbeeld een naam, een adres of een foto, zonder dat die persoon het goed vindt.
report-words = Wat is er mis, en waar staat het?
report-words-hint = Gaat het om gegevens van u? Schrijf dat erbij.
report-email-hint = Alleen als u antwoord wilt.
report-send = Verstuur de melding
done-gemeld = Bedankt. Een beheerder kijkt naar uw melding.

## Weggehaald

takedown-title = Dit initiatief is hier weggehaald
takedown-yours = ‘{ $title }’ is weggehaald
takedown-ground = De reden: { $ground }. { $by } haalde het weg op { $date }.
takedown-public = De gemeente haalt alleen iets weg om deze reden, altijd met een naam erbij. De makers kunnen het er niet mee eens zijn; dan kijkt iemand anders.
takedown-how = Hoe dat werkt
takedown-reason = Waarom het is weggehaald
takedown-your-words = Wat u ervan vindt
takedown-their-words = Wat de makers ervan vinden
takedown-answer-of = Antwoord van { $by }
takedown-contest = Bent u het er niet mee eens? Schrijf waarom
takedown-contest-hint = Een andere beheerder kijkt opnieuw. Paste u de tekst al aan? Schrijf dat er dan bij.
takedown-contest-send = Verstuur
done-oneens = Verstuurd. Een andere beheerder kijkt ernaar, en u krijgt antwoord per mail.
takedown-status-down = Weggehaald
takedown-status-contested = De makers zijn het er niet mee eens
takedown-status-upheld = Blijft weg
takedown-status-restored = Teruggezet

## Voor de beheerder

nav-reports = Meldingen
reports-intro = Haal alleen iets weg om een van de twee redenen. Je naam en je uitleg staan erbij, en de makers kunnen het er niet mee eens zijn.
reports-list = Gemeld
reports-none = Er is niets gemeld. Fijn.
takedowns-list = Weggehaald
takedowns-none = Er is nog nooit iets weggehaald.
report-status-open = Nog bekijken
report-status-taken-down = Weggehaald
report-status-left = Blijft staan
report-gone = Een initiatief dat er niet meer is
report-about = Melding over ‘{ $title }’
report-look = Bekijk het initiatief
report-wants-answer = De melder krijgt jouw antwoord per mail.
report-no-answer = De melder wil geen antwoord.
report-what = Wat doe je?
report-leave = Het blijft staan
report-leave-hint = Er is geen van de twee redenen.
report-take = Ik haal het weg
report-take-hint = De makers lezen jouw naam, de reden en je uitleg.
takedown-which = Om welke reden?
report-why = Je uitleg
report-why-hint = De melder en, als je het weghaalt, de makers lezen dit.
report-answer = Bewaar
done-melding-left = Bewaard. Het initiatief blijft staan.
done-melding-taken-down = Weggehaald. De makers kregen een mail.
done-weggehaald-restored = Teruggezet. De makers kregen een mail.
done-weggehaald-upheld = Bewaard: het blijft weg. De makers kregen een mail.
takedown-of = Weggehaald: ‘{ $title }’
takedown-by = { $by }, { $moment }: { $ground }
takedown-text = Lees wat er staat
takedown-what = Wat gebeurt ermee?
takedown-to-restored = Het wordt teruggezet
takedown-to-restored-hint = Iedereen ziet het weer zoals ervoor.
takedown-to-upheld = Het blijft weg
takedown-to-upheld-hint = De makers lezen waarom.
takedown-words = Je antwoord aan de makers
takedown-words-hint = Schrijf in gewone woorden waarom.
refused-report-done = Een collega heeft deze melding net afgehandeld. Kijk in de lijst wat die deed.
refused-not-visible = Dit initiatief is al niet meer te zien. Er is niets weg te halen.
refused-contested-already = U heeft dit al laten weten, of het is al teruggezet. Kijk op de pagina van uw initiatief.
refused-takedown-step = Dit kan niet meer: het is al teruggezet of beantwoord.
refused-own-takedown = Je haalde dit zelf weg. Daarom beantwoordt een andere beheerder het. Terugzetten mag je wel.
