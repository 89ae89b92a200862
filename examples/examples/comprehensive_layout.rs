//! All components on one page, in rows and columns. The canvas is drawn on before it has its place, and keeps what
//! was drawn.

use std::collections::BTreeMap;

use sidekick::prelude::*;

const ABOUT: &str = "\
## All components

| component | what it does here |
|---|---|
| Button, Textbox | say something in the console |
| Grid | takes a colour with each click |
| Canvas | gets a dot with each click |

- [x] drawn *before* it was laid out
- [ ] ~~lost its drawing~~
";

/// A canvas with a picture, at the end of the page for now.
fn drawn_canvas() -> Canvas {
    let canvas = Canvas::builder(200, 150).instance_id("drawing").build();
    canvas.draw_rect(
        10,
        10,
        180,
        130,
        Style::new().fill("aliceblue").line("steelblue"),
    );
    canvas.draw_circle(60, 60, 30, "gold");
    canvas.draw_polygon([(105, 120), (140, 40), (175, 120)], "mediumseagreen");
    canvas.draw_text(20, 132, "drawn first", ());
    let clicked = canvas.clone();
    canvas.on_click(move |point| clicked.draw_circle(point.x, point.y, 4, "tomato"));
    canvas
}

/// A grid whose cells take the next colour at each click.
fn coloured_grid() -> Grid {
    let grid = Grid::builder(5, 4).instance_id("colours").build();
    grid.set_row(
        0,
        ["tomato", "orange", "gold", "mediumseagreen", "steelblue"],
    );
    grid.set_text(2, 2, "click");
    let clicked = grid.clone();
    let mut colors = [Color::TOMATO, Color::GOLD, Color::TEAL]
        .into_iter()
        .cycle();
    grid.on_click(move |cell| clicked.set_color(cell.x, cell.y, colors.next()));
    grid
}

#[sidekick::main]
fn main() -> impl View {
    let canvas = drawn_canvas();
    let grid = coloured_grid();
    let console = Console::builder()
        .instance_id("log")
        .text("Whatever happens is told here.\n")
        .show_input(true)
        .build();
    let output = console.clone();
    console.on_submit(move |said| cprintln!(output, "console: {}", said.value));
    let viz = Viz::builder().instance_id("values").build();
    viz.show("primes", &vec![2, 3, 5, 7]);
    viz.show("ages", &BTreeMap::from([("Ada", 36), ("Grace", 85)]));
    let presses = Mutable::new(0);
    view! {
        <Column>
            <Markdown text={ABOUT}/>
            <Row>
                <Column>
                    <Label text={presses.signal().map(|presses| format!("Presses: {presses}"))}/>
                    <Button text="Press" clone:presses clone:console on:click={move |_| {
                        *presses.lock_mut() += 1;
                        cprintln!(console, "button: pressed {} times", presses.get());
                    }}/>
                    <Textbox placeholder="Something to say" clone:console on:submit={move |said| {
                        cprintln!(console, "text box: {}", said.value);
                    }}/>
                    {console}
                </Column>
                <Column>
                    {grid}
                    {canvas}
                </Column>
                <Column>
                    {viz}
                </Column>
            </Row>
        </Column>
    }
}
