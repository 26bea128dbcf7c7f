//! The checklist on the work screen: assessors side by side, differences marked, drawn without a total.

use crate::assessments::fields::{choice_of, reason_of, said as stands};
use domain::{
    checklist::{self, Answer, Checklist, Choice, Part, Question, missing},
    id::AccountId,
    lang::Lang,
    request::Kind,
};
use islands::assessments::KeepAnswer;
use leptos::prelude::*;
use std::collections::HashMap;
use store::{assessments::Assessment, requests::Request};
use web::{
    context::Ctx,
    error::AppError,
    form::FormView,
    meanwhile::saw,
    route::Route as _,
    routes,
    text::Texts as _,
    ui::{
        bits::{Avatar, Badge},
        field::TextArea,
        form::{PostForm, Submit},
        icon,
        section::Panel,
    },
};

/// Who judged a request, and how.
pub struct PanelModel {
    number: String,
    checklist: Checklist,
    assessments: Vec<Assessment>,
    names: HashMap<AccountId, String>,
    me: Option<AccountId>,
    /// Whether the viewer can answer.
    editable: bool,
    /// Whether a few questions are enough.
    light: bool,
    /// What is asked for.
    kind: Kind,
    /// What the handler said about that, if they did.
    small: Option<bool>,
}

impl PanelModel {
    /// Loads it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(ctx: &Ctx, request: &Request) -> Result<Self, AppError> {
        let assessments = store::assessments::of_request(ctx.db(), request).await?;
        let checklist = store::assessments::checklist_for(ctx.db(), ctx.municipality(), &assessments).await?;
        let names = store::accounts::names(ctx.db(), assessments.iter().map(|one| one.by)).await?;
        Ok(Self {
            number: request.number.clone(),
            light: checklist.is_light(request.kind, request.small),
            kind: request.kind,
            small: request.small,
            checklist,
            assessments,
            names,
            me: ctx.viewer.as_ref().map(|viewer| viewer.account),
            editable: request.status.is_open(),
        })
    }

    /// How many questions the viewer answered of those that are asked, and how many those are.
    #[must_use]
    pub fn answered(&self) -> (usize, usize) {
        let asked = self.checklist.asked(self.light);
        let mine = self.mine();
        let answer = |question| mine.and_then(|mine| mine.answers.get(&question));
        let answered = asked.iter().filter(|question| missing(**question, answer(**question)).is_none());
        (answered.count(), asked.len())
    }

    /// The questions that are asked of this request, or those that something small can do without.
    fn questions(&self, asked: bool, part: Part) -> Vec<Question> {
        let light = self.checklist.asked(self.light);
        self.checklist.of(part).filter(|question| light.contains(question) == asked).collect()
    }

    /// How many questions something small has, in words.
    fn few(&self, ctx: &Ctx) -> String {
        ctx.tv("assess-few", &[("count", self.checklist.light.len().into())])
    }

    /// Whether somebody answered one of the questions that something small can do without.
    fn is_beyond(&self) -> bool {
        let asked = self.checklist.asked(self.light);
        self.assessments.iter().flat_map(|one| one.answers.keys()).any(|question| !asked.contains(question))
    }

    fn mine(&self) -> Option<&Assessment> {
        self.assessments.iter().find(|assessment| Some(assessment.by) == self.me)
    }

    /// Those whose answers can be read. Who can't answer (any more) reads their own like those of the others.
    fn others(&self) -> impl Iterator<Item = &Assessment> {
        self.assessments.iter().filter(|assessment| !self.editable || Some(assessment.by) != self.me)
    }

    fn name(&self, other: &Assessment) -> String {
        self.names.get(&other.by).cloned().unwrap_or_default()
    }

    fn differs(&self, question: Question) -> bool {
        let choice = |one: &Assessment| one.answers.get(&question).and_then(|answer| answer.choice);
        let choices: Vec<_> = self.assessments.iter().map(choice).collect();
        checklist::differs(&choices)
    }
}

/// The panel. `obstacles` is how many still stand in the way: they are part C.
pub fn view(ctx: &Ctx, model: &PanelModel, obstacles: usize) -> impl IntoView + use<> {
    let form = FormView::new(ctx, "afweging");
    let version = ctx.tv("assess-version", &[("version", model.checklist.version.into())]);
    let (count, all) = model.answered();
    view! {
        <Panel id="afweging" title=ctx.t("assess-title") note=version attr:data-testid="assessment">
            {size(ctx, model)}
            <PostForm form=form.clone() to=routes::assessments::Assess(&model.number).path() class="">
                {table(ctx, model, &form, (Part::A, true))}
                {table(ctx, model, &form, (Part::B, true))}
                {rest(ctx, model, &form)}
                <h3 class="mw-part">
                    {ctx.t("part-C")}" "
                    <span>{ctx.tv("assess-obstacles", &[("count", obstacles.into())])}</span>
                </h3>
                {model
                    .editable
                    .then(|| {
                        view! {
                            <div class="mw-panel__b mw-split mw-split--center">
                                <div class="mw-btns">
                                    <Submit text=ctx.t("assess-save") secondary=true />
                                    {resize(ctx, model)}
                                </div>
                                <span class="mw-small" data-testid="answered">
                                    {ctx
                                        .tv(
                                            "assess-answered",
                                            &[("count", count.into()), ("all", all.into())],
                                        )}
                                </span>
                            </div>
                        }
                    })}
            </PostForm>
        </Panel>
    }
}

