//! Work beside the program: tasks and intervals, and their handles.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::future::{AbortHandle, Abortable, Aborted};
use thiserror::Error;
use tokio::sync::oneshot;

use crate::service::{ConnectionService, Place};
use crate::task_manager::Lane;

/// A task that was submitted. Awaiting it yields the task's result.
pub struct TaskHandle<T> {
    abort: AbortHandle,
    result: oneshot::Receiver<Result<T, TaskError>>,
}

/// Why a task has no result.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TaskError {
    /// It was cancelled, or the program has been shut down.
    #[error("the task was cancelled")]
    Cancelled,
    /// It panicked; the text says why and where.
    #[error("the task panicked: {0}")]
    Panicked(String),
}

impl<T> TaskHandle<T> {
    /// Ends the task at its next await.
    pub fn cancel(&self) {
        self.abort.abort();
    }

    /// Blocks until the task has ended.
    ///
    /// # Errors
    /// If it has no result.
    ///
    /// # Panics
    /// In an async context, where the handle is to be awaited instead.
    pub fn wait(self) -> Result<T, TaskError> {
        self.result
            .blocking_recv()
            .unwrap_or(Err(TaskError::Cancelled))
    }
}

impl<T> Future for TaskHandle<T> {
    type Output = Result<T, TaskError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.result)
            .poll(cx)
            .map(|result| result.unwrap_or(Err(TaskError::Cancelled)))
    }
}

impl<T> fmt::Debug for TaskHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TaskHandle").finish_non_exhaustive()
    }
}

/// An interval that was submitted.
#[derive(Clone, Debug)]
pub struct IntervalHandle {
    abort: AbortHandle,
}

impl IntervalHandle {
    /// Ends the interval. A call that is under way is not interrupted.
    pub fn cancel(&self) {
        self.abort.abort();
    }
}

pub(crate) fn start_task<F>(service: &ConnectionService, task: F) -> TaskHandle<F::Output>
where
    F: Future<Output: Send> + Send + 'static,
{
    let (abort, registration) = AbortHandle::new_pair();
    let (sender, result) = oneshot::channel();
    let guarded = Abortable::new(service.guard(task), registration);
    let teller = service.clone();
    let run = async move {
        let result = match guarded.await {
            Ok(Ok(output)) => Ok(output),
            Ok(Err(panicked)) => {
                teller.tell_panic(&Place::Task, &panicked);
                Err(TaskError::Panicked(panicked.to_string()))
            }
            Err(Aborted) => Err(TaskError::Cancelled),
        };
        // Nobody has to be interested in the result.
        let _ = sender.send(result);
    };
    service.tasks().spawn(Lane::User, Box::pin(run));
    TaskHandle { abort, result }
}

pub(crate) fn start_interval(
    service: &ConnectionService,
    period: Duration,
    tick: impl FnMut() + Send + 'static,
) -> IntervalHandle {
    let (abort, registration) = AbortHandle::new_pair();
    let ticking = Abortable::new(tick_forever(service.clone(), period, tick), registration);
    let run = async move {
        // An interval ends by being cancelled, or by a panic, of which was told.
        let _ = ticking.await;
    };
    service.tasks().spawn(Lane::User, Box::pin(run));
    IntervalHandle { abort }
}

async fn tick_forever(
    service: ConnectionService,
    period: Duration,
    mut tick: impl FnMut() + Send + 'static,
) {
    let tasks = Arc::clone(service.tasks());
    let mut due = tasks.now() + period;
    loop {
        tasks.sleep(due.saturating_sub(tasks.now())).await;
        // The callback travels to a thread where it may block, and back.
        let (sender, returned) = oneshot::channel();
        let caller = service.clone();
        tasks.spawn_blocking(Box::new(move || {
            if caller.run_guarded(|| Place::Interval, &mut tick).is_ok() {
                let _ = sender.send(tick);
            }
        }));
        let Ok(back) = returned.await else { return };
        tick = back;
        due = next_due(due, period, tasks.now());
    }
}

/// The first time on the schedule that is not past: ticks that were missed are skipped, not bunched.
fn next_due(due: Duration, period: Duration, now: Duration) -> Duration {
    let next = due + period;
    let late = now.saturating_sub(next);
    let missed = late.as_nanos().div_ceil(period.as_nanos());
    next + period.saturating_mul(u32::try_from(missed).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missed_ticks_are_skipped_and_the_schedule_is_kept() {
        let ms = Duration::from_millis;
        assert_eq!(next_due(ms(10), ms(10), ms(15)), ms(20));
        assert_eq!(next_due(ms(10), ms(10), ms(20)), ms(20));
        assert_eq!(next_due(ms(10), ms(10), ms(21)), ms(30));
        assert_eq!(next_due(ms(10), ms(10), ms(57)), ms(60));
    }
}
