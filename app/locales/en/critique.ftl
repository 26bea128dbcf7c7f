## Critique

nav-critique = Critique of us
critique-intro = Did we do something badly? Say so. You get an answer, and you choose whether others may read it.
critique-none = There is no critique yet that everybody may read.
critique-button = Say what you thought of it
critique-ask = How did we do?
critique-ask-text = Two questions and your words. We learn from that.
critique-write-title = How did we do?
critique-write-intro = Two questions and your own words. No marks, no stars.
critique-about = This is about request { $number }, “{ $title }”.
critique-helped = Did we help you further?
critique-hindered = Did we stand in your way?
critique-words = What went wrong, or what went well?
critique-words-hint = Do not name other people.
critique-public = Who may read this?
critique-public-yes = Everybody, together with the answer
critique-public-yes-hint = Without your name. If we do not answer in time, your critique is shown all the same.
critique-public-no = Only the municipality
critique-public-no-hint = Only you get the answer.
critique-name-hint = We call you this in the mail. Your name does not come on the site.
critique-email-hint = We send a link to it. Only when you click that, we have it. Later our answer too.
critique-send = Send
critique-on = Written on { $date }
critique-answer-by = Answer by { $name }, { $date }
critique-before = Answer by { $date } at the latest
critique-late = We did not answer in time (by { $date })
critique-done = Answered (term until { $date })
critique-withdrawn = Its author took this back.
critique-own-title = Your critique
critique-is-public = Everybody may read this, without your name, once it is answered or the term is over.
critique-is-private = Only the municipality reads this.
critique-make-public = Let everybody read this
critique-make-private = Let only the municipality read this
critique-withdraw = Take it back
critique-withdraw-hint = If you take it back, your words are gone, with us too.
mine-critique = What you thought of us
nav-work-critique = Critique
work-critique-intro = What residents say. Answer in time, in plain words, and do not defend yourself.
work-critique-waits =
    { $count ->
        [0] Nothing waits for an answer
        [one] 1 waits for an answer
       *[other] { $count } wait for an answer
    }
work-critique-none = Everything is answered.
work-critique-done =
    { $count ->
        [0] Nothing answered yet
        [one] 1 answered
       *[other] { $count } answered
    }
work-critique-title = Critique by a resident
work-critique-answer = Our answer
work-critique-answer-hint = Say what is right, what you do, and when.
work-critique-button = Send the answer
work-critique-public = Its author wants everybody to read this and the answer.
work-critique-private = Its author wants only the municipality to read this.
done-kritiek = Thank you. We answer in time.
done-kritiek-public = Everybody may read it.
done-kritiek-private = Only the municipality reads it.
done-kritiek-withdraw = Taken back. Your words are gone.
done-kritiek-beantwoord = The answer was sent.
refused-critique-gone = This was answered already, or its author took it back.
critique-log-in = Is this about request { $number }? Then log in first. Or click the link in the mail later: then we know that it is yours.