/// Whether a few questions are enough, and why.
fn size(ctx: &Ctx, model: &PanelModel) -> Option<impl IntoView + use<>> {
    if model.checklist.light.is_empty() {
        return None;
    }
    let few = model.few(ctx);
    let kind = ctx.name("request-kind", model.kind.code());
    let said = match (model.light, model.small) {
        (false, None) => None,
        (true, None) => {
            Some(ctx.tv("assess-light-kind", &[("few", few.clone().into()), ("kind", kind.into())]))
        }
        (true, Some(_)) => Some(ctx.tv("assess-light-said", &[("few", few.clone().into())])),
        (false, Some(_)) => Some(ctx.t("assess-whole-said")),
    };
    let no = (model.light && !model.kind.needs_no_assessment()).then(|| ctx.t("assess-light-no"));
    said.map(|said| {
        view! {
            <div class="mw-panel__b">
                <p class="mw-small" data-testid="assess-size">
                    {said}
                    " "
                    {no}
                </p>
            </div>
        }
    })
}

/// The button that says otherwise. What stands in the form is kept first.
fn resize(ctx: &Ctx, model: &PanelModel) -> Option<impl IntoView + use<>> {
    let few = model.few(ctx);
    let (size, text) = if model.light {
        ("all", ctx.t("assess-ask-all"))
    } else {
        ("few", ctx.tv("assess-ask-few", &[("few", few.into())]))
    };
    (!model.checklist.light.is_empty())
        .then(|| view! { <Submit text=text secondary=true says=("size", size) /> })
}

/// The questions that something small can do without, folded until somebody answers one.
fn rest(ctx: &Ctx, model: &PanelModel, form: &FormView) -> Option<impl IntoView + use<>> {
    let count = model.checklist.questions.len().saturating_sub(model.checklist.asked(model.light).len());
    (count > 0).then(|| {
        let open = form.state.is_some() || model.is_beyond();
        view! {
            <details class="mw-rest" open=open>
                <summary>{ctx.tv("assess-rest", &[("count", count.into())])}</summary>
                {table(ctx, model, form, (Part::A, false))}
                {table(ctx, model, form, (Part::B, false))}
            </details>
        }
    })
}

/// Questions of a part of the checklist, those that are asked or the others: a row for each, a column for
/// each assessor.
fn table(
    ctx: &Ctx,
    model: &PanelModel,
    form: &FormView,
    (part, asked): (Part, bool),
) -> Option<impl IntoView + use<>> {
    let questions = model.questions(asked, part);
    if questions.is_empty() {
        return None;
    }
    let differing = questions.iter().filter(|question| model.differs(**question)).count();
    let note = if part == Part::A && differing > 0 {
        ctx.tv("assess-differences", &[("count", differing.into())])
    } else {
        String::new()
    };
    let rows = questions.into_iter().map(|question| row(ctx, model, form, question)).collect_view();
    Some(view! {
        <h3 class="mw-part">{ctx.name("part", part.code())}" "<span>{note}</span></h3>
        <table class="mw-check-t">
            <caption class="mw-vh">
                {ctx.tv("assess-caption", &[("part", ctx.name("part", part.code()).into())])}
            </caption>
            <thead>{assessors(ctx, model)}</thead>
            <tbody>{rows}</tbody>
        </table>
    })
}

/// Who answered: the viewer first.
fn assessors(ctx: &Ctx, model: &PanelModel) -> impl IntoView + use<> {
    let own = model.editable.then(|| {
        let name = viewer(ctx);
        view! {
            <th scope="col">
                <span class="mw-who">
                    <Avatar name=name.clone() small=true />
                    {ctx.tv("assess-you", &[("name", name.into())])}
                </span>
            </th>
        }
    });
    let others = model
        .others()
        .map(|other| {
            let name = model.name(other);
            view! {
                <th scope="col">
                    <span class="mw-who">
                        <Avatar name=name.clone() colour=3 small=true />
                        {name}
                    </span>
                </th>
            }
        })
        .collect_view();
    view! {
        <tr>
            <th scope="col">
                <span class="mw-vh">{ctx.t("assess-question")}</span>
            </th>
            {own}
            {others}
        </tr>
    }
}

fn viewer(ctx: &Ctx) -> String {
    ctx.viewer.as_ref().map(|viewer| viewer.name.clone()).unwrap_or_default()
}

