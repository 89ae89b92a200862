//! A scrolling text, with or without a line to enter more.

use std::fmt::Display;
use std::future::Future;

use sidekick_protocol::{SpawnPayload, Text, Update, console};

use super::handler::handlers;
use super::sealed::Kind;
use super::{Builder, Component, Handle, SubmitEvent, async_handler, sync_handler};

/// A scrolling text, with or without a line to enter more. It remembers its last lines: 10,000, or as many as
/// [`scrollback`](Builder::scrollback) says, and of these the last 8 MiB.
///
/// [`print`](Self::print) takes one thing to show; for more there are [`cprintln!`](crate::cprintln) and
/// [`cprint!`](crate::cprint), which take what `println!` does.
///
/// ```no_run
/// use sidekick::{Console, cprintln};
///
/// let console = Console::builder().text("Say something.\n").show_input(true).build();
/// let output = console.clone();
/// console.on_submit(move |said| cprintln!(output, "You said {:?}.", said.value));
/// ```
#[derive(Clone, Debug)]
pub struct Console {
    handle: Handle,
}

impl Console {
    /// Shows an empty console without an input line at the end of the page.
    pub fn new() -> Self {
        Self::builder().build()
    }

    /// A console that can be given more before it appears.
    pub fn builder() -> Builder<Self> {
        Builder::new(console::Spawn {
            show_input: false,
            text: Text::default(),
            scrollback: None,
        })
    }

    /// Adds a line.
    pub fn print(&self, line: impl Display) {
        self.append(format!("{line}\n"));
    }

    /// Adds to the last line; line breaks are those of the text.
    pub fn write(&self, text: impl Display) {
        self.append(text.to_string());
    }

    /// Removes all text.
    pub fn clear(&self) {
        self.handle.update(Update::Console(console::Update::Clear));
    }

    fn append(&self, text: String) {
        self.handle.update(Update::Console(console::Update::Append {
            text: text.into(),
        }));
    }
}

handlers!(Console, SubmitEvent: on_submit on_submit_async clear_on_submit);

impl Default for Console {
    fn default() -> Self {
        Self::new()
    }
}

impl Builder<Console> {
    /// The text at first. It brings its own line breaks.
    pub fn text(mut self, text: impl Into<Text>) -> Self {
        self.payload.text = text.into();
        self
    }

    /// Whether there is a line in which text can be entered and submitted.
    pub fn show_input(mut self, show_input: bool) -> Self {
        self.payload.show_input = show_input;
        self
    }

    /// How many lines the console remembers. The oldest go first.
    pub fn scrollback(mut self, lines: usize) -> Self {
        self.payload.scrollback = Some(u32::try_from(lines).unwrap_or(u32::MAX));
        self
    }
}

impl Component for Console {}

impl Kind for Console {
    type Payload = console::Spawn;

    fn spawn_payload(payload: &Self::Payload) -> SpawnPayload {
        SpawnPayload::Console(payload.clone())
    }

    fn from_handle(handle: Handle, _: Self::Payload) -> Self {
        Self { handle }
    }

    fn handle(&self) -> &Handle {
        &self.handle
    }
}

/// Adds a line to a [`Console`](crate::Console): `cprintln!(console, "{} of {}", 3, 5)`, or an empty one:
/// `cprintln!(console)`.
///
/// ```no_run
/// let console = sidekick::Console::new();
/// let name = "Ada";
/// sidekick::cprintln!(console, "Hello, {name}! {} and {} are {}.", 1, 2, 1 + 2);
/// ```
#[macro_export]
macro_rules! cprintln {
    ($console:expr $(,)?) => {
        $console.print("")
    };
    ($console:expr, $($arguments:tt)+) => {
        $console.print(::std::format_args!($($arguments)+))
    };
}

/// Adds to the last line of a [`Console`](crate::Console), like [`cprintln!`](crate::cprintln) without the line break.
#[macro_export]
macro_rules! cprint {
    ($console:expr, $($arguments:tt)+) => {
        $console.write(::std::format_args!($($arguments)+))
    };
}
