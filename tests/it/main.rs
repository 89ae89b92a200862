//! All Rust tests of the workspace as a whole: with the real parts, and no knowledge of their insides.
//!
//! Nothing in here sleeps or relies on how fast something is; limits of time are outer bounds, for a test that fails.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test's helpers fail it like the test itself"
)]

#[cfg(unix)]
mod bad_input;
mod components;
mod conformance;
mod connecting;
#[cfg(unix)]
mod embedded;
#[cfg(unix)]
mod lifecycle;
mod relay;
mod support;
#[cfg(unix)]
mod user_code;
mod views;
