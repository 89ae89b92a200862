//! Clients for the tests: raw HTTP, so that a request can be as odd as need be, and WebSockets.

use std::future::Future;
use std::time::Duration;

use sidekick_server::{Access, Host, HostConfig, Port, Token};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, http};
use tokio_tungstenite::{WebSocketStream, client_async};

pub(crate) type Socket = WebSocketStream<TcpStream>;

/// Less than the host's deadlines, so that none of them can make up for something that should have ended before.
const PATIENCE: Duration = Duration::from_secs(20);

/// Runs a test on the smallest runtime the library has to work on, and fails it instead of letting it hang.
pub(crate) fn run(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        tokio::time::timeout(PATIENCE, test)
            .await
            .expect("the test hangs");
    });
}

pub(crate) fn token() -> Token {
    Token::from_text("0123456789abcdef0123456789abcdef").unwrap()
}

pub(crate) fn host() -> Host {
    Host::bind(HostConfig::new(Port::Any, Access::Token(token()))).unwrap()
}

/// The head of an answer and its body.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self
            .headers
            .iter()
            .filter(|(known, _)| known == name)
            .map(|(_, value)| value.as_str());
        let value = values.next();
        assert_eq!(values.next(), None, "{name} occurs twice");
        value
    }
}

/// Sends the bytes as they are and reads until the server closes.
pub(crate) async fn exchange(port: u16, request: &str) -> Answer {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut received = Vec::new();
    stream.read_to_end(&mut received).await.unwrap();
    parse(&received)
}

fn parse(received: &[u8]) -> Answer {
    let end = received
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .expect("an answer has a head");
    let head = std::str::from_utf8(&received[..end]).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines
        .next()
        .unwrap()
        .split(' ')
        .nth(1)
        .unwrap()
        .parse()
        .unwrap();
    let headers = lines
        .map(|line| line.split_once(": ").unwrap())
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    Answer {
        status,
        headers,
        body: received[end + 4..].to_vec(),
    }
}

/// A request with our own `Host` and these further header lines.
pub(crate) async fn request(port: u16, method: &str, target: &str, headers: &[&str]) -> Answer {
    let headers = [headers, &[""]].concat().join("\r\n");
    exchange(
        port,
        &format!("{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}\r\n"),
    )
    .await
}

pub(crate) async fn get(port: u16, target: &str) -> Answer {
    request(port, "GET", target, &[]).await
}

/// Opens a socket as a program does, or as a browser page of `origin`.
pub(crate) async fn connect(
    port: u16,
    target: &str,
    origin: Option<&str>,
) -> Result<Socket, Error> {
    let mut request = format!("ws://127.0.0.1:{port}{target}")
        .into_client_request()
        .unwrap();
    if let Some(origin) = origin {
        request
            .headers_mut()
            .insert(http::header::ORIGIN, origin.parse().unwrap());
    }
    let stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    client_async(request, stream)
        .await
        .map(|(socket, _answer)| socket)
}

/// The status with which a handshake was refused, and the length of what came with it.
pub(crate) async fn refusal(port: u16, target: &str, origin: Option<&str>) -> (u16, usize) {
    match connect(port, target, origin).await {
        Err(Error::Http(answer)) => (
            answer.status().as_u16(),
            answer.body().as_ref().map_or(0, Vec::len),
        ),
        outcome => panic!("expected a refusal: {outcome:?}"),
    }
}
