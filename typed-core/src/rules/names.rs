//! Naming conventions.

use crate::class::Class;
use crate::rules::members::{Member, Members};

/// A naming convention, whose name is written in its own case. Letters beyond ASCII fit all
/// conventions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Case {
    /// `lowercase`
    Lower,
    /// `UPPERCASE`
    Upper,
    /// `PascalCase`
    Pascal,
    /// `camelCase`
    Camel,
    /// `snake_case`, which may start with underscores
    Snake,
    /// `SCREAMING_SNAKE_CASE`, which may start with underscores
    ScreamingSnake,
    /// `kebab-case`
    Kebab,
    /// `SCREAMING-KEBAB-CASE`
    ScreamingKebab,
}

impl Case {
    /// Returns the name of the convention in `rename_all`.
    #[must_use]
    #[inline]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lower => "lowercase",
            Self::Upper => "UPPERCASE",
            Self::Pascal => "PascalCase",
            Self::Camel => "camelCase",
            Self::Snake => "snake_case",
            Self::ScreamingSnake => "SCREAMING_SNAKE_CASE",
            Self::Kebab => "kebab-case",
            Self::ScreamingKebab => "SCREAMING-KEBAB-CASE",
        }
    }

    /// Returns `true` if a name follows the convention.
    ///
    /// ```
    /// use typed_structs::rules::Case;
    ///
    /// assert!(Case::Snake.fits("user_name2") && Case::Snake.fits("_reserved"));
    /// assert!(!Case::Snake.fits("userName") && !Case::Snake.fits("user__name"));
    /// assert!(Case::Camel.fits("userName") && !Case::Camel.fits("UserName"));
    /// ```
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
    #[inline]
    pub const fn fits(self, name: &str) -> bool {
        let (separator, has_upper, has_lower) = match self {
            Self::Lower => (0, false, true),
            Self::Upper => (0, true, false),
            Self::Pascal | Self::Camel => (0, true, true),
            Self::Snake => (b'_', false, true),
            Self::ScreamingSnake => (b'_', true, false),
            Self::Kebab => (b'-', false, true),
            Self::ScreamingKebab => (b'-', true, false),
        };
        let name = name.as_bytes();
        let mut start = 0;
        while separator == b'_' && start < name.len() && name[start] == b'_' {
            start += 1;
        }
        if start == name.len() {
            return false;
        }
        let first = name[start];
        match self {
            Self::Pascal if !first.is_ascii_uppercase() && first.is_ascii() => return false,
            Self::Camel if !first.is_ascii_lowercase() && first.is_ascii() => return false,
            _ => {}
        }
        let mut at = start;
        while at < name.len() {
            let letter = name[at];
            // A separator has a word on each side.
            let is_between = at > start && at + 1 < name.len() && name[at - 1] != letter;
            let fits = !letter.is_ascii()
                || letter.is_ascii_digit()
                || (has_upper && letter.is_ascii_uppercase())
                || (has_lower && letter.is_ascii_lowercase())
                || (letter == separator && is_between);
            if !fits {
                return false;
            }
            at += 1;
        }
        true
    }
}

/// A rule about the names of members that a class declares itself, or of the class.
///
/// It checks the names at run time, after `rename` and `rename_all`. Fields without a name are
/// skipped.
///
/// ```
/// use typed_structs::rules::{Case, Members, Names};
///
/// const FIELDS: Names = Names::of(Members::FIELDS).in_case(Case::Snake);
/// const CLASSES: Names = Names::of(Members::CLASS).in_case(Case::Pascal).ending_with("Service");
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Names {
    of: Members,
    case: Option<Case>,
    prefix: &'static str,
    suffix: &'static str,
}

impl Names {
    /// Creates a rule for the names of these members, without a requirement.
    #[inline]
    pub const fn of(members: Members) -> Self {
        Self { of: members, case: None, prefix: "", suffix: "" }
    }

    /// Requires that names follow a convention.
    #[inline]
    pub const fn in_case(self, case: Case) -> Self {
        Self { case: Some(case), ..self }
    }

    /// Requires that names start with a prefix.
    #[inline]
    pub const fn beginning_with(self, prefix: &'static str) -> Self {
        Self { prefix, ..self }
    }

    /// Requires that names end with a suffix.
    #[inline]
    pub const fn ending_with(self, suffix: &'static str) -> Self {
        Self { suffix, ..self }
    }

    /// Checks a class.
    ///
    /// # Panics
    /// If a name breaks the rule. The message names the first one.
    #[inline]
    #[track_caller]
    pub const fn check(&self, class: &Class) {
        let mut members = self.of.walk(class);
        while let Some(member) = members.next() {
            if !member.is_numbered() {
                self.check_one(class, &member);
            }
        }
    }
    #[inline]
    #[track_caller]
    const fn check_one(&self, class: &Class, member: &Member) {
        let name = member.name();
        let (demand, wanted) = if let Some(case) = self.case
            && !case.fits(name)
        {
            ("must be named in ", case.name())
        } else if !begins(name.as_bytes(), self.prefix.as_bytes()) {
            ("must have a name that starts with ", self.prefix)
        } else if !ends(name.as_bytes(), self.suffix.as_bytes()) {
            ("must have a name that ends with ", self.suffix)
        } else {
            return;
        };
        let message = member.sentence(class).text(demand).text("`").text(wanted);
        message
            .text("`: rename it, or give it another name with `#[typed(rename = \"…\")]`")
            .fail();
    }
}
#[inline]
const fn begins(name: &[u8], prefix: &[u8]) -> bool {
    match name.split_at_checked(prefix.len()) {
        Some((start, _)) => is_same(start, prefix),
        None => false,
    }
}

const fn ends(name: &[u8], suffix: &[u8]) -> bool {
    if name.len() < suffix.len() {
        return false;
    }
    let (_, end) = name.split_at(name.len() - suffix.len());
    is_same(end, suffix)
}

#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
const fn is_same(left: &[u8], right: &[u8]) -> bool {
    let mut at = 0;
    while at < right.len() {
        if left[at] != right[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::Case::{Camel, Kebab, Lower, Pascal, ScreamingKebab, ScreamingSnake, Snake, Upper};

    #[test]
    fn every_convention_fits_its_own_name_and_what_it_shares() {
        let all = [Lower, Upper, Pascal, Camel, Snake, ScreamingSnake, Kebab, ScreamingKebab];
        for case in all {
            let fitting: std::vec::Vec<_> =
                all.iter().filter(|one| one.fits(case.name())).collect();
            let expected: &[_] = match case {
                // One word fits several conventions.
                Lower => &[Lower, Camel, Snake, Kebab],
                Upper => &[Upper, Pascal, ScreamingSnake, ScreamingKebab],
                _ => &[case],
            };
            assert!(fitting.into_iter().eq(expected), "{}", case.name());
        }
        for (case, wrong) in [
            (Snake, ""),
            (Snake, "_"),
            (Snake, "a_"),
            (Snake, "a__b"),
            (Snake, "a-b"),
            (Kebab, "-a"),
            (Pascal, "2D"),
            (Camel, "_a"),
            (Camel, "A"),
            (Upper, "A_B"),
            (Lower, "a b"),
        ] {
            assert!(!case.fits(wrong), "{} {wrong}", case.name());
        }
        assert!(Snake.fits("größe_2") && Pascal.fits("Über2") && ScreamingSnake.fits("__A"));
    }
}
