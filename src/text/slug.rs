//! Slugs: keys made of words.

/// Lower case, ASCII letters and digits, single hyphens between them.
pub fn slugify(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars() {
        let folded = match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
            'ç' => 'c',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            'ì' | 'í' | 'î' | 'ï' => 'i',
            'ñ' => 'n',
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
            'ù' | 'ú' | 'û' | 'ü' => 'u',
            '’' | '\'' | '+' => continue,
            other => other.to_ascii_lowercase(),
        };
        if folded.is_ascii_alphanumeric() {
            slug.push(folded);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_keys() {
        assert_eq!(slugify("Côte d’Ivoire"), "cote-divoire");
        assert_eq!(slugify("LGBTQI+ persons"), "lgbtqi-persons");
        assert_eq!(slugify(" -- tea  house "), "tea-house");
    }

    proptest::proptest! {
        #[test]
        fn a_slug_is_its_own_slug(text in "\\PC{0,40}") {
            let slug = slugify(&text);
            proptest::prop_assert_eq!(slugify(&slug), slug.clone());
            proptest::prop_assert!(slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
        }
    }
}
