//! Days that pass, and what the loops tests look at on the way.

use crate::support::{Browser, TestApp};
use app::deadlines::{self, Done};
use domain::time;

pub const DAY: i64 = 24 * 3600;

/// Lets working days pass, and looks at the deadlines on each day on the way.
pub async fn working_days(app: &TestApp, days: u32) -> Vec<Done> {
    let today = time::day_of(app.app.clock.now());
    let until = domain::calendar::Calendar::default().plus_working_days(today, days);
    let mut done = Vec::new();
    for _ in 0..time::days_between(today, until) {
        app.pass(DAY);
        done.push(deadlines::round(&app.app).await.unwrap());
    }
    done
}

/// Logs a new obstacle on a request. Gives its address.
pub async fn report(browser: &mut Browser, number: &str, title: &str) -> String {
    let page = browser.get(&format!("/werk/verzoeken/{number}")).await;
    let fields =
        [("obstacle_title", title), ("obstacle_kind", "rule"), ("obstacle_source", "own_department")];
    let done = browser.submit(&page, "belemmering", &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    format!("/belemmeringen/{}", domain::text::slug(title))
}

pub fn climbed(done: &[Done]) -> Vec<usize> {
    done.iter().map(|one| one.obstacles).collect()
}

/// What the journey of an obstacle says of its climbs.
pub async fn levels(app: &TestApp, path: &str) -> String {
    app.visitor().get(path).await.text()
}
