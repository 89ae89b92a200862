//! Where a component stands: the layout fields of `spawn` and `changeParent`.
//!
//! It must never decide where a component may stand.

use crate::{
    DecodeError, InstanceId,
    id::ROOT,
    json::{Fields, Object},
};

/// The name of the action by which every component moves.
pub(crate) const CHANGE_PARENT: &str = "changeParent";

/// Where a component stands. By default it is the last thing on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Placement {
    /// The row or column in which it stands; `None` is the page itself.
    pub parent: Option<InstanceId>,
    /// The sibling before which it stands; `None` is the end. Only for peers with the capability `insertBefore`.
    pub insert_before: Option<InstanceId>,
}

impl Placement {
    /// Writes the fields into the payload of a `spawn`, where no `parent` stands for the page.
    #[inline]
    pub(crate) fn write_spawn(&self, payload: &mut Object<'_>) {
        payload
            .optional("parent", self.parent.as_ref())
            .optional("insertBefore", self.insert_before.as_ref());
    }

    /// Writes the options of a `changeParent`, where the page goes by its name.
    pub(crate) fn write_change(&self, options: &mut Object<'_>) {
        options
            .field(
                "parent",
                self.parent.as_ref().map_or(ROOT, InstanceId::as_str),
            )
            .optional("insertBefore", self.insert_before.as_ref());
    }

    pub(crate) fn read_spawn(payload: &Fields<'_>) -> Result<Self, DecodeError> {
        Self::read(payload, payload.optional("parent")?)
    }

    pub(crate) fn read_change(options: &Fields<'_>) -> Result<Self, DecodeError> {
        Self::read(options, Some(options.required("parent")?))
    }

    fn read(fields: &Fields<'_>, parent: Option<InstanceId>) -> Result<Self, DecodeError> {
        Ok(Self {
            parent: parent.filter(|parent| !parent.is_root()),
            insert_before: fields.optional("insertBefore")?,
        })
    }
}
