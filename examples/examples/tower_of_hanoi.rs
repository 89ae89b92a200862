//! The Towers of Hanoi solve themselves: choose the number of disks, start, pause, resume, restart.

use std::time::Duration;

use sidekick::prelude::*;
use sidekick::{TextStyle, submit_interval};

const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 240.0;
const PERIOD: Duration = Duration::from_millis(400);
const MOST_DISKS: usize = 10;
const COLORS: [&str; 5] = [
    "tomato",
    "gold",
    "mediumseagreen",
    "cornflowerblue",
    "orchid",
];

/// A disk by its size, from 1 on.
type Disk = usize;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Ready,
    Running,
    Paused,
    Solved,
}

struct Towers {
    disks: usize,
    /// The disks on each peg, the lowest first.
    pegs: [Vec<Disk>; 3],
    moves: usize,
    phase: Phase,
    canvas: Canvas,
}

impl Towers {
    fn new(disks: usize, canvas: Canvas) -> Self {
        let mut towers = Self {
            disks,
            pegs: Default::default(),
            moves: 0,
            phase: Phase::Ready,
            canvas,
        };
        towers.set_up(disks);
        towers
    }

    /// Puts all disks on the first peg.
    fn set_up(&mut self, disks: usize) {
        self.disks = disks;
        self.pegs = [(1..=disks).rev().collect(), Vec::new(), Vec::new()];
        (self.moves, self.phase) = (0, Phase::Ready);
        self.draw();
    }

    /// Begins anew with so many disks. The same number changes nothing: a text box submits also when it is left.
    fn choose(&mut self, disks: usize) {
        if disks != self.disks {
            self.set_up(disks);
        }
    }

    fn start(&mut self) {
        if self.phase == Phase::Ready {
            self.phase = Phase::Running;
        }
    }

    fn pause(&mut self) {
        if self.phase == Phase::Running {
            self.phase = Phase::Paused;
        }
    }

    fn resume(&mut self) {
        if self.phase == Phase::Paused {
            self.phase = Phase::Running;
        }
    }

    fn restart(&mut self) {
        self.set_up(self.disks);
        self.phase = Phase::Running;
    }

    /// Makes the next move of the shortest solution: between two pegs in turn, the one way that is allowed.
    fn make_move(&mut self) {
        let pairs = if self.disks.is_multiple_of(2) {
            [(0, 1), (0, 2), (1, 2)]
        } else {
            [(0, 2), (0, 1), (1, 2)]
        };
        let (one, other) = pairs[self.moves % 3];
        let top = |peg: usize| self.pegs[peg].last().copied().unwrap_or(Disk::MAX);
        let (from, to) = if top(one) < top(other) {
            (one, other)
        } else {
            (other, one)
        };
        if let Some(disk) = self.pegs[from].pop() {
            self.pegs[to].push(disk);
        }
        self.moves += 1;
        if self.pegs[2].len() == self.disks {
            self.phase = Phase::Solved;
        }
        self.draw();
    }

    fn draw(&self) {
        self.canvas.frame(|frame| {
            frame.draw_rect(0, 0, WIDTH, HEIGHT, "ivory");
            for (peg, name) in ["A", "B", "C"].into_iter().enumerate() {
                let middle = WIDTH * [1.0, 3.0, 5.0][peg] / 6.0;
                frame.draw_rect(middle - 3.0, 30, 6, HEIGHT - 60.0, "sienna");
                frame.draw_text(middle - 5.0, HEIGHT - 8.0, name, TextStyle::new().size(14));
                let mut bottom = HEIGHT - 30.0;
                for disk in &self.pegs[peg] {
                    let (width, height) = (size(*disk), 16.0);
                    bottom -= height;
                    let style = Style::new().fill(COLORS[disk % COLORS.len()]);
                    frame.draw_rect(middle - width / 2.0, bottom, width, height, style);
                }
            }
        });
    }

    fn describe(&self) -> String {
        let all = (1_usize << self.disks) - 1;
        let phase = match self.phase {
            Phase::Ready => "ready",
            Phase::Running => "running",
            Phase::Paused => "paused",
            Phase::Solved => "solved",
        };
        format!("Move {} of {all}, {phase}", self.moves)
    }
}

/// How wide a disk is drawn.
fn size(disk: Disk) -> f64 {
    (0..disk).fold(20.0, |width, _| width + 12.0)
}

#[sidekick::main]
fn main() -> impl View {
    let canvas = Canvas::new(WIDTH, HEIGHT);
    let towers = Mutable::new(Towers::new(3, canvas.clone()));
    let hint = Mutable::new(String::new());
    let solving = towers.clone();
    submit_interval(PERIOD, move || {
        if solving.lock_ref().phase == Phase::Running {
            solving.lock_mut().make_move();
        }
    });
    let choose = |towers: Mutable<Towers>, hint: Mutable<String>| {
        move |chosen: sidekick::SubmitEvent| match chosen.value.trim().parse() {
            Ok(disks @ 1..=MOST_DISKS) => {
                towers.lock_mut().choose(disks);
                hint.set(String::new());
            }
            _ => hint.set(format!("A number from 1 to {MOST_DISKS}, please.")),
        }
    };
    view! {
        <Column>
            <Row>
                <Label text="Disks:"/>
                <Textbox id="disks" value="3" placeholder="how many" on:submit={choose(towers.clone(), hint.clone())}/>
                <Label id="hint" text={&hint}/>
            </Row>
            <Row>
                <Button text="Start" clone:towers on:click={move |_| towers.lock_mut().start()}/>
                <Button text="Pause" clone:towers on:click={move |_| towers.lock_mut().pause()}/>
                <Button text="Resume" clone:towers on:click={move |_| towers.lock_mut().resume()}/>
                <Button text="Restart" clone:towers on:click={move |_| towers.lock_mut().restart()}/>
            </Row>
            {canvas}
            <Label id="state" text={towers.signal_ref(Towers::describe)}/>
        </Column>
    }
}
