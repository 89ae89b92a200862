//! What a UI should never send: it is dropped with a warning, and the connection lives.

use sidekick_protocol::{Capabilities, Presence};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};

use crate::embedded::socket_url;
use crate::support::program::Program;
use crate::support::relay::Relay;
use crate::support::ui::Ui;

/// The largest message that has to be taken.
const LIMIT: usize = 16 * 1024 * 1024;

/// A program with a viewer, and how often it was clicked.
struct Session {
    program: Program,
    ui: Ui,
    clicks: u32,
    _relay: Option<Relay>,
}

impl Session {
    fn embedded() -> Self {
        let mut program = Program::embedded("counter", &[]);
        let url = socket_url(&program.page_url());
        Self::new(program, &url, None)
    }

    fn relayed() -> Self {
        let relay = Relay::start();
        let program = Program::with_url("counter", relay.url());
        let url = relay.url().to_owned();
        Self::new(program, &url, Some(relay))
    }

    fn new(program: Program, url: &str, relay: Option<Relay>) -> Self {
        let mut ui = Ui::connect(url);
        ui.wait_until(|page| page.find("long").is_some());
        Self {
            program,
            ui,
            clicks: 0,
            _relay: relay,
        }
    }

    /// Checks that the same connection still works.
    fn assert_lives(&mut self) {
        self.clicks += 1;
        self.ui.click("add");
        self.ui
            .wait_for_text("count", &format!("Count: {}", self.clicks));
    }

    /// Sends a frame and checks that it was dropped with this warning.
    fn assert_drops(&mut self, frame: Message, warning: &str) {
        self.ui.send_frame(frame);
        self.assert_lives();
        let line = self.program.stderr.wait_for(warning);
        assert!(line.starts_with("sidekick: warning: "), "{line}");
    }

    /// Checks that the program has warned of nothing else than what was waited for, so often.
    fn assert_warnings(self, count: usize) {
        self.program.signal("INT");
        let ended = self.program.wait();
        assert_eq!(ended.code, Some(0));
        assert_eq!(ended.stderr.len(), count, "{:#?}", ended.stderr);
    }
}

fn click_with(field: &str, value: &str) -> Message {
    let mut fields = vec![
        ("id", "0"),
        ("component", "\"button\""),
        ("type", "\"event\""),
        ("src", "\"add\""),
        ("payload", r#"{"event":"click"}"#),
    ];
    for (name, present) in &mut fields {
        if *name == field {
            *present = value;
        }
    }
    let fields: Vec<_> = fields
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("\"{name}\":{value}"))
        .collect();
    Message::text(format!("{{{}}}", fields.join(",")))
}

#[test]
fn what_is_no_message_is_dropped_with_a_warning() {
    let mut session = Session::embedded();
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let deep_object = format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    let frames = [
        ("{\"component\":", "dropped: the message is not JSON"),
        ("{\"a\":NaN}", "dropped: the message is not JSON"),
        ("42", "but this is the number 42"),
        ("\"text\"", "has to be a JSON object, but this is"),
        ("null", "has to be a JSON object, but this is"),
        ("[1]", "has to be a JSON object, but this is"),
        (&deep, "dropped: the message is not JSON"),
        (&deep_object, "dropped: the message is not JSON"),
    ];
    let count = frames.len();
    for (frame, warning) in frames {
        session.assert_drops(Message::text(frame), warning);
    }
    session.assert_warnings(count);
}

#[test]
fn a_message_with_a_wrong_field_is_dropped_with_a_warning_that_names_it() {
    let mut session = Session::embedded();
    let fields = [
        ("id", "\"0\"", "`id`"),
        ("component", "", "`component`"),
        ("component", "7", "`component`"),
        ("type", "", "`type`"),
        ("type", "[]", "`type`"),
        ("src", "", "`src`"),
        ("src", "{}", "`src`"),
        ("payload", "", "`payload"),
        ("payload", "\"click\"", "`payload`"),
        ("payload", "{}", "`payload.event`"),
        ("payload", "{\"event\":1}", "`payload.event`"),
    ];
    let count = fields.len();
    for (field, value, warning) in fields {
        session.assert_drops(click_with(field, value), warning);
    }
    session.assert_warnings(count);
}

/// A UI may be newer than the library: what is unknown is no mistake, and global handlers are given it.
#[test]
fn what_is_unknown_or_late_changes_nothing() {
    let mut session = Session::embedded();
    for frame in [
        click_with("component", "\"slider\""),
        click_with("component", "\"__proto__\""),
        click_with("type", "\"swipe\""),
        click_with("type", "\"spawn\""),
        click_with("payload", "{\"event\":\"hover\"}"),
        click_with("src", "\"nobody\""),
        click_with("src", "\"root\""),
        // The event of another type than the component's.
        click_with("src", "\"name\""),
        Message::text("[]"),
    ] {
        session.ui.send_frame(frame);
        session.assert_lives();
    }
    session.assert_warnings(0);
}

