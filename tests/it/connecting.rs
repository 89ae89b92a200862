//! No server, or none that works: the program says which it has tried, and why each of them does not work.

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::thread;

use crate::support::program::{Ended, Program};
use crate::support::relay::Relay;
use crate::support::ui::Ui;
use crate::support::{free_port, read_request};

/// The form of every message of a program that can't go on.
const NO_SERVER: &str = "sidekick: error: no Sidekick server can be reached";

/// Listens, and gives every connection to `answer`.
fn listen(answer: impl Fn(TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("ws://127.0.0.1:{}", listener.local_addr().unwrap().port());
    thread::spawn(move || listener.incoming().flatten().for_each(answer));
    url
}

/// Runs a program with this address, and checks that it fails with one candidate and this cause.
fn assert_fails(url: &str, cause: &str) {
    let ended = Program::with_url("counter", url).wait();
    assert_tells(&ended, url, cause);
}

fn assert_tells(ended: &Ended, url: &str, cause: &str) {
    assert_eq!(ended.code, Some(1), "{:?}", ended.stderr);
    let [title, candidate] = ended.stderr.as_slice() else {
        panic!("one message with one candidate: {:#?}", ended.stderr);
    };
    assert_eq!(title, NO_SERVER);
    assert!(
        candidate.starts_with(&format!("  {url}: ")),
        "`{candidate}` does not name {url}"
    );
    assert!(
        candidate.contains(cause),
        "`{candidate}` does not say `{cause}`"
    );
    assert!(ended.stdout.is_empty(), "{:?}", ended.stdout);
}

#[test]
fn nobody_listens() {
    let url = format!("ws://127.0.0.1:{}", free_port());
    assert_fails(&url, "cannot connect: Connection refused");
}

/// The limit is the library's own, of five seconds.
#[test]
fn somebody_listens_and_never_answers() {
    let (sender, kept) = std::sync::mpsc::channel();
    let url = listen(move |stream| sender.send(stream).unwrap());
    assert_fails(&url, "no answer within 5s");
    drop(kept);
}

#[test]
fn somebody_speaks_http_but_no_websocket() {
    let url = listen(|mut stream| {
        read_request(&mut stream);
        let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello";
        stream.write_all(answer).unwrap();
    });
    assert_fails(
        &url,
        "the server does not accept a WebSocket: HTTP error: 200 OK",
    );
}

#[test]
fn somebody_speaks_no_http() {
    let url = listen(|mut stream| stream.write_all(b"220 mail.test ESMTP\r\n").unwrap());
    assert_fails(&url, "the server does not accept a WebSocket: ");
}

#[test]
fn somebody_hangs_up() {
    let url = listen(drop);
    assert_fails(&url, "the server does not accept a WebSocket: ");
}

#[test]
fn an_address_that_is_none() {
    for (url, cause) in [
        (
            "wss://127.0.0.1:1",
            "encrypted connections (`wss`) are not supported",
        ),
        ("http://127.0.0.1:1", "it does not begin with `ws://`"),
        ("127.0.0.1:1", "is not a WebSocket address"),
        ("ws://", "is not a WebSocket address"),
        ("ws://a b", "is not a WebSocket address"),
    ] {
        assert_fails(url, cause);
    }
}

#[test]
fn a_port_that_is_none_is_not_taken_for_the_usual_one() {
    for url in ["ws://127.0.0.1:65536", "ws://127.0.0.1:99999/?session=a"] {
        assert_fails(url, "is not a WebSocket address");
    }
}

#[test]
fn a_setting_that_cannot_be_understood() {
    for (name, value, expected) in [
        (
            "SIDEKICK_PORT",
            "http",
            "a port number (0 for any free port)",
        ),
        (
            "SIDEKICK_PORT",
            "65536",
            "a port number (0 for any free port)",
        ),
        ("SIDEKICK_PORT", "-1", "a port number (0 for any free port)"),
        ("SIDEKICK_OPEN", "no", "0 (open no browser) or 1"),
    ] {
        let ended = Program::embedded("counter", &[(name, value)]).wait();
        assert_eq!(ended.code, Some(1), "{name}={value}: {:?}", ended.stderr);
        let message = format!("sidekick: error: {name} is `{value}`, but must be {expected}");
        assert_eq!(ended.stderr, [message]);
        assert!(ended.stdout.is_empty(), "{:?}", ended.stdout);
    }
}

/// The error reaches every form of `main`, and programs that have none of them.
#[test]
fn every_program_learns_that_there_is_no_server() {
    let url = format!("ws://127.0.0.1:{}", free_port());
    for name in ["unit", "result", "result-view", "async"] {
        assert_tells(&Program::with_url(name, &url).wait(), &url, "refused");
    }
    for name in ["by-hand", "by-hand-async"] {
        let ended = Program::with_url(name, &url).wait();
        assert_eq!(ended.code, Some(1), "{name}");
        assert!(
            ended.stdout[0].starts_with("NoServer(["),
            "{:?}",
            ended.stdout
        );
        assert!(ended.stderr.is_empty(), "{:?}", ended.stderr);
    }
}

#[test]
fn an_address_from_the_program_goes_before_that_of_the_environment() {
    let relay = Relay::start();
    let nowhere = format!("ws://127.0.0.1:{}", free_port());
    let variables = [("TEST_RELAY", relay.url()), ("SIDEKICK_URL", &nowhere)];
    let mut program = Program::start("set-url", &variables);
    let unusable = program.stdout.wait_for("unusable: ");
    assert!(
        unusable.contains("Err(Address(Url { url: \"http://localhost\""),
        "{unusable}"
    );
    for ok in ["valid: ", "none: ", "good: "] {
        assert_eq!(program.stdout.wait_for(ok), format!("{ok}Ok(())"));
    }
    assert_eq!(program.stdout.wait_for("late: "), "late: Err(TooLate)");
    let mut ui = Ui::connect(relay.url());
    ui.wait_for_text("shown", "here");
}

#[test]
fn waiting_for_a_ui_has_a_limit() {
    let relay = Relay::start();
    let mut program = Program::with_url("wait", relay.url());
    assert_eq!(
        program.stdout.wait_for("short: "),
        "short: Err(TimedOut(50ms))"
    );
    let _ui = Ui::connect(relay.url());
    let ended = program.wait();
    assert_eq!(
        ended.stdout[1..],
        ["long: Ok(())", "again: Ok(())", "late: Err(ShutDown)"]
    );
    assert_eq!(ended.code, Some(0));
}
