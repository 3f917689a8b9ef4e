import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Last words before the handover',
  claim: 'onPartitionsRevoked is the last moment to commit; who is dead or was thrown out does not get it.',
  beats: {
    door: {
      title: 'The door Revoked opens',
      say: 'C2 joins, and C1 has to let go. In its next poll() the callback onPartitionsRevoked runs first: C1 is still the owner inside it, and calls commitSync().',
      notice: 'Until now C1 had committed nothing at all.',
      otherwise: 'Here C1 does not commit in its callback.',
    },
    written: {
      title: 'The bookmark jumps',
      say: 'The commit is accepted: the generation of C1 still holds. Both bookmarks jump to its position, the end of what it has processed.',
      notice: 'Solid triangle and open triangle are one above the other.',
      otherwise: 'Here nothing is committed by C1.',
    },
    'let-go': {
      title: 'The door closes',
      say: 'The callback is over: P0 and P1 are given up, both of them, and only now C1 sends JoinGroup. RangeAssignor is eager.',
      notice: 'The whole group waits for the slowest callback.',
      otherwise: 'Here C1 does not have to let go.',
      differs: 'Here C1 gives up less than both, or has committed nothing before.',
    },
    assigned: {
      title: 'The door Assigned',
      say: 'onPartitionsAssigned: P0 comes back to C1. Here an application loads its state for P0, or seeks. P1 goes to C2.',
      notice: 'P0 went away and came back, to the same owner.',
      otherwise: 'Here C1 gets nothing back.',
      differs: 'Here no partition comes back to C1, as it never let go of P0; or C2 is not in the group.',
    },
    heir: {
      title: 'A clean handover',
      say: 'C2 begins P1 at the bookmark, 27: just after the last record that C1 has done. Not one is repeated, not one is lost.',
      notice: 'No auto commit was needed for it.',
      otherwise: 'Here C2 does not get P1.',
      differs: 'Here C2 begins P1 earlier than where C1 has stopped.',
    },
    repeated: {
      title: 'Without the commit',
      say: 'The same with an empty callback. There is no bookmark, so C2 begins P1 at 0, by auto.offset.reset: all that C1 has done there is done again.',
      notice: 'Repeated is what was processed since the last commit: here, all.',
      otherwise: 'Here C2 does not get P1.',
      differs: 'Here C2 begins P1 somewhere else than at 0.',
    },
    'no-door': {
      title: 'The dead have no last word',
      say: 'C2 was killed. No callback ran in it: not Revoked, not Lost. C1 inherits P1, and begins where C2 had begun: all that C2 did is repeated.',
      notice: 'A callback is code of a living process.',
      otherwise: 'Here C1 does not inherit P1.',
      differs: 'Here C2 is alive, or a callback ran in it.',
    },
    lost: {
      title: 'Lost, not Revoked',
      say: 'C2 slept for 11 s and was removed. Its next poll() calls onPartitionsLost: P1 belongs to another already, and a commit now would be refused.',
      notice: 'By default onPartitionsLost calls onPartitionsRevoked: take care what that does.',
      otherwise: 'Here C2 loses nothing.',
      differs: 'Here C2 had been asked to let go before.',
    },
    'only-moved': {
      title: 'Cooperative: only what moves',
      say: 'With CooperativeStickyAssignor C1 joins without letting go. It is told afterwards what to give up: onPartitionsRevoked gets P1 alone, P0 is read on.',
      notice: 'P1 reaches C2 a round later.',
      otherwise: 'Here C1 does not have to let go.',
      differs: 'Here C1 has to give up both.',
    },
  },
  knobs: {
    'on-revoked': {
      label: 'onPartitionsRevoked',
      values: { commitSync: 'commitSync()', nothing: 'empty' },
    },
    assignor: {
      label: 'partition.assignment.strategy',
      values: {
        'org.apache.kafka.clients.consumer.RangeAssignor': 'Range',
        'org.apache.kafka.clients.consumer.CooperativeStickyAssignor': 'CooperativeSticky',
      },
    },
  },
  breakIt: 'Leave the callback empty. How many records are done twice?',
  branches: {
    silent: 'Empty callback',
    killed: 'C2 is killed',
    paused: 'C2 sleeps for 11 s',
    cooperative: 'CooperativeSticky',
  },
  bets: {
    killed: {
      question: 'Later C2 is killed with kill -9. Which of its callbacks runs?',
      options: {
        revoked: 'onPartitionsRevoked',
        lost: 'onPartitionsLost',
        assigned: 'onPartitionsAssigned, with nothing',
        none: 'None',
      },
      why: {
        revoked: 'The broker calls no code. The callback runs in poll(), and there is no poll() any more.',
        lost: 'That one is for a living process that hears too late of its removal.',
        assigned: 'A dead process is assigned nothing, not even an empty list.',
        none: 'Callbacks run in the thread that calls poll(); it died with the process.',
      },
    },
  },
  guarantees: {
    'one-owner': 'each partition has at most one owner',
    'no-duplicates': 'no record is processed twice',
  },
  measures: {
    heirBegins: 'C2 begins P1 at',
    givenUp: 'partitions that C1 gave up',
    lastWords: 'onPartitionsRevoked in C2',
    losses: 'onPartitionsLost in C2',
  },
  errata: {
    E19: {
      notes: 'Consumers get onPartitionsRevoked, then onPartitionsAssigned.',
      shown:
        'The dead one gets nothing; one that was thrown out gets onPartitionsLost; a cooperative one is told only of the partitions that really move.',
    },
  },
}

export default words
