//! A console that answers with what was said to it.

use sidekick::prelude::*;

#[sidekick::main]
fn main() {
    let console = Console::builder()
        .text("Say something, and hear it again.\n")
        .show_input(true)
        .build();
    let output = console.clone();
    console.on_submit(move |said| cprintln!(output, "{}", said.value));
}
