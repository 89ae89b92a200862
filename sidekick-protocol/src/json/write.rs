//! Writes strict JSON straight into a byte buffer.
//!
//! It must never allocate besides growing the buffer, and never write anything but strict JSON, whatever it is given.

use serde::Serialize;

use crate::Text;

/// Below this size every whole double is an exact integer (2^53).
const MAX_EXACT: f64 = 9_007_199_254_740_992.0;

/// What can be written as a JSON value.
pub(crate) trait ToJson {
    /// Appends the value to `out`.
    fn write(&self, out: &mut Vec<u8>);
}

/// An object that is being written.
#[derive(Debug)]
pub(crate) struct Object<'a> {
    out: &'a mut Vec<u8>,
    empty: bool,
}

impl Object<'_> {
    /// Writes a key that needs no escaping, and what separates it from its neighbours.
    #[inline]
    fn key(&mut self, key: &'static str) {
        self.out
            .extend_from_slice(if self.empty { b"\"" } else { b",\"" });
        self.empty = false;
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
    }

    /// Writes a field.
    #[inline]
    pub(crate) fn field(&mut self, key: &'static str, value: &(impl ToJson + ?Sized)) -> &mut Self {
        self.key(key);
        value.write(self.out);
        self
    }

    /// Writes a field, or nothing if there is no value.
    #[inline]
    pub(crate) fn optional(&mut self, key: &'static str, value: Option<&impl ToJson>) -> &mut Self {
        match value {
            Some(value) => self.field(key, value),
            None => self,
        }
    }

    /// Writes a field whose key may be any text.
    pub(crate) fn entry(&mut self, key: &str, value: &(impl ToJson + ?Sized)) -> &mut Self {
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
        key.write(self.out);
        self.out.push(b':');
        value.write(self.out);
        self
    }

    /// Writes a field whose value is an object.
    #[inline]
    pub(crate) fn object(
        &mut self,
        key: &'static str,
        fill: impl FnOnce(&mut Object<'_>),
    ) -> &mut Self {
        self.key(key);
        object(self.out, fill);
        self
    }

    /// Writes the `action` of an update together with its `options`.
    #[inline]
    pub(crate) fn action(
        &mut self,
        name: &'static str,
        fill_options: impl FnOnce(&mut Object<'_>),
    ) -> &mut Self {
        self.field("action", name).object("options", fill_options)
    }
}

/// Writes an object.
#[inline]
pub(crate) fn object(out: &mut Vec<u8>, fill: impl FnOnce(&mut Object<'_>)) {
    out.push(b'{');
    fill(&mut Object { out, empty: true });
    out.push(b'}');
}

/// Writes a list.
pub(crate) fn list<T: ToJson>(out: &mut Vec<u8>, items: impl IntoIterator<Item = T>) {
    out.push(b'[');
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        item.write(out);
    }
    out.push(b']');
}

/// Writes a message: its head, and whatever `fill` adds. Neither name may need escaping.
#[inline]
pub(crate) fn message(
    out: &mut Vec<u8>,
    component: &'static str,
    kind: &'static str,
    fill: impl FnOnce(&mut Object<'_>),
) {
    out.extend_from_slice(b"{\"id\":0,\"component\":\"");
    out.extend_from_slice(component.as_bytes());
    out.extend_from_slice(b"\",\"type\":\"");
    out.extend_from_slice(kind.as_bytes());
    out.push(b'"');
    fill(&mut Object { out, empty: false });
    out.push(b'}');
}

/// Writes anything that serde can write without allocating.
#[inline]
fn serialize(value: &(impl Serialize + ?Sized), out: &mut Vec<u8>) {
    serde_json::to_writer(out, value)
        .expect("scalars and JSON values always serialize, and a Vec takes every byte");
}

macro_rules! to_json_by_serde {
    ($($type:ty),+) => {
        $(impl ToJson for $type {
            #[inline]
            fn write(&self, out: &mut Vec<u8>) {
                serialize(self, out);
            }
        })+
    };
}
to_json_by_serde!(
    bool,
    u32,
    u64,
    i64,
    str,
    String,
    std::fmt::Arguments<'_>,
    serde_json::Number,
    serde_json::Value
);

impl<T: ToJson + ?Sized> ToJson for &T {
    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        (**self).write(out);
    }
}

impl ToJson for Text {
    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        (**self).write(out);
    }
}

/// A whole number goes out without a fraction (`2`, not `2.0`), as the existing system does; what is not finite has no
/// place in JSON and goes out as null.
impl ToJson for f64 {
    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        if self.fract() == 0.0 && self.abs() < MAX_EXACT {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a whole number below 2^53 is exact in an i64"
            )]
            let whole = *self as i64;
            serialize(&whole, out);
        } else {
            serialize(self, out);
        }
    }
}

/// Nothing is null.
impl<T: ToJson> ToJson for Option<T> {
    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Some(value) => value.write(out),
            None => out.extend_from_slice(b"null"),
        }
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        list(out, self);
    }
}
