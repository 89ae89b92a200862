//! From futures-signals to commands.
//!
//! This is the only place that polls signals. Every signal goes through [`Driven`], which closes a race in
//! futures-signals; all signals of a mounted view are polled by one task.

mod binding;
mod driven;
mod value;

pub(crate) use self::binding::{Attribute, Binding, LiveAttribute, drive};
pub(crate) use self::driven::BoxSignal;
pub(crate) use self::value::Source;
pub use self::value::{IntoValue, Value};
pub(crate) use self::value::{ViaMutable, ViaSignal, ViaText};