fn row(ctx: &Ctx, model: &PanelModel, form: &FormView, question: Question) -> impl IntoView + use<> {
    let fields = model.editable.then(|| {
        let you = ctx.tv("assess-you", &[("name", viewer(ctx).into())]);
        view! { <td data-label=you>{edit(ctx, model, form, question)}</td> }
    });
    let cells = model
        .others()
        .map(|other| {
            let name = model.names.get(&other.by).cloned();
            view! { <td data-label=name>{said(ctx, question, other.answers.get(&question))}</td> }
        })
        .collect_view();
    let differs = model.differs(question);
    view! {
        <tr class=differs.then_some("differ")>
            <th scope="row">
                <span class="mw-small">{question.code()}</span>
                <br />
                {asked(ctx, model.checklist.version, question)}
                {differs
                    .then(|| {
                        view! {
                            <br />
                            <Badge tone="warning" text=ctx.t("assess-differs") />
                        }
                    })}
            </th>
            {fields}
            {cells}
        </tr>
    }
}

/// An answer to read.
fn said(ctx: &Ctx, question: Question, answer: Option<&Answer>) -> impl IntoView + use<> {
    let choice = answer.and_then(|answer| answer.choice);
    let word = match (question.part(), choice) {
        (Part::A, Some(choice)) => Some(ctx.name("choice", choice.code())),
        (Part::A, None) => Some(ctx.t("assess-open")),
        (Part::B, _) => None,
    };
    let reason = answer.map(|answer| answer.reason.clone()).unwrap_or_default();
    view! {
        {word.map(|word| view! { <span class="mw-ans">{icon::answer(choice)}{word}</span> })}
        {(!reason.is_empty()).then(|| view! { <p>{reason}</p> })}
    }
}

/// A question and the help with it in the words of a version: those of the municipality's own, or as it was
/// delivered. A spare question has none before it was ever asked.
#[must_use]
pub fn words(ctx: &Ctx, lang: Lang, version: i32, question: Question) -> (String, String) {
    words_by(lang, version, question, |key| ctx.live.text(lang, key).map(str::to_owned))
}

/// The same, with the municipality's own texts by their keys.
#[must_use]
pub fn words_by(
    lang: Lang,
    version: i32,
    question: Question,
    own: impl Fn(&str) -> Option<String>,
) -> (String, String) {
    let (short, long) = (format!("question-{question}"), format!("question-{question}-long"));
    let own = |key: &str| own(&format!("{key}@{version}"));
    match own(&short) {
        // Own words have help of their own, or none: the delivered help is about another question.
        Some(words) => (words, own(&long).unwrap_or_default()),
        None if Question::FIRST.contains(&question) => (lang.t(&short), lang.find(&long).unwrap_or_default()),
        None => Default::default(),
    }
}

fn asked(ctx: &Ctx, version: i32, question: Question) -> String {
    words(ctx, ctx.lang, version, question).0
}

/// The fields in which the viewer answers a question.
fn edit(ctx: &Ctx, model: &PanelModel, form: &FormView, question: Question) -> impl IntoView + use<> {
    let own = model.mine().and_then(|mine| mine.answers.get(&question));
    let choices = (question.part() == Part::A).then(|| {
        let chosen = own.and_then(|own| own.choice);
        let legend = asked(ctx, model.checklist.version, question);
        let choices = Choice::ALL.iter().map(|one| choice(ctx, form, question, *one, chosen)).collect_view();
        view! {
            <fieldset class="mw-answer">
                <legend class="mw-vh">{legend}</legend>
                {choices}
            </fieldset>
        }
    });
    let (chosen, reason) = stands(own);
    let (choice_name, name) = (choice_of(question.code()), reason_of(question.code()));
    let form = form.clone();
    let label = ctx.tv("assess-reason", &[("question", question.code().into())]);
    let seen = view! {
        {saw(&form, &choice_name, chosen)}
        {saw(&form, &name, &reason)}
    };
    // An answer that is complete is read; its fields come out when it is changed. What came back stays open.
    let is_answered = missing(question, own).is_none() && form.state.is_none();
    let text = is_answered.then(|| said(ctx, question, own));
    let fields = view! {
        {choices}
        <TextArea form=form.clone() name=name label=label value=reason.clone() rows=2 />
    };
    let folded = match text {
        None => fields.into_any(),
        Some(text) => view! {
            <div class="mw-stands">{text}</div>
            <details class="mw-change">
                <summary>{ctx.t("assess-change")}</summary>
                {fields}
            </details>
        }
        .into_any(),
    };
    view! {
        <KeepAnswer
            number=model.number.clone()
            question=question.code().to_owned()
            kept=ctx.t("assess-kept")
            failed=ctx.t("assess-not-kept")
            elsewhere=ctx.t("assess-elsewhere")
        >
            {seen}
            {folded}
        </KeepAnswer>
    }
}

fn choice(
    ctx: &Ctx,
    form: &FormView,
    question: Question,
    choice: Choice,
    chosen: Option<Choice>,
) -> impl IntoView + use<> {
    let name = choice_of(question.code());
    let on = form.is_on(&name, choice.code(), chosen == Some(choice));
    view! {
        <label class="mw-ans">
            <input
                type="radio"
                class="utrecht-radio-button utrecht-radio-button--html-input"
                name=name
                value=choice.code()
                checked=on
            />
            {icon::answer(Some(choice))}
            {ctx.name("choice", choice.code())}
        </label>
    }
}
