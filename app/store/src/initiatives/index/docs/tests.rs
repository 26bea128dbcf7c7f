//! Whatever is put in, changed and taken out, in whatever order: what the index says is what a walk through
//! everything says.

use super::*;
use proptest::prelude::*;

/// What can happen: an initiative gets to be like this, or goes.
fn entry() -> impl Strategy<Value = Entry> {
    let place = prop_oneof![
        2 => Just(None),
        // Many on the same spot, as in a neighbourhood that is not told any nearer.
        3 => (0..3_u8).prop_map(|at| Some(Point { lat: 52.2 + f64::from(at) / 100.0, lon: 6.9 })),
        5 => (52.1..52.3, 6.7..7.0).prop_map(|(lat, lon)| Some(Point { lat, lon })),
    ];
    let about = (0..40_u128, 0..20_i64, "[a-c]{1,3}", 0..3_usize, 0..3_usize, place, any::<bool>());
    about.prop_map(|(id, published, name, theme, stage, point, welcomes)| Entry {
        id: Uuid::from_u128(id),
        moved: published,
        number: u32::try_from(id).ok(),
        published: published * 40 * 86_400_000_000,
        name,
        themes: Theme::ALL.iter().copied().skip(theme).take(2).collect(),
        stage: Stage::ALL[stage],
        area: Some(format!("BU{}", theme + stage)),
        district: Some(format!("WK{stage}")),
        placed: point.is_some(),
        point,
        welcomes,
    })
}

fn filter() -> impl Strategy<Value = Filter> {
    let at = prop::option::of(0..4_usize);
    (at.clone(), at.clone(), at.clone(), at).prop_map(|(theme, stage, area, district)| Filter {
        theme: theme.map(|at| Theme::ALL[at]),
        stage: stage.map(|at| Stage::ALL[at]),
        area: area.map(|at| format!("BU{at}")),
        district: district.filter(|_| area.is_none()).map(|at| format!("WK{at}")),
        ..Filter::default()
    })
}

fn count(some: usize) -> u64 {
    u64::try_from(some).unwrap()
}

fn fits(one: &Entry, filter: &Filter) -> bool {
    filter.theme.is_none_or(|theme| one.themes.contains(&theme))
        && filter.stage.is_none_or(|stage| one.stage == stage)
        && filter.area.as_ref().is_none_or(|area| one.area.as_ref() == Some(area))
        && filter.district.as_ref().is_none_or(|district| one.district.as_ref() == Some(district))
}

proptest! {
    #[test]
    fn the_index_says_what_a_walk_through_everything_says(
        first in prop::collection::vec(entry(), 0..40),
        then in prop::collection::vec((entry(), prop::bool::weighted(0.7)), 0..40),
        filter in filter(),
        (skip, take) in (0..30_usize, 1..15_usize),
        level in 8..21_u8,
    ) {
        let mut truth: HashMap<Uuid, Entry> = first.into_iter().map(|one| (one.id, one)).collect();
        let mut known = Known::of(truth.values().cloned().collect());
        for (one, stays) in then {
            known.put(one.id, stays.then_some(&one));
            if stays { truth.insert(one.id, one) } else { truth.remove(&one.id) };
        }
        let set = known.under(&filter);
        let some: Vec<&Entry> = truth.values().filter(|one| fits(one, &filter)).collect();
        prop_assert_eq!(set.len(), count(some.len()));
        prop_assert_eq!(known.count(), truth.len());
        prop_assert_eq!(known.print(), Known::of(truth.values().cloned().collect()).print());

        let key = |order: Order, one: &Entry| match order {
            Order::Newest => (-one.published, String::new(), one.id),
            Order::Name => (0, one.name.clone(), one.id),
            Order::Birthday => (i64::from(birthday(one.published)), format!("{:020}", one.published), one.id),
            Order::Key => (0, String::new(), one.id),
        };
        for order in Order::ALL {
            let mut sorted = some.clone();
            sorted.sort_by_key(|one| key(order, one));
            let expected: Vec<Uuid> = sorted.iter().skip(skip).take(take).map(|one| one.id).collect();
            let page = known.page(order, &set, skip, take);
            let page: Vec<Uuid> = page.iter().map(|doc| known.id(*doc)).collect();
            prop_assert_eq!(page, expected, "{:?}", order);
        }

        for (theme, many) in known.by_theme(&set) {
            prop_assert_eq!(many, count(some.iter().filter(|one| one.themes.contains(&theme)).count()));
        }
        for (area, many) in known.on_the_map(&set) {
            let here = |one: &&&Entry| one.placed && one.area.as_ref() == Some(&area);
            prop_assert_eq!(many, some.iter().filter(here).count());
        }
        let with_point = count(some.iter().filter(|one| one.point.is_some()).count());
        prop_assert_eq!(known.with_point(&set), with_point);

        // Every one of them lies in exactly one pile, and a pile of one spot is on one spot.
        let corner = |lat, lon| Spot::of(Point { lat, lon }).square(level.min(14));
        let piles = known.squares(&set, level.min(14), (corner(52.4, 6.6), corner(52.0, 7.1)));
        prop_assert_eq!(piles.iter().map(|pile| pile.count).sum::<u64>(), with_point);
        for pile in &piles {
            let spots: Vec<_> = pile.some.iter().map(|doc| known.spots[place(*doc)]).collect();
            prop_assert!(!pile.is_one_spot || spots.iter().all(|spot| *spot == spots[0]));
            prop_assert!(pile.count > 1 || pile.is_one_spot);
        }

        let welcome: Vec<_> = known.welcoming_from(jiff::civil::date(2026, 3, 1)).collect();
        prop_assert_eq!(welcome.len(), truth.values().filter(|one| one.welcomes).count());
    }
}
