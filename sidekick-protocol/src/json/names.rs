//! The enums that travel as one of a fixed set of names.
//!
//! It must never give two variants the same name.

/// Declares an enum whose variants travel as fixed names, with the conversions in both directions.
macro_rules! wire_names {
    (
        $(#[$meta:meta])*
        pub enum $type:ident { $($(#[$variant_meta:meta])* $variant:ident = $name:literal,)+ }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $($(#[$variant_meta])* $variant,)+ }

        impl $type {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The variant with this name on the wire, if there is one.
            pub fn from_wire(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::json::ToJson for $type {
            fn write(&self, out: &mut Vec<u8>) {
                self.as_str().write(out);
            }
        }

        impl $crate::json::FromJson for $type {
            const EXPECTED: &'static str = concat!("one of", $(" `", $name, "`"),+);

            fn read(
                value: &serde_json::Value,
                path: $crate::json::Path<'_>,
            ) -> Result<Self, $crate::DecodeError> {
                value.as_str().and_then(Self::from_wire).ok_or_else(|| path.mismatch(Self::EXPECTED, value))
            }
        }
    };
}
pub(crate) use wire_names;
