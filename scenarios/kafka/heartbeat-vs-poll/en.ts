import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Alive or working? Two different pulses',
  claim:
    'Heartbeats prove that a process lives; only poll() proves that it works, and it is the client itself that watches for it.',
  beats: {
    coordinator: {
      title: 'Who listens to the pulse',
      say: 'C2 asks for its group’s coordinator: FindCoordinator. It is an ordinary broker, the leader of that partition of __consumer_offsets on which the hash of the group’s name falls.',
      notice: 'Only this broker counts the heartbeats of this group.',
      otherwise: 'Here C2 has found no coordinator.',
    },
    pulses: {
      title: 'Two pulses',
      say: 'C2 has two threads. One sends a heartbeat every 3 s. The other calls poll() and handles records. They do not wait for each other.',
      notice: 'The broker sees the first pulse only.',
      otherwise: 'Here the heartbeats of C2 are not heard.',
      differs: 'Here C2 is not in the group any more.',
    },
    loop: {
      title: 'An endless loop',
      say: 'At 70 s the handler of C2 meets record 640 and does not come back. poll() is not called any more. The heartbeat thread goes on.',
      notice: 'The lag of P1 begins to grow; the coordinator sees a healthy member.',
      otherwise: 'Here C2 does not meet that record.',
      differs: 'Here C2 hangs when it is out of the group already.',
    },
    alive: {
      title: '“Alive” for minutes',
      say: 'More than two minutes later C2 still sends its heartbeat every 3 s. The group is Stable, and nobody reads P1.',
      notice: 'No timeout of the broker will ever end this.',
      differs: 'Here C2 is not both hung and in the group at 200 s.',
    },
    left: {
      title: 'C2 throws itself out',
      say: 'Since the last poll() max.poll.interval.ms has passed: 300 s by default. The heartbeat thread of C2 itself sees it and sends LeaveGroup: “consumer poll timeout has expired”.',
      notice: 'It is no broker’s decision: the client leaves.',
      otherwise: 'Here C2 did not leave.',
      differs: 'Here C2 leaves for another reason than a handler that hangs.',
    },
    heir: {
      title: 'P1 has a reader again',
      say: 'The rest is an ordinary rebalance: P1 goes to C1. C2 hangs on and knows nothing: onPartitionsLost would come at its next poll(), and there is none.',
      notice: 'C2 still believes that P1 is its own.',
      otherwise: 'Here P1 was not dealt again.',
      differs: 'Here P1 was dealt again without a handler that hangs.',
    },
    goodbye: {
      title: 'close(): a goodbye',
      say: 'C2 is closed in order at 10 s: LeaveGroup. It is out at once, and the others hear of it at their next heartbeat, 3 s later at most.',
      notice: 'No timeout had to run out.',
      otherwise: 'Here C2 did not say goodbye.',
      differs: 'Here C2 leaves much later.',
    },
    silent: {
      title: 'kill -9: 45 s of silence',
      say: 'C2 is killed at 10 s. Its last heartbeat came at 9 s, so its session is over at 54 s. Until then P1 has no reader: some 88 records wait.',
      notice: 'The clock runs from the last heartbeat, not from the death.',
      otherwise: 'Here the session of C2 is not over.',
      differs: 'Here the session of C2 is of another length.',
    },
    woken: {
      title: 'A long pause, and a late commit',
      say: 'A garbage collection of 50 s stops both threads of C2. At 54 s it is removed. It wakes at 60 s, does not know it, and commits: UNKNOWN_MEMBER_ID, CommitFailedException.',
      notice: 'The group had moved on; the late commit changes nothing.',
      otherwise: 'Here no commit of C2 is refused.',
      differs: 'Here C2 was in the group still.',
    },
    lost: {
      title: 'Lost, not revoked',
      say: 'poll() tells C2 the truth: onPartitionsLost. There is nothing to hand over any more, P1 has had another owner for six seconds. Then C2 joins anew.',
      notice: 'A commit in this callback would be refused as well.',
      otherwise: 'Here C2 has lost nothing.',
    },
    'too-big': {
      title: 'Too much in one poll()',
      say: 'No bug at all: one poll() brings 500 records, and each takes a second. 500 s are more than 300 s, so the client leaves in the middle of honest work.',
      notice: 'max.poll.records × work must fit into max.poll.interval.ms.',
      otherwise: 'Here every batch fits into max.poll.interval.ms.',
      differs: 'Here it is a hang, not a batch, that takes too long.',
    },
    'false-death': {
      title: 'A session of 6 s: false death',
      say: 'With session.timeout.ms=6000 a pause of 8 s is a death. C2 is removed while it is well; it comes back, and the partitions are dealt twice for nothing.',
      notice: 'Short sessions find the dead sooner, and bury the living.',
      otherwise: 'Here the pause is no death.',
      differs: 'Here the session of C2 is of another length.',
    },
  },
  knobs: {
    'max-poll': { label: 'max.poll.interval.ms' },
    session: { label: 'session.timeout.ms' },
  },
  breakIt: 'Allow 20 s between two polls. When does P1 get a reader again?',
  branches: {
    closed: 'close()',
    killed: 'kill -9',
    paused: 'A pause of 50 s',
    batch: 'A batch of 500 s',
    'false-death': 'Session of 6 s, pause of 8 s',
  },
  bets: {
    takeover: {
      question:
        'The handler of C2 hangs; its process lives; all timeouts are the defaults. When is P1 taken over?',
      options: {
        heartbeat: 'After 3 s, a heartbeat',
        session: 'After 45 s, the session',
        poll: 'After 300 s, the poll interval',
        never: 'Never',
      },
      why: {
        heartbeat: 'Heartbeats go on: their thread is another one.',
        session: 'The session is renewed by each heartbeat, and they do not stop.',
        poll: 'max.poll.interval.ms is the one clock that watches poll(); the client itself keeps it.',
        never:
          'So it would be if nothing watched poll(). Before KIP-62 heartbeats came from poll() itself, and the session was that clock.',
      },
    },
  },
  guarantees: {
    'one-owner': 'each partition has at most one owner',
    'no-duplicates': 'no record is processed twice',
  },
  measures: {
    reason: 'why C2 left',
    stuckFor: 'from the hang to the goodbye, ms',
    leftAt: 'C2 leaves at, ms',
    expiredAt: 'C2 is removed at, ms',
    silence: 'silence of C2 before, ms',
    lost: 'times that C2 lost its partitions',
  },
  errata: {
    E18: {
      notes: 'max.poll.interval.ms: Kafka decides that the consumer hangs.',
      shown:
        'The client decides: its own heartbeat thread sees the missing poll() and sends LeaveGroup. A static member sends none and only goes silent: then the session decides.',
    },
  },
}

export default words
