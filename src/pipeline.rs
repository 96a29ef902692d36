//! The one function that joins the stages.
