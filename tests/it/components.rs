//! What the handles of single components do, beyond what the recordings show.

mod canvas;
mod console;
mod elements;
mod grid;

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Checks that a call is refused as a mistake in the program, with these words, at the caller's line.
#[track_caller]
fn assert_refuses(call: impl FnOnce(), words: &str) {
    let panic = catch_unwind(AssertUnwindSafe(call)).expect_err(words);
    let message = panic.downcast_ref::<String>().expect("it has words");
    assert_eq!(message.strip_prefix("sidekick: "), Some(words));
}
