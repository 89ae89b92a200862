//! The component that shows variables.

use std::sync::atomic::{AtomicU64, Ordering};

use sidekick_protocol::viz::{self, Action, Node, NodeValue, Scalar};
use sidekick_protocol::{SpawnPayload, Text, Update};

use super::{Represent, Representer};
use crate::component::sealed::Kind;
use crate::component::{Builder, Component, Handle};

/// Shows the program's variables as a tree.
///
/// What is shown is the value at the time of the call. To follow a change, show the variable again.
///
/// ```no_run
/// use sidekick::Viz;
///
/// let viz = Viz::new();
/// let mut primes = vec![2, 3, 5];
/// viz.show("primes", &primes);
/// primes.push(7);
/// viz.show("primes", &primes);
/// ```
///
/// Of each container the first 50 items are shown, down to a depth of 5, and at most 20,000 values of a variable.
#[derive(Clone, Debug)]
pub struct Viz {
    handle: Handle,
    showing: Showing,
}

impl Viz {
    /// Shows an empty one at the end of the page.
    pub fn new() -> Self {
        Self::builder().build()
    }

    /// One that can be given an id, a place and variables before it appears.
    pub fn builder() -> Builder<Self> {
        Builder::new(Showing::new())
    }

    /// Shows a value under a name. A variable that is shown already gets the new value, in its old place.
    pub fn show(&self, name: impl Into<Text>, value: &(impl Represent + ?Sized)) {
        self.handle.update(self.showing.show(name.into(), &value));
    }

    /// Takes a variable away. One that is not shown needs nothing.
    pub fn remove_variable(&self, name: impl Into<Text>) {
        self.handle
            .update(update(name.into(), Action::RemoveVariable));
    }
}

impl Default for Viz {
    fn default() -> Self {
        Self::new()
    }
}

impl Builder<Viz> {
    /// See [`Viz::show`].
    pub fn show(self, name: impl Into<Text>, value: &(impl Represent + ?Sized)) -> Self {
        let update = self.payload.show(name.into(), &value);
        self.then(move |viz| viz.handle.update(update))
    }
}

impl Component for Viz {}

impl Kind for Viz {
    type Payload = Showing;

    fn spawn_payload(_: &Self::Payload) -> SpawnPayload {
        SpawnPayload::Viz
    }

    fn from_handle(handle: Handle, showing: Self::Payload) -> Self {
        Self { handle, showing }
    }

    fn handle(&self) -> &Handle {
        &self.handle
    }
}

/// Makes the messages of one Viz, also before it appears: the ids of its nodes begin with a number of its own.
#[derive(Clone, Copy, Debug)]
pub struct Showing {
    number: u64,
}

impl Showing {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(1);
        Self {
            number: COUNT.fetch_add(1, Ordering::Relaxed),
        }
    }

    /// The message that shows a value.
    pub(crate) fn show(self, name: Text, value: &dyn Represent) -> Update {
        let value = Representer::describe(self.number, &name, value);
        let length = length(&value);
        let path = Vec::new();
        update(
            name,
            Action::Set {
                path,
                value,
                length,
            },
        )
    }
}

fn update(variable_name: Text, action: Action) -> Update {
    Update::Viz(Box::new(viz::Update {
        variable_name,
        action,
    }))
}

/// What the message says of the length: that of a container or, in characters, of a text.
fn length(value: &Node) -> Option<u64> {
    match &value.value {
        NodeValue::List(_) | NodeValue::Set(_) | NodeValue::Dict(_) => value.length,
        NodeValue::Scalar {
            kind,
            value: Scalar::Text(text),
        } if kind == "str" => Some(text.chars().count() as u64),
        _ => None,
    }
}
