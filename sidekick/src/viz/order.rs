//! The order of what a hash container holds, and the names of entries and members.
//!
//! Both are found by the descriptions, because neither hash containers nor `Represent` ask for an order of the values.

use std::cmp::Ordering;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};

use sidekick_protocol::viz::{Node, NodeValue, Scalar};

/// A name that is longer is replaced by its hash.
const MAX_NAME: usize = 64;

/// Text comes first, then numbers, then the rest; each in its natural order. The existing system has the same.
pub(super) fn compare(a: &Node, b: &Node) -> Ordering {
    let ranks = rank(&a.value).cmp(&rank(&b.value));
    ranks.then_with(|| match (&a.value, &b.value) {
        (
            NodeValue::Scalar { kind, value },
            NodeValue::Scalar {
                kind: other_kind,
                value: other,
            },
        ) => compare_scalars(value, other).then_with(|| kind.cmp(other_kind)),
        (NodeValue::List(items), NodeValue::List(others))
        | (NodeValue::Set(items), NodeValue::Set(others)) => {
            compare_all(items.iter().zip(others), items.len(), others.len())
        }
        (NodeValue::Dict(entries), NodeValue::Dict(others)) => {
            let keys = entries.iter().map(|entry| &entry.key);
            let other_keys = others.iter().map(|entry| &entry.key);
            compare_all(keys.zip(other_keys), entries.len(), others.len())
        }
        (
            NodeValue::Object { name, fields },
            NodeValue::Object {
                name: other,
                fields: others,
            },
        ) => {
            let values = fields.iter().map(|(_, value)| value);
            let other_values = others.iter().map(|(_, value)| value);
            name.cmp(other)
                .then_with(|| compare_all(values.zip(other_values), fields.len(), others.len()))
        }
        _ => Ordering::Equal,
    })
}

fn compare_all<'a>(
    mut pairs: impl Iterator<Item = (&'a Node, &'a Node)>,
    length: usize,
    other: usize,
) -> Ordering {
    pairs
        .find_map(|(a, b)| Some(compare(a, b)).filter(|ordering| ordering.is_ne()))
        .unwrap_or_else(|| length.cmp(&other))
}

fn compare_scalars(a: &Scalar, b: &Scalar) -> Ordering {
    match (a, b) {
        (Scalar::Bool(a), Scalar::Bool(b)) => a.cmp(b),
        (Scalar::Int(a), Scalar::Int(b)) => a.cmp(b),
        (Scalar::Text(a), Scalar::Text(b)) if number(a).is_none() || number(b).is_none() => {
            a.cmp(b)
        }
        _ => {
            let value = |scalar: &Scalar| to_number(scalar).unwrap_or(f64::NAN);
            value(a).total_cmp(&value(b))
        }
    }
}

/// Numbers that no double holds travel as text, but stand among the numbers.
fn to_number(scalar: &Scalar) -> Option<f64> {
    match scalar {
        Scalar::Float(value) => Some(*value),
        Scalar::Text(text) => number(text),
        #[expect(
            clippy::cast_precision_loss,
            reason = "only compared with what is no whole number or far larger"
        )]
        Scalar::Int(value) => Some(*value as f64),
        Scalar::Bool(_) | Scalar::Null => None,
    }
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok()
}

fn rank(value: &NodeValue) -> u8 {
    match value {
        NodeValue::Scalar { kind, .. } => match kind.as_ref() {
            "str" => 0,
            "int" | "float" => 1,
            _ => 2,
        },
        NodeValue::List(_) => 3,
        NodeValue::Set(_) => 4,
        NodeValue::Dict(_) => 5,
        NodeValue::Object { .. } => 6,
        NodeValue::Truncated(_) | NodeValue::RecursiveRef(_) | NodeValue::Error(_) => 7,
    }
}

/// What tells an entry by its key, or a member of a set, from the others, also when it is shown again.
pub(super) fn name(node: &Node) -> String {
    let mut name = String::new();
    write_name(node, &mut name);
    if name.len() > MAX_NAME {
        // The same in every run: this hasher begins with fixed keys.
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        name.clear();
        write!(name, "#{:x}", hasher.finish()).expect("writing to a String never fails");
    }
    name
}

fn write_name(node: &Node, out: &mut String) {
    match &node.value {
        NodeValue::Scalar { kind, value } => {
            // The text `1` and the number 1 are different keys.
            match kind.as_ref() {
                "int" | "float" => {}
                "str" => out.push('\''),
                kind => out.extend([kind, " "]),
            }
            write_scalar(value, out);
        }
        NodeValue::List(items) => write_names(items, ['[', ']'], out),
        NodeValue::Set(items) => write_names(items, ['{', '}'], out),
        NodeValue::Dict(entries) => {
            write_names(entries.iter().map(|entry| &entry.key), ['{', '}'], out);
        }
        NodeValue::Object { name, fields } => {
            out.push_str(name);
            write_names(fields.iter().map(|(_, field)| field), ['(', ')'], out);
        }
        NodeValue::Truncated(text) | NodeValue::RecursiveRef(text) | NodeValue::Error(text) => {
            out.push_str(text);
        }
    }
}

fn write_names<'a>(
    nodes: impl IntoIterator<Item = &'a Node>,
    [open, close]: [char; 2],
    out: &mut String,
) {
    out.push(open);
    for node in nodes {
        write_name(node, out);
        out.push(',');
    }
    out.push(close);
}

fn write_scalar(value: &Scalar, out: &mut String) {
    match value {
        Scalar::Null => {
            out.push_str("null");
            Ok(())
        }
        Scalar::Bool(value) => write!(out, "{value}"),
        Scalar::Int(value) => write!(out, "{value}"),
        Scalar::Float(value) => write!(out, "{value}"),
        Scalar::Text(text) => out.write_str(text),
    }
    .expect("writing to a String never fails");
}
