//! All Rust tests of the workspace as a whole: with the real parts, and no knowledge of their insides.
//!
//! Nothing in here sleeps or relies on how fast something is; limits of time are outer bounds, for a test that fails.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test's helpers fail it like the test itself"
)]

mod conformance;
#[cfg(unix)]
mod embedded;
mod relay;
mod support;
