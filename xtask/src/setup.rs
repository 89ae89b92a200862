//! Getting what a command needs: npm packages and a real browser.
//!
//! It does nothing, and says nothing, where everything is there already. It never downloads a browser of its own: on
//! Debian and Ubuntu it asks the system's package manager, elsewhere the user.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::process::{Failure, NPM, Process};
use crate::report;

/// In `node_modules`, says which packages are in there: the text of both files that decide it.
const STAMP: &str = "node_modules/.xtask-stamp";

/// Makes `folder/node_modules` be what the lock file says.
pub(crate) fn npm_packages(folder: &str) -> Result<(), Failure> {
    let wanted = wanted_packages(Path::new(folder)).map_err(|source| Failure::Io {
        what: format!("the package in {folder}"),
        source,
    })?;
    let stamp = Path::new(folder).join(STAMP);
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    report::step(&format!("the npm packages of {folder} are needed"));
    let arguments = ["--prefix", folder, "ci", "--no-audit", "--no-fund"];
    Process::new(NPM, &arguments).run()?;
    fs::write(&stamp, wanted).map_err(|source| Failure::Io {
        what: stamp.display().to_string(),
        source,
    })
}

fn wanted_packages(folder: &Path) -> io::Result<Vec<u8>> {
    let mut files = fs::read(folder.join("package.json"))?;
    files.extend(fs::read(folder.join("package-lock.json"))?);
    Ok(files)
}

/// What Chromium and its relatives are called, by preference.
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Where macOS keeps them.
const APPLICATIONS: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// A Chromium to run pages in.
pub(crate) fn browser() -> Result<PathBuf, Failure> {
    if let Some(named) = env::var_os("SIDEKICK_CHROMIUM").filter(|named| !named.is_empty()) {
        let named = PathBuf::from(named);
        return if named.is_file() {
            Ok(named)
        } else {
            let text = format!("SIDEKICK_CHROMIUM names {}: no file", named.display());
            Err(Failure::NotFound(text))
        };
    }
    if let Some(browser) = find_browser() {
        return Ok(browser);
    }
    if !fs::read_to_string("/etc/os-release").is_ok_and(|text| is_debian(&text)) {
        return Err(no_browser("none can be found"));
    }
    report::step("Chromium is needed; Debian's package is installed");
    let installed = apt_get(&["update"]).and_then(|()| apt_get(&["install", "-y", "chromium"]));
    match (installed, find_browser()) {
        (Ok(()), Some(browser)) => Ok(browser),
        (Ok(()), None) => Err(no_browser("apt-get has installed none")),
        (Err(failure), _) => Err(no_browser(&failure.to_string())),
    }
}

fn no_browser(why: &str) -> Failure {
    Failure::NotFound(format!(
        "Chromium or Chrome is needed: {why}; install one, or name one with SIDEKICK_CHROMIUM=/path"
    ))
}

fn find_browser() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let on_path = BROWSERS
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    let mut candidates = on_path.chain(APPLICATIONS.iter().map(PathBuf::from));
    candidates.find(|candidate| candidate.is_file())
}

/// Runs apt-get as root: as who we are, or by a sudo that asks nothing.
fn apt_get(arguments: &[&str]) -> Result<(), Failure> {
    let is_root = Process::new("id", &["-u"]).read()?.trim() == "0";
    let process = if is_root {
        Process::new("apt-get", arguments)
    } else {
        let mut all = vec!["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
        all.extend(arguments);
        Process::new("sudo", &all)
    };
    process.variable("DEBIAN_FRONTEND", "noninteractive").run()
}

/// Whether the text of `/etc/os-release` names Debian, Ubuntu, or one of their children.
fn is_debian(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or(line.strip_prefix("ID_LIKE=")))
        .flat_map(|value| value.trim_matches('"').split(' '))
        .any(|id| id == "debian" || id == "ubuntu")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_children_are_known() {
        assert!(is_debian("NAME=x\nID=debian\n"));
        assert!(is_debian("ID=ubuntu\nID_LIKE=debian\n"));
        assert!(is_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_debian("ID=fedora\nID_LIKE=\"rhel\"\n"));
        assert!(!is_debian("ID=arch\nNAME=\"not debian\"\n"));
    }
}
