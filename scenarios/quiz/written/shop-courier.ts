import type { Generator } from '../generator.ts'

/** What the quiz asks about this scenario. */
export const shopCourier: readonly Generator[] = [
  {
    id: 'seen',
    draw: [{ set: 'opens', from: [500, 1200, 1700, 2200, 10000] }],
    ask: {
      kind: 'written',
      measure: 'seen',
      question: {
        en:
          'analytics binds its queue {opens} after the start; o1 to o4 are sent at 1, 1.5, 2 ' +
          'and 2.5 s. How many of the four does it get?',
        ru:
          'analytics привязывает свою очередь через {opens} после старта; o1–o4 отправлены в ' +
          '1; 1,5; 2 и 2,5 с. Сколько из четырёх она получит?',
      },
      because: {
        en: 'A copy is made when a message is published, for the queues that are bound then.',
        ru: 'Копии делаются в момент публикации — для тех очередей, что уже привязаны.',
      },
      beliefs: [
        {
          gives: 4,
          why: {
            en: 'The exchange keeps nothing: what was sent before the binding is not for this queue.',
            ru: 'Exchange ничего не хранит: отправленное до привязки в эту очередь не попадёт.',
          },
        },
        {
          gives: 0,
          why: {
            en: 'What is sent after the binding does get a copy.',
            ru: 'Всё, что отправлено после привязки, копию получает.',
          },
        },
        {
          gives: 1,
          why: {
            en: 'A fanout exchange remembers no last message.',
            ru: 'Fanout не помнит последнего сообщения.',
          },
        },
      ],
    },
  },
  {
    id: 'copies',
    draw: [{ set: 'opens', from: [500, 700, 2000, 10000] }],
    ask: {
      kind: 'written',
      measure: 'copies',
      question: {
        en:
          'o1 is published at 1 s; analytics binds its queue after {opens}, billing and ' +
          'delivery have theirs. How many copies of o1 are there?',
        ru:
          'o1 публикуют в 1 с; analytics привяжет очередь через {opens}, у billing и delivery ' +
          'они уже есть. Сколько копий o1 появится?',
      },
      because: {
        en: 'One copy for each queue that is bound when it is published.',
        ru: 'По копии на каждую очередь, привязанную к моменту публикации.',
      },
      beliefs: [
        {
          gives: 1,
          why: {
            en: 'One record for all readers is how Kafka does it.',
            ru: 'Одна запись на всех читателей — это Kafka.',
          },
        },
        {
          as: { opens: 500 },
          why: {
            en: 'That is so if analytics is bound in time.',
            ru: 'Так было бы, успей analytics привязаться.',
          },
        },
        {
          as: { opens: 10000 },
          why: {
            en: 'analytics was bound by then: it gets a copy, too.',
            ru: 'analytics к тому моменту уже привязана, копия положена и ей.',
          },
        },
      ],
    },
  },
]
