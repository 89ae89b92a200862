//! `06_viz_static.py` in Rust.
//!
//! Where a value of Python holds others of several types, the type here describes itself as what is in it.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use sidekick::Viz;
use sidekick::viz::{Represent, Represented, Representer};

use super::programs::{Finish, nothing_else};

/// A key of either type.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Text(&'static str),
    Number(i32),
}

impl Represent for Key {
    fn represent(&self, cx: &mut Representer) -> Represented {
        match self {
            Self::Text(text) => text.represent(cx),
            Self::Number(number) => number.represent(cx),
        }
    }
}

/// A value of any type.
enum Any {
    Number(i32),
    Text(&'static str),
    List(Vec<Any>),
    /// A list that can hold itself.
    Shared(Rc<RefCell<Vec<Any>>>),
}

impl Represent for Any {
    fn represent(&self, cx: &mut Representer) -> Represented {
        match self {
            Self::Number(number) => number.represent(cx),
            Self::Text(text) => text.represent(cx),
            Self::List(items) => items.represent(cx),
            Self::Shared(shared) => shared.represent(cx),
        }
    }
}

struct P {
    x: i32,
    y: Vec<i32>,
}

impl Represent for P {
    fn represent(&self, cx: &mut Representer) -> Represented {
        cx.object("P")
            .field("x", &self.x)
            .field("y", &self.y)
            .finish()
    }
}

/// The program.
pub(super) fn viz() -> Finish {
    let viz = Viz::new();
    viz.show("i", &1);
    viz.show("f", &1.5);
    viz.show("s", "x");
    viz.show("b", &true);
    viz.show("n", &None::<i32>);
    viz.show("l", &(1, "a", (true, ())));
    let map = HashMap::from([
        (Key::Text("b"), Any::Number(2)),
        (Key::Text("a"), Any::List(vec![Any::Number(1)])),
        (Key::Number(3), Any::Text("x")),
    ]);
    viz.show("d", &map);
    viz.show("set", &HashSet::from([3, 1, 2]));
    viz.show("t", &(1, 2));
    viz.show("o", &P { x: 1, y: vec![2] });
    viz.show("long", &(0..60).collect::<Vec<_>>());
    viz.show("deep", &[[[[[[[1]]]]]]]);
    let recursive = Rc::new(RefCell::new(vec![Any::Number(1)]));
    recursive
        .borrow_mut()
        .push(Any::Shared(Rc::clone(&recursive)));
    viz.show("rec", &recursive);
    recursive.borrow_mut().clear();
    viz.remove_variable("i");
    nothing_else()
}
