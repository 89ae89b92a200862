//! The cells of a grid.

use sidekick_protocol::{Text, grid};

use super::packed::Packed;

/// A grid.
#[derive(Debug)]
pub(in super::super) struct Grid {
    spawn: grid::Spawn,
    /// The rows from the top down to the last one that was ever written to, and in each of them the cells from the left
    /// in the same way: a grid takes memory for the part that is used.
    rows: Vec<Vec<Cell>>,
}

/// A cell takes 32 bytes; a colour or text of more than 14 bytes lies elsewhere.
#[derive(Clone, Debug, Default)]
struct Cell {
    color: Packed,
    text: Packed,
}

impl Grid {
    pub(super) fn new(spawn: grid::Spawn) -> Self {
        Self {
            spawn,
            rows: Vec::new(),
        }
    }

    pub(super) fn spawn(&self) -> grid::Spawn {
        self.spawn.clone()
    }

    /// Changes the grid; `false` if the cell lies outside.
    pub(super) fn apply(&mut self, update: &grid::Update) -> bool {
        match update {
            grid::Update::SetColor { x, y, color } => {
                self.set(*x, *y, color.as_ref(), |cell, color| cell.color = color)
            }
            grid::Update::SetText { x, y, text } => {
                let text = text.as_ref().filter(|text| !text.is_empty());
                self.set(*x, *y, text, |cell, text| cell.text = text)
            }
            grid::Update::ClearCell { x, y } => {
                self.set(*x, *y, None, |cell, _| *cell = Cell::default())
            }
            grid::Update::Clear => {
                self.rows = Vec::new();
                true
            }
        }
    }

    /// The updates that bring an empty grid to this state.
    pub(super) fn replay(&self, mut emit: impl FnMut(grid::Update)) {
        for (y, row) in (0_u32..).zip(&self.rows) {
            for (x, cell) in (0_u32..).zip(row) {
                if let Some(color) = cell.color.as_str() {
                    let color = Some(color.to_owned().into());
                    emit(grid::Update::SetColor { x, y, color });
                }
                if let Some(text) = cell.text.as_str() {
                    let text = Some(text.to_owned().into());
                    emit(grid::Update::SetText { x, y, text });
                }
            }
        }
    }

    fn set(
        &mut self,
        x: u32,
        y: u32,
        value: Option<&Text>,
        set: impl FnOnce(&mut Cell, Packed),
    ) -> bool {
        if x >= self.spawn.num_columns || y >= self.spawn.num_rows {
            return false;
        }
        match value {
            Some(value) => set(self.cell(x, y), Packed::new(value)),
            // Taking away needs no memory.
            None => {
                if let Some(cell) = self.existing_cell(x, y) {
                    set(cell, Packed::Nothing);
                }
            }
        }
        true
    }

    fn cell(&mut self, x: u32, y: u32) -> &mut Cell {
        let (x, y) = (x as usize, y as usize);
        if self.rows.len() <= y {
            self.rows.resize_with(y + 1, Vec::new);
        }
        let row = &mut self.rows[y];
        if row.len() <= x {
            row.resize(x + 1, Cell::default());
        }
        &mut row[x]
    }

    fn existing_cell(&mut self, x: u32, y: u32) -> Option<&mut Cell> {
        self.rows.get_mut(y as usize)?.get_mut(x as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_small() {
        assert!(size_of::<Cell>() <= 32);
    }

    #[test]
    fn only_what_is_used_takes_memory() {
        let mut grid = Grid::new(grid::Spawn {
            num_columns: u32::MAX,
            num_rows: u32::MAX,
        });
        let (x, y) = (u32::MAX - 1, u32::MAX - 1);
        assert!(grid.apply(&grid::Update::ClearCell { x, y }));
        assert!(grid.apply(&grid::Update::SetText { x, y, text: None }));
        assert!(grid.rows.is_empty());
        assert!(!grid.apply(&grid::Update::ClearCell { x: u32::MAX, y }));
    }
}
