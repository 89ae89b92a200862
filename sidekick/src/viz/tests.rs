//! What values look like.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::{Rc, Weak};
use std::sync::{Arc, Mutex, RwLock};

use sidekick_protocol::viz::{Node, NodeValue, Scalar};

use super::*;

fn describe(value: &(impl Represent + ?Sized)) -> Node {
    Representer::describe(1, "x", &value)
}

/// A value in a line: scalars as `kind:value`, the rest by its brackets.
fn line(value: &(impl Represent + ?Sized)) -> String {
    in_a_line(&describe(value))
}

fn in_a_line(node: &Node) -> String {
    let all = |nodes: &[Node]| nodes.iter().map(in_a_line).collect::<Vec<_>>().join(", ");
    match &node.value {
        NodeValue::Scalar { kind, value } => match value {
            Scalar::Null => format!("{kind}:null"),
            Scalar::Bool(value) => format!("{kind}:{value}"),
            Scalar::Int(value) => format!("{kind}:{value}"),
            Scalar::Float(value) => format!("{kind}:{value:?}"),
            Scalar::Text(text) => format!("{kind}:{text:?}"),
        },
        NodeValue::List(items) => format!("[{}]", all(items)),
        NodeValue::Set(members) => format!("{{{}}}", all(members)),
        NodeValue::Dict(entries) => {
            let entry = |entry: &sidekick_protocol::viz::Entry| {
                format!("{}: {}", in_a_line(&entry.key), in_a_line(&entry.value))
            };
            let entries: Vec<_> = entries.iter().map(entry).collect();
            format!("{{{}}}", entries.join(", "))
        }
        NodeValue::Object { name, fields } => {
            let field = |(name, field): &(_, Node)| format!("{name}={}", in_a_line(field));
            let fields: Vec<_> = fields.iter().map(field).collect();
            format!("{name}({})", fields.join(", "))
        }
        NodeValue::Truncated(text) | NodeValue::RecursiveRef(text) | NodeValue::Error(text) => {
            text.to_string()
        }
    }
}

fn parts(node: &Node) -> Vec<&Node> {
    match &node.value {
        NodeValue::List(items) | NodeValue::Set(items) => items.iter().collect(),
        NodeValue::Dict(entries) => entries
            .iter()
            .flat_map(|entry| [&entry.key, &entry.value])
            .collect(),
        NodeValue::Object { fields, .. } => fields.iter().map(|(_, field)| field).collect(),
        _ => Vec::new(),
    }
}

/// The ids of a value and all that is in it. They are checked to be unique.
fn ids(node: &Node) -> Vec<String> {
    fn collect(node: &Node, ids: &mut Vec<String>) {
        ids.push(node.id.as_deref().unwrap().to_owned());
        for part in parts(node) {
            collect(part, ids);
        }
    }
    let mut ids = Vec::new();
    collect(node, &mut ids);
    let different: HashSet<_> = ids.iter().collect();
    assert_eq!(different.len(), ids.len(), "{ids:#?}");
    ids
}

/// Something that looks like everything of its kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Masked(u8);

impl Represent for Masked {
    fn represent(&self, cx: &mut Representer) -> Represented {
        cx.text("?")
    }
}

