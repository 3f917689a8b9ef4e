import type { Narration } from '../../format.ts'

const NOT_COME = 'Here that message has not come to a worker.'

const words: Narration = {
  title: 'Push and pull under the same load',
  claim: 'Push is as fast as the wire, and needs a window; pull is as slow as the pause between questions.',
  beats: {
    pushed: {
      title: 'Pushed: 40 ms',
      say: 'W1 has said once that it wants what comes to q. m0 goes from Pr to the broker in 20 ms, and from there to W1 in 20 more. Nobody asked for it.',
      notice: 'No question was on the wire between `basic.consume` and this delivery.',
      otherwise: NOT_COME,
      differs: 'Here m0 did not come by a push in 40 ms.',
    },
    asked: {
      title: 'Asked for: 560 ms',
      say: 'Now W1 asks with `basic.get`, and after an empty answer again half a second later. Its third question reached the broker 20 ms before m0. The fourth one finds it.',
      notice: 'm0 lay ready for 520 ms: not far from W1, but not asked for.',
      otherwise: NOT_COME,
      differs: 'Here m0 came after another time, or after another number of questions.',
    },
    often: {
      title: 'Asked more often: 80 ms',
      say: 'The pause is 20 ms now. m0 arrives almost as if it was pushed. But it took 20 questions, 19 of them answered with “empty”, for one message.',
      notice: 'Not pulling is slow, but a question that does not wait for its answer.',
      otherwise: NOT_COME,
      differs: 'Here m0 came after another time, or after another number of questions.',
    },
    burst: {
      title: 'Twenty at once',
      say: 'Back to push. W1 does one message a second, and 20 come together. Without a prefetch limit the broker has pushed them all: q shows Ready 0, and W1 has 20 to do.',
      notice: 'The queue of 20 has moved into the memory of W1.',
      otherwise: NOT_COME,
      differs: 'Here they were not pushed to W1 all at once.',
    },
    drowned: {
      title: 'More than W1 can hold',
      say: 'The same 20, but only 10 fit into the memory of W1. `basic.deliver` is not a question. The eleventh one ends the process.',
      notice: 'None of the 20 is acknowledged: all of them go back to q.',
      otherwise: 'Here W1 does not die of too many messages.',
      differs: 'W1 dies here as well, but after another number of deliveries.',
    },
    loop: {
      title: 'And again, and again',
      say: 'W1 comes back, subscribes, and all 20 are pushed at once, as before. This is its fifth death. Five times twenty were pushed, and not one of them is done.',
      notice: 'Restarting cannot help: the first second of work never ends.',
      otherwise: 'Here W1 has not died so often.',
      differs: 'Here W1 has got something done between its deaths, or got it otherwise.',
    },
    window: {
      title: 'prefetch 5: W1 decides',
      say: 'The same small memory, and `prefetch_count=5`. Five are with W1, fifteen wait in q. Each ack says “one more, please”.',
      notice: 'A limited push is a pull: the worker says how much, before it is asked.',
      otherwise: NOT_COME,
      differs: 'Here no window was full, or W1 has died.',
    },
    second: {
      title: 'W2 joins',
      say: 'Two seconds later W2 subscribes. What is still in q is there for anybody, so W2 has its five at once. In the end W1 does 12, and W2 does 9.',
      notice: 'One queue, any number of workers. A Kafka partition would have only one in its group.',
      otherwise: 'Here W2 did not get five messages.',
      differs: 'Here W1 has died on the way.',
    },
  },
  knobs: {
    prefetch: { label: 'prefetch_count', values: { '0': 'no limit' } },
    memory: { label: 'messages that fit into a worker' },
    mode: { label: 'how W1 gets them', values: { consume: 'basic.consume', get: 'basic.get' } },
    every: { label: 'pause after an empty answer' },
  },
  breakIt: 'Let only 10 messages fit into W1. What does push do to it?',
  branches: {
    poll: 'basic.get each 500 ms',
    'poll-often': 'basic.get each 20 ms',
    small: '10 fit into W1',
    window: '10 fit, prefetch 5',
    second: 'prefetch 5, W2 joins',
  },
  bets: {
    where: {
      question:
        'W1 does one message a second. 20 are published at once, without a prefetch limit. Where do they wait?',
      options: { queue: 'all in q', worker: 'all in W1', 'one-by-one': 'one in W1, the rest in q' },
      why: {
        queue: 'Nothing holds them there: W1 is subscribed, and its window has no end.',
        worker:
          'Pushed as they come. Had W1 asked for each, they would wait at the broker, as in Kafka’s log.',
        'one-by-one': 'That is `prefetch_count=1`. Without a limit the broker does not wait for an ack.',
      },
    },
  },
  guarantees: { 'at-least-once': 'every message is processed' },
  measures: {
    wait: 'from Pr to the worker, ms',
    questions: 'basic.get asked',
    emptied: 'tick at which the last of the burst left q',
    deaths: 'deaths',
    split: 'done by W1/W2',
  },
  errata: {
    E10: {
      notes: '“The push model is faster for most applications.”',
      shown:
        'Faster than asking at intervals: 40 ms against 560. What costs is the pause: with a short one it was 80. A Kafka consumer’s fetch has none: it waits at the broker, and is answered when a record comes.',
    },
  },
}

export default words
