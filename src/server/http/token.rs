//! Who may ask: whoever knows the token, as a bearer token or as the password of HTTP Basic, for which browsers ask by themselves.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Request, Response, header};
use axum::middleware::Next;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::respond::respond;
use crate::server::problem::Problem;

/// The digest of a token: comparing digests takes as long whatever is wrong.
#[derive(Clone, Copy)]
pub struct Secret([u8; 32]);

impl Secret {
    /// Of a token.
    pub fn new(token: impl AsRef<[u8]>) -> Self {
        Self(Sha256::digest(token).into())
    }

    /// Whether the headers know it.
    fn is_known(&self, headers: &HeaderMap) -> bool {
        let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let Some((scheme, given)) = given.split_once(' ') else { return false };
        if scheme.eq_ignore_ascii_case("bearer") {
            return Self::new(given.trim()).0 == self.0;
        }
        let decoded = STANDARD.decode(given.trim()).unwrap_or_default();
        let password = decoded.iter().position(|byte| *byte == b':').map(|colon| &decoded[colon + 1..]);
        scheme.eq_ignore_ascii_case("basic") && password.is_some_and(|password| Self::new(password).0 == self.0)
    }
}

/// Lets those pass who know the secret; all, where there is none.
pub async fn check(State(secret): State<Option<Secret>>, request: Request<Body>, next: Next) -> Response<Body> {
    if secret.is_none_or(|secret| secret.is_known(request.headers())) {
        return next.run(request).await;
    }
    let is_api = request.uri().path().starts_with("/api/");
    let problem = Problem::new(401, "this server asks for its token", "send it as a bearer token, or as the password");
    let mut response = respond(problem.reply(is_api), request.headers());
    let challenge = HeaderValue::from_static("Basic realm=\"tipgraph\", charset=\"UTF-8\"");
    response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_token_opens() {
        let secret = Secret::new("correct horse battery");
        let with = |value: &str| HeaderMap::from_iter([(header::AUTHORIZATION, HeaderValue::from_str(value).unwrap())]);
        let basic = |pair: &str| format!("Basic {}", STANDARD.encode(pair));
        for good in
            ["Bearer correct horse battery", &basic("anyone:correct horse battery"), &basic(":correct horse battery")]
        {
            assert!(secret.is_known(&with(good)), "{good}");
        }
        for bad in [
            "",
            "Bearer",
            "Bearer correct",
            "correct horse battery",
            "Basic ???",
            &basic("correct horse battery"),
            &basic("a:b"),
        ] {
            assert!(!secret.is_known(&with(bad)), "{bad}");
        }
        assert!(!secret.is_known(&HeaderMap::new()));
    }
}
