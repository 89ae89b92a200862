//! Opens a page in the user's browser, where there is one.

use std::env;

use crate::diagnostics;

/// Opens `url`. Where there is no browser, nothing happens: the address has been printed.
pub(crate) fn open(url: &str) {
    if !has_display() {
        return;
    }
    if let Err(error) = open::that_detached(url) {
        diagnostics::debug(format_args!("no browser could be opened: {error}"));
    }
}

/// On Linux, openers fall back to a browser in the terminal when there is no display; nobody wants that here.
#[cfg(target_os = "linux")]
fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "BROWSER"]
        .iter()
        .any(|name| env::var_os(name).is_some())
}

#[cfg(not(target_os = "linux"))]
fn has_display() -> bool {
    true
}
