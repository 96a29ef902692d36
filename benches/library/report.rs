//! The page: goals beside figures, misses said plainly.

use std::fmt::Write as _;
use std::time::Duration;

use crate::common::Reading;
use crate::measure::{Asked, Build, Measured};
use crate::texts::Texts;

/// A goal, and what came of it.
struct Line {
    what: String,
    goal: &'static str,
    measured: String,
    met: Option<bool>,
}

/// The text of `docs/performance.md`.
pub fn page(texts: &Texts, reading: &Reading, measured: &Measured) -> String {
    let mut page = String::from("# Performance\n\n");
    let most = measured.builds.last().expect("there are three");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let _ = writeln!(
        page,
        "Written by `cargo bench --features rocksdb --bench library -- -o docs/performance.md` on {cores} cores; do not edit. All \
         figures are of one run, and ratios are what counts: the machine was shared with others.\n\n\
         [performance-serving.md](performance-serving.md) has what `tipgraph serve` answers a second.\n\n\
         The library: {} reports made from the {} under new years; {:.1} MB of text, {:.2} million quads.\n",
        most.reports,
        texts.from,
        most.bytes as f64 / 1e6,
        most.quads as f64 / 1e6
    );
    page.push_str("## Goals\n\n| what | goal | measured | |\n|---|---|---|---|\n");
    for Line { what, goal, measured, met } in lines(reading, measured) {
        let verdict = met.map_or("", |met| if met { "met" } else { "**missed**" });
        let _ = writeln!(page, "| {what} | {goal} | {measured} | {verdict} |");
    }
    page.push_str(
        "\n## Growth\n\n| reports | seconds | ms a report | peak memory, MB | quads |\n|---:|---:|---:|---:|---:|\n",
    );
    for build in &measured.builds {
        let peak = build.peak.map_or("-".into(), |peak| format!("{:.0}", peak as f64 / 1e6));
        let (seconds, each) = (build.time.as_secs_f64(), per_report(build));
        let _ = writeln!(page, "| {} | {seconds:.2} | {each:.2} | {peak} | {} |", build.reports, build.quads);
    }
    let _ =
        writeln!(page, "\nWith nothing new to read, the largest build takes {:.2} s.", measured.again.as_secs_f64());
    if let Some(index) = measured.index {
        let _ = writeln!(page, "Making its index on disk takes {:.1} s, once.", index.as_secs_f64());
    }
    page.push_str(
        "\n## Views\n\nIn ms, once open. `all` is the whole table over all reports, every row of it; `one` is that of one report, the \
         slowest of twenty; a question that compares editions or countries has none.\n\n| view | rows |",
    );
    for Asked { engine, .. } in &measured.asked {
        let _ = write!(page, " all, {engine} | one, {engine} |");
    }
    page.push_str("\n|---|---:|");
    page.push_str(&"---:|---:|".repeat(measured.asked.len()));
    page.push('\n');
    for (number, view) in measured.asked[0].views.iter().enumerate() {
        let _ = write!(page, "| `{}` | {} |", view.name, view.rows);
        for asked in &measured.asked {
            let view = &asked.views[number];
            let slowest = view.one.last().map_or("-".into(), |slowest| format!("{:.1}", ms(*slowest)));
            let _ = write!(page, " {:.0} | {slowest} |", ms(view.whole));
        }
        page.push('\n');
    }
    page
}

fn lines(reading: &Reading, measured: &Measured) -> Vec<Line> {
    let [small, middle, most] = measured.builds.as_slice() else { return Vec::new() };
    let mut lines = vec![
        Line {
            what: format!(
                "extraction on one core ({} facts), beside a bare Aho-Corasick scan for the {} labels of the lexicon ({} hits)",
                reading.facts, reading.labels, reading.hits
            ),
            goal: "",
            measured: format!(
                "{:.1} MB/s, {:.1} % of the scan's {:.0} MB/s",
                reading.rate(reading.reading),
                100.0 * reading.scan.as_secs_f64() / reading.reading.as_secs_f64(),
                reading.rate(reading.scan)
            ),
            met: None,
        },
        ratio(
            "whole build / Oxigraph's bulk load of the same N-Quads into memory",
            "≤ 1.5",
            most.time,
            measured.load,
            1.5,
        ),
    ];
    if let (Some(some), Some(all)) = (middle.peak, most.peak) {
        let growth = all as f64 / some as f64;
        lines.push(Line {
            what: format!("peak memory of the build at {} / at {} reports", most.reports, middle.reports),
            goal: "within 20 %, ≤ 1 GiB",
            measured: format!("{growth:.2}; {:.0} MB", all as f64 / 1e6),
            met: Some(growth <= 1.2 && all <= 1 << 30),
        });
    }
    let growth = per_report(most) / per_report(small);
    lines.push(Line {
        what: format!("time a report at {} / at {} reports", most.reports, small.reports),
        goal: "linear: about 1",
        measured: format!("{growth:.2}"),
        met: Some(growth <= 1.2),
    });
    lines.push(Line {
        what: "first answer from the start of the program, a view of one report".into(),
        goal: "",
        measured: format!("{:.0} ms", ms(measured.one)),
        met: None,
    });
    for Asked { engine, first, views } in &measured.asked {
        lines.push(Line {
            what: format!("first answer from the start of the program, `tiers` of all reports, {engine}"),
            goal: "",
            measured: format!("{:.2} s", first.as_secs_f64()),
            met: None,
        });
        let mut one: Vec<Duration> = views.iter().flat_map(|view| &view.one).copied().collect();
        let mut whole: Vec<Duration> = views.iter().map(|view| view.whole).collect();
        for (what, times) in [("of one report", &mut one), ("of all reports, every row", &mut whole)] {
            times.sort_unstable();
            let p95 = ms(times[(times.len() * 95).div_ceil(100) - 1]);
            lines.push(Line {
                what: format!("named views {what}, {engine}, p95 once open"),
                goal: "≤ 50 ms",
                measured: format!("{p95:.1} ms"),
                met: Some(p95 <= 50.0),
            });
        }
    }
    lines
}

fn ratio(what: &str, goal: &'static str, time: Duration, of: Duration, limit: f64) -> Line {
    let ratio = time.as_secs_f64() / of.as_secs_f64();
    let measured = format!("{ratio:.2} ({:.1} s / {:.1} s)", time.as_secs_f64(), of.as_secs_f64());
    Line { what: what.into(), goal, measured, met: Some(ratio <= limit) }
}

fn per_report(build: &Build) -> f64 {
    ms(build.time) / build.reports as f64
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
