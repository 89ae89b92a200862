//! What `view!` expands to: a description of some components, and its mounting.
//!
//! A [`View`] is only a description. Mounting makes the components, parents first, and starts one task that follows
//! all signals of the view.

mod child;
pub mod element;
mod mount;

use std::fmt;

use sidekick_protocol::{InstanceId, SpawnPayload, Update};

pub use self::child::IntoChild;
pub use self::mount::{Mounted, mount};
use crate::component::{Component, Handle};
use crate::reactive::LiveAttribute;
use crate::service::{EventName, Handler};

/// Something that can be mounted: what `view!` makes, a component, nothing (`()`), or an `Option` or `Vec` of these.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a view",
    label = "neither a `view!` nor a component",
    note = "a view is what `view!` makes, a component, `()`, or an `Option` or `Vec` of views"
)]
pub trait View {
    /// The description, erased.
    fn into_node(self) -> Node;
}

/// A view, erased: what `view!` makes.
#[must_use = "a view shows nothing before it is mounted"]
pub struct Node(Kind);

enum Kind {
    Element(Box<Element>),
    /// A component that is on the page already; it is moved to where the view has it.
    Present(Handle),
    Fragment(Vec<Node>),
}

/// One component to be made.
pub(crate) struct Element {
    pub(crate) payload: SpawnPayload,
    pub(crate) id: Option<String>,
    pub(crate) live: Vec<Box<dyn LiveAttribute>>,
    /// What it is told as soon as it is there, because no spawn can say it.
    pub(crate) updates: Vec<Update>,
    pub(crate) handlers: Vec<(EventName, Handler)>,
    pub(crate) children: Vec<Node>,
}

impl Node {
    pub(crate) fn element(element: Element) -> Self {
        Self(Kind::Element(Box::new(element)))
    }

    pub(crate) fn fragment(nodes: Vec<Self>) -> Self {
        Self(Kind::Fragment(nodes))
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Element(element) => f
                .debug_tuple("Element")
                .field(&element.payload)
                .field(&element.children)
                .finish(),
            Kind::Present(handle) => f
                .debug_tuple("Present")
                .field(handle.instance.id())
                .finish(),
            Kind::Fragment(nodes) => f.debug_tuple("Fragment").field(nodes).finish(),
        }
    }
}

impl View for Node {
    fn into_node(self) -> Node {
        self
    }
}

impl View for () {
    fn into_node(self) -> Node {
        Node::fragment(Vec::new())
    }
}

impl<V: View> View for Option<V> {
    fn into_node(self) -> Node {
        Node::fragment(self.into_iter().map(View::into_node).collect())
    }
}

impl<V: View> View for Vec<V> {
    fn into_node(self) -> Node {
        Node::fragment(self.into_iter().map(View::into_node).collect())
    }
}

impl<C: Component> View for C {
    fn into_node(self) -> Node {
        Node(Kind::Present(self.handle().clone()))
    }
}

/// Where a view is put; `None` is the page.
type Target = Option<InstanceId>;
