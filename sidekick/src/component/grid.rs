//! A table of coloured cells.

use std::future::Future;

use sidekick_protocol::{SpawnPayload, Text, Update, grid};

use super::handler::handlers;
use super::optional::IntoOptional;
use super::sealed::Kind;
use super::{Builder, Component, GridClickEvent, Handle, async_handler, sync_handler};
use crate::color::Color;

/// A table of cells, each with a colour and a short text, and all of one size.
///
/// `x` is the column and `y` the row, both from 0 at the top left.
///
/// ```no_run
/// use sidekick::{Color, Grid};
///
/// let board = Grid::new(3, 3);
/// board.set_text(1, 1, "X");
/// board.set_row(0, ["red", "white", "red"]);
/// board.set_cells((0..3).map(|i| (i, i, Color::rgb(0, 0, 200))));
/// let clicked = board.clone();
/// board.on_click(move |cell| clicked.set_color(cell.x, cell.y, None));
/// ```
///
/// # Panics
/// Methods that take a place panic if it lies outside of the grid.
#[derive(Clone, Debug)]
pub struct Grid {
    handle: Handle,
    columns: u32,
    rows: u32,
}

impl Grid {
    /// Shows an empty grid at the end of the page.
    ///
    /// # Panics
    /// If there are no columns or no rows.
    #[track_caller]
    pub fn new(columns: usize, rows: usize) -> Self {
        Self::builder(columns, rows).build()
    }

    /// A grid that can be given an id, a place and handlers before it appears.
    ///
    /// # Panics
    /// If there are no columns or no rows.
    #[track_caller]
    pub fn builder(columns: usize, rows: usize) -> Builder<Self> {
        Builder::new(grid::Spawn {
            num_columns: check_size("columns", columns),
            num_rows: check_size("rows", rows),
        })
    }

    /// How many columns there are.
    pub fn columns(&self) -> usize {
        self.columns as usize
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows as usize
    }

    /// Colours a cell; `None` takes its colour away.
    #[track_caller]
    pub fn set_color(&self, x: usize, y: usize, color: impl IntoOptional<Color>) {
        let (x, y) = (self.check_x(x), self.check_y(y));
        self.send_color(x, y, color.into_optional().map(Text::from));
    }

    /// Writes into a cell; `None` and the empty text take its text away.
    #[track_caller]
    pub fn set_text(&self, x: usize, y: usize, text: impl IntoOptional<Text>) {
        let (x, y) = (self.check_x(x), self.check_y(y));
        let text = text.into_optional();
        self.update(grid::Update::SetText { x, y, text });
    }

    /// Takes colour and text of a cell away.
    #[track_caller]
    pub fn clear_cell(&self, x: usize, y: usize) {
        let (x, y) = (self.check_x(x), self.check_y(y));
        self.update(grid::Update::ClearCell { x, y });
    }

    /// Takes the colours and texts of all cells away.
    pub fn clear(&self) {
        self.update(grid::Update::Clear);
    }

    /// Colours all cells; `None` takes their colours away.
    pub fn fill(&self, color: impl IntoOptional<Color>) {
        let color = color.into_optional().map(Text::from);
        for y in 0..self.rows {
            for x in 0..self.columns {
                self.send_color(x, y, color.clone());
            }
        }
    }

    /// Colours the cells of a row from the left, as far as there are colours.
    ///
    /// # Panics
    /// If there is no such row, or if there are more colours than columns. The cells before that are coloured then.
    #[track_caller]
    pub fn set_row<C: IntoOptional<Color>>(&self, y: usize, colors: impl IntoIterator<Item = C>) {
        let y = self.check_y(y);
        // No closure: a panic is to name the caller's line.
        for (x, color) in colors.into_iter().enumerate() {
            let x = self.check_x(x);
            self.send_color(x, y, color.into_optional().map(Text::from));
        }
    }

    /// Colours many cells, each given as `(x, y, color)`.
    ///
    /// # Panics
    /// At the first cell that lies outside. Those before it are coloured then.
    #[track_caller]
    pub fn set_cells<C: IntoOptional<Color>>(
        &self,
        cells: impl IntoIterator<Item = (usize, usize, C)>,
    ) {
        for (x, y, color) in cells {
            self.set_color(x, y, color);
        }
    }

    fn send_color(&self, x: u32, y: u32, color: Option<Text>) {
        self.update(grid::Update::SetColor { x, y, color });
    }

    fn update(&self, update: grid::Update) {
        self.handle.update(Update::Grid(update));
    }

    #[track_caller]
    fn check_x(&self, x: usize) -> u32 {
        self.check("x", x, self.columns, "columns")
    }

    #[track_caller]
    fn check_y(&self, y: usize) -> u32 {
        self.check("y", y, self.rows, "rows")
    }

    #[track_caller]
    #[expect(
        clippy::panic,
        reason = "a programming error, like an index outside of a slice"
    )]
    fn check(&self, name: &str, value: usize, limit: u32, what: &str) -> u32 {
        match u32::try_from(value) {
            Ok(value) if value < limit => value,
            _ => panic!(
                "sidekick: grid `{}`: {name} is {value}, but there are {limit} {what}, from 0 to {}",
                self.instance_id(),
                limit - 1
            ),
        }
    }
}

handlers!(Grid, GridClickEvent: on_click on_click_async clear_on_click);

/// The number of columns or rows as messages carry it.
#[track_caller]
#[expect(
    clippy::panic,
    reason = "a programming error, as with an array of a negative length"
)]
pub(crate) fn check_size(what: &str, size: usize) -> u32 {
    match u32::try_from(size) {
        Ok(size) if size > 0 => size,
        _ => panic!(
            "sidekick: grid: {size} {what}; there must be at least 1, and at most {}",
            u32::MAX
        ),
    }
}

impl Component for Grid {}

impl Kind for Grid {
    type Payload = grid::Spawn;

    fn spawn_payload(payload: &Self::Payload) -> SpawnPayload {
        SpawnPayload::Grid(payload.clone())
    }

    fn from_handle(handle: Handle, payload: Self::Payload) -> Self {
        Self {
            handle,
            columns: payload.num_columns,
            rows: payload.num_rows,
        }
    }

    fn handle(&self) -> &Handle {
        &self.handle
    }
}
