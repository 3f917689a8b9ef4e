import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Six messages, three consumers',
  claim: 'Round robin deals out messages, not work: three consumers and six messages give two each.',
  beats: {
    ring: {
      title: 'A rotation of three',
      say: 'W1, W2 and W3 have each sent `basic.consume` for q. The queue keeps them in a rotation, in the order in which they registered. From now on nobody has to ask: the broker pushes.',
      notice: 'The order of registration is the order of the rotation.',
      differs: 'Here the rotation is another one: not each of W1, W2 and W3 is in it once.',
    },
    deal: {
      title: 'Six deliveries',
      say: 'Six messages come to q, and each goes to the next consumer in the rotation: m1 to W1, m2 to W2, m3 to W3, then round again. Without a prefetch limit nobody waits for an ack.',
      notice: 'W1 has m1 and m4, W2 has m2 and m5, W3 has m3 and m6.',
      otherwise:
        'Not all six were delivered here: the windows are limited, and somebody has not acknowledged.',
      differs:
        'Six deliveries have come, but not two for each at once: a window was full, or messages came back and were dealt again.',
    },
    done: {
      title: 'Two seconds',
      say: 'Each consumer worked for one second on each of its two messages. The last ack reaches the broker two seconds after the first delivery.',
      notice: 'Equal counts took equal time because the speeds are equal.',
      otherwise: 'Six acks have not come: somebody still works, or is gone.',
      differs:
        'All six are acknowledged, but it is another sum here: somebody was slower or died, and the split or the time changed.',
    },
    'slow-deal': {
      title: 'W3 is five times slower',
      say: 'The same six messages, but W3 needs 5 s for each. The split is 2/2/2 again: the rotation counts turns. It does not look at who is still working.',
      notice: 'm6 waits in the memory of W3, behind m3, while q shows Ready 0.',
      otherwise:
        'Not all six were delivered here: the windows are limited, and somebody has not acknowledged.',
      differs:
        'Six deliveries have come, but not two for each at once: a window was full, or messages came back and were dealt again.',
    },
    'slow-done': {
      title: 'Ten seconds',
      say: 'W3 acknowledges m6 ten seconds after the first delivery. W1 and W2 were done after two, and idle for the other eight: there was nothing left to push to them.',
      notice: 'One slow consumer with an unlimited window decides when all is done.',
      otherwise: 'Six acks have not come: somebody still works, or is gone.',
      differs:
        'All six are acknowledged, but not by the sum of this branch: the split, or the time, is another one.',
    },
    skip: {
      title: 'The rotation skips W3',
      say: 'With `prefetch_count=1` each consumer may hold one unacked message. W3 holds m3 for five seconds: its window is full, so the rotation passes it by, and W1 and W2 take the rest.',
      notice: '3/2/1, and it is still round robin: among those whose window has room.',
      otherwise: 'Not all six were delivered here: somebody whose window is full has not acknowledged.',
      differs: 'Here W3 was not passed by as written: the six deliveries are split otherwise.',
    },
    'skip-done': {
      title: 'Five seconds',
      say: 'The last ack is for m3: W3 needed five seconds for its only message. Twice as fast as before, and no consumer works faster than it did.',
      notice: 'What waits, waits in the queue, where whoever is free can take it.',
      otherwise: 'Six acks have not come: somebody still works, or is gone.',
      differs: 'All six are acknowledged, but the split, or the time, is another one here.',
    },
    newcomer: {
      title: 'W4 comes too late',
      say: 'Back to three equal consumers without a limit. W4 subscribes half a second after the messages came. All six lie unacked with the others; it gets nothing.',
      notice: 'An unlimited window moves the backlog to where a newcomer cannot reach it.',
      otherwise: 'Six acks have not come: somebody still works, or is gone.',
      differs:
        'All six are acknowledged, and W4 is not empty-handed, or not there: something came back to the queue, or windows had a limit.',
    },
  },
  knobs: {
    work: { label: 'Work of W3 per message' },
    prefetch: { label: 'prefetch_count', values: { '0': 'no limit' } },
  },
  breakIt: 'Make W3 five times slower. Will the split change, or the time?',
  branches: {
    slow: 'W3 five times slower',
    'slow-prefetch': 'W3 slower, prefetch_count=1',
    late: 'W4 comes later',
  },
  bets: {
    split: {
      question:
        'W3 is five times slower, and prefetch has no limit. How are the six messages split among W1, W2 and W3?',
      options: {
        'faster-more': '3 / 2 / 1',
        same: '2 / 2 / 2',
        'slow-none': '3 / 3 / 0',
        random: 'As it happens',
      },
      why: {
        'faster-more':
          'That is the split with `prefetch_count=1`. Without a limit no window is ever full, so nobody is skipped.',
        same: 'The rotation counts turns. A busy consumer without a limit has room for one more, always.',
        'slow-none': 'The broker does not measure speed: W3 gets its turn like the others.',
        random: 'The rotation is strict: the same consumers in the same order give the same split.',
      },
    },
  },
  guarantees: {
    'even-split': 'W1, W2 and W3 get equally many, give or take one',
    'at-least-once': 'every message is processed',
  },
  measures: {
    split: 'delivered to W1/W2/W3',
    'split-of-four': 'delivered to W1/W2/W3/W4',
    total: 'from the first delivery to the last ack, ms',
  },
  errata: {
    E07: {
      notes: '“With 3 consumers and 6 messages each gets 2. But only if prefetch is not limited.”',
      shown:
        'It is round robin with a limit, too: among the consumers whose window is not full. Three that keep up get two each with `prefetch_count=1` as well; W3 got one because it was passed by while it was full.',
    },
  },
}

export default words
