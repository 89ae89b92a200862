//! What every component can be given before it appears.

use std::fmt;

use sidekick_protocol::{InstanceId, Placement};

use super::{
    Column, Component, ErrorEvent, Event, Handle, Row, refuse, sealed::Kind, sync_handler,
};
use crate::service::{self, EventName, Handler};

/// Builds a component of type `C`. Nothing appears before [`build`](Self::build).
///
/// ```no_run
/// use sidekick::{Button, Column};
///
/// let column = Column::new();
/// let button = Button::builder("Go").instance_id("go").parent(&column).on_click(|_| println!("gone")).build();
/// # _ = button;
/// ```
#[must_use = "nothing appears before `build`"]
pub struct Builder<C: Component> {
    pub(crate) payload: C::Payload,
    id: Option<String>,
    parent: Option<InstanceId>,
    handlers: Vec<(EventName, Handler)>,
    after: Vec<Step<C>>,
}

/// What is done with a component once it is there.
type Step<C> = Box<dyn FnOnce(&C)>;

impl<C: Component> Builder<C> {
    pub(crate) fn new(payload: C::Payload) -> Self {
        Self {
            payload,
            id: None,
            parent: None,
            handlers: Vec::new(),
            after: Vec::new(),
        }
    }

    /// Gives the component an id of its own instead of `TYPE-N`. White space around it is removed.
    pub fn instance_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Puts the component at the end of a row or column, instead of the end of the page.
    pub fn parent(mut self, parent: impl Into<Parent>) -> Self {
        self.parent = Some(parent.into().0).filter(|parent| !parent.is_root());
        self
    }

    /// See [`Component::on_error`].
    pub fn on_error(self, handler: impl FnMut(ErrorEvent) + Send + 'static) -> Self {
        self.handler::<ErrorEvent>(sync_handler(handler))
    }

    /// Shows the component.
    ///
    /// # Panics
    /// If the id is empty, `root` or taken, or if the parent is no row or column on the page.
    #[track_caller]
    pub fn build(self) -> C {
        let payload = C::spawn_payload(&self.payload);
        let kind = payload.kind();
        let placement = Placement {
            parent: self.parent,
            insert_before: None,
        };
        match Handle::spawn(
            service::current(),
            self.id.as_deref(),
            placement,
            payload,
            self.handlers,
        ) {
            Ok(handle) => {
                let component = C::from_handle(handle, self.payload);
                self.after.into_iter().for_each(|step| step(&component));
                component
            }
            Err(refused) => refuse(kind.as_str(), &refused),
        }
    }

    pub(super) fn handler<E: Event>(mut self, handler: Handler) -> Self {
        self.handlers.push((E::NAME, handler));
        self
    }

    /// Does something with the component once it is there.
    pub(crate) fn then(mut self, step: impl FnOnce(&C) + 'static) -> Self {
        self.after.push(Box::new(step));
        self
    }
}

impl<C: Component> fmt::Debug for Builder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("id", &self.id)
            .field("parent", &self.parent)
            .finish_non_exhaustive()
    }
}

/// Where a component can be put: a [`Row`], a [`Column`], or the id of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parent(pub(super) InstanceId);

impl From<&Row> for Parent {
    fn from(row: &Row) -> Self {
        Self(row.handle().instance.id().clone())
    }
}

impl From<&Column> for Parent {
    fn from(column: &Column) -> Self {
        Self(column.handle().instance.id().clone())
    }
}

impl From<&str> for Parent {
    fn from(id: &str) -> Self {
        Self(InstanceId::from(id.trim()))
    }
}

impl From<&InstanceId> for Parent {
    fn from(id: &InstanceId) -> Self {
        Self(id.clone())
    }
}
