//! What `#[sidekick::main]` does around the user's `main`.

use std::error::Error;
use std::future::Future;
use std::pin::pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::connection::run_forever;
use crate::diagnostics;
use crate::service::{self, ConnectionService};
use crate::view::{Node, View, mount};

/// An error that `main` returns.
type MainError = Box<dyn Error>;

/// What `main` may return: a view (`()` is one, too), or a `Result` of a view and an error.
#[diagnostic::on_unimplemented(
    message = "`main` can't return `{Self}`",
    label = "not something that `#[sidekick::main]` can show",
    note = "return `()`, `impl View`, or a `Result` of one of these"
)]
pub trait MainOutput<M> {
    /// The view to mount.
    ///
    /// # Errors
    /// What the user's `main` has returned.
    fn into_view(self) -> Result<Node, MainError>;
}

/// Marks views.
#[derive(Debug)]
pub struct ViaView;
/// Marks results.
#[derive(Debug)]
pub struct ViaResult;
/// Marks results whose error is boxed and can be sent, which std does not convert.
#[derive(Debug)]
pub struct ViaBoxed;

impl<V: View> MainOutput<ViaView> for V {
    fn into_view(self) -> Result<Node, MainError> {
        Ok(self.into_node())
    }
}

impl<V: View, E: Into<MainError>> MainOutput<ViaResult> for Result<V, E> {
    fn into_view(self) -> Result<Node, MainError> {
        self.map(View::into_node).map_err(Into::into)
    }
}

impl<V: View> MainOutput<ViaBoxed> for Result<V, Box<dyn Error + Send + Sync>> {
    fn into_view(self) -> Result<Node, MainError> {
        self.map(View::into_node)
            .map_err(|error| error as MainError)
    }
}

/// Runs a program: connects, runs `main`, shows what it returns, and stays until the end.
pub fn run_main<R: MainOutput<M>, M>(main: impl FnOnce() -> R) -> ExitCode {
    let program = Program::start();
    program.finish(main().into_view())
}

/// The same for an async `main`, which may use tokio.
pub fn run_async_main<F, R, M>(main: impl FnOnce() -> F) -> ExitCode
where
    F: Future<Output = R>,
    R: MainOutput<M>,
{
    let program = Program::start();
    let mut output = None;
    {
        let body = pin!(async { output = Some(main().await.into_view()) });
        program.service.tasks().block_on(body);
    }
    program.finish(output.expect("the body has run to its end"))
}

/// A running program. Dropping it, as when `main` panics, still says goodbye to the UI.
struct Program {
    service: ConnectionService,
    main_has_ended: Arc<AtomicBool>,
}

impl Program {
    fn start() -> Self {
        let service = service::current();
        let main_has_ended = Arc::new(AtomicBool::new(false));
        service.stop_on_interrupt();
        exit_after_interrupt(&service, &main_has_ended);
        service.activate();
        Self {
            service,
            main_has_ended,
        }
    }

    fn finish(self, output: Result<Node, MainError>) -> ExitCode {
        self.main_has_ended.store(true, Ordering::Release);
        let result = output.and_then(|view| {
            mount(view);
            Ok(run_forever()?)
        });
        match result {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                tell(&*error);
                ExitCode::FAILURE
            }
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.main_has_ended.store(true, Ordering::Release);
        self.service.shut_down();
        self.service.tasks().wait_for_stop();
    }
}

/// Ends the process when the service was stopped by an interrupt while `main` is still busy, as with a long
/// computation. A `main` that has called `shutdown` comes to its own end.
fn exit_after_interrupt(service: &ConnectionService, main_has_ended: &Arc<AtomicBool>) {
    let (watched, main_has_ended) = (service.clone(), Arc::clone(main_has_ended));
    service.tasks().spawn_blocking(Box::new(move || {
        watched.tasks().wait_for_stop();
        if watched.was_interrupted() && !main_has_ended.load(Ordering::Acquire) {
            std::process::exit(0);
        }
    }));
}

/// Prints an error with its causes.
fn tell(error: &dyn Error) {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str("\n  caused by: ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    diagnostics::error(format_args!("{text}"));
}
