//! What is compared, and by what two editions' rows are told to be of one thing.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::Serialize;

use super::similar::pairs;
use super::{Change, Error, Kind, Said, distinct};

/// A sort of thing that editions say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// The tier, with the reason.
    Tier,
    /// Whether the efforts in each pillar grew.
    Efforts,
    /// Counts of people and cases.
    Figures,
    /// Amounts of money.
    Money,
    /// Plans and what became of them.
    Plans,
    /// Who is exploited where.
    Routes,
    /// In what work.
    Sectors,
    /// By whom.
    Perpetrators,
    /// What the laws prescribe.
    Laws,
    /// Bodies and posts.
    Bodies,
    /// Shelters, hotlines and the like.
    Facilities,
    /// Recommendations, repeated or not.
    Recommendations,
    /// What was lacking.
    Gaps,
    /// What was not reported.
    Unreported,
}

/// How the rows of a view are compared: the columns that say what a row is about, those that say what it says of it, and how
/// both are told.
struct Columns {
    about: &'static [usize],
    says: &'static [usize],
}

impl Aspect {
    /// All aspects, in the order that they are told.
    pub const ALL: [Self; 14] = [
        Self::Tier,
        Self::Efforts,
        Self::Figures,
        Self::Money,
        Self::Plans,
        Self::Routes,
        Self::Sectors,
        Self::Perpetrators,
        Self::Laws,
        Self::Bodies,
        Self::Facilities,
        Self::Recommendations,
        Self::Gaps,
        Self::Unreported,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tier => "tier",
            Self::Efforts => "efforts",
            Self::Figures => "figures",
            Self::Money => "money",
            Self::Plans => "plans",
            Self::Routes => "routes",
            Self::Sectors => "sectors",
            Self::Perpetrators => "perpetrators",
            Self::Laws => "laws",
            Self::Bodies => "bodies",
            Self::Facilities => "facilities",
            Self::Recommendations => "recommendations",
            Self::Gaps => "gaps",
            Self::Unreported => "unreported",
        }
    }

    /// The view that answers it.
    pub(super) fn view(self) -> &'static str {
        match self {
            Self::Tier => "tiers",
            Self::Figures => "statistics",
            Self::Money => "funding",
            Self::Bodies => "actors",
            other => other.name(),
        }
    }

    /// Whether what both editions say is of interest one by one.
    pub(super) fn tells_kept(self) -> bool {
        matches!(self, Self::Tier | Self::Recommendations | Self::Gaps)
    }

    /// The columns by their place in the view, `report` being the first.
    fn columns(self) -> Columns {
        let (about, says): (&[usize], &[usize]) = match self {
            Self::Tier => (&[], &[3]),
            Self::Efforts => (&[1], &[2]),
            // A figure's source is told with what it counts, since two sources are two figures.
            Self::Figures => (&[1, 4], &[2, 3]),
            Self::Money => (&[5, 2], &[1, 4]),
            Self::Plans => (&[1], &[4]),
            Self::Routes => (&[1, 2, 3, 4], &[6]),
            Self::Sectors => (&[3], &[]),
            Self::Perpetrators | Self::Unreported => (&[1], &[]),
            Self::Laws => (&[1, 4, 5], &[6, 7]),
            Self::Bodies => (&[1], &[]),
            Self::Facilities => (&[1], &[3]),
            Self::Recommendations => (&[2], &[]),
            Self::Gaps => (&[2], &[]),
        };
        Columns { about, says }
    }

    /// What is new, gone, changed and kept between the rows of two editions.
    pub(super) fn changes(self, before: &[Vec<String>], after: &[Vec<String>]) -> Vec<Change> {
        if matches!(self, Self::Recommendations | Self::Gaps) {
            return self.reworded(before, after);
        }
        let (mut before, mut after) = (self.things(before), self.things(after));
        let mut changes = Vec::new();
        for (what, said) in std::mem::take(&mut before) {
            let other = after.remove(&what);
            changes.push(self.change(what, Some(said), other));
        }
        changes.extend(after.into_iter().map(|(what, said)| self.change(what, None, Some(said))));
        changes
    }

    /// The rows by what they are about: all that is said of it in the last year told, and the first sentence.
    fn things(self, rows: &[Vec<String>]) -> BTreeMap<String, Vec<Row>> {
        let Columns { about, says } = self.columns();
        let mut things: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        for row in rows {
            let [.., sentence, source] = row.as_slice() else { continue };
            let cell = |at: &usize| row.get(*at).cloned().unwrap_or_default();
            let mut what = told(&about.iter().map(cell).collect::<Vec<_>>(), self);
            if matches!(self, Self::Figures | Self::Money) && source != "report" {
                what += &format!(", by {source}");
            }
            let value = says.iter().map(cell).collect();
            things.entry(what).or_default().push(Row { value, sentence: sentence.clone() });
        }
        if matches!(self, Self::Figures | Self::Money) {
            for rows in things.values_mut() {
                let last = rows.iter().map(|row| row.value[1].clone()).max().unwrap_or_default();
                rows.retain(|row| row.value[1] == last);
            }
        }
        things
    }

    fn change(self, what: String, before: Option<Vec<Row>>, after: Option<Vec<Row>>) -> Change {
        let values =
            |rows: &Option<Vec<Row>>| rows.as_ref().map(|rows| distinct(rows.iter().map(|row| row.told(self))));
        // A figure is the same when the number is, though it is of another year.
        let same = |rows: &Option<Vec<Row>>| {
            rows.as_ref().map(|rows| {
                let mut values = distinct(rows.iter().map(|row| match self {
                    Self::Figures | Self::Money => row.value[0].clone(),
                    _ => row.value.join(" "),
                }));
                values.sort();
                values
            })
        };
        let kind = match (same(&before), same(&after)) {
            (None, _) => Kind::New,
            (_, None) => Kind::Gone,
            (a, b) if a == b => Kind::Kept,
            _ => Kind::Changed,
        };
        let number = |rows: &Option<Vec<Row>>| match same(rows).as_deref() {
            Some([one]) if matches!(self, Self::Figures | Self::Money) => one.parse::<f64>().ok(),
            _ => None,
        };
        let difference = match (kind, number(&before), number(&after)) {
            (Kind::Changed, Some(before), Some(after)) => Some(after - before),
            _ => None,
        };
        let said = |rows: Option<Vec<Row>>, values: Option<Vec<String>>| {
            let sentence = rows?.first()?.sentence.clone();
            Some(Said { value: values?.join(", "), sentence })
        };
        let (old, new) = (values(&before), values(&after));
        Change {
            aspect: self,
            kind,
            what,
            before: said(before, old),
            after: said(after, new),
            difference,
            reason: None,
        }
    }

    /// Sentences that are said again in other words, and those that are not.
    fn reworded(self, before: &[Vec<String>], after: &[Vec<String>]) -> Vec<Change> {
        fn text(row: &[String]) -> &str {
            row.get(2).map_or("", String::as_str)
        }
        let (old, new): (Vec<&str>, Vec<&str>) =
            (before.iter().map(|row| text(row)).collect(), after.iter().map(|row| text(row)).collect());
        let said = |row: &Vec<String>| Some(Said { value: String::new(), sentence: text(row).to_owned() });
        let about = |row: &Vec<String>| match self {
            Self::Recommendations => format!("recommendation {}", row[1]),
            _ => row[1].clone(),
        };
        let change = |kind, what, before, after| Change {
            aspect: self,
            kind,
            what,
            before,
            after,
            difference: None,
            reason: None,
        };
        let partners = pairs(&old, &new);
        let mut changes: Vec<Change> = Vec::new();
        for (row, partner) in before.iter().zip(&partners) {
            changes.push(match partner {
                Some(at) => change(Kind::Kept, about(&after[*at]), said(row), said(&after[*at])),
                None => change(Kind::Gone, about(row), said(row), None),
            });
        }
        let is_new = |at: &usize| !partners.contains(&Some(*at));
        let fresh = (0..after.len()).filter(is_new);
        changes.extend(fresh.map(|at| change(Kind::New, about(&after[at]), None, said(&after[at]))));
        changes
    }
}

