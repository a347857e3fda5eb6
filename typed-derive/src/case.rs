//! `rename_all`: one convention for all names of a type.

/// A naming convention, under the name that serde gives it.
#[derive(Clone, Copy)]
pub(crate) struct Case {
    /// The name of the convention, written in itself.
    pub(crate) name: &'static str,
    separator: &'static str,
    first: Letters,
    rest: Letters,
}

/// How the letters of a word are written.
#[derive(Clone, Copy)]
enum Letters {
    Lower,
    Upper,
    Capitalized,
}

pub(crate) const CASES: [Case; 8] = {
    use Letters::{Capitalized, Lower, Upper};
    const fn case(
        name: &'static str,
        separator: &'static str,
        first: Letters,
        rest: Letters,
    ) -> Case {
        Case { name, separator, first, rest }
    }
    [
        case("lowercase", "", Lower, Lower),
        case("UPPERCASE", "", Upper, Upper),
        case("PascalCase", "", Capitalized, Capitalized),
        case("camelCase", "", Lower, Capitalized),
        case("snake_case", "_", Lower, Lower),
        case("SCREAMING_SNAKE_CASE", "_", Upper, Upper),
        case("kebab-case", "-", Lower, Lower),
        case("SCREAMING-KEBAB-CASE", "-", Upper, Upper),
    ]
};

impl Case {
    /// The name of a field or a variant in this convention.
    pub(crate) fn apply(self, name: &str) -> String {
        // As serde has it, a change of letters alone leaves the underscores of a field.
        let capitalizes = matches!(self.rest, Letters::Capitalized);
        let changes_letters_only = self.separator.is_empty() && !capitalizes;
        let separator =
            if changes_letters_only && name.contains('_') { "_" } else { self.separator };
        let mut renamed = String::new();
        for (index, word) in words(name).iter().enumerate() {
            let letters = if index == 0 { self.first } else { self.rest };
            if index > 0 {
                renamed.push_str(separator);
            }
            match letters {
                Letters::Lower => renamed.push_str(&word.to_lowercase()),
                Letters::Upper => renamed.push_str(&word.to_uppercase()),
                Letters::Capitalized => {
                    let (first, rest) =
                        word.split_at(word.chars().next().map_or(0, char::len_utf8));
                    renamed.push_str(&first.to_uppercase());
                    renamed.push_str(&rest.to_lowercase());
                }
            }
        }
        renamed
    }
}

/// The words of `snake_case` and `PascalCase`: a word begins after `_`, and at every capital.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut begins = true;
    for letter in name.chars() {
        if letter == '_' {
            begins = true;
            continue;
        }
        begins |= letter.is_uppercase();
        match words.last_mut() {
            Some(word) if !begins => word.push(letter),
            _ => words.push(String::from(letter)),
        }
        begins = false;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::CASES;

    #[test]
    fn conventions_are_those_of_serde() {
        let renamed = |name: &str| CASES.map(|case| case.apply(name));
        let rest =
            ["VeryTasty", "veryTasty", "very_tasty", "VERY_TASTY", "very-tasty", "VERY-TASTY"];
        let (field, variant) = (renamed("very_tasty"), renamed("VeryTasty"));
        assert_eq!(field[..2], ["very_tasty", "VERY_TASTY"]);
        assert_eq!(variant[..2], ["verytasty", "VERYTASTY"]);
        assert_eq!(field[2..], rest);
        assert_eq!(variant[2..], rest);
        assert_eq!(renamed("z42").map(|name| name.to_lowercase()), ["z42"; 8]);
    }
}
