## Public
obstacles-title = Obstacles
obstacles-intro = A rule in the way is our problem. Not yours. Here you see what is still there, who clears it and what is gone already.
obstacles-open = Still in the way
obstacles-removed = Out of the way
obstacles-stay = Stays, with the reason
obstacles-latest = You see the { $count } that were reported last.
obstacle-latest-requests = Of the last { $count } requests that met this.
obstacles-none = There is nothing here now.
obstacle = Obstacle
obstacle-open-days =
    { $days ->
        [0] { $status } · since today
        [one] { $status } · 1 day
       *[other] { $status } · { $days } days
    }
obstacle-done-days =
    { $days ->
        [0] { $status } · the same day
        [one] { $status } · after 1 day
       *[other] { $status } · after { $days } days
    }
obstacle-with = Lies with { $owner }.
obstacle-no-owner = nobody yet
obstacle-before = Answer by { $date }.
obstacle-nobody = Nobody has taken this up yet.
obstacle-by = Cleared by { $owner }.
obstacle-late =
    { $days ->
        [one] The answer was due on { $date }: 1 day late.
       *[other] The answer was due on { $date }: { $days } days late.
    }
obstacle-meets =
    { $count ->
        [one] In the way of 1 request.
       *[other] In the way of { $count } requests.
    }
obstacle-met =
    { $count ->
        [one] Was in the way of 1 request.
       *[other] Was in the way of { $count } requests.
    }
obstacle-kind = Kind
obstacle-source = Comes from
obstacle-owner = Who clears it
obstacle-level = Level
obstacle-due = Answer by
obstacle-reported = Reported on
obstacle-requests = Requests
obstacle-answer = Our answer
obstacle-journey = What happened
obstacle-who-met = Who ran into this
obstacle-work = Open on the work screen
team-name = team { $team }
owner-outside = together with { $body }

## Work screen
work-obstacles-intro = Every obstacle is ours. Give it a name and a date, and then an answer.
work-obstacles-mine = Mine
work-obstacles-mine-none = You have no obstacles to clear now.
work-obstacles-all = Of others, or of nobody yet
column-status = Status
late = late
obstacle-own-title = Who clears this?
obstacle-owner-hint = Choose a colleague. They answer, also when the rule is somebody else’s.
obstacle-outside = Who outside the municipality is needed?
obstacle-outside-hint = For example a housing association or the province. The colleague calls them.
obstacle-answer-title = Give an answer
obstacle-what-happened = What happened?
obstacle-answer-hint = Everybody can read this. Write it in plain words.
obstacle-answer-button = Send the answer
obstacle-reopen-title = Does it come back?
obstacle-reopen-text = Then open the obstacle again. It needs a new owner and a new date after that.
obstacle-reopen-button = Open again
obstacle-public-page = See the public page
done-eigenaar = Saved. The owner gets a message.
done-beantwoord = The answer was sent to everybody who ran into this.

## Climbing, joining and parting

obstacles-every-kind = All kinds
obstacle-is-part-of = This turned out to be the same obstacle as:
obstacle-due-hint = This level answers by { $date } at the latest. If that can’t be done, put it higher.
climb-title = Can’t you remove this?
climb-text = Then it belongs with somebody who can. Putting it higher is no failure.
climb-button = Put higher, to: { $level }
climb-line = From { $from } to { $to }, { $why }.
climb-why-by-hand = because somebody put it higher
climb-why-recurs = because it came back too often
climb-why-overdue = because no answer came
climb-why-cover-unanswered = because a question for cover was left
joining-title = Is it one, or is it two?
merge-title = The same as another
merge-other = The same obstacle as
merge-hint = The requests go along. Both histories stay readable.
merge-button = Join them
split-title = Really two
split-requests = Which requests met this one?
split-button = Make it an obstacle of its own
appeal-title = With a higher government
appeal-none = This was not put to anybody yet.
appeal-body = To whom?
appeal-body-hint = For example the province, a ministry or the association of municipalities.
appeal-letter = The letter
appeal-letter-hint = The facts are in it already, without names. Change what you like, and keep what you send.
appeal-button = This was put to them
appeal-put = Put to { $body }, { $date }.
appeal-replied = What came back, { $date }:
appeal-no-reply = Nothing came back yet.
appeal-reply = What came back?
appeal-reply-hint = Everybody can read this.
appeal-reply-button = Save the answer
appeal-draft =
    Dear sir, madam,

    In our municipality this is in the way: { $title }.

    { $explanation }

    It concerns: { $kind }. It comes from: { $source }. We have known this since { $since }, which is { $days } days. { $count ->
        [one] One request by a resident
       *[other] { $count } requests by residents
    } met it ({ $kinds }).

    We can’t remove this ourselves. Would you tell us whether you can remove it, or what that takes? If it stays, would you write why? We pass your answer on to the residents.

    Yours sincerely,

    Municipality of { $municipality }
done-opgeschaald = Put higher. Whoever has to answer now gets a message.
done-samengevoegd = Joined. The requests are here now.
done-gesplitst = This is an obstacle of its own now. See who removes it, and when.
done-voorgelegd-elders = Saved. When something comes back, write it down here.
done-reactie = The answer is saved. Then give the last answer yourself.
refused-obstacle-top = It can’t go higher than this. Put it to a higher government, and write down what comes back.
refused-obstacle-merged = This obstacle was joined with another. Go on there.
