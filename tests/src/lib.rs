//! What the tests and the programs that they start share: how the two speak to each other.
//!
//! A program tells its test something by a line on standard output, and waits for a line on standard input. Nothing in
//! here, and no program, ever waits for time to pass.

use std::fmt::Display;
use std::io::{self, BufRead, Write};

/// Tells the test something. A test that is gone is told nothing.
pub fn say(what: impl Display) {
    let mut stdout = io::stdout().lock();
    let _gone = writeln!(stdout, "{what}").and_then(|()| stdout.flush());
}

/// Waits until the test has written a line, or is gone.
pub fn wait_for_test() {
    let _gone = io::stdin().lock().read_line(&mut String::new());
}
