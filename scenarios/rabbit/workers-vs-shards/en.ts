import type { Narration } from '../../format.ts'

const NOT_ALL = 'Here not all twelve messages are done.'

const words: Narration = {
  title: 'More workers or more queues?',
  claim:
    'Workers at one queue share the work and stand in for each other. A queue for each keeps the order of a user, and has no stand-in.',
  beats: {
    alone: {
      title: 'One worker alone',
      say: 'Four users, three events each, 200 ms of work for every one. W1 alone takes them in the order of the queue and needs 2.4 s.',
      notice: 'Colour is the user. The order is kept, at the price of waiting.',
      otherwise: NOT_ALL,
      differs: 'All is done here, but not by W1 alone.',
    },
    three: {
      title: 'Three at one queue',
      say: 'W1, W2 and W3 compete for the same queue: whoever is free gets the next message. Four each, done in 0.8 s, and nobody changed Pr.',
      notice: 'Three times as fast. The order was kept, too: by luck, all three are equally fast.',
      otherwise: NOT_ALL,
      differs: 'All is done here, but in another time or split otherwise.',
    },
    slow: {
      title: 'The luck ends',
      say: 'W3 needs 900 ms now. It works on u3.1, while W2 takes u3.2 and is done first. The second event of user 3 has happened before the first.',
      notice: 'The queue handed them out in order. Nobody promised to finish in order.',
      otherwise: 'Here u3.2 is not done.',
      differs: 'Here u3.1 is done before u3.2.',
    },
    dies: {
      title: 'One dies, the others stand in',
      say: 'W2 dies at work on u2.1. The message goes back to its place, and W1 and W3 share what is left: six each, in 1.2 s.',
      notice: 'No one had to decide anything: the queue belongs to all of them.',
      otherwise: NOT_ALL,
      differs: 'All is done here, but W2 did not die.',
    },
    shards: {
      title: 'A queue for each',
      say: 'Now Pr gives each event the number of its user’s queue, and each queue has one worker. W3 is slow again, but every user stays in order: u3 waits for nobody but itself.',
      notice: 'Done in 2.7 s: W1 was idle for a long time and may not help.',
      otherwise: NOT_ALL,
      differs: 'All is done here, but not by one worker for each queue.',
    },
    lane: {
      title: 'Nobody stands in',
      say: 'W2 dies here, too. q1 has no other consumer: u2.1, u2.2 and u2.3 are ready, and wait. The other users do not notice.',
      notice: 'Nothing is lost. Somebody has to start a new worker for q1.',
      otherwise: 'The run has not come to 6 s.',
      differs: 'Here user 2 does not wait, or not because W2 has died.',
    },
    hot: {
      title: 'One user is hot',
      say: 'User 4 sends fifteen events instead of three. All of them go to q: W1 works until 3.7 s, W2 and W3 are done after 0.6 s and watch.',
      notice: 'User 1 shares the queue, and waits for what user 4 does.',
      otherwise: 'Here there are not that many events.',
      differs: 'All is done here, but the load was split otherwise.',
    },
    fourth: {
      title: 'A fourth queue, in mid-stream',
      say: 'More queues need another way to count, and users move. u1.3 went to the new q3 and was done at once. u1.2 had to wait in q, and is done only now: after it.',
      notice: 'Whoever re-shards has to drain first, or accept that.',
      otherwise: 'Here u1.2 is not done.',
      differs: 'Here u1.2 is done before u1.3.',
    },
  },
  knobs: {
    slow: { label: 'work of W3' },
    exchange: { label: 'Pr publishes', values: { 'to one': 'to one queue', 'by user': 'by user' } },
    hot: { label: 'events of user 4' },
  },
  breakIt: 'Make W3 slow. Is every user still in order?',
  branches: {
    alone: 'W1 alone',
    slow: 'W3 is slow',
    dies: 'W2 dies',
    shards: 'a queue for each',
    lane: 'a queue for each, W2 dies',
    hot: 'a queue for each, user 4 is hot',
    fourth: 'a fourth queue',
  },
  bets: {
    lane: {
      question: 'Each queue has one worker. W2 dies. How many of user 2’s three events are done in the end?',
      options: {
        taken: 'three: W1 and W3 take them',
        wait: 'none: they wait',
        lost: 'they are gone with W2',
      },
      why: {
        taken: 'W1 and W3 are subscribed to other queues. A broker does not re-route what lies in a queue.',
        wait: 'q1 keeps them, and nobody else consumes it.',
        lost: 'u2.1 was not acknowledged, so it is ready again. Waiting is not losing.',
      },
    },
  },
  guarantees: { order: 'the events of each user in order', 'at-least-once': 'every event is processed' },
  measures: {
    total: 'from the first event to the last work, ms',
    split: 'done by W1/W2/W3',
    'of-u2': 'events of user 2 that are done',
  },
  simplifies: [
    'Pr works out the queue itself and says it as routing key. A plugin, the consistent hash exchange, does it in the broker.',
  ],
}

export default words
