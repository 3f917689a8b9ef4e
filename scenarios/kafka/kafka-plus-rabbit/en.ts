import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Together: events and tasks',
  claim:
    'Kafka keeps what happened, RabbitMQ gets done what is to do; the bridge between them repeats rather than loses.',
  beats: {
    kept: {
      title: 'Events are kept',
      say: 'The services write what happened: order.placed for o1, o2, o3. Nobody is told to do anything, and the records stay, whoever reads them.',
      notice: 'An event is a fact in the past tense.',
      otherwise: 'Here no order is written.',
    },
    'two-uses': {
      title: 'One event, two uses',
      say: 'analytics has counted the orders long ago. The bridge makes tasks of each: e-mail, PDF, charge, three messages to RabbitMQ, and waits for their confirms. Two orders are done.',
      notice: 'The event says what happened; a task says what to do.',
      otherwise: 'Here the bridge does not get that far.',
      differs: 'Here analytics has not read the orders.',
    },
    between: {
      title: 'Death between confirm and commit',
      say: 'The bridge is killed. RabbitMQ has confirmed the tasks of o1 and o2, but nothing was committed in Kafka: no transaction spans both.',
      notice: 'RabbitMQ works on these tasks; it does not know of the bookmark.',
      otherwise: 'Here the bridge lives.',
      differs: 'Here something was committed before, or other orders were done.',
    },
    ordered: {
      title: 'In order, for a key',
      say: 'user.created, then user.verified, both with the key u1: one partition, one order, for every reader.',
      notice: 'With a task queue and two workers, verified may be first.',
      otherwise: 'Here user.verified is not read.',
      differs: 'Here user.verified is read without user.created before it.',
    },
    twice: {
      title: 'Tasks come twice, and none is lost',
      say: 'Started again, the bridge has no bookmark: it makes tasks of o1, o2 and o3, and commits. o1 and o2 have become tasks twice, so workers must recognise an event by its id.',
      notice: 'Confirm first, commit then: at least once.',
      otherwise: 'Here the bridge commits nothing.',
      differs: 'Here it did not die between confirm and commit.',
    },
    harmless: {
      title: 'Rewind analytics: harmless',
      say: 'analytics was stopped and its bookmark set to 0: it counts the same orders anew. The bridge has a bookmark of its own, and notices nothing.',
      notice: 'A reader without effects may read as often as it likes.',
      otherwise: 'Here analytics does not go back.',
    },
    'all-again': {
      title: 'Rewind the bridge: every task again',
      say: 'The same with the bridge: three orders, nine more tasks. For RabbitMQ they are new messages: mails, PDFs and charges once more, unless workers know the event ids.',
      notice: 'What has effects is not rewound without thinking.',
      otherwise: 'Here the bridge does not read the orders again.',
      differs: 'Here it has made tasks another number of times.',
    },
    lost: {
      title: 'Commit before the confirm',
      say: 'The same death, but the bridge commits what it polled, then publishes. Started again, it begins at 3: o3 was committed and never became a task.',
      notice: 'The event is still in Kafka; nobody will look.',
      otherwise: 'Here the bridge does not begin at 3.',
      differs: 'Here o3 became a task.',
    },
  },
  knobs: {
    commits: {
      label: 'the bridge commits',
      values: { 'after-batch': 'after the confirms', before: 'before them' },
    },
  },
  breakIt: 'Let the bridge commit first and publish then. What does its death cost now?',
  branches: { rewound: 'The bridge is rewound', early: 'Commit first' },
  bets: {
    rewind: {
      question: 'The group of the bridge is reset to 0. What happens on the side of RabbitMQ?',
      options: {
        nothing: 'Nothing',
        again: 'All e-mails, PDFs and charges again',
        dlq: 'The DLQ fills up',
        dedup: 'RabbitMQ drops the repetitions',
      },
      why: {
        nothing: 'The bridge reads the orders again, and does what it does: it publishes tasks.',
        again: 'For RabbitMQ they are new messages.',
        dlq: 'Only what fails, or is refused, gets there; these tasks succeed, once more.',
        dedup: 'RabbitMQ does not look into messages; the workers have to.',
      },
    },
  },
  guarantees: { tasks: 'every event becomes tasks', once: 'no order becomes tasks twice' },
  measures: { rounds: 'orders made into tasks', third: 'times that o3 became tasks' },
  errata: {
    E29: {
      notes: 'Events in Kafka cannot be lost.',
      shown:
        'Here one broker has the only copy: its disk is all there is. It holds with three copies, acks=all and min.insync.replicas=2.',
    },
  },
  simplifies: [
    'RabbitMQ’s side is not drawn: a record that the bridge has processed stands for its confirmed tasks (of a user’s event: a welcome mail).',
    'A single broker, where three would be usual.',
  ],
}

export default words
