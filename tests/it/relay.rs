//! A program and its UIs on the two sides of a relay, over real sockets.

use sidekick::testing::Page;
use sidekick_protocol::{Capabilities, HeroMessage, Presence, Role};
use sidekick_server::{Access, SessionId, Token};

use crate::support::free_port;
use crate::support::program::Program;
use crate::support::relay::Relay;
use crate::support::ui::Ui;

/// A counter and its UI, which shows it.
fn counter() -> (Relay, Program, Ui) {
    counter_at(Relay::start())
}

fn counter_at(relay: Relay) -> (Relay, Program, Ui) {
    let program = Program::with_url("counter", relay.url());
    let mut ui = Ui::connect(relay.url());
    ui.wait_until(is_complete);
    (relay, program, ui)
}

/// Whether the page shows all of the counter, down to its last component.
fn is_complete(page: &Page) -> bool {
    page.find("long").is_some()
}

#[test]
fn components_appear_events_are_answered() {
    let (_relay, _program, mut ui) = counter();
    assert_eq!(ui.page.text_of("count"), Some("Count: 0"));
    assert_eq!(ui.page.text_of("greeting"), Some("Who are you?"));
    let column = ui.page.find("all").unwrap();
    let children: Vec<_> = column
        .children
        .iter()
        .map(|child| child.id.as_str())
        .collect();
    assert_eq!(children, ["top", "name", "greeting", "long"]);
    assert_eq!(
        ui.page.property_of("name", "placeholder"),
        Some("Your name")
    );
    ui.click("add");
    ui.click("add");
    ui.wait_for_text("count", "Count: 2");
    ui.submit("name", "Zoë \"<&>\" \u{1F600}");
    ui.wait_for_text("greeting", "Hello, Zoë \"<&>\" \u{1F600}!");
}

#[test]
fn the_hero_comes_first_with_its_announce_and_an_empty_page() {
    let relay = Relay::start();
    let mut ui = Ui::connect(relay.url());
    let _program = Program::with_url("counter", relay.url());
    let Some(first) = ui.receive() else {
        panic!("the relay hangs up")
    };
    let [HeroMessage::Announce(announce)] = first.as_slice() else {
        panic!("{first:?}")
    };
    assert_eq!(
        (announce.role, announce.status),
        (Role::Hero, Presence::Online)
    );
    assert_eq!(ui.receive().unwrap(), [HeroMessage::ClearAll]);
    ui.wait_for_text("count", "Count: 0");
}

#[test]
fn a_ui_that_comes_late_is_given_the_picture() {
    let (relay, _program, mut ui) = counter();
    ui.click("add");
    ui.wait_for_text("count", "Count: 1");
    let mut late = Ui::connect_as(relay.url(), "late", Capabilities::empty());
    late.wait_until(is_complete);
    assert_eq!(late.page, ui.page);
    late.click("add");
    late.wait_for_text("count", "Count: 2");
    // What brought the late one up has gone to both, and has left the first one with the same picture.
    ui.wait_for_text("count", "Count: 2");
    assert_eq!(late.page, ui.page);
}

#[test]
fn a_ui_that_reconnects_is_given_the_picture() {
    let (relay, _program, mut ui) = counter();
    ui.click("add");
    ui.wait_for_text("count", "Count: 1");
    let before = ui.page.clone();
    drop(ui);
    let mut ui = Ui::connect(relay.url());
    ui.wait_until(is_complete);
    assert_eq!(ui.page, before);
    ui.click("add");
    ui.wait_for_text("count", "Count: 2");
}

#[test]
fn what_happens_while_no_ui_is_there_is_seen_by_the_next() {
    let relay = Relay::start();
    let mut program = Program::with_url("backlog", relay.url());
    let mut ui = Ui::connect(relay.url());
    ui.wait_for_text("shown", "0");
    ui.click("count");
    ui.announce(Presence::Offline, Capabilities::empty());
    drop(ui);
    program.stdout.wait_for("sent");
    let mut ui = Ui::connect(relay.url());
    ui.wait_for_text("shown", "5000");
}

#[test]
fn two_uis_see_the_same() {
    let (relay, _program, mut first) = counter();
    let mut second = Ui::connect_as(relay.url(), "second", Capabilities::all());
    second.wait_for_text("count", "Count: 0");
    for clicks in 1..=4 {
        let (clicking, watching) = if clicks % 2 == 0 {
            (&mut first, &mut second)
        } else {
            (&mut second, &mut first)
        };
        clicking.click("add");
        let text = format!("Count: {clicks}");
        clicking.wait_for_text("count", &text);
        watching.wait_for_text("count", &text);
    }
    assert_eq!(first.page.roots, second.page.roots);
}

#[test]
fn the_hero_comes_back_to_a_relay_that_was_restarted() {
    let (relay, _program, mut ui) = counter_at(Relay::start_on(free_port()));
    ui.click("add");
    ui.wait_for_text("count", "Count: 1");
    let port = relay.kill();
    ui.wait_for_end();
    let relay = Relay::start_on(port);
    let mut again = Ui::connect(relay.url());
    again.wait_until(is_complete);
    assert_eq!(again.page, ui.page);
    again.click("add");
    again.wait_for_text("count", "Count: 2");
}

#[test]
fn the_relay_says_goodbye_for_a_hero_that_was_killed() {
    let (_relay, mut program, mut ui) = counter();
    program.kill();
    ui.wait_until(|page| page.ended);
    assert_eq!(ui.page.text_of("count"), Some("Count: 0"));
}

#[test]
fn a_program_is_seen_in_the_session_that_its_address_names() {
    let token = Token::random();
    let session: SessionId = "lesson-1".parse().unwrap();
    let relay = Relay::with_session(Access::Token(token), &session);
    let _program = Program::with_url("counter", relay.url());
    let mut ui = Ui::connect(relay.url());
    ui.wait_for_text("count", "Count: 0");
    ui.click("add");
    ui.wait_for_text("count", "Count: 1");
}
