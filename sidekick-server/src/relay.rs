//! The relay rules of the protocol, as a pure value.
//!
//! What one peer sends, all others get, untouched. The relay does no I/O, reads no clock, and keeps nothing of what is
//! on screen: it remembers who is online, and that is all.
//!
//! The loop around it: call one of the `handle_*`, then [`Relay::poll_transmit`] until it gives nothing more.

mod frame;

use std::collections::{BTreeMap, VecDeque};

use sidekick_protocol::{Announce, Capabilities, Presence, SidekickMessage};
use tokio_tungstenite::tungstenite::Utf8Bytes;

/// A connection, as its owner numbers it. Newcomers hear of the others in the order of their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeerKey(pub u64);

/// A frame that is to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transmit {
    /// To whom.
    pub to: PeerKey,
    /// What; a copy is cheap.
    pub frame: Utf8Bytes,
}

/// The peers of one session and what is to be sent to them.
///
/// # Examples
/// ```
/// use sidekick_server::{PeerKey, Relay};
///
/// let mut relay = Relay::new();
/// relay.handle_connected(PeerKey(1));
/// relay.handle_connected(PeerKey(2));
/// relay.handle_frame(PeerKey(1), &r#"{"component":"global","type":"clearAll"}"#.into(), 0);
/// assert_eq!(relay.poll_transmit().map(|transmit| transmit.to), Some(PeerKey(2)));
/// assert_eq!(relay.poll_transmit(), None);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Relay {
    peers: BTreeMap<PeerKey, Option<Online>>,
    outbox: VecDeque<Transmit>,
}

/// The announce with which a peer came online.
#[derive(Clone, Debug)]
struct Online {
    announce: Announce,
    /// The announce as the peer sent it, with whatever it holds beyond what this version knows.
    frame: Utf8Bytes,
}

impl Relay {
    /// A relay without peers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether nobody is connected.
    pub fn is_empty(&self) -> bool {
        self.peers.is_empty()
    }

    /// A connection was opened: it hears who is online. Protocol, "Presence", rule 2.
    pub fn handle_connected(&mut self, peer: PeerKey) {
        let online = self.peers.values().flatten().map(|online| Transmit {
            to: peer,
            frame: online.frame.clone(),
        });
        self.outbox.extend(online);
        self.peers.insert(peer, None);
    }

    /// A peer sent a text frame. All others get it as it is, unless it is no message at all: what isn't a JSON object,
    /// or an array of such, is dropped with a warning.
    pub fn handle_frame(&mut self, peer: PeerKey, frame: &Utf8Bytes, now_ms: u64) {
        if !self.peers.contains_key(&peer) {
            tracing::warn!(?peer, "a frame of a peer that isn't connected was dropped");
            return;
        }
        match frame::inspect(frame) {
            Ok(kind) => {
                if kind.has_announce {
                    self.note_announces(peer, frame, kind.is_batch, now_ms);
                }
                self.send_to_others(peer, frame);
            }
            Err(error) => tracing::warn!(?peer, %error, "a frame was dropped: it is no message"),
        }
    }

    /// A connection is gone, or was given up. If its peer didn't say goodbye, the others are told on its behalf.
    pub fn handle_disconnected(&mut self, peer: PeerKey, now_ms: u64) {
        if let Some(Some(online)) = self.peers.remove(&peer) {
            self.announce_vanished(peer, &online.announce, now_ms);
        }
    }

    /// The next frame to be sent. Those to the same peer come in the order they have to arrive in.
    pub fn poll_transmit(&mut self) -> Option<Transmit> {
        self.outbox.pop_front()
    }

    fn note_announces(&mut self, peer: PeerKey, frame: &Utf8Bytes, is_batch: bool, now_ms: u64) {
        for message in SidekickMessage::decode_frame(frame) {
            match message {
                Ok(SidekickMessage::Announce(announce)) => {
                    // An announce out of a batch is told alone: a newcomer may not understand batches.
                    let frame = if is_batch {
                        encode(announce.clone())
                    } else {
                        frame.clone()
                    };
                    self.note(peer, Online { announce, frame }, now_ms);
                }
                Ok(_) => {}
                Err(error) => {
                    tracing::warn!(?peer, %error, "a message can't be understood; it is passed on all the same");
                }
            }
        }
    }

    /// A peer keeps its id when it reconnects, and its new connection may be there before the old one is known to be
    /// gone. So an announce is about the peer, whichever connection it came by before, and the latest one counts.
    fn note(&mut self, peer: PeerKey, online: Online, now_ms: u64) {
        for known in self.peers.values_mut() {
            known.take_if(|known| known.announce.peer_id == online.announce.peer_id);
        }
        if online.announce.status == Presence::Offline {
            return;
        }
        // A connection speaks for one peer: who takes another id has left under the former.
        if let Some(former) = self.peers.insert(peer, Some(online)).flatten() {
            self.announce_vanished(peer, &former.announce, now_ms);
        }
    }

    fn announce_vanished(&mut self, peer: PeerKey, last: &Announce, now_ms: u64) {
        let frame = encode(Announce {
            status: Presence::Offline,
            timestamp: now_ms,
            capabilities: Capabilities::empty(),
            ..last.clone()
        });
        self.send_to_others(peer, &frame);
    }

    fn send_to_others(&mut self, sender: PeerKey, frame: &Utf8Bytes) {
        let others = self.peers.keys().filter(|peer| **peer != sender);
        self.outbox.extend(others.map(|peer| Transmit {
            to: *peer,
            frame: frame.clone(),
        }));
    }
}

/// An announce reads the same in both directions.
fn encode(announce: Announce) -> Utf8Bytes {
    let mut text = Vec::new();
    SidekickMessage::Announce(announce).encode(&mut text);
    String::from_utf8(text).expect("JSON is UTF-8").into()
}

#[cfg(test)]
mod tests;
