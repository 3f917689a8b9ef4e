import type { Narration } from '../../format.ts'

const ANOTHER = 'Здесь у q другой binding key или у сообщений другие ключи — и результат другой.'
const TAKEN = 'Здесь оно не выброшено: маска подошла.'
const DROPPED = 'Здесь оно выброшено: маска не подошла.'

const words: Narration = {
  title: 'Таблица масок: проверяем каждую строку',
  claim: '`*` — ровно одно слово, `#` — сколько угодно слов, в том числе ни одного.',
  beats: {
    one: {
      title: '`*` — это одно слово',
      say: 'q привязана по `user.*.created`. m1 — `user.profile.created`, m2 — `user.a.created`. Слова разделены точками: `*` забрала `profile`, потом `a`. Длинное или короткое — слово одно.',
      notice: 'Оба лежат в q.',
      otherwise: DROPPED,
      differs: ANOTHER,
    },
    none: {
      title: 'Пусто — это не слово',
      say: 'm3 — `user.created`. Между двумя словами ничего нет, а звёздочке нужно ровно одно. Не подходит.',
      notice: 'm3 — в могиле у exchange.',
      otherwise: TAKEN,
      differs: ANOTHER,
    },
    two: {
      title: 'Два слова — не одно',
      say: 'm4 — `user.profile.extra.created`. `*` забирает `profile`, а `extra` уже лишнее. Не подходит. Так же будет и с m5: там слов три.',
      notice: 'От m1 до m4: да, да, нет, нет.',
      otherwise: TAKEN,
      differs: ANOTHER,
    },
    hash: {
      title: '`#` — сколько угодно',
      say: 'Теперь q привязана по `user.#.created`. У m3 между словами пусто, у m1 и m2 одно слово, у m4 два, у m5 три: `profile.extra.v1`. Все пять в q.',
      notice: 'Ни одного слова, одно, два или три: каждый раз «да».',
      otherwise: DROPPED,
      differs: ANOTHER,
    },
    case: {
      title: 'Регистр важен',
      say: 'm8 — `User.created`. Ключи сравниваются побайтно, и `User` — это не `user`. Выброшено, как и m6, где в конце `updated`, и m7, где только `user`.',
      notice: 'Имена событий стоит писать одинаково во всех командах.',
      otherwise: TAKEN,
      differs: ANOTHER,
    },
    example: {
      title: 'Проверяем пример',
      say: 'q привязана по `user.*`. m6 — `user.profile.updated`: после `user` два слова, а `*` берёт одно. Не подходит. Из всех ключей подошёл только `user.created`.',
      notice: 'Это не та звёздочка, что в именах файлов.',
      otherwise: TAKEN,
      differs: ANOTHER,
    },
    zero: {
      title: '`user.#` и просто `user`',
      say: 'Под `user.#` подходит всё, что начинается с `user`: и m6, где ещё два слова, и m7 — просто `user`. Точка — часть маски: когда `#` пуст, исчезает и она.',
      notice: 'В q семь. Не попадёт только `User.created`.',
      otherwise: DROPPED,
      differs: ANOTHER,
    },
    any: {
      title: 'Одна `#`',
      say: 'Одинокой `#` подходят любые слова, то есть любой ключ: все восемь. Topic exchange умеет быть fanout.',
      notice: 'Ни одной могилы.',
      otherwise: DROPPED,
      differs: ANOTHER,
    },
    word: {
      title: 'Одна `*`',
      say: 'Одинокой `*` подходит ключ ровно из одного слова. Из восьми это m7, `user`.',
      notice: 'В q одно. Шесть в могилах, m8 на подходе.',
      otherwise: DROPPED,
      differs: ANOTHER,
    },
    puzzle: {
      title: 'Маска по мерке',
      say: 'Ключи другие: `order.paid`, `order.eu.paid`, `order.us.paid`, `order.eu.cancelled`, `paid`, `user.paid`. По `order.#.paid` первые три попали в q, следующие три — нет.',
      notice: 'Первое слово, последнее слово и что угодно между ними.',
      otherwise: 'Здесь m6 не выброшено: маска подошла.',
      differs: ANOTHER,
    },
  },
  knobs: { binding: { label: 'binding key у q' } },
  breakIt: 'Замените `*` на `#`. Какие могилы опустеют?',
  branches: {
    hash: 'user.#.created',
    star: 'user.*',
    user: 'user.#',
    any: 'только #',
    word: 'только *',
    puzzle: 'order.#.paid и ключи заказов',
  },
  bets: {
    example: {
      question: 'q привязана по `user.*`. Попадёт ли в неё `user.profile.updated`?',
      options: { yes: 'Да', no: 'Нет', headers: 'Только на headers exchange' },
      why: {
        yes: '`*` — ровно одно слово. Здесь после `user` их два: `profile` и `updated`.',
        no: 'Для `*` одно слово лишнее. Под `user.#` подошло бы.',
        headers: 'Headers exchange routing key вообще не читает.',
      },
    },
    puzzle: {
      question:
        'm1 `order.paid`, m2 `order.eu.paid`, m3 `order.us.paid`, m4 `order.eu.cancelled`, m5 `paid`, m6 `user.paid`. Что пройдёт через `order.#.paid`?',
      options: {
        longer: 'm2 и m3',
        three: 'm1, m2 и m3',
        orders: 'от m1 до m4',
        paid: 'm1, m2, m3, m5 и m6',
      },
      why: {
        longer: '`#` может быть пустой: `order.paid` тоже подходит.',
        three: 'В начале `order`, в конце `paid`, а `#` берёт то, что между ними, если оно есть.',
        orders: 'У m4 в конце `cancelled`. Слова, написанные в маске, обязаны быть и в ключе.',
        paid: 'Первым словом должно быть `order`: `#` работает только на своём месте.',
      },
    },
  },
  guarantees: { 'no-loss': 'ни одно сообщение не потеряно' },
  measures: { taking: 'm1 … m8: 1 — попало в q' },
  errata: {
    E01: {
      notes: '«Routing Key: user.profile.updated, Binding Key: user.* → Сообщение попадёт в очередь».',
      shown: 'Не попадёт: `*` — ровно одно слово, а после `user` их два. Подходит `user.#`.',
    },
  },
}

export default words
