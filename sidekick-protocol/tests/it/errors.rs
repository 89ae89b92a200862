//! Every way in which a field can be missing or wrong is found, and the error says where.

use serde_json::{Value, json};
use sidekick_protocol::{DecodeError, HeroMessage, SidekickMessage};

use crate::samples::{HERO, SIDEKICK, Sample};

/// A step into a JSON value.
#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Index(usize),
}

/// All places in a value, each as its steps.
fn places(value: &Value, here: &[Step], found: &mut Vec<Vec<Step>>) {
    let mut visit = |step: Step, child: &Value| {
        let mut place = here.to_vec();
        place.push(step);
        found.push(place.clone());
        places(child, &place, found);
    };
    match value {
        Value::Object(map) => {
            for (key, child) in map {
                visit(Step::Key(key.clone()), child);
            }
        }
        Value::Array(items) => {
            for (index, child) in items.iter().enumerate() {
                visit(Step::Index(index), child);
            }
        }
        _ => (),
    }
}

/// The place as an error writes it.
fn path(place: &[Step]) -> String {
    place.iter().fold(String::new(), |path, step| match step {
        Step::Key(key) if path.is_empty() => key.clone(),
        Step::Key(key) => format!("{path}.{key}"),
        Step::Index(index) => format!("{path}[{index}]"),
    })
}

fn at<'a>(value: &'a mut Value, place: &[Step]) -> &'a mut Value {
    place.iter().fold(value, |value, step| match step {
        Step::Key(key) => &mut value[key],
        Step::Index(index) => &mut value[index],
    })
}

/// The sample with each of its fields left out in turn.
fn with_one_removed(sample: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    places(sample, &[], &mut all);
    all.into_iter()
        .filter_map(|place| {
            let (Step::Key(last), parents) = place.split_last()? else {
                return None;
            };
            let mut changed = sample.clone();
            at(&mut changed, parents).as_object_mut()?.remove(last);
            Some((path(&place), changed))
        })
        .collect()
}

/// The sample with each of its values in turn replaced by one of a type that fits nowhere in its place.
fn with_one_mistyped(sample: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    places(sample, &[], &mut all);
    all.into_iter()
        .map(|place| {
            let mut changed = sample.clone();
            let value = at(&mut changed, &place);
            *value = if value.is_object() {
                json!(7)
            } else {
                json!({})
            };
            (path(&place), changed)
        })
        .collect()
}

/// Checks one direction. `ignored` are the fields of its samples that no reader looks at.
fn check<M: std::fmt::Debug>(
    samples: &[Sample],
    decode: fn(&str) -> Result<M, DecodeError>,
    ignored: fn(&Value, &str) -> bool,
) {
    for (text, optional) in samples {
        let sample: Value = serde_json::from_str(text).unwrap();
        for (field, changed) in with_one_removed(&sample) {
            let decoded = decode(&changed.to_string());
            if field == "id" || optional.contains(&&*field) {
                assert!(decoded.is_ok(), "without {field}: {decoded:?}");
                continue;
            }
            match decoded {
                Err(DecodeError::Missing { field: named, .. }) => {
                    assert_eq!(named, field, "{text}");
                }
                other => panic!("without {field}: {other:?} from {text}"),
            }
        }
        for (field, changed) in with_one_mistyped(&sample) {
            let decoded = decode(&changed.to_string());
            if ignored(&sample, &field) {
                assert!(decoded.is_ok(), "{field} is not ignored: {decoded:?}");
                continue;
            }
            match decoded {
                Err(DecodeError::Mismatch {
                    field: named,
                    found,
                    ..
                }) => {
                    assert_eq!(named, field, "{text}");
                    assert!(["an object", "the number 7"].contains(&&*found), "{found}");
                }
                other => panic!("with a wrong {field}: {other:?} from {text}"),
            }
        }
    }
}

#[test]
fn an_error_names_the_field_of_a_hero_message() {
    check(HERO, HeroMessage::decode, |sample, field| {
        // The length after a `clear` is always 0, and `removeVariable` has no options to speak of.
        match sample["payload"]["action"].as_str() {
            Some("clear") => field == "payload.options.length",
            Some("removeVariable") => field == "payload.options",
            _ => false,
        }
    });
}

#[test]
fn an_error_names_the_field_of_a_sidekick_message() {
    check(SIDEKICK, SidekickMessage::decode, |_, _| false);
}

#[test]
fn an_error_says_what_was_expected_and_what_was_found() {
    let message = |options: Value| {
        json!({"component": "grid", "type": "update", "target": "g",
               "payload": {"action": "setColor", "options": options}})
        .to_string()
    };
    let say = |options| {
        HeroMessage::decode(&message(options))
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        say(json!({"y": 0, "color": null})),
        "the field `payload.options.x` is missing; it has to be a whole number from 0 to 4294967295"
    );
    let wrong_x =
        "the field `payload.options.x` has to be a whole number from 0 to 4294967295, but is ";
    for (value, found) in [
        (json!(-1), "the number -1"),
        (json!(1.5), "the number 1.5"),
        (json!(4_294_967_296_u64), "the number 4294967296"),
        (json!(1e300), "the number 1e+300"),
        (json!("a\"b"), "the text \"a\\\"b\""),
        (
            json!("é".repeat(50)),
            &format!("the text \"{}\"…", "é".repeat(40)),
        ),
        (json!(null), "null"),
        (json!(true), "true"),
        (json!([]), "a list"),
    ] {
        assert_eq!(
            say(json!({"x": value, "y": 0, "color": null})),
            format!("{wrong_x}{found}")
        );
    }
}

#[test]
fn an_unknown_name_is_refused_where_only_known_ones_make_sense() {
    let text = r#"{"component":"system","type":"announce","payload":{"peerId":"p","role":"spy","status":"online","version":"1","timestamp":5}}"#;
    assert_eq!(
        SidekickMessage::decode(text).unwrap_err().to_string(),
        "the field `payload.role` has to be one of `hero` `sidekick`, but is the text \"spy\""
    );
}

#[test]
fn what_is_no_message_is_told_apart() {
    for text in ["", "{", "nonsense", "{\"id\":NaN}", "{} {}"] {
        let error = HeroMessage::decode(text).unwrap_err();
        assert!(
            matches!(error, DecodeError::NotJson(_)),
            "{text}: {error:?}"
        );
        assert_eq!(error.field(), None);
        assert!(std::error::Error::source(&error).is_some());
    }
    for text in ["[]", "7", "null", "\"text\""] {
        let error = SidekickMessage::decode(text).unwrap_err();
        assert!(
            matches!(error, DecodeError::NotAnObject { .. }),
            "{text}: {error:?}"
        );
    }
    assert_eq!(
        HeroMessage::decode("{}").unwrap_err().field(),
        Some("component")
    );
}

#[test]
fn deep_nesting_is_an_error_and_no_overflow() {
    for (open, close) in [("[", "]"), ("{\"value\":", "}")] {
        let deep = format!("{}0{}", open.repeat(100_000), close.repeat(100_000));
        let message =
            format!(r#"{{"component":"viz","type":"update","target":"v","payload":{deep}}}"#);
        for text in [&deep, &message] {
            assert!(matches!(
                HeroMessage::decode(text),
                Err(DecodeError::NotJson(_))
            ));
            assert!(matches!(
                SidekickMessage::decode_frame(text)[..],
                [Err(DecodeError::NotJson(_))]
            ));
        }
    }
}
