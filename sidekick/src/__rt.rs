//! All that macros may name. Not part of the public interface: it changes without notice.

mod main;

use std::fmt::Display;

pub use self::main::{MainOutput, run_async_main, run_main};
use crate::Text;
pub use crate::component::Coordinate;
pub use crate::reactive::{IntoValue, Value};
pub use crate::view::element;
pub use crate::view::{IntoChild, Node};

/// The value of an attribute of type text.
pub fn text<M>(value: impl IntoValue<Text, M>) -> Value<Text> {
    value.into_value()
}

/// The value of an attribute of type text that can't change.
pub fn constant_text(text: impl Display) -> Text {
    text.to_string().into()
}

/// The value of an attribute that is a number of things, and can't change.
pub fn count(count: usize) -> usize {
    count
}

/// The value of an attribute that is a length, and can't change.
pub fn length(length: impl Coordinate) -> f64 {
    length.into_f64()
}

/// The value of an attribute that is or isn't so, and can't change.
pub fn flag(flag: bool) -> bool {
    flag
}

/// The value of an `id` attribute.
pub fn id(id: impl Into<String>) -> String {
    id.into()
}

/// Several nodes in a row.
pub fn fragment(nodes: Vec<Node>) -> Node {
    Node::fragment(nodes)
}

/// A text between tags.
pub fn text_node(text: &'static str) -> Node {
    element::Label::new()
        .text(Value::constant(text.into()))
        .node()
}

/// An expression between tags.
pub fn child<M>(child: impl IntoChild<M>) -> Node {
    child.into_child()
}
