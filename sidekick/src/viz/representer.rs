//! Writes descriptions of values down, within the limits, and gives each node its id.

use sidekick_protocol::Text;
use sidekick_protocol::viz::{Node, NodeValue, Scalar};

use super::builders::{ObjectBuilder, TupleBuilder};
use super::ids::Place;
use super::limits::{MAX_DEPTH, MAX_ITEMS, MAX_NODES, MAX_POINTERS};
use super::{Represent, Represented};

/// What stands beside a container for the items that were left out.
const MORE: char = 'm';

/// Names that the protocol keeps for its own shapes.
const RESERVED: [&str; 6] = ["list", "set", "dict", "truncated", "recursive_ref", "error"];

/// What a value describes itself to, see [`Represent`].
///
/// Each method makes the description of a whole value. Values inside of it are described in turn, and cut off where
/// they lie deeper than 5 or are more than 50, as the existing UI expects.
#[derive(Debug)]
pub struct Representer {
    pub(super) place: Place,
    depth: usize,
    /// How many more nodes may be made.
    pub(super) allowance: usize,
    /// The shared pointers that lead to the present place.
    pointers: Vec<Pointer>,
}

#[derive(Debug)]
struct Pointer {
    address: usize,
    /// The name of the type that it points to, once that is known.
    name: Option<Text>,
}

impl Representer {
    /// Describes a variable of the Viz with this number.
    pub(super) fn describe(viz: u64, name: &str, value: &dyn Represent) -> Node {
        let mut place = Place::new(format!("v{viz}"));
        // There is no way back up from here.
        let _ = place.descend(name);
        let mut cx = Self {
            place,
            depth: 0,
            allowance: MAX_NODES,
            pointers: Vec::new(),
        };
        value.represent(&mut cx).0
    }

    /// A value without parts. `kind` is the name of its type.
    pub fn scalar(&mut self, kind: impl Into<Text>, value: impl Into<Scalar>) -> Represented {
        let mut kind = kind.into();
        if RESERVED.contains(&kind.as_ref()) || kind.starts_with("object (") {
            // A type may well be called so; in Rust such a name is written raw, too.
            kind = format!("r#{kind}").into();
        }
        let value = value.into();
        self.node(NodeValue::Scalar { kind, value }, None)
    }

    /// A text.
    pub fn text(&mut self, text: impl Into<Text>) -> Represented {
        self.scalar("str", text.into())
    }

    /// Nothing: unit, or the absence of a value.
    pub fn none(&mut self) -> Represented {
        self.scalar("NoneType", "None")
    }

    /// Says why the value can't be shown.
    pub fn error(&mut self, message: impl Into<Text>) -> Represented {
        let id = self.place.id();
        Represented(Node::new(id, NodeValue::Error(message.into())))
    }

    /// A sequence.
    pub fn list<I>(&mut self, items: I) -> Represented
    where
        I: IntoIterator<Item: Represent, IntoIter: ExactSizeIterator>,
    {
        let items = items.into_iter();
        let length = items.len();
        self.name_pointers("list");
        let mut nodes = Vec::with_capacity(length.min(MAX_ITEMS + 1));
        for (index, item) in items.take(MAX_ITEMS).enumerate() {
            if self.allowance == 0 {
                break;
            }
            nodes.push(self.child(index, &item));
        }
        nodes.extend(self.rest("items", nodes.len(), length));
        self.node(NodeValue::List(nodes), Some(length))
    }

    /// A sequence of values of different types, as a tuple is one: the parts follow one by one.
    pub fn tuple(&mut self) -> TupleBuilder<'_> {
        self.name_pointers("tuple");
        TupleBuilder::new(self)
    }

    /// A struct: its fields follow one by one.
    pub fn object(&mut self, name: impl Into<Text>) -> ObjectBuilder<'_> {
        let name = name.into();
        self.name_pointers(&name);
        ObjectBuilder::new(self, name)
    }

    /// What a shared pointer points to, unless it leads back to where it lies itself.
    pub(super) fn pointer(
        &mut self,
        address: usize,
        represent: impl FnOnce(&mut Self) -> Represented,
    ) -> Represented {
        let known = self
            .pointers
            .iter()
            .find(|pointer| pointer.address == address);
        if let Some(Pointer { name, .. }) = known {
            let name = name.as_deref().unwrap_or("same");
            let text = format!("<Recursive Reference to {name} object>");
            return Represented(Node::new(
                self.place.id(),
                NodeValue::RecursiveRef(text.into()),
            ));
        }
        if self.pointers.len() == MAX_POINTERS {
            return Represented(self.too_deep());
        }
        self.pointers.push(Pointer {
            address,
            name: None,
        });
        let represented = represent(self);
        self.pointers.pop();
        represented
    }

    /// Describes a value inside of the present one.
    pub(super) fn child(
        &mut self,
        step: impl std::fmt::Display,
        value: &(impl Represent + ?Sized),
    ) -> Node {
        let above = self.place.descend(step);
        let node = self.inside(value);
        self.place.ascend(above);
        node
    }

    /// What says that items were left out, if any were.
    pub(super) fn rest(&self, what: &str, shown: usize, length: usize) -> Option<Node> {
        let text = format!("... ({length} {what} total, showing first {shown})");
        let left_out = || Node::new(self.place.marked(MORE), NodeValue::Truncated(text.into()));
        (shown < length).then(left_out)
    }

    /// Makes the node of the present place.
    pub(super) fn node(&mut self, value: NodeValue, length: Option<usize>) -> Represented {
        self.allowance = self.allowance.saturating_sub(1);
        let mut node = Node::new(self.place.id(), value);
        node.length = length.map(|length| length as u64);
        node.observable_tracked = Some(false);
        Represented(node)
    }

    /// The same where the place has been entered already.
    pub(super) fn inside(&mut self, value: &(impl Represent + ?Sized)) -> Node {
        if self.depth == MAX_DEPTH {
            return self.too_deep();
        }
        self.depth += 1;
        let Represented(node) = value.represent(self);
        self.depth -= 1;
        node
    }

    fn too_deep(&self) -> Node {
        let text = format!("<Max Depth {MAX_DEPTH} Reached>");
        Node::new(self.place.id(), NodeValue::Truncated(text.into()))
    }

    /// Tells the pointers that lead here directly what they point to.
    pub(super) fn name_pointers(&mut self, name: &str) {
        let unnamed = self.pointers.iter_mut().rev();
        for pointer in unnamed.take_while(|pointer| pointer.name.is_none()) {
            pointer.name = Some(name.to_owned().into());
        }
    }
}
