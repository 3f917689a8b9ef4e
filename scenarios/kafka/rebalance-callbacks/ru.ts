import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Последнее слово: onPartitionsRevoked',
  claim: 'onPartitionsRevoked — последний момент для коммита; умерший или исключённый его не получит.',
  beats: {
    door: {
      title: 'Открывается дверь Revoked',
      say: 'Входит C2, и C1 должен отпустить партиции. В его следующем poll() первым делом выполняется onPartitionsRevoked: внутри него C1 ещё владелец и вызывает commitSync().',
      notice: 'До сих пор C1 не коммитил вообще ничего.',
      otherwise: 'Здесь C1 в колбэке не коммитит.',
    },
    written: {
      title: 'Закладка прыгает',
      say: 'Коммит принят: поколение C1 ещё в силе. Обе закладки прыгают на его позицию — в конец обработанного.',
      notice: 'Сплошной и полый треугольники совпали.',
      otherwise: 'Здесь C1 ничего не закоммитил.',
    },
    'let-go': {
      title: 'Дверь закрывается',
      say: 'Колбэк закончился: P0 и P1 отданы, обе, и только теперь C1 шлёт JoinGroup. RangeAssignor работает по протоколу eager.',
      notice: 'Самого медленного колбэка ждёт вся группа.',
      otherwise: 'Здесь C1 ничего отдавать не пришлось.',
      differs: 'Здесь C1 отдаёт не обе или до этого ничего не закоммитил.',
    },
    assigned: {
      title: 'Дверь Assigned',
      say: 'onPartitionsAssigned: P0 вернулась к C1. Здесь приложение загружает состояние для P0 или делает seek. P1 уходит к C2.',
      notice: 'P0 ушла и вернулась к тому же владельцу.',
      otherwise: 'Здесь C1 ничего не получил обратно.',
      differs: 'Здесь к C1 ничего не вернулось, потому что P0 он не отпускал, или C2 нет в группе.',
    },
    heir: {
      title: 'Чистая передача',
      say: 'C2 начинает P1 с закладки, с 27: сразу за последней записью, которую сделал C1. Ни одна не повторена, ни одна не потеряна.',
      notice: 'Auto commit для этого не понадобился.',
      otherwise: 'Здесь C2 не получил P1.',
      differs: 'Здесь C2 начинает P1 раньше, чем остановился C1.',
    },
    repeated: {
      title: 'Без коммита',
      say: 'То же с пустым колбэком. Закладки нет, и C2 по auto.offset.reset начинает P1 с 0: всё, что сделал там C1, придётся делать снова.',
      notice: 'Повторяется обработанное после последнего коммита; здесь — всё.',
      otherwise: 'Здесь C2 не получил P1.',
      differs: 'Здесь C2 начинает P1 не с 0.',
    },
    'no-door': {
      title: 'У мёртвых нет последнего слова',
      say: 'C2 убит. Ни один колбэк в нём не выполнился: ни Revoked, ни Lost. C1 наследует P1 и начинает там же, где начинал C2: всё сделанное им повторится.',
      notice: 'Колбэк — это код живого процесса.',
      otherwise: 'Здесь C1 не унаследовал P1.',
      differs: 'Здесь C2 жив или колбэк в нём выполнился.',
    },
    lost: {
      title: 'Lost, а не Revoked',
      say: 'C2 спал 11 с, и его исключили. Следующий poll() вызывает onPartitionsLost: P1 уже у другого, и коммит сейчас получил бы отказ.',
      notice: 'По умолчанию onPartitionsLost вызывает onPartitionsRevoked: следите, что тот делает.',
      otherwise: 'Здесь C2 ничего не терял.',
      differs: 'Здесь C2 до этого уже просили отдать партиции.',
    },
    'only-moved': {
      title: 'Cooperative: только то, что едет',
      say: 'С CooperativeStickyAssignor C1 входит, ничего не отпуская. Что отдать, он узнаёт потом: в onPartitionsRevoked приходит одна P1, а P0 он читает дальше.',
      notice: 'До C2 партиция P1 дойдёт раундом позже.',
      otherwise: 'Здесь C1 ничего отдавать не пришлось.',
      differs: 'Здесь C1 пришлось отдать обе.',
    },
  },
  knobs: {
    'on-revoked': {
      label: 'onPartitionsRevoked',
      values: { commitSync: 'commitSync()', nothing: 'пустой' },
    },
    assignor: {
      label: 'partition.assignment.strategy',
      values: {
        'org.apache.kafka.clients.consumer.RangeAssignor': 'Range',
        'org.apache.kafka.clients.consumer.CooperativeStickyAssignor': 'CooperativeSticky',
      },
    },
  },
  breakIt: 'Оставьте колбэк пустым. Сколько записей сделают дважды?',
  branches: {
    silent: 'Пустой колбэк',
    killed: 'C2 убит',
    paused: 'C2 спит 11 с',
    cooperative: 'CooperativeSticky',
  },
  bets: {
    killed: {
      question: 'Позже C2 убивают: kill -9. Какой из его колбэков выполнится?',
      options: {
        revoked: 'onPartitionsRevoked',
        lost: 'onPartitionsLost',
        assigned: 'onPartitionsAssigned, пустой',
        none: 'Никакой',
      },
      why: {
        revoked: 'Брокер код консьюмера не вызывает. Колбэк выполняется в poll(), а poll() больше нет.',
        lost: 'Это для живого процесса, который узнал о своём исключении слишком поздно.',
        assigned: 'Мёртвому процессу не назначают ничего, даже пустого списка.',
        none: 'Колбэки выполняет поток, который вызывает poll(); он умер вместе с процессом.',
      },
    },
  },
  guarantees: {
    'one-owner': 'у партиции не больше одного владельца',
    'no-duplicates': 'ни одна запись не обработана дважды',
  },
  measures: {
    heirBegins: 'C2 начинает P1 с',
    givenUp: 'сколько партиций отдал C1',
    lastWords: 'onPartitionsRevoked в C2',
    losses: 'onPartitionsLost в C2',
  },
  errata: {
    E19: {
      notes: 'Консьюмеры получают onPartitionsRevoked, затем onPartitionsAssigned.',
      shown:
        'Мёртвый не получает ничего; исключённый — onPartitionsLost; кооперативному называют только те партиции, что действительно переезжают.',
    },
  },
}

export default words
