//! The service: the one place that knows what is on screen and who sees it.
//!
//! [`ConnectionService`] is the cheap, cloneable front that components, views and the public functions talk to. It
//! puts commands into a queue; the one [`driver`] takes them out, feeds the pure [`machine`] and carries out what that
//! decides. User code never runs on the driver: events go to each component's mailbox and are worked off on the user
//! lane.

mod dialect;
mod driver;
mod guard;
mod instance;
mod machine;
mod mailbox;
mod queue;
mod registry;
mod scene;
mod waiters;
mod work;

use std::cell::RefCell;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, MutexGuard, OnceLock};

use sidekick_protocol::{HeroMessage, InstanceId, Placement, SpawnPayload, Update};

pub(crate) use self::instance::{Delivery, EventName, Handler, Instance};
use self::machine::{Command, WaiterId};
use self::queue::{Closed, CommandQueue};
pub(crate) use self::registry::Refused;
use self::registry::{Components, Registry};
use self::waiters::Waiters;
use self::work::GlobalHandlers;
pub(crate) use self::work::{Place, is_in_callback};
use crate::connector::{ConnectError, ServerConfig, Settings};
use crate::diagnostics;
use crate::task_manager::{self, TaskManager};

/// The front of a service. Cloning is cheap; all clones speak to the same one.
#[derive(Clone)]
pub(crate) struct ConnectionService {
    shared: Arc<Shared>,
}

/// What the front and the driver share.
struct Shared {
    tasks: Arc<dyn TaskManager>,
    queue: CommandQueue,
    registry: Registry,
    settings: Settings,
    waiters: Waiters,
    global_handlers: Arc<GlobalHandlers>,
    activated: AtomicBool,
    told_closed: AtomicBool,
    watches_interrupt: AtomicBool,
    was_interrupted: AtomicBool,
}

thread_local! {
    /// The services that code on this thread works for, innermost last.
    static CURRENT: RefCell<Vec<ConnectionService>> = const { RefCell::new(Vec::new()) };
}

/// The service of the process, for code that works for no other.
static PROCESS: OnceLock<ConnectionService> = OnceLock::new();

/// The service that code on this thread works for.
pub(crate) fn current() -> ConnectionService {
    let entered = CURRENT.with_borrow(|current| current.last().cloned());
    entered.unwrap_or_else(|| {
        PROCESS
            .get_or_init(|| ConnectionService::start(None))
            .clone()
    })
}

/// While this lives, code on its thread works for the service that was entered.
#[derive(Debug)]
pub(crate) struct Entered {
    /// A guard must end on the thread that it began on.
    _not_send: std::marker::PhantomData<*const ()>,
}

impl Drop for Entered {
    fn drop(&mut self) {
        CURRENT.with_borrow_mut(Vec::pop);
    }
}

impl ConnectionService {
    /// Starts a service: its threads and its driver. It connects when asked to, to `servers` or else to those that
    /// the settings name.
    pub(crate) fn start(servers: Option<Vec<ServerConfig>>) -> Self {
        let shared = Arc::new(Shared {
            tasks: task_manager::start(),
            queue: CommandQueue::default(),
            registry: Registry::default(),
            settings: Settings::default(),
            waiters: Waiters::default(),
            global_handlers: Arc::default(),
            activated: AtomicBool::new(false),
            told_closed: AtomicBool::new(false),
            watches_interrupt: AtomicBool::new(false),
            was_interrupted: AtomicBool::new(false),
        });
        let service = Self { shared };
        driver::start(service.clone(), servers);
        service
    }

    /// Makes this the service that code on this thread works for.
    pub(crate) fn enter(&self) -> Entered {
        CURRENT.with_borrow_mut(|current| current.push(self.clone()));
        Entered {
            _not_send: std::marker::PhantomData,
        }
    }

    pub(crate) fn tasks(&self) -> &Arc<dyn TaskManager> {
        &self.shared.tasks
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.shared.settings
    }

    /// Whether a connection was asked for.
    pub(crate) fn is_activated(&self) -> bool {
        self.shared.activated.load(Ordering::Acquire)
    }

    /// Whether interrupts were watched before this call; they are from now on.
    pub(crate) fn watches_interrupt(&self) -> bool {
        self.shared.watches_interrupt.swap(true, Ordering::AcqRel)
    }

    /// The person has asked for the end.
    pub(crate) fn note_interrupt(&self) {
        self.shared.was_interrupted.store(true, Ordering::Release);
    }

    pub(crate) fn was_interrupted(&self) -> bool {
        self.shared.was_interrupted.load(Ordering::Acquire)
    }

    /// Lets `answer` be called once: when the connection is active, or cannot be. It must not block.
    pub(crate) fn wait(
        &self,
        answer: impl FnOnce(Result<(), ConnectError>) + Send + 'static,
    ) -> Option<WaiterId> {
        let waiter = self.shared.waiters.add(Box::new(answer));
        if let Some(waiter) = waiter {
            // If the service has just ended, that is the answer.
            let _ = self.shared.queue.push(Command::Wait(waiter));
        }
        waiter
    }

