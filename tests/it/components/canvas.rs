//! Canvases.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::{Value, json};
use sidekick::prelude::*;
use sidekick::testing::{Harness, Viewer};
use sidekick::{LineStyle, TextStyle};
use sidekick_protocol::{Capabilities, Presence};

use super::assert_refuses;

/// A viewer of a UI of the base protocol, which is sent each message in a frame of its own.
fn base_viewer(harness: &mut Harness) -> Viewer {
    let mut viewer = harness.accept();
    viewer.announce(Presence::Online, Capabilities::empty());
    for kind in ["announce", "clearAll", "spawn"] {
        assert_eq!(receive(&mut viewer)["type"], kind);
    }
    viewer
}

fn receive(viewer: &mut Viewer) -> Value {
    let frame = viewer.receive_frame().expect("more is to come");
    serde_json::from_str(&frame).unwrap()
}

/// The next drawing actions, each with the buffers that it concerns.
fn actions(viewer: &mut Viewer, count: usize) -> Vec<Value> {
    let mut action = || {
        let message = receive(viewer);
        let payload = &message["payload"];
        let options = payload["options"].as_object().unwrap().clone();
        let buffers = options
            .into_iter()
            .filter(|(key, _)| key.ends_with("ufferId") || key == "replace");
        json!([
            payload["action"],
            buffers.map(|(_, value)| value).collect::<Vec<_>>()
        ])
    };
    (0..count).map(|_| action()).collect()
}

#[test]
fn a_frame_replaces_the_picture() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let canvas = Canvas::new(10, 10);
    let mut viewer = base_viewer(&mut harness);
    let result = canvas.frame(|frame| {
        frame.draw_circle(1, 1, 1, ());
        "done"
    });
    assert_eq!(result, "done");
    let expected = [
        json!(["createBuffer", [1]]),
        json!(["clear", [1]]),
        json!(["drawCircle", [1]]),
        json!(["clear", [0]]),
        json!(["drawBuffer", [1, 0]]),
    ];
    assert_eq!(actions(&mut viewer, 5), expected);
}

#[test]
fn a_page_that_can_replaces_in_one_step() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let canvas = Canvas::new(10, 10);
    canvas.draw_line(0, 0, 1, 1, ());
    let mut viewer = harness.accept();
    // Without `batch`, so that each message comes in a frame of its own.
    viewer.announce(Presence::Online, Capabilities::CANVAS_REPLACE);
    for _ in 0..4 {
        receive(&mut viewer);
    }
    canvas.frame(|frame| frame.draw_circle(1, 1, 1, ()));
    let expected = [
        json!(["createBuffer", [1]]),
        json!(["clear", [1]]),
        json!(["drawCircle", [1]]),
        json!(["drawBuffer", [true, 1, 0]]),
    ];
    assert_eq!(actions(&mut viewer, 4), expected);
    let canvas = viewer.page().find("canvas-1").unwrap();
    assert_eq!(canvas.buffers.screen().len(), 1);
}

#[test]
fn a_frame_whose_drawing_panics_is_not_shown() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let canvas = Canvas::new(10, 10);
    let mut viewer = base_viewer(&mut harness);
    for draw in [Canvas::frame::<()>, Canvas::buffer::<()>] as [fn(&_, _) -> _; 2] {
        let draw = || {
            draw(&canvas, |frame: &sidekick::Frame<'_>| {
                frame.draw_circle(1, 1, 1, ());
                panic!("on purpose");
            });
        };
        let panic = catch_unwind(AssertUnwindSafe(draw)).unwrap_err();
        assert_eq!(panic.downcast_ref(), Some(&"on purpose"));
    }
    // The buffer of the abandoned one is used again.
    canvas.buffer(|_| ());
    let expected = [
        json!(["createBuffer", [1]]),
        json!(["clear", [1]]),
        json!(["drawCircle", [1]]),
        json!(["clear", [1]]),
        json!(["drawCircle", [1]]),
        json!(["clear", [1]]),
        json!(["drawBuffer", [1, 0]]),
    ];
    assert_eq!(actions(&mut viewer, 7), expected);
}

