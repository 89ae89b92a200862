//! The text of a console, as far back as it remembers.

use sidekick_protocol::console;

/// How many lines a console remembers, if it was not given another number. A UI does the same.
const LINES: u32 = 10_000;

/// How many bytes a console remembers at most; lines may be long, or never end.
const BYTES: usize = 8 << 20;

/// What is left of a text that only grows at its end.
#[derive(Debug)]
pub(in super::super) struct Console {
    /// What it was spawned with; its text is in `text`.
    spawn: console::Spawn,
    /// What is remembered is the part from `start` on. What is before that is cut off when it outweighs the rest, so
    /// that a line costs the same however many there are.
    text: String,
    start: usize,
    /// How many line breaks are remembered.
    breaks: usize,
}

impl Console {
    pub(super) fn new(mut spawn: console::Spawn) -> Self {
        let text = std::mem::take(&mut spawn.text);
        let mut console = Self {
            spawn,
            text: String::new(),
            start: 0,
            breaks: 0,
        };
        console.append(&text);
        console
    }

    pub(super) fn apply(&mut self, update: &console::Update) -> bool {
        match update {
            console::Update::Append { text } => self.append(text),
            console::Update::Clear => {
                self.text = String::new();
                (self.start, self.breaks) = (0, 0);
            }
        }
        true
    }

    /// What would spawn the console as it is now.
    pub(super) fn spawn(&self) -> console::Spawn {
        console::Spawn {
            text: self.remembered().to_owned().into(),
            ..self.spawn.clone()
        }
    }

    fn remembered(&self) -> &str {
        &self.text[self.start..]
    }

    fn append(&mut self, text: &str) {
        self.text.push_str(text);
        self.breaks += count_breaks(text);
        let lines = self.spawn.scrollback.unwrap_or(LINES);
        self.forget_lines(usize::try_from(lines).unwrap_or(usize::MAX));
        self.forget_bytes();
        if self.start > self.text.len() / 2 {
            self.text.drain(..self.start);
            self.start = 0;
        }
    }

    fn forget_lines(&mut self, most: usize) {
        while self.breaks > most {
            let end = self.remembered().find('\n').map_or(0, |at| at + 1);
            self.start += end;
            self.breaks -= 1;
        }
    }

    fn forget_bytes(&mut self) {
        let spare = self.remembered().len().saturating_sub(BYTES);
        if spare > 0 {
            let end = self.text.ceil_char_boundary(self.start + spare);
            self.breaks -= count_breaks(&self.text[self.start..end]);
            self.start = end;
        }
    }
}

fn count_breaks(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn console(text: &'static str, scrollback: u32) -> Console {
        Console::new(console::Spawn {
            show_input: false,
            text: text.into(),
            scrollback: Some(scrollback),
        })
    }

    #[test]
    fn the_oldest_lines_go_first() {
        let mut console = console("1\n2\n3\n4", 2);
        assert_eq!(console.spawn().text, "2\n3\n4");
        console.append("4\n\n");
        assert_eq!(console.spawn().text, "44\n\n");
        console.append("end");
        assert_eq!(console.spawn().text, "44\n\nend");
    }

    #[test]
    fn memory_is_bounded_by_what_is_remembered() {
        let mut console = console("", 10);
        for line in 0..100_000 {
            console.append(&format!("{line}\n"));
            assert!(console.text.len() < 200);
        }
        assert!(console.spawn().text.starts_with("99990\n99991\n"));
    }

    #[test]
    fn a_line_that_never_ends_is_cut_between_characters() {
        let mut console = console("", 10);
        console.append(&"\u{e4}".repeat(BYTES / 2));
        console.append("\nend");
        assert_eq!(console.remembered().len(), BYTES);
        assert!(console.remembered().ends_with("\u{e4}\nend"));
        assert_eq!(console.breaks, 1);
    }
}
