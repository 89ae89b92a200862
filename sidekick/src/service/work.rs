//! Runs user code for the service: handlers, tasks, and what is told when they panic.
//!
//! All of it runs on the user lane, with its service entered, so that what it creates lands where it belongs.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use sidekick_protocol::{
    ComponentKind, HeroMessage, InstanceId, Notice, NoticeLevel, SidekickMessage,
};

use super::ConnectionService;
use super::guard::{self, CatchPanic, Panicked};
use super::instance::{Delivery, Instance};
use super::mailbox::{Mailbox, Pushed};
use crate::diagnostics;
use crate::task_manager::Lane;

/// Which user code it is, for messages.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// The handler of an event of a component.
    Handler(&'static str, InstanceId),
    /// A signal of a view that feeds a component.
    Binding(InstanceId),
    /// The same while the component is made.
    Mounting(ComponentKind),
    /// A task that was submitted.
    Task,
    /// The callback of an interval.
    Interval,
    /// A handler of all messages.
    GlobalHandler,
}

impl Place {
    fn component(&self) -> Option<&InstanceId> {
        match self {
            Self::Handler(_, id) | Self::Binding(id) => Some(id),
            Self::Mounting(_) | Self::Task | Self::Interval | Self::GlobalHandler => None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Handler(event, id) => write!(f, "the `{event}` handler of `{id}`"),
            Self::Binding(id) => write!(f, "a signal of `{id}`"),
            Self::Mounting(kind) => write!(f, "a signal of a {kind}"),
            Self::Task => f.write_str("a task"),
            Self::Interval => f.write_str("an interval"),
            Self::GlobalHandler => f.write_str("a global message handler"),
        }
    }
}

/// A handler of every message from the UI.
pub(crate) type GlobalHandler = Box<dyn FnMut(&SidekickMessage) + Send>;

/// The handlers of every message, worked off one after another.
#[derive(Default)]
pub(super) struct GlobalHandlers {
    /// They are taken out while they are called.
    handlers: Mutex<Vec<GlobalHandler>>,
    /// Whether there is any.
    registered: AtomicBool,
    mailbox: Mailbox<SidekickMessage>,
}

impl ConnectionService {
    /// Adds a handler of every message from the UI.
    pub(crate) fn add_global_handler(&self, handler: GlobalHandler) {
        let global = &self.shared.global_handlers;
        global.lock().push(handler);
        global.registered.store(true, Ordering::Release);
    }

    /// Runs user code on this thread; a panic in it is told and swallowed.
    pub(crate) fn run_guarded<T>(
        &self,
        place: impl FnOnce() -> Place,
        work: impl FnOnce() -> T,
    ) -> Result<T, Panicked> {
        let entered = self.enter();
        let result = in_callback(|| guard::catch(work));
        drop(entered);
        if let Err(panicked) = &result {
            self.tell_panic(&place(), panicked);
        }
        result
    }

    /// Runs a future of the user's on the user lane; a panic in it is told.
    pub(crate) fn spawn_guarded<F>(&self, place: Place, future: F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let service = self.clone();
        let future = self.guard(future);
        let task = async move {
            if let Err(panicked) = future.await {
                service.tell_panic(&place, &panicked);
            }
        };
        self.tasks().spawn(Lane::User, Box::pin(task));
    }

    /// A future that works for this service and whose panic is an error.
    pub(crate) fn guard<F: Future + Send>(&self, future: F) -> Guarded<F> {
        Guarded {
            service: self.clone(),
            future: CatchPanic(Box::pin(future)),
        }
    }

    /// Tells of a panic: on the library's own voice, and in the UI at the component.
    pub(crate) fn tell_panic(&self, place: &Place, panicked: &Panicked) {
        diagnostics::error(format_args!(
            "{place} panicked: {panicked}; the program goes on"
        ));
        self.send(HeroMessage::Notice(Notice {
            level: NoticeLevel::Error,
            title: format!("{place} panicked").into(),
            message: panicked.to_string().into(),
            src: place.component().cloned(),
        }));
    }

