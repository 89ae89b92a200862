//! The nodes of Viz: a value of the user's program as the UI shows it.
//!
//! It must never hold a value and a `type` that don't fit together.

use serde_json::Value;

use super::Scalar;
use crate::{
    DecodeError, Text,
    json::{Fields, FromJson, Object, Path, ToJson, object},
};

/// What the wire calls the shapes that have a fixed name.
const LIST: &str = "list";
const SET: &str = "set";
const DICT: &str = "dict";
const TRUNCATED: &str = "truncated";
const RECURSIVE_REF: &str = "recursive_ref";
const ERROR: &str = "error";
/// What stands around the name of a struct.
const OBJECT: (&str, &str) = ("object (", ")");

/// A value of the user's program.
///
/// Reading and writing go as deep as the nodes do, and a message can be read only down to 127 levels of JSON, of which a
/// list takes two and a map three. So nodes are cut off (`NodeValue::Truncated`) long before that.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Unique, and stable while the value lives. Only sidekick-py's recursive references come without one.
    pub id: Option<Text>,
    /// The shape, and what is in it.
    pub value: NodeValue,
    /// How many items the whole container holds, be they shown or not.
    pub length: Option<u64>,
    /// Whether the program tells when the value changes.
    pub observable_tracked: Option<bool>,
    /// Whether the UI may ask for more items. Only for peers with the capability `viz.page`.
    pub more: bool,
    /// The full Rust type. Only for peers with the capability `viz.typeName`.
    pub type_name: Option<Text>,
}

/// The shape of a value and what is in it; `type` and `value` on the wire.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeValue {
    /// A value without parts. Unit, and nothing at all, are the text `None` of the kind `NoneType`.
    Scalar {
        /// The name of the type; none of the names of the other shapes.
        kind: Text,
        /// The value.
        value: Scalar,
    },
    /// A sequence.
    List(Vec<Node>),
    /// A set.
    Set(Vec<Node>),
    /// A map.
    Dict(Vec<Entry>),
    /// A struct.
    Object {
        /// The name of its type.
        name: Text,
        /// Its fields in the order of declaration. Reading a message puts them in the order of their names.
        fields: Vec<(Text, Node)>,
    },
    /// Says what was left out: as the last element where items are missing, or in place of what lies too deep.
    Truncated(Text),
    /// Says that this value contains itself.
    RecursiveRef(Text),
    /// Says why the value can't be shown.
    Error(Text),
}

/// An entry of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Node,
    /// The value.
    pub value: Node,
}

/// What a page of a container holds.
#[derive(Clone, Debug, PartialEq)]
pub enum PageItem {
    /// An element of a sequence or a set.
    Node(Node),
    /// An entry of a map.
    Entry(Entry),
}

impl Node {
    /// A node with an id and a value and nothing else.
    pub fn new(id: impl Into<Text>, value: NodeValue) -> Self {
        Self {
            id: Some(id.into()),
            value,
            length: None,
            observable_tracked: None,
            more: false,
            type_name: None,
        }
    }
}

impl ToJson for Node {
    fn write(&self, out: &mut Vec<u8>) {
        object(out, |node| {
            node.optional("id", self.id.as_ref());
            self.value.write_type(node);
            node.optional("observableTracked", self.observable_tracked.as_ref())
                .optional("length", self.length.as_ref())
                .optional("typeName", self.type_name.as_ref())
                .optional("more", self.more.then_some(&true));
            self.value.write_value(node);
        });
    }
}

impl NodeValue {
    fn write_type(&self, node: &mut Object<'_>) {
        match self {
            Self::Scalar { kind, .. } => node.field("type", kind),
            Self::List(_) => node.field("type", LIST),
            Self::Set(_) => node.field("type", SET),
            Self::Dict(_) => node.field("type", DICT),
            Self::Object { name, .. } => {
                node.field("type", &format_args!("{}{name}{}", OBJECT.0, OBJECT.1))
            }
            Self::Truncated(_) => node.field("type", TRUNCATED),
            Self::RecursiveRef(_) => node.field("type", RECURSIVE_REF),
            Self::Error(_) => node.field("type", ERROR),
        };
    }

    fn write_value(&self, node: &mut Object<'_>) {
        match self {
            Self::Scalar { value, .. } => node.field("value", value),
            Self::List(items) | Self::Set(items) => node.field("value", items),
            Self::Dict(entries) => node.field("value", entries),
            Self::Object { fields, .. } => node.object("value", |value| {
                for (name, field) in fields {
                    value.entry(name, field);
                }
            }),
            Self::Truncated(text) | Self::RecursiveRef(text) | Self::Error(text) => {
                node.field("value", text)
            }
        };
    }

    fn read(node: &Fields<'_>) -> Result<Self, DecodeError> {
        let kind = node.text("type")?;
        Ok(match kind {
            LIST => Self::List(node.required("value")?),
            SET => Self::Set(node.required("value")?),
            DICT => Self::Dict(node.required("value")?),
            TRUNCATED => Self::Truncated(node.required("value")?),
            RECURSIVE_REF => Self::RecursiveRef(node.required("value")?),
            ERROR => Self::Error(node.required("value")?),
            _ => match struct_name(kind) {
                Some(name) => Self::Object {
                    name: name.to_owned().into(),
                    fields: node.entries("value")?,
                },
                None => Self::Scalar {
                    kind: kind.to_owned().into(),
                    value: node.required("value")?,
                },
            },
        })
    }
}

/// The name in `object (NAME)`.
fn struct_name(kind: &str) -> Option<&str> {
    kind.strip_prefix(OBJECT.0)?.strip_suffix(OBJECT.1)
}

impl FromJson for Node {
    const EXPECTED: &'static str = "a node (an object with `id`, `type` and `value`)";

    fn read(value: &Value, path: Path<'_>) -> Result<Self, DecodeError> {
        let node = Fields::of::<Self>(value, path);
        let shape = NodeValue::read(&node)?;
        let id = match shape {
            NodeValue::RecursiveRef(_) => node.optional("id")?,
            _ => Some(node.required("id")?),
        };
        Ok(Self {
            id,
            value: shape,
            length: node.optional("length")?,
            observable_tracked: node.optional("observableTracked")?,
            more: node.optional("more")?.unwrap_or(false),
            type_name: node.optional("typeName")?,
        })
    }
}

impl ToJson for Entry {
    fn write(&self, out: &mut Vec<u8>) {
        object(out, |entry| {
            entry.field("key", &self.key).field("value", &self.value);
        });
    }
}

impl FromJson for Entry {
    const EXPECTED: &'static str = "an entry (an object with `key` and `value`)";

    fn read(value: &Value, path: Path<'_>) -> Result<Self, DecodeError> {
        let entry = Fields::of::<Self>(value, path);
        Ok(Self {
            key: entry.required("key")?,
            value: entry.required("value")?,
        })
    }
}

impl ToJson for PageItem {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Node(node) => node.write(out),
            Self::Entry(entry) => entry.write(out),
        }
    }
}

impl FromJson for PageItem {
    const EXPECTED: &'static str = "a node or an entry (an object)";

    fn read(value: &Value, path: Path<'_>) -> Result<Self, DecodeError> {
        let item = Fields::of::<Self>(value, path);
        // An entry is known by its key. Of a broken item, the error should name what its other fields show to be missing.
        if item.contains("key")? || !(item.contains("id")? || item.contains("type")?) {
            Entry::read(value, path).map(Self::Entry)
        } else {
            Node::read(value, path).map(Self::Node)
        }
    }
}
