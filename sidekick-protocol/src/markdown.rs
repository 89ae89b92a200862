//! The payloads of `markdown`: a text in Markdown.
//!
//! It must never hold anything that other components need as well.

pub use crate::text::{Spawn, Update};
