//! What most programs use: `use sidekick::prelude::*;`.

#[doc(no_inline)]
pub use futures_signals::signal::{Mutable, Signal, SignalExt};

#[doc(no_inline)]
pub use crate::{Button, Column, Component, Label, Row, Textbox, View, view};
