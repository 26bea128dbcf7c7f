//! What every response carries, and how often one may try.

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use domain::id::AccountId;
use governor::{Quota, RateLimiter, clock::Clock as _};
use std::{
    net::{IpAddr, SocketAddr},
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};
use store::{db::Db, paces::Pace};
use web::{
    context::{App, Ctx},
    error::AppError,
};

/// Headers against sniffing, framing and leaking. The policy for scripts is set per page, because it carries
/// a number. Behind TLS a browser is told to come by TLS only, for two years (NCSC).
pub async fn headers(State(behind_tls): State<bool>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let set = response.headers_mut();
    if behind_tls {
        set.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=63072000; includeSubDomains"),
        );
    }
    let fixed: [(HeaderName, &'static str); 6] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=(), payment=()",
        ),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        // Open data says itself that others may read it.
        set.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if !set.contains_key(header::CONTENT_SECURITY_POLICY) {
        set.insert(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
        );
    }
    response
}

/// The address of the visitor: of the connection, or the one that the trusted proxies saw.
#[derive(Debug, Clone, Copy)]
pub struct Visitor {
    /// How many proxies in front may be believed.
    pub trusted_proxies: u8,
    /// So many times the usual pace.
    pub pace: u16,
}

impl Visitor {
    fn of(self, request: &Request) -> Option<IpAddr> {
        let connection = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        // Each trusted proxy added one part at the end; what stands before those, anybody can have written.
        let forwarded: Vec<&str> = request
            .headers()
            .get_all("x-forwarded-for")
            .into_iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .collect();
        if self.trusted_proxies == 0 && !forwarded.is_empty() {
            static ONCE: std::sync::Once = std::sync::Once::new();
            ONCE.call_once(|| {
                tracing::warn!(
                    "a proxy says for whom it asks (X-Forwarded-For) and trusted_proxies is 0: everybody \
                     behind it counts as one visitor; set it to the number of proxies in front"
                );
            });
        }
        let behind = usize::from(self.trusted_proxies)
            .checked_sub(1)
            .and_then(|back| forwarded.iter().rev().nth(back))
            .and_then(|part| address(part.trim()));
        behind.or(connection).map(whole)
    }
}

/// An address as proxies write it: with or without a port.
fn address(part: &str) -> Option<IpAddr> {
    part.parse().ok().or_else(|| part.parse::<SocketAddr>().ok().map(|with_port| with_port.ip()))
}

/// IPv4 as it is, also when it comes as IPv6; of IPv6 the half that a subscriber gets: the other half they
/// can make up as they like.
#[must_use]
pub fn whole(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(four) => IpAddr::V4(four),
        IpAddr::V6(six) => IpAddr::V6(std::net::Ipv6Addr::from_bits(six.to_bits() & (u128::MAX << 64))),
    }
}

/// So many at once, and one more every so many milliseconds.
const fn pace_of(burst: u32, every: u64) -> Pace {
    Pace { burst, every: every * 1000 }
}

/// What logs in, by a link or a code, or begins something that is kept.
///
/// Many come from one address: a town hall, a library. What could be guessed here (a code, a link) has limits
/// of its own, and so has every mailbox.
const ENTER: Pace = pace_of(40, 3_000);
/// Whatever else is posted: answers are kept while they are typed.
const WRITE: Pace = pace_of(60, 1_000);
/// What sends mail to whatever address is typed: a room full of people in a library, and not a program that
/// writes to strangers.
const MAIL: Pace = pace_of(40, 20_000);
/// Searching.
const SEARCH: Pace = pace_of(30, 1_000);
/// What is suggested while somebody types: a question for every few letters.
const SUGGEST: Pace = pace_of(60, 300);
/// Many people can share one address: those who are logged in have so much more room together than each
/// alone.
const SHARED: u32 = 20;

/// Paths under which a post logs in or publishes. Of a registration, the steps in between do neither.
const ENTRANCES: [&str; 4] = ["/inloggen", "/bevestigen", "/uitnodiging", "/aanmelden/bevestigen"];

/// Paths under which a post sends mail to an address that was typed.
const MAILING: [&str; 4] = ["/aanmelden/nakijken", "/kritiek/nieuw", "/verzoeken/nieuw", "/melden"];

