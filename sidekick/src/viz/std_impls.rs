//! Descriptions of what the standard library holds.

mod collections;
mod pointers;
mod scalars;
