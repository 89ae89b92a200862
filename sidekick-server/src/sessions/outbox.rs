//! The frames that wait for one peer.
//!
//! Filling it never waits; a full one says so. Its bound is in bytes, because frames differ in size by a factor of a
//! million.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tokio_tungstenite::tungstenite::Utf8Bytes;

/// What a frame takes besides its text, roughly; so a flood of tiny frames is bounded as well.
const FRAME_OVERHEAD: usize = 64;

#[derive(Debug)]
pub(super) struct Outbox {
    limit: usize,
    queue: Mutex<Queue>,
    changed: Notify,
}

#[derive(Debug, Default)]
struct Queue {
    frames: VecDeque<Utf8Bytes>,
    bytes: usize,
    is_closed: bool,
}

/// The frame would exceed the bound.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Full;

/// What the peer's task finds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    Frame(Utf8Bytes),
    /// Nothing at present.
    Empty,
    /// Nothing, and there will be no more.
    Closed,
}

impl Outbox {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            queue: Mutex::default(),
            changed: Notify::new(),
        }
    }

    /// Appends a frame. A single frame always fits into an empty outbox, whatever its size.
    pub(super) fn push(&self, frame: Utf8Bytes) -> Result<(), Full> {
        let mut queue = self.queue();
        let bytes = queue.bytes + frame.len() + FRAME_OVERHEAD;
        if bytes > self.limit && !queue.frames.is_empty() {
            return Err(Full);
        }
        queue.bytes = bytes;
        queue.frames.push_back(frame);
        self.changed.notify_one();
        Ok(())
    }

    /// Nothing will be appended any more; what is there is still to be sent.
    pub(super) fn close(&self) {
        self.queue().is_closed = true;
        self.changed.notify_one();
    }

    pub(super) fn pop(&self) -> Next {
        let mut queue = self.queue();
        match queue.frames.pop_front() {
            Some(frame) => {
                queue.bytes -= frame.len() + FRAME_OVERHEAD;
                Next::Frame(frame)
            }
            None if queue.is_closed => Next::Closed,
            None => Next::Empty,
        }
    }

    /// Completes at the next change, or at once when there was one since the last time. For one waiter.
    pub(super) async fn changed(&self) {
        self.changed.notified().await;
    }

    /// Each of the changes above is complete before anything in it could panic, so a poisoned queue is sound.
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[test]
    fn frames_come_out_in_order_and_then_the_end() {
        let outbox = Outbox::new(1000);
        assert_eq!(outbox.pop(), Next::Empty);
        assert_eq!(outbox.push("a".into()), Ok(()));
        assert_eq!(outbox.push("b".into()), Ok(()));
        outbox.close();
        assert_eq!(outbox.pop(), Next::Frame("a".into()));
        assert_eq!(outbox.pop(), Next::Frame("b".into()));
        assert_eq!(outbox.pop(), Next::Closed);
    }

    #[test]
    fn the_bound_counts_what_waits() {
        let outbox = Outbox::new(2 * (100 + FRAME_OVERHEAD));
        let frame = Utf8Bytes::from("x".repeat(100));
        assert_eq!(outbox.push(frame.clone()), Ok(()));
        assert_eq!(outbox.push(frame.clone()), Ok(()));
        assert_eq!(outbox.push("".into()), Err(Full));
        outbox.pop();
        assert_eq!(outbox.push(frame), Ok(()));
        assert_eq!(outbox.push("".into()), Err(Full));
    }

    #[test]
    fn one_large_frame_always_fits() {
        let outbox = Outbox::new(10);
        assert_eq!(outbox.push("larger than the bound".into()), Ok(()));
        assert_eq!(outbox.push("x".into()), Err(Full));
    }

    #[test]
    fn a_change_before_the_wait_is_not_missed() {
        let outbox = Outbox::new(1000);
        assert_eq!(outbox.changed().now_or_never(), None);
        outbox.push("a".into()).unwrap();
        assert_eq!(outbox.changed().now_or_never(), Some(()));
        assert_eq!(outbox.changed().now_or_never(), None);
        outbox.close();
        assert_eq!(outbox.changed().now_or_never(), Some(()));
    }
}
