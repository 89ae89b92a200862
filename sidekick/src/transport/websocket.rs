//! The transport to a relay: one WebSocket, one link.

use std::pin::pin;
use std::sync::Arc;

use futures_util::future::{Either, select};
use tokio::net::TcpStream;
use tokio_tungstenite::client_async_with_config;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::Request;

use super::frame_limit::FrameLimit;
use super::{Channel, ChannelEnd, Greeting, LinkId, MAX_INBOUND_FRAME};
use super::{Opaque, TransportError, socket, socket::Socket};
use crate::task_manager::{Lane, TaskManager};

const DEFAULT_PORT: u16 = 80;

/// A checked WebSocket address.
#[derive(Clone, Debug)]
pub(crate) struct Address {
    url: String,
    host: String,
    port: u16,
}

impl Address {
    /// # Errors
    /// [`TransportError::Url`] if `url` is not an absolute `ws://` URL.
    pub(crate) fn parse(url: &str) -> Result<Self, TransportError> {
        let refuse = |reason| TransportError::Url {
            url: url.to_owned(),
            reason,
        };
        let request = request(url).map_err(|_error| refuse("it cannot be parsed as a URL"))?;
        let uri = request.uri();
        match uri.scheme_str() {
            Some("ws") => {}
            Some("wss") => return Err(refuse("encrypted connections (`wss`) are not supported")),
            _ => return Err(refuse("it does not begin with `ws://`")),
        }
        let host = uri
            .host()
            .filter(|host| !host.is_empty())
            .ok_or_else(|| refuse("it names no host"))?;
        let port = match uri
            .authority()
            .map(|authority| authority.as_str().rsplit_once(host))
        {
            Some(Some((_, port))) if port.len() > 1 => port[1..]
                .parse()
                .map_err(|_error| refuse("its port is not a number up to 65535"))?,
            _ => DEFAULT_PORT,
        };
        // An IPv6 address stands in brackets in a URL and without them in a socket address.
        let host = host
            .trim_start_matches('[')
            .trim_end_matches(']')
            .to_owned();
        Ok(Self {
            url: url.to_owned(),
            host,
            port,
        })
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

fn request(url: &str) -> Result<Request<()>, Opaque> {
    url.into_client_request().map_err(Opaque::new)
}

/// Connects and greets.
///
/// # Errors
/// What stood in the way. There is no time limit in here; drop the future to give up.
pub(crate) async fn connect(
    address: &Address,
    greeting: &Greeting,
    tasks: &dyn TaskManager,
) -> Result<Channel, TransportError> {
    let request = request(&address.url).map_err(TransportError::Handshake)?;
    let stream = TcpStream::connect((address.host.as_str(), address.port))
        .await
        .map_err(TransportError::Connect)?;
    stream.set_nodelay(true).map_err(TransportError::Connect)?;
    let stream = FrameLimit::before_handshake(stream, MAX_INBOUND_FRAME);
    let (socket, _response) = client_async_with_config(request, stream, Some(socket::config()))
        .await
        .map_err(|error| TransportError::Handshake(Opaque::new(error)))?;
    let (channel, end) = Channel::new();
    tasks.spawn(Lane::Service, Box::pin(run(socket, greeting.clone(), end)));
    Ok(channel)
}

async fn run(socket: Socket, greeting: Greeting, end: ChannelEnd) {
    let ChannelEnd { events, closing } = end;
    let id = LinkId(0);
    let (queue, opened) = greeting.open(id);
    if events.send(opened).await.is_err() {
        return;
    }
    let link = pin!(socket::run_link(id, socket, Arc::clone(&queue), events));
    // Otherwise the link has ended by itself, or the hero has dropped the channel: nothing is left to carry.
    if let Either::Left((Ok(()), link)) = select(closing, link).await {
        queue.close();
        link.await;
    }
}
