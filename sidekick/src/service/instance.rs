//! One component as the program holds it: its name, its handlers, and the events that wait for them.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use sidekick_protocol::{
    ComponentKind, Event, InstanceId, Text, button, canvas, console, grid, textbox, viz,
};

use super::mailbox::Mailbox;
use crate::task_manager::Task;

/// The name of an event, as in the protocol.
pub(crate) type EventName = &'static str;

/// What a component is told by the UI.
#[derive(Clone, Debug)]
pub enum Delivery {
    /// Something that a person did.
    Event(Event),
    /// The UI could not do what it was told.
    Error(Text),
}

impl Delivery {
    /// Under which name handlers are registered for it.
    pub(crate) fn name(&self) -> EventName {
        match self {
            Self::Event(
                Event::Button(button::Event::Click)
                | Event::Grid(grid::Event::Click { .. })
                | Event::Canvas(canvas::Event::Click { .. }),
            ) => "click",
            Self::Event(
                Event::Textbox(textbox::Event::Submit { .. })
                | Event::Console(console::Event::Submit { .. }),
            ) => "submit",
            Self::Event(Event::Viz(viz::Event::Expand { .. })) => "expand",
            Self::Error(_) => "error",
        }
    }
}

/// A handler, erased: does its work at once, or returns a task that does it.
pub(crate) type Handler = Box<dyn FnMut(&InstanceId, Delivery) -> Option<Task> + Send>;

/// Sees every delivery before the handlers do. The library's own: it must not block or panic.
type Observer = Box<dyn Fn(&Delivery) + Send + Sync>;

/// A component of the program.
pub(crate) struct Instance {
    id: InstanceId,
    kind: ComponentKind,
    removed: AtomicBool,
    pub(super) mailbox: Mailbox<Delivery>,
    handlers: Mutex<Vec<Slot>>,
    observer: OnceLock<Observer>,
}

/// The place of a handler. It is empty while the handler runs, so that a handler can replace or remove itself.
struct Slot {
    name: EventName,
    handler: Option<Handler>,
    /// Counts how often the place was given to another handler.
    generation: u64,
}

impl Instance {
    pub(super) fn new(id: InstanceId, kind: ComponentKind) -> Self {
        Self {
            id,
            kind,
            removed: AtomicBool::new(false),
            mailbox: Mailbox::default(),
            handlers: Mutex::default(),
            observer: OnceLock::new(),
        }
    }

    pub(crate) fn id(&self) -> &InstanceId {
        &self.id
    }

    pub(crate) fn kind(&self) -> ComponentKind {
        self.kind
    }

    pub(crate) fn is_removed(&self) -> bool {
        self.removed.load(Ordering::Acquire)
    }

    /// Takes the component out of service; nothing is delivered to it any more. [`free`](Self::free) must follow.
    pub(super) fn retire(&self) {
        self.removed.store(true, Ordering::Release);
    }

    /// Drops the handlers and what waits for them. Not to be called under a lock: what they hold is the user's, and
    /// may call back when it is dropped.
    pub(super) fn free(&self) {
        self.mailbox.clear();
        let handlers = std::mem::take(&mut *self.handlers());
        drop(handlers);
    }

    /// Sets, replaces or (with `None`) removes the handler of an event.
    pub(crate) fn set_handler(&self, name: EventName, handler: Option<Handler>) {
        let mut handlers = self.handlers();
        let mut replaced = None;
        if let Some(slot) = handlers.iter_mut().find(|slot| slot.name == name) {
            slot.generation += 1;
            replaced = std::mem::replace(&mut slot.handler, handler);
        } else {
            handlers.push(Slot {
                name,
                handler,
                generation: 0,
            });
        }
        drop(handlers);
        drop(replaced);
    }

    /// Lets `observer` see every delivery from now on. Only the first one of a component counts.
    pub(crate) fn observe(&self, observer: impl Fn(&Delivery) + Send + Sync + 'static) {
        let _ = self.observer.set(Box::new(observer));
    }

    pub(super) fn show_observer(&self, delivery: &Delivery) {
        if let Some(observer) = self.observer.get() {
            observer(delivery);
        }
    }

    /// Takes the handler of an event out for a call; [`end_call`](Self::end_call) must follow.
    pub(super) fn begin_call(&self, name: EventName) -> Option<(Handler, u64)> {
        let mut handlers = self.handlers();
        let slot = handlers.iter_mut().find(|slot| slot.name == name)?;
        Some((slot.handler.take()?, slot.generation))
    }

    /// Puts a handler back, unless its place was given to another meanwhile.
    pub(super) fn end_call(&self, name: EventName, handler: Handler, generation: u64) {
        let mut handlers = self.handlers();
        let slot = handlers
            .iter_mut()
            .find(|slot| slot.name == name && slot.generation == generation);
        let unused = match slot {
            Some(slot) if !self.is_removed() => slot.handler.replace(handler),
            _ => Some(handler),
        };
        drop(handlers);
        drop(unused);
    }

    fn handlers(&self) -> MutexGuard<'_, Vec<Slot>> {
        self.handlers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Instance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Instance")
            .field("id", &self.id)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}
