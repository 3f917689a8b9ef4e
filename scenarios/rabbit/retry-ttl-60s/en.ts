import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Retry with a 60‑second queue',
  claim:
    'A failed message waits in a queue with a TTL and comes back by a dead-letter exchange. How often, only the consumer decides.',
  beats: {
    fails: {
      title: 'The gateway says 503',
      say: 'Order o7 is paid by card. W1 works for 100 ms, asks the payment gateway and gets 503 at once. Nothing is broken in the order; it only has to be tried later.',
      notice: 'W1 knows why it failed. The broker never learns that.',
      otherwise: 'The gateway is up here: o7 does not fail.',
      differs: 'o7 fails here as well, but not because the gateway said 503.',
    },
    nacks: {
      title: '`basic.nack`, requeue=false',
      say: 'W1 refuses o7 without requeue. main.q has a dead-letter exchange, so the broker publishes o7 to retry.ex and notes it in `x-death`: main.q, rejected, 1. In retry.q a clock of 60 s begins.',
      notice: 'W1 is free again at 0.26 s. The minute is waited for in a queue, not in W1.',
      otherwise: 'o7 does not come to retry.q on this run.',
      differs:
        'o7 comes to retry.q here as well, but by another way or at another time, or its clock is not of 60 s.',
    },
    others: {
      title: 'The road stays open',
      say: 'o8 and o9 need no card. They come after o7, and are done while o7 waits. Later o10, paid by card too, fails like o7 and gets a clock of its own.',
      notice: 'A retry blocks nobody, and so the order of messages is lost.',
      otherwise: 'o9 was not acknowledged on this run.',
      differs: 'o9 is done, but o7 does not wait for its first minute meanwhile.',
    },
    returns: {
      title: 'The clock runs out',
      say: 'Nobody moves o7 and nobody consumes from retry.q. Its 60 s are over, so o7 expires at the head and is dead-lettered to main.ex, which puts it at the tail of main.q.',
      notice: 'A delay made of two ordinary rules: `x-message-ttl` and `x-dead-letter-exchange`.',
      otherwise: 'o7 does not come back to main.q on this run.',
      differs: 'o7 is back in main.q, but not because 60 s in retry.q were over.',
    },
    counts: {
      title: 'Rejected for the third time',
      say: 'Twice more the same: 503, nack, a minute. o7 waits again, and its `x-death` says: rejected in main.q 3, expired in retry.q 2. o10 makes the same rounds, five seconds behind.',
      notice: 'The header of the message remembers. The broker would go round for ever.',
      otherwise: 'o7 is not rejected for a third time here.',
      differs: 'o7 is rejected for the third time, but the two waits before it were not a minute each.',
    },
    reads: {
      title: 'Look first, then work',
      say: 'The fourth delivery, three minutes later. Before it works, W1 reads `x-death`: count 3 for main.q and rejected. Three retries were allowed, so it does not even call the gateway.',
      notice: 'Four deliveries, three attempts: the fourth one only reads.',
      otherwise: 'W1 does not give o7 up on this run.',
      differs:
        'W1 gives o7 up here as well, but after another number of rounds, or rounds of another length.',
    },
    'gives-up': {
      title: 'Publish, then ack',
      say: 'W1 publishes o7 to dlq.ex, and only then acknowledges it. main.q has one dead-letter exchange, and it leads to retry.q: the road to the DLQ is code in W1.',
      notice: 'In this order a crash in between makes a duplicate. The other order would lose o7.',
      otherwise: 'o7 is not acknowledged on this run.',
      differs: 'o7 is acknowledged, but not as given up: it was done, or W1 puts it elsewhere first.',
    },
    heal: {
      title: 'What if it heals at 61 s?',
      say: 'The same run up to 61 s. o7 has failed twice and waits in retry.q. Now the gateway comes up again. Nobody tells o7: its clock goes on.',
      notice: 'A retry does not know when the cause is gone. It only knows the time.',
      differs: 'At 61 s it is another picture here: o7 has not failed twice, or is done already.',
    },
    healed: {
      title: 'Done at 120 s',
      say: 'The second minute is over, o7 comes to W1 for the third time, the gateway takes it, and W1 acknowledges. The DLQ stays empty.',
      notice: 'Between recovery and success lies up to one whole TTL.',
      otherwise: 'o7 is not done on this run: the gateway stayed down.',
      differs:
        'o7 is acknowledged, but not at the third try after two minutes: another number of rounds, or it was given up.',
    },
    modern: {
      title: 'RabbitMQ 4.3 can do it alone',
      say: 'Here main.q is a quorum queue with `x-delayed-retry-type`, 60 s, and `x-delivery-limit` 3. W1 only rejects. The queue itself waits, counts, and after the fourth failure dead-letters o7.',
      notice: 'retry.ex and retry.q stand there unused, and W1 reads no header.',
      otherwise: 'The queue did not give o7 up on this run.',
      differs: 'o7 comes to the DLQ, but not after four deliveries that the queue itself put a minute apart.',
    },
    behind: {
      title: 'o10 waits behind o7',
      say: 'Now W1 publishes to retry.ex itself, and each message has an `expiration` of its own: o7 60 s, o10 5 s. At 11 s the time of o10 is over, and it is still there: o7 stands before it.',
      notice: 'Its clock is empty, and `Ready` counts it all the same.',
      differs:
        'At 11 s it is another picture: o7 and o10 do not stand in retry.q as written, or the time of o10 is not over.',
    },
    blocked: {
      title: 'Fifty seconds too late',
      say: 'After 60 s o7 expires at the head of retry.q, and o10 right behind it, in the same moment. Only the head is ever looked at, so the longest delay rules all that come after it.',
      notice: 'Different delays need different queues.',
      otherwise: 'o10 does not wait in retry.q on this run.',
      differs: 'o10 leaves retry.q, but it did not wait the whole minute of an o7 before it.',
    },
    torn: {
      title: 'Dead between two steps',
      say: 'W1 has published o7 to dlq.ex and dies before its ack. The broker sees a closed socket, requeues o7, and the restarted W1 gives it up once more.',
      notice: 'o7 is in the DLQ twice: publish and ack are not one step.',
      otherwise: 'o7 comes to the DLQ only once here.',
      differs: 'o7 is in the DLQ twice, but not because W1 died between publish and ack.',
    },
    cycle: {
      title: 'A ring without a reject',
      say: 'Suppose retry.q dead-letters to retry.ex, by mistake. o7 expires and would come back to where it expired, with no rejection in between. The broker sees that in `x-death`, and drops it.',
      notice: 'Rings through a reject go on for ever; rings of expiry alone are cut, silently.',
      otherwise: 'The broker cuts no ring on this run.',
      differs: 'o7 finds no queue here, but not because the broker cut a ring.',
    },
  },
  knobs: {
    ttl: { label: 'x-message-ttl' },
    retries: { label: 'Retries' },
    gateway: { label: 'Gateway', values: { false: 'down', true: 'up' } },
    delay: { label: 'Delay by', values: { nack: 'TTL of retry.q', republish: 'each message' } },
  },
  breakIt:
    'Give each message an expiration of its own instead of the queue’s TTL. When does o10, due after 5 s, come back?',
  branches: {
    heal: 'the gateway heals at 61 s',
    modern: 'a quorum queue that retries',
    'per-message': 'expiration per message',
    torn: 'W1 dies before its ack',
    cycle: 'a ring of expiry alone',
  },
  bets: {
    rounds: {
      question: 'The gateway stays down, and W1 allows 3 retries. When does o7 reach the DLQ?',
      options: {
        one: 'after 60 s, one round',
        two: 'after 120 s, two rounds',
        three: 'after 180 s, three rounds',
        four: 'after 240 s, four rounds',
      },
      why: {
        one: 'After one round the count is 1: W1 works on it again.',
        two: 'After two rounds the count is 2, which is less than 3.',
        three:
          'Three rejections make three rounds of a minute; the fourth delivery finds count 3 and gives up.',
        four: 'A fourth round would need a fourth nack. W1 looks before it works, and does not nack.',
      },
    },
    behind: {
      question:
        'o10 fails at 5 s, and W1 puts it into retry.q with an expiration of 5 s, behind o7 with 60 s. At what second does it leave retry.q?',
      why: {
        right: 'Expiry happens at the head of a queue: o10 leaves right after o7, at 60 s.',
        '10': 'At 10 s its time is over, but it is not at the head. Ready still counts it, and nobody looks at it.',
        '65': 'That is the queue’s own TTL, 60 s after it came. Its expiration of 5 s is the smaller one.',
        wrong: 'Its 5 s are over at 10 s; it leaves when it is at the head: right after o7, at 60 s.',
      },
    },
  },
  guarantees: {
    'one-place': 'o7 is in exactly one place',
    'no-loss': 'nothing is lost',
    'four-attempts': 'at most four deliveries of an order',
    'failed-to-dlq': 'what failed is in the DLQ, or done',
  },
  measures: {
    attempts: 'deliveries of o7, ms',
    'dlq-at': 'o7 in the DLQ, ms',
    'in-dlq': 'messages that came to the DLQ',
    'done-at': 'o7 done, ms',
    'o10-leaves': 'o10 leaves retry.q, ms',
  },
  errata: {
    E11: {
      notes:
        '“If the number of attempts is exceeded, the message can be sent to the DLQ”, with an arrow from Main Exchange to DLQ.',
      shown:
        'The broker took no such arrow. A queue has one dead-letter exchange, and a classic queue stops at no count: W1 read `x-death`, published to dlq.ex and acknowledged. Only a quorum queue has a limit of its own.',
    },
  },
}

export default words
