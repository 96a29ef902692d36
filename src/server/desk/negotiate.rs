//! Which of the media types on offer does the asker like best? As HTTP has it (RFC 9110, section 12.5.1).

/// A range of an `Accept` header.
struct Range<'a> {
    kind: &'a str,
    subtype: &'a str,
    /// In thousandths.
    quality: u16,
}

/// The offer that the header likes best, the earlier one of two that it likes alike; nothing where it takes none. No header takes all.
pub fn choose<T: Copy>(accept: Option<&str>, offers: &[(&str, T)]) -> Option<T> {
    let Some(accept) = accept.filter(|accept| !accept.trim().is_empty()) else {
        return offers.first().map(|(_, offer)| *offer);
    };
    let ranges: Vec<Range<'_>> = accept.split(',').filter_map(range).collect();
    let quality = |media: &str| {
        let (kind, subtype) = media.split_once('/').unwrap_or((media, ""));
        let fit = |range: &&Range<'_>| {
            (range.kind == "*" || range.kind.eq_ignore_ascii_case(kind))
                && (range.subtype == "*" || range.subtype.eq_ignore_ascii_case(subtype))
        };
        // The range that says most of it counts.
        let exact = |range: &&Range<'_>| (range.kind != "*", range.subtype != "*");
        ranges.iter().filter(fit).max_by_key(exact).map_or(0, |range| range.quality)
    };
    let mut best = None;
    for &(media, offer) in offers {
        let liked = quality(media);
        if liked > 0 && best.is_none_or(|(most, _)| liked > most) {
            best = Some((liked, offer));
        }
    }
    best.map(|(_, offer)| offer)
}

/// Reads `type/subtype;parameter=value;q=0.5`; what is none is passed over.
fn range(text: &str) -> Option<Range<'_>> {
    let mut parts = text.split(';').map(str::trim);
    let (kind, subtype) = parts.next()?.split_once('/')?;
    let weight = parts.find_map(|part| part.strip_prefix("q=").or(part.strip_prefix("Q=")));
    let quality = match weight {
        None => 1000,
        Some(weight) => thousandths(weight)?,
    };
    Some(Range { kind, subtype, quality })
}

/// `0.5` as 500.
fn thousandths(weight: &str) -> Option<u16> {
    let weight: f32 = weight.parse().ok()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be between 0 and 1")]
    (0.0..=1.0).contains(&weight).then_some((weight * 1000.0) as u16)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const OFFERS: [(&str, u8); 4] =
        [("application/sparql-results+json", 0), ("application/json", 0), ("text/csv", 1), ("text/turtle", 2)];

    #[test]
    fn the_one_that_is_liked_best_is_chosen() {
        for (accept, want) in [
            (None, Some(0)),
            (Some(""), Some(0)),
            (Some("*/*"), Some(0)),
            (Some("text/csv"), Some(1)),
            (Some("TEXT/CSV"), Some(1)),
            (Some("text/*"), Some(1)),
            (Some("text/csv;q=0.5, text/turtle"), Some(2)),
            (Some("text/csv;q=0.5, text/turtle;q=0.4"), Some(1)),
            // The range that says most counts, wherever it stands.
            (Some("*/*, application/sparql-results+json;q=0.1, application/json;q=0.1, text/csv;q=0.2"), Some(2)),
            (Some("text/turtle;charset=utf-8;q=0.9, */*;q=0.1"), Some(2)),
            (Some("image/png"), None),
            (Some("text/csv;q=0"), None),
            (Some("*/*;q=0"), None),
            (Some("text/csv;q=nonsense, text/turtle"), Some(2)),
        ] {
            assert_eq!(choose(accept, &OFFERS), want, "{accept:?}");
        }
    }

    proptest! {
        #[test]
        fn any_header_gives_an_offer_or_none(accept in "[ -~]{0,60}") {
            let _ = choose(Some(&accept), &OFFERS);
        }

        #[test]
        fn what_is_named_alone_is_what_is_given(which in 0usize..4) {
            prop_assert_eq!(choose(Some(OFFERS[which].0), &OFFERS), Some(OFFERS[which].1));
        }
    }
}
