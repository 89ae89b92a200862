//! The recorded programs, in Rust.

use std::sync::mpsc;

use sidekick::{Button, Column, Component, Label, Row, Textbox, clear_all};

use crate::support::PATIENCE;

/// Checks, at the end, what a program does besides sending messages.
pub(super) type Finish = Box<dyn FnOnce()>;

fn nothing_else() -> Finish {
    Box::new(|| ())
}

/// `01_label_button.py`
pub(super) fn label_and_button() -> Finish {
    let label = Label::new("hello");
    label.set_text("world \u{2713} \"quoted\" <b>&</b>");
    let button = Button::builder("Go").instance_id("go").build();
    button.set_text("Stop");
    button.on_click(move |event| {
        label.set_text(format!(
            "clicked {} {}",
            event.instance_id,
            event.event_type()
        ));
    });
    nothing_else()
}

/// The text box of `02_textbox_markdown_console.py`. What its handler shows there is in a console.
pub(super) fn textbox() -> Finish {
    let textbox = Textbox::builder().value("v").placeholder("p").build();
    textbox.set_value("new");
    textbox.set_placeholder("np");
    let (sender, submitted) = mpsc::channel();
    textbox.on_submit(move |event| sender.send(event.value).unwrap());
    Box::new(move || {
        assert_eq!(submitted.recv_timeout(PATIENCE).as_deref(), Ok("hey"));
        assert_eq!(textbox.value(), "hey");
    })
}

/// `05_layout.py` without its `clear_all`, which the existing system loses.
pub(super) fn layout() -> Finish {
    layout_until_clear_all();
    Label::new("after clear");
    nothing_else()
}

/// `05_layout.py`
pub(super) fn layout_with_clear_all() {
    layout_until_clear_all();
    clear_all();
    Label::new("after clear");
}

fn layout_until_clear_all() {
    let row = Row::builder().instance_id("bar").build();
    let first = Button::new("1");
    let second = Button::new("2");
    row.add_child(&first);
    row.add_child(&second);
    let inside = Label::new("in");
    let deep = Label::new("deep");
    let inner = Row::builder().instance_id("inner").child(&deep).build();
    let column = Column::builder()
        .instance_id("col")
        .child(&inside)
        .child(&inner)
        .build();
    Label::builder("late").parent(&column).build();
    Label::builder("bystr").parent("bar").build();
    second.remove();
    row.remove();
}
