//! One session: its relay and the outboxes of its peers.
//!
//! It carries out at once what the relay wants sent, and cuts who doesn't keep up. It never waits.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use tokio::task::AbortHandle;
use tokio_tungstenite::tungstenite::Utf8Bytes;

use super::outbox::Outbox;
use crate::relay::{PeerKey, Relay};

#[derive(Debug, Default)]
pub(super) struct Session {
    relay: Relay,
    members: HashMap<PeerKey, Member>,
}

/// A connected peer.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) outbox: Arc<Outbox>,
    pub(super) task: AbortHandle,
}

impl Session {
    pub(super) fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    pub(super) fn admit(&mut self, peer: PeerKey, member: Member) {
        self.members.insert(peer, member);
        self.relay.handle_connected(peer);
        self.transmit();
    }

    pub(super) fn handle_frame(&mut self, peer: PeerKey, frame: &Utf8Bytes) {
        // A peer that was cut may have left frames behind.
        if self.members.contains_key(&peer) {
            self.relay.handle_frame(peer, frame, unix_ms());
            self.transmit();
        }
    }

    pub(super) fn handle_gone(&mut self, peer: PeerKey) {
        self.forget(peer);
        self.transmit();
    }

    pub(super) fn close(&self) {
        for member in self.members.values() {
            member.outbox.close();
        }
    }

    /// Cutting a peer gives the relay more to send, so this goes on until there is nothing left.
    fn transmit(&mut self) {
        while let Some(transmit) = self.relay.poll_transmit() {
            let Some(member) = self.members.get(&transmit.to) else {
                continue;
            };
            if member.outbox.push(transmit.frame).is_err() {
                tracing::warn!(peer = ?transmit.to, "a peer doesn't keep up and was cut");
                member.task.abort();
                self.forget(transmit.to);
            }
        }
    }

    fn forget(&mut self, peer: PeerKey) {
        self.members.remove(&peer);
        self.relay.handle_disconnected(peer, unix_ms());
    }
}

/// The protocol's timestamps; a clock set before 1970 counts as 1970.
fn unix_ms() -> u64 {
    let since_1970 = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since_1970.as_millis()).unwrap_or(u64::MAX)
}
