import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const postOfficeAnatomy: readonly Generator[] = [
  {
    id: 'address',
    draw: [{ set: 'address', from: ['spb-office', 'spb-ofice', 'spb', 'kzn-office'] }],
    ask: {
      kind: 'written',
      measure: 'p4-in',
      question: {
        en: 'p4 goes to the default exchange with the routing key {address}. Where does it land?',
        ru: 'p4 уходит в default exchange с routing key {address}. Куда оно попадёт?',
      },
      because: {
        en: 'The default exchange takes the routing key for the name of a queue, nothing else.',
        ru: 'Default exchange читает routing key как имя очереди — и только.',
      },
      beliefs: [
        {
          gives: '1/0',
          why: {
            en:
              'Only the exact name of the queue leads there; binding keys of other exchanges ' +
              'do not count.',
            ru: 'Туда ведёт лишь точное имя очереди; ключи привязок других exchange не учитываются.',
          },
        },
        {
          gives: '0/0',
          why: {
            en:
              'There is a queue of this name, and every queue is bound to the default exchange ' +
              'by its name.',
            ru: 'Очередь с таким именем есть, а к default exchange каждая привязана своим именем.',
          },
        },
        {
          gives: '1/1',
          why: {
            en: 'Two queues do not have one name: it is no fanout.',
            ru: 'Двух очередей с одним именем нет: это не fanout.',
          },
        },
      ],
    },
  },
  {
    id: 'sticker',
    draw: [{ set: 'binding', from: ['spb', 'msk', 'kzn'] }],
    ask: {
      kind: 'written',
      measure: 'p1-in',
      question: {
        en:
          'p1 has the routing key spb. The queue spb-office is bound with {binding}. Where ' +
          'does p1 land?',
        ru: 'У p1 routing key spb. Очередь spb-office привязана ключом {binding}. Куда попадёт p1?',
      },
      because: {
        en: 'A direct exchange compares the two keys, letter by letter.',
        ru: 'Direct exchange сравнивает два ключа буква в букву.',
      },
      beliefs: [
        {
          gives: '1/0',
          why: {
            en: 'The name of the queue says nothing to this exchange: only the binding key does.',
            ru: 'Имя очереди этому exchange ничего не говорит — только ключ привязки.',
          },
        },
        {
          gives: '0/0',
          why: {
            en: 'The keys are equal, so the message is taken.',
            ru: 'Ключи совпали, значит, сообщение проходит.',
          },
        },
        {
          gives: '0/1',
          why: {
            en: 'kzn-office is bound with a key of its own.',
            ru: 'kzn-office привязана своим ключом.',
          },
        },
      ],
    },
  },
]
