//! A recorded stream, as its file has it.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

/// How a recording marks what the UI has sent.
const INJECTED: &str = "__injected__";

/// The lines of a stream that count.
#[derive(Debug)]
pub(super) struct Recording {
    lines: Vec<(String, Line)>,
}

/// A line of a stream.
#[derive(Debug)]
pub(super) enum Line {
    /// What the program has sent.
    Sent(Value),
    /// What the UI has sent at this point.
    Injected(Value),
}

impl Recording {
    /// The lines of a file that concern these components, or none at all.
    pub(super) fn load(file: &str, components: &[&str]) -> Self {
        let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "vectors", file]
            .iter()
            .collect();
        let text =
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let lines: Vec<_> = text
            .lines()
            .enumerate()
            .map(|(index, line)| {
                (
                    format!("{file}:{}", index + 1),
                    serde_json::from_str(line).unwrap(),
                )
            })
            .map(|(place, value)| (place, Line::new(value)))
            .filter(|(_, line)| line.concerns(components))
            .collect();
        assert!(lines.len() > 2, "{file} says nothing of {components:?}");
        Self { lines }
    }

    /// The lines, each with its place in the file.
    pub(super) fn lines(&self) -> impl Iterator<Item = &(String, Line)> {
        self.lines.iter()
    }
}

impl Line {
    fn new(mut value: Value) -> Self {
        match value.get_mut(INJECTED) {
            Some(event) => Self::Injected(event.take()),
            None => Self::Sent(value),
        }
    }

    fn concerns(&self, components: &[&str]) -> bool {
        let (Self::Sent(message) | Self::Injected(message)) = self;
        let component = message["component"].as_str().unwrap();
        matches!(component, "system" | "global") || components.contains(&component)
    }
}
