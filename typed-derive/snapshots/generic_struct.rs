// struct Pair<T> {
//     first: T,
//     second: Vec<T>,
// }

const _: () = {
    use ::typed_structs::__private as __typed;
    impl<T> __typed::HasClass for Pair<T>
    where
        T: __typed::ToValue,
    {
        const STATIC_CLASS: &'static __typed::Class = &__typed::Class::new(
            "Pair",
            __typed::module_path!(),
            __typed::ClassKind::Struct,
            &[
                __typed::Shape::new(
                    "",
                    __typed::Style::Named,
                    &[
                        __typed::Field::new("first", <T as __typed::ToValue>::TYPE),
                        __typed::Field::new("second", <Vec<T> as __typed::ToValue>::TYPE),
                    ],
                    __typed::NameTable::new(
                        b"\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01\0\xFF\xFF",
                        11400714819323198485,
                    ),
                ),
            ],
        );
    }
    impl<T> __typed::Record for Pair<T>
    where
        T: __typed::ToValue,
    {
        fn header(&self) -> __typed::Header<'_> {
            __typed::Header::new(<Self as __typed::HasClass>::STATIC_CLASS)
        }
        fn slot(&self, __index: __typed::usize) -> __typed::Option<&dyn __typed::Slot> {
            __typed::Some(
                match __index {
                    0 => <T as __typed::ToValue>::shown_slot(&self.first, __typed::FINAL),
                    1 => {
                        <Vec<
                            T,
                        > as __typed::ToValue>::shown_slot(&self.second, __typed::FINAL)
                    }
                    _ => return __typed::None,
                },
            )
        }
    }
    impl<T> __typed::ToValue for Pair<T>
    where
        T: __typed::ToValue,
    {
        const TYPE: &'static __typed::TypeInfo = &__typed::TypeInfo::new(
                "Pair",
                __typed::Kind::Struct,
            )
            .with_class(__typed::class_of::<Self>);
        const OBJECT_CLASS: __typed::Option<&'static __typed::Class> = __typed::Some(
            <Self as __typed::HasClass>::STATIC_CLASS,
        );
        const HAS_PLACEHOLDER: __typed::bool = true
            & <T as __typed::ToValue>::HAS_PLACEHOLDER
            & <Vec<T> as __typed::ToValue>::HAS_PLACEHOLDER;
        fn placeholder() -> Self {
            Self {
                first: <T as __typed::ToValue>::placeholder(),
                second: <Vec<T> as __typed::ToValue>::placeholder(),
            }
        }
        fn to_value(&self) -> __typed::Value<'_> {
            __typed::to_value(self)
        }
        fn record(&self) -> __typed::Option<&dyn __typed::Record> {
            __typed::Some(self)
        }
    }
    #[doc(hidden)]
    struct __Draft0<'v, T> {
        __f0: __typed::Vacant<T>,
        __f1: __typed::Vacant<Vec<T>>,
        marker: __typed::PhantomData<(&'v (), Pair<T>)>,
    }
    impl<'v, T> __typed::Record for __Draft0<'v, T>
    where
        T: __typed::FieldType<'v>,
    {
        fn header(&self) -> __typed::Header<'_> {
            __typed::Header::new(<Pair<T> as __typed::HasClass>::STATIC_CLASS)
        }
    }
    impl<'v, T> __typed::Slots<'v> for __Draft0<'v, T>
    where
        T: __typed::FieldType<'v>,
    {
        fn slot_mut(
            &mut self,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::SlotMut<'v>> {
            __typed::Some(
                match __index {
                    0 => {
                        <T as __typed::FieldType<
                            '_,
                        >>::field_vacant(&mut self.__f0, __typed::FINAL)
                    }
                    1 => {
                        <Vec<
                            T,
                        > as __typed::FieldType<
                            '_,
                        >>::field_vacant(&mut self.__f1, __typed::FINAL)
                    }
                    _ => return __typed::None,
                },
            )
        }
    }
    impl<'v, T> __typed::Draft<'v> for __Draft0<'v, T>
    where
        T: __typed::FieldType<'v>,
    {
        type Output = Pair<T>;
        fn new(_: __typed::Private<Self>) -> Self {
            __Draft0 {
                __f0: __typed::Empty,
                __f1: __typed::Empty,
                marker: __typed::PhantomData,
            }
        }
        fn finish(self) -> __typed::Option<Self::Output> {
            match self {
                __Draft0 {
                    __f0: __typed::Filled(__f0),
                    __f1: __typed::Filled(__f1),
                    ..
                } => {
                    __typed::Some(Self::Output {
                        first: __typed::ManuallyDrop::into_inner(__f0),
                        second: __typed::ManuallyDrop::into_inner(__f1),
                    })
                }
                _ => __typed::None,
            }
        }
    }
    impl<'v, T> __typed::Slots<'v> for Pair<T>
    where
        T: __typed::FieldType<'v>,
    {
        fn slot_mut(
            &mut self,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::SlotMut<'v>> {
            __typed::Some(
                match __index {
                    0 => {
                        <T as __typed::FieldType<
                            '_,
                        >>::field_slot_mut(&mut self.first, __typed::FINAL)
                    }
                    1 => {
                        <Vec<
                            T,
                        > as __typed::FieldType<
                            '_,
                        >>::field_slot_mut(&mut self.second, __typed::FINAL)
                    }
                    _ => return __typed::None,
                },
            )
        }
    }
    impl<'v, T> __typed::Construct<'v> for Pair<T>
    where
        T: __typed::FieldType<'v>,
    {
        type Draft = __Draft0<'v, T>;
        fn swap(
            &mut self,
            __draft: &mut Self::Draft,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) {
            match __index {
                0 => __draft.__f0.swap(&mut self.first),
                1 => __draft.__f1.swap(&mut self.second),
                _ => {}
            }
        }
    }
    impl<'v, T> __typed::FieldType<'v> for Pair<T>
    where
        T: __typed::FieldType<'v>,
    {
        type Form = __typed::Composite;
        fn if_static<__W: __typed::StaticTask<Self>>(
            __task: __W,
        ) -> __typed::Option<__W::Output> {
            struct __Within<__W, __T>(__W, __typed::PhantomData<fn(__T)>);
            impl<T, __W: __typed::StaticTask<Pair<T>>> __typed::StaticTask<T>
            for __Within<__W, Pair<T>> {
                type Output = __W::Output;
                fn run(self) -> __W::Output
                where
                    T: 'static,
                {
                    self.0.run()
                }
            }
            <T as __typed::Parts<
                'v,
            >>::if_all_static(__Within::<__W, Pair<T>>(__task, __typed::PhantomData))
        }
        fn check(
            __value: __typed::Value<'v>,
            __cx: &mut __typed::Context<'_>,
        ) -> __typed::Result<Self, __typed::Rejected> {
            __typed::check_struct(__value, __cx)
        }
        fn read(
            __input: &mut __typed::Input<'_, 'v>,
            __cx: &mut __typed::Context<'_>,
        ) -> __typed::Result<Self, __typed::Rejected> {
            __typed::read_struct(__input, __cx)
        }
        fn record_mut(&mut self) -> __typed::Option<&mut dyn __typed::RecordMut<'v>> {
            __typed::Some(self)
        }
    }
    /// Methods of [typed objects](https://docs.rs/typed-structs/latest/typed_structs/guide/attributes/).
    impl<T> Pair<T> {
        /// Returns the metadata of the class, and its class attributes.
        #[must_use]
        fn class() -> &'static __typed::Class
        where
            Self: __typed::HasClass,
        {
            <Self as __typed::HasClass>::STATIC_CLASS
        }
        /// Constructs an object from positional and named arguments, or returns all mismatches.
        fn construct<'v>(
            arguments: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::Result<Self, __typed::Mismatches>
        where
            Self: __typed::Construct<'v>,
        {
            __typed::construct(&mut __typed::ManuallyDrop::new(arguments.into()))
        }
        /// Sets several fields, or sets none and returns all mismatches.
        fn update<'v>(
            &mut self,
            changes: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::Result<(), __typed::Mismatches>
        where
            Self: __typed::Construct<'v>,
        {
            __typed::update(self, changes.into())
        }
        /// Constructs an object from a value, such as a map of its fields, or returns all mismatches.
        fn from_value<'v>(
            content: impl __typed::Into<__typed::Value<'v>>,
        ) -> __typed::Result<Self, __typed::Mismatches>
        where
            Self: __typed::FieldType<'v>,
        {
            __typed::from_value(content.into())
        }
        /// Returns the object as a value that borrows from it.
        #[must_use]
        fn to_value(&self) -> __typed::Value<'_>
        where
            Self: __typed::HasClass,
        {
            __typed::to_value(self)
        }
        /// Reads the field, property or class attribute to which a path such as `address.lines[2].zip` leads.
        fn get(
            &self,
            field_path: &__typed::str,
        ) -> __typed::Result<__typed::Value<'_>, __typed::TypeMismatch>
        where
            Self: __typed::HasClass,
        {
            __typed::get(self, <Self as __typed::HasClass>::STATIC_CLASS, field_path)
        }
        /// Reads like `get`, and converts the value to a type.
        fn get_as<'r, F: __typed::FieldType<'r>>(
            &'r self,
            field_path: &__typed::str,
        ) -> __typed::Result<F, __typed::TypeMismatch>
        where
            Self: __typed::HasClass,
        {
            __typed::get_as(self, field_path)
        }
        /// Sets the field, property or item to which a path leads, or changes nothing and returns the mismatch.
        fn set<'v>(
            &mut self,
            field_path: &__typed::str,
            new_value: impl __typed::Into<__typed::Value<'v>>,
        ) -> __typed::Result<(), __typed::TypeMismatch>
        where
            Self: __typed::RecordMut<'v> + __typed::HasClass,
        {
            __typed::set(self, field_path, new_value.into())
        }
        /// Returns the fields with their values, in order; those of a base are in its place.
        fn fields(
            &self,
        ) -> impl __typed::ExactSizeIterator<
            Item = (&'static __typed::Field, __typed::Value<'_>),
        >
        where
            Self: __typed::HasClass,
        {
            __typed::fields(self)
        }
        /// Sets `first` with the checks of `set`, or changes nothing and returns the mismatch.
        #[inline]
        fn set_first<'v>(
            &mut self,
            new_value: impl __typed::IntoField<'v, T>,
        ) -> __typed::Result<(), __typed::TypeMismatch>
        where
            Self: __typed::HasClass,
            T: __typed::FieldType<'v>,
        {
            <T as __typed::FieldType<
                '_,
            >>::set_field::<Self, 0>(&mut self.first, new_value, __typed::FINAL)
        }
        /// Sets `second` with the checks of `set`, or changes nothing and returns the mismatch.
        #[inline]
        fn set_second<'v>(
            &mut self,
            new_value: impl __typed::IntoField<'v, Vec<T>>,
        ) -> __typed::Result<(), __typed::TypeMismatch>
        where
            Self: __typed::HasClass,
            Vec<T>: __typed::FieldType<'v>,
        {
            <Vec<
                T,
            > as __typed::FieldType<
                '_,
            >>::set_field::<Self, 1>(&mut self.second, new_value, __typed::FINAL)
        }
    }
    impl<'v, T> __typed::From<Pair<T>> for __typed::Value<'v>
    where
        T: __typed::ToValue,
    {
        fn from(__object: Pair<T>) -> Self {
            __typed::to_value(&__object).into_owned()
        }
    }
};
