//! One connection: a request, its answer, and the socket if it became one.
//!
//! An exchange never outlives its deadline, whatever the other side does or leaves undone.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;

use super::answer::{Answer, answer};
use super::gate::Gate;
use super::route::{Route, route};
use super::{Accepted, HARD_LIMIT_FACTOR};
use crate::session_id::SessionId;

/// From the connection to the end of the answer, or to the acceptance of the socket.
const DEADLINE: Duration = Duration::from_secs(30);
/// A request has no business to be larger.
const MAX_HEAD: usize = 64 << 10;

/// What every exchange of a host shares.
#[derive(Clone, Debug)]
pub(super) struct Exchange {
    gate: Arc<Gate>,
    socket_config: WebSocketConfig,
    accepted: mpsc::Sender<Accepted>,
}

/// A socket whose answer is being sent.
#[derive(Debug)]
struct Upgrading {
    session: Option<SessionId>,
    upgrade: OnUpgrade,
}

impl Exchange {
    pub(super) fn new(gate: Arc<Gate>, max_frame: usize, accepted: mpsc::Sender<Accepted>) -> Self {
        let hard_limit = Some(max_frame.saturating_mul(HARD_LIMIT_FACTOR));
        let socket_config = WebSocketConfig::default()
            .max_message_size(hard_limit)
            .max_frame_size(hard_limit);
        Self {
            gate,
            socket_config,
            accepted,
        }
    }

    /// Completes when nobody will accept sockets any more.
    pub(super) async fn unwanted(&self) {
        self.accepted.closed().await;
    }

    pub(super) async fn drive(self, stream: TcpStream, peer: SocketAddr) {
        // Only costs latency when it fails.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%peer, %error, "TCP_NODELAY can't be set");
        }
        match timeout(DEADLINE, self.serve(stream, peer)).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::debug!(%peer, %error, "exchange broken off"),
            Err(_) => tracing::debug!(%peer, "exchange took too long"),
        }
    }

    async fn serve(&self, stream: TcpStream, peer: SocketAddr) -> hyper::Result<()> {
        let upgrading = OnceLock::new();
        let service =
            service_fn(async |request| Ok::<_, Infallible>(self.respond(request, &upgrading)));
        http1::Builder::new()
            .max_buf_size(MAX_HEAD)
            .serve_connection(TokioIo::new(stream), service)
            .with_upgrades()
            .await?;
        match upgrading.into_inner() {
            Some(upgrading) => self.hand_over(upgrading, peer).await,
            None => Ok(()),
        }
    }

    fn respond(&self, mut request: Request<Incoming>, upgrading: &OnceLock<Upgrading>) -> Answer {
        let upgrade = hyper::upgrade::on(&mut request);
        let (head, _body) = request.into_parts();
        let routed = route(&self.gate, &head);
        let answer = answer(&routed, &head.headers);
        // The query stays out of the log: it holds the token.
        tracing::debug!(method = %head.method, path = head.uri.path(), status = answer.status().as_u16(), "request");
        if let Route::Socket(socket) = routed.route {
            // A connection answers one request, so this is always the first.
            let _first = upgrading.set(Upgrading {
                session: socket.session,
                upgrade,
            });
        }
        answer
    }

    async fn hand_over(&self, upgrading: Upgrading, peer: SocketAddr) -> hyper::Result<()> {
        let upgraded = upgrading.upgrade.await?;
        let parts = upgraded
            .downcast::<TokioIo<TcpStream>>()
            .expect("the connection was made of this type");
        let accepted = Accepted {
            session: upgrading.session,
            peer,
            stream: parts.io.into_inner(),
            read: parts.read_buf,
            socket_config: self.socket_config,
        };
        // An error says that the host is being shut down, and the socket with it.
        let _wanted = self.accepted.send(accepted).await;
        Ok(())
    }
}
