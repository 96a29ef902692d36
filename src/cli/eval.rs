//! `tipgraph eval`.

use std::io::{self, Write};
use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::exit::Exit;
use super::failure::{Mistake, note};
use super::options::{Layout, StoreOption};
use super::table;
use crate::eval::{self, EXACT, Floor, Gold, Measure, Tally, VIEWS, View, intervals};
use crate::source::ReportKey;

/// Compare the views with rows that people made by hand: precision, recall and F1.
///
/// Gold is JSON Lines: an object a line with `view`, that view's columns, `evidence` and `readers`. A row of one reader is
/// disputed: leaving it out is no miss, giving it is no mistake. A file with rows only of tiers, routes, transits,
/// country-roles and sectors judges these five views; any other judges all but indicators, perpetrators and means. Beside
/// the exact key of all columns there are looser ones, as `pair` for routes.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Files of gold, or folders of them.
    #[arg(required = true, value_name = "GOLD")]
    gold: Vec<PathBuf>,
    #[command(flatten)]
    store: StoreOption,
    /// Only this view; may be given more than once.
    #[arg(long, value_name = "VIEW")]
    view: Vec<String>,
    /// List every row that was missed or is wrong, with its sentence.
    #[arg(long)]
    errors: bool,
    /// Add the interval that holds 95 % of the F1 of resampled reports.
    #[arg(long)]
    confidence: bool,
    /// Fail where a figure is below that of this TOML file: [routes], then exact = 0.97.
    #[arg(long, value_name = "FILE")]
    floor: Option<PathBuf>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Layout::Table)]
    format: Layout,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    if let Some(name) = args.view.iter().find(|name| !View::named(name).is_some_and(View::is_judged)) {
        let names: Vec<&str> = VIEWS.iter().filter(|view| view.is_judged()).map(|view| view.name).collect();
        let hint = format!("judged are {}", names.join(", "));
        return Err(Mistake::new(format!("`{name}` is no view that is judged"), hint).into());
    }
    let mut gold = Gold::read(&args.gold)?;
    if !args.view.is_empty() {
        gold.judged.retain(|(_, view)| args.view.iter().any(|name| name == view));
    }
    let mut floor = args.floor.as_deref().map(Floor::read).transpose()?;
    if let Some(floor) = floor.as_mut().filter(|_| !args.view.is_empty()) {
        floor.keep(&args.view);
    }
    let mut reports = Vec::new();
    for report in gold.reports() {
        reports.push(report.parse::<ReportKey>().map_err(|error| Mistake::new(error.to_string(), "correct the gold"))?);
    }
    let store = args.store.load(&reports)?;
    let measure = Measure::new(&gold, &eval::found(&store, &gold)?);
    match args.format {
        Layout::Json => {
            serde_json::to_writer_pretty(&mut *out, &as_json(&measure, args))?;
            writeln!(out)?;
        }
        Layout::Table => write(out, &measure, args)?,
    }
    let below = floor.map(|floor| floor.check(&measure)).unwrap_or_default();
    for figure in &below {
        note(&format!("below the floor: {figure}"));
    }
    Ok(if below.is_empty() { Exit::Done } else { Exit::Nothing })
}

fn write(out: &mut dyn Write, measure: &Measure, args: &Args) -> io::Result<()> {
    let intervals = if args.confidence { intervals(measure) } else { Default::default() };
    let mut rows = Vec::new();
    for view in &VIEWS {
        for key in view.keys() {
            if let Some(tally) = measure.of_view(view.name, key) {
                let mut row = vec![view.name.to_owned(), key.to_owned()];
                row.extend(figures(tally));
                if args.confidence {
                    let interval = intervals.get(&(view.name, key));
                    row.push(interval.map_or_else(|| "-".into(), |(low, high)| format!("{low:.3} to {high:.3}")));
                }
                rows.push(row);
            }
        }
    }
    let all = ["all".to_owned(), EXACT.to_owned()];
    rows.push(all.into_iter().chain(figures(measure.total())).collect());
    let mut header = vec!["view", "key", "right", "missed", "wrong", "precision", "recall", "F1"];
    if args.confidence {
        header.push("95 %");
    }
    table::write(out, &header, &rows)?;
    writeln!(out)?;
    let of_report =
        |report: &&str| [(*report).to_owned()].into_iter().chain(figures(measure.of_report(report))).collect();
    let rows: Vec<Vec<String>> = measure.reports().iter().map(of_report).collect();
    table::write(out, &["report", "right", "missed", "wrong", "precision", "recall", "F1"], &rows)?;
    if args.errors {
        for mistake in &measure.mistakes {
            let what = if mistake.missed { "missed" } else { "wrong" };
            let columns = mistake.view.columns.iter().zip(&mistake.cells).skip(1).filter(|(_, cell)| !cell.is_empty());
            let cells: Vec<String> = columns.map(|(column, cell)| format!("{column}={cell}")).collect();
            writeln!(out, "\n{what} {} {} {}", mistake.cells[0], mistake.view.name, cells.join(" "))?;
            writeln!(out, "  {}", mistake.evidence)?;
        }
    }
    Ok(())
}

fn figures(tally: Tally) -> [String; 6] {
    let share = |share: Option<f64>| share.map_or_else(|| "-".into(), |share| format!("{share:.3}"));
    [
        tally.right.to_string(),
        tally.missed.to_string(),
        tally.wrong.to_string(),
        share(tally.precision()),
        share(tally.recall()),
        share(tally.f1()),
    ]
}

fn as_json(measure: &Measure, args: &Args) -> Value {
    let intervals = if args.confidence { intervals(measure) } else { Default::default() };
    let mut views = Map::new();
    for view in &VIEWS {
        let keys = view.keys().filter_map(|key| {
            let mut figures = tally_json(measure.of_view(view.name, key)?);
            if let Some((low, high)) = intervals.get(&(view.name, key)) {
                figures["interval"] = json!([low, high]);
            }
            Some((key.to_owned(), figures))
        });
        let keys: Map<String, Value> = keys.collect();
        if !keys.is_empty() {
            views.insert(view.name.to_owned(), keys.into());
        }
    }
    let reports = measure.reports().into_iter().map(|report| {
        let of_report = measure.tallies.iter().filter(|((r, ..), _)| r == report);
        let mut tables = Map::new();
        for ((_, view, key), tally) in of_report {
            tables.entry(*view).or_insert_with(|| json!({}))[*key] = tally_json(*tally);
        }
        let total = tally_json(measure.of_report(report));
        (report.to_owned(), json!({ "all": total, "views": tables }))
    });
    let reports: Map<String, Value> = reports.collect();
    let mut all = json!({ "all": tally_json(measure.total()), "views": views, "reports": reports });
    if args.errors {
        let errors = measure.mistakes.iter().map(|mistake| {
            let row: Map<String, Value> =
                mistake.view.columns.iter().zip(&mistake.cells).map(|(c, v)| ((*c).to_owned(), json!(v))).collect();
            let error = if mistake.missed { "missed" } else { "wrong" };
            json!({ "error": error, "view": mistake.view.name, "row": row, "evidence": mistake.evidence })
        });
        all["errors"] = errors.collect();
    }
    all
}

fn tally_json(tally: Tally) -> Value {
    json!({
        "right": tally.right, "missed": tally.missed, "wrong": tally.wrong,
        "precision": tally.precision(), "recall": tally.recall(), "f1": tally.f1(),
    })
}
