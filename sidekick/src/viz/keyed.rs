//! Sets and maps, whose parts are found by what they are instead of where they stand.

use sidekick_protocol::viz::{Entry, Node, NodeValue};

use super::limits::{MAX_ITEMS, MAX_SORTED};
use super::{Represent, Represented, Representer, order};

/// What stands beside an entry for its key.
const KEY: char = 'k';

impl Representer {
    /// A set that gives its members in a fixed order.
    pub fn set<I>(&mut self, members: I) -> Represented
    where
        I: IntoIterator<Item: Represent, IntoIter: ExactSizeIterator>,
    {
        let members = members.into_iter();
        let length = members.len();
        self.members(members, length)
    }

    /// A set that gives its members in any order: they are put into order.
    pub fn unordered_set<I>(&mut self, members: I) -> Represented
    where
        I: IntoIterator<Item: Represent, IntoIter: ExactSizeIterator>,
    {
        let members = members.into_iter();
        let length = members.len();
        let sorted = self.sorted(members, Self::unnamed);
        self.members(sorted.into_iter(), length)
    }

    /// A map that gives its entries in a fixed order.
    pub fn map<I, K, V>(&mut self, entries: I) -> Represented
    where
        I: IntoIterator<Item = (K, V), IntoIter: ExactSizeIterator>,
        K: Represent,
        V: Represent,
    {
        let entries = entries.into_iter();
        let length = entries.len();
        self.entries(entries, length)
    }

    /// A map that gives its entries in any order: they are put into the order of the keys.
    pub fn unordered_map<I, K, V>(&mut self, entries: I) -> Represented
    where
        I: IntoIterator<Item = (K, V), IntoIter: ExactSizeIterator>,
        K: Represent,
        V: Represent,
    {
        let entries = entries.into_iter();
        let length = entries.len();
        let sorted = self.sorted(entries, |cx, (key, _)| cx.unnamed(key));
        self.entries(sorted.into_iter(), length)
    }

    fn members(&mut self, members: impl Iterator<Item: Represent>, length: usize) -> Represented {
        self.name_pointers("set");
        let mut names = Names::default();
        let mut nodes = Vec::with_capacity(length.min(MAX_ITEMS + 1));
        for member in members.take(MAX_ITEMS) {
            if self.allowance == 0 {
                break;
            }
            let mut node = self.unnamed(&member);
            let name = names.give(&order::name(&node));
            self.rename(&mut node, &name, None);
            nodes.push(node);
        }
        nodes.extend(self.rest("items", nodes.len(), length));
        self.node(NodeValue::Set(nodes), Some(length))
    }

    fn entries<K: Represent, V: Represent>(
        &mut self,
        entries: impl Iterator<Item = (K, V)>,
        length: usize,
    ) -> Represented {
        self.name_pointers("dict");
        let mut names = Names::default();
        let mut shown = Vec::with_capacity(length.min(MAX_ITEMS + 1));
        for (key, value) in entries.take(MAX_ITEMS) {
            if self.allowance == 0 {
                break;
            }
            let mut key = self.unnamed(&key);
            let name = names.give(&order::name(&key));
            self.rename(&mut key, &name, Some(KEY));
            let value = self.child(&name, &value);
            shown.push(Entry { key, value });
        }
        if let Some(value) = self.rest("items", shown.len(), length) {
            let id = value.id.as_deref().unwrap_or_default();
            let key = Node::new(format!("{id}~{KEY}"), NodeValue::Truncated("...".into()));
            shown.push(Entry { key, value });
        }
        self.node(NodeValue::Dict(shown), Some(length))
    }

    /// Puts items into the order of what `describe` makes of them; of too many, some.
    fn sorted<T>(
        &mut self,
        items: impl Iterator<Item = T>,
        describe: impl Fn(&mut Self, &T) -> Node,
    ) -> Vec<T> {
        // These descriptions are not shown, so they don't count.
        let allowance = self.allowance;
        let mut described: Vec<_> = items
            .take(MAX_SORTED)
            .map(|item| (describe(self, &item), item))
            .collect();
        self.allowance = allowance;
        described.sort_by(|(a, _), (b, _)| order::compare(a, b));
        described.into_iter().map(|(_, item)| item).collect()
    }

    /// Describes a key or a member, which gets its name from that description.
    fn unnamed(&mut self, value: &impl Represent) -> Node {
        let above = self.place.descend_unnamed();
        let node = self.inside(value);
        self.place.ascend(above);
        node
    }

    /// Gives a description that had no name its ids.
    fn rename(&mut self, node: &mut Node, name: &str, mark: Option<char>) {
        let above = self.place.descend_unnamed();
        let unnamed = self.place.id();
        self.place.ascend(above);
        let above = self.place.descend(name);
        let named = match mark {
            Some(mark) => self.place.marked(mark),
            None => self.place.id(),
        };
        self.place.ascend(above);
        replace_ids(node, &unnamed, &named);
    }
}

/// Replaces the beginning of all ids that begin so.
fn replace_ids(node: &mut Node, from: &str, to: &str) {
    if let Some(rest) = node.id.as_deref().and_then(|id| id.strip_prefix(from)) {
        node.id = Some(format!("{to}{rest}").into());
    }
    match &mut node.value {
        NodeValue::List(items) | NodeValue::Set(items) => {
            for item in items {
                replace_ids(item, from, to);
            }
        }
        NodeValue::Dict(entries) => {
            for Entry { key, value } in entries {
                replace_ids(key, from, to);
                replace_ids(value, from, to);
            }
        }
        NodeValue::Object { fields, .. } => {
            for (_, field) in fields {
                replace_ids(field, from, to);
            }
        }
        NodeValue::Scalar { .. }
        | NodeValue::Truncated(_)
        | NodeValue::RecursiveRef(_)
        | NodeValue::Error(_) => {}
    }
}

/// The names in one container. Different values can look the same, but their names must differ.
#[derive(Default)]
struct Names(Vec<String>);

impl Names {
    fn give(&mut self, name: &str) -> String {
        let mut unique = name.to_owned();
        let mut count = 1;
        while self.0.contains(&unique) {
            count += 1;
            unique = format!("{name} ({count})");
        }
        self.0.push(unique.clone());
        unique
    }
}
