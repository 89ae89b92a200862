//! The public face of the service: functions that a program calls to connect, wait, stop, and do work beside.
//!
//! They all speak of the program's one connection. None of them is needed under [`#[sidekick::main]`](crate::main),
//! which calls them in the right order.

use std::future::Future;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use sidekick_protocol::SidekickMessage;
use thiserror::Error;
use tokio::sync::oneshot;

use crate::connector::ConnectError;
use crate::diagnostics;
use crate::service::{self, ConnectionService, is_in_callback};
use crate::task::{IntervalHandle, TaskHandle, start_interval, start_task};
use crate::transport::TransportError;
use crate::transport::websocket::Address;

/// Asks for the connection, and returns at once. The first component that is made does the same. Where the connection
/// exists already, nothing happens; where it has failed, another attempt begins.
pub fn activate_connection() {
    service::current().activate();
}

/// Asks for the connection and blocks until a UI shows this program, at most as long as `timeout` says.
///
/// In a handler this waits as well, which holds up the further events of that component alone. In an async context it
/// blocks the thread; avoid it there.
///
/// # Errors
/// [`ConnectError::NoServer`] with every server that was tried and the cause; [`ConnectError::TimedOut`]; after
/// [`shutdown`], [`ConnectError::ShutDown`]. Once the connection has been active a lost link is no error: this waits
/// until it is back.
pub fn wait_for_connection(timeout: impl Into<Option<Duration>>) -> Result<(), ConnectError> {
    let service = service::current();
    service.activate();
    let (sender, answer) = mpsc::channel();
    let waiter = service.wait(move |result| drop(sender.send(result)));
    let gone = || Err(ConnectError::ShutDown);
    let Some(timeout) = timeout.into() else {
        return answer.recv().unwrap_or_else(|_| gone());
    };
    match answer.recv_timeout(timeout) {
        Ok(result) => result,
        Err(RecvTimeoutError::Disconnected) => gone(),
        Err(RecvTimeoutError::Timeout) => {
            service.cancel_wait(waiter);
            Err(ConnectError::TimedOut(timeout))
        }
    }
}

/// Keeps the program alive until [`shutdown`] is called or the person presses Ctrl+C.
///
/// It asks for the connection first. Called from a handler, a task or an interval it returns at once, with a warning:
/// it would wait there for the end of what it is a part of.
///
/// # Errors
/// [`ConnectError::NoServer`] if no server can be reached.
pub fn run_forever() -> Result<(), ConnectError> {
    if is_in_callback() {
        diagnostics::warn(format_args!(
            "`run_forever` was called in a handler or task; it does nothing there"
        ));
        return Ok(());
    }
    let service = service::current();
    service.stop_on_interrupt();
    match wait_for_connection(None) {
        Ok(()) | Err(ConnectError::ShutDown) => {
            service.tasks().wait_for_stop();
            Ok(())
        }
        Err(error) => Err(error),
    }
}

/// The same for async programs: completes when the program is to end.
///
/// # Errors
/// As [`run_forever`].
pub async fn run_forever_async() -> Result<(), ConnectError> {
    let service = service::current();
    service.stop_on_interrupt();
    service.activate();
    let (sender, answer) = oneshot::channel();
    service.wait(move |result| drop(sender.send(result)));
    match answer.await {
        Ok(Err(error)) if !matches!(error, ConnectError::ShutDown) => Err(error),
        _ => {
            service.tasks().stopped().await;
            Ok(())
        }
    }
}

/// Says goodbye to the UI and ends the connection, and with it [`run_forever`]. Returns at once; what was sent before
/// still arrives. Again does nothing.
///
/// Afterwards the connection stays down: components can still be made and called, but nobody sees it, of which one
/// warning tells.
pub fn shutdown() {
    service::current().shut_down();
}

/// Names the one server to connect to, a WebSocket address such as `ws://localhost:5163`; `None` goes back to the
/// usual search. Goes before the environment variable `SIDEKICK_URL`.
///
/// [`#[sidekick::main]`](crate::main) asks for the connection before the program's own code runs; under it only the
/// environment variable names a server.
///
/// # Errors
/// If the address cannot be used, or the connection was asked for already.
pub fn set_url<'a>(url: impl Into<Option<&'a str>>) -> Result<(), SetUrlError> {
    let url = url.into();
    if let Some(url) = url {
        Address::parse(url).map_err(SetUrlError::Address)?;
    }
    let service = service::current();
    if service.is_activated() {
        return Err(SetUrlError::TooLate);
    }
    service.settings().set_url(url.map(str::to_owned));
    Ok(())
}

/// Why [`set_url`] refuses.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SetUrlError {
    /// The address cannot be used.
    #[error(transparent)]
    Address(TransportError),
    /// The connection was asked for already, by a component or by [`activate_connection`].
    #[error("`set_url` must be called before the first component is made")]
    TooLate,
}

/// Removes everything from the page. All components count as removed from then on.
pub fn clear_all() {
    service::current().clear_all();
}

/// Runs a future beside the program. A panic in it is told, and ends it alone.
///
/// The handle may be dropped; the task goes on.
pub fn submit_task<F>(task: F) -> TaskHandle<F::Output>
where
    F: Future<Output: Send> + Send + 'static,
{
    start_task(&service::current(), task)
}

/// Calls `tick` once every `period`, on a thread where it may block, until the handle is cancelled. The first call is
/// one period from now.
///
/// The schedule does not drift; a tick that is missed because the one before took too long is skipped. The handle may
/// be dropped; the interval goes on.
///
/// # Panics
/// If `period` is zero.
#[track_caller]
pub fn submit_interval(period: Duration, tick: impl FnMut() + Send + 'static) -> IntervalHandle {
    assert!(
        !period.is_zero(),
        "sidekick: the period of an interval must not be zero"
    );
    start_interval(&service::current(), period, tick)
}

/// Calls `handler` with every message from the UI, whatever component it concerns, after that component's own handler
/// was called. Handlers add up; they are called one after another on a thread of their own.
pub fn register_global_message_handler(handler: impl FnMut(&SidekickMessage) + Send + 'static) {
    service::current().add_global_handler(Box::new(handler));
}

impl ConnectionService {
    /// Ends the service when the person interrupts the program.
    pub(crate) fn stop_on_interrupt(&self) {
        if self.watches_interrupt() {
            return;
        }
        let service = self.clone();
        let interrupted = self.tasks().interrupted();
        let watch = async move {
            interrupted.await;
            service.note_interrupt();
            service.shut_down();
        };
        self.tasks()
            .spawn(crate::task_manager::Lane::Service, Box::pin(watch));
    }
}
