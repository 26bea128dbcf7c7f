## Uitzonderingen

nav-exceptions = Uitzonderingen
exceptions-intro = Hier weken we van een regel af, met een reden. Het is steun voor wie nu iets vergelijkbaars ziet. Het is geen formulier om in te vullen.
exceptions-for = Je zoekt bij verzoek
exceptions-search = Zoek op regel of situatie
exceptions-count =
    { $count ->
        [0] Geen uitzonderingen
        [one] 1 uitzondering
       *[other] { $count } uitzonderingen
    }
exceptions-none = Niets gevonden. Misschien ben jij de eerste: vraag dekking.
exception-title = Een uitzondering met een reden
exception-intro = Een uitzondering is steun. Elk verzoek krijgt een besluit om wat er nú aan de hand is.
exception-then = Toen
exception-now = Nu
exception-covered = Gedekt door { $name }, { $date }.
exception-cited = { $count ->
        [0] Nog nergens als steun genoemd.
        [one] Eén keer als steun genoemd.
       *[other] { $count } keer als steun genoemd.
    }
exception-until = Geldt tot en met { $date }
exception-over = Gold tot en met { $date }
support-title = Noem dit als steun
support-text = Het besluit schrijf je zelf, om dit verzoek. Deze twee zinnen laten zien dat je hebt gekeken.
support-alike = Wat is hetzelfde?
support-different = Wat is anders?
support-different-hint = Er is altijd iets anders. Schrijf op waarom dat wel of niet uitmaakt.
support-button = Noem als steun
earlier-title = Is dit eerder gedaan?
earlier-alike = Dit lijkt erop:
earlier-named = Als steun genoemd:
earlier-none = Wij vonden niets dat hierop lijkt.
done-steun = Genoemd als steun. Het besluit blijft van dit verzoek.
