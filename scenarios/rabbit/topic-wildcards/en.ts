import type { Narration } from '../../format.ts'

const ANOTHER = 'Here q is bound with another key, or a message has another one: the outcome is another, too.'
const TAKEN = 'It is not dropped here: the binding key fits it.'
const DROPPED = 'It is dropped here: the binding key does not fit it.'

const words: Narration = {
  title: 'The wildcard table, checked',
  claim: '`*` stands for exactly one word, `#` for any number of words, zero included.',
  beats: {
    one: {
      title: '`*` is one word',
      say: 'q is bound with `user.*.created`. m1 is `user.profile.created`, m2 is `user.a.created`. Words end at dots: `*` swallowed `profile`, then `a`. Long or short, one word.',
      notice: 'Both lie in q.',
      otherwise: DROPPED,
      differs: ANOTHER,
    },
    none: {
      title: 'No word is not one word',
      say: 'm3 is `user.created`. Between the two words there is nothing, and `*` must have something. It does not fit.',
      notice: 'm3 is at the exchange, in a grave.',
      otherwise: TAKEN,
      differs: ANOTHER,
    },
    two: {
      title: 'Two words are not one',
      say: 'm4 is `user.profile.extra.created`. `*` takes `profile`, and `extra` is one too many. It does not fit. So it will be with m5, which has three.',
      notice: 'm1 to m4: yes, yes, no, no.',
      otherwise: TAKEN,
      differs: ANOTHER,
    },
    hash: {
      title: '`#` is any number',
      say: 'q is bound with `user.#.created` now. m3 has nothing in between, m1 and m2 one word, m4 two, m5 `profile.extra.v1`, three. All five are in q.',
      notice: 'None, one, two or three words: yes each time.',
      otherwise: DROPPED,
      differs: ANOTHER,
    },
    case: {
      title: 'Capitals count',
      say: 'm8 is `User.created`. Keys are compared byte by byte, and `User` is not `user`. Dropped, like m6, which ends in `updated`, and m7, which is only `user`.',
      notice: 'Names of events want one spelling, in all teams.',
      otherwise: TAKEN,
      differs: ANOTHER,
    },
    example: {
      title: 'The example, checked',
      say: 'q is bound with `user.*`. m6 is `user.profile.updated`: after `user` there are two words, and `*` takes one. It does not fit. Of all keys only `user.created` did.',
      notice: '`*` is not what it is in file names.',
      otherwise: TAKEN,
      differs: ANOTHER,
    },
    zero: {
      title: '`user.#`, and the bare word',
      say: 'With `user.#` everything fits that begins with `user`: m6 with two words more, and m7, `user` alone. The dot belongs to the pattern, and goes when `#` stands for nothing.',
      notice: 'Seven in q. Only `User.created` will not be.',
      otherwise: DROPPED,
      differs: ANOTHER,
    },
    any: {
      title: '`#` alone',
      say: 'A lone `#` fits any words, and so every key there is: all eight. A topic exchange can be a fanout.',
      notice: 'No grave.',
      otherwise: DROPPED,
      differs: ANOTHER,
    },
    word: {
      title: '`*` alone',
      say: 'A lone `*` fits a key of exactly one word. Of the eight that is m7, `user`.',
      notice: 'One in q. Six are in their graves, and m8 will follow.',
      otherwise: DROPPED,
      differs: ANOTHER,
    },
    puzzle: {
      title: 'A pattern made to measure',
      say: 'Other keys: `order.paid`, `order.eu.paid`, `order.us.paid`, `order.eu.cancelled`, `paid`, `user.paid`. With `order.#.paid` the first three are in q, and the next three are not.',
      notice: 'First word, last word, and whatever comes between.',
      otherwise: 'Here m6 is not dropped: the binding key fits it.',
      differs: ANOTHER,
    },
  },
  knobs: { binding: { label: 'binding key of q' } },
  breakIt: 'Replace `*` by `#`. Which of the graves will be empty?',
  branches: {
    hash: 'user.#.created',
    star: 'user.*',
    user: 'user.#',
    any: '# alone',
    word: '* alone',
    puzzle: 'order.#.paid, and keys of orders',
  },
  bets: {
    example: {
      question: 'q is bound with `user.*`. Does `user.profile.updated` come to q?',
      options: { yes: 'Yes', no: 'No', headers: 'Only on a headers exchange' },
      why: {
        yes: '`*` is exactly one word. After `user` there are two here: `profile` and `updated`.',
        no: 'One word too many for `*`. With `user.#` it would fit.',
        headers: 'A headers exchange reads no routing key at all.',
      },
    },
    puzzle: {
      question:
        'm1 `order.paid`, m2 `order.eu.paid`, m3 `order.us.paid`, m4 `order.eu.cancelled`, m5 `paid`, m6 `user.paid`. Which come through `order.#.paid`?',
      options: {
        longer: 'm2 and m3',
        three: 'm1, m2 and m3',
        orders: 'm1 to m4',
        paid: 'm1, m2, m3, m5 and m6',
      },
      why: {
        longer: '`#` may stand for nothing: `order.paid` fits as well.',
        three: 'It begins with `order`, it ends with `paid`, and `#` takes what is between, if anything.',
        orders: 'm4 ends with `cancelled`. What stands in the pattern must stand in the key.',
        paid: 'The first word must be `order`: `#` stands only in its own place.',
      },
    },
  },
  guarantees: { 'no-loss': 'no message is lost' },
  measures: { taking: 'm1 ... m8: 1 is in q' },
  errata: {
    E01: {
      notes: '“Routing key `user.profile.updated`, binding key `user.*` → the message comes to the queue.”',
      shown: 'It does not: `*` is exactly one word, and after `user` there are two. `user.#` fits.',
    },
  },
}

export default words
