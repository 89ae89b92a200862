//! The standalone server: a relay with the web UI, for programs that set `SIDEKICK_URL`.
//!
//! It only puts the library's parts together; no rule of the relay or the host is decided here.

mod args;
mod log;
mod stop;

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use sidekick_server::{Host, HostConfig, SessionId, Sessions};

use args::{Args, Command};

fn main() -> ExitCode {
    log::install();
    let outcome = match Args::parse(std::env::args_os().skip(1)) {
        Ok(Command::Help) => say(args::HELP),
        Ok(Command::Version) => say(&format!("sidekick-server {}\n", env!("CARGO_PKG_VERSION"))),
        Ok(Command::Serve(args)) => serve(args),
        Err(error) => {
            complain(&error);
            complain(&"try `sidekick-server --help`");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            let mut cause = error.source();
            while let Some(error) = cause {
                complain(&format!("  because {error}"));
                cause = error.source();
            }
            ExitCode::FAILURE
        }
    }
}

fn serve(args: Args) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        // Before anything is printed: whoever reads the address may stop the server at once.
        let stopped = stop::stopped()?;
        let host = Host::bind(HostConfig::new(args.port, args.access))?;
        if let Some(taken) = host.preferred_taken() {
            complain(&format!(
                "port {taken} can't be had; port {} is used instead",
                host.port()
            ));
        }
        say(&greeting(&host, args.session.as_ref()))?;
        Sessions::new(host).run(stopped).await;
        Ok(())
    })
}

fn greeting(host: &Host, session: Option<&SessionId>) -> String {
    let page = session.map_or_else(|| host.page_url(), |session| host.session_page_url(session));
    let socket = host.socket_url(session);
    format!("Page:    {page}\nProgram: SIDEKICK_URL='{socket}'\n")
}

/// Unlike `print!`, it doesn't panic when nobody reads standard output any more.
fn say(text: &str) -> Result<(), Box<dyn Error>> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    Ok(stdout.flush()?)
}

fn complain(what: &dyn std::fmt::Display) {
    // There is nowhere left to say that this failed.
    let _written = writeln!(io::stderr(), "sidekick-server: {what}");
}
