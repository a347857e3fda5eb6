//! Literals in attributes.

use crate::attr::ungroup;
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Expr, ExprLit, GenericArgument, Lit, PathArguments, Type, UnOp};

/// A numeric literal.
#[derive(Clone, Copy)]
pub(crate) enum Number {
    Int(i128),
    Float(f64),
}

/// Returns the number of a literal, which may be negative.
pub(crate) fn number(expr: &Expr) -> Option<Number> {
    match ungroup(expr) {
        Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) => int.base10_parse().ok().map(Number::Int),
        Expr::Lit(ExprLit { lit: Lit::Byte(byte), .. }) => Some(Number::Int(byte.value().into())),
        Expr::Lit(ExprLit { lit: Lit::Float(float), .. }) => {
            float.base10_parse().ok().map(Number::Float)
        }
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => match number(&unary.expr)? {
            Number::Int(int) => int.checked_neg().map(Number::Int),
            Number::Float(float) => Some(Number::Float(-float)),
        },
        _ => None,
    }
}

/// Returns a number as a reader would write it: `0`, and not `0usize`.
pub(crate) fn unsuffixed(number: usize) -> proc_macro2::Literal {
    proc_macro2::Literal::usize_unsuffixed(number)
}

pub(crate) fn text(expr: &Expr) -> Option<String> {
    match ungroup(expr) {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

/// Returns the literal as a `Literal` of the run-time core.
pub(crate) fn as_const(expr: &Expr) -> Option<TokenStream> {
    if let Some(number) = number(expr) {
        return Some(match number {
            Number::Int(int) => {
                let int = proc_macro2::Literal::i128_unsuffixed(int);
                quote!(__typed::Literal::Int(#int))
            }
            Number::Float(float) => quote!(__typed::Literal::Float(#float)),
        });
    }
    match ungroup(expr) {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => {
            Some(quote!(__typed::Literal::Str(#text)))
        }
        // A character is a string in values.
        Expr::Lit(ExprLit { lit: Lit::Char(char), .. }) => {
            let text = char.value().to_string();
            Some(quote!(__typed::Literal::Str(#text)))
        }
        Expr::Lit(ExprLit { lit: Lit::Bool(value), .. }) => {
            Some(quote!(__typed::Literal::Bool(#value)))
        }
        _ => None,
    }
}

/// The kind of a type, judged by its last name. That suffices to convert a literal to it.
pub(crate) enum TypeKind<'t> {
    /// `Option<T>`.
    Option(&'t Type),
    /// A type that has literals.
    Primitive(Primitive),
    /// Any other type.
    Other { is_untyped: bool },
}

/// A type that has literals.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Primitive {
    Bool,
    Char,
    Int,
    Float,
    Reference,
}

/// Returns the type without parentheses and the invisible group that `$t:ty` puts around it.
pub(super) fn ungroup_type(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            _ => return ty,
        };
    }
}

/// Returns what to use instead of a type that is unsized, as far as the macro can see. Types that
/// can end in `+` are among them: no generated code could follow one.
pub(crate) fn sized_instead(ty: &Type) -> Option<&'static str> {
    match ungroup_type(ty) {
        Type::Path(path) if path.path.is_ident("str") => Some("`String` or `&str`"),
        Type::Slice(_) => Some("`Vec` or a reference"),
        Type::TraitObject(_) => Some("`Box<dyn …>`, marked `#[typed(opaque)]`"),
        _ => None,
    }
}

pub(crate) fn kind_of(ty: &Type) -> TypeKind<'_> {
    match ungroup_type(ty) {
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else {
                return TypeKind::Other { is_untyped: false };
            };
            let name = last.ident.to_string();
            match (name.as_str(), &last.arguments) {
                ("Option", PathArguments::AngleBracketed(arguments)) => {
                    match arguments.args.first() {
                        Some(GenericArgument::Type(inner)) => TypeKind::Option(inner),
                        _ => TypeKind::Other { is_untyped: false },
                    }
                }
                ("bool", _) => TypeKind::Primitive(Primitive::Bool),
                ("char", _) => TypeKind::Primitive(Primitive::Char),
                ("f32" | "f64", _) => TypeKind::Primitive(Primitive::Float),
                (
                    "i8" | "i16" | "i32" | "i64" | "i128" | "isize" | "u8" | "u16" | "u32" | "u64"
                    | "u128" | "usize",
                    _,
                ) => TypeKind::Primitive(Primitive::Int),
                (name, _) => TypeKind::Other { is_untyped: matches!(name, "Untyped" | "Value") },
            }
        }
        Type::Reference(_) => TypeKind::Primitive(Primitive::Reference),
        _ => TypeKind::Other { is_untyped: false },
    }
}

/// Returns `true` if numbers of the type have a fraction, also inside an `Option`.
pub(crate) fn is_float(ty: &Type) -> bool {
    match kind_of(ty) {
        TypeKind::Option(inner) => is_float(inner),
        TypeKind::Primitive(primitive) => primitive == Primitive::Float,
        TypeKind::Other { .. } => false,
    }
}

/// Returns `true` if the type is converted from a string literal unchanged, also inside an
/// `Option`.
#[cfg(feature = "regex")]
pub(crate) fn is_text(ty: &Type) -> bool {
    match (kind_of(ty), ungroup_type(ty)) {
        (TypeKind::Option(inner), _) => is_text(inner),
        (_, Type::Reference(_)) => true,
        (_, Type::Path(path)) => {
            let name = path.path.segments.last();
            name.is_some_and(|name| ["String", "Cow"].iter().any(|text| name.ident == text))
        }
        _ => false,
    }
}

/// Returns the source of an expression or a type, with the usual spaces.
pub(crate) fn source(tokens: &impl ToTokens) -> String {
    let mut text = String::new();
    write(tokens.to_token_stream(), &mut text);
    text
}

fn write(tokens: TokenStream, text: &mut String) {
    // `true` after a binary operator, which has spaces around it.
    let mut is_binary = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => (" { ", " }"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                write(group.stream(), text);
                text.push_str(close);
            }
            TokenTree::Punct(punct) => {
                if ends_operand(text) && matches!(punct.as_char(), '+' | '-' | '*' | '/' | '=') {
                    text.push(' ');
                    is_binary = true;
                }
                text.push(punct.as_char());
                let is_last = punct.spacing() == Spacing::Alone;
                if matches!(punct.as_char(), ',' | ';') || (is_last && is_binary) {
                    text.push(' ');
                    is_binary = false;
                }
            }
            word => {
                if ends_operand(text) {
                    text.push(' ');
                }
                text.push_str(&word.to_string());
            }
        }
    }
}

fn ends_operand(text: &str) -> bool {
    text.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '_' | '"' | '>' | ')'))
}

#[cfg(test)]
mod tests {
    use super::source;
    use proc_macro2::TokenStream;

    #[test]
    fn tokens_are_spaced_as_written() {
        for text in [
            "Box<dyn Fn(i64) -> i64 + Send + Sync>",
            "Vec::new()",
            "<T as Trait>::Assoc",
            "&'a str",
            "[u8; 4]",
            "HashMap<String, Vec<u8>>",
            "-1",
            "MIN..=MAX",
            "a + 1",
            "Some(\"x\")",
        ] {
            let tokens: TokenStream = text.parse().unwrap_or_default();
            assert_eq!(source(&tokens), text);
        }
    }
}
