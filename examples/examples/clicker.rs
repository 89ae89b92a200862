//! A button and how often it was clicked: what it takes to measure the way from a click to the page and back.

use sidekick::prelude::*;

#[sidekick::main]
fn main() {
    let button = Button::builder("Click").instance_id("go").build();
    let label = Label::builder("0").instance_id("count").build();
    let mut count = 0_u64;
    button.on_click(move |_| {
        count += 1;
        label.set_text(count.to_string());
    });
}
