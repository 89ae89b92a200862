//! The parts of a value, and the way to them.

use sidekick_protocol::viz::{Entry, Node, NodeValue, PathSegment, Scalar};

/// What the last step of a path is taken in, and that step.
pub(super) fn walk_to_container<'a, 'p>(
    root: &'a mut Node,
    path: &'p [PathSegment],
) -> Option<(&'a mut Node, &'p PathSegment)> {
    let (step, above) = path.split_last()?;
    Some((walk(root, above)?, step))
}

/// Where a path leads.
pub(super) fn walk<'a>(root: &'a mut Node, path: &[PathSegment]) -> Option<&'a mut Node> {
    path.iter().try_fold(root, |node, step| {
        let index = position(node, step, None)?;
        part_mut(node, index)
    })
}

/// Where in a container a step leads. A key that is no scalar is found by its description alone.
pub(super) fn position(container: &Node, step: &PathSegment, key: Option<&Node>) -> Option<usize> {
    let position = match (&container.value, step) {
        (NodeValue::List(_), Scalar::Int(index)) => usize::try_from(*index).ok(),
        (NodeValue::Set(members), Scalar::Text(id)) => members
            .iter()
            .position(|member| member.id.as_ref() == Some(id)),
        (NodeValue::Dict(entries), step) => {
            let by_step = entries.iter().position(|entry| is_key(&entry.key, step));
            let same = |key: &Node| entries.iter().position(|entry| is_same(&entry.key, key));
            by_step.or_else(|| key.and_then(same))
        }
        (NodeValue::Object { fields, .. }, Scalar::Text(name)) => {
            fields.iter().position(|(known, _)| known == name)
        }
        _ => None,
    };
    position.filter(|&position| position < shown(container))
}

pub(super) fn part_mut(container: &mut Node, index: usize) -> Option<&mut Node> {
    match &mut container.value {
        NodeValue::List(items) | NodeValue::Set(items) => items.get_mut(index),
        NodeValue::Dict(entries) => entries.get_mut(index).map(|entry| &mut entry.value),
        NodeValue::Object { fields, .. } => fields.get_mut(index).map(|(_, field)| field),
        _ => None,
    }
}

pub(super) fn remove_part(container: &mut Node, index: usize) {
    match &mut container.value {
        NodeValue::List(items) | NodeValue::Set(items) => drop(items.remove(index)),
        NodeValue::Dict(entries) => drop(entries.remove(index)),
        NodeValue::Object { fields, .. } => drop(fields.remove(index)),
        _ => {}
    }
}

/// How many parts are shown, the mark for the others aside.
pub(super) fn shown(container: &Node) -> usize {
    let parts = match &container.value {
        NodeValue::List(items) | NodeValue::Set(items) => items.len(),
        NodeValue::Dict(entries) => entries.len(),
        NodeValue::Object { fields, .. } => fields.len(),
        _ => 0,
    };
    parts - usize::from(is_cut_short(container))
}

/// Whether the last part says that there are more.
pub(super) fn is_cut_short(container: &Node) -> bool {
    let last = match &container.value {
        NodeValue::List(items) | NodeValue::Set(items) => items.last(),
        NodeValue::Dict(entries) => entries.last().map(|entry| &entry.value),
        NodeValue::Object { fields, .. } => fields.last().map(|(_, field)| field),
        _ => None,
    };
    last.is_some_and(|last| matches!(last.value, NodeValue::Truncated(_)))
}

/// Whether a step names this key. Nothing at all is null in a path.
fn is_key(key: &Node, step: &PathSegment) -> bool {
    match (&key.value, step) {
        (NodeValue::Scalar { kind, .. }, Scalar::Null) => kind == "NoneType",
        (NodeValue::Scalar { value, .. }, step) => value == step,
        _ => false,
    }
}

/// Whether two keys are the same value, whatever their ids.
fn is_same(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (NodeValue::List(a), NodeValue::List(b)) | (NodeValue::Set(a), NodeValue::Set(b)) => {
            all(a, b, is_same)
        }
        (NodeValue::Dict(a), NodeValue::Dict(b)) => all(a, b, |a: &Entry, b: &Entry| {
            is_same(&a.key, &b.key) && is_same(&a.value, &b.value)
        }),
        (
            NodeValue::Object { name: a, fields },
            NodeValue::Object {
                name: b,
                fields: others,
            },
        ) => {
            a == b
                && all(fields, others, |(a, field), (b, other)| {
                    a == b && is_same(field, other)
                })
        }
        (a, b) => a == b,
    }
}

fn all<T>(a: &[T], b: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
}
