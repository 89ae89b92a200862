//! What the tests work with: programs in processes of their own, relays, and UIs.

pub(crate) mod locks;
pub(crate) mod program;
pub(crate) mod relay;
pub(crate) mod ui;

use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// How long something that must come may take. Only a test that fails waits so long.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A port that is free, and stays so: it lies below those that the operating system hands out, and no other test is
/// given it.
pub(crate) fn free_port() -> u16 {
    static GIVEN: AtomicU32 = AtomicU32::new(0);
    loop {
        let step = std::process::id() * 64 + GIVEN.fetch_add(1, Ordering::Relaxed);
        let port = u16::try_from(20_000 + step % 10_000).unwrap();
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

/// Reads the head of an HTTP request, and nothing beyond.
pub(crate) fn read_request(stream: &mut TcpStream) {
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
}
