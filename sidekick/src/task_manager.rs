//! The execution context: spawns tasks, reads the clock, and stops it all.
//!
//! This is the only place of the library that spawns a task or a thread or reads a clock; everything above it is
//! given a [`TaskManager`] and works the same on every platform. User code and the service run on lanes of their own,
//! so that a handler that blocks or spins never delays the connection.

pub(crate) mod native;

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// A task, erased.
pub(crate) type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Work that may block, erased.
pub(crate) type Work = Box<dyn FnOnce() + Send>;

/// Where a task runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lane {
    /// The library's own tasks. User code never runs here.
    Service,
    /// Tasks that poll user code: async handlers, submitted tasks, signals of a view.
    User,
}

/// What the library needs of a platform.
pub(crate) trait TaskManager: Debug + Send + Sync {
    /// Starts a task. After [`stop`](Self::stop) the task is dropped unpolled.
    fn spawn(&self, lane: Lane, task: Task);

    /// Runs work that may block for as long as it likes, beside everything else.
    fn spawn_blocking(&self, work: Work);

    /// Completes after `duration`; never early.
    fn sleep(&self, duration: Duration) -> Task;

    /// Monotonic time since this task manager was made.
    fn now(&self) -> Duration;

    /// Wall-clock time in milliseconds since the Unix epoch.
    fn unix_millis(&self) -> u64;

    /// Runs a future to its end on the calling thread, in the context of the user lane. That outlasts
    /// [`stop`](Self::stop) for as long.
    fn block_on(&self, future: Pin<&mut dyn Future<Output = ()>>);

    /// Catches interrupts (Ctrl+C, or the platform's request to end) from this call on; the task completes at the
    /// first one.
    fn interrupted(&self) -> Task;

    /// Ends both lanes. Does not wait; idempotent.
    fn stop(&self);

    /// Blocks the calling thread until the service lane has ended.
    fn wait_for_stop(&self);

    /// Completes when the service lane has ended.
    fn stopped(&self) -> Task;
}

/// The task manager of this platform, started.
pub(crate) fn start() -> Arc<dyn TaskManager> {
    Arc::new(native::NativeTaskManager::start())
}
