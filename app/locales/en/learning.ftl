## Learning sessions

nav-learning = Learning sessions
nav-learned = What we changed
learned-intro = Procedures that we changed or scrapped. And the obstacle that taught us.
learned-none = There is nothing here yet. We are learning.
learned-because = Because of this obstacle:
learned-from-this = What we changed because of this
case-intro = Bring up what did not go well. Not to judge, but to do it differently.
case-none = There is nothing here.
case-prepared = Being prepared
case-held = Talked about
case-new = Bring something to a session
case-changed =
    { $count ->
        [one] 1 procedure changed
       *[other] { $count } procedures changed
    }
case-all-changes =
    { $count ->
        [0] What we changed
        [one] The one procedure that we changed
       *[other] All { $count } procedures that we changed
    }
case-new-title = Bring something to a learning session
case-new-intro = A title is enough. The rest can come later, together.
case-about = This is about request { $number }.
case-title = What is it about?
case-title-hint = In one sentence, without names of residents.
case-happened = What happened?
case-rule-wanted = What did the rule want?
case-person-needed = What did the person need?
case-change = What do we do differently?
case-change-hint = Needed once you talked about it.
case-held-on = Talked about on
case-put = Bring it to a session
case-hold = We talked about this
case-items = To talk about
case-add = Add something
case-number = Number of a request
case-number-hint = Like 2026-00042.
case-add-button = Add
procedures-title = Procedures
procedure-add = Write down a change
procedure-title = Which procedure?
procedure-title-hint = Everybody can read this.
procedure-kind = What happened to it?
procedure-words = How does it go now?
procedure-words-hint = In plain words.
procedure-obstacles = Because of which obstacle?
procedure-button = Make public
procedure-first-hold = Talk about the case first. Then you write down what changes.
done-leertafel = It is ready for a session.
done-leertafel-bewaard = Saved.
done-leertafel-gehouden = Saved as talked about.
done-procedure = The change is public.
refused-case-not-held = This case was not talked about yet. Do that first.
work-to-table = Bring this to a learning session
case-no-names = Without names of residents: all colleagues can read this.
