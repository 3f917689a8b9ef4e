import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Пароль сменили раньше, чем подтвердили почту',
  claim: 'Порядок есть только внутри партиции: тому, что должно идти по порядку, нужен один ключ.',
  beats: {
    spread: {
      title: 'Три события, три ленты',
      say: 'registered, emailConfirmed, passwordChanged одного пользователя; продюсер с интервалом в секунду раздаёт их по кругу. Каждое лежит на своей ленте, и на каждой ленте порядок идеальный.',
      notice: 'Offset разных лент не сравнить: 0, 0 и 0 не скажут, что было первым.',
      otherwise: 'Здесь в логе не все три события.',
      differs: 'Здесь три события лежат не в трёх партициях.',
    },
    jams: {
      title: 'Конечный автомат заклинило',
      say: 'C2 тратит на emailConfirmed 3 с. Тем временем C3 уже обработал passwordChanged — у аккаунта, чья почта ещё не подтверждена.',
      notice: 'Ничего не сломано: каждый прошёл свою ленту по порядку.',
      otherwise: 'Здесь passwordChanged не обработан.',
      differs: 'Здесь emailConfirmed обработан раньше, чем passwordChanged.',
    },
    'too-late': {
      title: 'Подтверждена, но поздно',
      say: 'Теперь справился и C2: emailConfirmed пришёл после passwordChanged. Порядок обработки: registered, passwordChanged, emailConfirmed.',
      notice: 'Никто не ждал: о соседях никто не знал.',
      otherwise: 'Здесь emailConfirmed не обработан.',
      differs: 'Здесь всё вовремя: passwordChanged идёт после него.',
    },
    'one-reader': {
      title: 'Один консьюмер на все три?',
      say: 'На этот раз порядок верный: каждое событие сделано до отправки следующего. Это везение: из накопленного poll() отдаёт ленту за лентой, а не по времени.',
      notice: 'Один читатель не создаёт порядка между партициями.',
      otherwise: 'Здесь passwordChanged не обработан.',
      differs: 'Здесь консьюмер не один или лента одна.',
    },
    keyed: {
      title: 'key = userId',
      say: 'Partitioner по умолчанию смотрит на ключ: все три события пользователя 1 в P0, offset 0, 1, 2. Другие пользователи попадут на другие ленты, группа по-прежнему работает параллельно.',
      notice: 'Порядок у пользователя, а не у топика, — ровно то, что нужно.',
      otherwise: 'Здесь в логе не все три события.',
      differs: 'Здесь три события лежат не в одной партиции.',
    },
    'in-order': {
      title: 'По порядку, пусть и медленно',
      say: 'У P0 один читатель, и он идёт по offset: registered, emailConfirmed, passwordChanged. Будь он медленным, опоздали бы все три — но по порядку.',
      notice: 'Цена: медленное событие держит всю свою ленту.',
      otherwise: 'Здесь passwordChanged не обработан.',
      differs: 'Здесь passwordChanged обработан раньше emailConfirmed.',
    },
  },
  knobs: {
    partitioner: {
      label: 'partitioner.class',
      values: {
        'org.apache.kafka.clients.producer.RoundRobinPartitioner': 'RoundRobin',
        null: 'по умолчанию: по ключу',
      },
    },
    work: { label: 'C2 работает над записью' },
  },
  breakIt: 'Пусть решает ключ. Какое событие теперь обработают последним?',
  branches: { 'one-reader': 'Один консьюмер', keyed: 'По ключу' },
  bets: {
    order: {
      question: 'C2 тратит на emailConfirmed 3 с. Какое из трёх обработают последним?',
      options: {
        'as-sent': 'passwordChanged: r, e, p',
        jams: 'emailConfirmed: r, p, e',
        backwards: 'registered: p, e, r',
        waits: 'Никакое: C3 ждёт C2',
      },
      why: {
        'as-sent':
          'Так отправляли, и так было бы на одной ленте. У трёх лент три читателя, и порядка между ними нет.',
        jams: 'Так на трёх лентах: C3 быстро справился с passwordChanged, а C2 ещё занят emailConfirmed.',
        backwards: 'registered отправлен на две секунды раньше последнего, и C1 не медленный.',
        waits: 'Участники группы не знают, что читают остальные.',
      },
    },
  },
  guarantees: {
    'at-least-once': 'каждое событие обработано',
    'no-duplicates': 'ни одно событие не обработано дважды',
  },
  measures: {
    tapes: 'где лежат все три',
    last: 'обработано последним',
    confirmed: 'emailConfirmed обработан на, мс',
    changed: 'passwordChanged обработан на, мс',
  },
  errata: {
    E26: {
      notes: 'Kafka гарантирует порядок сообщений внутри одной партиции.',
      shown:
        'В порядке отправки — только с идемпотентностью (включена по умолчанию) или одним запросом в полёте; а для ключа — пока не меняется число партиций.',
    },
  },
}

export default words
