//! What a person does with a component, and what the UI reports of it.

use sidekick_protocol::{InstanceId, button, canvas, console, grid, textbox};

use super::handler::Event;
use crate::service::Delivery;

/// A click, or the same by keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClickEvent {
    /// The component that was clicked.
    pub instance_id: InstanceId,
}

impl ClickEvent {
    /// The event's name in the protocol: `click`.
    pub fn event_type(&self) -> &'static str {
        Self::NAME
    }
}

impl Event for ClickEvent {
    const NAME: &'static str = "click";

    fn from_delivery(id: &InstanceId, delivery: Delivery) -> Option<Self> {
        match delivery {
            Delivery::Event(sidekick_protocol::Event::Button(button::Event::Click)) => Some(Self {
                instance_id: id.clone(),
            }),
            _ => None,
        }
    }
}

/// A text that a person has entered and submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SubmitEvent {
    /// The component that it was entered into.
    pub instance_id: InstanceId,
    /// What was entered.
    pub value: String,
}

impl SubmitEvent {
    /// The event's name in the protocol: `submit`.
    pub fn event_type(&self) -> &'static str {
        Self::NAME
    }
}

impl Event for SubmitEvent {
    const NAME: &'static str = "submit";

    fn from_delivery(id: &InstanceId, delivery: Delivery) -> Option<Self> {
        match delivery {
            Delivery::Event(
                sidekick_protocol::Event::Textbox(textbox::Event::Submit { value })
                | sidekick_protocol::Event::Console(console::Event::Submit { value }),
            ) => Some(Self {
                instance_id: id.clone(),
                value: value.into_owned(),
            }),
            _ => None,
        }
    }
}

/// A click on a cell of a grid, or the same by keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GridClickEvent {
    /// The grid.
    pub instance_id: InstanceId,
    /// The column of the cell, from 0 at the left.
    pub x: usize,
    /// The row of the cell, from 0 at the top.
    pub y: usize,
}

impl GridClickEvent {
    /// The event's name in the protocol: `click`.
    pub fn event_type(&self) -> &'static str {
        Self::NAME
    }
}

impl Event for GridClickEvent {
    const NAME: &'static str = "click";

    fn from_delivery(id: &InstanceId, delivery: Delivery) -> Option<Self> {
        match delivery {
            Delivery::Event(sidekick_protocol::Event::Grid(grid::Event::Click { x, y })) => {
                Some(Self {
                    instance_id: id.clone(),
                    x: x as usize,
                    y: y as usize,
                })
            }
            _ => None,
        }
    }
}

/// A click on a canvas.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CanvasClickEvent {
    /// The canvas.
    pub instance_id: InstanceId,
    /// How far from the left, in the canvas' own pixels, however large the page shows it.
    pub x: f64,
    /// How far from the top.
    pub y: f64,
}

impl CanvasClickEvent {
    /// The event's name in the protocol: `click`.
    pub fn event_type(&self) -> &'static str {
        Self::NAME
    }
}

impl Event for CanvasClickEvent {
    const NAME: &'static str = "click";

    fn from_delivery(id: &InstanceId, delivery: Delivery) -> Option<Self> {
        match delivery {
            Delivery::Event(sidekick_protocol::Event::Canvas(canvas::Event::Click { x, y })) => {
                Some(Self {
                    instance_id: id.clone(),
                    x,
                    y,
                })
            }
            _ => None,
        }
    }
}

/// Something that the UI could not do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorEvent {
    /// The component that it concerns.
    pub instance_id: InstanceId,
    /// What the UI says about it.
    pub message: String,
}

impl Event for ErrorEvent {
    const NAME: &'static str = "error";

    fn from_delivery(id: &InstanceId, delivery: Delivery) -> Option<Self> {
        match delivery {
            Delivery::Error(message) => Some(Self {
                instance_id: id.clone(),
                message: message.into_owned(),
            }),
            Delivery::Event(_) => None,
        }
    }
}
