//! Addresses of schemas: references are resolved as RFC 3986 says.

use alloc::string::String;
use alloc::vec::Vec;

/// The greatest length of an address, in bytes. So resolving many references against a long address
/// costs no more than reading them.
const MAX_LEN: usize = 2048;

/// An address without its fragment.
#[derive(Default)]
struct Parts<'u> {
    scheme: Option<&'u str>,
    authority: Option<&'u str>,
    path: &'u str,
    query: Option<&'u str>,
}

impl<'u> Parts<'u> {
    fn of(uri: &'u str) -> Self {
        let (rest, query) = match uri.split_once('?') {
            Some((rest, query)) => (rest, Some(query)),
            None => (uri, None),
        };
        let (scheme, rest) = match rest.split_once(':') {
            Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
            _ => (None, rest),
        };
        let Some(rest) = rest.strip_prefix("//") else {
            return Self { scheme, authority: None, path: rest, query };
        };
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        Self { scheme, authority: Some(authority), path, query }
    }

    fn into_uri(self, path: &str) -> String {
        let Self { scheme, authority, query, .. } = self;
        let parts =
            [(scheme, "", ":"), (authority, "//", ""), (Some(path), "", ""), (query, "?", "")];
        let given =
            parts.into_iter().filter_map(|(part, before, after)| Some([before, part?, after]));
        given.flatten().collect()
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
}

/// Returns the address to which a reference leads from another address. Both have no fragment.
/// Returns `None` if it is too long.
pub(super) fn join(base: &str, reference: &str) -> Option<String> {
    if base.len().saturating_add(reference.len()) > MAX_LEN {
        return None;
    }
    if reference.is_empty() {
        return Some(base.into());
    }
    let (from, to) = (Parts::of(base), Parts::of(reference));
    let parts = match () {
        () if to.scheme.is_some() => to,
        () if to.authority.is_some() => Parts { scheme: from.scheme, ..to },
        () if to.path.is_empty() => Parts { query: to.query.or(from.query), ..from },
        () if to.path.starts_with('/') => Parts { query: to.query, path: to.path, ..from },
        () => {
            let folder = from.path.rfind('/').and_then(|at| from.path.get(..=at));
            let is_root = from.path.is_empty() && from.authority.is_some();
            let folder = folder.unwrap_or(if is_root { "/" } else { "" });
            let path = without_dots(&[folder, to.path].concat());
            return Some(Parts { query: to.query, ..from }.into_uri(&path));
        }
    };
    let path = without_dots(parts.path);
    Some(parts.into_uri(&path))
}

/// Removes `.` and `..` from a path.
fn without_dots(path: &str) -> String {
    let is_absolute = path.starts_with('/');
    let mut segments: Vec<&str> = Vec::new();
    let mut all = path.strip_prefix('/').unwrap_or(path).split('/').peekable();
    while let Some(segment) = all.next() {
        let is_last = all.peek().is_none();
        match segment {
            "." => {}
            ".." => drop(segments.pop()),
            segment => {
                segments.push(segment);
                continue;
            }
        }
        if is_last {
            // What remains is a folder.
            segments.push("");
        }
    }
    let path = segments.join("/");
    if is_absolute { ["/", &path].concat() } else { path }
}

#[cfg(test)]
mod tests {
    use super::join;
    use alloc::string::String;

    #[test]
    fn references_are_resolved_as_the_rfc_says() {
        // RFC 3986, 5.4.
        for (reference, expected) in [
            ("g:h", "g:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            (";x", "http://a/b/c/;x"),
            ("g;x?y", "http://a/b/c/g;x?y"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("./", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"),
            ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("/../g", "http://a/g"),
            ("g.", "http://a/b/c/g."),
            ("..g", "http://a/b/c/..g"),
            ("./g/.", "http://a/b/c/g/"),
            ("g/../h", "http://a/b/c/h"),
            ("g;x=1/../y", "http://a/b/c/y"),
        ] {
            let joined = join("http://a/b/c/d;p?q", reference);
            assert_eq!(joined.as_deref(), Some(expected), "{reference}");
        }
    }

    #[test]
    fn addresses_without_a_host_are_bases_too() {
        let long = "a".repeat(2048);
        for (base, reference, expected) in [
            ("", "item", Some("item")),
            ("list", "item", Some("item")),
            ("lists/one", "item", Some("lists/item")),
            ("http://a", "item", Some("http://a/item")),
            ("urn:uuid:1", "", Some("urn:uuid:1")),
            ("urn:uuid:1", "urn:uuid:2", Some("urn:uuid:2")),
            ("item", &long, None),
            ("", &long, Some(&*long)),
        ] {
            let joined = join(base, reference);
            assert_eq!(joined, expected.map(String::from), "{base} {reference}");
        }
    }
}
