//! The server over real sockets. Nothing here sleeps, and nothing listens on a port of its own choice.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test's helpers fail it like the test itself"
)]

#[cfg(unix)]
mod cli;
mod client;
mod host;
mod sessions;
