//! Places and lengths, as any type of number.

use sidekick_protocol::canvas::Point;

/// A number of any type, as a place or a length on a canvas.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no number to draw with",
    label = "not a number"
)]
pub trait Coordinate: Copy {
    #[doc(hidden)]
    fn into_f64(self) -> f64;
}

macro_rules! coordinate {
    ($($number:ty),*) => {$(
        impl Coordinate for $number {
            #[inline]
            fn into_f64(self) -> f64 {
                self.into()
            }
        }
    )*};
}
coordinate!(f64, f32, i32, u32, i16, u16, i8, u8);

macro_rules! large_coordinate {
    ($($number:ty),*) => {$(
        impl Coordinate for $number {
            #[inline]
            #[expect(
                clippy::cast_precision_loss,
                reason = "no canvas is so large that it would be seen"
            )]
            fn into_f64(self) -> f64 {
                self as f64
            }
        }
    )*};
}
large_coordinate!(i64, u64, isize, usize);

/// A point, mostly as a pair of numbers.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no point",
    label = "neither a pair of numbers nor a `Point`"
)]
pub trait IntoPoint {
    #[doc(hidden)]
    fn into_point(self) -> Point;
}

impl IntoPoint for Point {
    fn into_point(self) -> Point {
        self
    }
}

impl<X: Coordinate, Y: Coordinate> IntoPoint for (X, Y) {
    fn into_point(self) -> Point {
        Point {
            x: self.0.into_f64(),
            y: self.1.into_f64(),
        }
    }
}

impl<T: Coordinate> IntoPoint for [T; 2] {
    fn into_point(self) -> Point {
        let [x, y] = self;
        (x, y).into_point()
    }
}

impl<P: IntoPoint + Copy> IntoPoint for &P {
    fn into_point(self) -> Point {
        (*self).into_point()
    }
}
