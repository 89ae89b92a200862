//! Turns `ui/dist` into a table of embedded files.
//!
//! It only lists what is there: it never runs Node and never fetches anything, so that a Rust toolchain is all that a
//! build needs.

use std::path::{Path, PathBuf};
use std::{env, fs};

const PAGE: &str = "index.html";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=ui/dist");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let dist = root.join("ui/dist");
    let mut names = Vec::new();
    collect(&dist, "", &mut names)?;
    names.sort();
    let Some(page) = names.iter().position(|name| name == PAGE) else {
        return Err(format!("ui/dist/{PAGE} is missing; `npm run build` in ui makes it").into());
    };

    let page = describe(&dist, &names.remove(page))?;
    let files = names
        .iter()
        .map(|name| describe(&dist, name))
        .collect::<Result<Vec<_>, _>>()?
        .join(",\n    ");
    let code =
        format!("static PAGE: Asset = {page};\n\nstatic FILES: &[Asset] = &[\n    {files}\n];\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("assets.rs"), code)?;
    Ok(())
}

/// The expression for one file.
fn describe(dist: &Path, name: &str) -> Result<String, Box<dyn std::error::Error>> {
    let kind = content_type(name)
        .ok_or_else(|| format!("ui/dist/{name}: no content type for this ending"))?;
    let etag = etag(&fs::read(dist.join(name))?);
    Ok(format!(
        "Asset {{ path: \"/{name}\", content_type: \"{kind}\", etag: \"\\\"{etag}\\\"\", \
         body: include_bytes!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/ui/dist/{name}\")) }}"
    ))
}

/// Adds the path of every file below `folder`, relative to the dist folder and with `/` between its parts.
fn collect(
    folder: &Path,
    prefix: &str,
    names: &mut Vec<String>,
) -> Result<(), Box<dyn std::error::Error>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name
            .to_str()
            .filter(|name| is_plain(name))
            .ok_or("ui/dist holds a file with an unusual name")?;
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), names)?;
        } else {
            names.push(path);
        }
    }
    Ok(())
}

/// Names go into a URL and into Rust source as they are.
fn is_plain(name: &str) -> bool {
    name.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

fn content_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

/// The length and 64 bits of FNV-1a: it has to tell two builds apart, not to withstand an attacker.
fn etag(content: &[u8]) -> String {
    let hash = content
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{:x}-{hash:016x}", content.len())
}
