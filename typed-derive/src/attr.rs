//! The syntax of `#[typed(…)]`: keys alone, with a value, or with a list.

use crate::ctxt::{Ctxt, append};
use crate::literal::{sized_instead, source};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Attribute, Expr, ExprLit, Ident, Lit, LitStr, MacroDelimiter, Meta, Token, Type, token};

/// A `key`, `key = value` or `key(list)`.
pub(crate) struct Entry {
    pub(crate) key: Ident,
    pub(crate) content: Content,
}

pub(crate) enum Content {
    Word,
    Value(Token![=], Option<Box<Expr>>),
    /// The value of a key in [`TYPE_KEYS`].
    Type(Box<Type>),
    List(Group),
}

/// Parses the entries of all `#[typed(…)]` attributes, in order.
pub(crate) fn entries(cx: &Ctxt, attrs: &[Attribute]) -> Vec<Entry> {
    let mut entries = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("typed")) {
        match &attr.meta {
            Meta::List(list) if matches!(list.delimiter, MacroDelimiter::Paren(_)) => {
                let parser = |input: ParseStream<'_>| parse_entries(cx, input, &mut entries);
                cx.ok(parser.parse2(list.tokens.clone()));
            }
            Meta::List(list) => {
                let delimiter = list.delimiter.span().open();
                cx.push(syn::Error::new(delimiter, "expected parentheses: `#[typed(…)]`"));
            }
            Meta::Path(path) => cx.error(path, "expected a list: `#[typed(…)]`"),
            Meta::NameValue(meta) => {
                cx.error(meta.eq_token, "expected a list: `#[typed(…)]`");
            }
        }
    }
    entries
}

fn parse_entries(cx: &Ctxt, input: ParseStream<'_>, entries: &mut Vec<Entry>) -> syn::Result<()> {
    while !input.is_empty() {
        let no_name = "expected the name of an attribute, such as `rename = \"…\"`";
        let entry: Option<Entry> = if input.peek(Ident::peek_any) {
            Some(input.parse()?)
        } else if input.peek(Lit) {
            cx.error(input.parse::<Lit>()?, no_name);
            None
        } else {
            return Err(input.error(no_name));
        };
        if !input.is_empty() {
            if !input.peek(Token![,]) {
                return Err(not_a_comma(input, entry.as_ref()));
            }
            input.parse::<Token![,]>()?;
        }
        if let Some(entry) = entry {
            entries.push(entry);
        }
    }
    Ok(())
}

/// Returns the error for the token after an entry.
fn not_a_comma(input: ParseStream<'_>, entry: Option<&Entry>) -> syn::Error {
    let message = match entry {
        Some(Entry { key, content: Content::Word }) => {
            if input.peek(token::Bracket) || input.peek(token::Brace) {
                format!("expected parentheses: `{key}(…)`")
            } else if input.peek(Lit) {
                format!("expected `=`: `{key} = …`")
            } else if input.peek(Token![::]) {
                String::from("expected a single name, not a path")
            } else {
                String::from("expected `,` between two attributes")
            }
        }
        _ => String::from("expected `,` between two attributes"),
    };
    // `input.error` would point at all of a group.
    match input.cursor().token_tree() {
        Some((TokenTree::Group(group), _)) => syn::Error::new(group.span_open(), message),
        _ => input.error(message),
    }
}

/// The keys whose value is a type. `Vec<u8>` is not an expression.
const TYPE_KEYS: &[&str] = &["returns"];

impl Parse for Entry {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = input.call(Ident::parse_any)?;
        let content = if input.peek(Token![=]) {
            let eq = input.parse()?;
            let missing = input.is_empty() || input.peek(Token![,]);
            if !missing && TYPE_KEYS.iter().any(|known| key == known) {
                return Ok(Self { key, content: Content::Type(input.parse()?) });
            }
            Content::Value(eq, if missing { None } else { Some(Box::new(input.parse()?)) })
        } else if input.peek(token::Paren) {
            match input.parse()? {
                TokenTree::Group(group) => Content::List(group),
                other => return Err(syn::Error::new_spanned(other, "expected `(`")),
            }
        } else {
            Content::Word
        };
        Ok(Self { key, content })
    }
}

