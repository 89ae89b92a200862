//! The relay against its rules: by example, by all inputs to a depth, and by long random sequences.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};
use sidekick_protocol::{Presence, Role, SidekickMessage};

use super::*;

const NOW: u64 = 1_700_000_000_000;

fn announce(id: &str, status: &str) -> String {
    format!(
        r#"{{"id":0,"component":"system","type":"announce","payload":{{"peerId":"{id}","role":"hero","status":"{status}","version":"1.2","timestamp":5,"capabilities":["batch"],"new":1}}}}"#
    )
}

fn drain(relay: &mut Relay) -> Vec<(u64, String)> {
    std::iter::from_fn(|| relay.poll_transmit())
        .map(|transmit| (transmit.to.0, transmit.frame.to_string()))
        .collect()
}

/// A relay to which these peers are connected, with nothing left to send.
fn relay(peers: &[u64]) -> Relay {
    let mut relay = Relay::new();
    for peer in peers {
        relay.handle_connected(PeerKey(*peer));
    }
    assert_eq!(drain(&mut relay), []);
    relay
}

fn send(relay: &mut Relay, peer: u64, frame: &str) -> Vec<(u64, String)> {
    relay.handle_frame(PeerKey(peer), &frame.into(), NOW);
    drain(relay)
}

fn decode(frame: &str) -> Announce {
    match SidekickMessage::decode(frame).unwrap() {
        SidekickMessage::Announce(announce) => announce,
        other => panic!("{other:?}"),
    }
}

#[test]
fn others_get_a_frame_byte_for_byte() {
    let mut relay = relay(&[1, 2, 3]);
    for frame in [
        "{ \"component\" : \"new\",\"b\":1e2, \"a\":\"\\u00e4ä\" }",
        "[{\"a\":1}, {}]",
        &announce("p", "online"),
    ] {
        assert_eq!(
            send(&mut relay, 2, frame),
            [(1, frame.to_owned()), (3, frame.to_owned())]
        );
    }
}

#[test]
fn a_newcomer_hears_who_is_online_in_their_own_words() {
    let mut relay = relay(&[1, 2, 3]);
    send(&mut relay, 1, &announce("one", "online"));
    send(
        &mut relay,
        2,
        &format!("[{{}},{}]", announce("two", "online")),
    );
    relay.handle_connected(PeerKey(4));
    let heard = drain(&mut relay);
    assert_eq!(heard[0], (4, announce("one", "online")));
    assert_eq!(heard.len(), 2);
    let two = decode(&heard[1].1);
    assert_eq!(
        (two.peer_id.as_str(), two.status, two.capabilities),
        ("two", Presence::Online, Capabilities::BATCH)
    );
}

#[test]
fn a_vanished_peer_is_announced_offline_as_itself() {
    let mut relay = relay(&[1, 2]);
    send(&mut relay, 1, &announce("one", "online"));
    relay.handle_disconnected(PeerKey(1), NOW);
    let heard = drain(&mut relay);
    assert_eq!(heard.len(), 1);
    let expected = Announce {
        peer_id: "one".into(),
        role: Role::Hero,
        status: Presence::Offline,
        version: "1.2".into(),
        timestamp: NOW,
        capabilities: Capabilities::empty(),
    };
    assert_eq!((heard[0].0, decode(&heard[0].1)), (2, expected));
}

#[test]
fn who_said_goodbye_or_nothing_is_not_announced_again() {
    let mut relay = relay(&[1, 2, 3]);
    send(&mut relay, 1, &announce("one", "online"));
    send(&mut relay, 1, &announce("one", "offline"));
    relay.handle_disconnected(PeerKey(1), NOW);
    relay.handle_disconnected(PeerKey(2), NOW);
    relay.handle_disconnected(PeerKey(2), NOW);
    assert_eq!(drain(&mut relay), []);
    assert!(!relay.is_empty());
    relay.handle_disconnected(PeerKey(3), NOW);
    assert!(relay.is_empty());
}

