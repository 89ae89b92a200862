//! Shows the program's values: what a value looks like to the UI, and the component that shows it.
//!
//! [`Represent`] says how a type is described, a [`Representer`] writes the description down within its limits, and
//! [`Viz`] sends it. Describing must never wait for a lock, follow a cycle, or grow with a value beyond the limits.

mod handle;

mod represent;
mod representer;

mod builders;
mod ids;
mod keyed;
mod limits;
mod order;
mod std_impls;
#[cfg(test)]
mod tests;

pub use self::builders::{ObjectBuilder, TupleBuilder};
pub(crate) use self::handle::Showing;
pub use self::handle::Viz;
pub use self::represent::{Represent, Represented};
pub use self::representer::Representer;
