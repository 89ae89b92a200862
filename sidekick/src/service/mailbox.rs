//! A queue whose items are worked off one after another by a consumer that runs only while there are some.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many items may wait. A handler that is so far behind has lost touch with the person; what comes on top is
/// dropped with a warning.
const BOUND: usize = 10_000;

#[derive(Debug)]
pub(crate) struct Mailbox<T> {
    state: Mutex<State<T>>,
}

#[derive(Debug)]
struct State<T> {
    waiting: VecDeque<T>,
    consumed: bool,
}

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pushed {
    /// It waits, and nobody works: the caller must start a consumer, which calls [`Mailbox::pop`] until `None`.
    StartConsumer,
    /// The consumer that runs will come to it.
    Waiting,
    /// There is no room for it.
    Dropped,
}

impl<T> Default for Mailbox<T> {
    fn default() -> Self {
        Self {
            state: Mutex::new(State {
                waiting: VecDeque::new(),
                consumed: false,
            }),
        }
    }
}

impl<T> Mailbox<T> {
    pub(crate) fn push(&self, item: T) -> Pushed {
        let mut state = self.lock();
        if state.waiting.len() >= BOUND {
            return Pushed::Dropped;
        }
        state.waiting.push_back(item);
        if std::mem::replace(&mut state.consumed, true) {
            Pushed::Waiting
        } else {
            Pushed::StartConsumer
        }
    }

    /// The next item; after `None` the consumer must end.
    pub(crate) fn pop(&self) -> Option<T> {
        let mut state = self.lock();
        let item = state.waiting.pop_front();
        state.consumed = item.is_some();
        item
    }

    /// Drops what waits.
    pub(crate) fn clear(&self) {
        self.lock().waiting.clear();
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
