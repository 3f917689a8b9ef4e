import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const orderBillingDlq: readonly Generator[] = [
  {
    id: 'in-dlq',
    draw: [
      { set: 'binding', from: ['order.created', 'billing.dead'] },
      { set: 'requeue', from: [false, true] },
    ],
    ask: {
      kind: 'written',
      measure: 'in-dlq',
      question: {
        en:
          'o2 fails; nack with requeue={requeue}; the DLQ is bound to dlx with {binding}. How ' +
          'often does o2 come into the DLQ?',
        ru:
          'o2 не обработалось; nack с requeue={requeue}; DLQ привязана к dlx ключом {binding}. ' +
          'Сколько раз o2 попадёт в DLQ?',
      },
      because: {
        en:
          'Only a refusal without requeue dead-letters, and the old routing key has to fit the ' + 'binding.',
        ru: 'В DLX уводит лишь отказ без requeue, и прежний routing key должен подойти привязке.',
      },
      beliefs: [
        {
          gives: 1,
          why: {
            en:
              'With requeue it goes back to its queue; with another binding key dlx knows no ' +
              'queue for it.',
            ru: 'С requeue оно вернётся в свою очередь; с чужим ключом dlx не знает, куда его деть.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'The key that o2 was published with fits: it is kept in dead-lettering.',
            ru: 'Ключ публикации подходит: при dead-lettering он сохраняется.',
          },
        },
        {
          gives: 20,
          why: {
            en: 'What turns round and round is requeue, and that never passes the DLQ.',
            ru: 'По кругу ходит requeue, и мимо DLQ.',
          },
        },
      ],
    },
  },
  {
    id: 'charges',
    draw: [
      { set: 'handler', from: ['o2', 'o1', 'nothing'] },
      { set: 'requeue', from: [false, true] },
    ],
    ask: {
      kind: 'written',
      measure: 'charges',
      question: {
        en:
          'The handler fails on {handler}; nack with requeue={requeue}. How many of the three ' +
          'orders are charged?',
        ru:
          'Обработчик падает на {handler}; nack с requeue={requeue}. Сколько из трёх заказов ' +
          'будет списано?',
      },
      because: {
        en: 'With prefetch 1, a message that always comes back stands before all behind it.',
        ru: 'При prefetch 1 сообщение, которое всё время возвращается, загораживает остальные.',
      },
      beliefs: [
        {
          gives: 3,
          why: {
            en: 'What always fails is never charged.',
            ru: 'То, что всегда падает, не спишется.',
          },
        },
        {
          gives: 2,
          why: {
            en: 'Either none fails, or the failing one blocks those behind it.',
            ru: 'Либо не падает ни одно, либо падающее не пускает остальных.',
          },
        },
        {
          gives: 1,
          why: {
            en: 'Without requeue the failing one steps aside.',
            ru: 'Без requeue падающее уходит с дороги.',
          },
        },
      ],
    },
  },
]