#[test]
fn scalars_are_exact() {
    assert_eq!(line(&-7_i8), "int:-7");
    assert_eq!(line(&9_007_199_254_740_991_u64), "int:9007199254740991");
    assert_eq!(
        line(&9_007_199_254_740_992_u64),
        r#"int:"9007199254740992""#
    );
    assert_eq!(line(&i128::MIN), format!("int:\"{}\"", i128::MIN));
    assert_eq!(line(&2.0), "float:2.0");
    assert_eq!(line(&0.1_f32), "float:0.1");
    assert_eq!(line(&f64::NAN), r#"float:"NaN""#);
    assert_eq!(line(&f32::NEG_INFINITY), r#"float:"-inf""#);
    assert_eq!(line(&'\u{e9}'), "str:\"\u{e9}\"");
    assert_eq!(line(&String::from("a")), r#"str:"a""#);
    assert_eq!(line(&()), r#"NoneType:"None""#);
    assert_eq!(line(&None::<Vec<u8>>), r#"NoneType:"None""#);
    assert_eq!(line(&Some(false)), "bool:false");
}

#[test]
fn containers_have_the_shapes_of_the_protocol() {
    assert_eq!(line(&(1, "a", ())), r#"[int:1, str:"a", NoneType:"None"]"#);
    assert_eq!(line(&VecDeque::from([1, 2])), "[int:1, int:2]");
    assert_eq!(line(&[[1], [2]][..]), "[[int:1], [int:2]]");
    assert_eq!(line(&BTreeSet::from(["b", "a"])), r#"{str:"a", str:"b"}"#);
    assert_eq!(
        line(&BTreeMap::from([(2, 'b'), (1, 'a')])),
        r#"{int:1: str:"a", int:2: str:"b"}"#
    );
    assert_eq!(line(&Ok::<_, ()>(1)), "Ok(0=int:1)");
    let boxed: Vec<Box<dyn Represent>> = vec![Box::new(1), Box::new("a")];
    assert_eq!(line(&boxed), r#"[int:1, str:"a"]"#);
    assert_eq!(describe(&[1, 2, 3]).length, Some(3));
    assert_eq!(describe("abc").length, None);
}

#[test]
fn a_kind_is_never_taken_for_a_shape() {
    struct Named(&'static str);
    impl Represent for Named {
        fn represent(&self, cx: &mut Representer) -> Represented {
            cx.scalar(self.0, 1)
        }
    }
    for (name, shown) in [
        ("list", "r#list"),
        ("error", "r#error"),
        ("object (A)", "r#object (A)"),
        ("Color", "Color"),
    ] {
        assert_eq!(line(&Named(name)), format!("{shown}:1"));
    }
}

#[test]
fn hash_containers_are_in_order() {
    let numbers: HashSet<i64> = (-20..20).collect();
    let sorted: Vec<_> = (-20..20).map(|number| format!("int:{number}")).collect();
    assert_eq!(line(&numbers), format!("{{{}}}", sorted.join(", ")));
    let pairs: HashMap<(u8, &str), u128> =
        HashMap::from([((10, "a"), 1), ((2, "b"), u128::MAX), ((2, "a"), 3)]);
    assert_eq!(
        line(&pairs),
        format!(
            r#"{{[int:2, str:"a"]: int:3, [int:2, str:"b"]: int:"{}", [int:10, str:"a"]: int:1}}"#,
            u128::MAX
        ),
    );
    let large = HashSet::from([u64::MAX, 1, 1 << 60]);
    assert_eq!(
        line(&large),
        format!(r#"{{int:1, int:"{}", int:"{}"}}"#, 1_u64 << 60, u64::MAX)
    );
}

#[test]
fn what_is_too_much_is_cut_off() {
    let rest = "... (60 items total, showing first 50)";
    let list = describe(&(0..60).collect::<VecDeque<_>>());
    assert_eq!((parts(&list).len(), list.length), (51, Some(60)));
    assert_eq!(in_a_line(parts(&list)[50]), rest);
    let set = describe(&(0..60).collect::<HashSet<_>>());
    assert_eq!(parts(&set).len(), 51);
    assert_eq!(in_a_line(parts(&set)[49]), "int:49");
    assert_eq!(in_a_line(parts(&set)[50]), rest);
    let map = describe(&(0..60).map(|n| (n, n)).collect::<HashMap<_, _>>());
    assert_eq!((parts(&map).len(), map.length), (102, Some(60)));
    assert_eq!(in_a_line(parts(&map)[100]), "...");
    assert_eq!(in_a_line(parts(&map)[101]), rest);
    for node in [list, set, map] {
        ids(&node);
    }
    let whole = describe(&(0..50).collect::<Vec<_>>());
    assert_eq!(in_a_line(parts(&whole)[49]), "int:49");
}

#[test]
fn structs_are_cut_off_too() {
    struct Wide;
    impl Represent for Wide {
        fn represent(&self, cx: &mut Representer) -> Represented {
            let object = (0..55).fold(cx.object("Wide"), |object, number| {
                object.field(format!("f{number}"), &number)
            });
            object.finish()
        }
    }
    let node = describe(&Wide);
    ids(&node);
    assert_eq!(node.length, Some(55));
    assert!(line(&Wide).ends_with("f49=int:49, ...=... (55 attributes total, showing first 50))"));
}

#[test]
fn nothing_lies_deeper_than_the_cut() {
    assert_eq!(line(&[[[[[1]]]]]), "[[[[[int:1]]]]]");
    assert_eq!(line(&[[[[[[1]]]]]]), "[[[[[[<Max Depth 5 Reached>]]]]]]");
    let deep = Some(Box::new([Rc::new([Some([&[[[1]]]])])]));
    assert_eq!(line(&deep), "[[[[[[<Max Depth 5 Reached>]]]]]]");
}

#[test]
fn a_value_of_many_levels_ends_at_the_bound() {
    let plane = vec![vec![0_u8; 50]; 50];
    let node = describe(&vec![vec![plane; 50]; 50]);
    let count = ids(&node).len();
    // Each container that is open at the end has its mark, and was begun before.
    assert!((20_000..20_010).contains(&count), "{count}");
    let rest = |shown| format!("... (50 items total, showing first {shown})]");
    let end = format!("{}, {}", rest(8), rest(1));
    assert!(in_a_line(&node).ends_with(&end));
}

#[test]
fn ids_are_the_same_when_the_value_is_shown_again() {
    let before = ids(&describe(&BTreeMap::from([
        ("a/b", (1, 2)),
        ("c~", (3, 4)),
    ])));
    let after = ids(&describe(&BTreeMap::from([
        ("a/b", (1, 2)),
        ("a", (7, 8)),
        ("c~", (3, 5)),
    ])));
    assert!(
        before.iter().all(|id| after.contains(id)),
        "{before:?} {after:?}"
    );
    let members = ids(&describe(&HashSet::from([3, 5])));
    let more = ids(&describe(&HashSet::from([1, 3, 4, 5])));
    assert!(
        members.iter().all(|id| more.contains(id)),
        "{members:?} {more:?}"
    );
}

#[test]
fn ids_differ_where_values_look_alike() {
    ids(&describe(&BTreeSet::from([
        Masked(1),
        Masked(2),
        Masked(3),
    ])));
    ids(&describe(&BTreeMap::from([
        (Masked(1), [1]),
        (Masked(2), [1]),
    ])));
    ids(&describe(&BTreeSet::from([
        vec![Masked(1)],
        vec![Masked(2)],
    ])));
    let long = BTreeSet::from(["x".repeat(100), format!("{}y", "x".repeat(99))]);
    assert!(ids(&describe(&long)).iter().all(|id| id.len() < 40));
    let viz = [Showing::new(), Showing::new()].map(|showing| showing.show("x".into(), &1));
    assert_ne!(viz[0], viz[1], "each Viz has ids of its own");
}

#[test]
fn what_is_shared_is_shown_at_each_place() {
    let shared = Rc::new(vec![1]);
    let value = vec![Rc::clone(&shared), shared];
    assert_eq!(line(&value), "[[int:1], [int:1]]");
    ids(&describe(&value));
}

struct Tree {
    parent: RefCell<Weak<Tree>>,
    children: RefCell<Vec<Rc<Tree>>>,
}

impl Represent for Tree {
    fn represent(&self, cx: &mut Representer) -> Represented {
        cx.object("Tree")
            .field("parent", &self.parent)
            .field("children", &self.children)
            .finish()
    }
}

#[test]
fn what_leads_back_to_itself_is_told() {
    let root = Rc::new(Tree {
        parent: RefCell::default(),
        children: RefCell::default(),
    });
    let child = Rc::new(Tree {
        parent: RefCell::new(Rc::downgrade(&root)),
        children: RefCell::default(),
    });
    root.children.borrow_mut().push(child);
    assert_eq!(
        line(&root),
        r#"Tree(parent=NoneType:"None", children=[Tree(parent=<Recursive Reference to Tree object>, children=[])])"#,
    );
    ids(&describe(&root));
}

/// A link that looks like what it links to.
struct Link(Mutex<Option<Arc<Link>>>);

impl Represent for Link {
    fn represent(&self, cx: &mut Representer) -> Represented {
        self.0.represent(cx)
    }
}

#[test]
fn links_without_anything_in_between_have_an_end() {
    let link = Arc::new(Link(Mutex::default()));
    *link.0.lock().unwrap() = Some(Arc::clone(&link));
    assert_eq!(line(&link), "<Recursive Reference to same object>");
    *link.0.lock().unwrap() = None;
    let chain = |length: usize| {
        (0..length).fold(Arc::new(Link(Mutex::default())), |next, _| {
            Arc::new(Link(Mutex::new(Some(next))))
        })
    };
    assert_eq!(line(&chain(90)), r#"NoneType:"None""#);
    assert_eq!(line(&chain(1_000)), "<Max Depth 5 Reached>");
}

#[test]
fn nobody_waits_for_what_is_locked() {
    let (mutex, lock, cell) = (Mutex::new(1), RwLock::new(2), RefCell::new(3));
    let all = (&mutex, &lock, &cell, Cell::new(4));
    assert_eq!(line(&all), "[int:1, int:2, int:3, int:4]");
    let held = (mutex.lock(), lock.write(), cell.borrow_mut());
    assert_eq!(
        line(&all),
        "[<locked>, <locked>, <mutably borrowed>, int:4]"
    );
    drop(held);
    let poisoning = catch_unwind(AssertUnwindSafe(|| {
        let _guard = mutex.lock();
        panic!("with the lock in hand");
    }));
    assert!(poisoning.is_err() && mutex.is_poisoned());
    assert_eq!(line(&mutex), "int:1", "what a panic left is what there is");
}

#[test]
fn a_view_shows_what_it_is_given() {
    let mut harness = crate::testing::Harness::new();
    let _entered = harness.enter();
    let count = vec![1, 2];
    // What `<Viz id="v" show:count={&count} show:name="a"/>` expands to.
    let element = crate::view::element::Viz::new().id("v".to_owned());
    crate::mount(element.show("count", &count).show("name", "a").node());
    let by_hand = Viz::builder().show("count", &0).build();
    by_hand.show("count", &count);
    by_hand.show("other", &1);
    by_hand.remove_variable("count");
    let mut viewer = harness.connect();
    viewer.wait_until(|page| page.variable_of("viz-1", "other").is_some());
    let page = viewer.page();
    let shown: Vec<_> = page.find("v").unwrap().variables.names().collect();
    assert_eq!(shown, ["count", "name"]);
    let value = page.variable_of("v", "count").unwrap();
    assert_eq!(in_a_line(value), "[int:1, int:2]");
    assert!(page.variable_of("viz-1", "count").is_none());
}