impl FromStr for Aspect {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|aspect| aspect.name() == name).ok_or_else(|| Error::Aspect(name.to_owned()))
    }
}

/// What a row says of what it is about.
struct Row {
    value: Vec<String>,
    sentence: String,
}

impl Row {
    /// The value in words.
    fn told(&self, aspect: Aspect) -> String {
        let known: Vec<&str> = self.value.iter().map(String::as_str).filter(|value| !value.is_empty()).collect();
        match (aspect, known.as_slice()) {
            (Aspect::Figures | Aspect::Money, [number, year]) => format!("{number} in {year}"),
            (Aspect::Laws, [least, most]) => format!("{least} to {most} years"),
            _ => known.join(" "),
        }
    }
}

/// What a row is about, in words.
fn told(cells: &[String], aspect: Aspect) -> String {
    let cell = |at: usize| cells.get(at).map_or("", String::as_str);
    let joined =
        |from: usize| cells[from..].iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(", ");
    match aspect {
        Aspect::Tier => "tier".into(),
        Aspect::Routes => {
            let origin = if cell(0).is_empty() { "?" } else { cell(0) };
            let rest = joined(2);
            format!("{origin} to {}{}{rest}", cell(1), if rest.is_empty() { "" } else { ": " })
        }
        _ => joined(0),
    }
}