#[test]
fn binary_frames_are_dropped_with_a_warning() {
    let mut session = Session::embedded();
    session.assert_drops(
        Message::binary(vec![0; 12]),
        "a binary frame of 12 bytes was dropped",
    );
    let Message::Text(click) = click_with("", "") else {
        panic!("a click is text")
    };
    session.assert_drops(Message::binary(click.as_bytes().to_vec()), "binary frame");
    session.assert_warnings(2);
}

/// A submit event of so many bytes, and how many of them are its value.
fn submit_of(size: usize) -> (String, usize) {
    let event = |value: &str| {
        format!(
            r#"{{"id":0,"component":"textbox","type":"event","src":"long","payload":{{"event":"submit","value":"{value}"}}}}"#
        )
    };
    let length = size - event("").len();
    (event(&"x".repeat(length)), length)
}

#[test]
fn a_message_over_the_limit_is_dropped_and_one_at_the_limit_is_not() {
    let mut session = Session::embedded();
    let (too_long, _) = submit_of(LIMIT + 1);
    session.assert_drops(Message::text(too_long), "the limit is");
    assert_eq!(session.ui.page.find("length"), None);
    let (longest, length) = submit_of(LIMIT);
    session.ui.send_frame(Message::text(longest));
    session.ui.wait_until(|page| page.find("length").is_some());
    assert_eq!(
        session.ui.page.text_of("length"),
        Some(length.to_string().as_str())
    );
    session.assert_lives();
    session.assert_warnings(1);
}

fn fragment(text: &str, opcode: Data, is_final: bool) -> Message {
    let payload = text.as_bytes().to_vec();
    Message::Frame(Frame::message(payload, OpCode::Data(opcode), is_final))
}

#[test]
fn a_message_over_the_limit_in_fragments_is_dropped() {
    let mut session = Session::embedded();
    let (text, _) = submit_of(LIMIT + 1);
    let (first, rest) = text.split_at(LIMIT / 2);
    let (second, third) = rest.split_at(LIMIT / 2);
    session.ui.send_frame(fragment(first, Data::Text, false));
    session
        .ui
        .send_frame(fragment(second, Data::Continue, false));
    session.assert_drops(fragment(third, Data::Continue, true), "the limit is");
    assert_eq!(session.ui.page.find("length"), None);
    // In fragments that are within the limit together it arrives.
    session.ui.send_frame(fragment(
        "{\"id\":0,\"component\":\"button\",\"type\":\"event\",",
        Data::Text,
        false,
    ));
    session.ui.send_frame(fragment(
        "\"src\":\"add\",\"payload\":{\"event\":\"click\"}}",
        Data::Continue,
        true,
    ));
    session.clicks += 1;
    session.assert_lives();
}

/// Text that is no UTF-8 must end a WebSocket (RFC 6455, section 8.1); the program takes the next one.
#[test]
fn text_that_is_no_utf8_ends_the_socket_but_not_the_program() {
    let mut program = Program::embedded("counter", &[]);
    let url = socket_url(&program.page_url());
    let mut ui = Ui::connect(&url);
    ui.wait_until(|page| page.find("long").is_some());
    let frame = Frame::message(vec![0xff, 0xfe], OpCode::Data(Data::Text), true);
    ui.send_frame(Message::Frame(frame));
    ui.wait_for_end();
    let mut ui = Ui::connect(&url);
    ui.wait_until(|page| page.find("long").is_some());
    ui.click("add");
    ui.wait_for_text("count", "Count: 1");
}

#[test]
fn bad_input_through_a_relay_is_dropped_as_well() {
    let mut session = Session::relayed();
    session.assert_drops(click_with("payload", "{}"), "`payload.event`");
    session.assert_drops(click_with("src", "1"), "`src`");
    // The relay itself passes on messages alone.
    for frame in [Message::text("no message"), Message::binary(vec![1, 2, 3])] {
        session.ui.send_frame(frame);
        session.assert_lives();
    }
    session.assert_warnings(2);
}

/// Announces come and go in any number, and each is answered with the picture.
#[test]
fn announces_out_of_turn_do_no_harm() {
    let mut session = Session::embedded();
    let ui = &mut session.ui;
    ui.announce(Presence::Offline, Capabilities::empty());
    ui.announce(Presence::Offline, Capabilities::empty());
    ui.announce(Presence::Online, Capabilities::empty());
    ui.announce(Presence::Online, Capabilities::empty());
    session.assert_lives();
    session.assert_warnings(0);
}
