import type { Language } from '../../store.ts'

/** What is the same in both worlds, and what differs. */
export type TwinWords = Readonly<Record<Language, readonly [same: string, differs: string]>>

/** What is said of each pair of twins, by their ids, RabbitMQ's first. */
export const twinWords: Readonly<Record<string, TwinWords>> = {
  'round-robin-3x6~group-and-standby': {
    en: [
      'Several workers share one stream of messages.',
      'The unit of sharing: a message here, a partition there. A fourth worker helps here and stands idle there.',
    ],
    ru: [
      'Несколько исполнителей делят один поток сообщений.',
      'Единица дележа: здесь сообщение, там партиция. Четвёртый здесь помогает, а там простаивает.',
    ],
  },
  'duplicate-redelivery~processed-not-committed': {
    en: [
      'A worker dies after the effect and before it could say so: the effect happens twice.',
      'What comes back: a message that was not acked here, everything after the committed offset there.',
    ],
    ru: [
      'Исполнитель умирает после эффекта, но до того, как успел о нём сказать: эффект случается дважды.',
      'Что возвращается: здесь сообщение без ack, там всё после закоммиченного offset.',
    ],
  },
  'prefetch-one-vs-n~slow-consumer-isolated': {
    en: [
      'One worker is slower than the others.',
      'Here the window decides what the slow one takes from all; there it only ever holds up its own partitions.',
    ],
    ru: [
      'Один исполнитель медленнее остальных.',
      'Здесь окно решает, сколько медленный заберёт у всех; там он задерживает только свои партиции.',
    ],
  },
  'push-consume~topic-partition-log': {
    en: [
      'Messages come in and are read.',
      'Here a message moves and is gone once it is acked; there the cells stay and only pointers move.',
    ],
    ru: [
      'Сообщения приходят, и их читают.',
      'Здесь сообщение движется и после ack исчезает; там ячейки стоят, а движутся указатели.',
    ],
  },
  'prefetch-hoarding~group-and-standby': {
    en: [
      'Several consumers, and one of them gets more of the work.',
      'Here the first to come may take all that waits; there a partition has one owner, spares have none.',
    ],
    ru: [
      'Несколько консьюмеров, и одному достаётся больше работы.',
      'Здесь первый может забрать всё, что ждёт; там у партиции один владелец, а запасные простаивают.',
    ],
  },
  'workers-vs-shards~key-to-partition': {
    en: [
      'The messages of one user are to stay in order.',
      'Here each worker needs a queue and a key; there the producer’s hash does it, and owners may change.',
    ],
    ru: [
      'Сообщения одного пользователя должны остаться по порядку.',
      'Здесь каждому исполнителю нужны очередь и ключ; там всё решает хеш, а владелец может смениться.',
    ],
  },
  'ack-modes~commit-strategies': {
    en: [
      'A worker dies: what it had in hand is lost, or comes again.',
      'Here each message is acked for itself; there one number says “all below is done”, early or late.',
    ],
    ru: [
      'Исполнитель умирает: то, что было у него на руках, теряется или приходит снова.',
      'Здесь ack на каждое сообщение; там одно число говорит «всё до него готово» — рано или поздно.',
    ],
  },
  'shared-channel-race~commit-strategies': {
    en: [
      '“Done” was said of more than was done, and a crash takes the rest.',
      'Here an ack on a shared channel covers another thread’s work; there a commit is ahead of its own.',
    ],
    ru: [
      '«Готово» сказано о большем, чем сделано, и падение уносит остальное.',
      'Здесь ack на общем канале накрывает чужую работу; там коммит обгоняет собственную.',
    ],
  },
  'connection-leak~heartbeat-vs-poll': {
    en: [
      'Heartbeats tell the broker that somebody is still there.',
      'Here what answers them lives on, used or not; there the client watches poll(), too, and leaves.',
    ],
    ru: [
      'О том, что клиент жив, брокер судит по heartbeat.',
      'Здесь живёт всё, что на них отвечает; там клиент следит ещё и за poll() и уходит сам.',
    ],
  },
  'event-tasks~kafka-plus-rabbit': {
    en: [
      'An event is to become work, and the work may be done more than once.',
      'Here tasks leave the queue when done; there the log keeps the event, and a bridge makes the task.',
    ],
    ru: [
      'Событие должно стать работой, и сделать её можно больше одного раза.',
      'Здесь задачи уходят из очереди, когда сделаны; там событие остаётся в логе, а задачу делает мост.',
    ],
  },
  'retry-ttl-60s~replay-rewind': {
    en: [
      'A message is to be worked on once more.',
      'Here one message waits elsewhere and comes back; there a group goes back, and all after it comes.',
    ],
    ru: [
      'Сообщение нужно обработать ещё раз.',
      'Здесь одно сообщение ждёт в стороне и возвращается; там назад идёт группа, и приходит всё следом.',
    ],
  },
  'shop-courier~shop-tape': {
    en: [
      'One shop, several departments, and each is to hear of every order.',
      'Here each gets a copy, gone once signed for; there it is written once, and each has a bookmark.',
    ],
    ru: [
      'Один магазин, несколько отделов, и о каждом заказе должен узнать каждый.',
      'Здесь у каждого своя копия, и после подписи её нет; там запись одна, а у каждого своя закладка.',
    ],
  },
}
