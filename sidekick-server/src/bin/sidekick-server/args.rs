//! The command line.
//!
//! Pure: it reads no environment and opens nothing.

use std::ffi::OsString;

use sidekick_server::{Access, Port, SessionId, SessionIdError, Token, TokenError};

pub(crate) const HELP: &str = "\
Relays between Sidekick programs and the web UI, on this machine only.

Usage: sidekick-server [--port N] [--token T | --no-token] [--session ID]

  --port N      Listen on port N, or on the next free one (default 5163; 0: any)
  --token T     Let in who knows T: 22 to 128 letters, digits, `-` and `_`.
                Other users of this machine may see your command lines;
                without this option a random token is made
  --no-token    Let every program on this machine in, and no other web page
                than this server's own. Peers that know of no tokens and
                sessions meet at ws://localhost:PORT
  --session ID  Print the addresses for this session (default: a random one,
                or with --no-token the one without a name)
  --help        Print this
  --version     Print the version

It prints the address of the page and the SIDEKICK_URL to start programs with,
and runs until Ctrl+C.
";

const DEFAULT_PORT: u16 = 5163;

/// What is to be done.
#[derive(Debug)]
pub(crate) enum Command {
    Help,
    Version,
    Serve(Args),
}

#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) port: Port,
    pub(crate) access: Access,
    /// The session to print the addresses of.
    pub(crate) session: Option<SessionId>,
}

/// What is wrong with the command line. No message quotes a token.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ArgsError {
    #[error("unknown argument `{0}`")]
    Unknown(String),
    #[error("`{0}` is given twice")]
    Twice(&'static str),
    #[error("`{0}` needs a value")]
    NoValue(&'static str),
    #[error("`{0}` isn't a port: a number from 0 to 65535")]
    Port(String),
    #[error("the token can't be used: {0}")]
    Token(TokenError),
    #[error("the session can't be used: {0}")]
    Session(SessionIdError),
    #[error("`--token` and `--no-token` exclude each other")]
    TokenAndNone,
}

/// The options as they were written.
#[derive(Debug, Default)]
struct Given {
    port: Option<String>,
    token: Option<String>,
    no_token: Option<()>,
    session: Option<String>,
}

impl Args {
    pub(crate) fn parse(args: impl Iterator<Item = OsString>) -> Result<Command, ArgsError> {
        let mut given = Given::default();
        let mut args = args.map(|arg| arg.to_string_lossy().into_owned());
        while let Some(arg) = args.next() {
            let (name, value) = match arg.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (arg.as_str(), None),
            };
            let mut value_of = |name| {
                value
                    .clone()
                    .or_else(|| args.next())
                    .ok_or(ArgsError::NoValue(name))
            };
            match name {
                "--port" => once(&mut given.port, "--port", value_of("--port")?)?,
                "--token" => once(&mut given.token, "--token", value_of("--token")?)?,
                "--session" => once(&mut given.session, "--session", value_of("--session")?)?,
                "--no-token" if value.is_none() => once(&mut given.no_token, "--no-token", ())?,
                "--help" | "-h" if value.is_none() => return Ok(Command::Help),
                "--version" | "-V" if value.is_none() => return Ok(Command::Version),
                _ => return Err(ArgsError::Unknown(arg)),
            }
        }
        given.check().map(Command::Serve)
    }
}

impl Given {
    fn check(self) -> Result<Args, ArgsError> {
        let port = match self.port.map(|text| text.parse().or(Err(text))) {
            Some(Ok(port)) => port,
            Some(Err(text)) => return Err(ArgsError::Port(text)),
            None => DEFAULT_PORT,
        };
        let access = match (self.token, self.no_token) {
            (Some(_), Some(())) => return Err(ArgsError::TokenAndNone),
            (Some(token), None) => {
                Access::Token(Token::from_text(&token).map_err(ArgsError::Token)?)
            }
            (None, Some(())) => Access::Open,
            (None, None) => Access::Token(Token::random()),
        };
        let session = match self.session {
            Some(text) => Some(text.parse().map_err(ArgsError::Session)?),
            None => access.token().map(|_| SessionId::random()),
        };
        let port = if port == 0 {
            Port::Any
        } else {
            Port::Preferred(port)
        };
        Ok(Args {
            port,
            access,
            session,
        })
    }
}

fn once<T>(option: &mut Option<T>, name: &'static str, value: T) -> Result<(), ArgsError> {
    match option.replace(value) {
        Some(_) => Err(ArgsError::Twice(name)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "0123456789abcdef0123456789abcdef";

    fn parse(line: &str) -> Result<Command, ArgsError> {
        Args::parse(line.split_whitespace().map(OsString::from))
    }

    fn serve(line: &str) -> Args {
        match parse(line) {
            Ok(Command::Serve(args)) => args,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn defaults_are_the_protocols_port_a_random_token_and_a_random_session() {
        let (first, second) = (serve(""), serve(""));
        assert_eq!(first.port, Port::Preferred(5163));
        assert_ne!(
            first.access.token().unwrap().as_str(),
            second.access.token().unwrap().as_str()
        );
        assert_ne!(first.session.unwrap(), second.session.unwrap());
    }

    #[test]
    fn all_options() {
        for line in [
            format!("--port 80 --token {TOKEN} --session s-1"),
            format!("--session=s-1 --token={TOKEN} --port=80"),
        ] {
            let args = serve(&line);
            assert_eq!(args.port, Port::Preferred(80));
            assert_eq!(args.access.token().unwrap().as_str(), TOKEN);
            assert_eq!(args.session.unwrap().as_str(), "s-1");
        }
        let open = serve("--no-token --port 0");
        assert!(open.access.token().is_none() && open.session.is_none());
        assert_eq!(open.port, Port::Any);
        assert_eq!(
            serve("--no-token --session a").session.unwrap().as_str(),
            "a"
        );
        assert!(matches!(parse("--help --nonsense"), Ok(Command::Help)));
        assert!(matches!(parse("-V"), Ok(Command::Version)));
    }

    #[test]
    fn mistakes_are_named() {
        for (line, expected) in [
            ("--nonsense", "unknown argument `--nonsense`"),
            ("5163", "unknown argument `5163`"),
            ("--no-token=yes", "unknown argument `--no-token=yes`"),
            ("--port", "`--port` needs a value"),
            ("--port 1 --port 2", "`--port` is given twice"),
            (
                "--port 65536",
                "`65536` isn't a port: a number from 0 to 65535",
            ),
            ("--port=", "`` isn't a port: a number from 0 to 65535"),
            (
                "--token short",
                "the token can't be used: a token has 22 to 128 characters, this one has 5",
            ),
            (
                "--session a/b",
                "the session can't be used: a session id consists of 1 to 64 letters, digits, `-` and `_`",
            ),
        ] {
            assert_eq!(parse(line).unwrap_err().to_string(), expected, "{line}");
        }
        let both = format!("--no-token --token {TOKEN}");
        assert!(matches!(parse(&both), Err(ArgsError::TokenAndNone)));
    }

    #[test]
    fn help_names_every_option() {
        for option in [
            "--port",
            "--token",
            "--no-token",
            "--session",
            "--help",
            "--version",
        ] {
            assert!(HELP.contains(&format!("\n  {option} ")), "{option}");
        }
    }
}
