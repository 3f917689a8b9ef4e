import type { Narration } from '../../format.ts'

const OTHER_WAY = 'Here the type or a binding is another one, and so are the queues that get a copy.'

const words: Narration = {
  title: 'Four sorters: direct, topic, fanout, headers',
  claim: 'The type of an exchange decides what is compared. The copies are one for each queue that fits.',
  beats: {
    keys: {
      title: 'Two keys, two owners',
      say: 'Pr writes the **routing key** on each message: `order.created` on m1. Each arrow to a queue has a **binding key**, from when the queue was bound. An exchange compares the two.',
      notice: 'One is on the message, one is on the arrow.',
    },
    direct: {
      title: 'direct: equal, letter for letter',
      say: '`order.created` stands on the arrows to A and to B, so m1 goes to both, each with a copy of its own. On the arrow to C stands `user.created`.',
      notice: 'direct does not mean one queue. It means equal.',
      otherwise: 'Here m1 does not reach two queues.',
      differs: OTHER_WAY,
    },
    nowhere: {
      title: 'Equal to nothing',
      say: 'm2 has `order.cancelled`. No arrow says so: the exchange drops it. There is no queue for the rest, unless somebody makes one.',
      notice: 'A grave at the exchange. Pr is not told.',
      otherwise: 'Here m2 is not dropped: a binding fits it.',
      differs: OTHER_WAY,
    },
    topic: {
      title: 'topic: patterns of words',
      say: 'The same messages, another type. `order.*` to A takes `order.cancelled` as well: `*` stands for one word. So m2 has a queue now.',
      notice: 'A waits for all that happens to orders. It did not have to list it.',
      otherwise: 'Here m2 reaches no queue.',
      differs: OTHER_WAY,
    },
    'topic-user': {
      title: 'One message, two patterns',
      say: 'm3 is `user.created`. To B: `#.created`, where `#` stands for any words, here for `user`. To C: `user.#`, here for `created`. To A nothing fits.',
      notice: 'Patterns may overlap. Each queue decides for itself.',
      otherwise: 'Here m3 does not reach two queues.',
      differs: OTHER_WAY,
    },
    fanout: {
      title: 'fanout: to everybody',
      say: 'A fanout exchange looks at no key at all. What the message says and what the arrows say does not matter: three messages, three queues, nine copies.',
      notice: 'Being bound is enough.',
      otherwise: 'Nine copies are not made here: the exchange still looks at something.',
      differs: OTHER_WAY,
    },
    headers: {
      title: 'headers: the key does not count',
      say: 'Now the headers are compared. A wants `to: ru` **and** `as: pdf`: m1. B is content with **any** of the two: m1, m2 and m3. C wants `as: img`: m3.',
      notice: 'No routing key was read: it could be empty.',
      otherwise: 'Here m3 does not reach two queues.',
      differs: OTHER_WAY,
    },
    all: {
      title: 'x-match: any becomes all',
      say: 'B says `x-match: all` now: `to: ru` and `as: pdf`. m2 is for eu, m3 is an img. Each has one of the two, so B gets neither.',
      notice: 'm2 is for nobody again.',
      otherwise: 'Here m3 reaches no queue.',
      differs: OTHER_WAY,
    },
    twice: {
      title: 'Two fit, one copy',
      say: 'A is bound twice to a topic exchange: with `order.*` and with `order.#`. Both fit m1. A gets one copy all the same: the bindings pick a set of queues.',
      notice: 'As many copies as queues, not as arrows.',
      otherwise: 'Here m1 does not reach two queues.',
      differs: OTHER_WAY,
    },
  },
  knobs: {
    type: { label: 'type of the exchange' },
    key: { label: 'binding key of A' },
    match: { label: 'x-match of B (headers only)' },
  },
  breakIt: 'Make it a fanout. Which message will still be lost?',
  branches: {
    topic: 'topic, with patterns',
    fanout: 'fanout',
    headers: 'headers',
    all: 'headers, B with x-match: all',
    twice: 'topic, A bound twice',
  },
  bets: {
    twice: {
      question:
        'A is bound with `order.*` and with `order.#`. How many copies of `order.created` does A get?',
      options: { none: 'None', one: 'One', two: 'Two', error: 'The second binding is refused' },
      why: {
        none: 'Each of the two patterns fits `order.created`: the second word is one word, and any words.',
        one: 'All bindings that fit together name a set of queues, and A is in it once.',
        two: 'Copies are made for queues. The exchange collects queue names first, and each name counts once.',
        error: 'A queue may be bound to an exchange as often as you like, with different keys.',
      },
    },
  },
  guarantees: { 'no-loss': 'no message is lost' },
  measures: {
    copies: 'copies of m1/m2/m3',
    'm1-in': 'm1 in A/B/C',
    'm2-in': 'm2 in A/B/C',
    'm3-in': 'm3 in A/B/C',
  },
  errata: {
    E02: {
      notes: '“The routing key is configured at the moment of binding.”',
      shown:
        'What is configured there is the binding key. The routing key comes with each message, from its producer: `order.created` on m1, `order.cancelled` on m2.',
    },
  },
}

export default words
