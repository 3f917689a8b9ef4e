import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'analytics at 100, billing at 70',
  claim:
    'Committed offsets are kept per group and partition: groups read one tape and know nothing of each other.',
  beats: {
    both: {
      title: 'Two bookmarks, one tape',
      say: 'analytics takes all 100 orders in one poll and commits 100. billing handles them by tens and has committed 10. Two solid triangles stand on one tape.',
      notice: 'The fast one did not take anything away from the slow one.',
      otherwise: 'Here there is no group billing that commits.',
      differs: 'Here the two bookmarks stand elsewhere than at 100 and 10.',
    },
    frozen: {
      title: '100 and 70',
      say: 'As in the notes: analytics has committed 100, billing 70. The end of the log is 100. So the lag of analytics is 0, and the lag of billing is 30.',
      notice: 'Lag is the end of the log minus the bookmark, for each group.',
      otherwise: 'Here billing has not committed seven times.',
      differs: 'Here the two bookmarks stand elsewhere than at 100 and 70.',
    },
    next: {
      title: 'Record 70 is read',
      say: 'billing handles record 70. The cell stays where it is, and nothing happens to the bookmark of analytics, which was past it long ago.',
      notice: 'Reading deletes nothing, in no group.',
      otherwise: 'Here billing has not come to record 70.',
      differs: 'Here the bookmarks stood elsewhere when record 70 was handled.',
    },
    killed: {
      title: 'billing is killed',
      say: 'billing dies in the middle of its eighth ten. Its bookmark stays at 70, kept by the broker. Nothing else changes: analytics is another group.',
      notice: 'What it handled from record 70 on is not written down anywhere.',
      otherwise: 'Here billing was not killed.',
      differs: 'Here billing dies with another bookmark than 70.',
    },
    lag: {
      title: 'Only its lag grows',
      say: 'Twenty more orders come. analytics follows to 120. The lag of billing is 50 now, and nobody but billing will ever make it smaller.',
      notice: 'The broker waits for no group: it has the records for 7 days anyway.',
      differs: 'Here the bookmarks do not stand at 120 and 70.',
    },
    fraud: {
      title: 'A third group, from 0',
      say: 'A new group, fraud, joins with earliest. It begins at 0: the whole past is still there, although two groups have read it already.',
      notice: 'A new department needs no copy, only a name of its own.',
      otherwise: 'Here fraud did not begin at 0.',
      differs: 'Here fraud begins while the others stand elsewhere than at 120 and 70.',
    },
    'per-partition': {
      title: 'One bookmark a partition',
      say: 'With three partitions one commit of analytics has three numbers, one for each. “Offset 100” alone means nothing: the key is group, topic and partition.',
      notice: 'The three numbers together make 100.',
      otherwise: 'Here analytics has committed nothing.',
      differs: 'Here a commit does not have three numbers.',
    },
    'same-name': {
      title: 'A copied group.id',
      say: 'billing-app was started with the group.id of analytics. Now they are two members of one group with one partition: it goes to analytics-app, and billing-app gets nothing.',
      notice: 'No error, no warning: for Kafka this is a group with a spare.',
      otherwise: 'Here billing-app is in no group.',
      differs: 'Here the partitions are dealt otherwise, or the two are not in one group.',
    },
    unbilled: {
      title: 'Nobody is billed',
      say: 'All orders are read, the lag of the group is 0, every member sends heartbeats. And billing-app has not handled a single order.',
      notice: 'The only sign is a member without a partition.',
      differs: 'Here billing-app has handled orders.',
    },
  },
  knobs: {
    group: {
      label: 'group.id of billing-app',
      values: { billing: 'billing', analytics: 'analytics' },
    },
    partitions: { label: 'partitions of orders' },
  },
  breakIt: 'Give billing-app the group.id of analytics. Who gets the orders?',
  branches: { three: 'Three partitions', shared: 'One group.id' },
  bets: {
    'one-name': {
      question: 'Two applications, one group.id, one partition. Who gets the records?',
      options: {
        all: 'Both get all',
        half: 'Each gets half',
        one: 'One gets all, the other nothing',
        error: 'Neither: it is an error',
      },
      why: {
        all: 'So it is with two groups. In one group a partition has one owner.',
        half: 'Records are not dealt one by one; partitions are, and there is only one.',
        one: 'One partition, one owner. The other is a spare, and says nothing of it.',
        error:
          'For Kafka two members in a group are the most usual thing; that their code differs it cannot see.',
      },
    },
  },
  guarantees: {
    counted: 'analytics-app processes every record',
    billed: 'billing-app processes every record',
    checked: 'fraud-app processes every record',
  },
  measures: {
    bookmarks: 'last committed offset by group',
    sharedSplit: 'partitions of analytics-app and billing-app in the group analytics',
    billed: 'records that billing-app processed',
  },
}

export default words
