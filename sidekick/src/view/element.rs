//! One builder for each component, as `view!` calls them.
//!
//! They are not generic, so that a large view compiles fast, and they only collect: nothing happens before mounting.

use std::future::Future;

use sidekick_protocol::{
    SpawnPayload, Text, Update, button, canvas, console, grid, label, markdown, textbox,
};

use super::{Element, Node};
use crate::component::{
    CanvasClickEvent, ClickEvent, ErrorEvent, Event, GridClickEvent, IntoHandler, SubmitEvent,
    async_handler, check_canvas_size, check_grid_size, sync_handler,
};
use crate::reactive::{Attribute, Source, Value};
use crate::service::Handler;
use crate::viz::{Represent, Showing};

impl Element {
    fn new(payload: SpawnPayload) -> Self {
        Self {
            payload,
            id: None,
            live: Vec::new(),
            updates: Vec::new(),
            handlers: Vec::new(),
            children: Vec::new(),
        }
    }

    /// Takes the value of an attribute: `set` puts it into the payload, `update` makes the message that changes it.
    fn attribute<T: Clone + 'static>(
        &mut self,
        value: Value<T>,
        set: fn(&mut SpawnPayload, T),
        update: fn(T) -> Update,
    ) {
        match value.0 {
            Source::Constant(value) => set(&mut self.payload, value),
            Source::Live(signal) => self.live.push(Box::new(Attribute {
                signal,
                set,
                update,
            })),
        }
    }

    fn handler<E: Event>(&mut self, handler: Handler) {
        self.handlers.push((E::NAME, handler));
    }
}

/// Defines the builder of a component.
macro_rules! element {
    ($type:ident, $payload:expr) => {
        #[must_use = "an element is nothing before it is mounted"]
        #[expect(missing_docs, missing_debug_implementations, reason = "only `view!` names it")]
        pub struct $type(Element);

        #[expect(missing_docs, clippy::new_without_default, reason = "only `view!` names it")]
        impl $type {
            pub fn new() -> Self {
                Self(Element::new($payload))
            }

            pub fn id(mut self, id: String) -> Self {
                self.0.id = Some(id);
                self
            }

            pub fn node(self) -> Node {
                Node::element(self.0)
            }
        }

        events!($type, ErrorEvent: on_error on_error_unit on_error_async on_error_async_unit on_error_with);
    };
}

/// Defines the methods for an event: one for each form of a closure that `view!` tells apart by its syntax, so that
/// the type of its parameter is inferred.
macro_rules! events {
    ($type:ident, $event:ty: $sync:ident $unit:ident $async:ident $async_unit:ident $with:ident) => {
        #[expect(missing_docs, reason = "only `view!` names it")]
        impl $type {
            pub fn $sync(mut self, handler: impl FnMut($event) + Send + 'static) -> Self {
                self.0.handler::<$event>(sync_handler(handler));
                self
            }

            pub fn $unit(self, mut handler: impl FnMut() + Send + 'static) -> Self {
                self.$sync(move |_event| handler())
            }

            pub fn $async<F, Fut>(mut self, handler: F) -> Self
            where
                F: FnMut($event) -> Fut + Send + 'static,
                Fut: Future<Output = ()> + Send + 'static,
            {
                self.0.handler::<$event>(async_handler(handler));
                self
            }

            pub fn $async_unit<F, Fut>(self, mut handler: F) -> Self
            where
                F: FnMut() -> Fut + Send + 'static,
                Fut: Future<Output = ()> + Send + 'static,
            {
                self.$async(move |_event| handler())
            }

            pub fn $with<M>(mut self, handler: impl IntoHandler<$event, M>) -> Self {
                self.0.handler::<$event>(handler.into_handler());
                self
            }
        }
    };
}

