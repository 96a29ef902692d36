//! Prints the facts of narratives as JSON lines in the columns of the views: for quick looks while frames are written.
use serde_json::{Map, Value};
use tipgraph::fact::{Kind, Modality, Polarity, Slot};
use tipgraph::lexicon::Lexicon;
fn view(kind: Kind) -> &'static str {
    match kind {
        Kind::Tier => "tiers",
        Kind::Effort => "efforts",
        Kind::Standard => "standards",
        Kind::Route => "routes",
        Kind::Transit => "transits",
        Kind::CountryRole => "country-roles",
        Kind::Form => "forms",
        Kind::Perpetrator => "perpetrators",
        Kind::Means => "means",
        Kind::Sector => "sectors",
        Kind::Group => "groups",
        Kind::Actor => "actors",
        Kind::Role => "roles",
        Kind::Facility => "facilities",
        Kind::Service => "services",
        Kind::Statistic => "statistics",
        Kind::Unreported => "unreported",
        Kind::Funding => "funding",
        Kind::Penalty => "laws",
        Kind::Plan => "plans",
        Kind::Recommendation => "recommendations",
        Kind::Gap => "gaps",
    }
}
fn column(kind: Kind, slot: Slot) -> String {
    match (kind, slot) {
        (Kind::Actor, Slot::ActorKind)
        | (Kind::Facility, Slot::FacilityKind)
        | (Kind::Perpetrator, Slot::Perpetrator) => "kind".into(),
        _ => serde_json::to_value(slot).unwrap().as_str().unwrap().replace('-', "_"),
    }
}
fn main() {
    let lexicon = Lexicon::builtin();
    for path in std::env::args().skip(1) {
        let document = match tipgraph::source::read(std::path::Path::new(&path), None, &lexicon) {
            Ok(d) => d,
            Err(e) => {
                eprintln!("{path}: {e}");
                continue;
            }
        };
        let report = tipgraph::extract::report(&lexicon, document);
        for fact in &report.facts {
            let denied = fact.polarity == Polarity::Denied && !matches!(fact.kind, Kind::Unreported | Kind::Gap);
            let unsaid = matches!(fact.modality, Modality::Recommended | Modality::Planned);
            let mut row = Map::new();
            row.insert("view".into(), view(fact.kind).into());
            if denied || unsaid {
                row.insert("hidden".into(), true.into());
            }
            row.insert("report".into(), report.document.key.to_string().into());
            for spec in fact.kind.slots() {
                if spec.slot == Slot::Leg && fact.kind == Kind::Route {
                    if let Some(v) = fact.slots.get(&Slot::Leg)
                        && !denied
                        && !unsaid
                        && !matches!(fact.modality, Modality::AtRisk | Modality::Possible)
                    {
                        let mut form = Map::new();
                        form.insert("view".into(), "forms".into());
                        form.insert("report".into(), report.document.key.to_string().into());
                        form.insert("leg".into(), v.plain().into());
                        for s in [Slot::Exploitation, Slot::Victims] {
                            form.insert(
                                column(fact.kind, s),
                                fact.slots.get(&s).map(|v| v.plain()).unwrap_or_default().into(),
                            );
                        }
                        form.insert(
                            "evidence".into(),
                            report.sentences[fact.evidence[0].sentence - 1].span.of(&report.document.text).into(),
                        );
                        println!("{}", Value::Object(form));
                    }
                    continue;
                }
                row.insert(
                    column(fact.kind, spec.slot),
                    fact.slots.get(&spec.slot).map(|v| v.plain()).unwrap_or_default().into(),
                );
            }
            if fact.kind == Kind::Route {
                row.insert(
                    "modality".into(),
                    if fact.modality == Modality::Possible { "at-risk" } else { fact.modality.slug() }.into(),
                );
            }
            row.insert("source".into(), fact.evidence[0].source.clone().into());
            row.insert("frame".into(), fact.evidence[0].frame.clone().into());
            row.insert(
                "evidence".into(),
                report.sentences[fact.evidence[0].sentence - 1].span.of(&report.document.text).into(),
            );
            println!("{}", Value::Object(row));
        }
    }
}
