//! From facts to RDF.
