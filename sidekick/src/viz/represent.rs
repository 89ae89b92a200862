//! What a type has to say to be shown.

use sidekick_protocol::viz::Node;

use super::Representer;

/// A type whose values Viz can show.
///
/// It is implemented for what the standard library holds. A type of your own describes itself with the methods of the
/// [`Representer`], each of which makes a complete description:
///
/// ```
/// use sidekick::viz::{Represent, Represented, Representer};
///
/// struct Point {
///     x: f64,
///     y: f64,
/// }
///
/// impl Represent for Point {
///     fn represent(&self, cx: &mut Representer) -> Represented {
///         cx.object("Point").field("x", &self.x).field("y", &self.y).finish()
///     }
/// }
/// ```
///
/// A type that is only a wrapper hands on what it wraps: `self.0.represent(cx)`.
///
/// Types are shown under the names that the existing UI knows: whole numbers as `int`, others as `float`, `char` and
/// strings as `str`, `bool` as `bool`, and `()` and `Option::None` as `None` of type `NoneType`. Sequences, tuples and
/// arrays are `list`, sets `set`, maps `dict`, and structs `object (NAME)`. `Some`, references, boxes, cells, locks and
/// shared pointers look like what is in them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be shown in Viz",
    label = "it does not implement `Represent`",
    note = "describe the type with `impl Represent for …`, for instance `cx.object(\"Name\").field(\"x\", &self.x).finish()`"
)]
pub trait Represent {
    /// Describes the value.
    fn represent(&self, cx: &mut Representer) -> Represented;
}

/// The description of a value. Only the methods of a [`Representer`] make one.
#[derive(Debug)]
#[must_use = "a description is to be returned from `represent`"]
pub struct Represented(pub(super) Node);
