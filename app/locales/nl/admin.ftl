## Beheer

nav-terms = Termijnen
terms-title = Termijnen en grenzen
terms-intro = Wanneer iets opschaalt, en hoe lang iedereen heeft. De site rekent zelf, elke minuut.
terms-hint = Van 1 tot { $most }. Standaard { $default }.
threshold-climb-requests = Verzoeken die tegen een belemmering aanlopen, voordat die opschaalt
threshold-climb-overdue = Werkdagen over de datum, voordat een belemmering opschaalt
threshold-term-official = Werkdagen voor een behandelaar
threshold-term-manager = Werkdagen voor een leidinggevende
threshold-term-alderman = Werkdagen voor een wethouder
threshold-term-higher-government = Werkdagen waarin wij een hogere overheid vragen wat zij doet
threshold-term-cover = Werkdagen dat een vraag om dekking wacht, voordat die opschaalt
threshold-term-critique = Werkdagen waarin wij kritiek beantwoorden
error-threshold = Dit getal past niet. Vul een heel getal in binnen de grenzen.
done-termijnen = De termijnen zijn bewaard.
