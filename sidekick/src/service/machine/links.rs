//! The links of a channel: who is on them, what they understand, and how far behind they are.

use std::collections::{BTreeMap, VecDeque};

use sidekick_protocol::{Announce, Capabilities, HeroMessage, PeerId};

use super::held::Held;
use crate::service::dialect::Encoder;
use crate::service::scene::{Applied, Scene};
use crate::transport::{Frames, LinkId};

/// How many bytes of live messages may be on their way on one link. A viewer who is further behind is given the
/// picture again once the link is free, instead of everything in between.
pub(super) const IN_FLIGHT_BOUND: usize = 4 * 1024 * 1024;

/// What is to happen on a link.
#[derive(Debug)]
pub(crate) enum Transmit {
    /// Send these frames.
    Send(LinkId, Frames),
    /// Drop what the link's writer has not taken yet, and report how much that was.
    Purge(LinkId),
}

impl Transmit {
    fn link(&self) -> LinkId {
        match self {
            Self::Send(link, _) | Self::Purge(link) => *link,
        }
    }
}

#[derive(Debug, Default)]
pub(super) struct Links {
    by_id: BTreeMap<LinkId, Link>,
    /// One for each set of capabilities among the live links, so that a message is encoded once for all of them.
    encoders: Vec<Encoder>,
    transmits: VecDeque<Transmit>,
}

#[derive(Debug, Default)]
struct Link {
    sidekicks: BTreeMap<PeerId, Capabilities>,
    phase: Phase,
    /// Bytes that were sent and neither written nor purged yet.
    in_flight: usize,
    /// How far `in_flight` may grow: the bound, and the picture that was sent last.
    bound: usize,
}

/// What a link is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phase {
    /// Nothing: no sidekick is on it.
    #[default]
    Waiting,
    /// Every message as it comes.
    Live,
    /// Nothing until it is free, then the picture.
    Lagging,
}

impl Link {
    /// What every sidekick on the link understands.
    fn capabilities(&self) -> Capabilities {
        self.sidekicks
            .values()
            .copied()
            .reduce(Capabilities::intersection)
            .unwrap_or_default()
    }
}

impl Links {
    pub(super) fn open(&mut self, link: LinkId, greeting: usize) {
        self.by_id.insert(
            link,
            Link {
                in_flight: greeting,
                ..Link::default()
            },
        );
    }

    pub(super) fn is_open(&self, link: LinkId) -> bool {
        self.by_id.contains_key(&link)
    }

    pub(super) fn close(&mut self, link: LinkId) {
        self.seal();
        self.by_id.remove(&link);
        self.transmits.retain(|transmit| transmit.link() != link);
        self.renew_encoders();
    }

    /// Notes who is on an open link. [`start`](Self::start) or [`restart`](Self::restart) must follow.
    pub(super) fn add_sidekick(&mut self, link: LinkId, peer: PeerId, capabilities: Capabilities) {
        // What was encoded until now is for those who were there until now, in the words that they all understood.
        self.seal();
        if let Some(link) = self.by_id.get_mut(&link) {
            link.sidekicks.insert(peer, capabilities);
        }
    }

    pub(super) fn remove_sidekick(&mut self, link: LinkId, peer: &PeerId) {
        self.seal();
        if let Some(link) = self.by_id.get_mut(&link) {
            link.sidekicks.remove(peer);
            if link.sidekicks.is_empty() {
                link.phase = Phase::Waiting;
            }
        }
        self.renew_encoders();
    }

    /// Brings the first link up: an empty page, then what was held back.
    pub(super) fn start(&mut self, link: LinkId, held: Held, scene: &Scene) {
        let Some(state) = self.by_id.get(&link) else {
            return;
        };
        let mut encoder = Encoder::new(state.capabilities());
        match held.into_messages(state.capabilities().contains(Capabilities::INSERT_BEFORE)) {
            Some(messages) => {
                encoder.write(&HeroMessage::ClearAll);
                for message in &messages {
                    encoder.encode(message, Applied::Yes, scene);
                }
            }
            None => encoder.encode_picture(scene),
        }
        self.bring_up(link, encoder);
    }

    /// Brings a link up, or up to date: an empty page, then the picture as it is now.
    pub(super) fn restart(&mut self, link: LinkId, scene: &Scene) {
        let Some(state) = self.by_id.get(&link) else {
            return;
        };
        let mut encoder = Encoder::new(state.capabilities());
        encoder.encode_picture(scene);
        self.bring_up(link, encoder);
    }

