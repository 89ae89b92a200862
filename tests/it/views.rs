//! `view!`, mounted: what it takes, and what its signals cost.

mod attributes;
mod children;
mod handlers;
mod updates;

use sidekick::testing::{Page, Shown};

/// The components on a page, one a line, indented by what they are in.
fn outline(page: &Page) -> Vec<String> {
    fn add(lines: &mut Vec<String>, shown: &[Shown], depth: usize) {
        for shown in shown {
            let properties: Vec<_> = shown
                .properties
                .iter()
                .map(|(name, value)| format!(" {name}={value}"))
                .collect();
            lines.push(format!(
                "{}{}{}",
                "  ".repeat(depth),
                shown.kind,
                properties.concat()
            ));
            add(lines, &shown.children, depth + 1);
        }
    }
    let mut lines = Vec::new();
    add(&mut lines, &page.roots, 0);
    lines
}
