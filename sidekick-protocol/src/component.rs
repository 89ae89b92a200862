//! The component types.
//!
//! It must never know what a component does; that is in the file of each.

use crate::json::wire_names;

wire_names! {
    /// A component type.
    pub enum ComponentKind {
        /// A container that puts its children side by side.
        Row = "row",
        /// A container that puts its children below each other.
        Column = "column",
        /// A line of text.
        Label = "label",
        /// A button that can be clicked.
        Button = "button",
        /// A field for a line of text.
        Textbox = "textbox",
        /// A text in Markdown.
        Markdown = "markdown",
        /// A scrolling text, with or without an input line.
        Console = "console",
        /// A table of coloured cells.
        Grid = "grid",
        /// A surface to draw on.
        Canvas = "canvas",
        /// A view of the program's variables.
        Viz = "viz",
    }
}

impl ComponentKind {
    /// Whether other components can stand in it.
    pub const fn is_container(self) -> bool {
        matches!(self, Self::Row | Self::Column)
    }
}
