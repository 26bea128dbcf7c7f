## Public
obstacles-title = Obstacles
obstacles-intro = A rule in the way is our problem. Not yours. Here you see what is still there, who clears it and what is gone already.
obstacles-open = Still in the way
obstacles-removed = Out of the way
obstacles-stay = Stays, with the reason
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
