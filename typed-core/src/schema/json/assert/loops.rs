//! The check that no schema applies to a value without end.

use crate::schema::json::Reader;
use crate::schema::json::assert::tree::{Id, Tree};
use alloc::format;
use alloc::vec::Vec;

/// The greatest number of schemas that apply to one value, each by a keyword of the one before it.
const DEEPEST: u16 = 64;

#[derive(Clone, Copy)]
enum State {
    New,
    Open,
    /// With the number of schemas below it.
    Done(u16),
}

impl Reader<'_> {
    /// Reports schemas that apply themselves to the same value, and chains that are too long.
    pub(super) fn check_loops(&mut self, tree: &Tree) {
        let mut states = alloc::vec![State::New; tree.nodes.len()];
        for start in 0..tree.nodes.len() {
            // Not recursive: a chain can be as long as the document.
            let mut stack = Vec::from([start]);
            while let Some(id) = stack.last().copied() {
                if self.visit(tree, id, &mut states, &mut stack) {
                    return;
                }
            }
        }
    }

    /// Visits a schema, or the schemas that it applies. Returns `true` after a fault.
    fn visit(&mut self, tree: &Tree, id: Id, states: &mut [State], stack: &mut Vec<Id>) -> bool {
        let state = states.get(id).copied();
        let Some((node, State::New | State::Open)) = tree.node(id).zip(state) else {
            stack.pop();
            return false;
        };
        let (mut below, mut is_loop) = (0_u16, false);
        let is_new = matches!(state, Some(State::New));
        node.in_place(&mut |inner| match states.get(inner) {
            Some(State::Done(deep)) => below = below.max(deep.saturating_add(1)),
            Some(State::New) => stack.push(inner),
            Some(State::Open) => is_loop = true,
            None => {}
        });
        let why = match (is_loop, below > DEEPEST) {
            (true, _) => Some("refers to itself without an object or a list in between".into()),
            (_, true) => Some(format!("applies more than {DEEPEST} schemas to one value")),
            _ => None,
        };
        if let Some(why) = why {
            self.reject_pointer(&node.place, why);
            return true;
        }
        if let Some(state) = states.get_mut(id) {
            *state = if is_new { State::Open } else { State::Done(below) };
        }
        if !is_new {
            stack.pop();
        }
        false
    }
}
