import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'C2 упал: анатомия ребаланса',
  claim:
    'Смерть консьюмера замечают только по тишине; затем выжившие отпускают всё, и группа делит партиции заново.',
  beats: {
    stable: {
      title: 'Каждому по партиции',
      say: 'Группа в состоянии Stable, поколение первое. P0 у C1, P1 у C2, P2 у C3. Каждые 3 с каждый участник шлёт heartbeat координатору группы.',
      notice: 'В heartbeat нет записей: он говорит только «я здесь».',
    },
    killed: {
      title: 'kill -9',
      say: 'На 15-й секунде C2 умирает. Прощаться некому: LeaveGroup не отправлен. Координатор по-прежнему видит троих, и P1 по-прежнему числится за C2.',
      notice: 'Лента от P1 к C2 на месте: никто ещё ничего не знает.',
      otherwise: 'На этой ветке C2 никто не убивал.',
    },
    'blind-spot': {
      title: 'Слепое пятно',
      say: 'Часы сессии C2 идут от последнего heartbeat: session.timeout.ms равен 45 с. Пока они не истекли, P1 не читает никто, и lag растёт на две записи в секунду.',
      notice: 'C1 и C3 работают так, будто ничего не случилось.',
    },
    preparing: {
      title: 'PreparingRebalance',
      say: 'Сессия истекла: 45 с после последнего heartbeat. Координатор исключает C2. C1 и C3 узнают об этом из ответа на свой следующий heartbeat: REBALANCE_IN_PROGRESS.',
      notice: 'Решили часы координатора, а не обрыв TCP-соединения.',
      otherwise: 'На этой ветке сессия C2 не истекла: его слышно или часы ещё идут.',
    },
    'let-go': {
      title: 'Все отпускают всё',
      say: 'RoundRobinAssignor работает по протоколу eager: перед новым JoinGroup каждый выживший коммитит, отзывает все свои партиции и только потом входит в группу. Теперь стоят и P0, и P2.',
      notice: 'Три партиции без владельца: остановилась вся группа.',
      otherwise:
        'Здесь никому не пришлось ничего отдавать: кооперативный assignor оставляет выжившим их партиции.',
    },
    computed: {
      title: 'Решает клиент',
      say: 'Все вошли: CompletingRebalance. Координатор никого не назначает. Он отдаёт список участников лидеру, C1, и уже его assignor решает, кому что. Результат разносит SyncGroup.',
      notice: 'Распределение считает консьюмер, а не брокер.',
      otherwise: 'На этой ветке второго распределения не было.',
    },
    dealt: {
      title: 'Снова Stable',
      say: 'Поколение 2: P0 у C1, P1 у C3, P2 у C1. RoundRobinAssignor раздаёт партиции по кругу тем, кто остался.',
      notice: 'P2 переехала от C3 к C1, хотя с ней всё было в порядке.',
      otherwise: 'На этой ветке группа ещё не стала стабильной.',
    },
    again: {
      title: 'Что C2 не успел закоммитить',
      say: 'C3 начинает P1 с закоммиченного offset. C2 ушёл дальше, но закоммитить это не успел, и эти записи обрабатываются второй раз.',
      notice: 'Позиция умерла вместе с C2; осталось только закоммиченное.',
      otherwise: 'Здесь P1 достался другому участнику.',
    },
    'by-range': {
      title: 'Та же смерть при range',
      say: 'Те же 66 секунд с RangeAssignor, первым в списке по умолчанию. Он режет 0, 1, 2 на соседние куски: P0 и P1 у C1, P2 у C3.',
      notice: 'C3 сохраняет P2; наследник P1 теперь C1.',
      otherwise: 'На этой ветке группу не делили второй раз.',
    },
    cooperatively: {
      title: 'Cooperative: едет только P1',
      say: 'CooperativeStickyAssignor: C1 и C3 входят в группу с тем, что у них есть, и продолжают читать. У P1 нет живого владельца, ждать некого, её отдают сразу.',
      notice: 'Ни одного отзыва: P0 и P2 не останавливались.',
      otherwise: 'На этой ветке группу не делили второй раз.',
    },
  },
  knobs: {
    assignor: {
      label: 'partition.assignment.strategy',
      values: {
        'org.apache.kafka.clients.consumer.RoundRobinAssignor': 'RoundRobin',
        'org.apache.kafka.clients.consumer.RangeAssignor': 'Range',
        'org.apache.kafka.clients.consumer.StickyAssignor': 'Sticky',
        'org.apache.kafka.clients.consumer.CooperativeStickyAssignor': 'CooperativeSticky',
      },
    },
    session: { label: 'session.timeout.ms' },
  },
  breakIt: 'Поставьте другой assignor. Кто унаследует P1 и переедет ли что-то ещё?',
  branches: { range: 'Range', sticky: 'Sticky', cooperative: 'CooperativeSticky' },
  bets: {
    survivors: {
      question: 'Владельцы P0 и P2 живы. Что они делают во время ребаланса?',
      options: {
        continue: 'Читают дальше',
        stop: 'Тоже стоят',
        together: 'Вместе читают P1',
        restart: 'Начинают заново с offset 0',
      },
      why: {
        continue: 'Так ведёт себя кооперативный assignor. Этот eager: до JoinGroup отзывается всё.',
        stop: 'Eager: каждый отзывает всё до входа в группу, и на миг стоит вся группа.',
        together: 'В группе у партиции не больше одного владельца, во время ребаланса тоже.',
        restart: 'Они продолжат с закоммиченных offset: ребаланс их не забывает.',
      },
    },
  },
  guarantees: {
    'one-owner': 'у партиции не больше одного владельца',
    'at-least-once': 'каждая запись обработана хотя бы раз',
    'no-duplicates': 'ни одна запись не обработана дважды',
  },
  measures: {
    silence: 'тишина C2 до исключения, мс',
    expired: 'C2 исключён на, мс',
    owners: 'владельцы в поколении 2',
    revocations: 'сколько выживших отозвали партиции',
  },
  errata: {
    E22: {
      notes: 'Все оставшиеся живые консьюмеры отключаются от своих партиций временно.',
      shown:
        'Это протокол eager: RoundRobin, Range и Sticky. Cooperative-sticky и протокол KIP-848 отзывают только то, что действительно переезжает.',
    },
    E23: {
      notes: 'P0 → C1, P1 → C3, P2 → C1.',
      shown:
        'Так выходит у RoundRobinAssignor. У Range, который стоит по умолчанию, и у Sticky та же смерть даёт P0 и P1 участнику C1, а P2 остаётся у C3.',
    },
  },
}

export default words
