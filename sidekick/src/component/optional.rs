//! What can be given where something may also be taken away.

use sidekick_protocol::Text;

use crate::color::Color;

/// A `T` or nothing: a colour that is set or taken away ([`Color`], its name, or `None`), or a text.
///
/// ```no_run
/// use sidekick::{Color, Grid};
///
/// let grid = Grid::new(2, 1);
/// grid.set_color(0, 0, "red");
/// grid.set_color(0, 0, None);
/// grid.set_color(1, 0, true.then_some(Color::RED));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't stand for a `{T}` here",
    note = "a colour is a `Color`, a `&'static str`, a `String`, or an `Option<Color>`; a text is a `&'static str`, a `String`, or an `Option<Text>`"
)]
pub trait IntoOptional<T> {
    #[doc(hidden)]
    fn into_optional(self) -> Option<T>;
}

/// The only one for any `Option`, so that a mere `None` has a type.
impl<T> IntoOptional<T> for Option<T> {
    fn into_optional(self) -> Option<T> {
        self
    }
}

macro_rules! into_optional {
    ($($from:ty => $into:ty),* $(,)?) => {$(
        impl IntoOptional<$into> for $from {
            fn into_optional(self) -> Option<$into> {
                Some(self.into())
            }
        }
    )*};
}

into_optional! {
    Color => Color,
    &Color => Color,
    &'static str => Color,
    String => Color,
    Text => Color,
    &'static str => Text,
    String => Text,
    Text => Text,
}

impl IntoOptional<Text> for char {
    fn into_optional(self) -> Option<Text> {
        Some(self.to_string().into())
    }
}
