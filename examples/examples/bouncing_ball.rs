//! A ball that bounces off the edges of a canvas, 60 times a second. A click throws it from where it is to there.

use std::time::Duration;

use sidekick::prelude::*;
use sidekick::submit_interval;

const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 300.0;
const RADIUS: f64 = 15.0;
const FRAMES_A_SECOND: f64 = 60.0;

/// Where the ball is, and how far it goes in a frame.
#[derive(Clone, Copy)]
struct Ball {
    x: f64,
    y: f64,
    dx: f64,
    dy: f64,
}

impl Ball {
    /// Moves on by one frame, and says how often the ball has met an edge.
    fn fly(&mut self) -> u32 {
        let met_side = bounce(&mut self.x, &mut self.dx, WIDTH);
        let met_end = bounce(&mut self.y, &mut self.dy, HEIGHT);
        u32::from(met_side) + u32::from(met_end)
    }

    /// Flies towards a point from now on, as fast as would bring it there in half a second.
    fn throw(&mut self, x: f64, y: f64) {
        let frames = FRAMES_A_SECOND / 2.0;
        (self.dx, self.dy) = ((x - self.x) / frames, (y - self.y) / frames);
    }

    fn draw(self, canvas: &Canvas) {
        canvas.frame(|frame| {
            frame.draw_rect(0, 0, WIDTH, HEIGHT, "aliceblue");
            let style = Style::new().fill("tomato").line("darkred").width(2);
            frame.draw_circle(self.x, self.y, RADIUS, style);
        });
    }
}

/// Moves a ball along one axis; says whether it has met an edge and turned.
fn bounce(place: &mut f64, speed: &mut f64, end: f64) -> bool {
    *place += *speed;
    let within = RADIUS..=end - RADIUS;
    let met = !within.contains(place);
    if met {
        let edge = place.clamp(*within.start(), *within.end());
        // As far beyond the edge as it would have been, on this side of it.
        *place = (2.0 * edge - *place).clamp(*within.start(), *within.end());
        *speed = -*speed;
    }
    met
}

#[sidekick::main]
fn main() -> impl View {
    let canvas = Canvas::new(WIDTH, HEIGHT);
    let bounces = Mutable::new(0);
    let ball = Mutable::new(Ball {
        x: WIDTH / 2.0,
        y: HEIGHT / 2.0,
        dx: 3.0,
        dy: 2.0,
    });
    let thrown = ball.clone();
    canvas.on_click(move |point| thrown.lock_mut().throw(point.x, point.y));
    let (surface, count) = (canvas.clone(), bounces.clone());
    submit_interval(Duration::from_secs_f64(1.0 / FRAMES_A_SECOND), move || {
        let mut ball = ball.lock_mut();
        count.set_neq(count.get() + ball.fly());
        ball.draw(&surface);
    });
    view! {
        <Column>
            {canvas}
            <Label text={bounces.signal().map(|bounces| format!("Bounces: {bounces}"))}/>
        </Column>
    }
}
