"""The two demo schools as plain data: who works there and which classes there are."""

from dataclasses import dataclass

from peremena.studies.rules.basic_curriculum import ENGLISH

HEAD = "директор"
TEACHING_HEAD = "директор, учитель истории и обществознания"
DEPUTY_STUDIES = "заместитель директора по учебной работе, учитель математики"
DEPUTY_PUPILS = "заместитель директора по воспитательной работе"
SECRETARY = "секретарь"
ADMINISTRATOR = "администратор"


@dataclass(frozen=True, slots=True)
class Chair:
    """Colleagues who share subjects: one post and one room for each of them."""

    posts: tuple[str, ...]
    subjects: tuple[str, ...]
    rooms: tuple[str, ...]
    grades: range = range(5, 12)
    men: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """What makes one demo school different from another."""

    key: str
    name: str
    short_name: str
    region: str
    district: str
    mail_domain: str
    address: str
    phone: str
    snils_from: int
    classes: dict[str, int]
    chairs: tuple[Chair, ...]
    office: tuple[str, ...]
    siblings: int
    surnames: slice
    teacher_mother: bool = False


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody above the schools; `role` as in the house, `district` empty for wider scopes."""

    role: str
    title: str
    name: str
    login: str
    district: str = ""


def chair(
    post: str,
    *subjects: str,
    rooms: str,
    also: tuple[str, ...] = (),
    grades: range = range(5, 12),
    men: int = 0,
) -> Chair:
    """A chair of as many equal posts as it has rooms; `also` are its members with other posts."""
    places = tuple(rooms.split(", "))
    equal = (post,) * (len(places) - len(also))
    return Chair(posts=equal + also, subjects=subjects, rooms=places, grades=grades, men=men)


REGION = "Среднереченская область"
MATHEMATICS = ("Математика", "Алгебра", "Геометрия", "Вероятность и статистика")
RUSSIAN = ("Русский язык", "Литература")
PRIMARY = (
    "Русский язык",
    "Литературное чтение",
    "Математика",
    "Окружающий мир",
    "Изобразительное искусство",
    "Труд (технология)",
    "Основы религиозных культур и светской этики",
)

TOWN = Profile(
    key="town",
    name="Муниципальное бюджетное общеобразовательное учреждение "
    "«Средняя общеобразовательная школа № 3» города Заречинска",
    short_name="Школа № 3 г. Заречинска",
    region=REGION,
    district="Городской округ Заречинск",
    mail_domain="school3.example.org",
    address="г. Заречинск, ул. Школьная, 12",
    phone="+74950000003",
    snils_from=990_001_000,
    classes={
        "1А": 17,
        "2А": 19,
        "3А": 18,
        "4А": 22,
        "5А": 16,
        "5Б": 15,
        "6А": 20,
        "7А": 19,
        "8А": 18,
        "9А": 21,
        "10А": 15,
        "11А": 14,
    },
    chairs=(
        chair(
            "учитель начальных классов",
            *PRIMARY,
            rooms="101, 102, 103, 104",
            grades=range(1, 5),
        ),
        chair("учитель русского языка и литературы", *RUSSIAN, rooms="201, 202, 203, 204"),
        chair(
            "учитель математики",
            *MATHEMATICS,
            rooms="205, 206, 207, 208",
            also=(DEPUTY_STUDIES,),
        ),
        chair(
            "учитель английского языка",
            ENGLISH,
            rooms="301, 302, 303, 304",
            grades=range(2, 12),
        ),
        chair("учитель информатики", "Информатика", rooms="305, 306", men=1),
        chair(
            "учитель истории и обществознания",
            "История",
            "Обществознание",
            "Основы духовно-нравственной культуры народов России",
            rooms="307, 308",
        ),
        chair("учитель географии", "География", "Индивидуальный проект", rooms="309"),
        chair("учитель биологии", "Биология", rooms="310"),
        chair("учитель химии", "Химия", rooms="311"),
        chair("учитель физики", "Физика", rooms="312", men=1),
        chair(
            "учитель физической культуры",
            "Физическая культура",
            rooms="Спортзал, Малый спортзал",
            grades=range(1, 12),
            men=1,
        ),
        chair("учитель музыки", "Музыка", rooms="105", grades=range(1, 12)),
        chair("учитель изобразительного искусства", "Изобразительное искусство", rooms="106"),
        chair(
            "учитель труда (технологии)",
            "Труд (технология)",
            rooms="Мастерская, Швейная мастерская",
            men=1,
        ),
        chair(
            "преподаватель-организатор ОБЗР",
            "Основы безопасности и защиты Родины",
            rooms="107",
            men=1,
        ),
    ),
    office=(HEAD, DEPUTY_PUPILS, SECRETARY, ADMINISTRATOR),
    siblings=25,
    surnames=slice(0, 160),
    teacher_mother=True,
)

VILLAGE = Profile(
    key="village",
    name="Муниципальное казённое общеобразовательное учреждение "
    "«Ольховская основная общеобразовательная школа»",
    short_name="Ольховская основная школа",
    region=REGION,
    district="Ольховский район",
    mail_domain="olkhovka.example.org",
    address="Ольховский район, с. Ольховка, ул. Садовая, 3",
    phone="+74950000014",
    snils_from=990_501_000,
    classes={"4А": 6, "7А": 8, "9А": 7},
    chairs=(
        chair("учитель начальных классов", *PRIMARY, rooms="1", grades=range(1, 5)),
        chair("учитель русского языка и литературы", *RUSSIAN, "Музыка", rooms="2"),
        chair("учитель математики", *MATHEMATICS, "Информатика", "Физика", rooms="3", men=1),
        chair("учитель английского языка", ENGLISH, "Музыка", rooms="4", grades=range(2, 12)),
        chair("учитель биологии и химии", "Биология", "Химия", "География", rooms="5"),
        chair(
            TEACHING_HEAD,
            "История",
            "Обществознание",
            "Изобразительное искусство",
            rooms="6",
        ),
        chair(
            "учитель физической культуры",
            "Физическая культура",
            "Труд (технология)",
            "Основы безопасности и защиты Родины",
            rooms="Спортзал",
            grades=range(1, 12),
            men=1,
        ),
    ),
    office=(SECRETARY,),
    siblings=4,
    surnames=slice(160, None),
)

OFFICERS = (
    Officer(
        "district_officer",
        "специалист муниципалитета",
        "Рудакова Инна Сергеевна",
        "inna.rudakova",
        TOWN.district,
    ),
    Officer("region_officer", "специалист региона", "Лаптев Олег Павлович", "oleg.laptev"),
    Officer("operator", "оператор системы", "Кравцова Нина Юрьевна", "nina.kravtsova"),
)
