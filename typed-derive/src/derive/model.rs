//! The validated input.

use crate::constraint::Constraint;
use crate::literal::ungroup_type;
use crate::span::mixed_site_at;
use crate::value::value_of;
use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::{
    Expr, GenericArgument, Generics, Ident, LitStr, Member, Path, PathArguments, Type, TypePath,
    Visibility,
};

/// A struct or an enum.
pub(crate) struct Model<'i> {
    pub(crate) ident: Ident,
    pub(crate) vis: &'i Visibility,
    pub(crate) generics: &'i Generics,
    /// The path of the crate `typed_structs`.
    pub(crate) krate: TokenStream,
    /// The name as values and messages spell it.
    pub(crate) name: String,
    pub(crate) doc: Option<TokenStream>,
    pub(crate) body: Body,
    pub(crate) class_attrs: Vec<ClassAttr>,
    pub(crate) check: Option<Path>,
    pub(crate) after: Option<Path>,
    pub(crate) before: Option<Path>,
    pub(crate) unknown: Unknown,
    pub(crate) frozen: bool,
    /// The numbers of the blocks in `methods(…)`.
    pub(crate) methods: Option<Vec<usize>>,
    pub(crate) on_change: Option<Path>,
    /// The rules.
    pub(crate) metas: Vec<Expr>,
    /// The attribute `register`, if it is given.
    pub(crate) register: Option<Ident>,
    /// `true` if `Serialize` and `Deserialize` are implemented.
    pub(crate) has_serde: bool,
    /// `true` for `#[typed(schemars)]`.
    pub(crate) has_schemars: bool,
    /// The attribute `clone`.
    pub(crate) clone: Option<Ident>,
    pub(crate) info: Vec<(String, TokenStream)>,
    pub(crate) is_packed: bool,
}

pub(crate) enum Body {
    Struct(Shape),
    Enum { shapes: Vec<Shape>, tagging: Tagging },
}

/// The form of an enum's values: see `Tagging` of the run-time core.
pub(crate) enum Tagging {
    External,
    Internal(String),
    Adjacent { tag: String, content: String },
    Untagged,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unknown {
    Deny,
    Ignore,
    Warn,
    Collect,
}

/// The fields of a struct or of a variant.
pub(crate) struct Shape {
    /// The name of the variant, or of the struct.
    pub(crate) ident: Ident,
    pub(crate) name: String,
    pub(crate) aliases: Vec<LitStr>,
    pub(crate) doc: Option<TokenStream>,
    pub(crate) style: Style,
    pub(crate) fields: Vec<Field>,
    pub(crate) skipped: Vec<Skipped>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Named,
    Tuple,
    Newtype,
    Unit,
}

/// Types of the standard library that are field types if their arguments are, and that have a
/// placeholder.
pub(crate) const KNOWN: [&str; 22] = [
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32",
    "u64", "u128", "usize", "String", "Option", "Vec", "VecDeque", "BTreeMap", "BTreeSet",
];

pub(crate) struct Field {
    pub(crate) member: Member,
    /// The span of errors about the field.
    pub(crate) span: Span,
    /// The name as values and messages spell it.
    pub(crate) name: String,
    pub(crate) aliases: Vec<LitStr>,
    pub(crate) ty: Type,
    /// The type of the field's slot: the declared one, or that with its codec.
    pub(crate) slot: Type,
    pub(crate) codec: Option<Codec>,
    /// `true` if the type consists of known types, judged by their names.
    pub(crate) is_known: bool,
    pub(crate) doc: Option<TokenStream>,
    pub(crate) default: Option<Default>,
    /// The attribute `default`.
    pub(crate) of_default: Option<Ident>,
    pub(crate) role: Role,
    pub(crate) frozen: bool,
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) check: Option<Path>,
    pub(crate) conversion: Option<Conversion>,
    /// The attribute `byte_size`, if it is given.
    pub(crate) byte_size: Option<Ident>,
    pub(crate) info: Vec<(String, TokenStream)>,
}

