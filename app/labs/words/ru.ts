import { pluralRu } from '../../i18n/index.ts'
import type { LabWords } from './en.ts'

/** The words of the playgrounds. */
export const ru: LabWords = {
  all: 'Все сценарии',
  unknown: 'Такой площадки нет.',
  playgrounds: 'Площадки',
  names: {
    topic: 'Разбор topic-масок',
    hash: 'Хеш ключа',
    assignors: 'Стенд assignor-ов',
    prefetch: 'Лаборатория prefetch',
  },
  right: 'верно',
  wrong: 'неверно',
  hash: {
    lead: 'В какую партицию попадёт запись, решает ключ. Вот как именно — с тем хешем, который считают клиенты.',
    client: 'Клиент',
    clients: { java: 'Java: murmur2', librdkafka: 'librdkafka: CRC-32', notes: 'ключ % N, как часто рисуют' },
    clientHint: {
      java: 'Так по умолчанию делает клиент на Java: murmur2, сброс знакового бита, остаток от деления на число партиций.',
      librdkafka:
        'Так по умолчанию делают клиенты на C, Python, Go и .NET: хеш другой, и тот же ключ попадает не туда. Чтобы совпасть с Java, нужен partitioner=murmur2_random.',
      notes: 'Только чтобы представить себе. Ни один клиент так не считает: (число из ключа − 1) % N.',
    },
    serializer: 'Сериализатор',
    serializers: { string: 'String', integer: 'Integer', long: 'Long' },
    notNumber: 'не число',
    partitions: 'Партиций',
    fewer: 'На одну партицию меньше',
    more: 'На одну партицию больше',
    keys: 'Ключи, по одному в строке',
    presets: 'Примеры',
    machine: 'Как это считается',
    steps: { bytes: 'байты', hash: 'хеш', positive: 'без знака', modulo: 'остаток' },
    stepBack: 'Шаг назад',
    stepOn: 'Шаг',
    seed: 'затравка ⊕ длина',
    block: (bytes: string) => `подмешали ${bytes}`,
    last: 'последнее перемешивание',
    inPartition: (keys: number) => pluralRu(keys, ['ключ', 'ключа', 'ключей']),
    none: 'пусто',
    bet: 'Сначала ставка: куда попадут user-1 … user-6, если партиций 3?',
    betRight: 'Верно. Шесть ключей — это мало: на таком числе хеш не обязан быть ровным.',
    betWrong: (counts: string) => `Будет ${counts}. Хеш ровен на множестве ключей, а не на шести.`,
    grow: (from: number, to: number) => `А если партиций станет ${to}, а не ${from}?`,
    moved: (
      moved: number,
      of: number,
    ) => `Переедут ${moved} из ${of}. Уже записанное останется на месте: с этой минуты старые и
      новые записи такого ключа лежат в двух партициях, и порядок между ними никто не держит.`,
    key: 'ключ',
    at: (partitions: number) => `из ${partitions}`,
    stays: 'на месте',
    even: 'Насколько ровно?',
    count: 'Ключи user-1 …',
    spread: 'По партициям',
    noKey:
      'Запись без ключа не хешируется: она идёт в пачку той партиции, которую producer выбрал сейчас (sticky, KIP-794).',
  },
  topic: {
    lead: 'Слово — то, что между точками. * — ровно одно слово, # — сколько угодно, в том числе ни одного.',
    mode: 'Таблица',
    modes: { one: '* в середине', two: '# в середине', notes: 'user.* ?', puzzle: 'Задача', free: 'Своё' },
    modeLead: {
      one: 'Какие из ключей подойдут к user.*.created? Сначала отметьте сами.',
      two: 'То же с #. Сначала отметьте сами.',
      notes: 'В конспекте сказано, что user.* подходит к user.profile.updated. Так ли это?',
      puzzle: 'Найдите один binding key, который берёт первые три и не берёт последние три.',
      free: 'Свои привязки и ключи.',
    },
    corrected: 'Нет: * — ровно одно слово, а profile.updated — два. Возьмёт user.#.',
    bindings: 'Привязки',
    bindingKey: (at: number) => `Binding key ${at}`,
    addBinding: 'Добавить привязку',
    removeBinding: (key: string) => `Убрать привязку ${key}`,
    keys: 'Routing keys',
    yourKey: 'Свой routing key',
    add: 'Добавить',
    removeKey: (key: string) => `Убрать ${key}`,
    bet: 'Ваша ставка',
    takes: (binding: string) => `Возьмёт ли его ${binding}?`,
    yes: 'подходит',
    no: 'не подходит',
    betFirst: 'сначала ставка',
    pin: 'Закрепить',
    pinned: (key: string) => `Закрепить ${key} как тест: ответ не должен измениться`,
    pinBroken: 'закреплённый ответ изменился',
    why: 'Почему',
    bindingWord: 'binding key',
    routingWord: 'routing key',
    takesWords: (count: number) => pluralRu(count, ['слово', 'слова', 'слов']),
    empty: '(пустой)',
    solved: 'Решено. Хватает одной #: между словами может быть что угодно.',
    unsolved: (good: number, of: number) => `как надо: ${good} из ${of}`,
    wanted: { yes: 'взять', no: 'не брать' },
    missed(miss, pattern, words) {
      if (miss.kind === 'count') return `Нужно ровно ${nounsRu(miss.needs)}, а здесь ${miss.has}.`
      if (miss.kind === 'too-few') return `Нужно хотя бы ${nounsRu(miss.needs)}, а здесь ${miss.has}.`
      const rest = words.slice(miss.word).join(', ')
      const wanted = pattern[miss.pattern]
      if (wanted === undefined) return `Некому взять: ${rest}.`
      return rest === ''
        ? `Для ${wanted} ничего не осталось.`
        : `${wanted} не находит себе равного среди: ${rest}.`
    },
    matched: 'Каждое слово взято.',
  },
  prefetch: {
    lead: 'Сколько сообщений держать у consumer-а без ack? Каждая точка ниже — прогон всего брокера.',
    world: 'Расклад',
    worlds: {
      one: 'Один рабочий',
      two: 'Быстрый первым, за ним медленный',
      'slow-first': 'Медленный первым',
    },
    messages: 'Сообщений',
    roundTrip: 'Туда и обратно, мс',
    work: (worker: string) => `Работа ${worker}, мс`,
    prefetch: 'prefetch',
    noLimit: 'без предела',
    bet: 'С каким prefetch закончат раньше всего? Поставьте ползунок и запустите все прогоны.',
    runAll: 'Ставка сделана, запустить все 31',
    betSaid: (own: string, time: string) => `Ваша ставка: ${own}, готово через ${time}.`,
    best: (best: string, time: string) => `Раньше всех с ${best}: ${time}.`,
    tie: (own: string) => `${own} не хуже.`,
    rule: (least: number) =>
      `Чтобы один рабочий никогда не ждал, нужно ⌈(дорога + работа) / работа⌉ = ${least}. Остальное лежит у него в памяти, и другой это уже не возьмёт.`,
    gantt: 'Этот прогон',
    curve: 'Все прогоны: когда готово, по prefetch',
    idle: (percent: number) => `простой ${percent} %`,
    finish: (time: string) => `готово через ${time}`,
    count: (messages: number) => `${messages} сообщ.`,
    running: 'Считаем…',
    failed: 'Прогоны не запустились. Перезагрузите страницу и попробуйте снова.',
    span: (message: string, from: string, to: string) => `${message}: с ${from} до ${to}`,
  },
  assignors: {
    lead: 'Участники приходят и уходят. Каждый assignor раздаёт партиции заново: кто что читает, что переехало и что в это время стояло.',
    topic: (name: string) => `Топик ${name}`,
    fewer: (name: string) => `В топике ${name} на партицию меньше`,
    more: (name: string) => `В топике ${name} на партицию больше`,
    addTopic: 'Добавить топик',
    join: (member: string) => `${member} входит`,
    leave: (member: string) => `${member} уходит`,
    undo: 'Отменить',
    again: 'Сначала',
    founded: (members: number) => `Новая группа, участников: ${members}.`,
    protocols: { classic: 'классический протокол', consumer: 'KIP-848' },
    moved: (count: number) => `переехало: ${count}`,
    stopped: (count: number) => (count === 0 ? 'ничего не стояло' : `стояло: ${count}`),
    rounds: (count: number) => pluralRu(count, ['раунд', 'раунда', 'раундов']),
    idle: 'без работы',
    isMoved: 'переехала',
    note: '«Переехало» — партицию забрали у участника, который по-прежнему в группе. «Стояло» — её какое-то время никто не читал, хотя владелец жив: у eager-assignor-а стоит всё, у cooperative и KIP-848 — только то, что переезжает. Партиции ушедшего в эти числа не входят.',
  },
}

function nounsRu(count: number): string {
  return pluralRu(count, ['слово', 'слова', 'слов'])
}
