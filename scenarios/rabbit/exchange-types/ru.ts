import type { Narration } from '../../format.ts'

const OTHER_WAY = 'Здесь другой тип или другой binding — и копии получают другие очереди.'

const words: Narration = {
  title: 'Четыре сортировщика: direct, topic, fanout, headers',
  claim: 'Тип exchange решает, что сравнивать. Копий столько, сколько очередей подошло.',
  beats: {
    keys: {
      title: 'Два ключа, два хозяина',
      say: '**Routing key** пишет на сообщении Pr: у m1 это `order.created`. **Binding key** стоит на стрелке к очереди — с того момента, как её привязали. Exchange сравнивает одно с другим.',
      notice: 'Один ключ на сообщении, другой на стрелке.',
    },
    direct: {
      title: 'direct: совпасть до буквы',
      say: '`order.created` написано на стрелках к A и к B, поэтому m1 идёт в обе, в каждую — своя копия. На стрелке к C написано `user.created`.',
      notice: 'direct — это не «в одну очередь», а «точно равно».',
      otherwise: 'Здесь m1 не попало в две очереди.',
      differs: OTHER_WAY,
    },
    nowhere: {
      title: 'Не равно ничему',
      say: 'У m2 ключ `order.cancelled`. Ни на одной стрелке такого нет, и exchange выбрасывает сообщение. Очереди «для остальных» не бывает, пока её не создать.',
      notice: 'У exchange могила. Pr об этом не сообщили.',
      otherwise: 'Здесь m2 не выброшено: какой-то binding подошёл.',
      differs: OTHER_WAY,
    },
    topic: {
      title: 'topic: маски из слов',
      say: 'Сообщения те же, тип другой. Маске `order.*` на стрелке к A подходит и `order.cancelled`: `*` — это одно любое слово. Теперь и у m2 есть очередь.',
      notice: 'A ждёт всё, что случается с заказами, — и ничего не перечисляла.',
      otherwise: 'Здесь m2 не попало ни в одну очередь.',
      differs: OTHER_WAY,
    },
    'topic-user': {
      title: 'Одно сообщение, две маски',
      say: 'm3 — это `user.created`. К B ведёт `#.created`: `#` — любые слова, здесь `user`. К C ведёт `user.#`, здесь это `created`. Для A не подошло ничего.',
      notice: 'Маски могут пересекаться: каждая очередь решает за себя.',
      otherwise: 'Здесь m3 не попало в две очереди.',
      differs: OTHER_WAY,
    },
    fanout: {
      title: 'fanout: всем подряд',
      say: 'Fanout на ключи не смотрит вовсе. Неважно, что написано на сообщении и что на стрелках: три сообщения, три очереди, девять копий.',
      notice: 'Достаточно быть привязанным.',
      otherwise: 'Девяти копий здесь нет: на что-то exchange всё-таки смотрит.',
      differs: OTHER_WAY,
    },
    headers: {
      title: 'headers: ключ не важен',
      say: 'Теперь сравниваются заголовки. A нужны `to: ru` **и** `as: pdf`: это m1. B хватает **любого** из двух: m1, m2 и m3. C нужен `as: img`: это m3.',
      notice: 'Routing key никто не читал: он мог быть и пустым.',
      otherwise: 'Здесь m3 не попало в две очереди.',
      differs: OTHER_WAY,
    },
    all: {
      title: 'x-match: было any, стало all',
      say: 'Теперь у B стоит `x-match: all`: и `to: ru`, и `as: pdf`. m2 — для eu, m3 — img. У каждого сошлось одно из двух, и B не получает ни того, ни другого.',
      notice: 'm2 снова никому не нужно.',
      otherwise: 'Здесь m3 не попало ни в одну очередь.',
      differs: OTHER_WAY,
    },
    twice: {
      title: 'Подошли два, копия одна',
      say: 'A привязана к topic дважды: по `order.*` и по `order.#`. Для m1 подходят оба. Копия в A всё равно одна: по binding собирается множество очередей.',
      notice: 'Копий столько, сколько очередей, а не стрелок.',
      otherwise: 'Здесь m1 не попало в две очереди.',
      differs: OTHER_WAY,
    },
  },
  knobs: {
    type: { label: 'тип exchange' },
    key: { label: 'binding key у A' },
    match: { label: 'x-match у B (только headers)' },
  },
  breakIt: 'Сделайте fanout. Какое сообщение всё ещё потеряется?',
  branches: {
    topic: 'topic с масками',
    fanout: 'fanout',
    headers: 'headers',
    all: 'headers, у B x-match: all',
    twice: 'topic, A привязана дважды',
  },
  bets: {
    twice: {
      question: 'A привязана по `order.*` и по `order.#`. Сколько копий `order.created` попадёт в A?',
      options: { none: 'Ни одной', one: 'Одна', two: 'Две', error: 'Второй binding не дадут создать' },
      why: {
        none: 'Обе маски подходят к `order.created`: второе слово — это и «одно слово», и «любые слова».',
        one: 'Все подошедшие binding вместе дают множество очередей, и A в нём один раз.',
        two: 'Копии делаются для очередей. Exchange сначала собирает имена, и каждое считается однажды.',
        error: 'Привязывать очередь к exchange можно сколько угодно раз, лишь бы ключи были разные.',
      },
    },
  },
  guarantees: { 'no-loss': 'ни одно сообщение не потеряно' },
  measures: {
    copies: 'копий m1/m2/m3',
    'm1-in': 'm1 в A/B/C',
    'm2-in': 'm2 в A/B/C',
    'm3-in': 'm3 в A/B/C',
  },
  errata: {
    E02: {
      notes: '«Routing key настраивается в момент Binding».',
      shown:
        'В этот момент настраивается binding key. Routing key приходит с каждым сообщением от продюсера: `order.created` у m1, `order.cancelled` у m2.',
    },
  },
}

export default words
