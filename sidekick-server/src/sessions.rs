//! Relays over real sockets: one hub, a relay per session, a task per peer.
//!
//! The hub alone touches sessions; it never waits for a peer. A session is there from its first peer to its last.

mod outbox;
mod peer;
mod session;

use std::collections::HashMap;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{Either, select};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Utf8Bytes;

use crate::host::{Accepted, Host};
use crate::relay::PeerKey;
use crate::session_id::SessionId;
use outbox::Outbox;
use peer::Peer;
use session::{Member, Session};

/// What waits for one peer, in bytes, unless [`Sessions::queue_limit`] says otherwise.
const QUEUE_LIMIT: usize = 64 << 20;
/// Events on their way to the hub. It takes them as fast as they come, so this only has to smooth its turns; peers that
/// send more wait, and with them the programs behind them.
const EVENTS: usize = 32;
/// How long peers may take to receive what is still theirs when the server ends.
const FAREWELL: Duration = Duration::from_secs(1);

/// The session without a name is that of peers of the base protocol, which know of no sessions.
type SessionName = Option<SessionId>;

/// What a peer's task tells the hub.
#[derive(Debug)]
struct Event {
    session: SessionName,
    peer: PeerKey,
    what: What,
}

#[derive(Debug)]
enum What {
    Frame(Utf8Bytes),
    Gone,
}

/// Relays between the peers that a [`Host`] lets in, by session.
#[derive(Debug)]
pub struct Sessions {
    host: Host,
    hub: Hub,
    /// Taken out of the hub, so that its owner can wait for events while it borrows the host.
    events: mpsc::Receiver<Event>,
}

impl Sessions {
    /// Sessions over the sockets of `host`. Nothing happens until [`Sessions::run`].
    pub fn new(host: Host) -> Self {
        let (sender, events) = mpsc::channel(EVENTS);
        let hub = Hub {
            queue_limit: QUEUE_LIMIT,
            max_frame: host.max_frame(),
            events: sender,
            sessions: HashMap::new(),
            tasks: JoinSet::new(),
            last_key: 0,
        };
        Self { host, hub, events }
    }

    /// Sets how many bytes may wait for one peer; 64 MiB by default. A peer that lets more pile up is cut: it isn't
    /// reading, and would get an ever older picture. It may connect again, and its hero then gives it the present one.
    #[must_use]
    pub fn queue_limit(mut self, bytes: usize) -> Self {
        self.hub.queue_limit = bytes;
        self
    }

    /// Relays until `stop` completes, then sends what is still to be sent, closes all sockets and ends the host. That
    /// takes a second at most.
    pub async fn run(mut self, stop: impl Future<Output = ()>) {
        let mut stop = pin!(stop);
        loop {
            match self.next_input(stop.as_mut()).await {
                Input::Accepted(accepted) => self.hub.admit(accepted),
                Input::Event(event) => self.hub.handle(event),
                Input::Stop => break,
            }
        }
        // Peers that have sent something are told that nobody listens any more, once that has been relayed.
        self.events.close();
        while let Some(event) = self.events.recv().await {
            self.hub.handle(event);
        }
        self.hub.farewell().await;
        self.host.shutdown().await;
    }

    async fn next_input(&mut self, stop: Pin<&mut impl Future<Output = ()>>) -> Input {
        let accepted = pin!(self.host.accept());
        let event = pin!(self.events.recv());
        match select(stop, select(accepted, event)).await {
            Either::Left(_) => Input::Stop,
            Either::Right((Either::Left((Some(accepted), _)), _)) => Input::Accepted(accepted),
            Either::Right((Either::Right((Some(event), _)), _)) => Input::Event(event),
            Either::Right(_) => {
                tracing::error!("the host has ended by itself");
                Input::Stop
            }
        }
    }
}

/// What the hub can be faced with.
#[derive(Debug)]
enum Input {
    Accepted(Accepted),
    Event(Event),
    Stop,
}

#[derive(Debug)]
struct Hub {
    queue_limit: usize,
    max_frame: usize,
    events: mpsc::Sender<Event>,
    sessions: HashMap<SessionName, Session>,
    tasks: JoinSet<()>,
    last_key: u64,
}

impl Hub {
    fn admit(&mut self, accepted: Accepted) {
        self.reap();
        self.last_key += 1;
        let key = PeerKey(self.last_key);
        let name = accepted.session.clone();
        let outbox = Arc::new(Outbox::new(self.queue_limit));
        let peer = Peer {
            key,
            session: name.clone(),
            max_frame: self.max_frame,
            outbox: Arc::clone(&outbox),
            events: self.events.clone(),
        };
        let task = self.tasks.spawn(peer.drive(accepted));
        self.sessions
            .entry(name.clone())
            .or_default()
            .admit(key, Member { outbox, task });
        self.prune(&name);
    }

    fn handle(&mut self, event: Event) {
        let Some(session) = self.sessions.get_mut(&event.session) else {
            return;
        };
        match event.what {
            What::Frame(frame) => session.handle_frame(event.peer, &frame),
            What::Gone => session.handle_gone(event.peer),
        }
        self.prune(&event.session);
    }

    /// Forgets a session without peers. Any step may have cut the last one.
    fn prune(&mut self, name: &SessionName) {
        if self.sessions.get(name).is_some_and(Session::is_empty) {
            self.sessions.remove(name);
        }
    }

    /// Lets go of the tasks that have ended, so that they don't pile up with the connections of a long run.
    fn reap(&mut self) {
        while let Some(outcome) = self.tasks.try_join_next() {
            if let Err(error) = outcome
                && error.is_panic()
            {
                tracing::error!(%error, "a peer's task failed");
            }
        }
    }

    async fn farewell(&mut self) {
        for session in self.sessions.values() {
            session.close();
        }
        let all_gone = async { while self.tasks.join_next().await.is_some() {} };
        if timeout(FAREWELL, all_gone).await.is_err() {
            tracing::debug!("some peers didn't take their leave in time");
        }
        self.tasks.shutdown().await;
    }
}
