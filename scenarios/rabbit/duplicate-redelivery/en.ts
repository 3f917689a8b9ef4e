import type { Narration } from '../../format.ts'

const NOT_DONE = 'Here m1 is not acknowledged.'

const words: Narration = {
  title: 'Charged twice',
  claim: 'With manual acks nothing is lost, and that is why a crash at the wrong moment does the work twice.',
  beats: {
    held: {
      title: 'm1 is with W1',
      say: 'm1 says: charge 100. It has been delivered to W1, and in q it stands as unacked: the broker keeps it until W1 acknowledges.',
      notice: 'The balance is 1000, and it is kept by the bank, not by the broker.',
      otherwise: 'Here W1 does not begin with m1.',
    },
    charged: {
      title: 'The money is gone',
      say: 'W1 has asked the bank, and the bank has taken 100. W1 learns of it in 2 ms, and would acknowledge then.',
      notice: 'Balance 900. No packet about it has gone to the broker.',
      otherwise: 'Here the bank is never asked.',
      differs: 'The bank is asked here, but the balance is another, or m1 was acknowledged before.',
    },
    dies: {
      title: 'W1 dies in the gap',
      say: 'Effect first, ack second, and in between W1 dies. Its machine closes TCP. That is all that the broker ever learns.',
      notice: 'A charge that was done and one that was not look the same from here.',
      otherwise: 'Here W1 does not die.',
      differs: 'W1 dies here at another point: not between charge and ack.',
    },
    returns: {
      title: 'Back, and flagged',
      say: 'The channel is closed, so m1 goes back to its old place in q, and at once to W2. The flag says `redelivered`: somebody may have had it before.',
      notice: 'The broker does right: without it, a crash would lose m1.',
      otherwise: 'Here m1 is not delivered again.',
      differs: 'm1 is delivered again here, but not because W1 died after one charge.',
    },
    again: {
      title: 'One message, two charges',
      say: 'W2 does what it was told: it charges 100. The balance is 800, for one order of 100.',
      notice: 'Nobody made a mistake that a log would show.',
      otherwise: 'Here m1 is charged at most once.',
      differs: 'm1 is charged twice here, too, but its second copy has no flag.',
    },
    content: {
      title: 'The broker is content',
      say: 'W2 acknowledges, q is empty: one message published, one acknowledged. At least once has been kept to the letter. Once is not the broker’s promise.',
      notice: 'Seen from the queue everything is fine. The duplicate stands at the bank.',
      otherwise: NOT_DONE,
      differs: 'm1 is acknowledged here without a second charge after a redelivery.',
    },
    before: {
      title: 'The same flag, no harm',
      say: 'Now W1 dies before its work. m1 comes back just like that, with the same flag, and is charged once: by W2.',
      notice: '`redelivered` is a hint to look more closely. It does not say that the work was done.',
      otherwise: NOT_DONE,
      differs: 'm1 is acknowledged here, but not after a crash before the work and one charge.',
    },
    after: {
      title: 'After the ack',
      say: 'If W1 dies after its ack is on its way, m1 is gone from q: nothing comes back, one charge.',
      notice: 'Only the gap between effect and ack makes two. It cannot be made nought.',
      otherwise: NOT_DONE,
      differs: 'm1 is acknowledged here, but W1 did not die right after it.',
    },
    resent: {
      title: 'A duplicate without a flag',
      say: 'Nobody crashes here. The connection of Pr breaks while the confirm is on its way. Pr cannot know that m1 arrived, and publishes it again: two messages, two charges, no flag.',
      notice: 'To the broker these are two messages. Only their content says that they are one.',
      otherwise: 'Here m1 is charged at most once.',
      differs: 'm1 is charged twice here, but not because it was published twice.',
    },
    auto: {
      title: 'The other way out: lose it',
      say: 'With automatic acks m1 counts as done when it is sent. W1 dies before its work: no second delivery, and no charge at all.',
      notice: 'At most once instead of at least once. A broker alone cannot give you just once.',
      otherwise: 'The run has not come to 3 s.',
      differs: 'Here m1 was charged, or it came back.',
    },
  },
  knobs: {
    crash: {
      label: 'W1 dies',
      values: {
        'after-effect': 'after the charge',
        'before-work': 'before the work',
        'after-ack': 'after the ack',
        never: 'never',
      },
    },
    ack: { label: 'acks', values: { manual: 'manual', auto: 'automatic' } },
  },
  breakIt: 'Let W1 die before its work. Is m1 charged twice?',
  branches: {
    before: 'W1 dies before the work',
    after: 'W1 dies after the ack',
    resent: 'the confirm is lost',
    auto: 'automatic acks',
  },
  bets: {
    twice: {
      question: 'W1 has charged 100 of 1000 and dies before its ack. What is the balance in the end?',
      options: { none: '1000', once: '900', twice: '800' },
      why: {
        none: 'The charge was made outside of the broker. No requeue takes it back.',
        once: 'For that somebody would have to know that it is done. The broker sees a closed socket and no ack.',
        twice: 'm1 was not acknowledged, so it is delivered again, and W2 charges like W1.',
      },
    },
  },
  guarantees: {
    'at-least-once': 'm1 is processed',
    'effectively-once': 'm1 has one effect',
  },
  measures: {
    charges: 'charges of m1',
    balance: 'balance at the end',
    flags: 'deliveries with redelivered',
  },
  errata: {
    E12: {
      notes: '“In RabbitMQ the guarantee is at least once.”',
      shown:
        'With manual acks, yes: m1 came again. With automatic ones the same crash loses it: that is at most once. And towards the publisher it takes confirms.',
    },
  },
}

export default words
