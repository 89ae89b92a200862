//! Conway's Game of Life: start and stop it, step, fill it at random, clear it, and click cells to toggle them.

use std::time::Duration;

use sidekick::prelude::*;
use sidekick::submit_interval;
use sidekick_examples::Dice;

const COLUMNS: usize = 40;
const ROWS: usize = 25;
const PERIOD: Duration = Duration::from_millis(150);
const ALIVE: &str = "seagreen";

type Cells = [[bool; COLUMNS]; ROWS];

/// A world whose edges meet, and the grid that shows it.
struct World {
    alive: Cells,
    generation: u64,
    running: bool,
    grid: Grid,
}

impl World {
    fn new(grid: Grid) -> Self {
        Self {
            alive: [[false; COLUMNS]; ROWS],
            generation: 0,
            running: false,
            grid,
        }
    }

    /// Goes on by one generation.
    fn step(&mut self) {
        let mut next = self.alive;
        for (y, row) in next.iter_mut().enumerate() {
            for (x, cell) in row.iter_mut().enumerate() {
                *cell = matches!((*cell, self.count_neighbours(x, y)), (_, 3) | (true, 2));
            }
        }
        self.show(&next);
        self.generation += 1;
    }

    fn count_neighbours(&self, x: usize, y: usize) -> usize {
        let around = |at: usize, end: usize| [(at + end - 1) % end, at, (at + 1) % end];
        let block = around(y, ROWS)
            .into_iter()
            .flat_map(|y| around(x, COLUMNS).map(|x| self.alive[y][x]));
        block.filter(|alive| *alive).count() - usize::from(self.alive[y][x])
    }

    fn toggle(&mut self, x: usize, y: usize) {
        let mut next = self.alive;
        next[y][x] = !next[y][x];
        self.show(&next);
    }

    fn randomise(&mut self, dice: &mut Dice) {
        let mut next = self.alive;
        for cell in next.as_flattened_mut() {
            *cell = dice.below(3) == 0;
        }
        self.show(&next);
        self.generation = 0;
    }

    fn clear(&mut self) {
        self.show(&[[false; COLUMNS]; ROWS]);
        (self.generation, self.running) = (0, false);
    }

    /// Changes the world, and on the grid only what is different.
    fn show(&mut self, next: &Cells) {
        for (y, (row, old)) in next.iter().zip(&self.alive).enumerate() {
            for (x, (alive, was_alive)) in row.iter().zip(old).enumerate() {
                if alive != was_alive {
                    let color = alive.then(|| Color::from(ALIVE));
                    self.grid.set_color(x, y, color);
                }
            }
        }
        self.alive = *next;
    }

    fn describe(&self) -> String {
        let living = self.alive.as_flattened().iter().filter(|alive| **alive);
        let state = if self.running { "running" } else { "stopped" };
        format!(
            "Generation {}, {} alive, {state}",
            self.generation,
            living.count()
        )
    }
}

#[sidekick::main]
fn main() -> impl View {
    let grid = Grid::builder(COLUMNS, ROWS).instance_id("world").build();
    let world = Mutable::new(World::new(grid.clone()));
    let clicked = world.clone();
    grid.on_click(move |cell| clicked.lock_mut().toggle(cell.x, cell.y));
    let ticking = world.clone();
    submit_interval(PERIOD, move || {
        // Only a lock that changes something tells those who look.
        if ticking.lock_ref().running {
            ticking.lock_mut().step();
        }
    });
    let mut dice = Dice::new();
    view! {
        <Column>
            <Row>
                <Button text="Start" clone:world on:click={move |_| world.lock_mut().running = true}/>
                <Button text="Stop" clone:world on:click={move |_| world.lock_mut().running = false}/>
                <Button text="Step" clone:world on:click={move |_| world.lock_mut().step()}/>
                <Button text="Randomise" clone:world on:click={move |_| world.lock_mut().randomise(&mut dice)}/>
                <Button text="Clear" clone:world on:click={move |_| world.lock_mut().clear()}/>
            </Row>
            {grid}
            <Label id="state" text={world.signal_ref(World::describe)}/>
        </Column>
    }
}
