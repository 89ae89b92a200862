//! The scene of a canvas against a model that knows of every pixel what was painted there.

use proptest::prelude::*;
use sidekick_protocol::canvas::{LineStyle, ShapeStyle};

use super::*;

/// The canvas is so many pixels wide and high.
const SIDE: usize = 3;

/// What was painted on each pixel since the last opaque paint: that is what can be seen of it.
type Pixels = Vec<Vec<String>>;

/// An independent model: composition, pixel by pixel.
#[derive(Debug)]
struct Raster(BTreeMap<u32, Pixels>);

impl Raster {
    fn new() -> Self {
        Self(BTreeMap::from([(SCREEN, blank())]))
    }

    fn apply(&mut self, update: &Update) {
        match update {
            Update::CreateBuffer { buffer_id } | Update::Clear { buffer_id } => {
                self.0.insert(*buffer_id, blank());
            }
            Update::DestroyBuffer { buffer_id } => drop(self.0.remove(buffer_id)),
            Update::DrawBuffer {
                source_buffer_id,
                target_buffer_id,
                replace,
            } => {
                let replaced = replace.then(blank);
                self.0
                    .extend(replaced.map(|blank| (*target_buffer_id, blank)));
                let source = self.0[source_buffer_id].clone();
                let target = self.0.get_mut(target_buffer_id).unwrap();
                for (below, above) in target.iter_mut().zip(source) {
                    for paint in above {
                        lay(below, paint);
                    }
                }
            }
            Update::DrawRect {
                buffer_id,
                x,
                y,
                width,
                height,
                style,
            } => {
                let paint = style.fill_color.as_ref().unwrap();
                for (at, pixel) in self.0.get_mut(buffer_id).unwrap().iter_mut().enumerate() {
                    let (column, row) = (as_length(at % SIDE), as_length(at / SIDE));
                    if (*x..x + width).contains(&column) && (*y..y + height).contains(&row) {
                        lay(pixel, paint.to_string());
                    }
                }
            }
            other => panic!("the test does not draw {other:?}"),
        }
    }
}

fn blank() -> Pixels {
    vec![Vec::new(); SIDE * SIDE]
}

/// In this model, paints that begin with `#` are opaque.
fn lay(pixel: &mut Vec<String>, paint: String) {
    if paint.starts_with('#') {
        pixel.clear();
    }
    pixel.push(paint);
}

fn as_length(pixels: usize) -> f64 {
    f64::from(u32::try_from(pixels).unwrap())
}

fn new_canvas() -> Canvas {
    let side = as_length(SIDE);
    Canvas::new(canvas::Spawn {
        width: side,
        height: side,
    })
}

fn line(buffer_id: u32) -> Update {
    let (x1, y1, x2, y2) = (0.0, 0.0, 1.0, 1.0);
    let style = LineStyle::default();
    Update::DrawLine {
        buffer_id,
        x1,
        y1,
        x2,
        y2,
        style,
    }
}

fn rect(buffer_id: u32, paint: &str, [x, y, width, height]: [f64; 4]) -> Update {
    let style = ShapeStyle {
        fill_color: Some(paint.to_owned().into()),
        ..ShapeStyle::default()
    };
    Update::DrawRect {
        buffer_id,
        x,
        y,
        width,
        height,
        style,
    }
}

fn count_drawings(canvas: &Canvas) -> usize {
    let mut count = 0;
    canvas.replay(|_| count += 1);
    count
}

/// Any update, though not always one that makes sense.
fn updates() -> impl Strategy<Value = Vec<Update>> {
    let buffer = || 0..4_u32;
    let paint = prop_oneof![
        3 => "#[0-9]{6}",
        3 => "rgba\\(0, 0, 0, 0.[1-9]\\)",
    ];
    let edge = || prop_oneof![Just(-1.0), Just(0.0), Just(1.0)];
    let length = || prop_oneof![Just(1.0), Just(4.0), Just(5.0)];
    let update = prop_oneof![
        1 => (1..4_u32).prop_map(|buffer_id| Update::CreateBuffer { buffer_id }),
        1 => (1..4_u32).prop_map(|buffer_id| Update::DestroyBuffer { buffer_id }),
        1 => buffer().prop_map(|buffer_id| Update::Clear { buffer_id }),
        6 => (buffer(), buffer(), prop::bool::weighted(0.2)).prop_map(|(source, target, replace)| {
            Update::DrawBuffer { source_buffer_id: source, target_buffer_id: target, replace }
        }),
        6 => (buffer(), paint, edge(), edge(), length(), length())
            .prop_map(|(buffer, paint, x, y, width, height)| rect(buffer, &paint, [x, y, width, height])),
    ];
    prop::collection::vec(update, 0..30)
}

