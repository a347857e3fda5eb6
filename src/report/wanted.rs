//! The paths to find in a text, as a tree of their segments.

use super::scan::Cursor;
use std::collections::HashMap;
use std::ops::Range;
use std::string::{String, ToString};
use std::vec;
use std::vec::Vec;
use typed_core::{DocumentPart, Mismatches, PathSegment, Target, TypeMismatch, code};

/// The greatest length of a name that is found in a path, in bytes. Segments are cut to it.
const MAX_NAME: usize = 1024;

/// The paths of all mismatches, and the ranges at which a walk found them.
pub(super) struct Wanted {
    nodes: Vec<Node>,
    /// The node and the target of each mismatch.
    ends: Vec<(usize, Target, bool)>,
}

/// A prefix of a path.
#[derive(Default)]
pub(super) struct Node {
    /// The node of the prefix that is one segment shorter, and the name of the last segment.
    parent: Option<(usize, String)>,
    children: HashMap<String, Slot>,
    /// The codes of the mismatches of the key at the end.
    codes: Vec<&'static str>,
    pub(super) key: Option<Range<usize>>,
    pub(super) value: Option<Range<usize>>,
}

/// The nodes of a key, one for each time that the text has the key, as far as mismatches are about it.
#[derive(Default)]
struct Slot {
    nodes: Vec<usize>,
    /// The number of the occurrence that the next mismatch is about.
    current: usize,
    /// The number of times that the walk met the key.
    met: usize,
}

impl Wanted {
    pub(super) fn new(mismatches: &Mismatches, part: DocumentPart) -> Self {
        let mut wanted = Self { nodes: vec![Node::default()], ends: Vec::new() };
        for mismatch in mismatches {
            wanted.add(mismatch, mismatch.segments(), mismatch.target(), part);
        }
        wanted
    }