    /// Takes back what [`wait`](Self::wait) asked for.
    pub(crate) fn cancel_wait(&self, waiter: Option<WaiterId>) {
        if let Some(waiter) = waiter {
            self.shared.waiters.remove(waiter);
            let _ = self.shared.queue.push(Command::CancelWait(waiter));
        }
    }

    /// Asks for a connection. Once is enough; after a failure it asks again.
    pub(crate) fn activate(&self) {
        self.shared.activated.store(true, Ordering::Release);
        // After the end there is nothing to connect, and nothing has been lost by that.
        let _ = self.shared.queue.push(Command::Activate);
    }

    /// Asks for the end.
    pub(crate) fn shut_down(&self) {
        // After the end there is nothing left to shut down.
        let _ = self.shared.queue.push(Command::Shutdown);
    }

    /// Adds a component and shows it.
    ///
    /// # Errors
    /// If its id or its place cannot be; nothing has happened then.
    pub(crate) fn spawn(
        &self,
        id: Option<&str>,
        placement: Placement,
        payload: SpawnPayload,
        handlers: Vec<(EventName, Handler)>,
    ) -> Result<Arc<Instance>, Refused> {
        if !self.is_activated() {
            self.activate();
        }
        self.shared.queue.wait_for_space();
        let mut components = self.shared.registry.lock();
        let instance = components.add(payload.kind(), id, placement.parent.as_ref())?;
        for (name, handler) in handlers {
            instance.set_handler(name, Some(handler));
        }
        let target = instance.id().clone();
        self.push_now(Command::Message(HeroMessage::Spawn {
            target,
            placement,
            payload,
        }));
        Ok(instance)
    }

    /// Changes what a component shows. On a removed one this does nothing, with a warning.
    pub(crate) fn update(&self, instance: &Instance, update: Update) {
        if warn_if_removed(instance) {
            return;
        }
        self.send(HeroMessage::Update {
            target: instance.id().clone(),
            update,
        });
    }

    /// Moves a component. On a removed one this does nothing, with a warning.
    ///
    /// # Errors
    /// If it cannot be there; nothing has happened then.
    pub(crate) fn change_parent(
        &self,
        instance: &Instance,
        placement: Placement,
    ) -> Result<(), Refused> {
        if warn_if_removed(instance) {
            return Ok(());
        }
        self.shared.queue.wait_for_space();
        let mut components = self.shared.registry.lock();
        if components.move_to(instance.id(), placement.parent.as_ref())? {
            let (target, component) = (instance.id().clone(), instance.kind());
            self.push_now(Command::Message(HeroMessage::ChangeParent {
                target,
                component,
                placement,
            }));
        }
        Ok(())
    }

    /// Removes a component with everything in it. Again does nothing.
    pub(crate) fn remove(&self, instance: &Instance) {
        self.shared.queue.wait_for_space();
        let mut components = self.shared.registry.lock();
        // When it is removed already, the id may belong to another component by now.
        let removed = if instance.is_removed() {
            Vec::new()
        } else {
            components.remove(instance.id())
        };
        if !removed.is_empty() {
            let (target, component) = (instance.id().clone(), instance.kind());
            self.push_now(Command::Message(HeroMessage::Remove { target, component }));
        }
        retire(components, &removed);
    }

    /// Removes everything.
    pub(crate) fn clear_all(&self) {
        self.shared.queue.wait_for_space();
        let mut components = self.shared.registry.lock();
        let removed = components.clear();
        self.push_now(Command::Message(HeroMessage::ClearAll));
        retire(components, &removed);
    }

    /// Tells the UI something that changes nothing in the registry.
    pub(crate) fn send(&self, message: HeroMessage) {
        self.push(Command::Message(message));
    }

    /// The component with this id.
    pub(crate) fn find(&self, id: &InstanceId) -> Option<Arc<Instance>> {
        self.shared.registry.lock().find(id.as_str())
    }

    fn push(&self, command: Command) {
        if let Err(Closed) = self.shared.queue.push(command) {
            self.tell_closed();
        }
    }

    fn push_now(&self, command: Command) {
        if let Err(Closed) = self.shared.queue.push_now(command) {
            self.tell_closed();
        }
    }

    fn tell_closed(&self) {
        if !self.shared.told_closed.swap(true, Ordering::Relaxed) {
            diagnostics::warn(format_args!(
                "Sidekick has been shut down; what the program still shows is not seen"
            ));
        }
    }
}

/// Whether a component is gone, in which case a warning tells that a call on it did nothing.
fn warn_if_removed(instance: &Instance) -> bool {
    let removed = instance.is_removed();
    if removed {
        let (kind, id) = (instance.kind(), instance.id());
        diagnostics::warn(format_args!(
            "{kind} `{id}` was removed; a call on it did nothing"
        ));
    }
    removed
}

/// Takes components out of service in one step, and frees them once nothing is locked.
fn retire(components: MutexGuard<'_, Components>, removed: &[Arc<Instance>]) {
    for instance in removed {
        instance.retire();
    }
    drop(components);
    for instance in removed {
        instance.free();
    }
}

impl fmt::Debug for ConnectionService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConnectionService")
            .field("activated", &self.shared.activated)
            .finish_non_exhaustive()
    }
}
