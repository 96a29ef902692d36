//! `tipgraph draw`.

use std::io::Write;
use std::path::PathBuf;

use super::exit::Exit;
use super::failure::note;
use super::options::{NetworkOption, Which};
use super::output::write_whole;
use crate::draw::{self, Format, Options};

/// Draw who is linked to whom: a map of routes, or a diagram of actors.
///
/// The name of the file says the format: .svg for print and the web, .png, or .html, one page that shows the sentences of each
/// line under the pointer. Pictures are of the size of A4 and carry their font; none asks the network.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Which network.
    #[arg(value_enum)]
    which: Which,
    #[command(flatten)]
    network: NetworkOption,
    /// The file to write: FILE.svg, FILE.png or FILE.html.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Show the whole world and not only the part with routes.
    #[arg(long)]
    whole: bool,
    /// Draw at most so many routes or actors: those that most reports tell of.
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// The title; without it, what is shown and of which editions.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The width of a PNG in pixels; 2339 is A4 at 200 dots an inch.
    #[arg(long, value_name = "PIXELS", default_value_t = 2339)]
    width: u32,
}

/// Runs the command.
pub fn run(args: &Args, _out: &mut dyn Write) -> anyhow::Result<Exit> {
    let format = Format::of(&args.output)?;
    let network = args.network.read(args.which)?;
    let options = Options {
        filter: args.network.filter(),
        title: args.title.clone(),
        whole: args.whole,
        top: args.top,
        width: args.width,
    };
    match draw::draw(&network, &options, format) {
        Err(draw::Error::Nothing) => {
            note("nothing found");
            Ok(Exit::Nothing)
        }
        bytes => {
            write_whole(&args.output, &bytes?)?;
            Ok(Exit::Done)
        }
    }
}
