//! The worklist: what somebody who works may see, found, counted and put in order in the database, one page
//! at a time.

use crate::{
    column::{Code, Day, Id, Moment},
    error::StoreError,
    keys::literals,
    requests::{
        DecisionState, Request,
        entity::{decision, request},
    },
    search::{Match, Question, Subject},
};
use domain::{
    access::{Actor, Grant, Role},
    decision::Outcome,
    id::{AccountId, MunicipalityId, TeamId},
    request::{Kind, Number, Status, Turn},
};
use jiff::{Timestamp, civil::Date};
use sea_orm::{
    Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
    entity::prelude::*,
    sea_query::{NullOrdering, SimpleExpr},
};

/// How many stand on one page.
pub const PER_PAGE: u64 = 50;

domain::code_enum! {
    /// Which part of the list is shown.
    View {
        /// What whoever looks handles, also for somebody who is away.
        Mine = "mijn",
        /// Everything that is not done.
        Team = "team",
        /// What is not done and nobody who works here handles.
        Nobody = "niemand",
        /// What waits for the municipality.
        Us = "wij",
        /// What waits for the resident.
        Them = "zij",
        /// Where nobody called in time, or the day of the law has passed.
        Late = "laat",
        /// What is done.
        Done = "klaar",
        /// Everything.
        All = "alles",
    }
}

domain::code_enum! {
    /// In which order.
    Sort {
        /// What is late first, then what waits for us, then for the resident, then what is done; in each the
        /// oldest first.
        Urgent = "wacht",
        /// What came in last first.
        Newest = "nieuw",
        /// What came in first, first.
        Oldest = "oud",
        /// What the law wants first.
        Term = "termijn",
    }
}

/// From when on something is late.
#[derive(Debug, Clone, Copy)]
pub struct Lateness {
    /// What came in before this moment should have been called about
    /// ([`domain::request::late_before`]).
    pub received_before: Timestamp,
    /// What the law wants before this day is late.
    pub today: Date,
}

/// Who works here, as far as the list tells them apart.
#[derive(Debug, Clone, Default)]
pub struct Handlers {
    /// Whoever looks, and those whose work they do today.
    pub mine: Vec<AccountId>,
    /// All who work here.
    pub staff: Vec<AccountId>,
}

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Words of title and story, names of who asked and who handles, titles of initiatives.
    pub question: Question,
    /// The numbers that were meant; with these it is not looked for words.
    pub numbers: Vec<Number>,
    /// Whether one word of the question is enough.
    pub any: bool,
    /// Of one kind.
    pub kind: Option<Kind>,
    /// Of one team, or of none.
    pub team: Option<Option<TeamId>>,
    /// Of one handler.
    pub handler: Option<AccountId>,
}

/// The worklist of somebody.
#[derive(Debug)]
pub struct Worklist<'a> {
    /// Of which municipality.
    pub municipality: MunicipalityId,
    /// Who looks.
    pub actor: &'a Actor,
    /// From when on something is late.
    pub late: Lateness,
    /// Who works here.
    pub handlers: &'a Handlers,
    /// How many requests whoever looks can see at all, when that was counted already.
    pub known: Option<u64>,
}

/// A team with how many of its requests are not done, wait for us, wait for the resident, are late.
type Counted = (Option<Id<TeamId>>, i64, i64, i64, i64);

