//! What the user's own code does to itself: it panics, blocks, replaces itself. Nothing else may suffer from it.

mod handlers;
mod ids;
mod panics;
mod work;

use std::fmt::Debug;
use std::sync::mpsc::Receiver;

use sidekick::testing::Viewer;
use sidekick_protocol::{HeroMessage, Notice};

use crate::support::PATIENCE;

/// What comes next on a channel.
#[track_caller]
fn next<T: Debug>(receiver: &Receiver<T>) -> T {
    match receiver.recv_timeout(PATIENCE) {
        Ok(value) => value,
        Err(error) => panic!("nothing comes: {error}"),
    }
}

/// Takes in what comes until there is a notice.
#[track_caller]
fn next_notice(viewer: &mut Viewer) -> Notice {
    loop {
        let frame = viewer.receive_frame().expect("the link lives");
        for message in HeroMessage::decode_frame(&frame) {
            if let Ok(HeroMessage::Notice(notice)) = message {
                return notice;
            }
        }
    }
}
