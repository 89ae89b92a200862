//! How the library speaks: through `tracing`, and to standard error where nobody listens to `tracing`.
//!
//! Standard output belongs to the user's program; the library writes one line to it, the page's address.

use std::fmt::Arguments;
use std::io::Write;

/// Something that is in order, but that helps to understand what goes on.
pub(crate) fn debug(message: Arguments<'_>) {
    tracing::debug!(target: "sidekick", "{message}");
}

/// Something that should not have happened, and that the program survives.
pub(crate) fn warn(message: Arguments<'_>) {
    if tracing::dispatcher::has_been_set() {
        tracing::warn!(target: "sidekick", "{message}");
    } else {
        write_line("warning", message);
    }
}

/// Something that the user's program got wrong or that stops it.
pub(crate) fn error(message: Arguments<'_>) {
    if tracing::dispatcher::has_been_set() {
        tracing::error!(target: "sidekick", "{message}");
    } else {
        write_line("error", message);
    }
}

/// Tells the person who started the program something, on standard output.
#[cfg(feature = "embedded")]
pub(crate) fn say(message: Arguments<'_>) {
    // A closed standard output is no reason to end a program.
    let _ = writeln!(std::io::stdout().lock(), "{message}");
}

fn write_line(level: &str, message: Arguments<'_>) {
    // In one piece: a panic that is being printed on another thread does not wait for the lock.
    let line = format!("sidekick: {level}: {message}\n");
    let _ = std::io::stderr().lock().write_all(line.as_bytes());
}
