//! Descriptions that are made part by part, because the parts have different types.

use sidekick_protocol::Text;
use sidekick_protocol::viz::{Node, NodeValue};

use super::limits::MAX_ITEMS;
use super::{Represent, Represented, Representer};

/// Describes a struct, see [`Representer::object`].
#[derive(Debug)]
#[must_use = "nothing is described before `finish`"]
pub struct ObjectBuilder<'a> {
    cx: &'a mut Representer,
    name: Text,
    fields: Vec<(Text, Node)>,
    length: usize,
}

impl<'a> ObjectBuilder<'a> {
    pub(super) fn new(cx: &'a mut Representer, name: Text) -> Self {
        Self {
            cx,
            name,
            fields: Vec::new(),
            length: 0,
        }
    }

    /// Adds a field.
    pub fn field(mut self, name: impl Into<Text>, value: &(impl Represent + ?Sized)) -> Self {
        self.length += 1;
        if self.length <= MAX_ITEMS {
            let name = name.into();
            let field = self.cx.child(&name, value);
            self.fields.push((name, field));
        }
        self
    }

    /// The description of the struct.
    pub fn finish(mut self) -> Represented {
        let rest = self.cx.rest("attributes", self.fields.len(), self.length);
        self.fields.extend(rest.map(|rest| ("...".into(), rest)));
        let (name, fields) = (self.name, self.fields);
        self.cx
            .node(NodeValue::Object { name, fields }, Some(self.length))
    }
}

/// Describes a sequence of values of different types, see [`Representer::tuple`].
#[derive(Debug)]
#[must_use = "nothing is described before `finish`"]
pub struct TupleBuilder<'a> {
    cx: &'a mut Representer,
    items: Vec<Node>,
    length: usize,
}

impl<'a> TupleBuilder<'a> {
    pub(super) fn new(cx: &'a mut Representer) -> Self {
        Self {
            cx,
            items: Vec::new(),
            length: 0,
        }
    }

    /// Adds a value.
    pub fn item(mut self, value: &(impl Represent + ?Sized)) -> Self {
        if self.length < MAX_ITEMS {
            self.items.push(self.cx.child(self.length, value));
        }
        self.length += 1;
        self
    }

    /// The description of the sequence.
    pub fn finish(mut self) -> Represented {
        let rest = self.cx.rest("items", self.items.len(), self.length);
        self.items.extend(rest);
        self.cx.node(NodeValue::List(self.items), Some(self.length))
    }
}
