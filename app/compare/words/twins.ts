import type { Language } from '../../store.ts'

/** What is the same in both worlds, and what differs. */
export type TwinWords = Readonly<Record<Language, readonly [same: string, differs: string]>>

/** What is said of each pair of twins, by its RabbitMQ scenario. */
export const twinWords: Readonly<Record<string, TwinWords>> = {
  'round-robin-3x6': {
    en: [
      'Several workers share one stream of messages.',
      'The unit of sharing: a message here, a partition there. A fourth worker helps here and stands idle there.',
    ],
    ru: [
      'Несколько исполнителей делят один поток сообщений.',
      'Единица дележа: здесь сообщение, там партиция. Четвёртый здесь помогает, а там простаивает.',
    ],
  },
  'duplicate-redelivery': {
    en: [
      'A worker dies after the effect and before it could say so: the effect happens twice.',
      'What comes back: a message that was not acked here, everything after the committed offset there.',
    ],
    ru: [
      'Исполнитель умирает после эффекта, но до того, как успел о нём сказать: эффект случается дважды.',
      'Что возвращается: здесь сообщение без ack, там всё после зафиксированного смещения.',
    ],
  },
  'prefetch-one-vs-n': {
    en: [
      'One worker is slower than the others.',
      'Here the window decides what the slow one takes from all; there it only ever holds up its own partitions.',
    ],
    ru: [
      'Один исполнитель медленнее остальных.',
      'Здесь окно решает, сколько медленный заберёт у всех; там он задерживает только свои партиции.',
    ],
  },
  'push-consume': {
    en: [
      'Messages come in and are read.',
      'Here a message moves and is gone once it is acked; there the cells stay and only pointers move.',
    ],
    ru: [
      'Сообщения приходят, и их читают.',
      'Здесь сообщение движется и после ack исчезает; там ячейки стоят, а движутся указатели.',
    ],
  },
}
