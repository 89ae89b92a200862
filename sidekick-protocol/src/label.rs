//! The payloads of `label`: a line of text.
//!
//! It must never hold anything that other components need as well.

pub use crate::text::{Spawn, Update};