#[test]
fn nested_frames_have_a_buffer_each_and_are_destroyed_first() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let canvas = Canvas::new(10, 10);
    let mut viewer = base_viewer(&mut harness);
    canvas.buffer(|_| canvas.buffer(|_| ()));
    canvas.remove();
    canvas.remove();
    let expected = [
        json!(["createBuffer", [1]]),
        json!(["clear", [1]]),
        json!(["createBuffer", [2]]),
        json!(["clear", [2]]),
        json!(["drawBuffer", [2, 0]]),
        json!(["drawBuffer", [1, 0]]),
        json!(["destroyBuffer", [1]]),
        json!(["destroyBuffer", [2]]),
    ];
    assert_eq!(actions(&mut viewer, 8), expected);
    assert_eq!(receive(&mut viewer)["type"], "remove");
    // On what is gone, drawing does nothing, whichever way.
    canvas.frame(|frame| frame.draw_circle(1, 1, 1, ()));
    Label::new("end");
    assert_eq!(receive(&mut viewer)["component"], "label");
}

#[test]
fn a_drawing_survives_a_move_and_a_reload() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let canvas = Canvas::builder(10, 10).instance_id("c").build();
    canvas.draw_line(0, 0, 1, 1, ());
    let row = Row::new();
    row.add_child(&canvas);
    let mut end = end_of_page();
    let mut viewer = harness.accept();
    for capabilities in [Capabilities::empty(), Capabilities::all()] {
        viewer.announce(Presence::Online, capabilities);
        viewer.wait_until(|page| page.find(&end).is_some());
        let column = Column::new();
        column.add_child(&row);
        let container = Row::new();
        container.add_child(&column);
        end = end_of_page();
        viewer.wait_until(|page| page.find(&end).is_some());
        let container = viewer.page().find(container.instance_id().as_str());
        let canvas = container.unwrap().find("c").unwrap();
        assert_eq!(canvas.buffers.screen().len(), 1);
    }
}

/// Puts something at the end of the page: a viewer who sees it has seen everything.
fn end_of_page() -> String {
    Label::new("end").instance_id().to_string()
}

#[test]
fn a_click_says_where() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let canvas = Canvas::new(10, 10);
    let label = Label::new("");
    canvas.on_click(move |point| label.set_text(format!("{} {}", point.x, point.y)));
    let mut viewer = harness.connect();
    viewer.click_point(canvas.instance_id(), 2.5, 7.0);
    viewer.wait_until(|page| page.text_of("label-2") == Some("2.5 7"));
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let harness = Harness::new();
    let _entered = harness.enter();
    let canvas = Canvas::builder(10, 10).instance_id("c").build();
    let refuses = |call: &dyn Fn(&Canvas), words: &str| {
        assert_refuses(|| call(&canvas), &format!("canvas `c`: {words}"));
    };
    let (positive, not_negative) = (
        "must be more than 0, and finite",
        "must be 0 or more, and finite",
    );
    refuses(
        &|c| c.draw_circle(0, 0, 0, ()),
        &format!("the radius is 0, but {positive}"),
    );
    refuses(
        &|c| c.draw_circle(0, 0, f64::NAN, ()),
        &format!("the radius is NaN, but {positive}"),
    );
    refuses(
        &|c| c.draw_circle(f32::INFINITY, 0, 1, ()),
        "x is inf, but must be finite",
    );
    refuses(
        &|c| c.draw_ellipse(0, 0, 1, -1, ()),
        &format!("radius_y is -1, but {positive}"),
    );
    refuses(
        &|c| c.draw_line(0, 0, 0, f64::NAN, ()),
        "y2 is NaN, but must be finite",
    );
    refuses(
        &|c| c.draw_rect(0, 0, -1, 0, ()),
        &format!("the width is -1, but {not_negative}"),
    );
    refuses(
        &|c| c.draw_rect(0, 0, 1, 1, Style::new().width(-1)),
        &format!("the line width is -1, but {not_negative}"),
    );
    refuses(
        &|c| c.draw_line(0, 0, 1, 1, LineStyle::new().width(f64::NAN)),
        &format!("the line width is NaN, but {not_negative}"),
    );
    refuses(
        &|c| c.draw_polyline([(0, 0)], ()),
        "there are 1 points, but 2 are needed at least",
    );
    refuses(
        &|c| c.draw_polygon([[0, 0], [1, 1]], ()),
        "there are 2 points, but 3 are needed at least",
    );
    refuses(
        &|c| c.draw_polyline([(0.0, 0.0), (0.0, f64::NAN)], ()),
        "y is NaN, but must be finite",
    );
    refuses(
        &|c| c.draw_text(0, 0, "a", TextStyle::new().size(0)),
        &format!("the text size is 0, but {positive}"),
    );
    refuses(
        &|c| c.frame(|frame| frame.draw_circle(0, 0, -2, "red")),
        &format!("the radius is -2, but {positive}"),
    );
    let words = "canvas: the width is 0, but must be more than 0, and finite";
    assert_refuses(|| drop(Canvas::new(0, 10)), words);
}
