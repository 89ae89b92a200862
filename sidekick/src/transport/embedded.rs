//! The transport of the embedded server: no relay in between, each viewer is a link of its own.

use std::sync::{Arc, Weak};

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use sidekick_server::{Accepted, Host, HostConfig};
use tokio::sync::{mpsc, watch};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::Role;

use super::frame_limit::FrameLimit;
use super::socket::{self, run_link};
use super::{
    Channel, ChannelEnd, ChannelEvent, Greeting, LinkId, LinkQueue, MAX_INBOUND_FRAME, Opaque,
    TransportError,
};
use crate::task_manager::{Lane, TaskManager};

/// The page of an embedded server.
#[derive(Debug)]
pub(crate) struct Page {
    /// The address with the secret token in it.
    pub(crate) url: String,
    pub(crate) port: u16,
    /// How many viewers are connected. Ends with the server.
    pub(crate) viewers: watch::Receiver<usize>,
}

/// Starts the server.
///
/// # Errors
/// [`TransportError::Embedded`] if no port can be bound.
pub(crate) fn open(
    config: HostConfig,
    greeting: &Greeting,
    tasks: &dyn TaskManager,
) -> Result<(Channel, Page), TransportError> {
    let host = Host::bind(config).map_err(|error| TransportError::Embedded(Opaque::new(error)))?;
    let (count, viewers) = watch::channel(0);
    let page = Page {
        url: host.page_url(),
        port: host.port(),
        viewers,
    };
    let (channel, end) = Channel::new();
    tasks.spawn(
        Lane::Service,
        Box::pin(serve(host, greeting.clone(), end, count)),
    );
    Ok((channel, page))
}

/// Accepts viewers and runs their links until the hero closes or drops the channel.
async fn serve(mut host: Host, greeting: Greeting, end: ChannelEnd, count: watch::Sender<usize>) {
    let ChannelEnd {
        events,
        mut closing,
    } = end;
    let mut links = FuturesUnordered::new();
    let mut queues = Vec::<Weak<LinkQueue>>::new();
    let mut next_id = 0;
    let graceful = loop {
        tokio::select! {
            closed = &mut closing => break closed.is_ok(),
            Some(()) = links.next(), if !links.is_empty() => {}
            Some(accepted) = host.accept() => {
                let (queue, opened) = greeting.open(LinkId(next_id));
                queues.retain(|queue| queue.strong_count() > 0);
                queues.push(Arc::downgrade(&queue));
                links.push(run_viewer(LinkId(next_id), accepted, (queue, opened), events.clone()));
                next_id += 1;
            }
            else => break false,
        }
        count.send_if_modified(|count| std::mem::replace(count, links.len()) != links.len());
    };
    if graceful {
        queues
            .iter()
            .filter_map(Weak::upgrade)
            .for_each(|queue| queue.close());
        while links.next().await.is_some() {}
    }
    host.shutdown().await;
}

async fn run_viewer(
    id: LinkId,
    accepted: Accepted,
    (queue, opened): (Arc<LinkQueue>, ChannelEvent),
    events: mpsc::Sender<ChannelEvent>,
) {
    let (stream, read) = accepted.into_parts();
    let stream = FrameLimit::after_handshake(stream, &read, MAX_INBOUND_FRAME);
    let socket =
        WebSocketStream::from_raw_socket(stream, Role::Server, Some(socket::config())).await;
    if events.send(opened).await.is_ok() {
        run_link(id, socket, queue, events).await;
    }
}
