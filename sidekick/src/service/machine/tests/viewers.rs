//! Several viewers: what each is given when one of them acts, or lags behind.

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
