//! Makes a program visible: annotate `main`, describe a UI in `view!`, keep state in signals, and a live page shows it
//! and stays in step.
//!
//! ```no_run
//! use sidekick::prelude::*;
//!
//! #[sidekick::main]
//! fn main() -> impl View {
//!     let count = Mutable::new(0);
//!     view! {
//!         <Column>
//!             <Label text={count.signal().map(|n| format!("Count: {n}"))}/>
//!             <Button text="+1" clone:count on:click={move |_| *count.lock_mut() += 1}/>
//!         </Column>
//!     }
//! }
//! ```

mod color;
mod diagnostics;

mod task_manager;

mod transport;

mod connector;

mod service;

mod component;
mod task;

mod reactive;

pub mod viz;

mod view;

mod connection;

#[doc(hidden)]
pub mod __rt;
pub mod prelude;
pub mod testing;

#[doc(no_inline)]
pub use futures_signals;
pub use sidekick_macros::{main, view};
#[doc(no_inline)]
pub use sidekick_protocol as protocol;
pub use sidekick_protocol::{InstanceId, Text};

pub use self::color::Color;
pub use self::component::{
    Builder, Button, Canvas, CanvasClickEvent, ClickEvent, Column, Component, Console, Coordinate,
    ErrorEvent, Frame, Grid, GridClickEvent, IntoHandler, IntoOptional, IntoPoint, Label,
    LineStyle, Markdown, Parent, Row, Style, SubmitEvent, TextStyle, Textbox,
};
pub use self::connection::{
    SetUrlError, activate_connection, clear_all, register_global_message_handler, run_forever,
    run_forever_async, set_url, shutdown, submit_interval, submit_task, wait_for_connection,
};
pub use self::connector::{Attempt, ConnectError, SettingError};
pub use self::reactive::IntoValue;
pub use self::task::{IntervalHandle, TaskError, TaskHandle};
pub use self::transport::{Opaque, TransportError};
pub use self::view::{IntoChild, Mounted, Node, View, mount};
pub use self::viz::{Represent, Viz};

/// The README's programs are compiled with the tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
