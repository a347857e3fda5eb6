//! The tree of schemas that values are checked against.

use crate::class::Constraint;
use crate::schema::json::assert::canon::Canon;
use crate::schema::json::types::Types;
use crate::value::Untyped;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// The number of a schema in its tree.
pub(in crate::schema) type Id = usize;

/// All schemas of a document. They refer to each other by number, also to themselves.
#[derive(Default)]
pub(in crate::schema) struct Tree {
    pub(in crate::schema) nodes: Vec<Node>,
}

impl Tree {
    pub(in crate::schema) fn node(&self, id: Id) -> Option<&Node> {
        self.nodes.get(id)
    }
}

/// A schema. Keywords apply to values of their type only.
pub(in crate::schema) struct Node {
    /// The place in the document, for messages.
    pub(in crate::schema) place: String,
    /// `true` if a reference leads here, so that it can apply to a value several times.
    pub(in crate::schema) is_target: bool,
    pub(in crate::schema) types: Types,
    pub(in crate::schema) constants: Option<Constants>,
    pub(in crate::schema) numbers: &'static [Constraint],
    pub(in crate::schema) strings: &'static [Constraint],
    pub(in crate::schema) lists: Option<Box<Lists>>,
    pub(in crate::schema) maps: Option<Box<Maps>>,
    pub(in crate::schema) applied: Vec<Applied>,
}

impl Node {
    /// Creates a schema that accepts every value.
    pub(in crate::schema) const fn any(place: String) -> Self {
        Self {
            place,
            is_target: false,
            types: Types::ALL,
            constants: None,
            numbers: &[],
            strings: &[],
            lists: None,
            maps: None,
            applied: Vec::new(),
        }
    }

    /// Returns `true` if no value is accepted.
    pub(in crate::schema) const fn is_never(&self) -> bool {
        self.types.is_none()
    }

    /// Passes on each schema that applies to the same value.
    pub(in crate::schema) fn in_place(&self, see: &mut dyn FnMut(Id)) {
        for applied in &self.applied {
            match applied {
                Applied::All(ids) | Applied::Any(ids) | Applied::One(ids) => {
                    ids.iter().copied().for_each(&mut *see);
                }
                Applied::Not(id) => see(*id),
                Applied::If { test, then, otherwise } => {
                    [Some(*test), *then, *otherwise].into_iter().flatten().for_each(&mut *see);
                }
            }
        }
        let dependent = self.maps.iter().flat_map(|maps| &maps.dependent);
        dependent.for_each(|(_, id)| see(*id));
    }
}

/// The values of `enum` or `const`.
pub(in crate::schema) struct Constants {
    #[cfg_attr(not(feature = "schema"), expect(dead_code, reason = "only written to schemas"))]
    pub(in crate::schema) listed: &'static [Untyped],
    /// The listed values, in order.
    pub(super) values: Vec<Canon<'static>>,
    pub(super) text: String,
}

/// Keywords of lists.
pub(in crate::schema) struct Lists {
    pub(in crate::schema) len: &'static [Constraint],
    pub(in crate::schema) prefix: Vec<Id>,
    pub(in crate::schema) items: Option<Id>,
    pub(in crate::schema) contains: Option<Contains>,
    pub(in crate::schema) is_unique: bool,
    pub(in crate::schema) unevaluated: Option<Id>,
}

/// The schema of some items, and the number of items that it accepts.
pub(in crate::schema) struct Contains {
    pub(in crate::schema) item: Id,
    pub(in crate::schema) min: usize,
    pub(in crate::schema) max: usize,
}

/// Keywords of objects.
pub(in crate::schema) struct Maps {
    pub(in crate::schema) len: &'static [Constraint],
    pub(in crate::schema) properties: BTreeMap<String, Id>,
    /// `true` if fields check the values of `properties`, and only their names matter here.
    #[cfg_attr(not(feature = "schema"), expect(dead_code, reason = "only written to schemas"))]
    pub(in crate::schema) has_fields: bool,
    pub(in crate::schema) patterns: Vec<(&'static [Constraint], Id)>,
    pub(in crate::schema) additional: Option<Id>,
    pub(in crate::schema) names: Option<Id>,
    pub(in crate::schema) required: Vec<String>,
    /// The names that another one requires.
    pub(in crate::schema) dependent_required: Vec<(String, Vec<String>)>,
    /// The schemas of objects with a name.
    pub(in crate::schema) dependent: Vec<(String, Id)>,
    pub(in crate::schema) unevaluated: Option<Id>,
}

/// Schemas that apply to the same value.
pub(in crate::schema) enum Applied {
    All(Vec<Id>),
    Any(Vec<Id>),
    One(Vec<Id>),
    Not(Id),
    If { test: Id, then: Option<Id>, otherwise: Option<Id> },
}
