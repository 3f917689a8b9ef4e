import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Transactions vs publisher confirms',
  claim: 'Both tell that the broker has it. What is slow is waiting for the word after each message.',
  beats: {
    sent: {
      title: 'Sent',
      say: 'Pf has written its six messages into the socket. `basic.publish` has no answer: all that Pf knows is “sent”. The other four send six as well, and have asked for an answer.',
      notice: 'Two of the six are still on the wire, as far from the broker as a cable is long.',
      otherwise: 'Here Pf has not sent six messages.',
    },
    'one-trip': {
      title: 'One round trip: 200 ms',
      say: 'Pb put its six into one transaction and sent one `tx.commit`. Pd sent six without waiting, and one confirm speaks for all of them. Both know everything after one round trip.',
      notice: 'Pa and Pc have the answer for their first message, and may send the second.',
      otherwise: 'Here Pd did not get a confirm.',
      differs: 'Here not both of them know everything after 200 ms.',
    },
    chain: {
      title: 'What a confirm says',
      say: 'The confirm for c2 leaves the broker. Ask it “why?”: it came to q, q has it on disk. That is where the chain ends. There is no consumer in it, and none in this run.',
      notice: 'Confirmed means: the broker is responsible now. Not: somebody has read it.',
      otherwise: 'Here no publisher had a second message confirmed.',
      differs: 'Here c2 is not in q, or somebody consumes already.',
    },
    'six-trips': {
      title: 'Six round trips: 1.2 s',
      say: 'Pa commits after each message, Pc waits for a confirm after each. Six times 200 ms, both. Not the transaction is slow, and not the confirm: waiting is.',
      notice: 'Same guarantee as Pb and Pd, six times as long.',
      otherwise: 'Here Pc has not got six confirms.',
      differs: 'Here Pa and Pc do not both need 1.2 s.',
    },
    gone: {
      title: 'The broker dies',
      say: 'kill -9 while messages are on the way. Pf has sent six, q has stored four. The other two are in no queue and in no log. Pf sees a closed socket, and cannot say which.',
      notice: '“Sent” is a statement about the socket.',
      otherwise: 'Here Pf keeps its connection.',
      differs: 'Here it was not the broker’s death, or with another number of Pf’s messages in q.',
    },
    resent: {
      title: 'Who waited, sends again',
      say: 'The broker is back. Pa, Pb, Pc and Pd still keep what nobody confirmed, and send it once more. Pd’s six are in q now. For f5 and f6 nobody cares.',
      notice: 'A confirm is worth as much as what the publisher does without it.',
      otherwise: 'Here Pd gets no confirm.',
      differs: 'Here Pd did not have to send again, or some of it is stored twice.',
    },
    twin: {
      title: 'Two of c4',
      say: 'This time the connection breaks after q has stored c4, with its confirm still on the way. Pc has no answer, so it sends c4 again. For the broker it is a new message.',
      notice: 'Without a confirm Pc cannot tell “not stored” from “stored, but the answer is lost”.',
      otherwise: 'Here c4 is in q once, or not at all.',
      differs: 'Here c4 is there twice, but not because it was sent again.',
    },
    nack: {
      title: 'The broker refuses',
      say: 'q holds four at most, and its overflow is `reject-publish`. d1 to d4 are confirmed, d5 and d6 get a `basic.nack`: the broker does not take them on. Pd writes a line in its log.',
      notice: 'A nack is an answer at last: nothing is stored, nothing is unknown.',
      otherwise: 'Here nothing was refused.',
      differs: 'Here something was refused, with another number of messages in q.',
    },
    retried: {
      title: 'Tried again until there is room',
      say: 'Pd tries again a second after each nack. The second try was refused as well; meanwhile W has begun to empty q, so at the third there is room for d5 and d6.',
      notice: 'Retry or log: that is the publisher’s choice, not the broker’s.',
      otherwise: 'Here d6 never came into q.',
      differs: 'Here d6 came into q with another number of tries.',
    },
    unroutable: {
      title: 'Confirmed, and nowhere',
      say: 'Pd uses a routing key that no queue is bound with. All six are confirmed at once. No queue took them: the broker has done all that it had to, and dropped them.',
      notice: 'Only `mandatory` would tell Pd; an alternate exchange would catch them.',
      otherwise: 'Here Pd has not got six confirms.',
      differs: 'Here the messages have found a queue.',
    },
  },
  knobs: {
    tx: { label: 'messages in a transaction of Pa' },
    confirm: {
      label: 'how Pc waits for confirms',
      values: { each: 'after each', batch: 'after a batch', async: 'never' },
    },
    room: { label: 'x-max-length of q' },
    nack: { label: 'after a nack Pd', values: { log: 'writes a line', retry: 'tries again' } },
    key: { label: 'routing key of Pd' },
  },
  breakIt: 'Let Pa put all six into one transaction. Is a transaction still slow?',
  branches: {
    crash: 'the broker dies',
    full: 'q is full after four',
    retry: 'q is full, Pd retries',
    after: 'a confirm is lost',
    unroutable: 'no queue is bound',
  },
  bets: {
    each: {
      question:
        'Pd is done in 200 ms, Pa with a transaction for each message in 1200 ms. How long does Pc take, that waits for a confirm after each?',
      options: { 'as-async': '200 ms, like Pd', half: '600 ms', 'as-tx': '1200 ms, like Pa' },
      why: {
        'as-async': 'Pd does not wait between its messages. Pc does, and that is the whole difference.',
        half: 'A commit and a confirm cost the same: one way there, one way back.',
        'as-tx': 'Six round trips are six round trips, whatever the answer is called.',
      },
    },
    copies: {
      question: 'c4 is stored, but its confirm is lost, and Pc sends it again. How many c4 are in q?',
      options: { one: 'one', two: 'two', none: 'none' },
      why: {
        one: 'RabbitMQ does not compare messages: classic and quorum queues know no duplicates.',
        two: 'The first was stored, the second was, too. Confirms give at least once.',
        none: 'What is stored stays, whether its publisher has heard of it or not.',
      },
    },
  },
  guarantees: { 'no-loss': 'nothing that was published is lost' },
  measures: {
    a: 'Pa, tx each, ms',
    b: 'Pb, one tx, ms',
    c: 'Pc, confirm each, ms',
    d: 'Pd, confirms, ms',
    c4: 'times that c4 came into q',
    stored: 'of Pf’s six, stored',
    nacked: 'nacks for Pd',
    unroutable: 'without a queue',
  },
  errata: {
    E04: {
      notes:
        '“Each message needs a full transaction, and the next is sent only after the previous is confirmed.”',
      shown:
        'A transaction may hold many: Pb put six into one, and was as fast as Pd. And a confirm after each message, as Pc does it, is just as slow as a commit after each.',
    },
    E05: {
      notes: '“Confirmed: the message is received and saved.”',
      shown:
        'Confirmed: every queue that it was routed to has it. No queue, nothing to save: six confirms for six messages that are nowhere. And it never says anything about consumers.',
    },
    E06: {
      notes: '“nack: the message was not processed by the publisher.”',
      shown:
        'It is the broker that nacks, to the publisher: it does not take the message on, here because q was full. The publisher then retries or logs.',
    },
  },
  simplifies: ['Writing to disk takes no time: a real broker syncs in batches of some milliseconds.'],
}

export default words
