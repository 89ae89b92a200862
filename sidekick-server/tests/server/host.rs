//! The host: what it serves, whom it lets in, and what it does about ports, sizes and its end.

use std::collections::BTreeSet;
use std::net::TcpListener;

use futures_util::{SinkExt, StreamExt};
use sidekick_server::{Access, Host, HostConfig, Port, SessionId, Token};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};

use crate::client::{Answer, Socket, connect, exchange, get, host, refusal, request, run, token};

const UPGRADE: [&str; 4] = [
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
];

fn with_token(rest: &str) -> String {
    format!("/?token={}{rest}", token().as_str())
}

#[test]
fn a_program_gets_a_socket_and_messages_pass_both_ways() {
    run(async {
        let mut host = host();
        let mut client = connect(host.port(), &with_token(""), None).await.unwrap();
        let accepted = host.accept().await.unwrap();
        assert_eq!(accepted.session, None);
        assert!(accepted.peer.ip().is_loopback());
        let mut socket = accepted.into_socket().await;
        client.send(Message::text("to the server")).await.unwrap();
        assert_eq!(
            socket.next().await.unwrap().unwrap(),
            Message::text("to the server")
        );
        socket.send(Message::text("to the client")).await.unwrap();
        assert_eq!(
            client.next().await.unwrap().unwrap(),
            Message::text("to the client")
        );
        assert!(socket.get_ref().nodelay().unwrap());
    });
}

#[test]
fn a_message_right_behind_the_handshake_is_not_lost() {
    run(async {
        let mut host = host();
        let port = host.port();
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        let head = format!(
            "GET {} HTTP/1.1\r\nHost: localhost:{port}\r\n{}\r\n\r\n",
            with_token(""),
            UPGRADE.join("\r\n")
        );
        let mut bytes = head.into_bytes();
        // A masked text frame "hi" with the mask 0.
        bytes.extend([0x81, 0x82, 0, 0, 0, 0, b'h', b'i']);
        stream.write_all(&bytes).await.unwrap();
        let mut socket = host.accept().await.unwrap().into_socket().await;
        assert_eq!(socket.next().await.unwrap().unwrap(), Message::text("hi"));
    });
}

#[test]
fn sessions_are_named_by_the_url() {
    run(async {
        let mut host = host();
        let session: SessionId = "demo-1".parse().unwrap();
        let _client = connect(host.port(), &with_token("&session=demo-1"), None)
            .await
            .unwrap();
        assert_eq!(host.accept().await.unwrap().session, Some(session.clone()));
        let page = format!(
            "http://127.0.0.1:{}/session/demo-1#{}",
            host.port(),
            token().as_str()
        );
        assert_eq!(host.session_page_url(&session), page);
        let socket = format!(
            "ws://127.0.0.1:{}/?session=demo-1&token={}",
            host.port(),
            token().as_str()
        );
        assert_eq!(host.socket_url(Some(&session)), socket);
        for invalid in ["", "a%20b", "a/b", &"x".repeat(65), "a&session=a"] {
            assert_eq!(
                refusal(
                    host.port(),
                    &with_token(&format!("&session={invalid}")),
                    None
                )
                .await,
                (403, 0)
            );
        }
    });
}

#[test]
fn sockets_without_the_token_are_refused_all_alike() {
    run(async {
        let host = host();
        let wrong = Token::random();
        for target in [
            "/".to_owned(),
            "/?token=".to_owned(),
            "/?token".to_owned(),
            format!("/?token={}", wrong.as_str()),
            format!("/?token={}", &token().as_str()[1..]),
            format!("/?token={}0", token().as_str()),
            format!("/?token={}", token().as_str().to_uppercase()),
            format!("/?Token={}", token().as_str()),
            format!("/?token={}&token={}", token().as_str(), token().as_str()),
        ] {
            assert_eq!(
                refusal(host.port(), &target, None).await,
                (403, 0),
                "{target}"
            );
        }
    });
}

#[test]
fn pages_of_other_origins_are_refused_even_with_the_token() {
    run(async {
        let mut host = host();
        let port = host.port();
        for origin in [
            "null",
            "http://evil.example",
            "https://127.0.0.1",
            &format!("http://evil.example:{port}"),
        ] {
            assert_eq!(
                refusal(port, &with_token(""), Some(origin)).await,
                (403, 0),
                "{origin}"
            );
        }
        for own in ["localhost", "127.0.0.1", "[::1]"] {
            connect(port, &with_token(""), Some(&format!("http://{own}:{port}")))
                .await
                .unwrap();
            host.accept().await.unwrap();
        }
    });
}

