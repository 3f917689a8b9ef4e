import type { Narration } from '../../format.ts'

const NOT_ALL = 'Not all messages are done here: somebody still works, or is gone.'
const ANOTHER_SUM = 'All is done, but it took another time here, or was split otherwise.'

const words: Narration = {
  title: 'Prefetch: 1 or N?',
  claim: 'A window of 1 is fair and may be slow; a large one is fast and may hoard. Link and work decide.',
  beats: {
    gap: {
      title: 'The wait on the wire',
      say: 'W1 may hold one unacked message. It has done m1 in 100 ms. Its ack needs 100 ms to the broker, and m2 as long to W1. So W1 stood idle for 200 ms.',
      notice: 'All the while messages were ready in q, and W1 had nothing to do.',
      otherwise: 'Here W1 has not begun a second message.',
      differs: 'Here W1 did not wait for 200 ms between two messages: the next was there, or came later.',
    },
    one: {
      title: 'prefetch 1: 8.9 s',
      say: 'Thirty messages, each with 100 ms of work and 200 ms of waiting for the next. W1 was idle for two thirds of the time.',
      notice: 'Neither the broker nor the worker was slow: the way was.',
      otherwise: NOT_ALL,
      differs: ANOTHER_SUM,
    },
    two: {
      title: 'prefetch 2: 4.5 s',
      say: 'With a window of two the next message travels while W1 works. It covers half of the way: after every second message W1 still waits 100 ms.',
      notice: 'Half the time, for one message more in the hand.',
      otherwise: NOT_ALL,
      differs: ANOTHER_SUM,
    },
    three: {
      title: 'prefetch 3: 3.1 s',
      say: 'Way there and back 200 ms, work 100 ms: (200 + 100) / 100 = 3. With three in its hands there is always one to work on, one on its way, and one ack on its way.',
      notice: 'W1 never waits. It cannot be done faster by one worker.',
      otherwise: NOT_ALL,
      differs: ANOTHER_SUM,
    },
    thirty: {
      title: 'prefetch 30: no faster',
      say: 'All thirty are with W1 at once, and it takes 3.1 s again. The 27 more only sit in its memory, where no other worker could take them.',
      notice: 'Past the point where nobody waits, a larger window buys nothing.',
      otherwise: NOT_ALL,
      differs: ANOTHER_SUM,
    },
    near: {
      title: 'Next door, 1 is enough',
      say: 'The same with no way to go: worker and broker in one room. prefetch 1 takes 3.0 s, as fast as any other value.',
      notice: 'It was never the 1 that was slow, but the way times the 1.',
      otherwise: NOT_ALL,
      differs: ANOTHER_SUM,
    },
    pair: {
      title: 'Fast and slow, prefetch 1',
      say: 'Twelve messages for two: W1 needs 0.5 s for each, W2 2.5 s. Whoever is free gets the next: 9 and 3, done in 8.0 s.',
      notice: 'The split follows the speed, though the broker measures none.',
      otherwise: NOT_ALL,
      differs: ANOTHER_SUM,
    },
    'pair-two': {
      title: 'prefetch 2: the best',
      say: 'The same split, 9 and 3, but nobody waits for the wire any more: 7.6 s. One message in work and one in hand is just enough here.',
      notice: 'W2 was busy for 7.5 of these 7.6 s.',
      otherwise: NOT_ALL,
      differs: ANOTHER_SUM,
    },
    'pair-ten': {
      title: 'prefetch 10: the slow one hoards',
      say: 'Now the round robin deals all twelve at once, six to each. W1 is done after 3.1 s and stays idle. W2 works on its six until 15.1 s.',
      notice: 'q is empty all the time: what waits, waits in the memory of W2.',
      otherwise: NOT_ALL,
      differs: ANOTHER_SUM,
    },
  },
  knobs: {
    prefetch: { label: 'prefetch_count' },
    way: { label: 'one way between broker and worker' },
    work: { label: 'work of W1' },
    messages: { label: 'messages' },
  },
  breakIt: 'Take the way away. Is prefetch 1 still slow?',
  branches: {
    two: 'prefetch 2',
    three: 'prefetch 3',
    thirty: 'prefetch 30',
    near: 'no way to go',
    pair: 'fast and slow, prefetch 1',
    'pair-two': 'fast and slow, prefetch 2',
    'pair-ten': 'fast and slow, prefetch 10',
  },
  bets: {
    thirty: {
      question: 'With prefetch 3 one worker is done in 3.1 s. How long does it take with prefetch 30?',
      options: { tenth: '0.3 s', tie: '3.1 s, too', worse: '4.5 s', 'as-one': '8.9 s' },
      why: {
        tenth: 'A window lets messages wait nearer to the worker. It does not let it work on ten at once.',
        tie: 'W1 was busy all the time with 3 already. More in its memory cannot make it busier.',
        worse: 'One worker alone loses nothing by a large window. It is the others who would.',
        'as-one': 'That is prefetch 1, where W1 waits for the wire after each message.',
      },
    },
  },
  guarantees: { 'at-least-once': 'every message is processed' },
  measures: {
    total: 'from the first delivery to the last work, ms',
    split: 'done by W1/W2',
  },
  errata: {
    E09: {
      notes: '“prefetch=1: each consumer gets one message at a time. Low throughput, but an even load.”',
      shown:
        'Throughput is low only because of the way there and back: with none, prefetch 1 is as fast as 30. Enough is ⌈(way + work) / work⌉: 3 here.',
    },
  },
}

export default words
