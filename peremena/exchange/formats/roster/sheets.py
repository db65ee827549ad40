"""The five sheets of the roster workbook."""

from __future__ import annotations

from peremena.exchange.formats.roster.columns import Column, Sheet

HELP = "Как заполнять"

_NAME = (
    Column("last", "Фамилия", example="Петрова"),
    Column("first", "Имя", example="Анна"),
    Column(
        "middle", "Отчество", hint="Можно одним столбцом «ФИО» вместо трёх.", example="Павловна"
    ),
    Column("full_name", "ФИО", ("Ф. И. О.", "Фамилия, имя, отчество", "Фамилия имя отчество")),
)
_NEEDS_NAME = (("last", "full_name"), ("first", "full_name"))
_CONTACTS = (
    Column("phone", "Телефон", ("Мобильный телефон", "Тел."), example="+7 910 123-45-67", width=18),
    Column("email", "Почта", ("E-mail", "Эл. почта", "Электронная почта"), width=24),
    Column(
        "login",
        "Логин",
        ("Имя для входа",),
        hint="Необязательно: если указан, человеку откроется учётная запись.",
    ),
)
_BIRTH_DATE = Column(
    "birth_date", "Дата рождения", ("Дата рожд.", "ДР"), hint="14.09.2015", width=14
)
_SNILS = Column(
    "snils",
    "СНИЛС",
    hint="Одиннадцать цифр. По СНИЛС человек узнаётся при повторной загрузке.",
    width=17,
)


def _guardian(n: int) -> tuple[Column, ...]:
    first = n == 1
    return (
        Column(
            f"guardian{n}",
            f"Родитель {n}",
            (f"Родитель {n} ФИО", f"ФИО родителя {n}"),
            hint="Фамилия, имя и отчество.",
            example="Иванова Ольга Игоревна" if first else "",
            width=28,
        ),
        Column(
            f"guardian{n}_relation",
            f"Родитель {n} кем приходится",
            (f"Родитель {n} родство",),
            hint="Мать, отец, опекун, бабушка…",
            example="мать" if first else "",
        ),
        Column(f"guardian{n}_phone", f"Родитель {n} телефон", width=18),
        Column(f"guardian{n}_email", f"Родитель {n} почта", (f"Родитель {n} e-mail",), width=24),
        Column(f"guardian{n}_snils", f"Родитель {n} СНИЛС", width=17),
        Column(f"guardian{n}_login", f"Родитель {n} логин"),
    )


STAFF = Sheet(
    "Сотрудники",
    (
        *_NAME,
        Column(
            "posts",
            "Должность",
            ("Должности", "Роль"),
            hint="Учитель, завуч, директор, секретарь, администратор; несколько — через запятую.",
            example="учитель, завуч",
            width=24,
        ),
        _BIRTH_DATE,
        _SNILS,
        *_CONTACTS,
    ),
    needs=(*_NEEDS_NAME, ("posts",)),
)
CLASSES = Sheet(
    "Классы",
    (
        Column("label", "Класс", hint="Номер и буква: 5А.", example="5А", width=10),
        Column(
            "teacher",
            "Классный руководитель",
            ("Кл. руководитель",),
            hint="Как на листе «Сотрудники».",
            example="Петрова Анна Павловна",
            width=30,
        ),
        Column(
            "terms", "Учебные периоды", ("Периоды",),
            hint="Четверти, триместры или полугодия.", example="четверти",
        ),
        Column("shift", "Смена", hint="1 или 2.", example="1", width=8),
        Column("room", "Кабинет", example="21", width=12),
    ),
    needs=(("label",),),
)  # fmt: skip
PUPILS = Sheet(
    "Ученики",
    (
        Column("label", "Класс", hint="Как на листе «Классы».", example="5А", width=10),
        *(
            Column(c.field, c.title, c.aliases, c.hint, example, c.width)
            for c, example in zip(_NAME, ("Иванова", "Мария", "Сергеевна", ""), strict=True)
        ),
        Column("sex", "Пол", hint="м или ж.", example="ж", width=6),
        _BIRTH_DATE,
        _SNILS,
        *(Column(c.field, c.title, c.aliases, c.hint, "", c.width) for c in _CONTACTS),
        *_guardian(1),
        *_guardian(2),
    ),
    needs=(("label",), *_NEEDS_NAME, ("sex",)),
)
SUBGROUPS = Sheet(
    "Подгруппы",
    (
        Column("label", "Класс", example="5А", width=10),
        Column("subgroup", "Подгруппа", hint="Например, «англ. 1».", example="англ. 1", width=18),
        Column(
            "pupil", "Ученик", ("ФИО", "ФИО ученика"),
            hint="Полное имя, как на листе «Ученики».", example="Иванова Мария Сергеевна", width=32,
        ),
    ),
    needs=(("label",), ("subgroup",), ("pupil",)),
)  # fmt: skip
LOADS = Sheet(
    "Нагрузка",
    (
        Column("label", "Класс", example="5А", width=10),
        Column("subgroup", "Подгруппа", hint="Пусто — весь класс.", width=18),
        Column("subject", "Предмет", example="Математика", width=28),
        Column("teacher", "Учитель", ("ФИО учителя",), example="Петрова А. П.", width=30),
        Column(
            "hours", "Часов в неделю", ("Часы", "Часов", "Кол-во часов", "Часы в неделю"),
            hint="Например, 5 или 0,5.", example="5",
        ),
    ),
    needs=(("label",), ("subject",), ("teacher",), ("hours",)),
)  # fmt: skip
ALL = (STAFF, CLASSES, PUPILS, SUBGROUPS, LOADS)
