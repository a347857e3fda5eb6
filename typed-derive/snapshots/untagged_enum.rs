// #[typed(untagged)]
// enum Id {
//     Number(u64),
//     Text(String),
// }

const _: () = {
    use ::typed_structs::__private as __typed;
    use __typed::NoBlock as _;
    static __OVERLAY: __typed::Overlay = __typed::Overlay::new();
    const _: () = { __typed::assert_members(<Id as __typed::HasClass>::STATIC_CLASS) };
    static __CLASS: __typed::Class = __typed::Class::new(
            "Id",
            __typed::module_path!(),
            __typed::ClassKind::Enum,
            &[
                __typed::Shape::new(
                    "Number",
                    __typed::Style::Newtype,
                    &[__typed::Field::new("0", <u64 as __typed::ToValue>::TYPE)],
                    __typed::NameTable::new(
                        b"\xFF\xFF\0\0\xFF\xFF\xFF\xFF",
                        11400714819323198485,
                    ),
                ),
                __typed::Shape::new(
                    "Text",
                    __typed::Style::Newtype,
                    &[__typed::Field::new("0", <String as __typed::ToValue>::TYPE)],
                    __typed::NameTable::new(
                        b"\xFF\xFF\0\0\xFF\xFF\xFF\xFF",
                        11400714819323198485,
                    ),
                ),
            ],
        )
        .with_more(&__typed::ClassOptions::NONE.untagged())
        .with_blocks::<
            Id,
        >(&[__typed::BlockOf::<Id, 0>::BLOCK], __typed::BlockOf::<Id, 1>::ALL)
        .with_overlay(&__OVERLAY);
    impl __typed::HasClass for Id {
        const STATIC_CLASS: &'static __typed::Class = &__CLASS;
    }
    const _: () = __typed::assert_reachable(<Id as __typed::HasClass>::STATIC_CLASS, 1);
    impl __typed::Record for Id {
        fn header(&self) -> __typed::Header<'_> {
            __typed::Header::new(<Self as __typed::HasClass>::STATIC_CLASS)
                .with_object(self)
                .with_behavior(self)
        }
        fn slot(&self, __index: __typed::usize) -> __typed::Option<&dyn __typed::Slot> {
            let __slot: &dyn __typed::SlotMut<'_> = match self {
                Self::Number { 0: __f0, .. } => {
                    match __index {
                        0 => __f0,
                        _ => return __typed::None,
                    }
                }
                Self::Text { 0: __f0, .. } => {
                    match __index {
                        0 => __f0,
                        _ => return __typed::None,
                    }
                }
            };
            __typed::Some(__slot)
        }
    }
    impl __typed::Behavior for Id {
        fn variant(&self) -> __typed::usize {
            match self {
                Self::Number { .. } => 0,
                Self::Text { .. } => 1,
            }
        }
    }
    impl __typed::ToValue for Id {
        const TYPE: &'static __typed::TypeInfo = &__typed::TypeInfo::new(
                "Id",
                __typed::Kind::Enum,
            )
            .with_class(__typed::class_of::<Self>);
        const OBJECT_CLASS: __typed::Option<&'static __typed::Class> = __typed::Some(
            <Self as __typed::HasClass>::STATIC_CLASS,
        );
        const HELD: __typed::Held<'static> = __typed::Held::variants(
            <Self as __typed::ToValue>::TYPE,
            <Self as __typed::HasClass>::STATIC_CLASS,
        );
        fn to_value(&self) -> __typed::Value<'_> {
            __typed::to_value(self as &dyn __typed::RecordMut<'_>)
        }
        fn record(&self) -> __typed::Option<&dyn __typed::Record> {
            __typed::Some(self as &dyn __typed::RecordMut<'_>)
        }
    }
    #[doc(hidden)]
    struct __Draft0<'v> {
        __f0: __typed::Vacant<u64>,
        marker: __typed::PhantomData<(&'v (), Id)>,
    }
    impl<'v> __typed::Record for __Draft0<'v> {
        fn header(&self) -> __typed::Header<'_> {
            __typed::Header::new(<Id as __typed::HasClass>::STATIC_CLASS)
        }
    }
    impl<'v> __typed::Slots<'v> for __Draft0<'v> {
        fn slot_mut(
            &mut self,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::SlotMut<'v>> {
            __typed::Some(
                match __index {
                    0 => &mut self.__f0,
                    _ => return __typed::None,
                },
            )
        }
    }
    impl<'v> __typed::Draft<'v> for __Draft0<'v> {
        type Output = Id;
        fn new(_: __typed::Private<Self>) -> Self {
            __Draft0 {
                __f0: __typed::Empty,
                marker: __typed::PhantomData,
            }
        }
        fn finish(self) -> __typed::Option<Self::Output> {
            match self {
                __Draft0 { __f0: __typed::Filled(__f0), .. } => {
                    __typed::Some(Id::Number {
                        0: __typed::ManuallyDrop::into_inner(__f0),
                    })
                }
                _ => __typed::None,
            }
        }
    }
    #[doc(hidden)]
    struct __Draft1<'v> {
        __f0: __typed::Vacant<String>,
        marker: __typed::PhantomData<(&'v (), Id)>,
    }
    impl<'v> __typed::Record for __Draft1<'v> {
        fn header(&self) -> __typed::Header<'_> {
            __typed::Header::of_variant(<Id as __typed::HasClass>::STATIC_CLASS, 1)
        }
    }
    impl<'v> __typed::Slots<'v> for __Draft1<'v> {
        fn slot_mut(
            &mut self,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::SlotMut<'v>> {
            __typed::Some(
                match __index {
                    0 => &mut self.__f0,
                    _ => return __typed::None,
                },
            )
        }
    }
    impl<'v> __typed::Draft<'v> for __Draft1<'v> {
        type Output = Id;
        fn new(_: __typed::Private<Self>) -> Self {
            __Draft1 {
                __f0: __typed::Empty,
                marker: __typed::PhantomData,
            }
        }
        fn finish(self) -> __typed::Option<Self::Output> {
            match self {
                __Draft1 { __f0: __typed::Filled(__f0), .. } => {
                    __typed::Some(Id::Text {
                        0: __typed::ManuallyDrop::into_inner(__f0),
                    })
                }
                _ => __typed::None,
            }
        }
    }
    impl<'v> __typed::Slots<'v> for Id {
        fn slot_mut(
            &mut self,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::SlotMut<'v>> {
            __typed::Some(
                match self {
                    Self::Number { 0: __f0, .. } => {
                        match __index {
                            0 => __f0,
                            _ => return __typed::None,
                        }
                    }
                    Self::Text { 0: __f0, .. } => {
                        match __index {
                            0 => __f0,
                            _ => return __typed::None,
                        }
                    }
                },
            )
        }
        fn object_mut(
            &mut self,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::Any> {
            __typed::Some(self)
        }
        fn construct_variant(
            __index: __typed::usize,
            __value: __typed::Value<'v>,
            __cx: &mut __typed::Context<'_>,
            __access: __typed::Private<Self>,
        ) -> __typed::Result<Self, __typed::Rejected> {
            match __index {
                0 => {
                    __typed::check_variant::<Self, __Draft0<'v>>(__value, __cx, __access)
                }
                1 => {
                    __typed::check_variant::<Self, __Draft1<'v>>(__value, __cx, __access)
                }
                _ => __typed::Err(__typed::no_variant(&__value, __cx)),
            }
        }
    }
    impl<'v> __typed::ByName<'v> for Id {
        fn slot_by_name(
            &mut self,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::SlotMut<'v>> {
            __typed::Some(self)
        }
    }
    impl<'v> __typed::FieldType<'v> for Id {
        type Form = __typed::Composite;
        fn if_static<__W: __typed::StaticTask<Self>>(
            __task: __W,
        ) -> __typed::Option<__W::Output> {
            __typed::Some(__task.run())
        }
        fn check(
            __value: __typed::Value<'v>,
            __cx: &mut __typed::Context<'_>,
        ) -> __typed::Result<Self, __typed::Rejected> {
            __typed::check_enum(__value, __cx)
        }
        fn record_mut(&mut self) -> __typed::Option<&mut dyn __typed::RecordMut<'v>> {
            __typed::Some(self)
        }
    }
    /// Methods of [typed objects](https://docs.rs/typed-structs/latest/typed_structs/guide/attributes/).
    impl Id {
        /// Returns the metadata of the class, and its class attributes.
        #[must_use]
        fn class() -> &'static __typed::Class {
            <Self as __typed::HasClass>::STATIC_CLASS
        }
        /// Constructs an object from a value, such as a map of its fields, or returns all mismatches.
        fn from_value<'v>(
            content: impl __typed::Into<__typed::Value<'v>>,
        ) -> __typed::Result<Self, __typed::Mismatches> {
            __typed::from_value(content.into())
        }
        /// Returns the object as a value that borrows from it.
        #[must_use]
        fn to_value(&self) -> __typed::Value<'_> {
            __typed::to_value(self as &dyn __typed::RecordMut<'_>)
        }
        /// Reads the field, property or class attribute to which a path such as `address.lines[2].zip` leads.
        fn get(
            &self,
            field_path: &__typed::str,
        ) -> __typed::Result<__typed::Value<'_>, __typed::TypeMismatch> {
            __typed::get(
                self as &dyn __typed::RecordMut<'_>,
                <Self as __typed::HasClass>::STATIC_CLASS,
                field_path,
            )
        }
        /// Reads like `get`, and converts the value to a type.
        fn get_as<'r, F: __typed::FieldType<'r>>(
            &'r self,
            field_path: &__typed::str,
        ) -> __typed::Result<F, __typed::TypeMismatch> {
            __typed::get_as(self as &dyn __typed::RecordMut<'_>, field_path)
        }
        /// Sets the field, property or item to which a path leads, or changes nothing and returns the mismatch.
        fn set<'v>(
            &mut self,
            field_path: &__typed::str,
            new_value: impl __typed::Into<__typed::Value<'v>>,
        ) -> __typed::Result<(), __typed::TypeMismatch> {
            __typed::set(self, field_path, new_value.into())
        }
        /// Returns the fields with their values, in order; those of a base are in its place.
        fn fields(
            &self,
        ) -> impl __typed::ExactSizeIterator<
            Item = (&'static __typed::Field, __typed::Value<'_>),
        > {
            __typed::fields(self as &dyn __typed::RecordMut<'_>)
        }
        /// Calls a method by name, static or not, if all its arguments are valid.
        fn call<'v>(
            &mut self,
            method_name: &__typed::str,
            arguments: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::Result<__typed::Untyped, __typed::CallError> {
            __typed::call(self, method_name, arguments.into())
        }
        /// Calls a method by name, async or not; the future has the result.
        fn call_async<'v>(
            &'v mut self,
            method_name: &__typed::str,
            arguments: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::CallFuture<'v> {
            __typed::call_async(self, method_name, arguments.into())
        }
        /// Calls a static method by name.
        fn call_static<'v>(
            method_name: &__typed::str,
            arguments: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::Result<__typed::Untyped, __typed::CallError> {
            __typed::call_static(
                <Self as __typed::HasClass>::STATIC_CLASS,
                method_name,
                arguments.into(),
            )
        }
        /// Calls a static method by name, async or not; the future has the result.
        fn call_static_async<'v>(
            method_name: &__typed::str,
            arguments: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::CallFuture<'v> {
            __typed::call_static_async(
                <Self as __typed::HasClass>::STATIC_CLASS,
                method_name,
                arguments.into(),
            )
        }
    }
    impl<'v> __typed::From<Id> for __typed::Value<'v> {
        fn from(__object: Id) -> Self {
            __typed::to_value(&__object).into_owned()
        }
    }
};
