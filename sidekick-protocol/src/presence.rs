//! Who is there: `system` / `announce`.
//!
//! It must never decide what follows from a peer's coming or going; that is the service's and the relay's.

use crate::{
    Capabilities, DecodeError, PeerId, Text,
    json::{Fields, Object, wire_names},
};

wire_names! {
    /// Which side of the conversation a peer is.
    pub enum Role {
        /// The user's program.
        Hero = "hero",
        /// The UI.
        Sidekick = "sidekick",
    }
}

wire_names! {
    /// Whether a peer comes or goes.
    pub enum Presence {
        /// The peer is there.
        Online = "online",
        /// The peer has left, or is about to.
        Offline = "offline",
    }
}

/// A peer says that it is there or leaves, the first and the last thing that it sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announce {
    /// Who it is; unique for each run of a process.
    pub peer_id: PeerId,
    /// Which side it is.
    pub role: Role,
    /// Whether it comes or goes.
    pub status: Presence,
    /// The version of its software.
    pub version: Text,
    /// When it said so, in milliseconds since 1970-01-01 UTC.
    pub timestamp: u64,
    /// The extensions that it understands.
    pub capabilities: Capabilities,
}

impl Announce {
    pub(crate) fn write(&self, payload: &mut Object<'_>) {
        payload
            .field("peerId", &self.peer_id)
            .field("role", &self.role)
            .field("status", &self.status)
            .field("version", &self.version)
            .field("timestamp", &self.timestamp);
        if !self.capabilities.is_empty() {
            payload.field("capabilities", &self.capabilities);
        }
    }

    pub(crate) fn read(payload: &Fields<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            peer_id: payload.required("peerId")?,
            role: payload.required("role")?,
            status: payload.required("status")?,
            version: payload.required("version")?,
            timestamp: payload.required("timestamp")?,
            capabilities: payload.optional("capabilities")?.unwrap_or_default(),
        })
    }
}
