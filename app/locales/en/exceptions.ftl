## Exceptions

nav-exceptions = Exceptions
exceptions-intro = Here we left a rule, for a reason. It supports whoever sees something alike now. It is not a form to fill in.
exceptions-for = You search for request
exceptions-search = Search by rule or situation
exceptions-count =
    { $count ->
        [0] No exceptions
        [one] 1 exception
       *[other] { $count } exceptions
    }
exceptions-none = Nothing found. Perhaps you are the first: ask for cover.
exception-title = An exception with a reason
exception-intro = An exception is support. Each request is decided on what is the case now.
exception-then = Then
exception-now = Now
exception-covered = Covered by { $name }, { $date }.
exception-cited = { $count ->
        [0] Not named as support yet.
        [one] Named as support once.
       *[other] Named as support { $count } times.
    }
exception-until = Holds until and including { $date }
exception-over = Held until and including { $date }
support-title = Name this as support
support-text = You write the decision yourself, for this request. These two sentences show that you looked.
support-alike = What is the same?
support-different = What is different?
support-different-hint = Something is always different. Write down why that matters or not.
support-button = Name as support
earlier-title = Was this done before?
earlier-alike = This looks alike:
earlier-named = Named as support:
earlier-none = We found nothing like it.
done-steun = Named as support. The decision stays that of this request.
