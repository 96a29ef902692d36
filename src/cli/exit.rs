//! How the program ends.

use std::process::ExitCode;

/// The exit codes, the same for every command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done. Also where the reader of our output has had enough and closed the pipe.
    Done,
    /// Nothing was found, or a check failed.
    Nothing,
    /// An error, told on standard error.
    Error,
    /// The user asked for it to stop before the end.
    Stopped,
}

/// What shells call a program that Ctrl-C ended.
pub const STOPPED: u8 = 130;

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => Self::SUCCESS,
            Exit::Nothing => Self::from(1),
            Exit::Error => Self::from(2),
            Exit::Stopped => Self::from(STOPPED),
        }
    }
}
