//! Walks over JSON text: one finds paths, one finds secrets.

use super::scan::Cursor;
use super::wanted::Wanted;
use std::ops::Range;
use std::vec::Vec;
use typed_core::{DocumentPart, MAX_DEPTH};

/// Returns the range of each path in a JSON text. Linear in the text and the paths.
pub(super) fn locate(wanted: Wanted, part: DocumentPart, text: &str) -> Vec<Option<Range<usize>>> {
    let mut locator = Locator { cursor: Cursor::new(text), wanted };
    // A walk that gives up has found what is before.
    let _ = locator.value(0, part, MAX_DEPTH);
    locator.wanted.ranges(text)
}

struct Locator<'t> {
    cursor: Cursor<'t>,
    wanted: Wanted,
}

impl Locator<'_> {
    /// Walks over the value of a node.
    fn value(&mut self, node: usize, part: DocumentPart, below: u8) -> Option<()> {
        let first = self.cursor.peek()?;
        let start = self.cursor.at;
        // Until the end is known, for the case that there is none.
        self.found(node, start..start + 1);
        match first {
            b'{' if self.wanted.is_inner(node) => self.object(node, part, below.checked_sub(1)?)?,
            b'[' if self.wanted.is_inner(node) => self.list(node, part, below.checked_sub(1)?)?,
            _ => {
                self.cursor.value()?;
            }
        }
        self.found(node, start..self.cursor.at);
        Some(())
    }

    fn found(&mut self, node: usize, range: Range<usize>) {
        if let Some(node) = self.wanted.node_mut(node) {
            node.value = Some(range);
        }
    }

    fn object(&mut self, node: usize, part: DocumentPart, below: u8) -> Option<()> {
        self.cursor.at += 1;
        if self.cursor.take(b'}') {
            return Some(());
        }
        loop {
            let range = self.cursor.string()?;
            let key = self.cursor.key(&range);
            let holder = self.wanted.holder(node, part, &key);
            let (name, part) = part.entry(&key);
            let child = holder.and_then(|holder| self.wanted.meet(holder, &name));
            if let Some(child) = child.and_then(|child| self.wanted.node_mut(child)) {
                child.key = Some(range);
            }
            if !self.cursor.take(b':') {
                return None;
            }
            match child {
                Some(child) => self.value(child, part, below)?,
                None => {
                    self.cursor.value()?;
                }
            }
            if !self.cursor.take(b',') {
                return self.cursor.take(b'}').then_some(());
            }
        }
    }

    fn list(&mut self, node: usize, part: DocumentPart, below: u8) -> Option<()> {
        self.cursor.at += 1;
        if self.cursor.take(b']') {
            return Some(());
        }
        let mut wanted = self.wanted.indices(node);
        for index in 0.. {
            let child = match wanted.last() {
                Some(next) if *next == index => {
                    wanted.pop();
                    self.wanted.meet(node, &std::format!("{index}"))
                }
                _ => None,
            };
            match child {
                Some(child) => self.value(child, part.item(index), below)?,
                None => {
                    self.cursor.value()?;
                }
            }
            if !self.cursor.take(b',') {
                return self.cursor.take(b']').then_some(());
            }
        }
        None
    }
}

/// Returns the ranges of a JSON text that can be secrets, as far as they are in the windows, which are in
/// order. The text is certainly JSON before `end`.
pub(super) fn secrets(
    part: DocumentPart,
    text: &str,
    end: usize,
    windows: &[Range<usize>],
) -> Vec<Range<usize>> {
    let mut hider = Hider { cursor: Cursor::new(text), end, windows, hidden: Vec::new() };
    let _ = hider.value(part, MAX_DEPTH);
    // The walk gave up here, or passed the windows. What follows is not known.
    hider.hidden.push(hider.cursor.at.min(end)..text.len());
    hider.hidden
}

struct Hider<'t, 'w> {
    cursor: Cursor<'t>,
    end: usize,
    windows: &'w [Range<usize>],
    hidden: Vec<Range<usize>>,
}

impl Hider<'_, '_> {
    fn value(&mut self, part: DocumentPart, below: u8) -> Option<()> {
        let first = self.cursor.peek()?;
        let start = self.cursor.at;
        if start >= self.end || self.windows.last().is_none_or(|last| start >= last.end) {
            return None;
        }
        if part.is_hidden() {
            let range = self.cursor.value()?;
            self.hide(range, || true);
            return Some(());
        }
        match first {
            b'{' => self.object(part, below.checked_sub(1)?),
            b'[' => self.list(part, below.checked_sub(1)?),
            _ => {
                let range = self.cursor.value()?;
                self.hide(range, || part.is_secret());
                Some(())
            }
        }
    }

    /// Hides a range if it is shown, and if it can be a secret. `null` is never one.
    fn hide(&mut self, range: Range<usize>, is_secret: impl FnOnce() -> bool) {
        while self.windows.first().is_some_and(|window| window.end <= range.start) {
            self.windows = self.windows.get(1..).unwrap_or_default();
        }
        if self.windows.first().is_some_and(|window| window.start < range.end)
            && self.cursor.text(&range) != "null"
            && is_secret()
        {
            self.hidden.push(range);
        }
    }

    fn object(&mut self, part: DocumentPart, below: u8) -> Option<()> {
        self.cursor.at += 1;
        if self.cursor.take(b'}') {
            return Some(());
        }
        loop {
            let range = self.cursor.string()?;
            let entry = part.entry(&self.cursor.key(&range)).1;
            if !self.cursor.take(b':') {
                return None;
            }
            self.value(entry, below)?;
            if !self.cursor.take(b',') {
                return self.cursor.take(b'}').then_some(());
            }
        }
    }

    fn list(&mut self, part: DocumentPart, below: u8) -> Option<()> {
        self.cursor.at += 1;
        if self.cursor.take(b']') {
            return Some(());
        }
        for index in 0.. {
            self.value(part.item(index), below)?;
            if !self.cursor.take(b',') {
                return self.cursor.take(b']').then_some(());
            }
        }
        None
    }
}
