//! A look at a frame that goes only as deep as a relay needs.
//!
//! It checks the whole frame's syntax, but builds nothing from it: a relay passes on frames of many megabytes.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// What a relay has to know of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FrameKind {
    pub(super) is_batch: bool,
    pub(super) has_announce: bool,
}

/// Fails for what is neither a JSON object nor an array of such.
pub(super) fn inspect(frame: &str) -> serde_json::Result<FrameKind> {
    serde_json::from_str(frame)
}

impl<'de> Deserialize<'de> for FrameKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FrameVisitor)
    }
}

struct FrameVisitor;

impl<'de> Visitor<'de> for FrameVisitor {
    type Value = FrameKind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a message or an array of messages")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<FrameKind, A::Error> {
        let mut is_system = false;
        let mut is_announce = false;
        while let Some(key) = fields.next_key()? {
            match key {
                Key::Component => is_system = fields.next_value::<Word<'_>>()?.is("system"),
                Key::Type => is_announce = fields.next_value::<Word<'_>>()?.is("announce"),
                Key::Other => drop(fields.next_value::<IgnoredAny>()?),
            }
        }
        Ok(FrameKind {
            is_batch: false,
            has_announce: is_system && is_announce,
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut messages: A) -> Result<FrameKind, A::Error> {
        let mut has_announce = false;
        while let Some(message) = messages.next_element::<FrameKind>()? {
            if message.is_batch {
                return Err(A::Error::custom("an array within an array"));
            }
            has_announce |= message.has_announce;
        }
        Ok(FrameKind {
            is_batch: true,
            has_announce,
        })
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "camelCase")]
enum Key {
    Component,
    Type,
    #[serde(other)]
    Other,
}

/// A value that should be text; what else it is doesn't concern a relay.
#[derive(Deserialize)]
#[serde(untagged)]
enum Word<'a> {
    Text(#[serde(borrow)] Cow<'a, str>),
    Other(IgnoredAny),
}

impl Word<'_> {
    fn is(&self, expected: &str) -> bool {
        matches!(self, Self::Text(text) if text == expected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(frame: &str) -> Option<(bool, bool)> {
        inspect(frame)
            .ok()
            .map(|kind| (kind.is_batch, kind.has_announce))
    }

    #[test]
    fn messages_and_batches() {
        let announce = r#"{"payload":{},"type":"announce","component":"system"}"#;
        let spawn =
            r#"{"id":0,"component":"label","type":"spawn","target":"a","payload":{"text":"[{"}}"#;
        assert_eq!(kind(announce), Some((false, true)));
        assert_eq!(kind(spawn), Some((false, false)));
        assert_eq!(
            kind(r#"{"component":"\u0073ystem","type":"ann\u006funce"}"#),
            Some((false, true))
        );
        assert_eq!(kind(&format!("[{spawn},{announce}]")), Some((true, true)));
        assert_eq!(kind(&format!(" [{spawn} , {spawn}] ")), Some((true, false)));
        assert_eq!(kind("{}"), Some((false, false)));
        assert_eq!(kind("[]"), Some((true, false)));
        assert_eq!(
            kind(r#"{"component":["system"],"type":5}"#),
            Some((false, false))
        );
    }

    #[test]
    fn what_is_no_message() {
        for frame in [
            "",
            " ",
            "null",
            "5",
            "\"text\"",
            "true",
            "[1]",
            "[[]]",
            "[{},[{}]]",
            "[[\"system\",\"announce\"]]",
            "{",
            "[{}",
            "{}{}",
            "{'a':1}",
            "{a:1}",
            "{\"a\":NaN}",
            "{\"a\":Infinity}",
            "{\"a\":1,}",
            "{\"a\":\"\u{1}\"}",
        ] {
            assert_eq!(kind(frame), None, "{frame}");
        }
    }

    #[test]
    fn deep_nesting_does_not_overflow_the_stack() {
        let deep = 1_000_000;
        let value = format!("{}{}", "[".repeat(deep), "]".repeat(deep));
        assert_eq!(kind(&value), None);
        assert_eq!(
            kind(&format!("{{\"payload\":{value}}}")),
            Some((false, false))
        );
        let in_component = format!("{{\"component\":{value}}}");
        assert!(inspect(&in_component).is_err());
    }
}
