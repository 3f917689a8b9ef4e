import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'order.created → billing.queue → DLQ',
  claim:
    'Упавшее сохраняется, чтобы его посмотрел человек: это делает DLX, если ключ сообщения из него куда-то ведёт.',
  beats: {
    routed: {
      title: 'Маршрут по словам ключа',
      say: 'order-service публикует o1 с ключом order.created. event.exchange — это topic, и у binding’а billing.queue ровно эти два слова: o1 идёт туда.',
      notice: 'order-service называет exchange и ключ. О том, что есть биллинг, он не знает.',
      otherwise: 'Здесь o1 не попадает в billing.queue.',
    },
    paid: {
      title: 'Сначала списать, потом ack',
      say: 'billing-service работает 300 мс, списывает 100 с баланса и только после этого подтверждает. До ack сообщение o1 стояло в billing.queue как unacked.',
      notice: 'Баланс 900. Упади он до ack — была бы вторая доставка, а не потеря.',
      otherwise: 'Здесь o1 не подтверждён.',
      differs: 'Здесь o1 подтверждён, но не оплачен.',
    },
    unbound: {
      title: 'Этого никто не просил',
      say: 'У o0 ключ order.cancelled. Такого binding’а нет, и exchange выбрасывает o0: очереди для него нет, а order-service не получит даже ошибки.',
      notice: 'DLX тут не поможет: в очереди o0 никогда не был.',
      otherwise: 'Здесь для o0 нашлась очередь.',
    },
    throws: {
      title: 'Обработчик падает',
      say: 'В o2 вместо суммы NaN, и обработчик бросает исключение. Так будет при каждой попытке: дело в самом сообщении, а не в моменте.',
      notice: 'Почему — знает только billing-service. Ничего не списано.',
      otherwise: 'Здесь обработка o2 не падает.',
      differs: 'Здесь обработка o2 падает уже после списания.',
    },
    next: {
      title: '`basic.nack`, requeue=false',
      say: 'billing-service отказывается от o2 насовсем. Брокер убирает его из billing.queue и в тот же тик выдаёт o3: место в окне освободилось.',
      notice: 'Плохое сообщение никого не задержало.',
      otherwise: 'Здесь o3 не выдан: единственное место занято кем-то перед ним.',
      differs: 'o3 приходит и здесь, но не потому, что от o2 отказались насовсем.',
    },
    dead: {
      title: 'Вторая жизнь o2',
      say: 'У billing.queue есть DLX. Брокер публикует туда o2 с его прежним ключом order.created и пишет в `x-death`: billing.queue, rejected, 1 и время.',
      notice: 'Binding у billing.dlq ждёт именно этот ключ. Не будь его, o2 бы пропал.',
      otherwise: 'Здесь o2 не попадает в billing.dlq.',
      differs: 'Здесь o2 попал в billing.dlq другой дорогой.',
    },
    rests: {
      title: 'Очередь для людей',
      say: 'Из billing.dlq никто не читает, и это правильно: программа на o2 уже споткнулась. Её длину, сейчас 1, и должен сторожить алерт.',
      notice: 'Остальное сделано: o1 и o3 оплачены, баланс 800.',
      otherwise: 'До 4-й секунды прогон не дошёл.',
      differs: 'Здесь остался не только o2 или ждёт он не в billing.dlq.',
    },
    moved: {
      title: 'Починили и вернули',
      say: 'Обработчик починили. «Move messages» запускает Shovel: он публикует o2 в event.exchange и, получив confirm, подтверждает. Теперь o2 оплачен, как и все.',
      notice: '`x-death` остался при нём: история хранит обе жизни.',
      otherwise: 'Здесь o2 так и не оплачен.',
      differs: 'Здесь o2 оплачен без всякого Shovel.',
    },
    again: {
      title: 'requeue=true: снова и снова o2',
      say: 'С requeue=true o2 возвращается на прежнее место, в голову очереди, и тут же приходит опять. Это уже четвёртая доставка, а o3 ещё никто не видел.',
      notice: '«Ядовитое» сообщение: занят всё время, а дело стоит.',
      otherwise: 'Здесь o2 не приходит четырежды.',
      differs: 'o2 приходит в четвёртый раз и здесь, но o3 уже прошёл или o2 побывал в DLX.',
    },
    nowhere: {
      title: 'Умер, а адреса нет',
      say: 'DLQ привязана ключом billing.dead, а `x-dead-letter-routing-key` никто не задал. o2 приходит в dlx как order.created, ничему не подходит и молча выбрасывается.',
      notice: 'Объявлено всё: exchange, очередь, binding. А сообщение потеряно.',
      otherwise: 'Здесь для o2 очередь нашлась.',
      differs: 'o2 не подошёл ни одному binding’у, но умер он не перед этим.',
    },
  },
  knobs: {
    binding: { label: 'ключ binding’а billing.dlq' },
    requeue: { label: 'nack с requeue', values: { false: 'false', true: 'true' } },
    handler: { label: 'обработчик', values: { o2: 'падает на o2', nothing: 'починен' } },
  },
  breakIt: 'Привяжите DLQ другим ключом. Куда денется o2?',
  branches: {
    mended: 'починили и вернули',
    again: 'nack с requeue=true',
    nowhere: 'DLQ с ключом billing.dead',
  },
  bets: {
    next: {
      question: 'billing-service только что отказался от o2 с requeue=false. Что он получит следующим?',
      options: { same: 'снова o2', third: 'o3', nothing: 'ничего, пока не придёт оператор' },
      why: {
        same: 'Это requeue=true: назад в голову очереди и сразу на выдачу.',
        third: 'o2 ушёл из очереди, место свободно, и в голове теперь o3.',
        nothing: 'Отказ от сообщения очередь не останавливает. Такое нужно лишь там, где важен порядок.',
      },
    },
  },
  guarantees: {
    'failed-to-dlq': 'всё упавшее в DLQ',
    'no-loss': 'ни один созданный заказ не потерян',
    'one-place': 'o2 ровно в одном месте',
  },
  measures: {
    'in-dlq': 'сколько раз o2 попал в DLQ',
    charges: 'списаний',
    'deliveries-of-o2': 'доставок o2',
    balance: 'баланс в конце',
  },
  simplifies: [
    'Обработчик чинится регулятором. В жизни его бы выкатили заново или поправили само сообщение.',
  ],
}

export default words