impl Entry {
    /// Returns the tokens after the key, for errors.
    fn content_tokens(&self) -> TokenStream {
        match &self.content {
            Content::Word => self.key.to_token_stream(),
            Content::Value(eq, None) => eq.to_token_stream(),
            Content::Value(_, Some(value)) => value.to_token_stream(),
            Content::Type(ty) => ty.to_token_stream(),
            Content::List(group) => group.to_token_stream(),
        }
    }

    pub(crate) fn expected(&self, what: &str) -> syn::Error {
        syn::Error::new_spanned(self.content_tokens(), what)
    }

    /// Requires that the entry is a key alone.
    pub(crate) fn word(&self) -> syn::Result<()> {
        match self.content {
            Content::Word => Ok(()),
            _ => Err(self.expected(&format!("`{}` takes no value", self.key))),
        }
    }

    /// Parses `key = "text"`.
    pub(crate) fn text(&self) -> syn::Result<LitStr> {
        match &self.content {
            Content::Value(_, Some(value)) => match ungroup(value) {
                Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) if text.suffix().is_empty() => {
                    Ok(text.clone())
                }
                _ => Err(self.expected("expected string literal")),
            },
            _ => Err(self.expected(&self.as_value("string literal", "\"…\""))),
        }
    }

    /// Returns the expression of `key = expression`.
    pub(crate) fn expr(&self) -> syn::Result<&Expr> {
        match &self.content {
            Content::Value(_, Some(value)) => Ok(value),
            _ => Err(self.expected(&self.as_value("a value", "…"))),
        }
    }

    /// Parses `key = Type`.
    pub(crate) fn ty(&self) -> syn::Result<Type> {
        match &self.content {
            Content::Type(ty) => match sized_instead(ty) {
                Some(_) => Err(self.expected("expected a sized type")),
                None => Ok(Type::clone(ty)),
            },
            _ => Err(self.expected(&format!("expected a type: `{} = Type`", self.key))),
        }
    }

    /// Parses `key = path`.
    pub(crate) fn path(&self, what: &str) -> syn::Result<syn::Path> {
        let expected = || self.expected(&self.as_value(what, "path"));
        match &self.content {
            Content::Value(_, Some(value)) => match ungroup(value) {
                Expr::Path(path) if path.qself.is_none() => Ok(path.path.clone()),
                _ => Err(expected()),
            },
            _ => Err(expected()),
        }
    }

    /// Parses `key(list)`.
    pub(crate) fn list<T>(
        &self,
        what: &str,
        parser: fn(ParseStream<'_>) -> syn::Result<T>,
    ) -> syn::Result<T> {
        parser.parse2(self.listed(what)?)
    }

    /// Parses `key(entries)`.
    pub(crate) fn entries(&self, cx: &Ctxt, what: &str) -> syn::Result<Vec<Self>> {
        let mut entries = Vec::new();
        let parser = |input: ParseStream<'_>| parse_entries(cx, input, &mut entries);
        parser.parse2(self.listed(what)?)?;
        Ok(entries)
    }

    pub(crate) fn listed(&self, what: &str) -> syn::Result<TokenStream> {
        match &self.content {
            Content::List(group)
                if group.delimiter() == Delimiter::Parenthesis && !group.stream().is_empty() =>
            {
                Ok(group.stream())
            }
            Content::Value(_, Some(value)) => {
                // `one_of = [1, 2]` and `one_of = (1, 2)` lack only the parentheses.
                let list = match ungroup(value) {
                    Expr::Array(array) => source(&array.elems),
                    Expr::Tuple(tuple) => source(&tuple.elems),
                    Expr::Paren(paren) => source(&paren.expr),
                    other => source(other),
                };
                Err(self.expected(&format!("expected {what}: `{}({list})`", self.key)))
            }
            _ => Err(self.expected(&format!("expected {what}: `{}(…)`", self.key))),
        }
    }
}

