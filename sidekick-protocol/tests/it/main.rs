//! What the wire types promise, seen from outside.
//!
//! It must never look at anything but the public surface.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can't go on stops, also in a helper"
)]

mod encoding;
mod errors;
mod round_trip;
mod samples;
mod strategies;
mod unknown;
mod vectors;