/// Defines the method for an attribute of type text.
macro_rules! text_attribute {
    ($type:ident, $module:ident, $attribute:ident, $update:ident) => {
        #[expect(missing_docs, reason = "only `view!` names it")]
        impl $type {
            pub fn $attribute(mut self, value: Value<Text>) -> Self {
                self.0.attribute(
                    value,
                    |payload, value| {
                        if let SpawnPayload::$type(payload) = payload {
                            payload.$attribute = value;
                        }
                    },
                    |$attribute| Update::$type($module::Update::$update { $attribute }),
                );
                self
            }
        }
    };
}

/// Defines the method for an attribute that can't change.
macro_rules! constant_attribute {
    ($type:ident, $attribute:ident: $value:ty, $field:ident = $convert:expr) => {
        #[expect(missing_docs, reason = "only `view!` names it")]
        impl $type {
            #[track_caller]
            pub fn $attribute(mut self, value: $value) -> Self {
                if let SpawnPayload::$type(payload) = &mut self.0.payload {
                    payload.$field = $convert(value);
                }
                self
            }
        }
    };
}

/// Defines the method that gives a container its children.
macro_rules! children {
    ($type:ident) => {
        #[expect(missing_docs, reason = "only `view!` names it")]
        impl $type {
            pub fn child(mut self, child: Node) -> Self {
                self.0.children.push(child);
                self
            }
        }
    };
}

element!(Row, SpawnPayload::Row);
children!(Row);

element!(Column, SpawnPayload::Column);
children!(Column);

element!(
    Label,
    SpawnPayload::Label(label::Spawn {
        text: Text::default()
    })
);
text_attribute!(Label, label, text, SetText);

element!(
    Button,
    SpawnPayload::Button(button::Spawn {
        text: Text::default()
    })
);
text_attribute!(Button, button, text, SetText);
events!(Button, ClickEvent: on_click on_click_unit on_click_async on_click_async_unit on_click_with);

element!(
    Textbox,
    SpawnPayload::Textbox(textbox::Spawn {
        value: Text::default(),
        placeholder: Text::default()
    })
);
text_attribute!(Textbox, textbox, value, SetValue);
text_attribute!(Textbox, textbox, placeholder, SetPlaceholder);
events!(Textbox, SubmitEvent: on_submit on_submit_unit on_submit_async on_submit_async_unit on_submit_with);

element!(
    Markdown,
    SpawnPayload::Markdown(markdown::Spawn {
        text: Text::default()
    })
);
text_attribute!(Markdown, markdown, text, SetText);

element!(
    Console,
    SpawnPayload::Console(console::Spawn {
        show_input: false,
        text: Text::default(),
        scrollback: None
    })
);
constant_attribute!(Console, text: Text, text = std::convert::identity);
constant_attribute!(Console, show_input: bool, show_input = std::convert::identity);
constant_attribute!(Console, scrollback: usize, scrollback = |lines| Some(u32::try_from(lines).unwrap_or(u32::MAX)));
events!(Console, SubmitEvent: on_submit on_submit_unit on_submit_async on_submit_async_unit on_submit_with);

element!(
    Grid,
    SpawnPayload::Grid(grid::Spawn {
        num_columns: 1,
        num_rows: 1
    })
);
constant_attribute!(Grid, columns: usize, num_columns = |columns| check_grid_size("columns", columns));
constant_attribute!(Grid, rows: usize, num_rows = |rows| check_grid_size("rows", rows));
events!(Grid, GridClickEvent: on_click on_click_unit on_click_async on_click_async_unit on_click_with);

element!(
    Canvas,
    SpawnPayload::Canvas(canvas::Spawn {
        width: 1.0,
        height: 1.0
    })
);
constant_attribute!(Canvas, width: f64, width = |width| check_canvas_size("width", width));
constant_attribute!(Canvas, height: f64, height = |height| check_canvas_size("height", height));
events!(Canvas, CanvasClickEvent: on_click on_click_unit on_click_async on_click_async_unit on_click_with);

element!(Viz, SpawnPayload::Viz);

#[expect(missing_docs, reason = "only `view!` names it")]
impl Viz {
    pub fn show(mut self, name: &'static str, value: impl Represent) -> Self {
        let update = Showing::new().show(name.into(), &value);
        self.0.updates.push(update);
        self
    }
}
