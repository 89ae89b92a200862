//! The command queue: from any number of threads to the one driver.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use sidekick_protocol::{
    HeroMessage, SpawnPayload, Update, button, canvas, console, grid, label, markdown, textbox, viz,
};
use tokio::sync::Notify;

use super::machine::Command;

/// How much may wait for the driver, in bytes by [`weight`]. A caller that is faster than the driver for longer than
/// this waits for it, so that memory stays bounded. The driver never waits for a caller and never calls user code, so
/// this can't deadlock.
const BOUND: usize = 16 * 1024 * 1024;

/// The queue.
#[derive(Debug, Default)]
pub(crate) struct CommandQueue {
    state: Mutex<State>,
    /// There are commands, for the driver.
    filled: Notify,
    /// There is space, for callers.
    emptied: Condvar,
}

#[derive(Debug, Default)]
struct State {
    commands: Vec<Command>,
    bytes: usize,
    closed: bool,
    /// The service was asked to end: what is said from now on will not be seen.
    ending: bool,
}

/// The driver has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Closed;

impl CommandQueue {
    /// Appends a command; blocks while the queue is full.
    ///
    /// # Errors
    /// [`Closed`] if nobody will take it.
    pub(crate) fn push(&self, command: Command) -> Result<(), Closed> {
        let state = self.wait(self.lock());
        self.append(state, command)
    }

    /// The same without waiting for space, for callers that hold a lock and have
    /// [waited](Self::wait_for_space) before.
    pub(crate) fn push_now(&self, command: Command) -> Result<(), Closed> {
        self.append(self.lock(), command)
    }

    /// Blocks while the queue is full.
    pub(crate) fn wait_for_space(&self) {
        drop(self.wait(self.lock()));
    }

    fn wait<'a>(&self, mut state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        while state.bytes >= BOUND && !state.closed {
            state = self
                .emptied
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        state
    }

    fn append(&self, mut state: MutexGuard<'_, State>, command: Command) -> Result<(), Closed> {
        let is_message = matches!(command, Command::Message(_));
        if state.closed || (state.ending && is_message) {
            return Err(Closed);
        }
        state.ending |= matches!(command, Command::Shutdown);
        state.bytes += match &command {
            Command::Message(message) => weight(message),
            _ => size_of::<Command>(),
        };
        state.commands.push(command);
        let was_empty = state.commands.len() == 1;
        drop(state);
        if was_empty {
            self.filled.notify_one();
        }
        Ok(())
    }

    /// Moves all commands into `commands`, which must be empty, as soon as there are any. Cancel safe.
    pub(crate) async fn take(&self, commands: &mut Vec<Command>) {
        while !self.try_take(commands) {
            // The permit of `notify_one` outlasts the time between the look and the wait.
            self.filled.notified().await;
        }
    }

    /// The same for the commands that are there now; `false` if there are none.
    pub(crate) fn try_take(&self, commands: &mut Vec<Command>) -> bool {
        let mut state = self.lock();
        // The two vectors change places, so that neither allocates again.
        std::mem::swap(&mut state.commands, commands);
        state.bytes = 0;
        drop(state);
        self.emptied.notify_all();
        !commands.is_empty()
    }

    /// Refuses commands from now on.
    pub(crate) fn close(&self) {
        let mut state = self.lock();
        state.closed = true;
        state.commands.clear();
        drop(state);
        self.emptied.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// About how much memory a message takes: itself, and the longest of its texts.
pub(crate) fn weight(message: &HeroMessage) -> usize {
    let text = match message {
        HeroMessage::Spawn { payload, .. } => match payload {
            SpawnPayload::Label(label::Spawn { text })
            | SpawnPayload::Button(button::Spawn { text })
            | SpawnPayload::Markdown(markdown::Spawn { text })
            | SpawnPayload::Console(console::Spawn { text, .. }) => text.len(),
            SpawnPayload::Textbox(textbox::Spawn { value, .. }) => value.len(),
            _ => 0,
        },
        HeroMessage::Update {
            update:
                Update::Label(label::Update::SetText { text })
                | Update::Button(button::Update::SetText { text })
                | Update::Markdown(markdown::Update::SetText { text })
                | Update::Console(console::Update::Append { text })
                | Update::Textbox(textbox::Update::SetValue { value: text })
                | Update::Grid(grid::Update::SetText {
                    text: Some(text), ..
                }),
            ..
        } => text.len(),
        HeroMessage::Update {
            update: Update::Canvas(update),
            ..
        } => weight_of_drawing(update),
        HeroMessage::Update {
            update: Update::Viz(update),
            ..
        } => weight_of_variable(&update.action),
        _ => 0,
    };
    size_of::<Command>() + text
}

fn weight_of_drawing(update: &canvas::Update) -> usize {
    match update {
        canvas::Update::DrawPolyline { points, .. }
        | canvas::Update::DrawPolygon { points, .. } => points.len() * size_of::<canvas::Point>(),
        canvas::Update::DrawText { text, .. } => text.len(),
        _ => 0,
    }
}

fn weight_of_variable(action: &viz::Action) -> usize {
    match action {
        viz::Action::Set { value, .. }
        | viz::Action::SetItem { value, .. }
        | viz::Action::Append { value, .. }
        | viz::Action::Insert { value, .. }
        | viz::Action::AddSet { value, .. } => weight_of_node(value),
        viz::Action::Page { items, .. } => items
            .iter()
            .map(|item| match item {
                viz::PageItem::Node(node) => weight_of_node(node),
                viz::PageItem::Entry(entry) => weight_of_entry(entry),
            })
            .sum(),
        _ => 0,
    }
}

fn weight_of_entry(entry: &viz::Entry) -> usize {
    weight_of_node(&entry.key) + weight_of_node(&entry.value)
}

fn weight_of_node(node: &viz::Node) -> usize {
    let value = match &node.value {
        viz::NodeValue::Scalar {
            value: viz::Scalar::Text(text),
            ..
        } => text.len(),
        viz::NodeValue::List(items) | viz::NodeValue::Set(items) => {
            items.iter().map(weight_of_node).sum()
        }
        viz::NodeValue::Dict(entries) => entries.iter().map(weight_of_entry).sum(),
        viz::NodeValue::Object { fields, .. } => {
            fields.iter().map(|(_, field)| weight_of_node(field)).sum()
        }
        _ => 0,
    };
    size_of::<viz::Node>() + node.id.as_ref().map_or(0, |id| id.len()) + value
}
