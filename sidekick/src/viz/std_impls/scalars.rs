//! Numbers, texts, and what is like them.

use std::num::{NonZero, Saturating, Wrapping};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::viz::{Represent, Represented, Representer};

/// Numbers that JSON or a UI would not keep exactly are put into text by `Scalar::from`.
macro_rules! number {
    ($kind:literal: $($type:ty),+) => {$(
        impl Represent for $type {
            fn represent(&self, cx: &mut Representer) -> Represented {
                cx.scalar($kind, *self)
            }
        }
    )+};
}

number!("int": i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);
number!("float": f32, f64);
number!("bool": bool);

macro_rules! non_zero {
    ($($type:ty),+) => {$(
        impl Represent for NonZero<$type> {
            fn represent(&self, cx: &mut Representer) -> Represented {
                self.get().represent(cx)
            }
        }
    )+};
}

non_zero!(
    i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize
);

impl<T: Represent> Represent for Wrapping<T> {
    fn represent(&self, cx: &mut Representer) -> Represented {
        self.0.represent(cx)
    }
}

impl<T: Represent> Represent for Saturating<T> {
    fn represent(&self, cx: &mut Representer) -> Represented {
        self.0.represent(cx)
    }
}

impl Represent for char {
    fn represent(&self, cx: &mut Representer) -> Represented {
        cx.text(self.to_string())
    }
}

impl Represent for str {
    fn represent(&self, cx: &mut Representer) -> Represented {
        cx.text(self.to_owned())
    }
}

impl Represent for String {
    fn represent(&self, cx: &mut Representer) -> Represented {
        self.as_str().represent(cx)
    }
}

impl Represent for Path {
    fn represent(&self, cx: &mut Representer) -> Represented {
        cx.scalar("Path", self.display().to_string())
    }
}

impl Represent for PathBuf {
    fn represent(&self, cx: &mut Representer) -> Represented {
        self.as_path().represent(cx)
    }
}

impl Represent for Duration {
    fn represent(&self, cx: &mut Representer) -> Represented {
        cx.scalar("Duration", format!("{self:?}"))
    }
}

impl Represent for () {
    fn represent(&self, cx: &mut Representer) -> Represented {
        cx.none()
    }
}

impl<T: Represent> Represent for Option<T> {
    fn represent(&self, cx: &mut Representer) -> Represented {
        match self {
            Some(value) => value.represent(cx),
            None => cx.none(),
        }
    }
}

impl<T: Represent, E: Represent> Represent for Result<T, E> {
    fn represent(&self, cx: &mut Representer) -> Represented {
        match self {
            Ok(value) => cx.object("Ok").field("0", value).finish(),
            Err(error) => cx.object("Err").field("0", error).finish(),
        }
    }
}
