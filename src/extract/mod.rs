//! Understanding: from sentences to facts.
