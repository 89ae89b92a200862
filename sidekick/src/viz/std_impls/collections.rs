//! Sequences, sets, maps and tuples.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};

use crate::viz::{Represent, Represented, Representer};

impl<T: Represent> Represent for [T] {
    fn represent(&self, cx: &mut Representer) -> Represented {
        cx.list(self)
    }
}

impl<T: Represent, const N: usize> Represent for [T; N] {
    fn represent(&self, cx: &mut Representer) -> Represented {
        cx.list(self)
    }
}

macro_rules! sequence {
    ($($type:ident),+) => {$(
        impl<T: Represent> Represent for $type<T> {
            fn represent(&self, cx: &mut Representer) -> Represented {
                cx.list(self)
            }
        }
    )+};
}

sequence!(Vec, VecDeque, LinkedList, BinaryHeap);

impl<T: Represent> Represent for BTreeSet<T> {
    fn represent(&self, cx: &mut Representer) -> Represented {
        cx.set(self)
    }
}

impl<T: Represent, S> Represent for HashSet<T, S> {
    fn represent(&self, cx: &mut Representer) -> Represented {
        cx.unordered_set(self)
    }
}

impl<K: Represent, V: Represent> Represent for BTreeMap<K, V> {
    fn represent(&self, cx: &mut Representer) -> Represented {
        cx.map(self)
    }
}

impl<K: Represent, V: Represent, S> Represent for HashMap<K, V, S> {
    fn represent(&self, cx: &mut Representer) -> Represented {
        cx.unordered_map(self)
    }
}

macro_rules! tuple {
    ($($name:ident)+) => {
        impl<$($name: Represent),+> Represent for ($($name,)+) {
            fn represent(&self, cx: &mut Representer) -> Represented {
                #[expect(non_snake_case, reason = "each part is called as its type is")]
                let ($($name,)+) = self;
                cx.tuple()$(.item($name))+.finish()
            }
        }
    };
}

tuple!(A);
tuple!(A B);
tuple!(A B C);
tuple!(A B C D);
tuple!(A B C D E);
tuple!(A B C D E F);
tuple!(A B C D E F G);
tuple!(A B C D E F G H);
tuple!(A B C D E F G H I);
tuple!(A B C D E F G H I J);
tuple!(A B C D E F G H I J K);
tuple!(A B C D E F G H I J K L);
