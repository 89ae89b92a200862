//! Several viewers: what each is given when one of them acts, or lags behind.

use sidekick_protocol::{ComponentKind, canvas};

use super::links::IN_FLIGHT_BOUND;
use super::*;

/// A simulation with a text box and viewers online on links 0, 1, …
fn with_viewers(count: u64) -> Simulation {
    let mut simulation = Simulation::new();
    simulation.command(Command::Activate);
    simulation.connected();
    let spawn = textbox::Spawn {
        value: Text::default(),
        placeholder: Text::default(),
    };
    simulation.message(HeroMessage::Spawn {
        target: InstanceId::from(TEXTBOX),
        placement: Placement::default(),
        payload: SpawnPayload::Textbox(spawn),
    });
    for link in (0..count).map(LinkId) {
        simulation.open_link(link);
        simulation.announce(link, Presence::Online, Capabilities::all());
    }
    simulation.write_all();
    simulation
}

#[test]
fn viewers_who_submit_at_once_end_with_the_same_value() {
    let mut simulation = with_viewers(2);
    // The second submits while the first one's value is on its way to it.
    simulation.submit(LinkId(0));
    simulation.submit(LinkId(1));
    simulation.check_pictures();
    assert_eq!(simulation.wanted.property_of(TEXTBOX, "value"), Some("2"));
}

#[test]
fn a_viewer_who_comes_later_sees_what_was_submitted() {
    let mut simulation = with_viewers(1);
    simulation.submit(LinkId(0));
    simulation.open_link(LinkId(1));
    simulation.announce(LinkId(1), Presence::Online, Capabilities::all());
    simulation.check_pictures();
    assert_eq!(
        simulation.links[&LinkId(1)]
            .page
            .property_of(TEXTBOX, "value"),
        Some("1")
    );
}

#[test]
fn a_viewer_who_lags_holds_bounded_memory_and_ends_with_the_picture() {
    let mut simulation = with_viewers(2);
    simulation.spawn_label();
    simulation.write_all();
    let waiting = |simulation: &Simulation, link| -> usize {
        simulation.links[&LinkId(link)]
            .queue
            .iter()
            .map(Frames::size)
            .sum()
    };
    let picture = IN_FLIGHT_BOUND / 10 + 1000;
    let mut was_purged = false;
    for _ in 0..100 {
        let before = waiting(&simulation, 1);
        let text = "x".repeat(IN_FLIGHT_BOUND / 10).into();
        let update = Update::Label(label::Update::SetText { text });
        simulation.message(HeroMessage::Update {
            target: InstanceId::from("label-1"),
            update,
        });
        simulation.write(LinkId(0));
        assert_eq!(
            waiting(&simulation, 0),
            0,
            "the fast viewer is given everything at once"
        );
        let after = waiting(&simulation, 1);
        assert!(
            after <= IN_FLIGHT_BOUND + picture,
            "{after} bytes wait for the slow one"
        );
        was_purged |= after < before && after <= picture;
    }
    assert!(
        was_purged,
        "what the slow one can't take gives way to the picture"
    );
    simulation.spawn_label();
    simulation.check_pictures();
    assert!(simulation.links[&LinkId(1)].page.find("label-2").is_some());
}

#[test]
fn what_is_too_much_at_once_is_shown_before_the_end() {
    let mut simulation = with_viewers(1);
    simulation.spawn_label();
    // The driver takes all of it in one turn, and the farewell with it.
    for size in [IN_FLIGHT_BOUND, IN_FLIGHT_BOUND, 1] {
        let text = "x".repeat(size).into();
        let update = Update::Label(label::Update::SetText { text });
        let message = HeroMessage::Update {
            target: InstanceId::from("label-1"),
            update,
        };
        simulation
            .wanted
            .apply(&message)
            .expect("the label is there");
        let now = simulation.now;
        simulation
            .machine
            .handle_command(Command::Message(message), now);
    }
    simulation.command(Command::Shutdown);
    simulation.check_pictures();
}

/// A simulation with a row, a canvas with a line on it, and a viewer of the existing UI.
fn with_canvas_in_existing_ui() -> Simulation {
    let mut simulation = with_viewers(1);
    simulation.announce(LinkId(0), Presence::Online, Capabilities::empty());
    let canvas = canvas::Spawn {
        width: 10.0,
        height: 10.0,
    };
    for (id, payload) in [
        ("row", SpawnPayload::Row),
        ("inner", SpawnPayload::Row),
        ("canvas", SpawnPayload::Canvas(canvas)),
    ] {
        simulation.message(HeroMessage::Spawn {
            target: InstanceId::from(id),
            placement: Placement::default(),
            payload,
        });
    }
    simulation.message(on_canvas(line(0)));
    simulation
}

fn line(buffer_id: u32) -> canvas::Update {
    let (x1, y1, x2, y2) = (0.0, 0.0, 1.0, 1.0);
    let style = canvas::LineStyle::default();
    canvas::Update::DrawLine {
        buffer_id,
        x1,
        y1,
        x2,
        y2,
        style,
    }
}

fn on_canvas(update: canvas::Update) -> HeroMessage {
    HeroMessage::Update {
        target: InstanceId::from("canvas"),
        update: Update::Canvas(update),
    }
}

#[test]
fn a_canvas_that_moves_keeps_its_drawing_in_the_existing_ui() {
    let mut simulation = with_canvas_in_existing_ui();
    for (target, parent) in [("canvas", "inner"), ("inner", "row")] {
        let placement = Placement {
            parent: Some(InstanceId::from(parent)),
            insert_before: None,
        };
        let component = match target {
            "canvas" => ComponentKind::Canvas,
            _ => ComponentKind::Row,
        };
        simulation.message(HeroMessage::ChangeParent {
            target: InstanceId::from(target),
            component,
            placement,
        });
        simulation.check_pictures();
        let shown = &simulation.links[&LinkId(0)].page;
        let canvas = shown.find("canvas").expect("it was moved");
        assert_eq!(canvas.buffers.screen().len(), 1);
    }
}

#[test]
fn a_picture_is_replaced_in_the_existing_ui() {
    let mut simulation = with_canvas_in_existing_ui();
    simulation.message(on_canvas(canvas::Update::CreateBuffer { buffer_id: 1 }));
    simulation.message(on_canvas(line(1)));
    for replace in [true, false] {
        simulation.message(on_canvas(canvas::Update::DrawBuffer {
            source_buffer_id: 1,
            target_buffer_id: 0,
            replace,
        }));
    }
    simulation.check_pictures();
    let canvas = simulation.links[&LinkId(0)].page.find("canvas");
    let canvas = canvas.expect("it was spawned");
    assert_eq!(canvas.buffers.screen().len(), 2);
}