impl Worklist<'_> {
    /// What is looked for, with how many are in each part: a number that is none of ours is a word like
    /// others, and one word is enough when nothing holds them all.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn widened(
        &self,
        db: &impl ConnectionTrait,
        mut asked: Asked,
    ) -> Result<(Asked, Vec<(View, u64)>), StoreError> {
        let is_found = |counts: &[(View, u64)]| counts.iter().any(|(_, count)| *count > 0);
        let mut counts = self.counts(db, &asked).await?;
        if !is_found(&counts) && !asked.numbers.is_empty() {
            asked.numbers.clear();
            counts = self.counts(db, &asked).await?;
        }
        if !is_found(&counts) && asked.question.len() > 1 {
            let wider = Asked { any: true, ..asked.clone() };
            let any = self.counts(db, &wider).await?;
            if is_found(&any) {
                return Ok((wider, any));
            }
        }
        Ok((asked, counts))
    }

    /// How many are in each part, in the order of [`View::ALL`].
    async fn counts(&self, db: &impl ConnectionTrait, asked: &Asked) -> Result<Vec<(View, u64)>, StoreError> {
        // What is done is most of it, and is counted as a whole.
        let of_ours = |view: &View| !matches!(view, View::Done | View::All);
        let mut select = self.select(db, asked, View::Team).select_only();
        for view in View::ALL.iter().filter(|view| of_ours(view)) {
            select = select.expr_as(how_many(self.part(*view)), view.code());
        }
        let row = db.query_one(&select.into_query()).await?;
        let sum = |view: View| -> Result<u64, StoreError> {
            // Of no rows at all there is no sum.
            let sum: Option<i64> =
                row.as_ref().map(|row| row.try_get("", view.code())).transpose()?.flatten();
            Ok(sum.and_then(|sum| u64::try_from(sum).ok()).unwrap_or(0))
        };
        let all = match self.known.filter(|_| !asked.narrows()) {
            Some(all) => all,
            None => self.all(db, asked).await?,
        };
        let count = |view: &View| -> Result<(View, u64), StoreError> {
            let count = match view {
                View::All => all,
                View::Done => all.saturating_sub(sum(View::Team)?),
                ours => sum(*ours)?,
            };
            Ok((*view, count))
        };
        View::ALL.iter().map(count).collect()
    }

    /// How many of what is asked whoever looks can see, done or not.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn all(&self, db: &impl ConnectionTrait, asked: &Asked) -> Result<u64, StoreError> {
        Ok(self.select(db, asked, View::All).count(db).await?)
    }

    /// One page of a part.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list(
        &self,
        db: &impl ConnectionTrait,
        asked: &Asked,
        view: View,
        sort: Sort,
        page: u64,
    ) -> Result<Vec<Request>, StoreError> {
        let select = self.select(db, asked, view);
        let select = match sort {
            Sort::Urgent => {
                let urgency: SimpleExpr = Expr::case(late(self.late), 0)
                    .case(waits_for(Turn::Us), 1)
                    .case(ours(), 2)
                    .finally(3)
                    .into();
                select.order_by_asc(urgency).order_by_asc(request::Column::ReceivedAt)
            }
            Sort::Newest => select.order_by_desc(request::Column::ReceivedAt),
            Sort::Oldest => select.order_by_asc(request::Column::ReceivedAt),
            Sort::Term => select
                .order_by_with_nulls(request::Column::DueOn, sea_orm::Order::Asc, NullOrdering::Last)
                .order_by_asc(request::Column::ReceivedAt),
        };
        let rows = select
            .order_by_asc(request::Column::Number)
            .offset(page.saturating_sub(1) * PER_PAGE)
            .limit(PER_PAGE)
            .all(db)
            .await?;
        Ok(rows.into_iter().map(Request::of).collect())
    }

    /// How many of each team are not done: all, those that wait for us, for the resident, and late ones.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn per_team(
        &self,
        db: &impl ConnectionTrait,
    ) -> Result<Vec<(Option<TeamId>, [i64; 4])>, StoreError> {
        let rows: Vec<Counted> = self
            .select(db, &Asked::default(), View::Team)
            .select_only()
            .column(request::Column::TeamId)
            .expr(request::Column::Id.count())
            .expr(how_many(waits_for(Turn::Us)))
            .expr(how_many(waits_for(Turn::You)))
            .expr(how_many(late(self.late)))
            .group_by(request::Column::TeamId)
            .into_tuple()
            .all(db)
            .await?;
        Ok(rows
            .into_iter()
            .map(|(team, all, us, them, late)| (team.map(|id| id.0), [all, us, them, late]))
            .collect())
    }

    /// What is in a part.
    fn part(&self, view: View) -> Condition {
        let one_of = |who: &[AccountId]| request::Column::HandlerId.is_in(who.iter().copied().map(Id));
        match view {
            View::Mine => ours().add(one_of(&self.handlers.mine)),
            View::Team => ours(),
            View::Nobody => ours().add(
                Condition::any()
                    .add(request::Column::HandlerId.is_null())
                    .add(one_of(&self.handlers.staff).not()),
            ),
            View::Us => waits_for(Turn::Us),
            View::Them => waits_for(Turn::You),
            View::Late => late(self.late),
            View::Done => Condition::all().add(ours().not()),
            View::All => Condition::all(),
        }
    }

    fn select(&self, db: &impl ConnectionTrait, asked: &Asked, view: View) -> Select<request::Entity> {
        let select = request::Entity::find()
            .filter(request::Column::MunicipalityId.eq(Id(self.municipality)))
            .filter(seen(self.actor))
            .filter(self.part(view))
            .filter(asked.condition(db));
        let select = match asked.kind {
            Some(kind) => select.filter(request::Column::Kind.eq(Code(kind))),
            None => select,
        };
        match asked.team {
            Some(Some(team)) => select.filter(request::Column::TeamId.eq(Id(team))),
            Some(None) => select.filter(request::Column::TeamId.is_null()),
            None => select,
        }
    }
}

impl Asked {
    /// Whether something is looked for by words or a number.
    #[must_use]
    pub fn asks(&self) -> bool {
        !self.question.is_empty() || !self.numbers.is_empty()
    }

