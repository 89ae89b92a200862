//! Pauses between attempts to reconnect: short at first, doubling, spread by chance so that many heroes do not come
//! back to a relay in step. It never gives up.

use std::time::Duration;

const FIRST: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(5);

#[derive(Debug)]
pub(super) struct Backoff {
    failures: u32,
    /// State of a xorshift generator (Marsaglia 2003); never 0.
    random: u64,
}

impl Backoff {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            failures: 0,
            random: seed | 1,
        }
    }

    /// How long to wait before the next attempt: between half and all of 100 ms · 2ⁿ after n failures, at most 5 s.
    pub(super) fn next_pause(&mut self) -> Duration {
        let longest = FIRST
            .saturating_mul(1 << self.failures.min(16))
            .min(LONGEST);
        self.failures += 1;
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        let share = u32::try_from(self.random >> 32).expect("the upper half has 32 bits");
        longest / 2 + (longest / 2).mul_f64(f64::from(share) / f64::from(u32::MAX))
    }

    /// The connection works again.
    pub(super) fn reset(&mut self) {
        self.failures = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_five_seconds_and_are_never_alike() {
        let mut backoff = Backoff::new(7);
        let pauses: Vec<_> = (0..12).map(|_| backoff.next_pause()).collect();
        for (n, pause) in pauses.iter().enumerate() {
            let longest = FIRST.saturating_mul(1 << n.min(16)).min(LONGEST);
            assert!(
                (longest / 2..=longest).contains(pause),
                "{pause:?} after {n} failures"
            );
        }
        assert_ne!(pauses[10], pauses[11]);
        backoff.reset();
        assert!(backoff.next_pause() <= FIRST);
    }
}
