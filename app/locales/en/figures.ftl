## How we do

nav-figures = How we are doing
figures-intro = We measure ourselves. Not you, not your initiative, and not one civil servant.
figures-period = Period
figures-quarter = Quarter { $quarter } of { $year }
figures-download = Download the figures of { $period } (CSV)
figures-small = Fewer than five is shown as “< 5”. Sometimes a larger number is not shown either, because a small one could be worked out from it.
figures-nothing = There was nothing in this period.
figures-few = { $count } others, each fewer than 5: { $names }.
figures-all-few = Each fewer than 5: { $names }.
figures-what = What
figures-drawn = Drawn
figures-count = Count
figures-share = { $count } ({ $percent }%)
figures-too-few = Fewer than five: too few to show.
figures-spread = Half within { $median ->
        [one] 1 day
       *[other] { $median } days
    }, nine in ten within { $p90 ->
        [one] 1 day
       *[other] { $p90 } days
    }.
figures-speed = How fast we are
figures-received = Requests received
figures-first-contact = Until we spoke to each other
figures-to-decision = Until a decision
figures-outcomes = What we answered
figures-obstacles = Obstacles
figures-obstacles-opened = Reported
figures-obstacles-days = Until an answer
figures-kinds = Reported, by kind
figures-levels = Open at this moment, by level
figures-ages = Open at this moment, by age
figures-offers = Help that we offered
figures-offers-made = Offered
figures-offers-accepted = Accepted
figures-offers-other = Not accepted, or still open
figures-exceptions = Exceptions
figures-exceptions-made = Made with a reason
figures-critique = Critique of us
figures-critique-sent = Received
figures-critique-in-time = Answered in time
figures-critique-late = Late, or no answer yet
figures-critique-rest = Still within the term, or taken back
figures-law = Formal applications
figures-law-in-time = Decided in time
figures-law-late = Late
figures-withheld = not shown
figures-column-period = period
figures-column-section = section
figures-column-name = name
figures-column-count = count
figures-column-percent = percent
figures-column-median = median in days
figures-column-p90 = 90th percentile in days
