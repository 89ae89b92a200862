//! A counter and a greeting: a label and a button that share a `Mutable`, and a text box that answers.

use sidekick::prelude::*;

#[sidekick::main]
fn main() -> impl View {
    let count = Mutable::new(0);
    let greeting = Mutable::new("Who are you?".to_owned());
    view! {
        <Column>
            <Row>
                <Label text={count.signal().map(|n| format!("Count: {n}"))}/>
                <Button text="+1" clone:count on:click={move |_| *count.lock_mut() += 1}/>
            </Row>
            <Textbox
                placeholder="Your name"
                clone:greeting
                on:submit={move |submitted| greeting.set(format!("Hello, {}!", submitted.value))}
            />
            <Label text={&greeting}/>
        </Column>
    }
}