    /// Creates the paths of mismatches that are at other paths in the text.
    pub(super) fn at<'m>(
        mismatches: &'m Mismatches,
        path: impl Fn(&'m TypeMismatch) -> (Vec<PathSegment<'m>>, Target),
    ) -> Self {
        let mut wanted = Self { nodes: vec![Node::default()], ends: Vec::new() };
        for mismatch in mismatches {
            let (segments, target) = path(mismatch);
            wanted.add(mismatch, segments.into_iter(), target, DocumentPart::OPEN);
        }
        wanted
    }

    fn add<'m>(
        &mut self,
        mismatch: &TypeMismatch,
        segments: impl Iterator<Item = PathSegment<'m>>,
        mut target: Target,
        mut part: DocumentPart,
    ) {
        let mut node = 0;
        let mut segments = segments.peekable();
        while let Some(segment) = segments.next() {
            // Neither is in the text.
            if matches!(segment, PathSegment::Hidden | PathSegment::Parameter(_)) {
                target = Target::Content;
                break;
            }
            let is_key = segments.peek().is_none() && target == Target::Key;
            let name = segment.to_string();
            for base in part.bases(&name) {
                node = self.child(node, base.into(), None);
            }
            part = match segment {
                PathSegment::Index(index) if !part.has_entries() => part.item(index),
                _ => part.entry(&name).1,
            };
            node = self.child(node, name, is_key.then(|| mismatch.code()));
        }
        let of_variant = mismatch.code() == code::UNKNOWN && target == Target::Content;
        self.ends.push((node, target, of_variant));
    }

    /// Returns the child of a node. `code` is that of a mismatch of the key itself. One of a duplicate is
    /// about the next occurrence of the key. Further mismatches with that path are then about it too.
    fn child(&mut self, node: usize, name: String, code: Option<&str>) -> usize {
        let Self { nodes, .. } = self;
        let Some(slot) = nodes.get(node).and_then(|node| node.children.get(&name)) else {
            let occurrences = if code == Some(code::DUPLICATE) { 2 } else { 1 };
            let current = occurrences - 1;
            let first = nodes.len();
            let children: Vec<_> = (first..first + occurrences).collect();
            let last = first + current;
            for _ in 0..occurrences {
                nodes.push(Node { parent: Some((node, name.clone())), ..Node::default() });
            }
            if let Some(parent) = nodes.get_mut(node) {
                parent.children.insert(name, Slot { nodes: children, current, met: 0 });
            }
            self.mark(last, code);
            return last;
        };
        let has = |at: usize| {
            let node = slot.nodes.get(at).and_then(|node| nodes.get(*node));
            node.is_some_and(|node| code.is_some_and(|code| node.codes.contains(&code)))
        };
        let mut at = slot.current + usize::from(code == Some(code::DUPLICATE));
        while has(at) {
            at += 1;
        }
        let known = slot.nodes.get(at).copied();
        let child = known.unwrap_or(nodes.len());
        if known.is_none() {
            nodes.push(Node { parent: Some((node, name.clone())), ..Node::default() });
        }
        if let Some(slot) = nodes.get_mut(node).and_then(|node| node.children.get_mut(&name)) {
            if known.is_none() {
                slot.nodes.push(child);
            }
            slot.current = at;
        }
        self.mark(child, code);
        child
    }

    fn mark(&mut self, node: usize, code: Option<&str>) {
        let known = [code::DUPLICATE, code::UNKNOWN, code::TYPE, code::RANGE];
        let code = code.map(|code| known.into_iter().find(|known| *known == code).unwrap_or(""));
        if let (Some(node), Some(code)) = (self.nodes.get_mut(node), code) {
            node.codes.push(code);
        }
    }

    pub(super) fn node_mut(&mut self, node: usize) -> Option<&mut Node> {
        self.nodes.get_mut(node)
    }

    /// Returns `true` if a path goes on below a node.
    pub(super) fn is_inner(&self, node: usize) -> bool {
        self.nodes.get(node).is_some_and(|node| !node.children.is_empty())
    }

    /// Returns the node of the base below another one that has the field of a key, or the node itself.
    pub(super) fn holder(&self, node: usize, part: DocumentPart, key: &str) -> Option<usize> {
        part.bases(key).try_fold(node, |node, base| {
            let slot = self.nodes.get(node)?.children.get(base)?;
            slot.nodes.get(slot.current).copied()
        })
    }

    /// Returns the node below another one, for a key that the walk meets.
    pub(super) fn meet(&mut self, node: usize, name: &str) -> Option<usize> {
        let name = name.get(..name.floor_char_boundary(MAX_NAME)).unwrap_or_default();
        let slot = self.nodes.get_mut(node)?.children.get_mut(name)?;
        slot.met += 1;
        slot.nodes.get(slot.met - 1).copied()
    }

    /// Returns the indices of items below a node, from the greatest.
    pub(super) fn indices(&self, node: usize) -> Vec<usize> {
        let children = self.nodes.get(node).map(|node| node.children.keys());
        let mut indices: Vec<usize> =
            children.into_iter().flatten().filter_map(|name| name.parse().ok()).collect();
        indices.sort_unstable_by(|left, right| right.cmp(left));
        indices
    }

    /// Returns the range of each mismatch.
    pub(super) fn ranges(&self, text: &str) -> Vec<Option<Range<usize>>> {
        let range = |(node, target, of_variant): &(usize, Target, bool)| {
            let own = self.nodes.get(*node)?;
            let found = match target {
                Target::Key => own.key.clone().or_else(|| own.value.clone()),
                Target::Content if *of_variant => own.value.as_ref().map(|value| name(text, value)),
                Target::Content => own.value.clone(),
                _ => None,
            };
            found.or_else(|| self.around(*node))
        };
        self.ends.iter().map(range).collect()
    }

    /// Returns the place of a node that is not in the text: an earlier occurrence of its key, or the first
    /// character of the closest part around it.
    fn around(&self, mut at: usize) -> Option<Range<usize>> {
        while let Some((parent, name)) = &self.nodes.get(at)?.parent {
            let slot = self.nodes.get(*parent)?.children.get(name)?;
            let before = slot.nodes.iter().take_while(|node| **node != at);
            let keys = before.filter_map(|node| self.nodes.get(*node)?.key.clone());
            if let Some(key) = keys.last() {
                return Some(key);
            }
            if let Some(value) = &self.nodes.get(*parent)?.value {
                return Some(value.start..value.start + 1);
            }
            at = *parent;
        }
        None
    }
}

/// Returns the range of the name of a variant: that of its key, if the value is an object.
fn name(text: &str, value: &Range<usize>) -> Range<usize> {
    let mut cursor = Cursor::new(text);
    cursor.at = value.start;
    let key = if cursor.take(b'{') { cursor.string() } else { None };
    key.unwrap_or_else(|| value.clone())
}
