//! Sessions: peers see the others of their own session, in order, and hear who comes and goes.

use std::pin::pin;

use futures_util::future::{Either, join, select};
use futures_util::{FutureExt, SinkExt, StreamExt};
use sidekick_protocol::{Announce, Capabilities, Presence, Role, SidekickMessage};
use sidekick_server::{Access, Host, HostConfig, Port, Sessions};
use tokio::sync::oneshot;
use tokio_tungstenite::tungstenite::Message;

use crate::client::{Socket, connect, run};

/// Runs sessions without a token while `test` does its work on their port, and then ends them.
async fn with_sessions(adjust: impl FnOnce(Host) -> Sessions, test: impl AsyncFnOnce(u16)) {
    let host = Host::bind(HostConfig::new(Port::Any, Access::Open)).unwrap();
    let port = host.port();
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = adjust(host).run(stopped.map(drop));
    let testing = async {
        test(port).await;
        drop(stop);
    };
    join(serving, testing).await;
}

fn announce(id: &str, status: Presence) -> String {
    let mut text = Vec::new();
    SidekickMessage::Announce(Announce {
        peer_id: id.into(),
        role: Role::Hero,
        status,
        version: "0".into(),
        timestamp: 1,
        capabilities: Capabilities::empty(),
    })
    .encode(&mut text);
    String::from_utf8(text).unwrap()
}

/// Connects a peer and announces it; from then on it is known to have joined.
async fn join_as(port: u16, target: &str, id: &str) -> Socket {
    let mut socket = connect(port, target, None).await.unwrap();
    socket
        .send(Message::text(announce(id, Presence::Online)))
        .await
        .unwrap();
    socket
}

async fn next_text(socket: &mut Socket) -> String {
    match socket.next().await.unwrap().unwrap() {
        Message::Text(text) => text.to_string(),
        other => panic!("{other:?}"),
    }
}

async fn next_presence(socket: &mut Socket) -> (String, Presence) {
    match SidekickMessage::decode(&next_text(socket).await).unwrap() {
        SidekickMessage::Announce(announce) => (announce.peer_id.to_string(), announce.status),
        other => panic!("{other:?}"),
    }
}

/// Two peers that know of each other.
async fn pair(port: u16, target: &str) -> (Socket, Socket) {
    let mut first = join_as(port, target, "first").await;
    let mut second = join_as(port, target, "second").await;
    assert_eq!(
        next_presence(&mut first).await,
        ("second".to_owned(), Presence::Online)
    );
    assert_eq!(
        next_presence(&mut second).await,
        ("first".to_owned(), Presence::Online)
    );
    (first, second)
}

#[test]
fn frames_pass_untouched_and_in_order() {
    run(with_sessions(Sessions::new, async |port| {
        let (mut first, mut second) = pair(port, "/").await;
        let frames: Vec<_> = (0..2000)
            .map(|n| format!("{{ \"n\": {n}, \"ä\":\"\\u00e4\" }}"))
            .collect();
        for frame in &frames {
            first.feed(Message::text(frame.as_str())).await.unwrap();
        }
        first.flush().await.unwrap();
        for frame in &frames {
            assert_eq!(next_text(&mut second).await, *frame);
        }
        second.send(Message::text("{\"back\":1}")).await.unwrap();
        assert_eq!(next_text(&mut first).await, "{\"back\":1}");
    }));
}

#[test]
fn sessions_do_not_hear_of_each_other() {
    run(with_sessions(Sessions::new, async |port| {
        let (mut a1, mut a2) = pair(port, "/?session=a").await;
        let (mut b1, mut b2) = pair(port, "/?session=b").await;
        let (mut c1, mut c2) = pair(port, "/").await;
        for (sender, name) in [(&mut a1, "a"), (&mut b1, "b"), (&mut c1, "c")] {
            sender
                .send(Message::text(format!("{{\"from\":\"{name}\"}}")))
                .await
                .unwrap();
        }
        for (receiver, name) in [(&mut a2, "a"), (&mut b2, "b"), (&mut c2, "c")] {
            assert_eq!(
                next_text(receiver).await,
                format!("{{\"from\":\"{name}\"}}")
            );
        }
    }));
}

#[test]
fn a_peer_that_vanishes_is_announced_offline() {
    run(with_sessions(Sessions::new, async |port| {
        let (first, mut second) = pair(port, "/").await;
        drop(first);
        assert_eq!(
            next_presence(&mut second).await,
            ("first".to_owned(), Presence::Offline)
        );
        // Its session is as good as new for whoever comes next.
        let _third = join_as(port, "/", "third").await;
        assert_eq!(
            next_presence(&mut second).await,
            ("third".to_owned(), Presence::Online)
        );
    }));
}

