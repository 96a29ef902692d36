//! What is compared, and by what two editions' rows are told to be of one thing.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::Serialize;

use super::rows::Rows;
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

/// How the rows of a view are compared, by the names of its columns.
pub(super) struct Columns {
    /// What a row is about.
    pub about: &'static [&'static str],
    /// What it says of that; of figures and money the number, then the year.
    pub says: &'static [&'static str],
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

    /// The columns of its view.
    pub(super) fn columns(self) -> Columns {
        let (about, says): (&'static [&'static str], &'static [&'static str]) = match self {
            Self::Tier => (&[], &["tier"]),
            Self::Efforts => (&["pillar"], &["trend"]),
            // A figure's source is told with what it counts, since two sources are two figures.
            Self::Figures => (&["indicator", "qualifier"], &["value", "year"]),
            Self::Money => (&["purpose", "currency"], &["amount", "year"]),
            Self::Plans => (&["plan"], &["status"]),
            Self::Routes => (&["origin", "destination", "exploitation", "victims"], &["modality"]),
            Self::Sectors => (&["sector"], &[]),
            Self::Perpetrators => (&["kind"], &[]),
            Self::Unreported => (&["indicator"], &[]),
            Self::Laws => (&["law", "offence", "victims"], &["min_years", "max_years"]),
            Self::Bodies => (&["name"], &[]),
            Self::Facilities => (&["facility"], &["operator"]),
            Self::Recommendations => (&["number"], &["text"]),
            Self::Gaps => (&["pillar"], &["statement"]),
        };
        Columns { about, says }
    }

    /// What is new, gone, changed and kept between the rows of two editions.
    ///
    /// # Errors
    /// When the rows have not the columns that it reads.
    pub(super) fn changes(self, before: &Rows, after: &Rows) -> Result<Vec<Change>, Error> {
        if matches!(self, Self::Recommendations | Self::Gaps) {
            return self.reworded(before, after);
        }
        let (mut before, mut after) = (self.things(before)?, self.things(after)?);
        let mut changes = Vec::new();
        for (what, said) in std::mem::take(&mut before) {
            let other = after.remove(&what);
            changes.push(self.change(what, Some(said), other));
        }
        changes.extend(after.into_iter().map(|(what, said)| self.change(what, None, Some(said))));
        Ok(changes)
    }

    /// The rows by what they are about: all that is said of it in the last year told, and the first sentence.
    fn things(self, rows: &Rows) -> Result<BTreeMap<String, Vec<Row>>, Error> {
        let Columns { about, says } = self.columns();
        let (abouts, values) = (rows.cells(about)?, rows.cells(says)?);
        let (sentences, sources) = (rows.column("evidence")?, rows.column("source")?);
        let mut things: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        for (((about, value), sentence), source) in abouts.iter().zip(values).zip(sentences).zip(sources) {
            let mut what = told(about, self);
            if matches!(self, Self::Figures | Self::Money) && source != "report" {
                what += &format!(", by {source}");
            }
            let value = value.into_iter().map(str::to_owned).collect();
            things.entry(what).or_default().push(Row { value, sentence: sentence.to_owned() });
        }
        if matches!(self, Self::Figures | Self::Money) {
            for rows in things.values_mut() {
                let last = rows.iter().map(|row| row.value[1].clone()).max().unwrap_or_default();
                rows.retain(|row| row.value[1] == last);
            }
        }
        Ok(things)
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
    fn reworded(self, before: &Rows, after: &Rows) -> Result<Vec<Change>, Error> {
        let Columns { about, says } = self.columns();
        let of = |rows: &Rows| -> Result<(Vec<String>, Vec<String>), Error> {
            let about = rows.cells(about)?.iter().map(|row| told(row, self)).collect();
            Ok((about, rows.cells(says)?.iter().map(|row| row.join(" ")).collect()))
        };
        let ((about_old, old), (about_new, new)) = (of(before)?, of(after)?);
        let said = |text: &str| Some(Said { value: String::new(), sentence: text.to_owned() });
        let change = |kind, what, before, after| Change {
            aspect: self,
            kind,
            what,
            before,
            after,
            difference: None,
            reason: None,
        };
        let partners = pairs(&slices(&old), &slices(&new));
        let mut changes: Vec<Change> = Vec::new();
        for ((what, text), partner) in about_old.into_iter().zip(&old).zip(&partners) {
            changes.push(match partner {
                Some(at) => change(Kind::Kept, about_new[*at].clone(), said(text), said(&new[*at])),
                None => change(Kind::Gone, what, said(text), None),
            });
        }
        let fresh = about_new.into_iter().zip(&new).enumerate().filter(|(at, _)| !partners.contains(&Some(*at)));
        changes.extend(fresh.map(|(_, (what, text))| change(Kind::New, what, None, said(text))));
        Ok(changes)
    }
}

impl FromStr for Aspect {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|aspect| aspect.name() == name).ok_or_else(|| Error::Aspect(name.to_owned()))
    }
}

/// Texts as slices.
fn slices(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
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
fn told(cells: &[&str], aspect: Aspect) -> String {
    let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
    let joined =
        |from: usize| cells[from..].iter().filter(|cell| !cell.is_empty()).copied().collect::<Vec<_>>().join(", ");
    match aspect {
        Aspect::Tier => "tier".into(),
        Aspect::Recommendations => format!("recommendation {}", cell(0)),
        Aspect::Routes => {
            let origin = if cell(0).is_empty() { "?" } else { cell(0) };
            let rest = joined(2);
            format!("{origin} to {}{}{rest}", cell(1), if rest.is_empty() { "" } else { ": " })
        }
        _ => joined(0),
    }
}