/// The declared mode in which values of a field are converted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Conversion {
    Strict,
    Lax,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Plain,
    Opaque,
    Base,
    Extras,
}

/// The conversion of a field whose type is not a field type.
pub(crate) struct Codec {
    pub(crate) by: By,
    /// The name of the codec of the inner type.
    pub(crate) ident: Ident,
    /// The parameters of the input that the inner type mentions.
    pub(crate) generics: Generics,
    /// The type without `Option` and `Vec` around it.
    pub(crate) inner: Type,
    /// The codec of the whole type.
    pub(crate) whole: TokenStream,
}

/// The code that converts a field.
pub(crate) enum By {
    /// `FromStr` and `Display`.
    Text,
    /// `Serialize` and `Deserialize`.
    Serde,
    /// The functions `from_value` and `to_value` of a module.
    Module(Path),
}

pub(crate) struct Skipped {
    pub(crate) member: Member,
    pub(crate) ty: Type,
    pub(crate) default: Option<Default>,
}

pub(crate) enum Default {
    /// `Default::default()`.
    Trait,
    /// An expression of the field's type.
    Expr(Expr),
}

impl Default {
    /// Returns the value. Errors point at the expression.
    pub(crate) fn value(&self, ty: &Type) -> TokenStream {
        match self {
            Self::Trait => {
                quote_spanned!(mixed_site_at(ty.span())=> <#ty as __typed::Default>::default())
            }
            Self::Expr(expr) => value_of(expr, ty),
        }
    }
}

pub(crate) struct ClassAttr {
    pub(crate) ident: Ident,
    pub(crate) name: String,
    pub(crate) doc: Option<TokenStream>,
    pub(crate) frozen: bool,
    pub(crate) ty: Type,
    pub(crate) value: Option<Expr>,
}

impl Model<'_> {
    /// Returns `true` if a function checks whole objects.
    pub(crate) const fn is_checked(&self) -> bool {
        self.check.is_some() || self.after.is_some()
    }

    pub(crate) fn shapes(&self) -> &[Shape] {
        match &self.body {
            Body::Struct(shape) => core::slice::from_ref(shape),
            Body::Enum { shapes, .. } => shapes,
        }
    }

    /// Returns `true` if methods can be called by name. A generic type must name its blocks in
    /// `methods(…)` for that.
    pub(crate) fn has_methods(&self) -> bool {
        self.generics.params.is_empty() || self.methods.is_some()
    }

    /// Returns the fields of all shapes, collected so that callers do not each compile an iterator.
    pub(crate) fn fields(&self) -> Vec<&Field> {
        let mut fields = Vec::new();
        for shape in self.shapes() {
            for field in &shape.fields {
                fields.push(field);
            }
        }
        fields
    }

    pub(crate) fn bases(&self) -> Vec<&Field> {
        let mut bases = self.fields();
        bases.retain(|field| field.role == Role::Base);
        bases
    }

    pub(crate) fn skipped(&self) -> Vec<&Skipped> {
        let mut all = Vec::new();
        for shape in self.shapes() {
            for skipped in &shape.skipped {
                all.push(skipped);
            }
        }
        all
    }
}

/// Returns `true` if a type consists of known types, judged by their names.
pub(crate) fn is_known(ty: &Type) -> bool {
    let Type::Path(TypePath { qself: None, path, .. }) = ungroup_type(ty) else { return false };
    let (Some(only), 1) = (path.segments.first(), path.segments.len()) else { return false };
    if path.leading_colon.is_some() || !KNOWN.contains(&only.ident.to_string().as_str()) {
        return false;
    }
    match &only.arguments {
        PathArguments::None => true,
        PathArguments::AngleBracketed(arguments) => arguments
            .args
            .iter()
            .all(|argument| matches!(argument, GenericArgument::Type(ty) if is_known(ty))),
        PathArguments::Parenthesized(_) => false,
    }
}

impl Field {
    /// Returns `true` if a reference to the field can be used as a slot.
    pub(crate) fn is_direct(&self, model: &Model<'_>) -> bool {
        self.role != Role::Opaque && self.codec.is_none() && !model.is_packed
    }
}
