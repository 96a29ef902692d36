//! The parameters of a question to the JSON API: each is known, and what may be given once is given once.

use crate::server::problem::Problem;

/// The parameters of a question.
pub struct Params<'p>(&'p [(String, String)]);

impl<'p> Params<'p> {
    /// Those given, checked against those that the question knows.
    ///
    /// # Errors
    /// When one is given that it does not know, so that a slip is not taken for an answer to something else.
    pub fn of(given: &'p [(String, String)], known: &[&str]) -> Result<Self, Problem> {
        match given.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            None => Ok(Self(given)),
            Some((name, _)) => {
                let hint = if known.is_empty() {
                    "it takes none".to_owned()
                } else {
                    format!("it takes {}", known.join(", "))
                };
                Err(Problem::new(400, format!("there is no parameter `{name}` here"), hint))
            }
        }
    }

    /// A value; an empty one is none.
    ///
    /// # Errors
    /// When it is given twice.
    pub fn one(&self, name: &str) -> Result<Option<&'p str>, Problem> {
        match self.all(name)[..] {
            [] => Ok(None),
            [value] => Ok(Some(value)),
            _ => Err(Problem::new(400, format!("the parameter `{name}` is given twice"), "give it once")),
        }
    }

    /// A value that must be there.
    ///
    /// # Errors
    /// When it is not, or is given twice.
    pub fn needed(&self, name: &str) -> Result<&'p str, Problem> {
        self.one(name)?
            .ok_or_else(|| Problem::new(400, format!("the parameter `{name}` is missing"), format!("add {name}=…")))
    }

    /// All values of that name but the empty ones.
    pub fn all(&self, name: &str) -> Vec<&'p str> {
        self.0.iter().filter(|(own, value)| own == name && !value.is_empty()).map(|(_, value)| value.as_str()).collect()
    }

    /// Values that are read from text.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(&self, name: &str) -> Result<Vec<T>, Problem> {
        let read = |value: &str| {
            let wrong = |e| format!("`{value}` is no value for the parameter `{name}`: {e}");
            value.parse().map_err(|e| Problem::new(400, wrong(e), "see /api/openapi.json"))
        };
        self.all(name).into_iter().map(read).collect()
    }

    /// A whole number, at most `most`.
    ///
    /// # Errors
    /// When it is none.
    pub fn number(&self, name: &str, default: usize, most: usize) -> Result<usize, Problem> {
        self.one(name)?;
        Ok(self.parsed(name)?.first().copied().unwrap_or(default).min(most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_or_given_twice_is_told() {
        let pairs =
            |list: &[(&str, &str)]| list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
        let given = pairs(&[("form", "a"), ("form", "b"), ("limit", "5000"), ("q", ""), ("offset", "x")]);
        let params = Params::of(&given, &["form", "limit", "q", "offset"]).unwrap();
        assert_eq!(params.all("form"), ["a", "b"]);
        assert_eq!(params.one("form").unwrap_err().status, 400);
        assert_eq!(params.one("q"), Ok(None));
        assert!(params.needed("q").is_err());
        assert_eq!(params.number("limit", 100, 1000), Ok(1000));
        assert_eq!(params.number("other", 100, 1000), Ok(100));
        assert!(params.number("offset", 0, 10).is_err());
        assert!(Params::of(&given, &["form"]).is_err());
    }
}
