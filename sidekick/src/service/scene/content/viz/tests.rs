//! Random changes: a UI that followed them all, and one that was given the replay, show the same.

use proptest::prelude::*;
use sidekick_protocol::viz::{Entry, NodeValue, PathSegment, Scalar};
use sidekick_protocol::{Capabilities, HeroMessage, InstanceId, Placement, SpawnPayload};

use super::*;
use crate::testing::Page;

/// Few different values, so that changes often find what they look for.
fn scalar() -> impl Strategy<Value = Scalar> {
    prop_oneof![
        (0_i64..4).prop_map(Scalar::Int),
        "[ab]".prop_map(Scalar::from),
        Just(Scalar::Null),
    ]
}

fn leaf() -> impl Strategy<Value = Node> {
    (scalar(), "[pq]").prop_map(|(value, id)| {
        let (kind, value) = match value {
            Scalar::Null => ("NoneType", Scalar::from("None")),
            Scalar::Int(_) => ("int", value),
            _ => ("str", value),
        };
        let kind = kind.into();
        Node::new(id, NodeValue::Scalar { kind, value })
    })
}

/// Stands last in a container of which not all is shown.
fn mark() -> Node {
    Node::new("more", NodeValue::Truncated("...".into()))
}

fn node() -> impl Strategy<Value = Node> {
    leaf().prop_recursive(3, 24, 4, |inner| {
        let items = prop::collection::vec(inner.clone(), 0..4);
        let entries = prop::collection::vec((inner.clone(), inner.clone()), 0..4);
        let fields = prop::collection::btree_map("[ab]", inner, 0..3);
        let marked = any::<bool>;
        prop_oneof![
            (items.clone(), marked()).prop_map(|(mut items, marked)| {
                items.extend(marked.then(mark));
                NodeValue::List(items)
            }),
            (items, marked()).prop_map(|(mut items, marked)| {
                items.extend(marked.then(mark));
                NodeValue::Set(items)
            }),
            (entries, marked()).prop_map(|(entries, marked)| {
                let entries = entries.into_iter().map(|(key, value)| Entry { key, value });
                let rest = marked.then(|| Entry {
                    key: mark(),
                    value: mark(),
                });
                NodeValue::Dict(entries.chain(rest).collect())
            }),
            fields.prop_map(|fields| NodeValue::Object {
                name: "S".into(),
                fields: fields
                    .into_iter()
                    .map(|(name, field)| (name.into(), field))
                    .collect(),
            }),
        ]
        .prop_flat_map(|value| (Just(value), "[pq]", prop::option::of(0_u64..9)))
        .prop_map(|(value, id, length)| {
            let mut node = Node::new(id, value);
            node.length = length;
            node
        })
    })
}

/// Which parts to go down to; and whether to go one step past what is there.
type Aim = (Vec<usize>, bool);

/// The path to what is aimed at.
fn path(root: Option<&Node>, (choices, beyond): &Aim) -> Vec<PathSegment> {
    let mut path = Vec::new();
    let mut at = root;
    for choice in choices {
        let Some((step, part)) = at.and_then(|node| nth_part(node, *choice)) else {
            break;
        };
        path.push(step);
        at = Some(part);
    }
    if *beyond {
        path.push(at.map_or(Scalar::Null, next_step));
    }
    path
}

fn nth_part(node: &Node, choice: usize) -> Option<(PathSegment, &Node)> {
    match &node.value {
        NodeValue::List(items) => {
            let index = choice.checked_rem(items.len())?;
            Some((Scalar::Int(i64::try_from(index).unwrap()), &items[index]))
        }
        NodeValue::Set(members) => {
            let member = &members[choice.checked_rem(members.len())?];
            Some((Scalar::Text(member.id.clone()?), member))
        }
        NodeValue::Dict(entries) => {
            let entry = &entries[choice.checked_rem(entries.len())?];
            let step = match &entry.key.value {
                NodeValue::Scalar { value, .. } => value.clone(),
                _ => Scalar::Null,
            };
            Some((step, &entry.value))
        }
        NodeValue::Object { fields, .. } => {
            let (name, field) = &fields[choice.checked_rem(fields.len())?];
            Some((Scalar::Text(name.clone()), field))
        }
        _ => None,
    }
}

