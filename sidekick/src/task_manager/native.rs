//! The native task manager: tokio on background threads.
//!
//! The service lane is one thread with a current-thread runtime; it must never run user code. The user lane is a small
//! multi-thread runtime, whose blocking pool carries handlers.

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
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
    /// Taken by the first `stop`; dropping a runtime in an async context would panic, `shutdown_background` does not.
    user_runtime: Mutex<Option<Runtime>>,
    stop: watch::Sender<bool>,
    stopped: watch::Receiver<bool>,
    /// The same as `stopped`, for those who block.
    ended: Arc<(Mutex<bool>, Condvar)>,
    started: Instant,
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
        let user_runtime = Mutex::new(Some(user_runtime));
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
        self.user.block_on(future);
    }

    fn interrupted(&self) -> Task {
        Box::pin(interrupted())
    }

    fn stop(&self) {
        self.stop.send_replace(true);
        let runtime = self
            .user_runtime
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(runtime) = runtime {
            // A handler may block for ever; nobody waits for it.
            runtime.shutdown_background();
        }
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

#[cfg(unix)]
async fn interrupted() {
    use tokio::signal::unix::{SignalKind, signal};
    let wait_for = async |kind| match signal(kind) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(error) => never(&error).await,
    };
    let interrupt = pin!(wait_for(SignalKind::interrupt()));
    let terminate = pin!(wait_for(SignalKind::terminate()));
    select(interrupt, terminate).await;
}

#[cfg(not(unix))]
async fn interrupted() {
    if let Err(error) = tokio::signal::ctrl_c().await {
        never(&error).await;
    }
}

/// Without a handler the platform's own answer to an interrupt stays in place.
async fn never(error: &std::io::Error) {
    diagnostics::warn(format_args!("interrupts can't be caught: {error}"));
    std::future::pending::<()>().await;
}

impl Drop for NativeTaskManager {
    fn drop(&mut self) {
        self.stop();
    }
}
