//! The offscreen buffers of a canvas: which there are, and which of them nobody draws on.

use std::ops::RangeInclusive;
use std::sync::{Mutex, MutexGuard, PoisonError};

#[derive(Debug, Default)]
pub(super) struct Pool(Mutex<Buffers>);

#[derive(Debug, Default)]
struct Buffers {
    /// So many were made; their ids are the numbers from 1 on.
    made: u32,
    free: Vec<u32>,
}

/// A buffer that was taken from the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// It was used before.
    Used(u32),
    /// It has yet to be made.
    New(u32),
}

impl Pool {
    pub(super) fn take(&self) -> Taken {
        let mut buffers = self.lock();
        if let Some(id) = buffers.free.pop() {
            return Taken::Used(id);
        }
        buffers.made += 1;
        Taken::New(buffers.made)
    }

    pub(super) fn give_back(&self, id: u32) {
        self.lock().free.push(id);
    }

    /// Takes all buffers out, those in use included, for good.
    pub(super) fn empty(&self) -> RangeInclusive<u32> {
        let mut buffers = self.lock();
        buffers.free.clear();
        1..=std::mem::take(&mut buffers.made)
    }

    fn lock(&self) -> MutexGuard<'_, Buffers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
