//! What goes onto the wire, to the letter.

use serde_json::Value;
use sidekick_protocol::{
    ComponentKind, HeroMessage, InstanceId, Placement, SidekickMessage, SpawnPayload, Update,
    canvas, grid, viz,
};

use crate::samples::{HERO, SIDEKICK};

fn encode(message: &HeroMessage) -> String {
    let mut out = Vec::new();
    message.encode(&mut out);
    String::from_utf8(out).unwrap()
}

/// The same value with every number as a double, so that 0 and 0.0 are equal.
pub(crate) fn with_plain_numbers(value: Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().into(),
        Value::Array(items) => items.into_iter().map(with_plain_numbers).collect(),
        Value::Object(map) => map
            .into_iter()
            .map(|(key, value)| (key, with_plain_numbers(value)))
            .collect(),
        scalar => scalar,
    }
}

#[test]
fn every_sample_is_known_and_is_written_as_it_was() {
    let same = |text: &str, out: &[u8]| {
        let (before, after): (Value, Value) = (
            serde_json::from_str(text).unwrap(),
            serde_json::from_slice(out).unwrap(),
        );
        assert_eq!(with_plain_numbers(after), with_plain_numbers(before));
        assert!(out.starts_with(b"{\"id\":0,\"component\":"));
    };
    for (text, _) in HERO {
        let message = HeroMessage::decode(text).unwrap();
        assert!(!matches!(message, HeroMessage::Other(_)), "{text}");
        same(text, encode(&message).as_bytes());
    }
    for (text, _) in SIDEKICK {
        let message = SidekickMessage::decode(text).unwrap();
        assert!(!matches!(message, SidekickMessage::Other(_)), "{text}");
        let mut out = Vec::new();
        message.encode(&mut out);
        same(text, &out);
    }
}

#[test]
fn the_samples_leave_out_no_component() {
    for kind in ComponentKind::ALL {
        for message in ["spawn", "update"] {
            let head = format!(r#""component":"{kind}","type":"{message}""#);
            let without_updates = kind.is_container() && message == "update";
            assert!(
                without_updates || HERO.iter().any(|(text, _)| text.contains(&head)),
                "{head}"
            );
        }
    }
}

#[test]
fn a_message_is_appended_to_what_is_there() {
    let mut out = b"[".to_vec();
    HeroMessage::ClearAll.encode(&mut out);
    assert_eq!(out, br#"[{"id":0,"component":"global","type":"clearAll"}"#);
}

#[test]
fn the_page_is_left_out_in_a_spawn_and_named_in_a_move() {
    let target = InstanceId::from("r");
    let spawn = HeroMessage::Spawn {
        target: target.clone(),
        placement: Placement::default(),
        payload: SpawnPayload::Row,
    };
    assert_eq!(
        encode(&spawn),
        r#"{"id":0,"component":"row","type":"spawn","target":"r","payload":{}}"#
    );
    let moved = HeroMessage::ChangeParent {
        target,
        component: ComponentKind::Row,
        placement: Placement::default(),
    };
    assert_eq!(
        encode(&moved),
        r#"{"id":0,"component":"row","type":"update","target":"r","payload":{"action":"changeParent","options":{"parent":"root"}}}"#
    );
    let named = encode(&spawn).replace("{}", r#"{"parent":"root"}"#);
    assert_eq!(HeroMessage::decode(&named).unwrap(), spawn);
    assert_eq!(HeroMessage::decode(&encode(&moved)).unwrap(), moved);
}

#[test]
fn text_is_escaped() {
    let update = HeroMessage::Update {
        target: "g\"".into(),
        update: Update::Grid(grid::Update::SetText {
            x: 0,
            y: u32::MAX,
            text: Some("a\u{0}\u{1f}\n\"\\/é😀\u{2028}".into()),
        }),
    };
    assert_eq!(
        encode(&update),
        r#"{"id":0,"component":"grid","type":"update","target":"g\"","payload":{"action":"setText","options":{"x":0,"y":4294967295,"text":"a\u0000\u001f\n\"\\/é😀"#
            .to_owned()
            + "\u{2028}\"}}}"
    );
}

#[test]
fn a_coordinate_is_always_strict_json() {
    for (number, written) in [
        (2.0, "2"),
        (-0.0, "0"),
        (0.5, "0.5"),
        (-1e15, "-1000000000000000"),
        (1e300, "1e+300"),
        (f64::NAN, "null"),
        (f64::INFINITY, "null"),
        (f64::NEG_INFINITY, "null"),
    ] {
        let text = encode(&HeroMessage::Spawn {
            target: "c".into(),
            placement: Placement::default(),
            payload: SpawnPayload::Canvas(canvas::Spawn {
                width: number,
                height: 1.0,
            }),
        });
        assert!(
            text.ends_with(&format!(r#""payload":{{"width":{written},"height":1}}}}"#)),
            "{text}"
        );
        serde_json::from_str::<Value>(&text).unwrap();
    }
}

#[test]
fn a_shown_number_keeps_what_it_is() {
    let written = |value: viz::Scalar| {
        let node = viz::Node::new(
            "n",
            viz::NodeValue::Scalar {
                kind: "number".into(),
                value,
            },
        );
        let text = encode(&HeroMessage::Update {
            target: "v".into(),
            update: Update::Viz(Box::new(viz::Update {
                variable_name: "x".into(),
                action: viz::Action::Set {
                    path: vec![],
                    value: node,
                    length: None,
                },
            })),
        });
        let message: Value = serde_json::from_str(&text).unwrap();
        message["payload"]["options"]["valueRepresentation"]["value"].to_string()
    };
    assert_eq!(written(2.0_f64.into()), "2.0");
    assert_eq!(written(0.1_f32.into()), "0.1");
    assert_eq!(written(f64::NAN.into()), r#""NaN""#);
    assert_eq!(written(f32::NEG_INFINITY.into()), r#""-inf""#);
    assert_eq!(written(viz::Scalar::Float(f64::INFINITY)), r#""inf""#);
    assert_eq!(written(((1_i64 << 53) - 1).into()), "9007199254740991");
    assert_eq!(written((-(1_i64 << 53)).into()), r#""-9007199254740992""#);
    assert_eq!(
        written(u128::MAX.into()),
        r#""340282366920938463463374607431768211455""#
    );
}

#[test]
fn a_message_is_small_enough_to_wait_in_long_queues() {
    assert!(
        size_of::<HeroMessage>() <= 128,
        "{}",
        size_of::<HeroMessage>()
    );
}
