//! Grids.

use sidekick::prelude::*;
use sidekick::testing::{Cells, Harness, Page};

use super::assert_refuses;

/// The colours of a grid's cells, row by row; `.` stands for none.
fn colors(page: &Page, id: &str, columns: u32, rows: u32) -> String {
    let cells = &page.find(id).expect("it is shown").cells;
    let row = |y| {
        let colors = (0..columns).map(move |x| cells.color(x, y).unwrap_or("."));
        colors.collect::<Vec<_>>().join(" ")
    };
    (0..rows).map(row).collect::<Vec<_>>().join(" / ")
}

#[test]
fn cells_are_coloured_one_by_one_and_many_at_once() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let grid = Grid::builder(3, 2).instance_id("g").build();
    Label::builder("").instance_id("end").build();
    let mut viewer = harness.connect();
    viewer.wait_until(|page| page.find("end").is_some());
    let mut shows = |expected: &str| {
        viewer.wait_until(|page| colors(page, "g", 3, 2) == expected);
    };
    grid.set_color(2, 1, "red");
    shows(". . . / . . red");
    grid.set_color(2, 1, None);
    grid.set_color(0, 0, Color::rgb(1, 2, 3));
    shows("#010203 . . / . . .");
    grid.fill("blue");
    shows("blue blue blue / blue blue blue");
    grid.fill(None);
    grid.set_row(1, [Color::RED, Color::TAN]);
    shows(". . . / red tan .");
    grid.set_row(1, [None, Some(Color::GOLD)]);
    shows(". . . / . gold .");
    grid.set_cells((0..2).map(|at| (at, at, format!("c{at}"))));
    shows("c0 . . / . c1 .");
    grid.clear_cell(0, 0);
    shows(". . . / . c1 .");
    grid.clear();
    shows(". . . / . . .");
}

#[test]
fn cells_hold_text() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let grid = Grid::new(2, 2);
    grid.set_text(0, 0, "a");
    grid.set_text(1, 0, 'b');
    grid.set_text(0, 1, 3.to_string());
    grid.set_text(1, 1, "gone");
    grid.set_text(1, 1, None);
    Label::builder("").instance_id("end").build();
    let mut viewer = harness.connect();
    viewer.wait_until(|page| page.find("end").is_some());
    let cells = &viewer.page().find("grid-1").unwrap().cells;
    let text = |x, y| cells.text(x, y).unwrap_or(".");
    assert_eq!(
        [text(0, 0), text(1, 0), text(0, 1), text(1, 1)],
        ["a", "b", "3", "."]
    );
    assert_eq!(cells.iter().count(), 3);
}

#[test]
fn a_click_says_which_cell() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let grid = Grid::new(3, 3);
    let clicked = grid.clone();
    grid.on_click(move |cell| clicked.set_text(cell.x, cell.y, "x"));
    let mut viewer = harness.connect();
    viewer.click_cell(grid.instance_id(), 2, 1);
    viewer.wait_until(|page| {
        page.find("grid-1")
            .is_some_and(|grid| grid.cells.text(2, 1) == Some("x"))
    });
    let clicked = grid.clone();
    grid.on_click_async(move |cell| {
        let grid = clicked.clone();
        async move { grid.clear_cell(cell.x, cell.y) }
    });
    viewer.click_cell(grid.instance_id(), 2, 1);
    viewer.wait_until(|page| page.find("grid-1").unwrap().cells == Cells::default());
}

#[test]
fn what_lies_outside_is_refused() {
    let harness = Harness::new();
    let _entered = harness.enter();
    let grid = Grid::builder(4, 3).instance_id("g").build();
    let x = "grid `g`: x is 4, but there are 4 columns, from 0 to 3";
    let y = "grid `g`: y is 3, but there are 3 rows, from 0 to 2";
    assert_refuses(|| grid.set_color(4, 0, "red"), x);
    assert_refuses(|| grid.set_text(4, 0, "x"), x);
    assert_refuses(|| grid.clear_cell(4, 0), x);
    assert_refuses(|| grid.set_row(0, ["a", "b", "c", "d", "e"]), x);
    assert_refuses(|| grid.set_cells([(0, 0, "a"), (4, 0, "b")]), x);
    assert_refuses(|| grid.set_color(0, 3, "red"), y);
    assert_refuses(|| grid.set_row(3, ["a"]), y);
    let far = usize::MAX;
    let words = format!("grid `g`: x is {far}, but there are 4 columns, from 0 to 3");
    assert_refuses(|| grid.clear_cell(far, 0), &words);
    let words = "grid: 0 rows; there must be at least 1, and at most 4294967295";
    assert_refuses(|| drop(Grid::new(1, 0)), words);
}
