//! Colours the cells of a grid as often and as fast as it can: `cargo run --release --example flood -- 1000000`.
//!
//! It waits for a page, prints what a call takes, and ends when everything has arrived.

use std::time::Instant;

use sidekick::prelude::*;
use sidekick::{ConnectError, shutdown, wait_for_connection};

const SIDE: usize = 100;
const COLORS: [&str; 4] = ["tomato", "gold", "teal", "white"];

#[sidekick::main]
fn main() -> Result<(), ConnectError> {
    let calls = std::env::args().nth(1);
    let calls = calls
        .and_then(|calls| calls.parse().ok())
        .unwrap_or(100_000_u32);
    let grid = Grid::new(SIDE, SIDE);
    wait_for_connection(None)?;
    let nanoseconds = flood(&grid, calls);
    #[expect(clippy::print_stdout, reason = "the result is for whoever measures")]
    {
        println!("{nanoseconds:.1} ns per call, {calls} calls");
    }
    // What was sent before still arrives.
    shutdown();
    Ok(())
}

/// Makes so many calls, and returns what each has taken.
fn flood(grid: &Grid, calls: u32) -> f64 {
    #[expect(clippy::disallowed_methods, reason = "what is measured is the time")]
    let start = Instant::now();
    let (mut x, mut y, mut color) = (0, 0, 0);
    for _ in 0..calls {
        grid.set_color(x, y, COLORS[color]);
        x += 1;
        if x == SIDE {
            (x, y) = (0, (y + 1) % SIDE);
            // One colour for a row, and another in the next round.
            color = (color + 1) % COLORS.len();
        }
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(calls.max(1))
}
