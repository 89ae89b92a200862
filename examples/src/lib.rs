//! What the example programs share.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

/// Numbers that nobody foresees; good enough for games, and for nothing else.
#[derive(Debug)]
pub struct Dice {
    state: RandomState,
    thrown: u64,
}

impl Dice {
    /// Dice that fall differently in each run.
    pub fn new() -> Self {
        Self {
            state: RandomState::new(),
            thrown: 0,
        }
    }

    /// A number from 0 to just below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.thrown += 1;
        self.state.hash_one(self.thrown) % end.max(1)
    }
}

impl Default for Dice {
    fn default() -> Self {
        Self::new()
    }
}
