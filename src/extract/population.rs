//! x
use super::Page;
use super::context::Context;
/// x
pub fn read(_context: &mut Context<'_>, _pages: &[Page<'_>]) {}
