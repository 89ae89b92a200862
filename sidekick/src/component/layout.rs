//! Rows and columns.

use sidekick_protocol::SpawnPayload;

use super::sealed::Kind;
use super::{Builder, Component, Handle};

macro_rules! container {
    ($(#[$doc:meta])* $type:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $type {
            handle: Handle,
        }

        impl $type {
            /// Shows an empty one at the end of the page.
            pub fn new() -> Self {
                Self::builder().build()
            }

            /// One that can be given an id, a place and children before it appears.
            pub fn builder() -> Builder<Self> {
                Builder::new(())
            }

            /// Moves a component here, behind what is here already.
            ///
            /// # Panics
            /// If this was removed, or lies in `child` or is `child` itself.
            #[track_caller]
            pub fn add_child(&self, child: &impl Component) {
                child.handle().move_to(Some(self.instance_id().clone()));
            }
        }

        impl Builder<$type> {
            /// Moves a component into the one that is built; several in the order of the calls.
            pub fn child(self, child: &(impl Component + 'static)) -> Self {
                let child = child.clone();
                self.then(move |this| this.add_child(&child))
            }
        }

        impl Default for $type {
            fn default() -> Self {
                Self::new()
            }
        }

        impl Component for $type {}

        impl Kind for $type {
            type Payload = ();

            fn spawn_payload((): &Self::Payload) -> SpawnPayload {
                SpawnPayload::$type
            }

            fn from_handle(handle: Handle, (): Self::Payload) -> Self {
                Self { handle }
            }

            fn handle(&self) -> &Handle {
                &self.handle
            }
        }
    };
}

container! {
    /// Shows its children side by side.
    ///
    /// ```no_run
    /// use sidekick::{Button, Row};
    ///
    /// let row = Row::new();
    /// Button::builder("Back").parent(&row).build();
    /// Button::builder("Next").parent(&row).build();
    /// ```
    Row
}

container! {
    /// Shows its children one below another.
    ///
    /// ```no_run
    /// use sidekick::{Column, Label};
    ///
    /// let label = Label::new("moved");
    /// let column = Column::builder().instance_id("side").child(&label).build();
    /// # _ = column;
    /// ```
    Column
}
