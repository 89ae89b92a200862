//! What has to do with the web page: its bundle, and real browsers that show real programs.

use std::path::{self, PathBuf};

use serde_json::Value;

use crate::process::{Failure, Process};
use crate::report;
use crate::setup;
use crate::workspace::{BROWSER_TESTS, PICTURES, UI};

/// Builds the bundle that the server embeds.
pub(crate) fn build_bundle() -> Result<(), Failure> {
    setup::npm_packages(UI)?;
    Process::npm_script(UI, "build").run()
}

/// Takes the pictures of the documentation.
pub(crate) fn take_pictures() -> Result<(), Failure> {
    let folder = path::absolute(PICTURES).map_err(|source| Failure::Io {
        what: PICTURES.to_owned(),
        source,
    })?;
    browser_script("pictures")?
        .variable("SIDEKICK_PICTURES", folder)
        .run()
}

/// A script of the browser tests' package, with everything that it needs: its packages, a browser, and the programs.
pub(crate) fn browser_script(script: &str) -> Result<Process, Failure> {
    setup::npm_packages(BROWSER_TESTS)?;
    let browser = setup::browser()?;
    let programs = build_programs()?;
    Ok(Process::npm_script(BROWSER_TESTS, script)
        .variable("SIDEKICK_CHROMIUM", browser)
        .variable("SIDEKICK_EXAMPLES_DIR", programs.examples)
        .variable("SIDEKICK_SERVER", programs.server))
}

struct Programs {
    /// The folder of the built examples.
    examples: PathBuf,
    /// The relay.
    server: PathBuf,
}

/// Builds the programs that the pages belong to, as a user's `cargo run` does. Cargo itself says where they are.
fn build_programs() -> Result<Programs, Failure> {
    let arguments = [
        "build",
        "--workspace",
        "--exclude=xtask",
        "--bins",
        "--examples",
        "--message-format=json-render-diagnostics",
    ];
    report::step("cargo builds the programs that the pages belong to");
    let messages = Process::new("cargo", &arguments).read()?;
    let counter = find_program(&messages, "example", "counter")?;
    let examples = counter.parent().expect("a program is in a folder");
    Ok(Programs {
        examples: examples.to_owned(),
        server: find_program(&messages, "bin", "sidekick-server")?,
    })
}

/// The path of a program that cargo has built, from cargo's messages: a JSON object a line.
fn find_program(messages: &str, kind: &str, name: &str) -> Result<PathBuf, Failure> {
    let is_it =
        |message: &Value| message["target"]["name"] == name && message["target"]["kind"][0] == kind;
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(is_it)
        .find_map(|message| message["executable"].as_str().map(PathBuf::from))
        .ok_or_else(|| Failure::Unfit(format!("cargo has built no {kind} `{name}`")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_found_among_cargos_messages() {
        let messages = r#"
{"reason":"compiler-artifact","target":{"kind":["lib"],"name":"counter"},"executable":null}
{"reason":"compiler-artifact","target":{"kind":["example"],"name":"counter"},"executable":"/t/examples/counter"}
{"reason":"build-finished","success":true}
"#;
        let found = find_program(messages, "example", "counter").unwrap();
        assert_eq!(found, PathBuf::from("/t/examples/counter"));
        let missing = find_program(messages, "bin", "counter").unwrap_err();
        assert_eq!(missing.to_string(), "cargo has built no bin `counter`");
    }
}
