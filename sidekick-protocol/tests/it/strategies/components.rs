//! Any payload of any component but Viz.

use proptest::{collection::vec, option, prelude::*};
use sidekick_protocol::{
    Event, SpawnPayload, Update, button, canvas, console, grid, label, markdown, textbox,
};

use super::{number, text, viz};

pub(super) fn spawn() -> BoxedStrategy<SpawnPayload> {
    prop_oneof![
        Just(SpawnPayload::Row),
        Just(SpawnPayload::Column),
        Just(SpawnPayload::Viz),
        text().prop_map(|text| SpawnPayload::Label(label::Spawn { text })),
        text().prop_map(|text| SpawnPayload::Button(button::Spawn { text })),
        text().prop_map(|text| SpawnPayload::Markdown(markdown::Spawn { text })),
        (text(), text()).prop_map(
            |(value, placeholder)| SpawnPayload::Textbox(textbox::Spawn { value, placeholder })
        ),
        (any::<bool>(), text(), option::of(any::<u32>())).prop_map(
            |(show_input, text, scrollback)| SpawnPayload::Console(console::Spawn {
                show_input,
                text,
                scrollback
            })
        ),
        any::<[u32; 2]>().prop_map(|[num_columns, num_rows]| SpawnPayload::Grid(grid::Spawn {
            num_columns,
            num_rows
        })),
        (number(), number())
            .prop_map(|(width, height)| SpawnPayload::Canvas(canvas::Spawn { width, height })),
    ]
    .boxed()
}

pub(super) fn update() -> BoxedStrategy<Update> {
    prop_oneof![
        1 => text().prop_map(|text| Update::Label(label::Update::SetText { text })),
        1 => text().prop_map(|text| Update::Button(button::Update::SetText { text })),
        1 => text().prop_map(|text| Update::Markdown(markdown::Update::SetText { text })),
        1 => text().prop_map(|value| Update::Textbox(textbox::Update::SetValue { value })),
        1 => text().prop_map(|placeholder| Update::Textbox(textbox::Update::SetPlaceholder { placeholder })),
        1 => text().prop_map(|text| Update::Console(console::Update::Append { text })),
        1 => Just(Update::Console(console::Update::Clear)),
        4 => grid_update().prop_map(Update::Grid),
        10 => canvas_update().prop_map(Update::Canvas),
        12 => viz::update().prop_map(|update| Update::Viz(Box::new(update))),
    ]
    .boxed()
}

pub(super) fn event() -> BoxedStrategy<Event> {
    prop_oneof![
        Just(Event::Button(button::Event::Click)),
        text().prop_map(|value| Event::Textbox(textbox::Event::Submit { value })),
        text().prop_map(|value| Event::Console(console::Event::Submit { value })),
        any::<[u32; 2]>().prop_map(|[x, y]| Event::Grid(grid::Event::Click { x, y })),
        (number(), number()).prop_map(|(x, y)| Event::Canvas(canvas::Event::Click { x, y })),
        viz::event().prop_map(Event::Viz),
    ]
    .boxed()
}

fn grid_update() -> BoxedStrategy<grid::Update> {
    prop_oneof![
        (any::<[u32; 2]>(), option::of(text()))
            .prop_map(|([x, y], color)| grid::Update::SetColor { x, y, color }),
        (any::<[u32; 2]>(), option::of(text())).prop_map(|([x, y], text)| grid::Update::SetText {
            x,
            y,
            text
        }),
        any::<[u32; 2]>().prop_map(|[x, y]| grid::Update::ClearCell { x, y }),
        Just(grid::Update::Clear),
    ]
    .boxed()
}

fn line() -> impl Strategy<Value = canvas::LineStyle> {
    (option::of(text()), option::of(number())).prop_map(|(line_color, line_width)| {
        canvas::LineStyle {
            line_color,
            line_width,
        }
    })
}

fn shape() -> BoxedStrategy<canvas::ShapeStyle> {
    (line(), option::of(text()))
        .prop_map(|(line, fill_color)| canvas::ShapeStyle {
            line_color: line.line_color,
            line_width: line.line_width,
            fill_color,
        })
        .boxed()
}

fn numbers() -> impl Strategy<Value = [f64; 4]> {
    [number(), number(), number(), number()]
}

fn points() -> impl Strategy<Value = Vec<canvas::Point>> {
    vec(
        (number(), number()).prop_map(|(x, y)| canvas::Point { x, y }),
        0..4,
    )
}

fn canvas_update() -> BoxedStrategy<canvas::Update> {
    prop_oneof![4 => canvas_buffers(), 3 => canvas_lines(), 4 => canvas_shapes()].boxed()
}

#[rustfmt::skip] // A table, as in the code under test.
fn canvas_buffers() -> BoxedStrategy<canvas::Update> {
    use canvas::Update;
    let id = any::<u32>;
    prop_oneof![
        id().prop_map(|buffer_id| Update::Clear { buffer_id }),
        id().prop_map(|buffer_id| Update::CreateBuffer { buffer_id }),
        id().prop_map(|buffer_id| Update::DestroyBuffer { buffer_id }),
        (id(), id(), any::<bool>()).prop_map(|(source_buffer_id, target_buffer_id, replace)| Update::DrawBuffer {
            source_buffer_id, target_buffer_id, replace,
        }),
    ]
    .boxed()
}

#[rustfmt::skip] // A table, as in the code under test.
fn canvas_lines() -> BoxedStrategy<canvas::Update> {
    use canvas::Update;
    let id = any::<u32>;
    let text_style = (option::of(text()), option::of(number()))
        .prop_map(|(text_color, text_size)| canvas::TextStyle { text_color, text_size });
    prop_oneof![
        (id(), numbers(), line()).prop_map(|(buffer_id, [x1, y1, x2, y2], style)| Update::DrawLine {
            buffer_id, x1, y1, x2, y2, style,
        }),
        (id(), points(), line())
            .prop_map(|(buffer_id, points, style)| Update::DrawPolyline { buffer_id, points, style }),
        (id(), numbers(), text(), text_style).prop_map(|(buffer_id, [x, y, ..], text, style)| Update::DrawText {
            buffer_id, x, y, text, style,
        }),
    ]
    .boxed()
}

#[rustfmt::skip] // A table, as in the code under test.
fn canvas_shapes() -> BoxedStrategy<canvas::Update> {
    use canvas::Update;
    let id = any::<u32>;
    prop_oneof![
        (id(), numbers(), shape()).prop_map(|(buffer_id, [x, y, width, height], style)| Update::DrawRect {
            buffer_id, x, y, width, height, style,
        }),
        (id(), numbers(), shape()).prop_map(|(buffer_id, [cx, cy, radius, _], style)| Update::DrawCircle {
            buffer_id, cx, cy, radius, style,
        }),
        (id(), numbers(), shape()).prop_map(|(buffer_id, [cx, cy, radius_x, radius_y], style)| Update::DrawEllipse {
            buffer_id, cx, cy, radius_x, radius_y, style,
        }),
        (id(), points(), shape())
            .prop_map(|(buffer_id, points, style)| Update::DrawPolygon { buffer_id, points, style }),
    ]
    .boxed()
}
