//! From the Dutch grid (Rijksdriehoeksmeting, RD New, EPSG:28992) to degrees.
//!
//! The polynomials of Schreutelkamp and Strang van Hees (Geodesia 2001-2): at most 0.3 m away from the exact
//! transformation within the Netherlands.

use crate::area::Point;

/// Powers of x and y, and their weight in seconds north.
const NORTH: [(i32, i32, f64); 11] = [
    (0, 1, 3235.65389),
    (2, 0, -32.58297),
    (0, 2, -0.24750),
    (2, 1, -0.84978),
    (0, 3, -0.06550),
    (2, 2, -0.01709),
    (1, 0, -0.00738),
    (4, 0, 0.00530),
    (2, 3, -0.00039),
    (4, 1, 0.00033),
    (1, 1, -0.00012),
];

/// Powers of x and y, and their weight in seconds east.
const EAST: [(i32, i32, f64); 12] = [
    (1, 0, 5260.52916),
    (1, 1, 105.94684),
    (1, 2, 2.45656),
    (3, 0, -0.81885),
    (1, 3, 0.05594),
    (3, 1, -0.05607),
    (0, 1, 0.01199),
    (3, 2, -0.00256),
    (1, 4, 0.00128),
    (0, 2, 0.00022),
    (2, 0, -0.00022),
    (5, 0, 0.00026),
];

/// Whether a pair of numbers, in metres, lies where the grid holds.
#[must_use]
pub fn holds(x: f64, y: f64) -> bool {
    (-7_000.0..=300_000.0).contains(&x) && (289_000.0..=629_000.0).contains(&y)
}

/// The place of a pair of numbers in metres: to the east of Paris and to the north of it, so to say (x and y
/// of the grid; Amersfoort is 155 000, 463 000).
#[must_use]
pub fn to_degrees(x: f64, y: f64) -> Point {
    let (dx, dy) = ((x - 155_000.0) * 1e-5, (y - 463_000.0) * 1e-5);
    let seconds = |terms: &[(i32, i32, f64)]| -> f64 {
        terms.iter().map(|(p, q, weight)| weight * dx.powi(*p) * dy.powi(*q)).sum()
    };
    Point { lat: 52.155_174_40 + seconds(&NORTH) / 3600.0, lon: 5.387_206_21 + seconds(&EAST) / 3600.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_towers_stand_where_they_stand() {
        // Of the article: Amersfoort, Westertoren in Amsterdam, Martinitoren in Groningen.
        for (x, y, lat, lon) in [
            (155_000.0, 463_000.0, 52.155_174_40, 5.387_206_21),
            (120_700.723, 487_525.501, 52.374_532_53, 4.883_525_59),
            (233_883.131, 582_065.167, 53.219_383_17, 6.568_200_53),
        ] {
            let point = to_degrees(x, y);
            let away = point.metres_to(Point { lat, lon });
            assert!(away < 0.3, "{x} {y}: {point:?} is {away} m away");
            assert!(holds(x, y));
        }
        assert!(!holds(6.88, 52.22), "degrees are no metres");
    }
}