#[test]
fn bad_frames_are_dropped_and_the_connection_lives() {
    let adjust = |host| Sessions::new(host);
    run(with_sessions(adjust, async |port| {
        let (mut first, mut second) = pair(port, "/").await;
        for bad in [
            Message::text("not JSON"),
            Message::text("[1]"),
            Message::binary(vec![1, 2, 3]),
            Message::text(format!(
                "{{\"long\":\"{}\"}}",
                "x".repeat(HostConfig::DEFAULT_MAX_FRAME)
            )),
            Message::Ping(vec![7].into()),
        ] {
            first.send(bad).await.unwrap();
        }
        first.send(Message::text("{}")).await.unwrap();
        assert_eq!(next_text(&mut second).await, "{}");
        assert_eq!(
            first.next().await.unwrap().unwrap(),
            Message::Pong(vec![7].into())
        );
    }));
}

#[test]
fn a_peer_that_does_not_read_is_cut_and_the_others_go_on() {
    let adjust = |host| Sessions::new(host).queue_limit(1 << 20);
    run(with_sessions(adjust, async |port| {
        let (mut sender, mut reader) = pair(port, "/").await;
        let mut silent = join_as(port, "/", "silent").await;
        assert_eq!(next_presence(&mut sender).await.0, "silent");
        assert_eq!(next_presence(&mut reader).await.0, "silent");
        let frame = format!("{{\"data\":\"{}\"}}", "x".repeat(1 << 18));
        // The system's own buffers take some before the server's queue grows; the offline announce says that it is cut.
        let mut frames_sent = 0;
        loop {
            assert!(frames_sent < 1000, "the silent peer was never cut");
            sender.send(Message::text(frame.as_str())).await.unwrap();
            frames_sent += 1;
            assert_eq!(next_text(&mut reader).await, frame);
            if let Some(text) = sender.next().now_or_never() {
                let announce =
                    SidekickMessage::decode(text.unwrap().unwrap().to_text().unwrap()).unwrap();
                assert!(
                    matches!(announce, SidekickMessage::Announce(a) if a.peer_id.as_str() == "silent")
                );
                break;
            }
        }
        assert_eq!(
            next_presence(&mut reader).await,
            ("silent".to_owned(), Presence::Offline)
        );
        while let Some(Ok(_)) = silent.next().await {}
        sender.send(Message::text("{}")).await.unwrap();
        assert_eq!(next_text(&mut reader).await, "{}");
    }));
}

#[test]
fn the_end_closes_every_socket_after_its_last_frame() {
    run(async {
        let host = Host::bind(HostConfig::new(Port::Any, Access::Open)).unwrap();
        let port = host.port();
        let (stop, stopped) = oneshot::channel::<()>();
        let mut serving = pin!(Sessions::new(host).run(stopped.map(drop)));
        let (mut first, mut second) = match select(serving.as_mut(), pin!(pair(port, "/"))).await {
            Either::Right((pair, _)) => pair,
            Either::Left(_) => panic!("the sessions ended by themselves"),
        };
        drop(stop);
        for peer in [&mut first, &mut second] {
            match select(serving.as_mut(), peer.next()).await {
                Either::Right((close, _)) => assert!(matches!(close, Some(Ok(Message::Close(_))))),
                Either::Left(_) => panic!("the sessions ended without a farewell"),
            }
        }
        // Neither has answered yet. The server goes on reading, lest a reset overtakes what it sent.
        for _ in 0..200 {
            assert_eq!(serving.as_mut().now_or_never(), None);
            tokio::task::yield_now().await;
        }
        let ending = async {
            assert!(first.next().await.is_none());
            assert!(second.next().await.is_none());
        };
        join(serving, ending).await;
        assert!(
            tokio::net::TcpStream::connect(("127.0.0.1", port))
                .await
                .is_err()
        );
    });
}

#[test]
fn the_end_does_not_wait_for_who_does_not_read() {
    run(async {
        let host = Host::bind(HostConfig::new(Port::Any, Access::Open)).unwrap();
        let port = host.port();
        let (stop, stopped) = oneshot::channel::<()>();
        let mut serving = pin!(Sessions::new(host).run(stopped.map(drop)));
        let _pair = match select(serving.as_mut(), pin!(pair(port, "/"))).await {
            Either::Right((pair, _)) => pair,
            Either::Left(_) => panic!("the sessions ended by themselves"),
        };
        drop(stop);
        serving.await;
    });
}
