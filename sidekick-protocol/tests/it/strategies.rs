//! Any message that can be, for property tests.
//!
//! It must never make what can't come back: ids and names that stand for something else, and numbers that aren't finite.

mod components;
mod viz;

use proptest::{collection::vec, option, prelude::*, sample::subsequence};
use serde_json::{Map, Number, Value};
use sidekick_protocol::{
    Announce, Capabilities, ComponentKind, Envelope, HeroMessage, InstanceId, Notice, NoticeLevel,
    Placement, Presence, Role, SidekickMessage, Text,
};

use self::components::{event, spawn, update};

pub(crate) fn text() -> impl Strategy<Value = Text> {
    any::<String>().prop_map(Text::from)
}

pub(crate) fn number() -> impl Strategy<Value = f64> {
    use proptest::num::f64::{NEGATIVE, NORMAL, POSITIVE, SUBNORMAL, ZERO};
    prop_oneof![
        NORMAL | SUBNORMAL | ZERO | POSITIVE | NEGATIVE,
        any::<i32>().prop_map(f64::from)
    ]
}

fn instance() -> BoxedStrategy<InstanceId> {
    any::<String>()
        .prop_map(InstanceId::from)
        .prop_filter("the page is no instance", |id| !id.is_root())
        .boxed()
}

fn placement() -> BoxedStrategy<Placement> {
    (option::of(instance()), option::of(instance()))
        .prop_map(|(parent, insert_before)| Placement {
            parent,
            insert_before,
        })
        .boxed()
}

fn kind() -> impl Strategy<Value = ComponentKind> {
    proptest::sample::select(ComponentKind::ALL)
}

fn capabilities() -> BoxedStrategy<Capabilities> {
    let all = vec![
        Capabilities::INSERT_BEFORE,
        Capabilities::OBJECT_PATHS,
        Capabilities::BATCH,
        Capabilities::CANVAS_REPLACE,
        Capabilities::NOTICE,
        Capabilities::VIZ_PAGE,
        Capabilities::VIZ_TYPE_NAME,
    ];
    subsequence(all, 0..=7)
        .prop_map(|some| {
            some.into_iter()
                .fold(Capabilities::empty(), Capabilities::union)
        })
        .boxed()
}

fn announce() -> BoxedStrategy<Announce> {
    let role = proptest::sample::select(Role::ALL);
    let status = proptest::sample::select(Presence::ALL);
    (
        any::<String>(),
        role,
        status,
        text(),
        any::<u64>(),
        capabilities(),
    )
        .prop_map(
            |(peer_id, role, status, version, timestamp, capabilities)| Announce {
                peer_id: peer_id.into(),
                role,
                status,
                version,
                timestamp,
                capabilities,
            },
        )
        .boxed()
}

fn notice() -> BoxedStrategy<Notice> {
    let level = proptest::sample::select(NoticeLevel::ALL);
    (level, text(), text(), option::of(instance()))
        .prop_map(|(level, title, message, src)| Notice {
            level,
            title,
            message,
            src,
        })
        .boxed()
}

fn json() -> BoxedStrategy<Value> {
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        number().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    scalar
        .prop_recursive(3, 12, 4, |inner| {
            prop_oneof![
                vec(inner.clone(), 0..4).prop_map(Value::from),
                vec((any::<String>(), inner), 0..4)
                    .prop_map(|fields| Value::Object(Map::from_iter(fields))),
            ]
        })
        .boxed()
}

/// A message with a component that nobody knows.
fn envelope() -> BoxedStrategy<Box<Envelope>> {
    let unknown = |text: String| format!("?{text}");
    let extra = vec((any::<String>().prop_map(unknown), json()), 0..3);
    (
        option::of(any::<u32>()),
        any::<String>().prop_map(unknown),
        any::<[Option<String>; 2]>(),
        any::<String>(),
        option::of(json()),
        extra,
    )
        .prop_map(|(id, component, [target, src], kind, payload, extra)| {
            Box::new(Envelope {
                id: id.map(Number::from),
                component,
                kind,
                target,
                src,
                payload,
                extra: extra.into_iter().collect(),
            })
        })
        .boxed()
}

pub(crate) fn hero_message() -> BoxedStrategy<HeroMessage> {
    prop_oneof![
        1 => announce().prop_map(HeroMessage::Announce),
        1 => Just(HeroMessage::ClearAll),
        1 => notice().prop_map(HeroMessage::Notice),
        3 => (instance(), placement(), spawn())
            .prop_map(|(target, placement, payload)| HeroMessage::Spawn { target, placement, payload }),
        1 => (instance(), kind(), placement())
            .prop_map(|(target, component, placement)| HeroMessage::ChangeParent { target, component, placement }),
        8 => (instance(), update()).prop_map(|(target, update)| HeroMessage::Update { target, update }),
        1 => (instance(), kind()).prop_map(|(target, component)| HeroMessage::Remove { target, component }),
        1 => envelope().prop_map(HeroMessage::Other),
    ]
    .boxed()
}

pub(crate) fn sidekick_message() -> BoxedStrategy<SidekickMessage> {
    prop_oneof![
        1 => announce().prop_map(SidekickMessage::Announce),
        3 => (instance(), event()).prop_map(|(src, event)| SidekickMessage::Event { src, event }),
        1 => (instance(), kind(), text())
            .prop_map(|(src, component, message)| SidekickMessage::Error { src, component, message }),
        1 => envelope().prop_map(SidekickMessage::Other),
    ]
    .boxed()
}