    /// Whether not everything is asked.
    fn narrows(&self) -> bool {
        self.asks() || self.kind.is_some() || self.team.is_some() || self.handler.is_some()
    }

    /// What holds what was looked for: a number, or each word somewhere in the request or in a name.
    fn condition(&self, db: &impl ConnectionTrait) -> Condition {
        let handler = self.handler.map(|who| request::Column::HandlerId.eq(Id(who)));
        let all = Condition::all().add_option(handler);
        if !self.numbers.is_empty() {
            let numbers = self.numbers.iter().map(Number::to_string);
            return all.add(request::Column::Number.is_in(numbers));
        }
        let backend = db.get_database_backend();
        let holds = |index: usize| {
            let found =
                |subject, column| self.question.condition(backend, subject, column, Match::Word(index));
            Condition::any()
                .add(found(Subject::Request, "request.id"))
                .add(found(Subject::Person, "request.account_id"))
                .add(found(Subject::Person, "request.handler_id"))
                .add(found(Subject::Initiative, "request.initiative_id"))
        };
        let words = (0..self.question.len()).map(holds);
        match self.question.len() {
            0 => all,
            _ if self.any => all.add(words.fold(Condition::any(), Condition::add)),
            _ => words.fold(all, Condition::add),
        }
    }
}

/// How many of the rows are such.
fn how_many(which: Condition) -> SimpleExpr {
    let one: SimpleExpr = Expr::case(which, 1).finally(0).into();
    one.sum()
}

/// The condition that a grant puts on requests, as [`domain::access::may`] has it: of its team or of none
/// yet, in its areas.
fn reached(grant: &Grant) -> Condition {
    let mut condition = Condition::all();
    if let Some(team) = grant.team {
        condition = condition.add(
            Condition::any().add(request::Column::TeamId.is_null()).add(request::Column::TeamId.eq(Id(team))),
        );
    }
    if !grant.areas.is_empty() {
        let here = Condition::any()
            .add(request::Column::AreaCode.is_null())
            .add(request::Column::AreaCode.is_in(&grant.areas))
            .add(request::Column::DistrictCode.is_in(&grant.areas));
        condition = condition.add(here);
    }
    condition
}

/// What somebody who works may see: by their roles, and what waits for their name.
fn seen(actor: &Actor) -> Condition {
    let works = |role: Role| actor.grants.iter().filter(move |grant| grant.role == role);
    let mut seen = works(Role::Official)
        .chain(works(Role::Manager))
        .fold(Condition::any(), |seen, grant| seen.add(reached(grant)));
    if let Some(account) = actor.account {
        let asked = decision::Entity::find()
            .select_only()
            .column(decision::Column::RequestId)
            .filter(decision::Column::ManagerId.eq(Id(account)))
            .filter(decision::Column::State.eq(Code(DecisionState::Proposed)))
            .into_query();
        seen = seen.add(request::Column::Id.in_subquery(asked));
    }
    seen
}

/// Where somebody still has to do something.
fn open() -> Condition {
    let open = Status::ALL.iter().filter(|status| status.is_open()).map(|status| Code(*status));
    Condition::all().add(request::Column::Status.is_in(open))
}

/// Where the municipality still has something to do: [`Request::is_ours`].
fn ours() -> Condition {
    let open = literals(Status::ALL.iter().filter(|status| status.is_open()).map(|status| status.code()));
    let (decided, not_yet) = (Status::Decided.code(), Outcome::NotYet.code());
    Condition::all().add(Expr::cust(format!(
        "(\"request\".\"status\" IN ({open}) OR (\"request\".\"status\" = '{decided}' AND \
            \"request\".\"outcome\" = '{not_yet}'))"
    )))
}

/// What somebody handles and is not done, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_handler(db: &impl ConnectionTrait, who: AccountId) -> Result<Vec<Request>, StoreError> {
    let rows = request::Entity::find()
        .filter(request::Column::HandlerId.eq(Id(who)))
        .filter(ours())
        .order_by_asc(request::Column::ReceivedAt)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Request::of).collect())
}

/// What is not done and waits for one side.
fn waits_for(turn: Turn) -> Condition {
    ours().add(request::Column::Turn.eq(Code(turn)))
}

/// What is late: [`Request::is_late`].
fn late(since: Lateness) -> Condition {
    let not_called = Condition::all()
        .add(request::Column::SpokenAt.is_null())
        .add(request::Column::Status.eq(Code(Status::Submitted)))
        .add(request::Column::ReceivedAt.lt(Moment::from(since.received_before)));
    let not_decided = open().add(request::Column::DueOn.lt(Day(since.today)));
    Condition::any().add(not_called).add(not_decided)
}
