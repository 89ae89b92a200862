//! What most programs use: `use sidekick::prelude::*;`.

#[doc(no_inline)]
pub use futures_signals::signal::{Mutable, Signal, SignalExt};

#[doc(no_inline)]
pub use crate::{
    Button, Canvas, Color, Column, Component, Console, Grid, Label, Markdown, Row, Style, Textbox,
    View, Viz, cprint, cprintln, view,
};
