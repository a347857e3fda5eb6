//! Lifetimes and recursion.

use std::collections::BTreeMap;
use typed_structs::{Map, Typed, Value, args};

#[test]
fn input_31_static_beside_borrowed() {
    #[derive(Typed, Debug)]
    struct View<'a> {
        a: &'a str,
        b: Option<&'static str>,
        #[typed(default = "c")]
        c: &'static str,
    }

    let view = View::construct(args!("text", "b")).unwrap();
    assert_eq!((view.a, view.b, view.c), ("text", Some("b"), "c"));
}

/// A type that borrows nothing is built from any value, however it is spelled.
#[test]
fn input_31_static_that_borrows_nothing() {
    #[derive(Typed, Debug)]
    #[typed(unknown = collect)]
    struct Open {
        value: Value<'static>,
        many: Option<Vec<Value<'static>>>,
        #[typed(extras)]
        extras: Map<'static>,
    }
    #[derive(Typed, Debug)]
    struct Outer {
        open: Open,
    }

    let text = String::from("text");
    let mut open = Open::construct(args!(text.as_str(), other = text.as_str())).unwrap();
    open.set_value(text.as_str()).unwrap();
    let outer = Outer::construct(args!(open.to_value())).unwrap();
    assert_eq!(outer.get("open.value").unwrap(), "text");
    assert_eq!((outer.open.extras.len(), outer.open.many), (1, None));
}

/// A field that has to be static does not make the others so.
#[test]
fn input_31_static_beside_owned() {
    #[derive(Typed, Debug)]
    struct Mixed {
        name: &'static str,
        owned: String,
    }

    let mut mixed = Mixed::construct(args!("name", "owned")).unwrap();
    let text = String::from("text");
    mixed.set_owned(text.as_str()).unwrap();
    mixed.set_name("other").unwrap();
    assert_eq!((mixed.name, mixed.owned.as_str()), ("other", "text"));
}

#[test]
fn input_31_borrows_from_the_argument() {
    #[derive(Typed, Debug)]
    struct View<'a> {
        a: &'a str,
    }
    #[derive(Typed, Debug)]
    struct Two<'a, 'b> {
        a: &'a str,
        b: Vec<&'b str>,
    }
    #[derive(Typed, Debug)]
    enum Part<'a> {
        Text { a: &'a str },
        None,
    }
    #[derive(Typed, Debug)]
    struct Nested<'a> {
        view: View<'a>,
        parts: Vec<Part<'a>>,
    }

    let text = String::from("text");
    let view = View::construct(args!(&text)).unwrap();
    assert_eq!(view.a.as_ptr(), text.as_ptr());
    let view = {
        let args = args!(a = text.as_str());
        View::construct(args).unwrap()
    };
    assert_eq!(view.a.as_ptr(), text.as_ptr());
    let mut two = Two::construct(args!("a", vec![text.as_str()])).unwrap();
    two.set_a("b").unwrap();
    two.set("b", vec!["c"]).unwrap();
    assert_eq!((two.a, two.b), ("b", vec!["c"]));
    assert!(View::construct(args!(text.clone())).is_err(), "there is nothing to borrow from");
    let value = Nested { view, parts: vec![Part::Text { a: &text }, Part::None] };
    let again = Nested::from_value(value.to_value()).unwrap();
    assert_eq!(again.view.a.as_ptr(), text.as_ptr());
    assert!(matches!(again.parts[0], Part::Text { a } if a.as_ptr() == text.as_ptr()));
}

#[test]
fn input_32_recursive_through_self() {
    #[derive(Typed, Debug, PartialEq, Default)]
    struct Tree {
        label: String,
        #[typed(default)]
        children: Vec<Self>,
        next: Option<Box<Self>>,
        #[typed(default)]
        named: BTreeMap<String, Self>,
    }
    #[derive(Typed, Debug, PartialEq)]
    enum List {
        Nil,
        Cons(u8, Box<Self>),
        Both { left: Box<List>, right: Box<Self> },
    }

    let mut tree = Tree::construct(args!("root")).unwrap();
    tree.set("children", vec![Tree { label: "leaf".into(), ..Tree::default() }.to_value()])
        .unwrap();
    tree.set("children[0].label", "twig").unwrap();
    tree.set_next(Some(Box::new(Tree::default()))).unwrap();
    assert_eq!(tree.get("children[0].label").unwrap(), "twig");
    let copy = Tree::from_value(tree.to_value()).unwrap();
    assert_eq!(copy, tree);
    let list = List::Both {
        left: Box::new(List::Nil),
        right: Box::new(List::Cons(1, Box::new(List::Nil))),
    };
    assert_eq!(List::from_value(list.to_value()).unwrap(), list);
}

#[test]
fn input_33_generic_and_recursive() {
    #[derive(Typed, Debug, PartialEq)]
    struct Node<P> {
        payload: P,
        next: Option<Box<Node<P>>>,
        #[typed(default)]
        others: Vec<Node<P>>,
    }
    #[derive(Typed, Debug, PartialEq)]
    struct Selfish<P> {
        payload: P,
        next: Option<Box<Self>>,
    }

    let mut node = Node::<u8>::construct(args!(1)).unwrap();
    let next = Node { payload: 2, next: None, others: Vec::new() };
    node.set_next(Some(Box::new(next))).unwrap();
    node.set("next.payload", 3).unwrap();
    assert_eq!(Node::from_value(node.to_value()).unwrap(), node);
    let selfish = Selfish { payload: 1, next: Some(Box::new(Selfish { payload: 2, next: None })) };
    assert_eq!(Selfish::<u8>::from_value(selfish.to_value()).unwrap(), selfish);
}

#[test]
fn input_34_recursive_metadata() {
    #[derive(Typed)]
    struct Left {
        right: Option<Box<Right>>,
        #[typed(default)]
        all: Vec<Left>,
    }
    #[derive(Typed)]
    struct Right {
        left: Option<Box<Left>>,
    }
    const NAME: &str = Left::CLASS.name();

    assert_eq!(NAME, "Left");
    let right = Left::class().fields()[0].type_info().class().unwrap();
    let left = right.fields()[0].type_info().class().unwrap();
    assert_eq!((right.name(), left.name()), ("Right", "Left"));
    let left = Left::construct(args!()).unwrap();
    assert!(left.right.is_none() && left.all.is_empty());
    assert!(Right { left: None }.left.is_none());
}
