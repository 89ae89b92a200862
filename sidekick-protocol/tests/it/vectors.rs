//! The recorded streams of the existing system can be read and written again.

use std::{fs, path::PathBuf};

use serde_json::Value;
use sidekick_protocol::{HeroMessage, SidekickMessage};

use crate::encoding::with_plain_numbers;

/// How the recordings mark an event that the UI sent.
const INJECTED: &str = "__injected__";

/// All recorded messages, each with the place where it stands.
fn recorded() -> Vec<(String, Value)> {
    let directory: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "tests", "vectors"]
        .iter()
        .collect();
    let entries =
        fs::read_dir(&directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display()));
    let mut files: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|file| {
            file.extension()
                .is_some_and(|extension| extension == "jsonl")
        })
        .collect();
    files.sort();
    assert!(
        files.len() >= 7,
        "some of the recordings are gone: {files:?}"
    );
    files
        .iter()
        .flat_map(|file| {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(file).unwrap();
            assert!(!text.is_empty(), "{name}");
            text.lines()
                .enumerate()
                .map(|(index, line)| {
                    (
                        format!("{name}:{}", index + 1),
                        serde_json::from_str(line).unwrap(),
                    )
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Leaves out what the existing system writes without a meaning: a `length` that is null.
fn without_null_lengths(mut message: Value) -> Value {
    if let Some(options) = message
        .pointer_mut("/payload/options")
        .and_then(Value::as_object_mut)
    {
        options.retain(|key, value| key != "length" || !value.is_null());
    }
    message
}

#[test]
fn every_recorded_message_is_known_and_is_written_as_it_was() {
    for (place, mut recorded) in recorded() {
        let mut out = Vec::new();
        let expected = if let Some(event) = recorded.get_mut(INJECTED) {
            let event = event.take();
            let message = SidekickMessage::decode(&event.to_string())
                .unwrap_or_else(|error| panic!("{place}: {error}"));
            assert!(!matches!(message, SidekickMessage::Other(_)), "{place}");
            message.encode(&mut out);
            event
        } else {
            let message = HeroMessage::decode(&recorded.to_string())
                .unwrap_or_else(|error| panic!("{place}: {error}"));
            assert!(!matches!(message, HeroMessage::Other(_)), "{place}");
            message.encode(&mut out);
            recorded
        };
        let written: Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(
            with_plain_numbers(written),
            with_plain_numbers(without_null_lengths(expected)),
            "{place}"
        );
    }
}
