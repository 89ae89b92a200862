//! Any payload of Viz.

use proptest::{
    collection::{btree_map, vec},
    option,
    prelude::*,
};
use sidekick_protocol::viz::{
    Action, Entry, Event, Node, NodeValue, PageItem, PathSegment, Scalar, Update,
};

use super::{number, text};

fn scalar() -> BoxedStrategy<Scalar> {
    prop_oneof![
        Just(Scalar::Null),
        any::<bool>().prop_map(Scalar::Bool),
        any::<i64>().prop_map(Scalar::Int),
        number().prop_map(Scalar::Float),
        text().prop_map(Scalar::Text),
    ]
    .boxed()
}

fn path() -> BoxedStrategy<Vec<PathSegment>> {
    vec(scalar(), 0..4).boxed()
}

/// A node of the given shape. Only a recursive reference may be without an id.
fn node_of(value: impl Strategy<Value = NodeValue> + 'static) -> BoxedStrategy<Node> {
    let tracked = option::of(any::<bool>());
    let length = option::of(any::<u64>());
    (
        value,
        text(),
        any::<bool>(),
        length,
        tracked,
        any::<bool>(),
        option::of(text()),
    )
        .prop_map(
            |(value, id, has_id, length, observable_tracked, more, type_name)| {
                let may_lack_id = matches!(value, NodeValue::RecursiveRef(_));
                Node {
                    id: (has_id || !may_lack_id).then_some(id),
                    value,
                    length,
                    observable_tracked,
                    more,
                    type_name,
                }
            },
        )
        .boxed()
}

fn entry(node: BoxedStrategy<Node>) -> BoxedStrategy<Entry> {
    (node.clone(), node)
        .prop_map(|(key, value)| Entry { key, value })
        .boxed()
}

fn node() -> BoxedStrategy<Node> {
    let leaf = node_of(prop_oneof![
        // The first letter keeps the type's name apart from those of the other shapes.
        (any::<String>(), scalar()).prop_map(|(kind, value)| NodeValue::Scalar {
            kind: format!("T{kind}").into(),
            value
        }),
        text().prop_map(NodeValue::Truncated),
        text().prop_map(NodeValue::RecursiveRef),
        text().prop_map(NodeValue::Error),
    ]);
    leaf.prop_recursive(3, 16, 4, |inner| {
        let items = vec(inner.clone(), 0..4);
        node_of(prop_oneof![
            items.clone().prop_map(NodeValue::List),
            items.prop_map(NodeValue::Set),
            vec(entry(inner.clone()), 0..3).prop_map(NodeValue::Dict),
            (text(), btree_map(any::<String>(), inner, 0..4)).prop_map(|(name, fields)| {
                NodeValue::Object {
                    name,
                    fields: fields
                        .into_iter()
                        .map(|(name, node)| (name.into(), node))
                        .collect(),
                }
            }),
        ])
    })
    .boxed()
}

fn action() -> BoxedStrategy<Action> {
    let place = || (path(), any::<u64>());
    let maybe = || option::of(node());
    let known_length = || option::of(any::<u64>());
    let item = prop_oneof![
        node().prop_map(PageItem::Node),
        entry(node()).prop_map(PageItem::Entry)
    ];
    prop_oneof![
        (path(), node(), known_length()).prop_map(|(path, value, length)| Action::Set {
            path,
            value,
            length
        }),
        (path(), node(), maybe(), known_length()).prop_map(|(path, value, key, length)| {
            Action::SetItem {
                path,
                value,
                key,
                length,
            }
        }),
        (place(), node()).prop_map(|((path, length), value)| Action::Append {
            path,
            value,
            length
        }),
        (place(), node()).prop_map(|((path, length), value)| Action::Insert {
            path,
            value,
            length
        }),
        (place(), maybe()).prop_map(|((path, length), value)| Action::Pop {
            path,
            value,
            length
        }),
        (place(), maybe()).prop_map(|((path, length), value)| Action::Remove {
            path,
            value,
            length
        }),
        (place(), maybe(), maybe()).prop_map(|((path, length), value, key)| Action::DelItem {
            path,
            value,
            key,
            length
        }),
        (place(), node()).prop_map(|((path, length), value)| Action::AddSet {
            path,
            value,
            length
        }),
        (place(), node()).prop_map(|((path, length), value)| Action::DiscardSet {
            path,
            value,
            length
        }),
        path().prop_map(|path| Action::Clear { path }),
        Just(Action::RemoveVariable),
        (place(), any::<u64>(), vec(item, 0..4)).prop_map(|((path, length), offset, items)| {
            Action::Page {
                path,
                offset,
                items,
                length,
            }
        }),
    ]
    .boxed()
}

pub(super) fn update() -> BoxedStrategy<Update> {
    (text(), action())
        .prop_map(|(variable_name, action)| Update {
            variable_name,
            action,
        })
        .boxed()
}

pub(super) fn event() -> BoxedStrategy<Event> {
    (text(), path(), any::<[u64; 2]>())
        .prop_map(|(variable_name, path, [offset, limit])| Event::Expand {
            variable_name,
            path,
            offset,
            limit,
        })
        .boxed()
}
