//! The layers of the library: a module imports only from layers below its own.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the bottom up; those in one entry are one layer.
const LAYERS: &[&[&str]] = &[
    &["color", "diagnostics"],
    &["task_manager"],
    &["transport"],
    &["connector"],
    &["service"],
    &["component", "task"],
    &["reactive"],
    &["viz"],
    &["view"],
    &["connection"],
    &["testing"],
    &["__rt"],
];

/// The crate's root and the prelude, which re-export from everywhere, and tests, which may look at everything.
const UNLAYERED: &[&str] = &["lib", "prelude", "tests"];

/// What stands at the crate's root for everyone.
const ROOT_ITEMS: &[&str] = &["Text", "InstanceId"];

#[test]
fn modules_import_only_from_below() {
    let mut wrong = Vec::new();
    for file in sources(&source_folder()) {
        let own = layer_of_file(&file);
        let text = fs::read_to_string(&file).unwrap();
        for (number, line) in code_lines(&text) {
            for name in crate_paths(line) {
                match layer(name) {
                    Some(layer) if layer <= own => {}
                    None if ROOT_ITEMS.contains(&name) => {}
                    _ => wrong.push(format!("{}:{number}: {line}", file.display())),
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "these lines import upwards:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_file_says_what_it_is_for() {
    for file in sources(&source_folder()) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//! "), "{} has no header", file.display());
    }
}

#[test]
fn every_module_has_a_layer() {
    for entry in fs::read_dir(source_folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let known = UNLAYERED.contains(&name) || layer(name).is_some();
        assert!(known, "{name} stands in no layer");
    }
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// All sources in a layer.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        if path.is_dir() && !UNLAYERED.contains(&stem) {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !UNLAYERED.contains(&stem)
        {
            files.push(path);
        }
    }
    files
}

fn layer_of_file(file: &Path) -> usize {
    let below = file.strip_prefix(source_folder()).unwrap();
    let module = below
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_str()
        .unwrap();
    layer(module.trim_end_matches(".rs")).unwrap()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The lines that are no comments, up to the tests of the file.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.trim()));
    lines
        .take_while(|(_, line)| *line != "mod tests {")
        .filter(|(_, line)| !line.starts_with("//"))
}

/// The first segments of the paths in a line that begin with `crate::`; for a group, each of its members.
fn crate_paths(line: &str) -> Vec<&str> {
    let paths = line.split("crate::").skip(1);
    let members = paths.flat_map(|path| match path.strip_prefix('{') {
        Some(group) => group.split(',').collect(),
        None => vec![path],
    });
    let names = members.map(|path| {
        let end = path
            .trim()
            .find(|character: char| !character.is_alphanumeric() && character != '_');
        &path.trim()[..end.unwrap_or(path.trim().len())]
    });
    names
        .filter(|name| !name.is_empty() && *name != "$crate")
        .collect()
}
