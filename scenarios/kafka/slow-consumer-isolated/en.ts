import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'One is stuck; what about the rest?',
  claim: 'A slow consumer holds up its own partitions alone; but a classic rebalance waits for it.',
  beats: {
    stuck: {
      title: 'C1 hangs at record 12',
      say: 'The code of C1 does not come back from record 12 of P0. Its heartbeat thread goes on: for the coordinator C1 is well.',
      notice: 'The group is Stable: nobody tells it of the hang.',
      otherwise: 'Here nobody hangs at record 12.',
      differs: 'Here it is not C1 that hangs at record 12: P0 belongs to another.',
    },
    others: {
      title: 'The others do not blink',
      say: 'Thirteen seconds later: the lag of P0 has grown by a record a second. C2 reads P1 as if nothing had happened.',
      notice: 'What C1 does not read waits in P0 alone.',
      differs: 'Here C1 is not stuck at 25 s, or C2 had to let go of P1.',
    },
    book: {
      title: 'The book has a row for each',
      say: 'C2 commits its P1 every second: each partition has a row of its own in __consumer_offsets. The row of this group, orders, P0 still says 12.',
      notice: 'The key is group, topic and partition: no row waits for another.',
      otherwise: 'Here C2 commits nothing.',
      differs: 'Here the row of C1 does not say 12.',
    },
    'other-group': {
      title: 'Another group has its own rows',
      say: 'analytics reads the same two partitions, P0 as well. It is past record 12 long ago: its rows are its own.',
      notice: 'A stuck consumer holds up its group’s partition, not the partition.',
      otherwise: 'Here analytics commits nothing.',
      differs: 'Here nobody is stuck any more, or it is not C1.',
    },
    recovers: {
      title: 'C1 comes back',
      say: 'At 40 s C1 is done with record 12. It goes on with 13: nothing was skipped, and the order in P0 is kept.',
      notice: 'It was away for 28 s; max.poll.interval.ms would have borne 300.',
      otherwise: 'Here C1 has not processed record 12.',
      differs: 'Here C1 comes back, but C2 had to let go of P1 meanwhile.',
    },
    'caught-up': {
      title: 'Caught up',
      say: 'One poll() brought all that had waited in P0. C1 works it off at ten a second and commits: only what came meanwhile is left.',
      notice: 'The records waited in the log; nobody had to send them again.',
      otherwise: 'Here C1 has not caught up yet.',
      differs: 'Here C1 commits, but it has not caught up yet.',
    },
    barrier: {
      title: 'C4 joins: everybody waits',
      say: 'The same, but C4 joins while C1 hangs. With an eager assignor the classic protocol is a barrier: C2 revokes, sends JoinGroup and stands. C1 does not poll, so it cannot join.',
      notice: 'P1 is read by nobody now.',
      otherwise: 'Here C2 never had to let go.',
      differs: 'Here C2 lets go for another reason than a newcomer while C1 hangs.',
    },
    released: {
      title: 'Until C1 polls',
      say: 'C1 came back at 40 s and polled: only now the join phase ends, and C2 has P1 again. Had C1 not come, its own client would have left after max.poll.interval.ms, 300 s.',
      notice: 'One slow member, and the whole group stood.',
      otherwise: 'Here C2 has not got a partition back.',
      differs: 'Here C2 has a partition again without C1 coming back.',
    },
    'no-barrier': {
      title: 'KIP-848: no barrier',
      say: 'The same with group.protocol=consumer. The broker computes the assignment and tells each member its own part. C4 gets nothing, the others keep what they have, and nobody waits for the stuck one.',
      notice: 'Not one partition was revoked.',
      differs: 'Here C2 had to let go, or nobody hangs, or C4 did not come.',
    },
  },
  knobs: {
    joins: { label: 'C4 starts at', values: { null: 'never', '25000': '25 s' } },
    protocol: {
      label: 'group.protocol',
      values: { classic: 'classic', consumer: 'consumer (KIP-848)' },
    },
  },
  breakIt: 'Let C4 join while C1 hangs. Who stands still now?',
  branches: { barrier: 'C4 joins', modern: 'C4 joins, KIP-848' },
  bets: {
    newcomer: {
      question: 'C1 hangs. C4 joins the group, classic protocol, eager assignor. What does C2 do?',
      options: {
        continues: 'It reads on',
        stops: 'It stops until C1 polls, or times out',
        takes: 'It takes over P0',
        evicted: 'It is thrown out',
      },
      why: {
        continues:
          'As long as the group is stable, or under KIP-848. An eager rebalance is a barrier for all members.',
        stops:
          'It has revoked P1 and waits for the answer to JoinGroup: that comes when every member has joined.',
        takes: 'P0 belongs to C1 until a new assignment is made, and that waits for C1.',
        evicted: 'C2 does all that is asked of it; a member that waits in JoinGroup counts as alive.',
      },
    },
  },
  guarantees: {
    'at-least-once': 'the group processes every record',
    analysed: 'analytics processes every record',
    'no-duplicates': 'the group processes no record twice',
  },
  measures: {
    book: 'last committed offset of C1, C2',
    c2Revocations: 'times that C2 had to let go',
    standstill: 'C2 stood without a partition, ms',
  },
  errata: {
    E20: {
      notes: 'If C1 hangs, C2 is not blocked in any way.',
      shown:
        'True while the group is stable. In a rebalance with an eager assignor all wait for the slow one, up to its max.poll.interval.ms; with a cooperative one the others read on.',
    },
  },
}

export default words
