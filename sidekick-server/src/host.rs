//! The host: listens on loopback, serves the web UI, hands out checked WebSockets.
//!
//! It knows nothing of sessions' contents or of messages. No socket leaves it that hasn't passed the checks of `gate`.

mod answer;
mod exchange;
mod gate;
mod listen;
mod route;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use crate::access::{Access, Token};
use crate::session_id::SessionId;
use exchange::Exchange;
use gate::Gate;

/// Sockets that have passed and wait for [`Host::accept`]; further ones wait in their exchange until its deadline.
const ACCEPTED_BACKLOG: usize = 16;

/// How a [`Host`] is to be set up.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct HostConfig {
    /// Where to listen.
    pub port: Port,
    /// What a socket needs to be let in.
    pub access: Access,
    /// The longest message, in bytes, that anybody should act on.
    ///
    /// A WebSocket can't skip a message unread, so the sockets of a host deliver up to four times as much, for their
    /// reader to drop it with a warning and go on. A message beyond that ends its socket, and only that one.
    /// Whoever takes [`Accepted::into_parts`] sets a limit of their own.
    pub max_frame: usize,
}

/// See [`HostConfig::max_frame`].
pub(crate) const HARD_LIMIT_FACTOR: usize = 4;

impl HostConfig {
    /// 16 MiB, the largest message that the protocol's peers have to accept.
    pub const DEFAULT_MAX_FRAME: usize = 16 << 20;

    /// A host on `port` that admits sockets by `access`, with the default limits.
    pub fn new(port: Port, access: Access) -> Self {
        Self {
            port,
            access,
            max_frame: Self::DEFAULT_MAX_FRAME,
        }
    }
}

/// The port to listen on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// This one; if it can't be had, the first free one of the following 20; if there is none, any.
    Preferred(u16),
    /// Whatever the operating system gives.
    Any,
}

/// A connection that has passed every check and the opening handshake of a WebSocket, with `TCP_NODELAY` set.
#[derive(Debug)]
pub struct Accepted {
    /// The session it asked for, if it named one.
    pub session: Option<SessionId>,
    /// Where it comes from, on this machine.
    pub peer: SocketAddr,
    stream: TcpStream,
    read: Bytes,
    socket_config: WebSocketConfig,
}

impl Accepted {
    /// The socket. For the size of its messages see [`HostConfig::max_frame`].
    pub async fn into_socket(self) -> WebSocketStream<TcpStream> {
        let config = Some(self.socket_config);
        WebSocketStream::from_partially_read(self.stream, self.read.into(), Role::Server, config)
            .await
    }

    /// The connection, and what was read from it beyond the handshake, for a reader with a framing of its own.
    pub fn into_parts(self) -> (TcpStream, Bytes) {
        (self.stream, self.read)
    }
}

/// A listening server. Dropping it ends it; [`Host::shutdown`] also waits until it has ended.
///
/// # Examples
/// ```
/// use sidekick_server::{Access, Host, HostConfig, Port, Token};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
/// # runtime.block_on(async {
/// let host = Host::bind(HostConfig::new(Port::Any, Access::Token(Token::random())))?;
/// assert!(host.page_url().starts_with("http://127.0.0.1:"));
/// // `while let Some(accepted) = host.accept().await { … }`
/// host.shutdown().await;
/// # Ok(())
/// # })
/// # }
/// ```
#[derive(Debug)]
pub struct Host {
    gate: Arc<Gate>,
    preferred_taken: Option<u16>,
    max_frame: usize,
    sockets: mpsc::Receiver<Accepted>,
    /// Holds the one listener task, which in turn owns the exchanges.
    tasks: JoinSet<()>,
}

impl Host {
    /// Starts to listen on 127.0.0.1, and on `[::1]` with the same port where that is possible.
    ///
    /// # Errors
    /// When no port at all can be listened on.
    ///
    /// # Panics
    /// Outside of a tokio runtime, or on one without its I/O and time drivers.
    pub fn bind(config: HostConfig) -> Result<Self, BindError> {
        let bound = listen::bind(config.port)?;
        let gate = Arc::new(Gate::new(bound.port, config.access));
        let (accepted, sockets) = mpsc::channel(ACCEPTED_BACKLOG);
        let exchange = Exchange::new(Arc::clone(&gate), config.max_frame, accepted);
        let mut tasks = JoinSet::new();
        tasks.spawn(listen::drive_listeners(bound.listeners, exchange));
        Ok(Self {
            gate,
            preferred_taken: bound.preferred_taken,
            max_frame: config.max_frame,
            sockets,
            tasks,
        })
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.gate.port()
    }

    /// The preferred port, if it couldn't be had and another one was taken instead.
    pub fn preferred_taken(&self) -> Option<u16> {
        self.preferred_taken
    }

    /// See [`HostConfig::max_frame`].
    pub fn max_frame(&self) -> usize {
        self.max_frame
    }

    /// The address to open in a browser. It holds the token in its fragment, which browsers keep to themselves.
    pub fn page_url(&self) -> String {
        self.url_with_token("/")
    }

    /// Like [`Host::page_url`], for the page of a session.
    pub fn session_page_url(&self, session: &SessionId) -> String {
        self.url_with_token(&format!("/session/{session}"))
    }

    /// The address for a program, with the session and the token if it needs them: the value for `SIDEKICK_URL`.
    pub fn socket_url(&self, session: Option<&SessionId>) -> String {
        let session = session.map(|session| format!("session={session}"));
        let token = self
            .gate
            .access()
            .token()
            .map(|token| format!("token={}", token.as_str()));
        let query = session
            .into_iter()
            .chain(token)
            .collect::<Vec<_>>()
            .join("&");
        let mark = if query.is_empty() { "" } else { "?" };
        format!("ws://127.0.0.1:{}/{mark}{query}", self.port())
    }

    /// The next socket that has passed, or `None` when there will be no more. Cancel safe.
    pub async fn accept(&mut self) -> Option<Accepted> {
        self.sockets.recv().await
    }

    /// Stops listening, cuts the answers under way, and returns once all of the host's tasks have ended, which takes no
    /// longer than their next poll. Sockets that were handed out live on.
    pub async fn shutdown(mut self) {
        // The listener task watches for this and ends its exchanges before itself.
        self.sockets.close();
        while self.tasks.join_next().await.is_some() {}
    }

    fn url_with_token(&self, path: &str) -> String {
        let port = self.port();
        match self.gate.access().token().map(Token::as_str) {
            Some(token) => format!("http://127.0.0.1:{port}{path}#{token}"),
            None => format!("http://127.0.0.1:{port}{path}"),
        }
    }
}

/// Why a [`Host`] can't listen.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BindError {
    /// Not even a port of the operating system's choice could be had.
    #[error("no port can be listened on at 127.0.0.1")]
    NoPort(#[source] io::Error),
    /// A socket was bound, but couldn't be made ready for the runtime.
    #[error("the listening socket can't be set up")]
    Setup(#[source] io::Error),
}
