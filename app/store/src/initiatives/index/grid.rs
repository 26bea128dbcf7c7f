//! Squares of the map. A place is a number in which the bits of how far east and how far south it is
//! alternate (Morton order), so that all of a square, however large, is one row of such numbers.

use domain::area::Point;

/// A place as a number; larger than every other for what lies nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot(u64);

/// Halvings of the world: 2.4 metres at the equator.
const BITS: u8 = 24;

impl Spot {
    /// Of what lies nowhere.
    pub const NOWHERE: Self = Self(u64::MAX);

    /// Of a point, as web maps draw it (Web Mercator).
    #[must_use]
    pub fn of(point: Point) -> Self {
        let (x, y) = drawn(point, BITS);
        Self(spread(whole(x)) | spread(whole(y)) << 1)
    }

    /// The middle of the smallest square that it lies in.
    #[must_use]
    pub fn point(self) -> Point {
        let size = f64::from(1_u32 << BITS);
        let (x, y) = (f64::from(gather(self.0)) + 0.5, f64::from(gather(self.0 >> 1)) + 0.5);
        let north = std::f64::consts::PI * (1.0 - 2.0 * y / size);
        Point { lat: north.sinh().atan().to_degrees(), lon: x / size * 360.0 - 180.0 }
    }

    /// The square at a level that it lies in.
    #[must_use]
    pub fn square(self, level: u8) -> Square {
        let at = self.0 >> (2 * (BITS - level.min(BITS)));
        Square { x: gather(at), y: gather(at >> 1) }
    }
}

/// A square of the map: at level 0 the world is one, at each next level four times as many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Square {
    /// Squares to the west of it.
    pub x: u32,
    /// Squares to the north of it.
    pub y: u32,
}

impl Square {
    /// It and those that touch it.
    #[must_use]
    pub fn around(self) -> [Self; 9] {
        let beside = |at: u32| [at.wrapping_sub(1), at, at.wrapping_add(1)];
        let (xs, ys) = (beside(self.x), beside(self.y));
        let mut all = [self; 9];
        for (square, (y, x)) in all.iter_mut().zip(ys.into_iter().flat_map(|y| xs.map(|x| (y, x)))) {
            *square = Self { x, y };
        }
        all
    }

    /// The first place in it, and the first one behind it.
    #[must_use]
    pub fn ends(self, level: u8) -> (Spot, Spot) {
        let deeper = 2 * (BITS - level.min(BITS));
        let at = spread(self.x) | spread(self.y) << 1;
        (Spot(at << deeper), Spot((at + 1) << deeper))
    }
}

/// How far east and south a point is drawn, in squares of a level.
fn drawn(point: Point, level: u8) -> (f64, f64) {
    let size = f64::from(1_u32 << level.min(BITS));
    let lat = point.lat.clamp(-85.0, 85.0).to_radians();
    let south = (1.0 - lat.tan().asinh() / std::f64::consts::PI) / 2.0;
    ((point.lon + 180.0) / 360.0 * size, south * size)
}

/// How far two points are drawn from each other, in sides of a square of a level.
#[must_use]
pub fn apart(one: Point, other: Point, level: u8) -> f64 {
    let ((x, y), (other_x, other_y)) = (drawn(one, level), drawn(other, level));
    (x - other_x).hypot(y - other_y)
}

/// A number of squares within the world.
fn whole(squares: f64) -> u32 {
    let most = f64::from((1_u32 << BITS) - 1);
    // Between nought and a number with 24 bits.
    #[expect(clippy::as_conversions, reason = "there is no other way from a fraction to a whole number")]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies in between")]
    let whole = squares.clamp(0.0, most) as u32;
    whole
}

/// Puts a nought between the bits of a number.
fn spread(number: u32) -> u64 {
    let mut bits = u64::from(number);
    for (shift, mask) in [
        (16, 0x0000_ffff_0000_ffff),
        (8, 0x00ff_00ff_00ff_00ff),
        (4, 0x0f0f_0f0f_0f0f_0f0f),
        (2, 0x3333_3333_3333_3333),
        (1, 0x5555_5555_5555_5555),
    ] {
        bits = (bits | bits << shift) & mask;
    }
    bits
}

/// Takes every second bit.
fn gather(bits: u64) -> u32 {
    let mut bits = bits & 0x5555_5555_5555_5555;
    for (shift, mask) in [
        (1, 0x3333_3333_3333_3333),
        (2, 0x0f0f_0f0f_0f0f_0f0f),
        (4, 0x00ff_00ff_00ff_00ff),
        (8, 0x0000_ffff_0000_ffff),
        (16, 0x0000_0000_ffff_ffff_u64),
    ] {
        bits = (bits | bits >> shift) & mask;
    }
    u32::try_from(bits).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_back_in_its_square_at_every_level() {
        for (lat, lon) in [(52.2215, 6.8937), (52.0, 4.0), (0.0, 0.0), (-33.9, 18.4), (84.9, 179.9)] {
            let spot = Spot::of(Point { lat, lon });
            let back = spot.point();
            assert!((back.lat - lat).abs() < 2e-5 && (back.lon - lon).abs() < 2e-5, "{back:?}");
            for level in 0..=BITS {
                let (first, behind) = spot.square(level).ends(level);
                assert!(first <= spot && spot < behind, "{level}");
            }
            assert!(spot < Spot::NOWHERE);
        }
        // As web maps number their squares: Enschede at level 10.
        assert_eq!(Spot::of(Point { lat: 52.2215, lon: 6.8937 }).square(10), Square { x: 531, y: 337 });
    }
}
