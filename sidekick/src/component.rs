//! The components: cheap, cloneable handles that only know how to put commands into the queue.
//!
//! A handle holds no connection and no task; dropping it changes nothing on screen. Every component has `new`, a
//! `builder` for what `new` leaves open, and the methods of [`Component`].

mod builder;
mod button;
mod canvas;
mod console;
mod event;
mod grid;
mod handler;
mod label;
mod layout;
mod markdown;
mod optional;
mod text;
mod textbox;

use std::sync::Arc;

use sidekick_protocol::{InstanceId, Placement, SpawnPayload, Update};

pub use self::builder::{Builder, Parent};
pub use self::button::Button;
pub(crate) use self::canvas::check_size as check_canvas_size;
pub use self::canvas::{Canvas, Coordinate, Frame, IntoPoint, LineStyle, Style, TextStyle};
pub use self::console::Console;
pub use self::event::{CanvasClickEvent, ClickEvent, ErrorEvent, GridClickEvent, SubmitEvent};
pub use self::grid::Grid;
pub(crate) use self::grid::check_size as check_grid_size;
pub use self::handler::IntoHandler;
pub(crate) use self::handler::{Event, async_handler, sync_handler};
pub use self::label::Label;
pub use self::layout::{Column, Row};
pub use self::markdown::Markdown;
pub use self::optional::IntoOptional;
pub use self::textbox::Textbox;
use crate::service::{ConnectionService, EventName, Handler, Instance, Refused};

/// What all components have in common.
pub trait Component: sealed::Kind {
    /// The id under which the UI knows this component: the one given to the builder, or `TYPE-N`.
    fn instance_id(&self) -> &InstanceId {
        self.handle().instance.id()
    }

    /// Removes the component from the page, with everything in it, and frees its id and handlers. Further calls on any
    /// of the removed components do nothing, with a warning; removing again does nothing.
    fn remove(&self) {
        self.handle().remove();
    }

    /// Whether the component was removed, by itself, with its container or by [`clear_all`](crate::clear_all).
    fn is_removed(&self) -> bool {
        self.handle().instance.is_removed()
    }

    /// Calls `handler` when the UI reports that it could not do what the program asked of this component. Replaces the
    /// handler that was set before; without one, such errors are logged as warnings.
    fn on_error(&self, handler: impl FnMut(ErrorEvent) + Send + 'static) {
        self.handle()
            .set_handler::<ErrorEvent>(Some(sync_handler(handler)));
    }
}

/// What the public interface does not show.
pub(crate) mod sealed {
    use sidekick_protocol::SpawnPayload;

    use super::Handle;

    /// A type of component.
    pub trait Kind: Clone {
        /// What it is spawned with.
        type Payload;

        /// The payload as a message carries it.
        #[doc(hidden)]
        fn spawn_payload(payload: &Self::Payload) -> SpawnPayload;

        /// The component, once it is spawned.
        #[doc(hidden)]
        fn from_handle(handle: Handle, payload: Self::Payload) -> Self;

        #[doc(hidden)]
        fn handle(&self) -> &Handle;
    }
}

/// What every component's handle is made of.
#[derive(Clone, Debug)]
pub struct Handle {
    pub(crate) instance: Arc<Instance>,
    pub(crate) service: ConnectionService,
}

impl Handle {
    /// Spawns a component.
    pub(crate) fn spawn(
        service: ConnectionService,
        id: Option<&str>,
        placement: Placement,
        payload: SpawnPayload,
        handlers: Vec<(EventName, Handler)>,
    ) -> Result<Self, Refused> {
        let instance = service.spawn(id, placement, payload, handlers)?;
        Ok(Self { instance, service })
    }

    pub(crate) fn update(&self, update: Update) {
        self.service.update(&self.instance, update);
    }

    pub(crate) fn remove(&self) {
        self.service.remove(&self.instance);
    }

    /// Moves the component to the end of `parent`.
    ///
    /// # Panics
    /// If it cannot be there.
    #[track_caller]
    pub(crate) fn move_to(&self, parent: Option<InstanceId>) {
        let placement = Placement {
            parent,
            insert_before: None,
        };
        if let Err(refused) = self.service.change_parent(&self.instance, placement) {
            refuse(self.instance.kind().as_str(), &refused);
        }
    }

    pub(crate) fn set_handler<E: Event>(&self, handler: Option<Handler>) {
        self.instance.set_handler(E::NAME, handler);
    }
}

/// Ends a call that is a mistake in the program, as an index outside of a slice does.
#[track_caller]
#[expect(
    clippy::panic,
    reason = "a programming error, documented at each public function"
)]
pub(crate) fn refuse(kind: &str, refused: &Refused) -> ! {
    panic!("sidekick: {kind}: {refused}")
}
