//! Replies of the JSON API that were made before. They depend on the graph and the question alone, so that they live as long as the
//! state of the graph does. SPARQL is not kept: it may ask for the time, or for a random number.

use std::sync::{Mutex, PoisonError};

use lru::LruCache;

use super::wire::{Ask, Reply, What};

/// How many bytes of replies are kept.
const MOST: usize = 64 << 20;

/// Replies by their questions; those not asked for longest go first.
pub struct Cache(Mutex<Kept>);

struct Kept {
    replies: LruCache<Ask, Reply>,
    bytes: usize,
}

impl Cache {
    /// Nothing is kept yet.
    pub fn new() -> Self {
        Self(Mutex::new(Kept { replies: LruCache::unbounded(), bytes: 0 }))
    }

    /// The reply to a question, if it was made before.
    pub fn get(&self, ask: &Ask) -> Option<Reply> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).replies.get(ask).cloned()
    }

    /// Keeps the reply to a question of the API, if it is one and no mere problem.
    pub fn put(&self, ask: &Ask, reply: &Reply) {
        if !matches!(ask.what, What::Api { .. }) || reply.status != 200 || reply.body.len() > MOST / 4 {
            return;
        }
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.bytes += reply.body.len();
        if let Some(old) = kept.replies.put(ask.clone(), reply.clone()) {
            kept.bytes -= old.body.len();
        }
        while kept.bytes > MOST
            && let Some((_, old)) = kept.replies.pop_lru()
        {
            kept.bytes -= old.body.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn api(path: &str) -> Ask {
        Ask { what: What::Api { path: path.into(), params: Vec::new() }, accept: None, most: 1 }
    }

    #[test]
    fn the_api_is_kept_and_sparql_and_problems_are_not() {
        let cache = Cache::new();
        let query =
            What::Query { text: "SELECT (NOW() AS ?t) {}".into(), default_graphs: vec![], named_graphs: vec![] };
        let query = Ask { what: query, ..api("") };
        cache.put(&api("a"), &Reply::new(200, "text/csv", "a"));
        cache.put(&api("b"), &Reply::new(404, "text/csv", "b"));
        cache.put(&query, &Reply::new(200, "text/csv", "c"));
        assert_eq!(cache.get(&api("a")).map(|reply| reply.body), Some(b"a".to_vec()));
        assert_eq!(cache.get(&api("b")), None);
        assert_eq!(cache.get(&query), None);
    }

    #[test]
    fn what_was_not_asked_for_longest_goes_first() {
        let cache = Cache::new();
        let large = Reply::new(200, "text/csv", vec![0; MOST / 4]);
        for path in ["a", "b", "c", "d", "d"] {
            cache.put(&api(path), &large);
        }
        cache.get(&api("a"));
        cache.put(&api("e"), &large);
        let kept: Vec<bool> = ["a", "b", "c", "d", "e"].map(|path| cache.get(&api(path)).is_some()).to_vec();
        assert_eq!(kept, [true, false, true, true, true]);
        cache.put(&api("f"), &Reply::new(200, "text/csv", vec![0; MOST]));
        assert_eq!(cache.get(&api("f")), None);
    }
}
