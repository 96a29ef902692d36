//! `tipgraph fetch`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::exit::Exit;
use super::failure::note;
use crate::fetch::{Error, FOLDER, Fetcher, Got, Manners};

/// Download pages and files with narratives, to build from.
///
/// One at a time and with a pause between two. What is there is not fetched again, and a download that broke off goes on
/// where it stopped. The names of the files are printed; `tipgraph build` reads them, or the whole folder.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Addresses of pages, PDF files or archives.
    #[arg(required = true, value_name = "URL")]
    addresses: Vec<String>,
    /// The edition, for pages that do not say it; it comes into the files' names.
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(2001..2100))]
    year: Option<i32>,
    /// The folder to download into.
    #[arg(long, value_name = "DIR", default_value = FOLDER)]
    to: PathBuf,
    /// Seconds to wait between two requests.
    #[arg(long, value_name = "SECONDS", default_value_t = 2.0, value_parser = parse_pause)]
    pause: f64,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let manners = Manners { pause: Duration::from_secs_f64(args.pause), ..Manners::default() };
    let addresses = args.addresses.iter().map(String::as_str);
    let (files, failures) = all(addresses, args.year, &args.to, manners)?;
    for file in &files {
        writeln!(out, "{}", file.display())?;
    }
    out.flush()?;
    for error in &failures {
        note(&format!("error: {error}"));
        note(&format!("hint: {}", error.hint()));
    }
    Ok(match (failures.is_empty(), files.is_empty()) {
        (true, _) => Exit::Done,
        (false, false) => Exit::Nothing,
        (false, true) => Exit::Error,
    })
}

/// Fetches addresses one after the other; gives the files that are there then, and what failed.
///
/// # Errors
/// Where the folder cannot be used at all.
pub fn all<'a>(
    addresses: impl Iterator<Item = &'a str>,
    year: Option<i32>,
    folder: &Path,
    manners: Manners,
) -> Result<(Vec<PathBuf>, Vec<Error>), Error> {
    let mut fetcher = Fetcher::open(folder, manners)?;
    let (mut files, mut failures) = (Vec::new(), Vec::new());
    for address in addresses {
        match fetcher.get(address, year) {
            Ok(Got::New(file)) => {
                note(&format!("fetched {address}"));
                files.push(file);
            }
            Ok(Got::Known(file)) => files.push(file),
            Err(error) => failures.push(error),
        }
    }
    Ok((files, failures))
}

fn parse_pause(text: &str) -> Result<f64, String> {
    let seconds: Option<f64> = text.parse().ok().filter(|seconds| (0.0..=3600.0).contains(seconds));
    seconds.ok_or_else(|| "write seconds, from 0 to 3600".to_owned())
}
