//! One peer's task: its frames to the hub, the hub's frames to it.
//!
//! The two directions never wait for each other, so a peer that doesn't read can still be heard until it is cut.

use std::pin::pin;
use std::sync::Arc;

use futures_util::future::{Either, select};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::{Error, Message};

use super::outbox::{Next, Outbox};
use super::{Event, SessionName, What};
use crate::host::Accepted;
use crate::relay::PeerKey;

type Socket = WebSocketStream<TcpStream>;

#[derive(Debug)]
pub(super) struct Peer {
    pub(super) key: PeerKey,
    pub(super) session: SessionName,
    pub(super) max_frame: usize,
    pub(super) outbox: Arc<Outbox>,
    pub(super) events: mpsc::Sender<Event>,
}

impl Peer {
    pub(super) async fn drive(self, accepted: Accepted) {
        let (sink, stream) = accepted.into_socket().await.split();
        let inbound = pin!(self.forward_inbound(stream));
        let outbound = pin!(self.forward_outbound(sink));
        let outcome = match select(inbound, outbound).await {
            Either::Left((outcome, _)) => outcome,
            // The farewell is on its way. Whoever closes with something unread risks that it never arrives.
            Either::Right((Ok(()), inbound)) => inbound.await,
            Either::Right((error, _)) => error,
        };
        if let Err(error) = outcome {
            tracing::debug!(peer = ?self.key, %error, "connection broken");
        }
        self.tell(What::Gone).await;
    }

    async fn forward_inbound(&self, mut stream: SplitStream<Socket>) -> Result<(), Error> {
        while let Some(message) = stream.next().await {
            match message? {
                Message::Text(frame) if frame.len() > self.max_frame => {
                    let (size, limit) = (frame.len(), self.max_frame);
                    tracing::warn!(peer = ?self.key, size, limit, "a frame was dropped: it is too large");
                }
                Message::Text(frame) => self.tell(What::Frame(frame)).await,
                Message::Binary(_) => {
                    tracing::warn!(peer = ?self.key, "a frame was dropped: it is binary");
                }
                // The library answers these by itself; after a close it ends the stream.
                Message::Ping(_) | Message::Pong(_) | Message::Close(_) | Message::Frame(_) => {}
            }
        }
        Ok(())
    }

    /// A hub that has ended hears nothing, but its peers are still read from, until they have got its farewell.
    async fn tell(&self, what: What) {
        let event = Event {
            session: self.session.clone(),
            peer: self.key,
            what,
        };
        let _heard = self.events.send(event).await;
    }

    async fn forward_outbound(&self, mut sink: SplitSink<Socket, Message>) -> Result<(), Error> {
        loop {
            match self.outbox.pop() {
                Next::Frame(frame) => sink.feed(Message::Text(frame)).await?,
                Next::Closed => return sink.close().await,
                Next::Empty => {
                    // Only now, so that what came at once goes out at once.
                    sink.flush().await?;
                    self.outbox.changed().await;
                }
            }
        }
    }
}