/// The step to a new part at the end.
fn next_step(node: &Node) -> PathSegment {
    match &node.value {
        NodeValue::List(items) => Scalar::Int(i64::try_from(items.len()).unwrap()),
        _ => Scalar::from("new"),
    }
}

/// A change of a variable, whatever its value is by then.
#[derive(Clone, Debug)]
struct Change {
    name: String,
    which: usize,
    aim: Aim,
    value: Node,
    key: Option<Node>,
    length: u64,
    tells_length: bool,
}

fn change() -> impl Strategy<Value = Change> {
    let aim = (prop::collection::vec(any::<usize>(), 0..4), any::<bool>());
    let content = (node(), prop::option::of(node()), 0_u64..9, any::<bool>());
    ("[xyz]", 0_usize..14, aim, content).prop_map(
        |(name, which, aim, (value, key, length, tells_length))| Change {
            name,
            which,
            aim,
            value,
            key,
            length,
            tells_length,
        },
    )
}

impl Change {
    fn update(self, viz: &Viz) -> Update {
        let variable = viz
            .places
            .get(self.name.as_str())
            .map(|place| &viz.variables[place].value);
        let path = path(variable, &self.aim);
        let (value, key, length) = (self.value, self.key, self.length);
        let known = self.tells_length.then_some(length);
        let action = match self.which {
            0 | 1 => Action::Set {
                path: Vec::new(),
                value,
                length: known,
            },
            2 => Action::Set {
                path,
                value,
                length: known,
            },
            3 => Action::SetItem {
                path,
                value,
                key,
                length: known,
            },
            4 | 5 => Action::Insert {
                path,
                value,
                length,
            },
            6 => Action::Pop {
                path,
                value: None,
                length,
            },
            7 => Action::DelItem {
                path,
                value: None,
                key,
                length,
            },
            8 => Action::AddSet {
                path,
                value,
                length,
            },
            9 => Action::DiscardSet {
                path,
                value,
                length,
            },
            10 => Action::Clear { path },
            11 => Action::RemoveVariable,
            _ => Action::Append {
                path,
                value,
                length,
            },
        };
        Update {
            variable_name: self.name.into(),
            action,
        }
    }
}

/// A page with an empty Viz on it.
fn page() -> Page {
    let mut page = Page::new(Capabilities::all());
    let spawn = HeroMessage::Spawn {
        target: InstanceId::from("viz-1"),
        placement: Placement::default(),
        payload: SpawnPayload::Viz,
    };
    page.apply(&spawn).unwrap();
    page
}

fn message(update: Update) -> HeroMessage {
    HeroMessage::Update {
        target: InstanceId::from("viz-1"),
        update: sidekick_protocol::Update::Viz(Box::new(update)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn a_replay_gives_the_same_picture(changes in prop::collection::vec(change(), 1..40)) {
        let mut viz = Viz::default();
        let mut followed = page();
        for change in changes {
            let update = change.update(&viz);
            let applied = viz.apply(&update);
            let understood = followed.apply(&message(update.clone()));
            prop_assert_eq!(applied, understood.is_ok(), "{:?}: {:?}", update, understood);
        }
        let mut replayed = page();
        viz.replay(|update| replayed.apply(&message(update)).unwrap());
        prop_assert_eq!(replayed, followed);
    }
}

#[test]
fn a_variable_that_is_shown_again_keeps_its_place() {
    let mut viz = Viz::default();
    let set = |name: &'static str, value: i64| Update {
        variable_name: name.into(),
        action: Action::Set {
            path: Vec::new(),
            value: Node::new(
                name,
                NodeValue::Scalar {
                    kind: "int".into(),
                    value: Scalar::Int(value),
                },
            ),
            length: None,
        },
    };
    let remove = Update {
        variable_name: "a".into(),
        action: Action::RemoveVariable,
    };
    for update in [set("a", 1), set("b", 2), set("c", 3), set("b", 4)] {
        assert!(viz.apply(&update));
    }
    assert!(viz.apply(&remove));
    assert!(!viz.apply(&remove), "it is gone already");
    assert!(viz.apply(&set("a", 5)));
    let mut replayed = Vec::new();
    viz.replay(|update| replayed.push(update));
    assert_eq!(replayed, [set("b", 4), set("c", 3), set("a", 5)]);
}
