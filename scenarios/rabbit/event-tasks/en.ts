import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Together: the side of the tasks',
  claim: 'Tasks may be done in any order and more than once; what counts is that somebody does them.',
  beats: {
    tasks: {
      title: 'One event, three tasks',
      say: 'For order o1 the bridge publishes what is to do: an e-mail, a PDF, a charge. The exchange puts each into the queue of its kind; a task is gone once it is acknowledged.',
      notice: 'Each kind has its own queue and its own pace.',
      otherwise: 'Here no charge is asked for.',
    },
    fails: {
      title: 'One fails, and waits',
      say: 'The mail server says 451: the mailer rejects with requeue, and email.q, a quorum queue with a delayed retry, keeps the task of o1 back for 60 s. The event in Kafka is not touched by that.',
      notice: 'While one task waits, nobody stands still.',
      otherwise: 'Here the mail of o1 does not fail.',
      differs: 'Here the mail of o1 is rejected for another reason.',
    },
    'any-order': {
      title: 'In any order',
      say: 'The PDF of o1 took 5 s and is done. Both charges and the mail of o2 were done long before, and the mail of o1 still waits: nobody needs an order here.',
      notice: 'A fast kind does not wait for a slow one.',
      otherwise: 'Here the PDF of o1 is not done.',
      differs: 'Here the tasks were done in another order.',
    },
    returns: {
      title: 'Somebody does it',
      say: 'After 60 s the queue delivers the task again, and this time the mail goes out. A task is not finished until a worker has acknowledged it.',
      notice: 'The queue waited, not a sleeping worker.',
      otherwise: 'Here the mail of o1 is never acknowledged.',
      differs: 'Here the mail of o1 went out without a minute’s wait.',
    },
    recognised: {
      title: 'The same task again: recognised',
      say: 'The bridge died before its commit, and makes the tasks of o1 anew. The cashier writes the message id in the transaction of the charge: the repetition is refused, and acknowledged.',
      notice: 'Two orders, two charges.',
      otherwise: 'Here the charge of o1 does not come twice.',
      differs: 'Here there are more charges than orders, or fewer.',
    },
    unrecognised: {
      title: 'The same task again: done again',
      say: 'The mailer remembers nothing: the customer of o1 gets the mail twice. A mail server is no database; one can only write the id down before or after.',
      notice: 'Repeatable does not mean unnoticed.',
      otherwise: 'Here the mail of o1 does not come twice.',
      differs: 'Here another number of mails went out.',
    },
    blind: {
      title: 'Without recognising',
      say: 'The same, and the cashier does not look at ids: a third charge for two orders. To the broker the repetition was an ordinary message.',
      notice: 'At least once, as always; once is the worker’s work.',
      otherwise: 'Here nobody is charged twice.',
    },
  },
  knobs: {
    dedup: {
      label: 'the cashier remembers',
      values: { 'unique-constraint': 'the ids', none: 'nothing' },
    },
  },
  breakIt: 'Let the cashier forget what it has charged. What does the bridge’s repetition cost?',
  branches: { blind: 'The cashier forgets' },
  bets: {
    last: {
      question: 'Which task of o1 is the last to be done for the first time?',
      options: { email: 'The e-mail', pdf: 'The PDF', charge: 'The charge' },
      why: {
        email: 'Its first attempt failed: it waits in its queue for a minute.',
        pdf: 'It takes 5 s, which is long; a minute is longer.',
        charge: 'It was published last, and takes 0.1 s: its queue does not wait for the others.',
      },
    },
  },
  guarantees: { done: 'every task is done', once: 'every order is charged once' },
  measures: { charges: 'charges', mails: 'mails sent', lastOfO1: 'last task of o1' },
  simplifies: [
    'The events of Kafka are not drawn here: S38 shows them, and the death of the bridge.',
    'Only e-mails have a retry; PDFs and charges would have theirs, and each queue a DLQ.',
  ],
}

export default words
