//! The check of a value against combined schemas.

use crate::report::{Context, Rejected, code};
use crate::schema::json::assert::check::{Evaluation, reject_type};
use crate::schema::json::assert::tree::{Applied, Id, Node};
use crate::schema::json::types::Types;
use crate::value::Value;
use alloc::format;
use alloc::vec::Vec;

impl<'t> Evaluation<'t> {
    pub(super) fn apply(
        &mut self,
        node: &Node,
        applied: &'t Applied,
        value: &Value<'_>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        match applied {
            Applied::All(ids) => {
                let mut outcome = Ok(());
                for id in ids {
                    outcome = self.check(*id, value, cx).and(outcome);
                }
                outcome
            }
            Applied::Any(ids) => match ids.iter().any(|id| self.holds(*id, value, cx)) {
                true => Ok(()),
                false => Err(self.reject_closest(ids, value, cx)),
            },
            Applied::One(ids) => {
                let holding = ids.iter().enumerate().filter(|(_, id)| self.holds(**id, value, cx));
                let holding: Vec<usize> = holding.map(|(index, _)| index).take(2).collect();
                match *holding.as_slice() {
                    [] => Err(self.reject_closest(ids, value, cx)),
                    [left, right] => {
                        let expected = format!(
                            "a value that only one schema of `{}/oneOf` accepts ({left} and {right} do)",
                            node.place
                        );
                        Err(cx.reject(code::CONSTRAINT_CHECK, expected, value))
                    }
                    _ => Ok(()),
                }
            }
            Applied::Not(id) if self.holds(*id, value, cx) => {
                let expected = format!("a value that `{}/not` does not accept", node.place);
                Err(cx.reject(code::CONSTRAINT_CHECK, expected, value))
            }
            Applied::Not(_) => Ok(()),
            Applied::If { test, then, otherwise } => {
                let next = if self.holds(*test, value, cx) { then } else { otherwise };
                match next {
                    Some(id) => self.check(*id, value, cx),
                    None => Ok(()),
                }
            }
        }
    }

    /// Reports a value that no alternative accepts: why the one that fits best does not.
    fn reject_closest(&mut self, ids: &[Id], value: &Value<'_>, cx: &mut Context<'_>) -> Rejected {
        if cx.is_unreported() {
            return cx.reported();
        }
        let types = ids.iter().map(|id| self.types(*id)).fold(Types::NONE, Types::or);
        if !types.contains(Types::of(value)) {
            return reject_type(types, value, cx);
        }
        let closest = ids.iter().min_by_key(|id| self.distance(**id, value, cx));
        match closest.map(|id| self.check(*id, value, cx)) {
            Some(Err(rejected)) => rejected,
            _ => {
                cx.reject(code::CONSTRAINT_CHECK, "a value that one of the schemas accepts", value)
            }
        }
    }
}