#[test]
fn the_late_end_of_an_old_connection_does_not_take_a_reconnected_peer_offline() {
    let mut relay = relay(&[1, 2]);
    send(&mut relay, 1, &announce("page", "online"));
    relay.handle_connected(PeerKey(3));
    drain(&mut relay);
    send(&mut relay, 3, &announce("page", "online"));
    relay.handle_disconnected(PeerKey(1), NOW);
    assert_eq!(drain(&mut relay), []);
    relay.handle_disconnected(PeerKey(3), NOW);
    assert_eq!(drain(&mut relay).len(), 1);
}

#[test]
fn a_connection_that_takes_another_id_leaves_under_the_former() {
    let mut relay = relay(&[1, 2]);
    send(&mut relay, 1, &announce("old", "online"));
    let heard = send(&mut relay, 1, &announce("new", "online"));
    let heard: Vec<_> = heard
        .iter()
        .map(|(_, frame)| decode(frame))
        .map(|a| (a.peer_id.to_string(), a.status))
        .collect();
    assert_eq!(
        heard,
        [
            ("old".to_owned(), Presence::Offline),
            ("new".to_owned(), Presence::Online)
        ]
    );
}

#[test]
fn no_messages_and_strangers_are_dropped_and_odd_announces_passed_on() {
    let mut relay = relay(&[1, 2]);
    for frame in ["", "not JSON", "5", "[5]", "{\"a\":NaN}"] {
        assert_eq!(send(&mut relay, 1, frame), [], "{frame}");
    }
    assert_eq!(send(&mut relay, 9, "{}"), []);
    let odd = r#"{"component":"system","type":"announce","payload":{"status":"online"}}"#;
    assert_eq!(send(&mut relay, 1, odd), [(2, odd.to_owned())]);
    relay.handle_disconnected(PeerKey(1), NOW);
    assert_eq!(drain(&mut relay), []);
}