#[test]
fn open_access_needs_no_token_but_still_an_own_origin() {
    run(async {
        let mut host = Host::bind(HostConfig::new(Port::Any, Access::Open)).unwrap();
        let port = host.port();
        assert_eq!(host.page_url(), format!("http://127.0.0.1:{port}/"));
        connect(port, "/", None).await.unwrap();
        assert!(host.accept().await.is_some());
        connect(port, "/", Some(&format!("http://localhost:{port}")))
            .await
            .unwrap();
        assert!(host.accept().await.is_some());
        assert_eq!(
            refusal(port, "/", Some("http://evil.example")).await,
            (403, 0)
        );
    });
}

#[test]
fn requests_to_another_host_are_refused_before_anything() {
    run(async {
        let host = host();
        let port = host.port();
        let upgrade = UPGRADE.join("\r\n");
        for line in [
            format!("Host: evil.example:{port}\r\n"),
            "Host: localhost\r\n".to_owned(),
            "Host: localhost:1\r\n".to_owned(),
            String::new(),
            format!("Host: localhost:{port}\r\nHost: localhost:{port}\r\n"),
        ] {
            for target in ["/".to_owned(), "/nothing".to_owned(), with_token("")] {
                let answer = exchange(
                    port,
                    &format!("GET {target} HTTP/1.1\r\n{line}{upgrade}\r\n\r\n"),
                )
                .await;
                assert_eq!(
                    (answer.status, answer.body.len()),
                    (403, 0),
                    "{target} {line}"
                );
                assert_secured(&answer, "");
            }
        }
    });
}

#[test]
fn broken_handshakes_get_no_socket() {
    run(async {
        let host = host();
        let port = host.port();
        for (index, broken) in [
            (0, "Connection: keep-alive"),
            (2, "Sec-WebSocket-Version: 8"),
            (2, "X-Nothing: 1"),
            (3, "Sec-WebSocket-Key: short"),
            (3, "X-Nothing: 1"),
        ] {
            let mut headers = UPGRADE;
            headers[index] = broken;
            let answer = request(port, "GET", &with_token(""), &headers).await;
            assert_eq!((answer.status, answer.body.len()), (400, 0), "{broken}");
        }
        for (method, target) in [
            ("POST", with_token("")),
            ("GET", format!("/session/a?token={}", token().as_str())),
        ] {
            let answer = request(port, method, &target, &UPGRADE).await;
            assert_eq!(
                (answer.status, answer.body.len()),
                (404, 0),
                "{method} {target}"
            );
        }
    });
}

#[test]
fn what_is_not_on_the_list_is_not_found() {
    run(async {
        let host = host();
        let port = host.port();
        for target in [
            "/index.html",
            "/session",
            "/session/",
            "/session/a/b",
            "/session/..",
            "/session/a%2fb",
            "/assets",
            "/assets/",
            "/assets/../index.html",
            "/assets/..%2findex.html",
            "/assets/%2e%2e/index.html",
            "/../Cargo.toml",
            "/..%5cCargo.toml",
            "//etc/passwd",
            "/etc/passwd",
            "/assets/app.js/",
            "/Assets/app.js",
            "/.",
            "//",
        ] {
            let answer = get(port, target).await;
            assert_eq!((answer.status, answer.body.len()), (404, 0), "{target}");
            assert_secured(&answer, &format!(" ws://127.0.0.1:{port}"));
        }
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
            let answer = request(port, method, "/", &["Origin: http://evil.example"]).await;
            assert_eq!((answer.status, answer.body.len()), (404, 0), "{method}");
            assert_secured(&answer, &format!(" ws://127.0.0.1:{port}"));
        }
    });
}

