//! Finding a port and taking connections from it.
//!
//! Never binds to anything but the two loopback addresses.

use std::future::poll_fn;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener as StdListener};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use futures_util::future::{Either, select};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinError, JoinSet};

use super::exchange::Exchange;
use super::{BindError, Port};

/// How many ports after the preferred one are tried.
const FOLLOWING_PORTS: u16 = 20;
/// Connections whose answer is under way; the operating system's backlog holds the others.
const MAX_EXCHANGES: usize = 256;
/// How long to wait when the operating system refuses a connection, typically for lack of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// A port that is being listened on.
#[derive(Debug)]
pub(super) struct Bound {
    pub(super) port: u16,
    pub(super) preferred_taken: Option<u16>,
    pub(super) listeners: Vec<TcpListener>,
}

pub(super) fn bind(port: Port) -> Result<Bound, BindError> {
    let preferred = match port {
        Port::Preferred(0) | Port::Any => None,
        Port::Preferred(port) => Some(port),
    };
    let (listeners, preferred_taken) = match preferred.and_then(bind_near) {
        Some((listeners, port)) => (listeners, preferred.filter(|preferred| *preferred != port)),
        None => (bind_any().map_err(BindError::NoPort)?, preferred),
    };
    let port = listeners[0].local_addr().map_err(BindError::Setup)?.port();
    let listeners = listeners
        .into_iter()
        .map(into_tokio)
        .collect::<io::Result<Vec<_>>>()
        .map_err(BindError::Setup)?;
    Ok(Bound {
        port,
        preferred_taken,
        listeners,
    })
}

/// The first port that is free, starting from the preferred one.
fn bind_near(preferred: u16) -> Option<(Vec<StdListener>, u16)> {
    (preferred..=preferred.saturating_add(FOLLOWING_PORTS)).find_map(|port| match bind_both(port) {
        Ok(listeners) => Some((listeners, port)),
        Err(error) => {
            tracing::debug!(port, %error, "port can't be had");
            None
        }
    })
}

/// Both loopback addresses of a port. A port of which another program holds the IPv6 half counts as taken, because
/// `localhost` would then lead to that program; a machine without IPv6 does without.
fn bind_both(port: u16) -> io::Result<Vec<StdListener>> {
    let mut listeners = vec![StdListener::bind((Ipv4Addr::LOCALHOST, port))?];
    match StdListener::bind((Ipv6Addr::LOCALHOST, port)) {
        Ok(listener) => listeners.push(listener),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
        Err(error) => tracing::debug!(port, %error, "listening on IPv4 only"),
    }
    Ok(listeners)
}

/// A port of the operating system's choice, which knows only the IPv4 half when it chooses.
fn bind_any() -> io::Result<Vec<StdListener>> {
    let v4 = StdListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let port = v4.local_addr()?.port();
    let v6 = StdListener::bind((Ipv6Addr::LOCALHOST, port))
        .inspect_err(|error| tracing::debug!(port, %error, "listening on IPv4 only"));
    Ok([v4].into_iter().chain(v6.ok()).collect())
}

fn into_tokio(listener: StdListener) -> io::Result<TcpListener> {
    listener.set_nonblocking(true)?;
    TcpListener::from_std(listener)
}

/// Takes connections until nobody wants their sockets any more, then ends those under way.
pub(super) async fn drive_listeners(listeners: Vec<TcpListener>, exchange: Exchange) {
    let mut exchanges = JoinSet::new();
    loop {
        let connection = match select(pin!(accept_any(&listeners)), pin!(exchange.unwanted())).await
        {
            Either::Left((connection, _)) => connection,
            Either::Right(_) => break,
        };
        match connection {
            Ok((stream, peer)) => drop(exchanges.spawn(exchange.clone().drive(stream, peer))),
            Err(error) => {
                tracing::warn!(%error, "a connection couldn't be taken");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
        reap(&mut exchanges);
        // Each exchange has a deadline, so waiting for one to end can't last.
        if exchanges.len() >= MAX_EXCHANGES
            && let Some(outcome) = exchanges.join_next().await
        {
            report(outcome);
        }
    }
    drop(listeners);
    exchanges.shutdown().await;
}

async fn accept_any(listeners: &[TcpListener]) -> io::Result<(TcpStream, SocketAddr)> {
    poll_fn(|context| {
        for listener in listeners {
            if let Poll::Ready(connection) = listener.poll_accept(context) {
                return Poll::Ready(connection);
            }
        }
        Poll::Pending
    })
    .await
}

fn reap(exchanges: &mut JoinSet<()>) {
    while let Some(outcome) = exchanges.try_join_next() {
        report(outcome);
    }
}

fn report(outcome: Result<(), JoinError>) {
    if let Err(error) = outcome {
        tracing::error!(%error, "an exchange failed");
    }
}