/// What may happen to a relay.
#[derive(Clone, Copy, Debug)]
enum Input {
    Connect,
    Disconnect,
    Online(&'static str),
    Offline(&'static str),
    Data,
    Garbage,
}

/// The relay together with what its rules say: who is connected, who speaks for which id, and what each peer believes.
#[derive(Clone, Debug, Default)]
struct Checked {
    relay: Relay,
    connected: BTreeMap<u64, Viewer>,
    /// The id that a connection is online with.
    owners: BTreeMap<u64, &'static str>,
    sent: u64,
}

#[derive(Clone, Debug, Default)]
struct Viewer {
    sees: BTreeSet<String>,
    /// Ids that it has used itself; what it believes of them is its own affair.
    own: BTreeSet<&'static str>,
}

impl Checked {
    fn apply(&mut self, peer: u64, input: Input) {
        let key = PeerKey(peer);
        let is_connected = self.connected.contains_key(&peer);
        let mut expected = None;
        match input {
            // The driver gives each connection a key of its own and says its end once.
            Input::Connect if is_connected => return,
            Input::Connect => {
                self.connected.insert(peer, Viewer::default());
                self.relay.handle_connected(key);
            }
            Input::Disconnect => {
                self.connected.remove(&peer);
                self.owners.remove(&peer);
                self.relay.handle_disconnected(key, NOW);
            }
            Input::Online(id) => expected = Some(self.send(peer, announce(id, "online"))),
            Input::Offline(id) => expected = Some(self.send(peer, announce(id, "offline"))),
            Input::Data => {
                self.sent += 1;
                expected = Some(self.send(peer, format!("{{\"n\":{}}}", self.sent)));
            }
            Input::Garbage => drop(self.send(peer, "garbage".to_owned())),
        }
        if is_connected {
            self.note(peer, input);
        }
        self.check(peer, expected.filter(|_| is_connected).as_deref());
    }

    fn send(&mut self, peer: u64, frame: String) -> String {
        self.relay
            .handle_frame(PeerKey(peer), &frame.as_str().into(), NOW);
        frame
    }

    fn note(&mut self, peer: u64, input: Input) {
        let (Input::Online(id) | Input::Offline(id)) = input else {
            return;
        };
        self.owners.retain(|_, owned| *owned != id);
        if matches!(input, Input::Online(_)) {
            self.owners.insert(peer, id);
        }
        self.connected.get_mut(&peer).unwrap().own.insert(id);
    }

    /// Delivers what the relay sends and holds it against the rules.
    fn check(&mut self, sender: u64, expected: Option<&str>) {
        let mut got_it = Vec::new();
        while let Some(Transmit { to, frame }) = self.relay.poll_transmit() {
            let viewer = self
                .connected
                .get_mut(&to.0)
                .expect("only to the connected");
            if Some(frame.as_str()) == expected {
                got_it.push(to.0);
            }
            if let Ok(SidekickMessage::Announce(announce)) = SidekickMessage::decode(&frame) {
                let id = announce.peer_id.to_string();
                match announce.status {
                    Presence::Online => viewer.sees.insert(id),
                    Presence::Offline => viewer.sees.remove(&id),
                };
            } else {
                assert_eq!(Some(frame.as_str()), expected, "nothing is made up");
            }
        }
        let others = self
            .connected
            .keys()
            .filter(|peer| expected.is_some() && **peer != sender);
        assert!(
            got_it.iter().eq(others),
            "everybody else gets it, once: {got_it:?}"
        );
        self.check_views();
    }

    /// Everybody believes of all others what is so.
    fn check_views(&self) {
        for (peer, viewer) in &self.connected {
            let owned_by_others = self
                .owners
                .iter()
                .filter(|(owner, _)| *owner != peer)
                .map(|(_, id)| *id);
            let truth: BTreeSet<_> = owned_by_others
                .filter(|id| !viewer.own.contains(id))
                .collect();
            let belief: BTreeSet<_> = viewer
                .sees
                .iter()
                .map(String::as_str)
                .filter(|id| !viewer.own.contains(id))
                .collect();
            assert_eq!(belief, truth, "peer {peer}");
        }
    }
}

const INPUTS: [Input; 8] = [
    Input::Connect,
    Input::Disconnect,
    Input::Online("a"),
    Input::Online("b"),
    Input::Offline("a"),
    Input::Offline("b"),
    Input::Data,
    Input::Garbage,
];

#[test]
fn all_short_sequences_keep_the_rules() {
    fn explore(state: &Checked, depth: usize) {
        if depth == 0 {
            return;
        }
        for peer in 0..3 {
            for input in INPUTS {
                let mut next = state.clone();
                next.apply(peer, input);
                explore(&next, depth - 1);
            }
        }
    }
    // Two are connected to begin with, so that the depth is spent on what matters.
    let mut start = Checked::default();
    start.apply(0, Input::Connect);
    start.apply(1, Input::Connect);
    explore(&start, 3);
}

fn inputs() -> impl Strategy<Value = Vec<(u64, Input)>> {
    let id = || prop_oneof![(0..3_usize).prop_map(|index| ["a", "b", "c"][index])];
    let input = prop_oneof![
        3 => any::<bool>().prop_map(|connect| if connect { Input::Connect } else { Input::Disconnect }),
        3 => id().prop_map(Input::Online),
        2 => id().prop_map(Input::Offline),
        3 => prop_oneof![Just(Input::Data), Just(Input::Garbage)],
    ];
    prop::collection::vec((0..5_u64, input), 0..80)
}

proptest! {
    #[test]
    fn long_sequences_keep_the_rules(inputs in inputs()) {
        let mut state = Checked::default();
        for (peer, input) in inputs {
            state.apply(peer, input);
        }
    }
}
