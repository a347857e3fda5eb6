//! Methods of types with parameters.

use typed_structs::{FieldType, Object, Typed, args, typed_methods};

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(methods(0, 1))]
struct Stack<T> {
    items: Vec<T>,
}

#[typed_methods]
impl<T> Stack<T>
where
    T: for<'v> FieldType<'v> + 'static,
{
    const KIND: &str = "stack";

    fn push(&mut self, item: T) -> usize {
        self.items.push(item);
        self.items.len()
    }

    fn pop(&mut self) -> Option<T> {
        self.items.pop()
    }

    fn top(&self) -> Option<&T> {
        self.items.last()
    }

    #[typed(getter)]
    fn len(&self) -> usize {
        self.items.len()
    }
}

mod elsewhere {
    use typed_structs::{FieldType, typed_methods};

    #[typed_methods(1)]
    impl<T: for<'v> FieldType<'v> + 'static> super::Stack<T> {
        pub(super) fn clear(&mut self) {
            self.items.clear();
        }
    }
}

#[derive(Typed, Debug)]
#[typed(methods(0))]
struct Buffer<T: for<'v> FieldType<'v> + Clone + Default, const N: usize> {
    items: [T; N],
}

#[typed_methods]
impl<T: for<'v> FieldType<'v> + Clone + Default + 'static, const N: usize> Buffer<T, N> {
    #[typed(init)]
    fn filled(with: T) -> Self {
        Self { items: std::array::from_fn(|_| with.clone()) }
    }

    fn first(&self) -> T {
        self.items.first().cloned().unwrap_or_default()
    }
}

#[test]
fn a_generic_type_has_methods_by_name() {
    let mut stack = Stack { items: vec![1_u8] };
    assert_eq!(stack.call("push", args!(2)).unwrap(), 2);
    assert_eq!(stack.call("top", args!()).unwrap(), 2);
    assert_eq!(stack.get("len").unwrap(), 2);
    assert_eq!(stack.get("KIND").unwrap(), Stack::<u8>::KIND);
    let error = stack.call("push", args!(300)).unwrap_err();
    assert_eq!(error.to_string(), "Stack.push(item): expected u8, got int 300");
    let mut words = Stack::<String>::construct(args!(["a"])).unwrap();
    assert_eq!(words.call("push", args!("b")).unwrap(), 2);
    assert_eq!(
        words.call("push", args!(1)).unwrap_err().to_string(),
        "Stack.push(item): expected String, got int 1"
    );
    let mut objects: Vec<Box<dyn Object>> = vec![Box::new(stack.clone()), Box::new(words.clone())];
    let popped: Vec<_> =
        objects.iter_mut().map(|object| object.call("pop", args!()).unwrap().to_string()).collect();
    assert_eq!(popped, ["2", "\"b\""]);
    stack.call("clear", args!()).unwrap();
    assert_eq!((stack.len(), words.top()), (0, Some(&"b".into())));
    assert_eq!(words.pop(), Some("b".into()));
    words.clear();
    stack.push(1);
    let names: Vec<_> = Stack::<u8>::class().methods().map(|method| method.name()).collect();
    assert_eq!(names, ["push", "pop", "top", "len", "clear"]);
}

#[test]
fn a_generic_constructor() {
    let mut buffer = Buffer::<u8, 3>::construct(args!(7)).unwrap();
    assert_eq!((buffer.items, buffer.first()), ([7, 7, 7], 7));
    assert_eq!(buffer.call("first", args!()).unwrap(), 7);
    let report = Buffer::<u8, 3>::construct(args!("7")).unwrap_err();
    assert_eq!(report.to_string(), "Buffer.filled(with): expected u8, got str \"7\"");
}
