import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Subscribed: the broker comes to you',
  claim:
    'A consumer says once what it wants. From then on the broker decides when it comes, and keeps it until the ack.',
  beats: {
    open: {
      title: 'Connected, and nothing comes',
      say: 'Three messages wait in q.tasks. W1 has a connection and a channel now, and gets nothing: it has not said yet what it wants.',
      notice: 'A channel is a road. Nobody drives on it by itself.',
      otherwise: 'Here W1 opens no channel.',
      differs: 'W1 opens its channel here, but not while three messages wait untouched.',
    },
    order: {
      title: 'A standing order',
      say: 'W1 sends `basic.consume` for q.tasks, once. The broker notes a consumer and its tag. Not one request a message: one for all that will ever come.',
      notice: 'From here on W1 only listens.',
      otherwise: 'Here W1 does not subscribe: it asks.',
    },
    pushed: {
      title: 'm1 is pushed',
      say: 'In the same tick the broker sent m1 over the channel. In q.tasks it is hatched now: unacked. It still belongs to the queue, and nobody else gets it.',
      notice: 'Only one came: prefetch is 1.',
      otherwise: 'Here W1 does not begin with m1.',
      differs: 'm1 comes here, too, but not alone, or because W1 asked for it.',
    },
    acked: {
      title: 'Ack, and the next one',
      say: 'W1 works for 400 ms and sends `basic.ack`. Only now m1 leaves q.tasks, and its place in the window is free: m2 is on its way in the same tick.',
      notice: 'The ack does two things: it deletes, and it makes room.',
      otherwise: 'Here the broker pushes no m2.',
      differs: 'm2 is pushed here, but not because the ack of m1 made room.',
    },
    late: {
      title: 'Nobody asked',
      say: 'q.tasks is empty for a while. Then m4 comes, and in that very tick the broker sends it on. W1 said nothing since its last ack.',
      notice: 'The arrow begins at the broker: that is push.',
      otherwise: 'Here W1 does not begin with m4.',
      differs: 'm4 comes here, too, but it lay in the queue before, or W1 asked for it.',
    },
    asks: {
      title: '`basic.get`: asking instead',
      say: 'Without a subscription W1 has to ask. After m1, m2 and m3 the answer is `get-empty`, and W1 asks again a second later: empty once more.',
      notice: 'A round trip for nothing, each second, for each consumer.',
      otherwise: 'Here nobody gets an empty answer twice.',
      differs: 'There are empty answers here, and pushed messages, too.',
    },
    waits: {
      title: 'm4 waits to be asked for',
      say: 'm4 came between two questions. For 440 ms it lies in q.tasks, ready, while W1 is idle: until the second is over and W1 asks again.',
      notice: 'Asking more often shortens the wait, and costs more empty answers.',
      otherwise: 'Here nobody asks for m4.',
      differs: 'W1 asks for m4 here, and has it at once: it came just before a question.',
    },
    cancel: {
      title: '`basic.cancel`',
      say: 'W1 cancels while it works on m2. Nothing new is pushed. m2 is still unacked, and its ack counts as always; m3 stays ready in q.tasks.',
      notice: 'The channel lives on: a cancelled consumer may still ack what it has.',
      otherwise: 'Here m2 is not acknowledged.',
      differs: 'm2 is acknowledged here without a cancel before, or m3 was pushed all the same.',
    },
  },
  knobs: {
    mode: { label: 'W1 uses', values: { consume: 'basic.consume', get: 'basic.get' } },
    every: { label: 'asks again after' },
    work: { label: 'work of W1' },
  },
  breakIt: 'Let W1 ask instead. When does it get m4?',
  branches: { get: 'basic.get, once a second', cancel: 'cancelled while at work' },
  bets: {
    late: {
      question: 'q.tasks is empty, W1 is idle and subscribed. Now m4 arrives. Who moves first?',
      options: { asks: 'W1 asks', pushes: 'the broker pushes', nobody: 'nobody, until W1 subscribes again' },
      why: {
        asks: 'W1 did all its asking when it subscribed. With `basic.get` it would be so.',
        pushes: 'The order stands, the window has room: the broker sends m4 in the tick in which it comes.',
        nobody:
          'A subscription does not end with an empty queue. It ends with a cancel, or with its channel.',
      },
    },
  },
  guarantees: { 'at-least-once': 'every message is processed', 'one-place': 'a message is in one place' },
  measures: {
    lay: 'm4 lay in the queue for, ms',
    'lay-unasked': 'm4 lay in the queue until it was asked for, ms',
    questions: 'questions of W1',
    deliveries: 'messages given to W1',
  },
}

export default words
