import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Two threads, one channel',
  claim: 'A channel belongs to one thread: shared, its frames mix, and its acks hit what others work on.',
  beats: {
    alone: {
      title: 'Three frames',
      say: '`basic.publish` is not one packet but three frames: the method, the header, the body. P1 publishes A alone, so on channel 1 they come in a row, and the broker has a message.',
      notice: 'A frame carries the number of its channel, and nothing about its message.',
      otherwise: 'A was not written in frames here, or has not come.',
      differs: 'A is there, but other frames came before it.',
    },
    mixed: {
      title: '505 UNEXPECTED_FRAME',
      say: 'P1 publishes B and P2 publishes C, on the same channel and without a lock. After the method of B the broker expects its header, and reads the method of C. It closes the connection.',
      notice: 'Neither B nor C is a message: the broker never had one of them whole.',
      otherwise: 'The frames did not mix here: a lock, channels of their own, or a kinder schedule.',
      differs: 'The connection is closed here, too, but one of the two had come whole before.',
    },
    innocent: {
      title: 'The others fall as well',
      say: 'A channel error ends a channel, but this is an error of the connection. W1 and W2 consume on channel 2 and did nothing wrong: they lose it, and A goes back to the queue.',
      notice: 'One TCP connection, one fate: five seconds without any of its threads.',
      otherwise: 'The connection holds here, and so do the channels of W1 and W2.',
      differs: 'W2 is cut off here, but it is not the same story: A was not in hand then.',
    },
    tags: {
      title: 'Tags count on the channel',
      say: 'Now a lock keeps frames together. W1 and W2 share channel 2 as well: deliveries get tags 1, 2, 3, 4 across both. A is tag 1 at W1, B is tag 2 at W2.',
      notice: 'A tag is a number on a channel. It says nothing about who works on it.',
      otherwise: 'Four deliveries have not come here.',
      differs: 'The tags are others here: each channel counts from 1, or messages came again.',
    },
    late: {
      title: '406 for an honest ack',
      say: 'W2 was done with B first and sent `basic.ack` 2 with `multiple`: everything up to 2. W1 ends A a second later and acks 1, a tag that is gone. The channel is closed.',
      notice: 'W1 did its work, and is told that it knows a tag that nobody knows.',
      otherwise: 'No ack came too late here, so no channel was closed.',
      differs: 'A channel is closed with 406 here, but A was not done.',
    },
    twice: {
      title: 'Half-done, done twice',
      say: 'D was in the hands of W2 when the channel closed. W2 ends it and cannot acknowledge it: that channel is gone. The broker delivers D again, and D is processed twice.',
      notice: 'The innocent neighbour pays: its message is the duplicate.',
      otherwise: 'D was processed once here, or not at all.',
    },
    strike: {
      title: 'Struck off while W1 works',
      say: 'Again W2 acks 2 with `multiple`, and the broker strikes off tag 1, too: A. W1 will work on it for another second. For the broker A is done.',
      notice: 'q shows nothing of A any more: neither Ready nor Unacked.',
      otherwise: 'A was not acknowledged here.',
      differs: 'A is acknowledged here after its work was done, as it should be.',
    },
    nowhere: {
      title: 'Acked is not processed',
      say: 'The thread W1 dies amid A. Nobody holds A: not the broker, which saw an ack, and not W1. When W2 acks D, tag 4, it strikes off C, which lay with the dead thread.',
      notice: 'Two messages are lost, and every ack was sent by a program without a fault of its own.',
      otherwise: 'W1 lives here.',
      differs: 'W1 died here, but A was done, or not yet acknowledged: it comes again.',
    },
    single: {
      title: 'Without multiple',
      say: 'The same shared channel, the same lock, but each ack is for one tag. W1 and W2 answer for their own messages only, and each of the four is processed once.',
      notice: 'Acks are clean now. The lock around every publication must still be remembered.',
      otherwise: 'Four acks have not come here.',
      differs: 'Four acks came, but a channel was closed on the way.',
    },
    own: {
      title: 'A channel for each thread',
      say: 'Four threads, four channels, still one connection. Frames of B and C alternate on the wire without a lock: the broker keeps them apart by channel. `multiple` covers only what its own thread was given.',
      notice: 'Tag 1 now exists on two channels: A at W1, and B at W2.',
      otherwise: 'Four acks have not come here.',
      differs: 'Four acks came, but something was closed on the way: a channel is still shared.',
    },
  },
  knobs: {
    lock: {
      label: 'Lock around basic.publish',
      values: { unlocked: 'no lock', locked: 'lock' },
    },
    multiple: {
      label: 'basic.ack multiple',
      values: { true: 'multiple', false: 'one by one' },
    },
  },
  breakIt: 'Put a lock around each publication. Is sharing the channel safe now?',
  branches: {
    locked: 'With a lock',
    crash: 'With a lock; W1 dies',
    single: 'With a lock; acks one by one',
    own: 'A channel for each thread',
  },
  bets: {
    fate: {
      question:
        'W2 acks tag 2 with multiple while W1 works on A, tag 1. Then the thread W1 dies. What becomes of A?',
      options: {
        again: 'It is redelivered and done',
        lost: 'It is lost',
        twice: 'It is done twice',
        dlq: 'It goes to a dead-letter queue',
      },
      why: {
        again: 'Only what is unacked is redelivered. The ack of tag 2 covered tag 1.',
        lost: 'For the broker A was acknowledged; W1 was the only place where it still was.',
        twice: 'Nobody does it even once: W1 died, and the broker has forgotten it.',
        dlq: 'Dead letters are rejected or expired messages. This one was acknowledged.',
      },
    },
  },
  guarantees: {
    'at-least-once': 'every message is processed',
    'effectively-once': 'no message is processed twice',
  },
  measures: {
    published: 'messages that reached the broker',
    'done-a': 'how often A was processed',
    'done-d': 'how often D was processed',
    done: 'processed A/B/C/D',
    closed: 'reply code of the connection',
  },
}

export default words
