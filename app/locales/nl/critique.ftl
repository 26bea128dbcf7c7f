## Kritiek

nav-critique = Kritiek op ons
critique-intro = Deden wij iets niet goed? Zeg het. U krijgt antwoord, en u kiest of anderen het mogen lezen.
critique-none = Er staat nog geen kritiek die iedereen mag lezen.
critique-button = Zeg wat u ervan vond
critique-ask = Hoe deden wij het?
critique-ask-text = Twee vragen en uw woorden. Daar leren wij van.
critique-write-title = Hoe deden wij het?
critique-write-intro = Twee vragen en uw eigen woorden. Geen cijfers, geen sterren.
critique-about = Dit gaat over verzoek { $number }, ‘{ $title }’.
critique-helped = Hielpen wij u verder?
critique-hindered = Stonden wij u in de weg?
critique-words = Wat ging er mis, of juist goed?
critique-words-hint = Noem geen namen van anderen.
critique-public = Wie mag dit lezen?
critique-public-yes = Iedereen, samen met het antwoord
critique-public-yes-hint = Uw naam staat er niet bij. Antwoorden wij niet op tijd? Dan staat uw kritiek er toch.
critique-public-no = Alleen de gemeente
critique-public-no-hint = U krijgt het antwoord alleen zelf.
critique-name-hint = Zo noemen wij u in de mail. Uw naam komt niet op de site.
critique-email-hint = Hier sturen wij een link naartoe. Pas als u daarop klikt, is het bij ons. Daarna ook ons antwoord.
critique-send = Verstuur
critique-on = Geschreven op { $date }
critique-answer-by = Antwoord van { $name }, { $date }
critique-before = Antwoord uiterlijk { $date }
critique-late = Wij antwoordden niet op tijd (uiterlijk { $date })
critique-done = Beantwoord (termijn tot { $date })
critique-withdrawn = De schrijver nam dit terug.
critique-own-title = Uw kritiek
critique-is-public = Iedereen mag dit lezen, zonder uw naam, zodra er antwoord is of de termijn voorbij is.
critique-is-private = Alleen de gemeente leest dit.
critique-make-public = Laat iedereen dit lezen
critique-make-private = Laat alleen de gemeente dit lezen
critique-withdraw = Neem het terug
critique-withdraw-hint = Neemt u het terug? Dan zijn uw woorden weg, ook bij ons.
mine-critique = Wat u van ons vond
nav-work-critique = Kritiek
work-critique-intro = Wat bewoners zeggen. Antwoord op tijd, in gewone woorden, en verdedig je niet.
work-critique-waits =
    { $count ->
        [0] Niets wacht op antwoord
        [one] 1 wacht op antwoord
       *[other] { $count } wachten op antwoord
    }
work-critique-none = Alles is beantwoord.
work-critique-done =
    { $count ->
        [0] Nog niets beantwoord
        [one] 1 beantwoord
       *[other] { $count } beantwoord
    }
work-critique-title = Kritiek van een bewoner
work-critique-answer = Ons antwoord
work-critique-answer-hint = Zeg wat er klopt, wat je doet, en wanneer. Schrijf ‘u’.
work-critique-button = Verstuur het antwoord
work-critique-public = De schrijver wil dat iedereen dit en het antwoord mag lezen.
work-critique-private = De schrijver wil dat alleen de gemeente dit leest.
done-kritiek = Dank u wel. Wij antwoorden op tijd.
done-kritiek-public = Iedereen mag het lezen.
done-kritiek-private = Alleen de gemeente leest het.
done-kritiek-withdraw = Teruggenomen. Uw woorden zijn weg.
done-kritiek-beantwoord = Het antwoord is verstuurd.
refused-critique-gone = Dit is al beantwoord, of de schrijver nam het terug.
critique-log-in = Gaat dit over verzoek { $number }? Log dan eerst in. Of klik straks op de link in de mail: dan weten wij dat het van u is.
