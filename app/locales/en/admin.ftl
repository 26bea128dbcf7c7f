## Administration

nav-terms = Terms
terms-title = Terms and limits
terms-intro = When something climbs, and how long everybody has. The site counts by itself, every minute.
terms-hint = From 1 to { $most }. By default { $default }.
threshold-climb-requests = Requests that meet an obstacle, before it climbs
threshold-climb-overdue = Working days past the date, before an obstacle climbs
threshold-term-official = Working days for a civil servant
threshold-term-manager = Working days for a manager
threshold-term-alderman = Working days for an alderman
threshold-term-higher-government = Working days in which we ask a higher government what it does
threshold-term-cover = Working days that a question for cover waits, before it climbs
threshold-term-critique = Working days in which we answer critique
error-threshold = This number does not fit. Fill in a whole number within the limits.
done-termijnen = The terms are saved.
