import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Password changed before e-mail confirmed',
  claim: 'Order holds inside a partition only: what must stay in order needs one key.',
  beats: {
    spread: {
      title: 'Three events, three tapes',
      say: 'registered, emailConfirmed, passwordChanged of one user, sent a second apart by a producer that deals records in turn. Each lies alone on a tape, and each tape is in perfect order.',
      notice: 'Offsets of different tapes do not compare: 0, 0 and 0 do not say which came first.',
      otherwise: 'Here not all three are in the log.',
      differs: 'Here the three events do not lie in three partitions.',
    },
    jams: {
      title: 'The state machine jams',
      say: 'C2 takes 3 s for emailConfirmed. Meanwhile C3 is done with passwordChanged: for an account whose e-mail is not confirmed yet.',
      notice: 'Nothing is broken: each consumer did its own tape in order.',
      otherwise: 'Here passwordChanged was not handled.',
      differs: 'Here emailConfirmed was handled before passwordChanged.',
    },
    'too-late': {
      title: 'Confirmed, too late',
      say: 'Now C2 is done: emailConfirmed comes after passwordChanged. The order of handling was registered, passwordChanged, emailConfirmed.',
      notice: 'Nobody waited, because nobody knew of the others.',
      otherwise: 'Here emailConfirmed was not handled.',
      differs: 'Here it is in time: passwordChanged comes after it.',
    },
    'one-reader': {
      title: 'One consumer for all three?',
      say: 'This time the order is right, since each event is done before the next is sent. It is luck: from a backlog poll() returns tape by tape, and not by time.',
      notice: 'One reader makes no order across partitions.',
      otherwise: 'Here passwordChanged was not handled.',
      differs: 'Here there is more than one consumer, or one tape alone.',
    },
    keyed: {
      title: 'key = userId',
      say: 'The default partitioner goes by the key: all three events of user 1 are in P0, offsets 0, 1, 2. Other users go to other tapes, so the group still works in parallel.',
      notice: 'Order for a user, not for the topic: that is what is needed.',
      otherwise: 'Here not all three are in the log.',
      differs: 'Here the three events do not lie in one partition.',
    },
    'in-order': {
      title: 'In order, however slow',
      say: 'P0 has one reader, and it goes by offset: registered, emailConfirmed, passwordChanged. If it were slow, all three would be late, in order.',
      notice: 'The price: a slow event holds up the rest of its tape.',
      otherwise: 'Here passwordChanged was not handled.',
      differs: 'Here passwordChanged was handled before emailConfirmed.',
    },
  },
  knobs: {
    partitioner: {
      label: 'partitioner.class',
      values: {
        'org.apache.kafka.clients.producer.RoundRobinPartitioner': 'RoundRobin',
        null: 'default: by key',
      },
    },
    work: { label: 'C2 works on a record' },
  },
  breakIt: 'Let the key decide. Which event is handled last now?',
  branches: { 'one-reader': 'One consumer', keyed: 'By key' },
  bets: {
    order: {
      question: 'C2 needs 3 s for emailConfirmed. Which of the three is handled last?',
      options: {
        'as-sent': 'passwordChanged: r, e, p',
        jams: 'emailConfirmed: r, p, e',
        backwards: 'registered: p, e, r',
        waits: 'None: C3 waits for C2',
      },
      why: {
        'as-sent':
          'So it was sent, and so it would be handled on one tape. Three tapes have three readers, and no order between them.',
        jams: 'On three tapes: C3 is quick with passwordChanged while C2 is still at work on emailConfirmed.',
        backwards: 'registered was sent two seconds before the last one, and C1 is not slow.',
        waits: 'Members of a group do not know what the others read.',
      },
    },
  },
  guarantees: {
    'at-least-once': 'every event is handled',
    'no-duplicates': 'no event is handled twice',
  },
  measures: {
    tapes: 'where the three lie',
    last: 'handled last',
    confirmed: 'emailConfirmed handled at, ms',
    changed: 'passwordChanged handled at, ms',
  },
  errata: {
    E26: {
      notes: 'Kafka guarantees the order of messages inside a partition.',
      shown:
        'In the order in which the producer sent them only with idempotence (on by default) or one request in flight; and for a key only while the number of partitions stays.',
    },
  },
}

export default words
