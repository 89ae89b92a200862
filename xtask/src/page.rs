//! What has to do with the web page: its bundle, and real browsers that show real programs.

use std::path::PathBuf;

use serde_json::Value;

use crate::process::{Failure, Process};
use crate::report;
use crate::setup;
use crate::workspace::Workspace;

/// Builds the bundle that the server embeds.
pub(crate) fn build_bundle(workspace: &Workspace) -> Result<(), Failure> {
    let folder = workspace.ui();
    setup::npm_packages(&folder)?;
    Process::npm_script(&folder, "build").run()
}

/// Takes the pictures of the documentation.
pub(crate) fn take_pictures(workspace: &Workspace) -> Result<(), Failure> {
    browser_script(workspace, "pictures")?
        .variable("SIDEKICK_PICTURES", workspace.root().join("docs/pictures"))
        .run()
}

/// A script of the browser tests' package, with everything that it needs: its packages, a browser, and the programs.
pub(crate) fn browser_script(workspace: &Workspace, script: &str) -> Result<Process, Failure> {
    let folder = workspace.browser_tests();
    setup::npm_packages(&folder)?;
    let browser = setup::browser()?;
    let programs = build_programs(workspace)?;
    Ok(Process::npm_script(&folder, script)
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
fn build_programs(workspace: &Workspace) -> Result<Programs, Failure> {
    let arguments = [
        "build",
        "--workspace",
        "--exclude=xtask",
        "--bins",
        "--examples",
        "--message-format=json-render-diagnostics",
    ];
    report::step("cargo builds the programs that the pages belong to");
    let messages = Process::new("cargo", &arguments)
        .folder(workspace.root())
        .read()?;
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
