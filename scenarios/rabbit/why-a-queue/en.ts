import type { Narration } from '../../format.ts'

const NOT_ALL = 'Eight orders are not done here: some were lost, or wait, or are fewer.'

const words: Narration = {
  title: 'Why a queue at all',
  claim:
    'A queue trades errors for time: who sends need not wait for who works, as long as the rate fits in the end.',
  beats: {
    call: {
      title: 'A call: both at the same moment',
      say: 'Shop has an order for Billing. There is no shelf between them yet: Billing has to take it in this very moment. It is free, takes o1, and works on it for half a second.',
      notice: 'Like a phone call: it needs two who have time.',
      otherwise: 'Here Billing does not get o1.',
    },
    busy: {
      title: 'The line is engaged',
      say: 'An eighth of a second later comes o2. Billing still works on o1, and nobody can keep o2 until it is free. The order is lost.',
      notice: 'Nothing is broken. It was only the wrong moment.',
      otherwise: 'There is no third order here, and nobody is in the way of the first.',
      differs: 'Here o2 is not lost, or not because Billing works on o1.',
    },
    burst: {
      title: 'Eight orders, six lost',
      say: 'Eight buyers in one second, and Billing manages two a second. o1 and o6 found it free. The other six met a busy Billing.',
      notice: 'Two clocks are tied together: the shop can sell only as fast as Billing works.',
      differs: 'Here it is not six of eight that are lost.',
    },
    away: {
      title: 'Billing is away: all is lost',
      say: 'The same eight orders while Billing is down for five seconds. Nobody picks up at all. The failure of one service is the failure of the other.',
      notice: 'Eight graves, and the buyers are at the shop’s counter.',
      otherwise: 'Here eight orders are not lost.',
      differs: 'Eight are lost here, too, though Billing did work on some.',
    },
    shelf: {
      title: 'Now with a shelf',
      say: 'The same burst, but what Billing cannot take now may lie in the queue. Shop has handed in o8 and is done, after less than a second. One order is in work, six wait.',
      notice: 'No grave. Shop does not know how busy Billing is.',
      otherwise: 'o8 does not come to the queue here.',
      differs: 'Here it is another count: orders are lost, or Billing is faster, slower, or away.',
    },
    drained: {
      title: 'Four seconds later',
      say: 'Billing has taken one order after the other, at its own pace: all eight are done, four seconds after the first. The last buyer waited longest. That is the price.',
      notice: 'Six errors have become some seconds.',
      otherwise: NOT_ALL,
      differs: 'All eight are done here, too, but in another time.',
    },
    waits: {
      title: 'Billing is away: all wait',
      say: 'Billing is down again for five seconds. Shop sold as ever, and did not even notice. All eight orders lie in the queue until Billing comes back.',
      notice: 'A failure has become a delay. Step on, and see it come back.',
      differs: 'Here the eight do not all wait: some are lost, some done, or there are fewer.',
    },
    two: {
      title: 'A second Billing',
      say: 'Billing-2 takes from the same queue. Now eight orders need two seconds, not four: each does four. Nobody told Shop, and not a line of it has changed.',
      notice: 'Who needs more hands adds hands. The queue shares the work.',
      otherwise: NOT_ALL,
      differs: 'All eight are done here, too, but in another time.',
    },
    flood: {
      title: 'What a queue cannot do',
      say: 'Four orders a second for ten seconds, and Billing still manages two. Half of them lie in the queue now. A queue evens out a burst. It does not make anybody faster.',
      notice: 'If more comes than goes all day long, it grows all day long.',
      otherwise: 'Here forty orders do not come to the queue.',
      differs: 'Forty have come here, too, but others than half are done, or some are lost.',
    },
  },
  knobs: {
    shelf: { label: 'How long an order may wait', values: { '0': 'not at all', '60000': 'a minute' } },
    orders: { label: 'Orders' },
    every: { label: 'One order every' },
  },
  breakIt: 'Let orders wait. How many of the eight are lost then?',
  branches: {
    'call-away': 'no shelf, Billing away',
    queue: 'with a queue',
    'queue-away': 'with a queue, Billing away',
    two: 'with a queue, two Billings',
    flood: 'too much for ever',
  },
  bets: {
    shelf: {
      question:
        'The same eight orders in one second, but now what Billing cannot take may wait. How many are lost?',
      options: { six: 'Six again', three: 'Three', none: 'None', depends: 'It depends on the broker' },
      why: {
        six: 'Billing is as slow as before, but nobody has to be free at the right moment any more.',
        three: 'That would be so if the shelf had little room. This one has enough.',
        none: 'All eight lie down or get done. The price is time: the last buyer waits four seconds.',
        depends: 'To keep what cannot be done yet is what every broker is for.',
      },
    },
  },
  guarantees: { 'no-loss': 'no order is lost', 'at-least-once': 'every order is done' },
  measures: {
    lost: 'orders lost',
    done: 'orders done',
    total: 'from the first order to the last one done, ms',
  },
  simplifies: [
    'The call without a queue is shown by a queue in which nothing may wait (`x-message-ttl: 0`). Over HTTP a caller would wait until its timeout, and lose its order then.',
  ],
}

export default words
