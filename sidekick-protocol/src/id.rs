//! The names of component instances and of peers.
//!
//! It must never give a meaning to an id besides the one that the protocol knows, `root`.

use std::{borrow::Borrow, fmt, sync::Arc};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    DecodeError,
    json::{FromJson, Path, ToJson},
};

/// The id that stands for the page itself.
pub(crate) const ROOT: &str = "root";

macro_rules! id {
    ($(#[$meta:meta])* $type:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $type(Arc<str>);

        impl $type {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl Borrow<str> for $type {
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }

        impl From<&str> for $type {
            fn from(id: &str) -> Self {
                Self(id.into())
            }
        }

        impl From<String> for $type {
            fn from(id: String) -> Self {
                Self(id.into())
            }
        }

        impl ToJson for $type {
            #[inline]
            fn write(&self, out: &mut Vec<u8>) {
                self.as_str().write(out);
            }
        }

        impl FromJson for $type {
            const EXPECTED: &'static str = "an id (text)";

            fn read(value: &Value, path: Path<'_>) -> Result<Self, DecodeError> {
                value
                    .as_str()
                    .map(Self::from)
                    .ok_or_else(|| path.mismatch(Self::EXPECTED, value))
            }
        }
    };
}

id! {
    /// The id of a component instance, such as `label-1`. Cloning it is cheap.
    InstanceId
}

id! {
    /// The id of a peer, unique for each run of its process. Cloning it is cheap.
    PeerId
}

impl InstanceId {
    /// The id of the page itself, in which everything without another parent stands.
    pub fn root() -> Self {
        Self::from(ROOT)
    }

    /// Whether this is the page itself.
    pub fn is_root(&self) -> bool {
        self.as_str() == ROOT
    }
}