    /// Hands a message from the UI to those that it concerns. Called by the driver; never waits.
    pub(super) fn deliver(&self, message: SidekickMessage) {
        let (src, delivery) = match &message {
            SidekickMessage::Event { src, event } => (src, Delivery::Event(event.clone())),
            SidekickMessage::Error { src, message, .. } => (src, Delivery::Error(message.clone())),
            SidekickMessage::Announce(_) | SidekickMessage::Other(_) => {
                return self.deliver_globally(message);
            }
        };
        match self.find(src) {
            Some(instance) => self.deliver_to(instance, delivery),
            // The person was faster than the removal of what was clicked on.
            None => diagnostics::debug(format_args!("`{src}` is gone; its event was dropped")),
        }
        self.deliver_globally(message);
    }

    fn deliver_to(&self, instance: Arc<Instance>, delivery: Delivery) {
        match instance.mailbox.push(delivery) {
            Pushed::Waiting => {}
            Pushed::Dropped => {
                let id = instance.id();
                diagnostics::warn(format_args!(
                    "the handlers of `{id}` are too far behind; an event was dropped"
                ));
            }
            Pushed::StartConsumer => {
                let service = self.clone();
                self.tasks().spawn_blocking(Box::new(move || {
                    while let Some(delivery) = instance.mailbox.pop() {
                        service.call_handler(&instance, delivery);
                    }
                }));
            }
        }
    }

    fn call_handler(&self, instance: &Instance, delivery: Delivery) {
        instance.show_observer(&delivery);
        let name = delivery.name();
        let place = Place::Handler(name, instance.id().clone());
        let Some((mut handler, generation)) = instance.begin_call(name) else {
            if let Delivery::Error(message) = delivery {
                let (kind, id) = (instance.kind(), instance.id());
                diagnostics::warn(format_args!(
                    "the UI reports an error of {kind} `{id}`: {message}"
                ));
            }
            return;
        };
        let task = self.run_guarded(|| place.clone(), || handler(instance.id(), delivery));
        instance.end_call(name, handler, generation);
        if let Ok(Some(task)) = task {
            self.spawn_guarded(place, task);
        }
    }

    fn deliver_globally(&self, message: SidekickMessage) {
        let global = Arc::clone(&self.shared.global_handlers);
        let registered = global.registered.load(Ordering::Acquire);
        if !registered || global.mailbox.push(message) != Pushed::StartConsumer {
            return;
        }
        let service = self.clone();
        self.tasks().spawn_blocking(Box::new(move || {
            while let Some(message) = global.mailbox.pop() {
                service.call_global_handlers(&global, &message);
            }
        }));
    }

    fn call_global_handlers(&self, global: &GlobalHandlers, message: &SidekickMessage) {
        // Taken out for the call, so that a handler can register another.
        let mut handlers = std::mem::take(&mut *global.lock());
        for handler in &mut handlers {
            // A panic has been told; the handler stays, as after any other event.
            let _ = self.run_guarded(|| Place::GlobalHandler, || handler(message));
        }
        let mut present = global.lock();
        handlers.append(&mut present);
        *present = handlers;
    }
}

impl GlobalHandlers {
    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<GlobalHandler>> {
        self.handlers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

thread_local! {
    static IN_CALLBACK: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Marks that this thread runs user code for the service, in which some functions make no sense.
fn in_callback<T>(work: impl FnOnce() -> T) -> T {
    struct Reset(bool);
    impl Drop for Reset {
        fn drop(&mut self) {
            IN_CALLBACK.set(self.0);
        }
    }
    let _reset = Reset(IN_CALLBACK.replace(true));
    work()
}

/// Whether this thread runs a handler, a task, or other user code for the service.
pub(crate) fn is_in_callback() -> bool {
    IN_CALLBACK.get()
}

/// A future that works for a service, see [`ConnectionService::guard`].
pub(crate) struct Guarded<F> {
    service: ConnectionService,
    future: CatchPanic<F>,
}

impl<F: Future> Future for Guarded<F> {
    type Output = Result<F::Output, Panicked>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let _entered = self.service.enter();
        in_callback(|| Pin::new(&mut self.future).poll(cx))
    }
}
