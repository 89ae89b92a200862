//! The binary, as a user runs it.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use futures_util::{SinkExt, StreamExt};
use tokio_tungstenite::tungstenite::Message;

use crate::client::{Socket, connect, get, refusal, run};

const ONLINE: &str = r#"{"id":0,"component":"system","type":"announce","payload":{"peerId":"hero","role":"hero","status":"online","version":"0.0.7","timestamp":1}}"#;

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidekick-server"));
    command.args(args);
    command
}

/// A running server; a test that fails leaves none behind.
struct Server {
    process: Child,
    stdout: BufReader<ChildStdout>,
    page: String,
    program: String,
}

impl Server {
    fn start(args: &[&str]) -> Self {
        let mut process = command(args).stdout(Stdio::piped()).spawn().unwrap();
        let mut stdout = BufReader::new(process.stdout.take().unwrap());
        let page = line(&mut stdout, "Page:    ");
        let program = line(&mut stdout, "Program: ");
        Self {
            process,
            stdout,
            page,
            program,
        }
    }

    fn port(&self) -> u16 {
        self.page
            .strip_prefix("http://127.0.0.1:")
            .unwrap()
            .split('/')
            .next()
            .unwrap()
            .parse()
            .unwrap()
    }

    /// The path and query of the address for programs.
    fn target(&self) -> String {
        let url = self
            .program
            .strip_prefix("SIDEKICK_URL='")
            .unwrap()
            .strip_suffix('\'')
            .unwrap();
        url.strip_prefix(&format!("ws://127.0.0.1:{}", self.port()))
            .unwrap()
            .to_owned()
    }

    /// Ends it by a signal and returns its exit code.
    fn end(mut self, signal: &str) -> Option<i32> {
        let id = self.process.id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &id])
                .status()
                .unwrap()
                .success()
        );
        let code = self.process.wait().unwrap().code();
        let mut rest = String::new();
        self.stdout.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "");
        code
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail when it has ended already, and that is fine.
        let _killed = self.process.kill();
        let _waited = self.process.wait();
    }
}

fn line(stdout: &mut BufReader<ChildStdout>, prefix: &str) -> String {
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    line.strip_prefix(prefix)
        .unwrap_or_else(|| panic!("{line:?}"))
        .trim_end()
        .to_owned()
}

async fn next_text(socket: &mut Socket) -> String {
    socket
        .next()
        .await
        .unwrap()
        .unwrap()
        .into_text()
        .unwrap()
        .to_string()
}

/// A hero and a UI of the base protocol meet.
async fn meet(port: u16, target: &str) {
    let mut hero = connect(port, target, None).await.unwrap();
    hero.send(Message::text(ONLINE)).await.unwrap();
    let mut ui = connect(port, target, None).await.unwrap();
    assert_eq!(next_text(&mut ui).await, ONLINE);
    ui.send(Message::text("{\"from\":\"ui\"}")).await.unwrap();
    assert_eq!(next_text(&mut hero).await, "{\"from\":\"ui\"}");
    drop(hero);
    let offline = next_text(&mut ui).await;
    assert!(
        offline.contains(r#""peerId":"hero""#) && offline.contains(r#""status":"offline""#),
        "{offline}"
    );
}

#[test]
fn by_default_a_session_of_its_own_behind_a_token() {
    let server = Server::start(&["--port", "0"]);
    run(async {
        let (port, target) = (server.port(), server.target());
        let (session, token) = target
            .strip_prefix("/?session=")
            .unwrap()
            .split_once("&token=")
            .unwrap();
        assert_eq!(
            server.page,
            format!("http://127.0.0.1:{port}/session/{session}#{token}")
        );
        assert_eq!(refusal(port, "/", None).await, (403, 0));
        assert_eq!(
            refusal(port, &format!("/?session={session}"), None).await,
            (403, 0)
        );
        meet(port, &target).await;
        let page = get(port, &format!("/session/{session}")).await;
        assert_eq!(page.status, 200);
        assert!(!String::from_utf8(page.body).unwrap().contains(token));
    });
    assert_eq!(server.end("-INT"), Some(0));
}

#[test]
fn without_token_and_session_peers_of_the_base_protocol_meet() {
    let server = Server::start(&["--no-token", "--port=0"]);
    run(async {
        let port = server.port();
        assert_eq!(server.page, format!("http://127.0.0.1:{port}/"));
        assert_eq!(server.target(), "/");
        meet(port, "/").await;
        assert_eq!(
            refusal(port, "/", Some("http://evil.example")).await,
            (403, 0)
        );
    });
    assert_eq!(server.end("-TERM"), Some(0));
}

#[test]
fn a_taken_port_is_said_on_standard_error() {
    let first = Server::start(&["--no-token", "--port", "0"]);
    let taken = first.port();
    let mut process = command(&["--no-token", "--port", &taken.to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(process.stderr.take().unwrap())
        .read_line(&mut said)
        .unwrap();
    process.kill().unwrap();
    process.wait().unwrap();
    assert!(
        said.starts_with(&format!(
            "sidekick-server: port {taken} can't be had; port "
        )),
        "{said}"
    );
}

#[test]
fn help_version_and_mistakes() {
    let output = |args: &[&str]| -> Output { command(args).output().unwrap() };
    let help = output(&["--help"]);
    assert!(
        help.status.success()
            && String::from_utf8(help.stdout)
                .unwrap()
                .contains("Usage: sidekick-server")
    );
    let version = output(&["--version"]);
    let expected = format!("sidekick-server {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(String::from_utf8(version.stdout).unwrap(), expected);
    let mistake = output(&["--token", "my-secret"]);
    let said = String::from_utf8(mistake.stderr).unwrap();
    assert_eq!(mistake.status.code(), Some(2));
    assert!(
        said.contains("22 to 128 characters") && !said.contains("my-secret"),
        "{said}"
    );
}
