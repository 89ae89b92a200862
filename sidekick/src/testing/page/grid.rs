//! What a UI shows of a grid.

use std::collections::BTreeMap;

use sidekick_protocol::grid::Update;

/// The cells that hold something, by column and row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells(BTreeMap<(u32, u32), Cell>);

/// A cell of a grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its colour, as text for CSS.
    pub color: Option<String>,
    /// The text in it.
    pub text: Option<String>,
}

impl Cells {
    /// The colour of a cell.
    pub fn color(&self, x: u32, y: u32) -> Option<&str> {
        self.0.get(&(x, y))?.color.as_deref()
    }

    /// The text in a cell.
    pub fn text(&self, x: u32, y: u32) -> Option<&str> {
        self.0.get(&(x, y))?.text.as_deref()
    }

    /// All cells that hold something, by column and row.
    pub fn iter(&self) -> impl Iterator<Item = ((u32, u32), &Cell)> {
        self.0.iter().map(|(place, cell)| (*place, cell))
    }

    #[expect(
        clippy::unnecessary_wraps,
        reason = "like the others, of which some can fail"
    )]
    pub(super) fn apply(&mut self, update: &Update) -> Result<(), String> {
        match update {
            Update::SetColor { x, y, color } => {
                self.change(*x, *y, |cell| {
                    cell.color = color.as_ref().map(ToString::to_string);
                });
            }
            Update::SetText { x, y, text } => {
                let text = text.as_ref().filter(|text| !text.is_empty());
                self.change(*x, *y, |cell| cell.text = text.map(ToString::to_string));
            }
            Update::ClearCell { x, y } => drop(self.0.remove(&(*x, *y))),
            Update::Clear => self.0.clear(),
        }
        Ok(())
    }

    fn change(&mut self, x: u32, y: u32, change: impl FnOnce(&mut Cell)) {
        let cell = self.0.entry((x, y)).or_default();
        change(cell);
        if *cell == Cell::default() {
            self.0.remove(&(x, y));
        }
    }
}