#[test]
fn the_page_is_served_at_its_paths_and_never_kept() {
    run(async {
        let host = host();
        let port = host.port();
        let page = get(port, "/").await;
        for target in ["/", "/?anything", "/session/a-1", "/session/a-1?x=y"] {
            let answer = get(port, target).await;
            assert_eq!((answer.status, &answer.body), (200, &page.body), "{target}");
            assert_eq!(
                answer.header("content-type"),
                Some("text/html; charset=utf-8")
            );
            assert_eq!(answer.header("cache-control"), Some("no-store"));
            assert_secured(&answer, &format!(" ws://127.0.0.1:{port}"));
        }
        let localhost = exchange(
            port,
            &format!("GET / HTTP/1.1\r\nHost: LocalHost:{port}\r\n\r\n"),
        )
        .await;
        assert_secured(&localhost, &format!(" ws://localhost:{port}"));
        let head = request(port, "HEAD", "/", &[]).await;
        assert_eq!((head.status, head.body.len()), (200, 0));
        assert_eq!(
            head.header("content-length"),
            Some(page.body.len().to_string().as_str())
        );
    });
}

#[test]
fn everything_the_page_asks_for_is_served() {
    run(async {
        let host = host();
        let port = host.port();
        let page = String::from_utf8(get(port, "/").await.body).unwrap();
        let linked: Vec<_> = ["src=\"", "href=\""]
            .iter()
            .flat_map(|attribute| page.split(attribute).skip(1))
            .map(|rest| rest.split('"').next().unwrap())
            .collect();
        let mut kinds = BTreeSet::new();
        for path in linked {
            let answer = get(port, path).await;
            assert_eq!(answer.status, 200, "{path}");
            let ending = path.rsplit_once('.').unwrap().1;
            kinds.insert(ending);
            let expected = match ending {
                "js" => "text/javascript; charset=utf-8",
                "css" => "text/css; charset=utf-8",
                "svg" => "image/svg+xml",
                other => panic!("{other}"),
            };
            assert_eq!(answer.header("content-type"), Some(expected));
            assert_eq!(answer.header("cache-control"), Some("no-cache"));
            assert_secured(&answer, &format!(" ws://127.0.0.1:{port}"));
            assert_revalidated(port, path, &answer).await;
        }
        assert!(
            kinds.is_superset(&BTreeSet::from(["css", "js"])),
            "{kinds:?}"
        );
    });
}

/// A browser that has the file already isn't sent it again.
async fn assert_revalidated(port: u16, path: &str, first: &Answer) {
    let etag = first.header("etag").unwrap();
    assert!(
        etag.starts_with('"') && etag.ends_with('"') && etag.len() > 2,
        "{etag}"
    );
    for known in [
        etag.to_owned(),
        format!("\"other\", W/{etag}"),
        "*".to_owned(),
    ] {
        let again = request(port, "GET", path, &[&format!("If-None-Match: {known}")]).await;
        assert_eq!(
            (again.status, again.body.len(), again.header("etag")),
            (304, 0, Some(etag)),
            "{known}"
        );
        assert_secured(&again, &format!(" ws://127.0.0.1:{port}"));
    }
    let changed = request(port, "GET", path, &["If-None-Match: \"other\""]).await;
    assert_eq!((changed.status, &changed.body), (200, &first.body));
}

#[test]
fn garbage_ends_its_own_connection_only() {
    run(async {
        let host = host();
        let port = host.port();
        for garbage in [
            "\0\0\0\0\r\n\r\n",
            "GET\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "\r\n\r\n\r\n\r\nnothing\r\n\r\n",
        ] {
            let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
            stream.write_all(garbage.as_bytes()).await.unwrap();
            let mut received = Vec::new();
            // The connection may also be reset, because the server hasn't read everything.
            let _outcome = stream.read_to_end(&mut received).await;
            assert!(
                received.is_empty() || received.starts_with(b"HTTP/1.1 400"),
                "{garbage:?}"
            );
        }
        let oversized = format!("GET / HTTP/1.1\r\nX-Long: {}\r\n\r\n", "x".repeat(1 << 20));
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        let _outcome = stream.write_all(oversized.as_bytes()).await;
        assert_eq!(get(port, "/nothing").await.status, 404);
    });
}

#[test]
fn a_taken_port_is_passed_over_and_said() {
    run(async {
        let other = TcpListener::bind("127.0.0.1:0").unwrap();
        let taken = other.local_addr().unwrap().port();
        let host = Host::bind(HostConfig::new(Port::Preferred(taken), Access::Open)).unwrap();
        assert_ne!(host.port(), taken);
        assert_eq!(host.preferred_taken(), Some(taken));
        let answer = get(host.port(), "/nothing").await;
        assert_eq!(answer.status, 404);
    });
}

