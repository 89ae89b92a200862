//! The native task manager: tokio on background threads.
//!
//! The service lane is one thread with a current-thread runtime; it must never run user code. The user lane is a small
//! multi-thread runtime, whose blocking pool carries handlers.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use futures_util::future::select;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::watch;

use super::{Lane, Task, TaskManager, Work};
use crate::diagnostics;

/// Workers of the user lane: one async handler or signal that spins leaves the others running.
const USER_WORKERS: usize = 4;

#[derive(Debug)]
pub(crate) struct NativeTaskManager {
    service: Handle,
    user: Handle,
    user_runtime: Mutex<UserRuntime>,
    stop: watch::Sender<bool>,
    stopped: watch::Receiver<bool>,
    /// The same as `stopped`, for those who block.
    ended: Arc<(Mutex<bool>, Condvar)>,
    started: Instant,
}

/// The runtime of the user lane, until it is shut down.
#[derive(Debug)]
struct UserRuntime {
    runtime: Option<Runtime>,
    /// How many threads run a future on it. Its timers panic in them when it is shut down.
    blocked_on: usize,
}

impl NativeTaskManager {
    /// Starts both lanes.
    ///
    /// # Panics
    /// If the operating system refuses to start a thread.
    #[expect(
        clippy::disallowed_methods,
        reason = "the task manager is where the clock is read"
    )]
    pub(crate) fn start() -> Self {
        let service_runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime can be made");
        let user_runtime = Builder::new_multi_thread()
            .worker_threads(USER_WORKERS)
            .thread_name("sidekick-user")
            .enable_all()
            .build()
            .expect("the operating system starts a few threads");
        let (stop, mut stop_requested) = watch::channel(false);
        let (stopped_sender, stopped) = watch::channel(false);
        let service = service_runtime.handle().clone();
        let user = user_runtime.handle().clone();
        let ended = Arc::new((Mutex::new(false), Condvar::new()));
        let thread_ended = Arc::clone(&ended);
        thread::Builder::new()
            .name("sidekick-service".into())
            .spawn(move || {
                // An error means that the task manager itself is gone, which is a stop as well.
                let _ = service_runtime.block_on(stop_requested.wait_for(|stop| *stop));
                drop(service_runtime);
                stopped_sender.send_replace(true);
                *thread_ended
                    .0
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner) = true;
                thread_ended.1.notify_all();
            })
            .expect("the operating system starts a thread");
        let user_runtime = Mutex::new(UserRuntime {
            runtime: Some(user_runtime),
            blocked_on: 0,
        });
        Self {
            service,
            user,
            user_runtime,
            stop,
            stopped,
            ended,
            started: Instant::now(),
        }
    }
}

impl NativeTaskManager {
    fn user_runtime(&self) -> MutexGuard<'_, UserRuntime> {
        self.user_runtime
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Shuts the user lane down once it was asked for and nobody runs a future on it.
    fn end_user_lane(&self, mut user: MutexGuard<'_, UserRuntime>) {
        let runtime = if *self.stop.borrow() && user.blocked_on == 0 {
            user.runtime.take()
        } else {
            None
        };
        drop(user);
        if let Some(runtime) = runtime {
            // A handler may block for ever; nobody waits for it.
            runtime.shutdown_background();
        }
    }
}

impl TaskManager for NativeTaskManager {
    fn spawn(&self, lane: Lane, task: Task) {
        let handle = match lane {
            Lane::Service => &self.service,
            Lane::User => &self.user,
        };
        handle.spawn(task);
    }

    fn spawn_blocking(&self, work: Work) {
        self.user.spawn_blocking(work);
    }

    fn sleep(&self, duration: Duration) -> Task {
        Box::pin(tokio::time::sleep(duration))
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the task manager is where the clock is read"
    )]
    fn now(&self) -> Duration {
        Instant::now().duration_since(self.started)
    }

    fn unix_millis(&self) -> u64 {
        let since_epoch = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        u64::try_from(since_epoch.as_millis()).unwrap_or(u64::MAX)
    }

    fn block_on(&self, future: Pin<&mut dyn Future<Output = ()>>) {
        self.user_runtime().blocked_on += 1;
        self.user.block_on(future);
        let mut user = self.user_runtime();
        user.blocked_on -= 1;
        self.end_user_lane(user);
    }

    fn interrupted(&self) -> Task {
        let _context = self.service.enter();
        Box::pin(catch_interrupts())
    }

    fn stop(&self) {
        self.stop.send_replace(true);
        self.end_user_lane(self.user_runtime());
    }

    fn wait_for_stop(&self) {
        // Not `block_on`: callers may be inside a runtime already, where tokio refuses to block.
        let (ended, condition) = &*self.ended;
        let mut ended = ended.lock().unwrap_or_else(PoisonError::into_inner);
        while !*ended {
            ended = condition
                .wait(ended)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn stopped(&self) -> Task {
        let mut stopped = self.stopped.clone();
        Box::pin(async move {
            let _ = stopped.wait_for(|stopped| *stopped).await;
        })
    }
}

/// Catches the signals at once, not only when the future is polled: the next one may come in between.
#[cfg(unix)]
fn catch_interrupts() -> impl Future<Output = ()> + Send {
    use tokio::signal::unix::{SignalKind, signal};
    let caught = [SignalKind::interrupt(), SignalKind::terminate()].map(signal);
    async move {
        let [interrupt, terminate] = caught.map(|signal| Box::pin(next_signal(signal)));
        select(interrupt, terminate).await;
    }
}

#[cfg(unix)]
async fn next_signal(caught: io::Result<tokio::signal::unix::Signal>) {
    match caught {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(error) => never(&error).await,
    }
}

#[cfg(windows)]
fn catch_interrupts() -> impl Future<Output = ()> + Send {
    let caught = tokio::signal::windows::ctrl_c();
    async move {
        match caught {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(error) => never(&error).await,
        }
    }
}

/// Without a handler the platform's own answer to an interrupt stays in place.
async fn never(error: &io::Error) {
    diagnostics::warn(format_args!("interrupts can't be caught: {error}"));
    std::future::pending::<()>().await;
}

impl Drop for NativeTaskManager {
    fn drop(&mut self) {
        self.stop();
    }
}
