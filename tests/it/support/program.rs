//! A program in a process of its own, as a person would start it.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;

use super::PATIENCE;
use super::locks::PanelPort;

/// A running program. Dropping it kills it.
#[derive(Debug)]
pub(crate) struct Program {
    child: Child,
    stdin: ChildStdin,
    pub(crate) stdout: Lines,
    pub(crate) stderr: Lines,
    /// Held while the program may look for the editor panel.
    panel: Option<PanelPort>,
}

/// How a program ended.
#[derive(Debug)]
pub(crate) struct Ended {
    /// `None` if a signal has ended it.
    pub(crate) code: Option<i32>,
    pub(crate) stdout: Vec<String>,
    pub(crate) stderr: Vec<String>,
}

impl Ended {
    /// How many lines on standard error hold this text.
    pub(crate) fn count_stderr(&self, text: &str) -> usize {
        self.stderr
            .iter()
            .filter(|line| line.contains(text))
            .count()
    }
}

impl Program {
    /// Starts a program that is to use the relay at `url`, whatever that is.
    pub(crate) fn with_url(name: &str, url: &str) -> Self {
        Self::start(name, &[("SIDEKICK_URL", url)])
    }

    /// Starts a program with an embedded server, on any port unless `variables` say otherwise.
    pub(crate) fn embedded(name: &str, variables: &[(&str, &str)]) -> Self {
        let panel = PanelPort::unused();
        let variables = [&[("SIDEKICK_PORT", "0")], variables].concat();
        let mut program = Self::start(name, &variables);
        program.panel = Some(panel);
        program
    }

    /// Starts a program with these variables and no others that concern it. No browser is opened, and nothing is
    /// written to the home folder.
    pub(crate) fn start(name: &str, variables: &[(&str, &str)]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sidekick-test-program"));
        for variable in [
            "SIDEKICK_URL",
            "SIDEKICK_PORT",
            "HOME",
            "XDG_STATE_HOME",
            "LOCALAPPDATA",
            "RUST_BACKTRACE",
        ] {
            command.env_remove(variable);
        }
        let mut child = command
            .arg(name)
            .env("SIDEKICK_OPEN", "0")
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stdin = child.stdin.take().unwrap();
        let stdout = Lines::read("standard output", child.stdout.take().unwrap());
        let stderr = Lines::read("standard error", child.stderr.take().unwrap());
        Self {
            child,
            stdin,
            stdout,
            stderr,
            panel: None,
        }
    }

    /// The address of the page of the embedded server, once it is printed.
    pub(crate) fn page_url(&mut self) -> String {
        let line = self.stdout.wait_for("Sidekick: ");
        line.trim_start_matches("Sidekick: ").to_owned()
    }

    /// Lets a program go on that waits for its test.
    pub(crate) fn go_on(&mut self) {
        self.stdin.write_all(b"\n").unwrap();
    }

    /// Sends a signal: `INT` is Ctrl+C.
    #[cfg(unix)]
    pub(crate) fn signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        let script = r#"kill -s "$1" "$2""#;
        let status = Command::new("sh")
            .args(["-c", script, "sh", signal, &id])
            .status()
            .unwrap();
        assert!(status.success(), "the signal {signal} was not sent");
    }

    /// Ends the program without a chance to say goodbye.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Waits until the program has ended by itself.
    pub(crate) fn wait(mut self) -> Ended {
        // The pipes end with the process, and can be waited for with a limit.
        let stdout = self.stdout.take_all();
        let stderr = self.stderr.take_all();
        Ended {
            code: self.child.wait().unwrap().code(),
            stdout,
            stderr,
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The lines that a program prints.
#[derive(Debug)]
pub(crate) struct Lines {
    name: &'static str,
    incoming: Receiver<String>,
    read: Vec<String>,
}

impl Lines {
    fn read(name: &'static str, source: impl Read + Send + 'static) -> Self {
        let (sender, incoming) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(source).lines() {
                if line.is_err() || sender.send(line.unwrap()).is_err() {
                    return;
                }
            }
        });
        Self {
            name,
            incoming,
            read: Vec::new(),
        }
    }

    /// The first line that holds `text`, once it is printed.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, text: &str) -> String {
        let mut looked_at = 0;
        loop {
            if let Some(line) = self.read[looked_at..]
                .iter()
                .find(|line| line.contains(text))
            {
                return line.clone();
            }
            looked_at = self.read.len();
            match self.incoming.recv_timeout(PATIENCE) {
                Ok(line) => self.read.push(line),
                Err(error) => panic!(
                    "`{text}` is not on {}, {error}: {:#?}",
                    self.name, self.read
                ),
            }
        }
    }

    /// All lines, once there will be no more.
    #[track_caller]
    fn take_all(&mut self) -> Vec<String> {
        loop {
            match self.incoming.recv_timeout(PATIENCE) {
                Ok(line) => self.read.push(line),
                Err(RecvTimeoutError::Disconnected) => return std::mem::take(&mut self.read),
                Err(RecvTimeoutError::Timeout) => {
                    panic!("the program does not end; {}: {:#?}", self.name, self.read)
                }
            }
        }
    }
}