/// Where suggestions are asked.
const SUGGESTIONS: &str = <web::routes::initiatives::Suggestions as web::route::Route>::PATH;

/// Whether a path is one of these, or below it.
fn is_under(path: &str, starts: &[&str]) -> bool {
    starts
        .iter()
        .any(|start| path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Which pace a request has to keep; most pages have none.
fn pace(request: &Request) -> Option<usize> {
    let path = request.uri().path();
    if request.method() == Method::POST {
        // The links below it mail nobody.
        if path == "/inloggen" || is_under(path, &MAILING) {
            return Some(3);
        }
        // Its first step begins a draft.
        return Some(if path == "/aanmelden" || is_under(path, &ENTRANCES) { 0 } else { 1 });
    }
    if path == "/inloggen/gemeente" {
        return Some(0);
    }
    if path == SUGGESTIONS {
        return Some(4);
    }
    let query: Vec<(String, String)> =
        request.uri().query().and_then(|query| serde_html_form::from_str(query).ok()).unwrap_or_default();
    query.iter().any(|(name, value)| name == "q" && !value.is_empty()).then_some(2)
}

type Limiter<K> =
    RateLimiter<K, governor::state::keyed::DefaultKeyedStateStore<K>, governor::clock::DefaultClock>;

/// Counts per visitor and per account, of each pace. Each process counts for itself, which costs nothing;
/// what is posted is counted for all of them together too. What is searched costs the process that searches,
/// so more of them may do more.
#[derive(Debug)]
pub struct Limits {
    visitor: Visitor,
    paces: [(Pace, Pace); 5],
    alone: [Limiter<Who>; 5],
    together: [Limiter<IpAddr>; 5],
    asked: AtomicU32,
}

/// Whose tries are counted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Who {
    Address(IpAddr),
    Account(AccountId),
}

/// One try that is counted.
#[derive(Debug)]
struct Counted {
    pace: usize,
    who: Who,
    address: IpAddr,
    /// Where it is counted for all processes, if it is.
    everywhere: Option<Arc<App>>,
}

impl Limits {
    /// Nothing counted yet.
    #[must_use]
    pub fn new(visitor: Visitor) -> Self {
        let quota = |pace: Pace| {
            let burst = NonZeroU32::new(pace.burst).unwrap_or(NonZeroU32::MIN);
            let every = Duration::from_micros(pace.every);
            Quota::with_period(every).unwrap_or(Quota::per_second(NonZeroU32::MIN)).allow_burst(burst)
        };
        let times = |pace: Pace, times: u32| {
            let times = times.saturating_mul(u32::from(visitor.pace.max(1)));
            // Never nothing: who has all the room there is would be counted at no pace at all.
            let every = (pace.every / u64::from(times)).max(1);
            Pace { burst: pace.burst.saturating_mul(times), every }
        };
        let paces = [ENTER, WRITE, SEARCH, MAIL, SUGGEST].map(|pace| (times(pace, 1), times(pace, SHARED)));
        Self {
            visitor,
            paces,
            alone: paces.map(|(alone, _)| RateLimiter::keyed(quota(alone))),
            together: paces.map(|(_, together)| RateLimiter::keyed(quota(together))),
            asked: AtomicU32::new(0),
        }
    }

    /// What is counted of a request; for most there is nothing.
    fn counted(&self, request: &Request) -> Result<Option<Counted>, AppError> {
        let Some(pace) = pace(request) else { return Ok(None) };
        let Some(address) = self.visitor.of(request) else { return Err(AppError::BadRequest) };
        let ctx = request.extensions().get::<Ctx>();
        let account = ctx.and_then(|ctx| ctx.viewer.as_ref().map(|viewer| viewer.account));
        let who = account.map_or(Who::Address(address), Who::Account);
        let posted = ctx.filter(|_| request.method() == Method::POST);
        Ok(Some(Counted { pace, who, address, everywhere: posted.map(|ctx| Arc::clone(&ctx.app)) }))
    }

    /// Whether this is too often, and then after how many seconds it may be tried again.
    async fn check(&self, counted: &Counted) -> Result<(), AppError> {
        let Counted { pace, who, address, everywhere } = counted;
        self.check_here(*pace, who, *address)?;
        match everywhere {
            Some(app) => self.check_everywhere(&app.db, *pace, who, *address).await,
            None => Ok(()),
        }
    }

    fn check_here(&self, pace: usize, who: &Who, address: IpAddr) -> Result<(), AppError> {
        let (Some(alone), Some(together)) = (self.alone.get(pace), self.together.get(pace)) else {
            return Ok(());
        };
        // Whoever is not seen any more is forgotten, now and then.
        if self.asked.fetch_add(1, Ordering::Relaxed) % 1000 == 999 {
            self.alone.iter().for_each(RateLimiter::retain_recent);
            self.together.iter().for_each(RateLimiter::retain_recent);
        }
        let wait = |until: governor::NotUntil<governor::clock::QuantaInstant>| {
            too_many(until.wait_time_from(governor::clock::DefaultClock::default().now()))
        };
        alone.check_key(who).map_err(wait)?;
        together.check_key(&address).map_err(wait)
    }

    async fn check_everywhere(
        &self,
        db: &Db,
        pace: usize,
        who: &Who,
        address: IpAddr,
    ) -> Result<(), AppError> {
        /// Whoever posts something waits for what they posted, and not for a database to count them.
        const PATIENCE: Duration = Duration::from_secs(1);
        let Some((alone, together)) = self.paces.get(pace) else { return Ok(()) };
        for (who, pace) in
            [(format!("{pace} {who:?}"), alone), (format!("{pace} all at {address}"), together)]
        {
            match tokio::time::timeout(PATIENCE, store::paces::one_more(db, &who, *pace)).await {
                Ok(Ok(None)) => {}
                Ok(Ok(Some(wait))) => return Err(too_many(wait)),
                // What this process counted holds.
                Ok(Err(error)) => {
                    tracing::warn!("paces can't be counted together: {error}");
                    break;
                }
                Err(_late) => break,
            }
        }
        Ok(())
    }
}

fn too_many(wait: Duration) -> AppError {
    AppError::TooMany(wait.as_secs().max(1))
}

/// Lets a request through when it keeps its pace.
pub async fn slow_down(State(limits): State<Arc<Limits>>, request: Request, next: Next) -> Response {
    let checked = match limits.counted(&request) {
        Ok(None) => Ok(()),
        Ok(Some(counted)) => limits.check(&counted).await,
        Err(error) => Err(error),
    };
    match checked {
        Ok(()) => next.run(request).await,
        Err(error) => error.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_much_room_there_is_a_try_counts() {
        let limits = Limits::new(Visitor { trusted_proxies: 0, pace: u16::MAX });
        for (alone, together) in limits.paces {
            assert!(alone.every > 0 && together.every > 0 && together.burst > alone.burst / 2);
        }
    }

    #[test]
    fn the_address_is_that_which_the_last_trusted_proxy_saw() {
        let of = |proxies: u8, forwarded: &str| {
            let request = http::Request::builder()
                .header("x-forwarded-for", forwarded)
                .body(axum::body::Body::empty())
                .unwrap();
            Visitor { trusted_proxies: proxies, pace: 1 }.of(&request).map(|address| address.to_string())
        };
        assert_eq!(of(1, "6.6.6.6, 10.0.0.1").as_deref(), Some("10.0.0.1"));
        assert_eq!(of(2, "6.6.6.6, 10.0.0.1, 10.0.0.2").as_deref(), Some("10.0.0.1"));
        assert_eq!(
            of(1, "6.6.6.6, 10.0.0.1:4711").as_deref(),
            Some("10.0.0.1"),
            "a proxy that adds the port"
        );
        assert_eq!(
            of(1, "6.6.6.6, onzin"),
            None,
            "what a proxy writes badly is not replaced by what somebody made up"
        );
        assert_eq!(of(1, "2001:db8:1:2:3:4:5:6").as_deref(), Some("2001:db8:1:2::"));
        assert_eq!(
            of(1, "::ffff:203.0.113.9").as_deref(),
            Some("203.0.113.9"),
            "IPv4 in the clothes of IPv6 is still one visitor"
        );
        assert_eq!(of(0, "6.6.6.6"), None);
    }
}
