//! The recorded streams of the existing system come out of the equivalent Rust programs, message for message.
//!
//! Each program runs in a harness with a UI of the base protocol, once before that UI is there and once after.

mod programs;
mod recording;
mod variables;

use std::collections::HashSet;

use serde_json::{Value, json};
use sidekick::testing::{Harness, Page, Viewer};
use sidekick::{activate_connection, shutdown};
use sidekick_protocol::{Capabilities, HeroMessage, Presence};

use self::programs::Finish;
use self::recording::{Line, Recording};

/// A recorded stream, what of it counts, and the program that is to make the same.
struct Case {
    file: &'static str,
    components: &'static [&'static str],
    program: fn() -> Finish,
}

const CASES: [Case; 6] = [
    Case {
        file: "01_label_button.jsonl",
        components: &["label", "button"],
        program: programs::label_and_button,
    },
    Case {
        file: "02_textbox_markdown_console.jsonl",
        components: &["textbox", "markdown", "console"],
        program: programs::textbox_markdown_and_console,
    },
    Case {
        file: "03_grid.jsonl",
        components: &["grid"],
        program: programs::grid,
    },
    Case {
        file: "04_canvas.jsonl",
        components: &["canvas"],
        program: programs::canvas,
    },
    Case {
        file: "05_layout.jsonl",
        components: &["row", "column", "label", "button"],
        program: programs::layout,
    },
    Case {
        file: "06_viz_static.jsonl",
        components: &["viz"],
        program: variables::viz,
    },
];

/// Whether the UI is there when the program begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ViewerComes {
    Before,
    After,
}

/// Runs a program and returns a viewer of it, and what the program still has to show.
fn run<F>(harness: &mut Harness, comes: ViewerComes, program: fn() -> F) -> (Viewer, F) {
    if comes == ViewerComes::After {
        let finish = program();
        let mut viewer = harness.accept();
        viewer.announce(Presence::Online, Capabilities::empty());
        return (viewer, finish);
    }
    activate_connection();
    let mut viewer = harness.accept();
    viewer.announce(Presence::Online, Capabilities::empty());
    (viewer, program())
}

fn receive(viewer: &mut Viewer) -> Value {
    let frame = viewer.receive_frame().expect("more is to come");
    serde_json::from_str(&frame).unwrap()
}

/// Checks an announce of the hero. Its peer id, version and time are its own.
fn assert_is_announce(message: &Value, status: &str) {
    let mut rest = message.clone();
    let payload = rest["payload"].as_object_mut().unwrap();
    assert!(payload.remove("peerId").is_some_and(|id| id.is_string()));
    assert!(payload.remove("version").is_some_and(|id| id.is_string()));
    assert!(payload.remove("timestamp").is_some_and(|id| id.is_u64()));
    let expected = json!({
        "id": 0, "component": "system", "type": "announce",
        "payload": {"role": "hero", "status": status},
    });
    assert_eq!(rest, expected);
}

/// Takes the ids of the nodes of a Viz, which are each system's own, out of a payload.
fn take_node_ids(payload: &mut Value) -> Vec<Value> {
    match payload {
        Value::Object(fields) => {
            let is_node = fields.contains_key("type");
            let id = is_node.then(|| fields.remove("id").expect("a node has an id"));
            let inside = fields.values_mut().flat_map(take_node_ids);
            id.into_iter().chain(inside.collect::<Vec<_>>()).collect()
        }
        Value::Array(items) => items.iter_mut().flat_map(take_node_ids).collect(),
        _ => Vec::new(),
    }
}

fn assert_matches(case: &Case, comes: ViewerComes) {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let recording = Recording::load(case.file, case.components);
    let (mut viewer, finish) = run(&mut harness, comes, case.program);
    for (place, line) in recording.lines() {
        match line {
            Line::Injected(event) => viewer.send_frame(event.to_string()),
            Line::Sent(recorded) if recorded["component"] == "system" => {
                assert_is_announce(&receive(&mut viewer), "online");
            }
            Line::Sent(recorded) => {
                let (mut sent, mut recorded) = (receive(&mut viewer), recorded.clone());
                let ids = take_node_ids(&mut sent["payload"]);
                take_node_ids(&mut recorded["payload"]);
                assert_eq!(sent, recorded, "{place}");
                // Those of the existing system are not.
                let different: HashSet<_> = ids.iter().collect();
                assert_eq!(ids.len(), different.len(), "{place}: ids are unique");
            }
        }
    }
    finish();
    // Nothing comes beyond the recorded stream: the next thing is the farewell.
    shutdown();
    assert_is_announce(&receive(&mut viewer), "offline");
}

#[test]
fn recorded_streams_come_out_while_they_are_held_back() {
    for case in &CASES {
        assert_matches(case, ViewerComes::After);
    }
}

#[test]
fn recorded_streams_come_out_while_a_viewer_is_there() {
    for case in &CASES {
        assert_matches(case, ViewerComes::Before);
    }
}

/// The recorded program calls `clear_all` before a UI is there. The existing system loses that call: its UI goes on to
/// show what was cleared. Here it counts, so only what was made afterwards is sent at all.
#[test]
fn clear_all_counts_before_a_viewer_is_there() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let (mut viewer, ()) = run(
        &mut harness,
        ViewerComes::After,
        programs::layout_with_clear_all,
    );
    assert_is_announce(&receive(&mut viewer), "online");
    let expected = [
        json!({"id": 0, "component": "global", "type": "clearAll"}),
        json!({"id": 0, "component": "label", "type": "spawn", "target": "label-7", "payload": {"text": "after clear"}}),
    ];
    for message in expected {
        assert_eq!(receive(&mut viewer), message);
    }
    shutdown();
    assert_is_announce(&receive(&mut viewer), "offline");
}

#[test]
fn clear_all_gives_the_picture_that_the_recorded_program_meant() {
    let recording = Recording::load("05_layout.jsonl", &["row", "column", "label", "button"]);
    let mut meant = Page::new(Capabilities::empty());
    for (place, line) in recording.lines() {
        let Line::Sent(message) = line else {
            panic!("{place}: nobody touches this page")
        };
        if message["target"] == "label-7" {
            meant.apply(&HeroMessage::ClearAll).unwrap();
        }
        let message = HeroMessage::decode(&message.to_string()).unwrap();
        meant.apply(&message).unwrap();
    }
    for comes in [ViewerComes::Before, ViewerComes::After] {
        let mut harness = Harness::new();
        let _entered = harness.enter();
        let (mut viewer, ()) = run(&mut harness, comes, programs::layout_with_clear_all);
        viewer.wait_until(|page| page.find("label-7").is_some());
        assert_eq!(viewer.page(), &meant, "the viewer comes {comes:?}");
    }
}
