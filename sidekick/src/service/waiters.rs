//! Those who wait for the connection, on the side of the callers.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::machine::WaiterId;
use crate::connector::ConnectError;

/// Takes the answer. It must not block; the driver calls it.
type Answer = Box<dyn FnOnce(Result<(), ConnectError>) + Send>;

#[derive(Default)]
pub(super) struct Waiters {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    answers: HashMap<WaiterId, Answer>,
    last: u64,
    closed: bool,
}

impl Waiters {
    /// Adds a waiter; `None` if the service has ended, in which case the answer has been given.
    pub(super) fn add(&self, answer: Answer) -> Option<WaiterId> {
        let mut state = self.lock();
        if state.closed {
            drop(state);
            answer(Err(ConnectError::ShutDown));
            return None;
        }
        state.last += 1;
        let waiter = WaiterId(state.last);
        state.answers.insert(waiter, answer);
        Some(waiter)
    }

    /// Answers everyone who waits or will wait: the service has ended.
    pub(super) fn close(&self) {
        let mut state = self.lock();
        state.closed = true;
        let answers = std::mem::take(&mut state.answers);
        drop(state);
        for answer in answers.into_values() {
            answer(Err(ConnectError::ShutDown));
        }
    }

    pub(super) fn answer(&self, waiter: WaiterId, result: Result<(), ConnectError>) {
        let answer = self.lock().answers.remove(&waiter);
        if let Some(answer) = answer {
            answer(result);
        }
    }

    pub(super) fn remove(&self, waiter: WaiterId) {
        self.lock().answers.remove(&waiter);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Waiters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiters")
            .field("waiting", &self.lock().answers.len())
            .finish()
    }
}
