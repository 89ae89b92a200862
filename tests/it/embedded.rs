//! A program with its own server: who gets in, and what they see.

use std::net::TcpListener;

use sidekick_protocol::Capabilities;
use tokio_tungstenite::tungstenite::Error;

use crate::support::free_port;
use crate::support::locks::PanelPort;
use crate::support::program::Program;
use crate::support::relay::Relay;
use crate::support::ui::{self, Ui};

/// The port of the editor panel.
const PANEL: u16 = 5163;

/// Where the page connects to: the port and the token are in the address that was printed.
pub(crate) fn socket_url(page_url: &str) -> String {
    let (page, token) = page_url.split_once('#').unwrap();
    let address = page.strip_prefix("http://").unwrap();
    format!("ws://{address}?token={token}")
}

/// A program with its own server, and the address of its socket.
fn start(name: &str, variables: &[(&str, &str)]) -> (Program, String) {
    let mut program = Program::embedded(name, variables);
    let url = socket_url(&program.page_url());
    (program, url)
}

fn port_of(url: &str) -> u16 {
    let (_, rest) = url.rsplit_once(':').unwrap();
    rest.split('/').next().unwrap().parse().unwrap()
}

#[test]
fn viewers_see_the_same_whatever_they_understand() {
    let (_program, url) = start("counter", &[]);
    let mut plain = Ui::connect(&url);
    let mut able = Ui::connect_as(&url, "able", Capabilities::all());
    plain.wait_for_text("count", "Count: 0");
    able.wait_for_text("count", "Count: 0");
    plain.click("add");
    plain.wait_for_text("count", "Count: 1");
    able.wait_for_text("count", "Count: 1");
    able.submit("name", "Ada");
    plain.wait_for_text("greeting", "Hello, Ada!");
    able.wait_for_text("greeting", "Hello, Ada!");
    let mut late = Ui::connect(&url);
    late.wait_until(|page| page.find("long").is_some());
    assert_eq!(late.page.roots, plain.page.roots);
    assert_eq!(able.page.roots, plain.page.roots);
}

#[test]
fn one_line_with_the_address_is_printed() {
    let (program, url) = start("counter", &[]);
    let mut ui = Ui::connect(&url);
    ui.wait_for_text("count", "Count: 0");
    program.signal("INT");
    let ended = program.wait();
    assert_eq!(ended.stdout.len(), 1, "{:?}", ended.stdout);
    assert!(ended.stderr.is_empty(), "{:?}", ended.stderr);
}

#[test]
fn a_socket_without_the_token_or_from_elsewhere_is_refused() {
    let (_program, url) = start("counter", &[]);
    let (address, token) = url.split_once("?token=").unwrap();
    let port = port_of(address);
    let wrong = token.replace(&token[..1], if token.starts_with('0') { "1" } else { "0" });
    let own_origin = format!("http://127.0.0.1:{port}");
    let other_port = format!("http://127.0.0.1:{}", port ^ 1);
    for (url, origin) in [
        (address.to_owned(), None),
        (address.to_owned(), Some(own_origin.as_str())),
        (format!("{address}?token="), None),
        (format!("{address}?token={wrong}"), None),
        (format!("{address}?token={token}0"), None),
        (url.clone(), Some("http://example.com")),
        (url.clone(), Some(other_port.as_str())),
        (url.clone(), Some("null")),
    ] {
        match ui::open(&url, origin) {
            Err(Error::Http(answer)) => assert_eq!(answer.status(), 403, "{url} {origin:?}"),
            outcome => panic!("{url} {origin:?}: {outcome:?}"),
        }
    }
    ui::open(&url, Some(&own_origin)).unwrap();
    let mut ui = Ui::connect(&url);
    ui.wait_for_text("count", "Count: 0");
}

#[test]
fn a_fixed_port_is_used() {
    let port = free_port();
    let (_program, url) = start("counter", &[("SIDEKICK_PORT", &port.to_string())]);
    assert_eq!(port_of(&url), port);
}

#[test]
fn a_port_that_is_taken_gives_way_to_the_next_free_one() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let (mut program, url) = start("counter", &[("SIDEKICK_PORT", &port.to_string())]);
    let other = port_of(&url);
    assert_ne!(other, port);
    program.stderr.wait_for(&format!(
        "port {port} is taken; the page is on port {other}"
    ));
    let mut ui = Ui::connect(&url);
    ui.wait_for_text("count", "Count: 0");
}

#[test]
fn a_rerun_is_let_in_by_the_page_that_is_still_open() {
    let state = tempfile("rerun");
    let variables = [("XDG_STATE_HOME", state.as_str())];
    let (program, first) = start("counter", &variables);
    program.signal("INT");
    assert_eq!(program.wait().code, Some(0));
    let (_program, second) = start("counter", &variables);
    let token = |url: &str| url.split_once("?token=").unwrap().1.to_owned();
    assert_eq!(token(&first), token(&second));
}

/// A folder of this test alone, which is empty.
fn tempfile(name: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // Left behind by the last run.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder.to_str().unwrap().to_owned()
}

/// A relay on the editor panel's port.
fn panel() -> (PanelPort, Relay) {
    let alone = PanelPort::alone();
    (alone, Relay::start_on(PANEL))
}

#[test]
fn the_editor_panel_is_preferred_without_a_word() {
    let (_alone, relay) = panel();
    let mut ui = Ui::connect(relay.url());
    let program = Program::start("counter", &[("SIDEKICK_PORT", "0")]);
    ui.wait_for_text("count", "Count: 0");
    program.signal("INT");
    ui.wait_until(|page| page.ended);
    let ended = program.wait();
    assert!(ended.stdout.is_empty(), "{:?}", ended.stdout);
    assert!(ended.stderr.is_empty(), "{:?}", ended.stderr);
}

#[test]
fn an_editor_panel_that_nobody_looks_at_is_passed_over() {
    let (_alone, _relay) = panel();
    let mut program = Program::start("counter", &[("SIDEKICK_PORT", "0")]);
    let mut ui = Ui::connect(&socket_url(&program.page_url()));
    ui.wait_for_text("count", "Count: 0");
}
