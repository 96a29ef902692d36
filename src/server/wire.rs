//! What goes between the front, which speaks HTTP and holds no graph, and the workers, which hold the graph and speak no HTTP:
//! one question, one reply, each a length and that many bytes of JSON; a reply's body follows as it is.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

/// A question to a worker.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Ask {
    /// What is asked.
    pub what: What,
    /// The media types that the asker takes, as HTTP's `Accept` has them.
    pub accept: Option<String>,
    /// The most rows or triples that the answer may have.
    pub most: usize,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum What {
    /// A query of the SPARQL protocol.
    Query {
        /// SPARQL text.
        text: String,
        /// `default-graph-uri`, each.
        default_graphs: Vec<String>,
        /// `named-graph-uri`, each.
        named_graphs: Vec<String>,
    },
    /// A whole graph, as the Graph Store Protocol reads it; without a name all of them.
    Graph {
        /// Its name.
        name: Option<String>,
    },
    /// What the graph says of an IRI.
    Resource {
        /// The IRI without the base.
        path: String,
        /// An RDF format by its name, which goes before `accept`.
        format: Option<String>,
    },
    /// What is served here, in RDF: service description, VoID, prefixes, example queries.
    Description {
        /// The address of the endpoint, as the asker calls it.
        endpoint: String,
    },
    /// A question of the JSON API.
    Api {
        /// The path below `/api/`.
        path: String,
        /// The parameters, in their order.
        params: Vec<(String, String)>,
    },
}

/// The reply of a worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// HTTP's status.
    pub status: u16,
    /// The media type of the body.
    pub content_type: String,
    /// The name under which a browser should keep it; none for what is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// How many bytes of body follow.
    length: usize,
    /// The body.
    #[serde(skip)]
    pub body: Vec<u8>,
}

impl Reply {
    /// A reply with its body.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        Self { status, content_type: content_type.to_owned(), file_name: None, length: body.len(), body }
    }

    /// The head of a reply, and how long its body is.
    pub fn head(bytes: &[u8]) -> io::Result<(Self, usize)> {
        let head: Self = serde_json::from_slice(bytes)?;
        let length = head.length;
        Ok((head, length))
    }

    /// Writes it to the front.
    pub fn write(&self, mut to: impl Write) -> io::Result<()> {
        to.write_all(&frame(self)?)?;
        to.write_all(&self.body)?;
        to.flush()
    }
}

/// A message with its length before it.
pub fn frame(message: &impl Serialize) -> io::Result<Vec<u8>> {
    let json = serde_json::to_vec(message)?;
    let length = u32::try_from(json.len()).map_err(|_| io::Error::other("a message of over 4 GB"))?;
    Ok([&length.to_le_bytes()[..], &json].concat())
}

/// Reads a message; nothing where the other side is gone.
pub fn read<T: for<'de> Deserialize<'de>>(mut from: impl Read) -> io::Result<Option<T>> {
    let mut length = [0; 4];
    match from.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        done => done?,
    }
    let mut json = vec![0; u32::from_le_bytes(length) as usize];
    from.read_exact(&mut json)?;
    Ok(Some(serde_json::from_slice(&json)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_read_as_it_was_written_and_an_end_is_an_end() {
        let ask = Ask { what: What::Graph { name: Some("é".into()) }, accept: None, most: 7 };
        let bytes = frame(&ask).unwrap();
        assert_eq!(read::<Ask>(&bytes[..]).unwrap(), Some(ask));
        assert_eq!(read::<Ask>(&bytes[..0]).unwrap(), None);
        assert!(read::<Ask>(&bytes[..bytes.len() - 1]).is_err());
    }

    #[test]
    fn the_body_of_a_reply_follows_its_head() {
        let mut bytes = Vec::new();
        Reply::new(200, "text/csv", "a\r\n").write(&mut bytes).unwrap();
        let length = u32::from_le_bytes(bytes[..4].try_into().unwrap()) as usize;
        let (head, body) = Reply::head(&bytes[4..4 + length]).unwrap();
        assert_eq!((head.status, body, &bytes[4 + length..]), (200, 3, &b"a\r\n"[..]));
    }
}
