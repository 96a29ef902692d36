//! A sentence with the words in it marked that say something.

use std::io::{self, Write};

/// The widest line, in characters, its margin left out.
const WIDEST: usize = 96;
const MARGIN: &str = "  ";

/// Writes the sentence in lines, with carets under its bytes from `start` on, `len` of them.
pub fn write(out: &mut dyn Write, sentence: &str, start: usize, len: usize) -> io::Result<()> {
    let mut line = (String::new(), String::new());
    let mut at = 0;
    for word in sentence.split_inclusive(char::is_whitespace) {
        if line.0.chars().count() + word.trim_end().chars().count() > WIDEST && !line.0.is_empty() {
            flush(out, &mut line)?;
        }
        for c in word.chars() {
            line.0.push(if c.is_whitespace() { ' ' } else { c });
            line.1.push(if (start..start + len).contains(&at) { '^' } else { ' ' });
            at += c.len_utf8();
        }
    }
    flush(out, &mut line)
}

fn flush(out: &mut dyn Write, (text, marks): &mut (String, String)) -> io::Result<()> {
    writeln!(out, "{MARGIN}{}", text.trim_end())?;
    if marks.contains('^') {
        let shown = text.trim_end().chars().count();
        let marks: String = marks.chars().take(shown).collect();
        writeln!(out, "{MARGIN}{}", marks.trim_end())?;
    }
    text.clear();
    marks.clear();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(sentence: &str, quote: &str) -> String {
        let mut out = Vec::new();
        write(&mut out, sentence, sentence.find(quote).unwrap(), quote.len()).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn carets_stand_under_the_words() {
        assert_eq!(marked("Côte d’Ivoire is big.", "Ivoire is"), "  Côte d’Ivoire is big.\n         ^^^^^^^^^\n");
    }

    #[test]
    fn long_sentences_are_broken() {
        let lines = marked(&"word ".repeat(40), "word word");
        assert_eq!(lines.lines().count(), 4);
        assert!(lines.lines().all(|line| line.len() <= WIDEST + MARGIN.len()));
    }
}