/// Parses items that are separated by commas.
pub(crate) fn separated<T: Parse>(input: ParseStream<'_>) -> syn::Result<Vec<T>> {
    let mut all = Vec::new();
    while !input.is_empty() {
        all.push(input.parse()?);
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(all)
}

/// Returns the path of the crate `typed_structs`.
pub(crate) fn krate(chosen: Option<&syn::Path>) -> TokenStream {
    chosen.map_or_else(|| quote!(::typed_structs), ToTokens::to_token_stream)
}

/// Returns the path of a crate, which the generated code extends.
pub(crate) fn crate_path(path: syn::Path) -> syn::Result<syn::Path> {
    let with_arguments = path.segments.iter().find(|segment| !segment.arguments.is_none());
    let Some(segment) = with_arguments else { return Ok(path) };
    let message = "expected the path of the crate, without arguments";
    Err(syn::Error::new_spanned(&segment.arguments, message))
}

/// Returns the expression without the invisible group that `$e:expr` puts around it.
pub(crate) fn ungroup(mut expr: &Expr) -> &Expr {
    while let Expr::Group(group) = expr {
        expr = &group.expr;
    }
    expr
}

/// The value of an attribute that can be given once.
pub(crate) struct Attr<T> {
    name: &'static str,
    key: Option<Ident>,
    value: Option<T>,
}

impl<T> Attr<T> {
    pub(crate) const fn none(name: &'static str) -> Self {
        Self { name, key: None, value: None }
    }

    /// Sets the value, or reports that there is one already.
    pub(crate) fn set(&mut self, cx: &Ctxt, key: &Ident, value: syn::Result<T>) {
        let Some(value) = cx.ok(value) else { return };
        if self.key.is_some() {
            cx.error(key, format!("`{}` is given twice", self.name));
        } else {
            self.key = Some(key.clone());
            self.value = Some(value);
        }
    }

    pub(crate) const fn is_some(&self) -> bool {
        self.key.is_some()
    }

    pub(crate) const fn key(&self) -> Option<&Ident> {
        self.key.as_ref()
    }

    pub(crate) const fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }

    pub(crate) fn take(self) -> Option<T> {
        self.value
    }
}

/// Reports each of the attributes that is given.
pub(crate) fn reject_each(cx: &Ctxt, given: &[Option<&Ident>], why: &str) {
    for key in given.iter().flatten() {
        cx.error(key, format!("`{key}` {why}"));
    }
}

/// Reports a key that is unknown, or that belongs elsewhere.
pub(crate) fn unknown_key(cx: &Ctxt, key: &Ident, here: &[&str], elsewhere: &[(&str, &[&str])]) {
    let name = key.unraw().to_string();
    for (place, keys) in elsewhere {
        if keys.contains(&name.as_str()) {
            cx.error(key, format!("`{name}` belongs on {place}, not here"));
            return;
        }
    }
    let mut close = None;
    let mut nearest = 2 + name.len() / 4;
    for known in here {
        let distance = strsim(&name, known);
        if distance < nearest {
            (close, nearest) = (Some(known), distance);
        }
    }
    match close {
        Some(known) => {
            cx.error(key, format!("unknown typed attribute `{name}`; did you mean `{known}`?"));
        }
        None => {
            let mut known = String::new();
            here.iter().for_each(|key| append(&mut known, "`, `", key));
            cx.error(key, format!("unknown typed attribute `{name}`; known here: `{known}`"));
        }
    }
}

/// Returns the Levenshtein distance of two keys.
fn strsim(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (1..=right.len()).collect();
    for (index, one) in left.bytes().enumerate() {
        let mut diagonal = index;
        let mut before = index + 1;
        for (cell, other) in row.iter_mut().zip(right.bytes()) {
            let next = (diagonal + usize::from(one != other)).min(before + 1).min(*cell + 1);
            diagonal = core::mem::replace(cell, next);
            before = next;
        }
    }
    row.last().copied().unwrap_or(left.len())
}
