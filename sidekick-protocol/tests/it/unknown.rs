//! What a newer peer may say is passed over or passed on, never refused.

use serde_json::{Value, json};
use sidekick_protocol::{Capabilities, DecodeError, Envelope, HeroMessage, SidekickMessage};

use crate::samples::{HERO, SIDEKICK};

/// Adds a field that nobody knows to every object.
fn add_unknown_fields(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.values_mut().for_each(add_unknown_fields);
            map.insert("fromTheFuture".to_owned(), json!({"a": [1, null]}));
        }
        Value::Array(items) => items.iter_mut().for_each(add_unknown_fields),
        _ => (),
    }
}

#[test]
fn unknown_fields_are_ignored_in_known_messages() {
    for (text, _) in HERO.iter().chain(SIDEKICK) {
        let mut value: Value = serde_json::from_str(text).unwrap();
        add_unknown_fields(&mut value);
        // An `object (…)` node has fields of the user's own, among which nothing is unknown.
        if let Some(fields) = value.pointer_mut("/payload/options/valueRepresentation/value")
            && let Some(fields) = fields.as_object_mut()
        {
            fields.remove("fromTheFuture");
        }
        let changed = value.to_string();
        if text.contains(r#""src":"a""#) || text.contains(r#""role":"sidekick""#) {
            assert_eq!(
                SidekickMessage::decode(&changed).unwrap(),
                SidekickMessage::decode(text).unwrap()
            );
        } else {
            assert_eq!(
                HeroMessage::decode(&changed).unwrap(),
                HeroMessage::decode(text).unwrap()
            );
        }
    }
}

#[test]
fn an_envelope_loses_nothing() {
    for text in [
        r#"{"id":7,"component":"slider","type":"spin","target":"t","src":"s","payload":{"a":[1,2.5,null]},"z":{"y":"é\n"}}"#,
        r#"{"component":"slider","type":"spawn","payload":null}"#,
        r#"{"id":null,"component":"slider","type":"spawn","src":null,"target":null}"#,
        r#"{"component":"","type":"","payload":[],"":0,"\"":1}"#,
    ] {
        let envelope = Envelope::decode(text).unwrap();
        let mut out = Vec::new();
        envelope.encode(&mut out);
        let (before, after): (Value, Value) = (
            serde_json::from_str(text).unwrap(),
            serde_json::from_slice(&out).unwrap(),
        );
        assert_eq!(after, before);
        assert_eq!(
            HeroMessage::decode(text).unwrap(),
            HeroMessage::Other(Box::new(envelope.clone()))
        );
        assert_eq!(
            SidekickMessage::decode(text).unwrap(),
            SidekickMessage::Other(Box::new(envelope))
        );
    }
}

#[test]
fn unknown_components_types_actions_and_events_become_other() {
    for text in [
        r#"{"component":"slider","type":"spawn","target":"s","payload":5}"#,
        r#"{"component":"global","type":"confetti"}"#,
        r#"{"component":"system","type":"ping"}"#,
        r#"{"component":"label","type":"explode","target":"l"}"#,
        r#"{"component":"label","type":"update","target":"l","payload":{"action":"setFont","options":5}}"#,
        r#"{"component":"row","type":"update","target":"r","payload":{"action":"setText","options":{"text":"t"}}}"#,
        r#"{"component":"viz","type":"update","target":"v","payload":{"action":"sort","options":[]}}"#,
    ] {
        assert!(
            matches!(HeroMessage::decode(text), Ok(HeroMessage::Other(_))),
            "{text}"
        );
    }
    for text in [
        r#"{"component":"slider","type":"event","src":"s"}"#,
        r#"{"component":"label","type":"event","src":"l","payload":{"event":"click"}}"#,
        r#"{"component":"button","type":"event","src":"b","payload":{"event":"hover"}}"#,
        r#"{"component":"system","type":"error","src":"b","payload":{"message":"m"}}"#,
    ] {
        assert!(
            matches!(SidekickMessage::decode(text), Ok(SidekickMessage::Other(_))),
            "{text}"
        );
    }
}

#[test]
fn a_message_of_the_other_direction_is_other() {
    for (text, _) in HERO {
        let other = matches!(SidekickMessage::decode(text), Ok(SidekickMessage::Other(_)));
        assert_eq!(other, !text.contains("announce"), "{text}");
    }
    for (text, _) in SIDEKICK {
        let other = matches!(HeroMessage::decode(text), Ok(HeroMessage::Other(_)));
        assert_eq!(other, !text.contains("announce"), "{text}");
    }
}

#[test]
fn unknown_capabilities_are_ignored() {
    let text = r#"{"component":"system","type":"announce","payload":{"peerId":"p","role":"sidekick","status":"online",
        "version":"1","timestamp":5,"capabilities":["telepathy","batch"]}}"#;
    let Ok(SidekickMessage::Announce(announce)) = SidekickMessage::decode(text) else {
        panic!("not an announce");
    };
    assert_eq!(announce.capabilities, Capabilities::BATCH);
}

#[test]
fn a_bad_message_does_not_spoil_its_batch() {
    let frame = r#"[{"component":"global","type":"clearAll"}, 5, [],
        {"component":"label","type":"remove"}, {"component":"label","type":"remove","target":"l"}]"#;
    let decoded = HeroMessage::decode_frame(frame);
    assert!(matches!(
        &decoded[..],
        [
            Ok(HeroMessage::ClearAll),
            Err(DecodeError::NotAnObject { .. }),
            Err(DecodeError::NotAnObject { .. }),
            Err(DecodeError::Missing { .. }),
            Ok(HeroMessage::Remove { .. }),
        ]
    ));
    assert!(HeroMessage::decode_frame("[]").is_empty());
    let single = SidekickMessage::decode_frame(
        r#"{"component":"button","type":"event","src":"b","payload":{"event":"click"}}"#,
    );
    assert!(matches!(single[..], [Ok(SidekickMessage::Event { .. })]));
}
