//! Transports: how frames travel between the hero and whoever shows it.
//!
//! A transport opens a [`Channel`]. A channel carries one or more *links*: a WebSocket to a relay is one link, in the
//! embedded server each viewer is a link of its own. The transport greets every link with the hero's announce before
//! anything else, carries frames in order, and reports what it has written. It never looks into a frame, never drops
//! one on its own, and never waits for a slow link.

#[cfg(feature = "embedded")]
pub(crate) mod embedded;
mod frame_limit;
mod frames;
mod link;
pub(crate) mod memory;
mod socket;
pub(crate) mod websocket;

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use thiserror::Error;
use tokio::sync::{mpsc, oneshot};

pub(crate) use self::frames::{Frames, FramesBuilder};
pub(crate) use self::link::{Dequeued, LinkQueue};

/// The largest frame that is taken in, in bytes. A larger one is skipped, see [`frame_limit`].
pub(crate) const MAX_INBOUND_FRAME: u64 = 16 * 1024 * 1024;

/// How many events may wait for the driver. Readers stop reading when they are not taken, so that a flood of events
/// is held back by the peer's own socket.
pub(crate) const EVENT_QUEUE: usize = 1024;

/// Names a link; unique within the life of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct LinkId(pub(crate) u64);

/// What happens on a channel.
#[derive(Debug)]
pub(crate) enum ChannelEvent {
    /// A link is open; the greeting of so many bytes is the first thing in its queue.
    Opened(LinkId, Arc<LinkQueue>, usize),
    /// A frame came in: UTF-8 text.
    Received(LinkId, Bytes),
    /// So many bytes of frames were handed to the link's socket.
    Written(LinkId, usize),
    /// A link is gone. The channel may live on.
    Closed(LinkId, Option<TransportError>),
}

/// An open channel. Dropping it closes every link at once and loses what was still queued.
#[derive(Debug)]
pub(crate) struct Channel {
    /// Events that were looked at before the driver came to take them.
    seen: VecDeque<ChannelEvent>,
    events: mpsc::Receiver<ChannelEvent>,
    closer: Option<oneshot::Sender<()>>,
}

/// The transport's end of a channel.
#[derive(Debug)]
pub(crate) struct ChannelEnd {
    pub(crate) events: mpsc::Sender<ChannelEvent>,
    /// Completes with `Ok` when the hero asks for a graceful close (no new links, flush the present ones, end), and
    /// with an error when it has dropped the channel.
    pub(crate) closing: oneshot::Receiver<()>,
}

impl Channel {
    /// A channel and the end that its transport works with.
    pub(crate) fn new() -> (Self, ChannelEnd) {
        let (sender, events) = mpsc::channel(EVENT_QUEUE);
        let (closer, closing) = oneshot::channel();
        (
            Self {
                seen: VecDeque::new(),
                events,
                closer: Some(closer),
            },
            ChannelEnd {
                events: sender,
                closing,
            },
        )
    }

    /// The next event; `None` once the channel is gone for good. Cancel safe.
    pub(crate) async fn next_event(&mut self) -> Option<ChannelEvent> {
        match self.seen.pop_front() {
            Some(event) => Some(event),
            None => self.events.recv().await,
        }
    }

    /// The next event, if there is one already.
    pub(crate) fn try_next_event(&mut self) -> Option<ChannelEvent> {
        self.seen
            .pop_front()
            .or_else(|| self.events.try_recv().ok())
    }

    /// Waits until an event satisfies `wanted`; `false` if the channel ends before. Takes no event away.
    pub(crate) async fn wait_until(
        &mut self,
        mut wanted: impl FnMut(&ChannelEvent) -> bool,
    ) -> bool {
        while let Some(event) = self.events.recv().await {
            let found = wanted(&event);
            self.seen.push_back(event);
            if found {
                return true;
            }
        }
        false
    }

    /// Asks for a graceful close; the events end when it is done.
    pub(crate) fn close(&mut self) {
        if let Some(closer) = self.closer.take() {
            // A transport that is already gone has nothing to close.
            let _ = closer.send(());
        }
    }
}

/// Makes the first frame of every link: the hero's `online` announce, which carries the time.
#[derive(Clone)]
pub(crate) struct Greeting(Arc<dyn Fn() -> Frames + Send + Sync>);

impl Greeting {
    pub(crate) fn new(make: impl Fn() -> Frames + Send + Sync + 'static) -> Self {
        Self(Arc::new(make))
    }

    /// A queue with the greeting in it, and the event that tells of it.
    fn open(&self, link: LinkId) -> (Arc<LinkQueue>, ChannelEvent) {
        let queue = Arc::new(LinkQueue::default());
        let greeting = (self.0)();
        let size = greeting.size();
        queue.push(greeting);
        (Arc::clone(&queue), ChannelEvent::Opened(link, queue, size))
    }
}

impl fmt::Debug for Greeting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Greeting")
    }
}

/// Why a link or channel could not be opened, or ended.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum TransportError {
    /// The address is not a WebSocket URL.
    #[error("`{url}` is not a WebSocket address: {reason}")]
    Url {
        /// What was given.
        url: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Nobody listens there, or the network is in the way.
    #[error("cannot connect")]
    Connect(#[source] std::io::Error),
    /// Somebody listens, but refuses or speaks no WebSocket.
    #[error("the server does not accept a WebSocket")]
    Handshake(#[source] Opaque),
    /// No answer in time.
    #[error("no answer within {0:?}")]
    TimedOut(std::time::Duration),
    /// The other side broke the WebSocket protocol, or the connection failed.
    #[error("the connection failed")]
    Socket(#[source] Opaque),
    /// The embedded server could not be started.
    #[error("the embedded server cannot start")]
    Embedded(#[source] Opaque),
    /// The relay is there, but no UI is connected to it.
    #[error("no UI is connected to it")]
    NoSidekick,
}

/// An error of a library that is not part of this one's interface.
#[derive(Debug, Error)]
#[error(transparent)]
pub struct Opaque(Box<dyn std::error::Error + Send + Sync>);

impl Opaque {
    pub(crate) fn new(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self(error.into())
    }
}
