//! An in-memory transport: the other end is in the test's own hands.
//!
//! It keeps the same contract as the real ones (greeting first, order, `Written` reports, a graceful close) and is
//! never used outside tests and the [`testing`](crate::testing) harness. It has no task of its own: what comes of a
//! close is done when the far end receives.

use std::pin::pin;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::future::{Either, select};
use tokio::sync::{mpsc, oneshot};

use super::{Channel, ChannelEnd, ChannelEvent, Dequeued, Greeting, LinkId, LinkQueue};

/// A channel with one link, and the link's far end.
pub(crate) async fn open(greeting: &Greeting) -> (Channel, MemoryLink) {
    let (channel, ChannelEnd { events, closing }) = Channel::new();
    let id = LinkId(0);
    let (queue, opened) = greeting.open(id);
    let link = MemoryLink {
        id,
        queue,
        events: Some(events),
        closing: Some(closing),
        unread: Vec::new().into_iter(),
    };
    link.report(opened).await;
    (channel, link)
}

/// The far end of a link. Dropping it cuts the link.
#[derive(Debug)]
pub(crate) struct MemoryLink {
    id: LinkId,
    queue: Arc<LinkQueue>,
    /// Gone once the hero has closed the link and everything was received.
    events: Option<mpsc::Sender<ChannelEvent>>,
    /// Gone once the hero has asked for the close.
    closing: Option<oneshot::Receiver<()>>,
    unread: std::vec::IntoIter<Bytes>,
}

impl MemoryLink {
    /// The next frame from the hero; `None` once the hero has closed the link.
    pub(crate) async fn receive(&mut self) -> Option<Bytes> {
        loop {
            if let Some(frame) = self.unread.next() {
                return Some(frame);
            }
            match self.dequeue().await {
                Dequeued::Frames(frames) => {
                    self.report(ChannelEvent::Written(self.id, frames.size()))
                        .await;
                    self.unread = frames.iter().collect::<Vec<_>>().into_iter();
                }
                Dequeued::Closed => {
                    self.report(ChannelEvent::Closed(self.id, None)).await;
                    self.events = None;
                    return None;
                }
            }
        }
    }

    /// Sends a frame to the hero.
    pub(crate) async fn send(&self, frame: impl Into<Bytes>) {
        self.report(ChannelEvent::Received(self.id, frame.into()))
            .await;
    }

    async fn dequeue(&mut self) -> Dequeued {
        let Some(closing) = &mut self.closing else {
            return self.queue.next().await;
        };
        match select(closing, pin!(self.queue.next())).await {
            // A close, or the whole channel dropped: what is queued is still to be had.
            Either::Left((_, next)) => {
                self.queue.close();
                self.closing = None;
                next.await
            }
            Either::Right((dequeued, _)) => dequeued,
        }
    }

    async fn report(&self, event: ChannelEvent) {
        if let Some(events) = &self.events {
            // The hero may have dropped the channel; a frame into a closed link goes nowhere.
            let _ = events.send(event).await;
        }
    }
}
