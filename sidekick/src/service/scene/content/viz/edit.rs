//! Changes inside of a value.
//!
//! A container whose last part is `truncated` is cut short: that part stays last, and what happens behind what is
//! shown changes the length alone.

use sidekick_protocol::viz::{Action, Entry, Node, NodeValue, PathSegment, Scalar};

use super::parts::{is_cut_short, part_mut, position, remove_part, shown, walk, walk_to_container};

/// Does what `action` says; `false`, and no change, if it makes no sense.
#[rustfmt::skip] // A table of actions.
pub(super) fn edit(root: &mut Node, action: &Action) -> bool {
    match action {
        Action::Set { path, value, length } => set_item(root, path, value, None, *length),
        Action::SetItem { path, value, key, length } => set_item(root, path, value, key.as_ref(), *length),
        Action::Append { path, value, length } | Action::Insert { path, value, length } => insert(root, path, value, *length),
        Action::Pop { path, length, .. } | Action::Remove { path, length, .. } => remove(root, path, None, *length),
        Action::DelItem { path, key, length, .. } => remove(root, path, key.as_ref(), *length),
        Action::AddSet { path, value, length } => add_member(root, path, value, *length),
        Action::DiscardSet { path, value, length } => discard_member(root, path, value, *length),
        Action::Clear { path } => clear(root, path),
        Action::RemoveVariable | Action::Page { .. } => false,
    }
}

fn set_item(
    root: &mut Node,
    path: &[PathSegment],
    value: &Node,
    key: Option<&Node>,
    length: Option<u64>,
) -> bool {
    let Some((container, step)) = walk_to_container(root, path) else {
        return false;
    };
    let cut_short = is_cut_short(container);
    if let Some(index) = position(container, step, key) {
        if let Some(part) = part_mut(container, index) {
            part.clone_from(value);
        }
    } else if !cut_short {
        let (NodeValue::Dict(entries), Some(key)) = (&mut container.value, key) else {
            return false;
        };
        entries.push(Entry {
            key: key.clone(),
            value: value.clone(),
        });
    }
    // Where all entries are shown, the change needn't say how many there are.
    let counted = match &container.value {
        NodeValue::Dict(entries) if !cut_short => Some(entries.len() as u64),
        _ => None,
    };
    if let Some(length) = length.or(counted) {
        container.length = Some(length);
    }
    true
}

fn insert(root: &mut Node, path: &[PathSegment], value: &Node, length: u64) -> bool {
    let Some((container, Scalar::Int(index))) = walk_to_container(root, path) else {
        return false;
    };
    let (shown, cut_short) = (shown(container), is_cut_short(container));
    let (Ok(index), NodeValue::List(items)) = (usize::try_from(*index), &mut container.value)
    else {
        return false;
    };
    // Behind the last one shown of a longer list, something else comes in between.
    if index < shown || index == shown && !cut_short {
        items.insert(index, value.clone());
    } else if !cut_short {
        return false;
    }
    container.length = Some(length);
    true
}

fn remove(root: &mut Node, path: &[PathSegment], key: Option<&Node>, length: u64) -> bool {
    let Some((container, step)) = walk_to_container(root, path) else {
        return false;
    };
    match position(container, step, key) {
        Some(index) => remove_part(container, index),
        None if is_cut_short(container) => {}
        None => return false,
    }
    container.length = Some(length);
    true
}

fn add_member(root: &mut Node, path: &[PathSegment], member: &Node, length: u64) -> bool {
    let Some(set) = walk(root, path) else {
        return false;
    };
    let shown = shown(set);
    let NodeValue::Set(members) = &mut set.value else {
        return false;
    };
    let mut known = members.iter_mut().take(shown);
    match known.find(|known| known.id == member.id) {
        Some(known) => known.clone_from(member),
        None => members.insert(shown, member.clone()),
    }
    set.length = Some(length);
    true
}

fn discard_member(root: &mut Node, path: &[PathSegment], member: &Node, length: u64) -> bool {
    let Some(set) = walk(root, path) else {
        return false;
    };
    let (shown, cut_short) = (shown(set), is_cut_short(set));
    let NodeValue::Set(members) = &mut set.value else {
        return false;
    };
    let mut known = members.iter().take(shown);
    match known.position(|known| known.id == member.id) {
        Some(index) => drop(members.remove(index)),
        None if cut_short => {}
        None => return false,
    }
    set.length = Some(length);
    true
}

fn clear(root: &mut Node, path: &[PathSegment]) -> bool {
    let Some(container) = walk(root, path) else {
        return false;
    };
    match &mut container.value {
        NodeValue::List(items) | NodeValue::Set(items) => items.clear(),
        NodeValue::Dict(entries) => entries.clear(),
        _ => return false,
    }
    container.length = Some(0);
    true
}