proptest! {
    #[test]
    fn a_replay_gives_the_same_pixels_on_every_buffer(updates in updates()) {
        let mut canvas = new_canvas();
        let mut wanted = Raster::new();
        for update in &updates {
            if canvas.apply(update) {
                wanted.apply(update);
            }
        }
        let mut replayed = Raster::new();
        canvas.replay(|update| replayed.apply(&update));
        prop_assert_eq!(&wanted.0, &replayed.0);
        // And the replay is its own.
        let mut again = new_canvas();
        canvas.replay(|update| assert!(again.apply(&update)));
        prop_assert_eq!(count_drawings(&canvas), count_drawings(&again));
    }
}

#[test]
fn what_nobody_sees_any_more_is_forgotten() {
    let all = [-0.5, 0.0, 4.0, 3.0];
    let mut canvas = new_canvas();
    for _ in 0..10 {
        canvas.apply(&line(SCREEN));
    }
    canvas.apply(&rect(SCREEN, "rgba(0, 0, 0, 0.5)", all));
    canvas.apply(&rect(SCREEN, "WHITE", [0.5, 0.0, 4.0, 3.0]));
    assert_eq!(count_drawings(&canvas), 12, "neither covers everything");
    canvas.apply(&rect(SCREEN, "WHITE", all));
    assert_eq!(count_drawings(&canvas), 1);
    canvas.apply(&line(SCREEN));
    canvas.apply(&Update::Clear { buffer_id: SCREEN });
    assert_eq!(count_drawings(&canvas), 0);
}

#[test]
fn whole_frames_take_the_memory_of_the_last_one() {
    let mut canvas = new_canvas();
    canvas.apply(&Update::CreateBuffer { buffer_id: 1 });
    for _ in 0..BOUND_AND_MORE {
        canvas.apply(&Update::Clear { buffer_id: 1 });
        canvas.apply(&rect(1, "white", [0.0, 0.0, 3.0, 3.0]));
        canvas.apply(&line(1));
        canvas.apply(&Update::DrawBuffer {
            source_buffer_id: 1,
            target_buffer_id: SCREEN,
            replace: false,
        });
    }
    // A buffer to be made, and two drawings on each.
    assert_eq!(count_drawings(&canvas), 5);
    assert_eq!(canvas.take_warning(), None);
}

const BOUND_AND_MORE: usize = picture::BOUND + 10;

#[test]
fn beyond_the_bound_the_oldest_are_forgotten_with_one_warning() {
    let mut canvas = new_canvas();
    for at in 0..BOUND_AND_MORE {
        canvas.apply(&rect(SCREEN, "transparent", [as_length(at), 0.0, 1.0, 1.0]));
    }
    assert!(canvas.take_warning().is_some());
    assert_eq!(count_drawings(&canvas), picture::BOUND);
    let mut first = None;
    canvas.replay(|update| {
        first.get_or_insert(update);
    });
    assert_eq!(
        first,
        Some(rect(SCREEN, "transparent", [10.0, 0.0, 1.0, 1.0]))
    );
    canvas.apply(&line(SCREEN));
    assert_eq!(canvas.take_warning(), None);
}

#[test]
fn buffers_over_each_other_stay_within_the_bound() {
    let mut canvas = new_canvas();
    canvas.apply(&Update::CreateBuffer { buffer_id: 1 });
    canvas.apply(&line(SCREEN));
    canvas.apply(&line(1));
    for at in 0..100_u32 {
        canvas.apply(&Update::DrawBuffer {
            source_buffer_id: at % 2,
            target_buffer_id: 1 - at % 2,
            replace: false,
        });
    }
    // And a buffer to be made.
    assert_eq!(count_drawings(&canvas), 2 * picture::BOUND + 1);
    assert!(canvas.take_warning().is_some());
}

#[test]
fn drawings_on_what_is_not_there_change_nothing() {
    let mut canvas = new_canvas();
    assert!(!canvas.apply(&line(1)));
    assert!(!canvas.apply(&Update::DestroyBuffer { buffer_id: 1 }));
    assert!(!canvas.apply(&Update::DestroyBuffer { buffer_id: SCREEN }));
    assert!(!canvas.apply(&Update::CreateBuffer { buffer_id: SCREEN }));
    assert!(!canvas.apply(&Update::DrawBuffer {
        source_buffer_id: 1,
        target_buffer_id: 2,
        replace: true,
    }));
    assert_eq!(count_drawings(&canvas), 0);
}