#[test]
fn a_free_port_is_taken_and_given_back_by_shutdown() {
    run(async {
        // Another program could take the port between the two binds, so one of several tries has to succeed.
        for _ in 0..10 {
            let first = Host::bind(HostConfig::new(Port::Any, Access::Open)).unwrap();
            let port = first.port();
            assert_eq!(first.preferred_taken(), None);
            first.shutdown().await;
            let second = Host::bind(HostConfig::new(Port::Preferred(port), Access::Open)).unwrap();
            if second.preferred_taken().is_none() {
                assert_eq!(second.port(), port);
                return;
            }
        }
        panic!("a port that was given back could never be had");
    });
}

#[test]
fn the_end_of_the_port_range_is_no_trap() {
    run(async {
        let host = Host::bind(HostConfig::new(Port::Preferred(u16::MAX), Access::Open)).unwrap();
        assert_ne!(host.port(), 0);
        let zero = Host::bind(HostConfig::new(Port::Preferred(0), Access::Open)).unwrap();
        assert_eq!(zero.preferred_taken(), None);
    });
}

#[test]
fn both_loopback_addresses_answer_where_there_are_two() {
    run(async {
        let has_v6 = TcpListener::bind("[::1]:0").is_ok();
        let host = host();
        assert_eq!(
            TcpStream::connect(("::1", host.port())).await.is_ok(),
            has_v6
        );
    });
}

#[test]
fn shutdown_cuts_what_is_under_way_and_spares_accepted_sockets() {
    run(async {
        let mut host = host();
        let port = host.port();
        let mut silent = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        let mut client = connect(port, &with_token(""), None).await.unwrap();
        let mut socket = host.accept().await.unwrap().into_socket().await;
        host.shutdown().await;
        let mut received = Vec::new();
        let _outcome = silent.read_to_end(&mut received).await;
        assert!(received.is_empty());
        assert!(TcpStream::connect(("127.0.0.1", port)).await.is_err());
        socket.send(Message::text("still here")).await.unwrap();
        assert_eq!(
            client.next().await.unwrap().unwrap(),
            Message::text("still here")
        );
    });
}

#[test]
fn long_messages_arrive_up_to_the_hard_limit_and_end_only_their_socket_beyond() {
    run(async {
        let mut config = HostConfig::new(Port::Any, Access::Open);
        config.max_frame = 1000;
        let mut host = Host::bind(config).unwrap();
        let (mut spared, mut spared_end) = accept_one(&mut host).await;

        let (mut in_one, mut in_one_end) = accept_one(&mut host).await;
        in_one.send(Message::text("x".repeat(4000))).await.unwrap();
        assert_eq!(in_one_end.next().await.unwrap().unwrap().len(), 4000);
        in_one.send(Message::text("x".repeat(4001))).await.unwrap();
        assert!(in_one_end.next().await.unwrap().is_err());

        let (mut in_parts, mut in_parts_end) = accept_one(&mut host).await;
        let part = |opcode, is_final| {
            Message::Frame(Frame::message(
                vec![b'x'; 2001],
                OpCode::Data(opcode),
                is_final,
            ))
        };
        in_parts.send(part(Data::Text, false)).await.unwrap();
        in_parts.send(part(Data::Continue, true)).await.unwrap();
        assert!(in_parts_end.next().await.unwrap().is_err());

        // Nothing is set aside for a payload that is only claimed.
        let (mut claimed, mut claimed_end) = accept_one(&mut host).await;
        claimed
            .get_mut()
            .write_all(&[0x81, 0xff, 0, 0, 0, 0, 0x7f, 0, 0, 0, 0, 0, 0, 0])
            .await
            .unwrap();
        assert!(claimed_end.next().await.unwrap().is_err());

        spared.send(Message::text("fine")).await.unwrap();
        assert_eq!(
            spared_end.next().await.unwrap().unwrap(),
            Message::text("fine")
        );
    });
}

/// Both ends of a new socket.
async fn accept_one(host: &mut Host) -> (Socket, Socket) {
    let client = connect(host.port(), "/", None).await.unwrap();
    let server = host.accept().await.unwrap().into_socket().await;
    (client, server)
}

/// The headers that every answer has, and the ones that none may have.
fn assert_secured(answer: &Answer, socket: &str) {
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'{socket}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    for (name, expected) in [
        ("content-security-policy", policy.as_str()),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), Some(expected), "{name}");
    }
    assert!(
        answer
            .headers
            .iter()
            .all(|(name, _)| !name.starts_with("access-control-")),
        "{answer:?}"
    );
}
