//! The recorded programs, in Rust.

use std::panic::{AssertUnwindSafe, catch_unwind};

use sidekick::{
    Button, Canvas, Column, Component, Console, Grid, Label, LineStyle, Markdown, Row, Style,
    TextStyle, Textbox, clear_all, cprint, cprintln,
};

/// Checks, at the end, what a program does besides sending messages.
pub(super) type Finish = Box<dyn FnOnce()>;

pub(super) fn nothing_else() -> Finish {
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

/// `02_textbox_markdown_console.py`
pub(super) fn textbox_markdown_and_console() -> Finish {
    let textbox = Textbox::builder().value("v").placeholder("p").build();
    textbox.set_value("new");
    textbox.set_placeholder("np");
    let markdown = Markdown::new("# T\n- a");
    markdown.set_text("**b**");
    let console = Console::builder().text("start\n").show_input(true).build();
    cprint!(console, "{}-{}-{}!\n", "a", 1, "None");
    cprintln!(console);
    console.clear();
    let output = console.clone();
    textbox.on_submit(move |event| cprintln!(output, "tb {}", event.value));
    let output = console.clone();
    console.on_submit(move |event| output.print(format_args!("con {}", event.value)));
    Box::new(move || {
        assert_eq!(textbox.value(), "hey");
        assert_eq!(markdown.text(), "**b**");
    })
}

/// `03_grid.py`
pub(super) fn grid() -> Finish {
    let grid = Grid::new(4, 3);
    grid.set_color(0, 0, "red");
    grid.set_text(3, 2, "x");
    grid.set_color(0, 0, None);
    grid.set_text(3, 2, None);
    grid.set_text(1, 1, "");
    grid.clear_cell(1, 1);
    grid.clear();
    refuses(
        || grid.set_color(4, 0, "red"),
        "grid `grid-1`: x is 4, but there are 4 columns, from 0 to 3",
    );
    refuses(
        || grid.set_text(0, 3, "x"),
        "grid `grid-1`: y is 3, but there are 3 rows, from 0 to 2",
    );
    refuses(|| drop(Grid::new(0, 1)), "grid: 0 columns");
    let clicked = grid.clone();
    grid.on_click(move |cell| clicked.set_color(cell.x, cell.y, "blue"));
    nothing_else()
}

/// `04_canvas.py`
pub(super) fn canvas() -> Finish {
    let canvas = Canvas::new(100, 80);
    canvas.draw_line(0, 1, 2, 3, ());
    canvas.draw_line(0, 1, 2, 3, LineStyle::new().color("red").width(2));
    canvas.draw_rect(1, 2, 3, 4, ());
    let style = Style::new().fill("blue").line("red").width(0);
    canvas.draw_rect(1, 2, 3, 4, style);
    canvas.draw_circle(5, 6, 7, ());
    canvas.draw_circle(5, 6, 7, "g");
    canvas.draw_polyline([(0, 0), (1, 1)], ());
    canvas.draw_polygon([(0, 0), (1, 1), (2, 0)], "y");
    canvas.draw_ellipse(1, 2, 3, 4, Style::new().fill("c").width(3));
    canvas.draw_text(1, 2, "hi", ());
    canvas.draw_text(1, 2, "hi", TextStyle::new().color("k").size(20));
    canvas.clear();
    canvas.buffer(|buffer| {
        buffer.clear();
        buffer.draw_rect(0, 0, 10, 10, "white");
        buffer.draw_circle(1, 1, 1, ());
    });
    canvas.buffer(|buffer| buffer.draw_line(0, 0, 1, 1, ()));
    let clicked = canvas.clone();
    canvas.on_click(move |point| clicked.draw_circle(point.x, point.y, 2, ()));
    nothing_else()
}

/// Checks that a call is refused, as a mistake in the program, with words that begin so.
fn refuses(call: impl FnOnce(), why: &str) {
    let panic = catch_unwind(AssertUnwindSafe(call)).expect_err(why);
    let message = panic.downcast_ref::<String>().expect("it has words");
    let message = message.strip_prefix("sidekick: ").expect("it says whose");
    assert!(message.starts_with(why), "{message}");
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
