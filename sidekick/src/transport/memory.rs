//! An in-memory transport: the other end is in the test's own hands.
//!
//! It keeps the same contract as the real ones (greeting first, order, `Written` reports) and is never used outside
//! tests and the [`testing`](crate::testing) harness.

use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::mpsc;

use super::{Channel, ChannelEnd, ChannelEvent, Dequeued, Greeting, LinkId, LinkQueue};

/// A channel with one link, and the link's far end.
pub(crate) async fn open(greeting: &Greeting) -> (Channel, MemoryLink) {
    let (channel, ChannelEnd { events, closing: _ }) = Channel::new();
    let id = LinkId(0);
    let (queue, opened) = greeting.open(id);
    let link = MemoryLink {
        id,
        queue,
        events,
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
    events: mpsc::Sender<ChannelEvent>,
    unread: std::vec::IntoIter<Bytes>,
}

impl MemoryLink {
    /// The next frame from the hero; `None` once the hero has closed the link.
    pub(crate) async fn receive(&mut self) -> Option<Bytes> {
        loop {
            if let Some(frame) = self.unread.next() {
                return Some(frame);
            }
            let Dequeued::Frames(frames) = self.queue.next().await else {
                return None;
            };
            self.report(ChannelEvent::Written(self.id, frames.size()))
                .await;
            self.unread = frames.iter().collect::<Vec<_>>().into_iter();
        }
    }

    /// Sends a frame to the hero.
    pub(crate) async fn send(&self, frame: impl Into<Bytes>) {
        self.report(ChannelEvent::Received(self.id, frame.into()))
            .await;
    }

    async fn report(&self, event: ChannelEvent) {
        // The hero may have dropped the channel; a frame into a closed link goes nowhere.
        let _ = self.events.send(event).await;
    }
}
