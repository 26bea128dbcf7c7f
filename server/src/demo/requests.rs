//! Requests of the demonstration: each step goes through the action that a form would call.

use super::{
    loader::Loader,
    written::{self, Action, Request},
};
use anyhow::Context as _;
use app::{
    assessments::{self, actions::Given},
    requests::actions::{
        self, Asked, Said,
        decide::{Draft, Proposed},
    },
};
use domain::{
    checklist::Question,
    id::AccountId,
    lang::Lang,
    offer,
    request::{Status, Turn},
    time,
};
use jiff::Timestamp;
use store::{
    initiatives::{self as initiative_store},
    requests::{self as request_store, Details, Referral},
};

impl Loader<'_> {
    /// Files a request, in the name of who is written down.
    pub(super) async fn file(&mut self, one: &Request, at: Timestamp) -> anyhow::Result<()> {
        self.act(None, at);
        let (initiative, account) = match (&one.initiative, &one.person) {
            (Some(slug), _) => {
                let (id, maker) =
                    self.initiatives.get(slug).with_context(|| format!("there is no initiative {slug}"))?;
                (Some(*id), *maker)
            }
            (None, Some(person)) => (None, self.person(&person.name, &person.email).await?),
            (None, None) => anyhow::bail!("nobody asks"),
        };
        self.act(Some(account), at);
        let about = match initiative {
            Some(id) => initiative_store::by_ids(self.write.tx(), [id], Lang::Nl).await?.remove(&id),
            None => None,
        };
        let asked = Asked {
            account,
            initiative: about.as_ref(),
            kind: one.kind,
            title: one.title.parse()?,
            story: one.story.parse()?,
            wished_on: one.wished_in_days.map(|days| time::plus_days(time::day_of(self.now), days)),
            application: one.application,
            phone: None,
            filled_in_by: None,
        };
        let id = actions::file(&self.write, asked).await?.id;
        self.requests.insert((one.title.clone(), one.copy), (id, account));
        Ok(())
    }

    /// The request as it is by now.
    async fn current(&self, one: &Request) -> anyhow::Result<request_store::Request> {
        let (id, _) =
            self.requests.get(&(one.title.clone(), one.copy)).context("a request that was not filed yet")?;
        request_store::by_ids(self.write.tx(), vec![*id])
            .await?
            .pop()
            .context("a request that was filed is there")
    }

    /// One thing that happened to a request.
    pub(super) async fn step(
        &mut self,
        one: &Request,
        action: Action<'_>,
        at: Timestamp,
    ) -> anyhow::Result<()> {
        let handler = one.handler.as_deref().map(|key| self.colleague(key)).transpose()?;
        let request = self.current(one).await?;
        self.act(handler, at);
        match action {
            Action::Take(key) => {
                let (colleague, team) =
                    self.staff.get(key).cloned().with_context(|| format!("there is no colleague {key}"))?;
                actions::handler::take(&self.write, &request, colleague, team, None).await?;
            }
            Action::Say { from, text, first } => self.say(one, &request, from, text, first, at).await?,
            Action::Assess(judged) => self.assess(&request, judged, at).await?,
            Action::Link(obstacle) => {
                let key = self.known_obstacle(&obstacle.key)?;
                actions::link_obstacle(&self.write, &request, key, obstacle.kind).await?;
            }
            Action::Offer(made) => self.offer(&request, handler.unwrap_or(request.account), made, at).await?,
            Action::Decide(decided) => self.decide(&request, decided, at).await?,
            Action::Refer(handover) => {
                let referral = Referral {
                    to: handover.to.clone(),
                    who_calls: handover.who_calls.clone(),
                    when: time::day_of(at).to_string(),
                };
                actions::refer(&self.write, &request, &referral).await?;
            }
        }
        Ok(())
    }

    async fn say(
        &mut self,
        one: &Request,
        request: &request_store::Request,
        from: &str,
        text: &str,
        first: bool,
        at: Timestamp,
    ) -> anyhow::Result<()> {
        if from == "resident" {
            self.act(Some(request.account), at);
            actions::write_back(&self.write, request, request.account, &text.parse()?).await?;
            return Ok(());
        }
        let author = self.colleague(from)?;
        self.act(Some(author), at);
        // The first thing is a call: that is what was promised. The last thing can be a question.
        let asks =
            one.waiting == Some(Turn::You) && one.messages.last().is_some_and(|last| last.text == text);
        let said = Said { words: &text.parse()?, spoken: first, asks };
        actions::say(&self.write, request, author, said).await?;
        Ok(())
    }

    async fn assess(
        &mut self,
        request: &request_store::Request,
        judged: &written::Judged,
        at: Timestamp,
    ) -> anyhow::Result<()> {
        let assessor = self.colleague(&judged.by)?;
        self.act(Some(assessor), at);
        let given = |(question, answer): (&Question, &written::Answer)| Given {
            question: *question,
            choice: answer.choice,
            reason: answer.reason.clone(),
        };
        let answers = judged.answers.iter().map(given).collect();
        assessments::actions::keep(&self.write, request, assessor, answers).await?;
        Ok(())
    }

    /// Makes an offer, and brings it to where it stands today.
    async fn offer(
        &mut self,
        request: &request_store::Request,
        made_by: AccountId,
        made: &written::Offer,
        at: Timestamp,
    ) -> anyhow::Result<()> {
        use offer::Status::{Accepted, Declined, InUse, Offered, Returned, Withdrawn};
        let until = made.until_in_days.map(|days| time::plus_days(time::day_of(self.now), days));
        let new = request_store::NewOffer {
            kind: made.kind,
            what: &made.title,
            details: &made.details,
            offered_by: &made.by,
            until,
            made_by,
        };
        let offer = actions::offers::make(&self.write, request, new).await?;
        let (answered, further): (_, &[offer::Status]) = match made.status {
            Offered => (None, &[]),
            Accepted => (Some(Accepted), &[]),
            InUse => (Some(Accepted), &[InUse]),
            Returned => (Some(Accepted), &[InUse, Returned]),
            Declined => (Some(Declined), &[]),
            Withdrawn => (None, &[Withdrawn]),
        };
        if let Some(answer) = answered {
            self.act(Some(request.account), at);
            actions::offers::answer(
                &self.write,
                request,
                &actions::offers::find(&self.write, request, offer).await?,
                answer,
            )
            .await?;
        }
        self.act(Some(made_by), at);
        for to in further {
            actions::offers::go_on(
                &self.write,
                request,
                &actions::offers::find(&self.write, request, offer).await?,
                *to,
            )
            .await?;
        }
        Ok(())
    }

    /// Proposes a decision. Where a second name belongs under it, the manager puts it there at once.
    async fn decide(
        &mut self,
        request: &request_store::Request,
        decided: &written::Decision,
        at: Timestamp,
    ) -> anyhow::Result<()> {
        let proposer = self.colleague(&decided.by)?;
        let manager = decided.manager().map(|key| self.colleague(key)).transpose()?;
        self.act(Some(proposer), at);
        let draft = Draft {
            outcome: decided.outcome,
            words: decided.words.clone(),
            details: decided.details(),
            manager,
        };
        let weighed = actions::decide::weigh(&self.write, request, proposer, draft).await?;
        if let (Proposed::Asked, Some(manager)) =
            (actions::decide::propose(&self.write, weighed).await?, manager)
        {
            self.act(Some(manager), at);
            let waiting = actions::decide::waiting_for(&self.write, request, manager).await?;
            actions::decide::sign(&self.write, waiting).await?;
        }
        Ok(())
    }

    /// How a request ended that did not end with its decision or its handover.
    pub(super) async fn end(&mut self, one: &Request, at: Timestamp) -> anyhow::Result<()> {
        let request = self.current(one).await?;
        match one.status {
            Status::Withdrawn => {
                self.act(Some(request.account), at);
                actions::withdraw(&self.write, &request).await?;
            }
            Status::Closed => {
                self.act(request.handler, at);
                actions::close(&self.write, &request).await?;
            }
            Status::Submitted
            | Status::InConversation
            | Status::Assessed
            | Status::Decided
            | Status::Referred => {}
        }
        let there = self.current(one).await?.status;
        anyhow::ensure!(there == one.status, "what happened leads to {there}, and not to {}", one.status);
        Ok(())
    }
}

impl written::Decision {
    fn details(&self) -> Details {
        let no = self.no.clone().unwrap_or_default();
        let exception = self.exception.clone().unwrap_or_default();
        Details {
            harm: no.harm,
            to_whom: no.to_whom,
            why_not_lighter: no.why_not_lighter,
            tried: no.tried,
            alternative: no.alternative,
            article: no.article.unwrap_or_default(),
            rule: exception.rule,
            reason: exception.reason,
            same_situation: exception.same_situation,
            valid_until: String::new(),
        }
    }

    fn manager(&self) -> Option<&str> {
        let second = self.no.as_ref().map(|no| no.second_signature.as_str());
        second.or_else(|| self.exception.as_ref().map(|exception| exception.covered_by.as_str()))
    }
}
