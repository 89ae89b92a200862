//! Starting other programs and waiting for their end. None of them gets a standard input, so none can wait for one.

use std::ffi::OsStr;
use std::fmt;
use std::io::{self, IsTerminal, Read, Write};
use std::process::{Command, ExitStatus, Output, Stdio};

use crate::report;

/// npm is a script on Windows, which is started by its whole name only.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Why something could not be done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The program is not installed; the text says what to do.
    NotFound(String),
    /// The program, or a file that it needs, can't be used.
    Io { what: String, source: io::Error },
    /// The program ran and failed.
    Exit { what: String, status: ExitStatus },
    /// What was found is not as it must be.
    Unfit(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound(text) | Self::Unfit(text) => f.write_str(text),
            Self::Io { what, source } => write!(f, "{what}: {source}"),
            Self::Exit { what, status } => write!(f, "`{what}` failed: {status}"),
        }
    }
}

/// One of the two streams that a program writes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Stream {
    Stdout,
    Stderr,
}

/// A program that is about to be run.
#[derive(Debug)]
pub(crate) struct Process {
    command: Command,
    what: String,
}

impl Process {
    pub(crate) fn new(program: &str, arguments: &[&str]) -> Self {
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::null());
        Self {
            command,
            what: format!("{program} {}", arguments.join(" ")),
        }
    }

    /// A script of the npm package in `folder`.
    pub(crate) fn npm_script(folder: &str, script: &str) -> Self {
        Self::new(NPM, &["--prefix", folder, "run", "--silent", script])
    }

    pub(crate) fn argument(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    pub(crate) fn variable(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it, with its output on ours.
    pub(crate) fn run(mut self) -> Result<(), Failure> {
        let status = self.start_and_wait()?;
        self.judge(status)
    }

    /// Runs it, with its output on ours, and hands back how it ended.
    pub(crate) fn run_to_end(mut self) -> Result<ExitStatus, Failure> {
        self.start_and_wait()
    }

    /// Runs it with its output on ours, and hands back what it wrote to `stream`, and how it ended.
    pub(crate) fn run_and_read(mut self, stream: Stream) -> Result<(String, ExitStatus), Failure> {
        report::step(&self.what);
        let is_terminal = match stream {
            Stream::Stdout => {
                self.command.stdout(Stdio::piped());
                io::stdout().is_terminal()
            }
            Stream::Stderr => {
                self.command.stderr(Stdio::piped());
                io::stderr().is_terminal()
            }
        };
        if is_terminal {
            self.command.env("CARGO_TERM_COLOR", "always");
        }
        let child = self.command.spawn();
        let mut child = child.map_err(|error| self.not_started(error))?;
        let copied = match stream {
            Stream::Stdout => copy(child.stdout.take(), &mut io::stdout()),
            Stream::Stderr => copy(child.stderr.take(), &mut io::stderr()),
        };
        let what = self.what;
        let failed = |source| Failure::Io { what, source };
        let status = child.wait();
        match (copied, status) {
            (Ok(text), Ok(status)) => Ok((text, status)),
            (Err(error), _) | (_, Err(error)) => Err(failed(error)),
        }
    }

    /// Whether it can be run, and succeeds; without a word.
    pub(crate) fn succeeds(mut self) -> bool {
        let output = self.command.output();
        output.is_ok_and(|output| output.status.success())
    }

    /// Runs it and hands back what it wrote to standard output, if it succeeded.
    pub(crate) fn read(mut self) -> Result<String, Failure> {
        let output = self.command.stderr(Stdio::inherit()).output();
        let Output { status, stdout, .. } = output.map_err(|error| self.not_started(error))?;
        self.judge(status)?;
        Ok(String::from_utf8_lossy(&stdout).into_owned())
    }

    fn start_and_wait(&mut self) -> Result<ExitStatus, Failure> {
        report::step(&self.what);
        let status = self.command.status();
        status.map_err(|error| self.not_started(error))
    }

    fn judge(self, status: ExitStatus) -> Result<(), Failure> {
        if status.success() {
            Ok(())
        } else {
            let what = self.what;
            Err(Failure::Exit { what, status })
        }
    }

    fn not_started(&self, source: io::Error) -> Failure {
        let program = self.command.get_program().to_string_lossy();
        if source.kind() != io::ErrorKind::NotFound {
            let what = self.what.clone();
            return Failure::Io { what, source };
        }
        let hint = if program == NPM {
            "; it comes with Node.js, of which 20.19 is the oldest that works"
        } else {
            ""
        };
        Failure::NotFound(format!("`{program}` is needed and can't be found{hint}"))
    }
}

/// Copies a stream to one of ours as it comes, and keeps it.
fn copy(from: Option<impl Read>, to: &mut impl Write) -> io::Result<String> {
    let mut from = from.expect("the stream has been piped");
    let (mut kept, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let length = match from.read(&mut buffer) {
            Ok(0) => return Ok(String::from_utf8_lossy(&kept).into_owned()),
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        kept.extend_from_slice(&buffer[..length]);
        // That nobody reads our output is no reason to stop: what counts is how the program ends.
        let _ = to.write_all(&buffer[..length]).and_then(|()| to.flush());
    }
}
