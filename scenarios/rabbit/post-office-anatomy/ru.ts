import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Почтовое отделение: из чего состоит RabbitMQ',
  claim: 'Producer → exchange → binding → queue → consumer. Дороги мимо exchange нет.',
  beats: {
    hands: {
      title: 'Посылку сдали',
      say: 'Pr, то есть producer, отправляет p1. В `basic.publish` указаны exchange — post — и routing key — spb. Поля для очереди там нет: сам Pr на полку ничего не положит.',
      notice: 'Отправитель знает почту и адрес на ярлыке. Полку он не знает.',
    },
    sorts: {
      title: 'Сортировочный центр сверяет',
      say: 'Exchange сравнивает routing key у p1 с binding key на каждой своей стрелке. Совпадает одна, `spb`: p1 попадает в spb-office. Сам exchange ничего не хранит.',
      notice: 'Binding — это наклейка: такой ярлык — на такую полку.',
      otherwise: 'Здесь p1 не попало в spb-office: такого ключа нет ни на одном binding.',
      differs: 'Здесь p1 попало в другую очередь или сразу в обе.',
    },
    other: {
      title: 'Другой ярлык — другая полка',
      say: 'У p2 routing key `kzn`. Тот же отправитель, тот же exchange, другая стрелка. Кто там ждёт и ждёт ли вообще, Pr не знает.',
      notice: 'Чтобы отправить в другое место, достаточно поменять одно слово.',
      otherwise: 'Здесь p2 не попало в kzn-office.',
      differs: 'Здесь p2 попало в другую очередь или сразу в обе.',
    },
    waits: {
      title: 'Никого нет дома',
      say: 'Consumer ещё не пришёл. p1 и p3 лежат в spb-office, p2 — в kzn-office. Для этого очередь и нужна: она хранит сообщения, пока за ними не придут.',
      notice: 'spb-office: 2 ready. kzn-office: 1 ready.',
      differs: 'Здесь в spb-office нет p1 и p3: они туда не попали или их уже кто-то забрал.',
    },
    each: {
      title: 'Пришли Ann и Bob',
      say: 'Оба подписались на spb-office. p1 достаётся Ann, p3 — Bob: каждое сообщение получает кто-то один, и никогда оба. Они делят работу одной очереди.',
      notice: 'Два consumer на одной очереди — напарники, а не слушатели.',
      otherwise:
        'За второе сообщение здесь никто не взялся: в spb-office пришло слишком мало или забирать некому.',
      differs: 'Здесь не вышло «одному p1, другому p3».',
    },
    signed: {
      title: 'Получено, подпись',
      say: 'Каждый поработал 0,8 с и отправил `basic.ack` — расписался. Только теперь сообщение уходит из очереди. p2 так и ждёт в kzn-office: за ним никто не пришёл.',
      notice: 'Producer, exchange, binding, queue, consumer — все пятеро сделали своё дело.',
      otherwise: 'Двух подтверждений здесь нет.',
      differs: 'Здесь подтверждены не p1 и p3, или кто-то упал по дороге.',
    },
    default: {
      title: 'Невидимая наклейка',
      say: 'Pr указал exchange `""` и ключ spb-office — и p4 там. У default exchange есть binding на каждую очередь по её имени: никто его не создавал и никто не может убрать.',
      notice: 'Похоже на прямую дорогу. Но это ещё один exchange.',
      otherwise: 'p4 здесь не попало в spb-office: очереди с таким именем нет.',
      differs: 'Здесь p4 пошло другой дорогой.',
    },
    typo: {
      title: 'Пропустили букву',
      say: 'То же самое, но в ключе `spb-ofice`. Очереди с таким именем нет, невидимая наклейка не подошла: default exchange выбрасывает p4. Pr об этом не узнает.',
      notice: 'У exchange могила, у отправителя — ни одной ошибки.',
      otherwise: 'Здесь p4 не выброшено: очередь с таким именем нашлась.',
      differs: 'Здесь для p4 нашлась очередь.',
    },
    peeled: {
      title: 'Наклейку сменили',
      say: 'Теперь spb-office привязана ключом `msk`, а Pr по-прежнему пишет `spb`. Ни один binding не подошёл: p1 кончилось на exchange. Без `mandatory` никому не сообщат.',
      notice: 'Exchange на месте, очередь тоже. Нет только правила.',
      otherwise: 'Здесь p1 не выброшено: binding с таким ключом есть.',
      differs: 'Здесь для p1 нашлась очередь.',
    },
  },
  knobs: {
    binding: { label: 'binding key у spb-office' },
    address: { label: 'routing key у p4, через default exchange' },
  },
  breakIt: 'Переклейте наклейку на spb-office. Кто это заметит?',
  branches: {
    typo: 'опечатка в имени очереди',
    peeled: 'другая наклейка',
  },
  bets: {
    default: {
      question:
        'Pr отправляет p4 в exchange `""` с routing key `spb-office`. Такого binding никто не создавал. Что будет?',
      options: {
        error: 'Ошибка: "" — не exchange',
        dropped: 'Сообщение будет выброшено',
        lands: 'Окажется в spb-office',
        both: 'Окажется в обеих очередях',
      },
      why: {
        error: '`""` — имя default exchange. Он есть в каждом RabbitMQ с самого начала.',
        dropped:
          'Так было бы, если бы очереди с таким именем не было. Default exchange привязан ко всем по имени.',
        lands: 'Каждая очередь сама собой привязана к default exchange, и ключ — её имя.',
        both: 'Ключ должен быть равен имени очереди, а имена не повторяются: больше одной не бывает.',
      },
    },
  },
  guarantees: {
    'no-loss': 'ни одно сообщение не потеряно',
    'one-place': 'сообщение всегда ровно в одном месте',
  },
  measures: {
    'p1-in': 'p1 в spb-office/kzn-office',
    'p4-in': 'p4 в spb-office/kzn-office',
    split: 'доставлено Ann/Bob',
  },
  errata: {
    E03: {
      notes: '«Прямой путь в очередь невозможен без участия Exchange».',
      shown:
        'Верно, но `publish("", "spb-office")` выглядит именно так: у default exchange есть неявный binding на каждую очередь по её имени. Через него p4 и прошло.',
    },
  },
}

export default words
