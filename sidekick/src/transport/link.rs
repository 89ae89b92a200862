//! The queue of frames between the driver and the writer of one link.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::Frames;

/// Frames on their way out. The driver pushes, the link's writer takes; neither waits for the other.
///
/// The queue itself has no bound: the machine keeps account of what is in flight on a link and stops pushing at its
/// own bound, see `service::machine`.
#[derive(Debug, Default)]
pub(crate) struct LinkQueue {
    state: Mutex<State>,
    changed: Notify,
}

#[derive(Debug, Default)]
struct State {
    waiting: VecDeque<Frames>,
    closed: bool,
}

/// What the writer is to do next.
#[derive(Debug)]
pub(crate) enum Dequeued {
    /// Write these, in one go.
    Frames(Frames),
    /// Nothing more will come.
    Closed,
}

impl LinkQueue {
    /// Appends frames. After [`close`](Self::close) they are dropped.
    pub(crate) fn push(&self, frames: Frames) {
        let mut state = self.lock();
        if !state.closed {
            state.waiting.push_back(frames);
            self.changed.notify_one();
        }
    }

    /// Drops what the writer has not taken yet; says how many bytes that were.
    pub(crate) fn purge(&self) -> usize {
        self.lock()
            .waiting
            .drain(..)
            .map(|frames| frames.size())
            .sum()
    }

    /// Lets the writer finish what is queued and then end.
    pub(crate) fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_one();
    }

    /// The next frames, as soon as there are any. For one writer only.
    pub(crate) async fn next(&self) -> Dequeued {
        loop {
            // The permit of `notify_one` outlasts the time between this look and the wait.
            let changed = self.changed.notified();
            if let Some(dequeued) = self.try_next() {
                return dequeued;
            }
            changed.await;
        }
    }

    /// The next frames, if there are any now.
    pub(crate) fn try_next(&self) -> Option<Dequeued> {
        let mut state = self.lock();
        match state.waiting.pop_front() {
            Some(frames) => Some(Dequeued::Frames(frames)),
            None if state.closed => Some(Dequeued::Closed),
            None => None,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