    /// Encodes a message for every live link.
    pub(super) fn broadcast(&mut self, message: &HeroMessage, applied: Applied, scene: &Scene) {
        for encoder in &mut self.encoders {
            encoder.encode(message, applied, scene);
        }
    }

    /// Tells every viewer what one of them has changed. The one is told, too: an older message that was on its way to
    /// it must not have the last word. A UI of the base protocol does not expect that, and is not.
    pub(super) fn echo(&mut self, from: LinkId, message: &HeroMessage, scene: &Scene) {
        let expects = self
            .by_id
            .get(&from)
            .is_some_and(|link| !link.capabilities().is_empty());
        self.seal();
        self.broadcast(message, Applied::Yes, scene);
        self.seal_except(Some(from).filter(|_| !expects));
    }

    /// Takes note of bytes that are no longer in flight; a lagging link that is free gets the picture.
    pub(super) fn settle(&mut self, link: LinkId, bytes: usize, scene: &Scene) {
        let Some(state) = self.by_id.get_mut(&link) else {
            return;
        };
        state.in_flight = state.in_flight.saturating_sub(bytes);
        if state.phase == Phase::Lagging && state.in_flight == 0 {
            self.restart(link, scene);
        }
    }

    /// Sends the last announce on every link, after everything else; lagging ones get the picture before.
    pub(super) fn say_farewell(&mut self, announce: &Announce, scene: &Scene) {
        // What is sealed now may be what makes a link lag.
        self.seal();
        let lagging: Vec<_> = self
            .by_id
            .iter()
            .filter(|(_, link)| link.phase == Phase::Lagging)
            .map(|(id, _)| *id)
            .collect();
        for link in lagging {
            self.restart(link, scene);
        }
        let mut encoder = Encoder::new(Capabilities::empty());
        encoder.write(&HeroMessage::Announce(announce.clone()));
        let frames = encoder.take();
        for (id, link) in &mut self.by_id {
            link.in_flight += frames.size();
            self.transmits
                .push_back(Transmit::Send(*id, frames.clone()));
        }
    }

    pub(super) fn poll_transmit(&mut self) -> Option<Transmit> {
        if self.transmits.is_empty() {
            self.seal();
        }
        self.transmits.pop_front()
    }

    /// Sends what `encoder` holds on `link`, and makes the link live from here on.
    fn bring_up(&mut self, link: LinkId, mut encoder: Encoder) {
        self.seal();
        let Some(state) = self.by_id.get_mut(&link) else {
            return;
        };
        let frames = encoder.take();
        state.phase = Phase::Live;
        state.in_flight += frames.size();
        state.bound = state.in_flight + IN_FLIGHT_BOUND;
        self.transmits.push_back(Transmit::Send(link, frames));
        self.renew_encoders();
    }

    /// Ends a batch: what was encoded goes to the links that are live now.
    fn seal(&mut self) {
        self.seal_except(None);
    }

    fn seal_except(&mut self, left_out: Option<LinkId>) {
        for encoder in self
            .encoders
            .iter_mut()
            .filter(|encoder| !encoder.is_empty())
        {
            let frames = encoder.take();
            for (id, link) in &mut self.by_id {
                let wanted = link.phase == Phase::Live && left_out != Some(*id);
                if !wanted || link.capabilities() != encoder.capabilities() {
                    continue;
                }
                link.in_flight += frames.size();
                if link.in_flight <= link.bound {
                    self.transmits
                        .push_back(Transmit::Send(*id, frames.clone()));
                } else {
                    link.phase = Phase::Lagging;
                    link.in_flight -= frames.size();
                    self.transmits.push_back(Transmit::Purge(*id));
                }
            }
        }
        if self.by_id.values().any(|link| link.phase == Phase::Lagging) {
            self.renew_encoders();
        }
    }

    /// Keeps one encoder for each set of capabilities among the live links. All of them are empty at this point.
    fn renew_encoders(&mut self) {
        let live = self.by_id.values().filter(|link| link.phase == Phase::Live);
        let mut wanted: Vec<_> = live.map(Link::capabilities).collect();
        self.encoders
            .retain(|encoder| wanted.contains(&encoder.capabilities()));
        wanted.retain(|wanted| {
            self.encoders
                .iter()
                .all(|encoder| encoder.capabilities() != *wanted)
        });
        for capabilities in wanted {
            if self
                .encoders
                .iter()
                .all(|encoder| encoder.capabilities() != capabilities)
            {
                self.encoders.push(Encoder::new(capabilities));
            }
        }
    }
}
