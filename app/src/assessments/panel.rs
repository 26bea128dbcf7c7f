//! The checklist on the work screen: assessors side by side, differences marked, drawn without a total.

use domain::{
    checklist::{self, Answer, Checklist, Choice, Part, Question},
    id::AccountId,
    lang::Lang,
};
use islands::assessments::KeepAnswer;
use leptos::prelude::*;
use std::collections::HashMap;
use store::assessments::Assessment;
use web::{
    context::Ctx,
    form::FormView,
    route::Route as _,
    routes,
    text::Texts as _,
    ui::{
        bits::{Avatar, Badge},
        field::TextArea,
        form::{Hidden, Submit},
        icon,
    },
};

/// The panel. `editable` is whether the viewer can answer.
pub fn panel(
    ctx: &Ctx,
    number: &str,
    assessments: &[Assessment],
    names: &HashMap<AccountId, String>,
    editable: bool,
    obstacles: usize,
    checklist: &Checklist,
) -> impl IntoView + use<> {
    let me = ctx.viewer.as_ref().map(|viewer| viewer.account);
    let mine = assessments.iter().find(|assessment| Some(assessment.by) == me);
    // Who can't answer (any more) reads their own answers like those of the others.
    let others: Vec<&Assessment> =
        assessments.iter().filter(|assessment| !editable || Some(assessment.by) != me).collect();
    let form = FormView::new(ctx, "afweging");
    let version = checklist.version;
    let answered = mine.map_or(0, Assessment::answered);
    let part = |part: Part| {
        let differing = checklist.of(part).filter(|question| differs(assessments, *question)).count();
        let note = if part == Part::A && differing > 0 {
            ctx.tv("assess-differences", &[("count", differing.into())])
        } else {
            String::new()
        };
        let rows = checklist
            .of(part)
            .map(|question| {
                row(
                    ctx,
                    number,
                    &form,
                    names,
                    (version, question),
                    mine,
                    &others,
                    editable,
                    differs(assessments, question),
                )
            })
            .collect_view();
        let heads = others
            .iter()
            .map(|other| {
                let name = names.get(&other.by).cloned().unwrap_or_default();
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
        let own = editable.then(|| {
            let name = ctx.viewer.as_ref().map(|viewer| viewer.name.clone()).unwrap_or_default();
            view! {
                <th scope="col">
                    <span class="mw-who">
                        <Avatar name=name.clone() small=true />
                        {ctx.tv("assess-you", &[("name", name.into())])}
                    </span>
                </th>
            }
        });
        view! {
            <h3 class="mw-part">{ctx.name("part", part.code())}" "<span>{note}</span></h3>
            <table class="mw-check-t">
                <caption class="mw-vh">
                    {ctx.tv("assess-caption", &[("part", ctx.name("part", part.code()).into())])}
                </caption>
                <thead>
                    <tr>
                        <th scope="col">
                            <span class="mw-vh">{ctx.t("assess-question")}</span>
                        </th>
                        {own}
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    view! {
        <section class="mw-panel" id="afweging" aria-labelledby="afweging-kop" data-testid="assessment">
            <header>
                <h2 class="nl-heading nl-heading--level-2" id="afweging-kop">
                    {ctx.t("assess-title")}
                </h2>
                <span class="mw-small">{ctx.tv("assess-version", &[("version", version.into())])}</span>
            </header>
            <form method="post" action=routes::assessments::Assess(&number).path() novalidate>
                <Hidden form=form.clone() />
                {part(Part::A)}
                {part(Part::B)}
                <h3 class="mw-part">
                    {ctx.t("part-C")}" "
                    <span>{ctx.tv("assess-obstacles", &[("count", obstacles.into())])}</span>
                </h3>
                {editable
                    .then(|| {
                        view! {
                            <div class="mw-panel__b mw-split mw-split--center">
                                <Submit text=ctx.t("assess-save") secondary=true />
                                <span class="mw-small" data-testid="answered">
                                    {ctx
                                        .tv(
                                            "assess-answered",
                                            &[
                                                ("count", answered.into()),
                                                ("all", checklist.questions.len().into()),
                                            ],
                                        )}
                                </span>
                            </div>
                        }
                    })}
            </form>
        </section>
    }
}

fn differs(assessments: &[Assessment], question: Question) -> bool {
    let choices: Vec<_> = assessments
        .iter()
        .map(|assessment| assessment.answers.get(&question).and_then(|answer| answer.choice))
        .collect();
    checklist::differs(&choices)
}

#[expect(clippy::too_many_arguments, reason = "one row of a table needs what the whole table knows")]
fn row(
    ctx: &Ctx,
    number: &str,
    form: &FormView,
    names: &HashMap<AccountId, String>,
    (version, question): (i32, Question),
    mine: Option<&Assessment>,
    others: &[&Assessment],
    editable: bool,
    differs: bool,
) -> impl IntoView + use<> {
    let own = mine.and_then(|mine| mine.answers.get(&question)).cloned();
    let me = ctx.viewer.as_ref().map(|viewer| viewer.name.clone()).unwrap_or_default();
    let fields = editable.then(|| {
        view! {
            <td data-label=ctx
                .tv(
                    "assess-you",
                    &[("name", me.into())],
                )>{edit(ctx, number, form, (version, question), own.as_ref())}</td>
        }
    });
    let cells = others
        .iter()
        .map(|other| {
            view! {
                <td data-label=names
                    .get(&other.by)
                    .cloned()>{said(ctx, question, other.answers.get(&question))}</td>
            }
        })
        .collect_view();
    view! {
        <tr class=differs.then_some("differ")>
            <th scope="row">
                <span class="mw-small">{question.code()}</span>
                <br />
                {asked(ctx, version, question)}
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
pub fn said(ctx: &Ctx, question: Question, answer: Option<&Answer>) -> impl IntoView + use<> {
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
/// delivered.
#[must_use]
pub fn words(ctx: &Ctx, lang: Lang, version: i32, question: Question) -> (String, String) {
    let (short, long) = (format!("question-{question}"), format!("question-{question}-long"));
    let own = |key: &str| ctx.live.text(lang, &format!("{key}@{version}")).map(str::to_owned);
    match own(&short) {
        // Own words have help of their own, or none: the delivered help is about another question.
        Some(words) => (words, own(&long).unwrap_or_default()),
        None => (lang.t(&short), lang.find(&long).unwrap_or_default()),
    }
}

fn asked(ctx: &Ctx, version: i32, question: Question) -> String {
    words(ctx, ctx.lang, version, question).0
}

fn edit(
    ctx: &Ctx,
    number: &str,
    form: &FormView,
    (version, question): (i32, Question),
    own: Option<&Answer>,
) -> impl IntoView + use<> {
    let chosen = own.and_then(|own| own.choice);
    let choices = (question.part() == Part::A).then(|| {
        view! {
            <fieldset class="mw-answer">
                <legend class="mw-vh">{asked(ctx, version, question)}</legend>
                {Choice::ALL
                    .iter()
                    .map(|choice| {
                        view! {
                            <label class="mw-ans">
                                <input
                                    type="radio"
                                    class="utrecht-radio-button utrecht-radio-button--html-input"
                                    name=format!("{question}_choice")
                                    value=choice.code()
                                    checked=form
                                        .is_on(
                                            &format!("{question}_choice"),
                                            choice.code(),
                                            chosen == Some(*choice),
                                        )
                                />
                                {icon::answer(Some(*choice))}
                                {ctx.name("choice", choice.code())}
                            </label>
                        }
                    })
                    .collect_view()}
            </fieldset>
        }
    });
    let reason = own.map(|own| own.reason.clone()).unwrap_or_default();
    let name = format!("{question}_reason");
    let form = form.clone();
    let label = ctx.tv("assess-reason", &[("question", question.code().into())]);
    view! {
        <KeepAnswer
            number=number.to_owned()
            question=question.code().to_owned()
            kept=ctx.t("assess-kept")
            failed=ctx.t("assess-not-kept")
        >
            {choices}
            <TextArea form=form name=name label=label value=reason rows=2 />
        </KeepAnswer>
    }
}
