import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Three lanes, four drivers',
  claim:
    'In a group a partition has one consumer; a consumer too many is idle, and a spare for the next vacancy.',
  beats: {
    alone: {
      title: 'One drives all lanes',
      say: 'C1 is alone in order-processors: all three partitions are its own. The coordinator waited 3 s for others before it dealt (group.initial.rebalance.delay.ms).',
      notice: 'Three ribbons lead to one consumer.',
      differs: 'Here C1 is not alone, or there are not three partitions.',
    },
    two: {
      title: 'Two to one',
      say: 'C2 joins, and the partitions are dealt again: P0 and P1 to C1, P2 to C2. A consumer may own several partitions.',
      notice: 'Three do not divide by two: the first one has more.',
      otherwise: 'Here C2 has got nothing yet.',
      differs: 'Here the partitions are dealt otherwise than P0 and P1 to C1, P2 to C2.',
    },
    three: {
      title: 'One each',
      say: 'C3 joins: P0 to C1, P1 to C2, P2 to C3. This is as parallel as three partitions can be.',
      notice: 'The number of partitions is the limit, not the number of machines.',
      otherwise: 'Here C3 has got nothing yet.',
      differs: 'Here the partitions are dealt otherwise than P0 to C1, P1 to C2, P2 to C3.',
    },
    fourth: {
      title: 'The fourth finds nothing',
      say: 'C4 joins: everybody lets go, the partitions are dealt once more, and C4 gets none. It is a member all the same, and sends its heartbeats.',
      notice: 'Even to give C4 nothing, the others had to stop for a moment.',
      otherwise: 'Here C4 is not in the group.',
      differs: 'Here there is a partition for C4 too, or C3 did not have to let go of any.',
    },
    spare: {
      title: 'Is it waste?',
      say: 'C4 is idle, and it is ready: its process runs, its connection is open, the coordinator knows it. When somebody goes, nobody has to be started.',
      notice: 'The lags are the same as without C4.',
      differs: 'Here C4 is not idle.',
    },
    vacancy: {
      title: 'The vacancy, under Range',
      say: 'C2 has closed. RangeAssignor knows no past: it cuts 0, 1, 2 for the sorted members C1, C3, C4. So P1 goes to C3, and P2 to C4.',
      notice: 'C3 was moved too, though nothing had happened to it.',
      otherwise: 'Here C2 is still there, or the partitions are not dealt yet.',
      differs: 'Here they are dealt by another assignor, or otherwise than P0 to C1, P1 to C3, P2 to C4.',
    },
    'only-p1': {
      title: 'Sticky: only P1 moves',
      say: 'The same with CooperativeStickyAssignor (and three that started together): it keeps what it can. P1 alone has no owner, so P1 alone goes to the spare, C4.',
      notice: 'C3 reads P2 all the time: it was never asked to let go.',
      otherwise: 'Here P1 did not go to C4.',
      differs: 'Here P1 went to C4, and C3 had to give something up as well.',
    },
    'fourth-lane': {
      title: 'Or build a fourth lane',
      say: 'With four partitions C4 has work. But keys are placed by hash modulo the number of partitions: a topic that grows from 3 to 4 sends most of its keys elsewhere. Here P2 gets none of the four.',
      notice: 'Partitions can be added, never taken away.',
      otherwise: 'Here there is no fourth partition for C4.',
    },
  },
  knobs: {
    assignor: {
      label: 'partition.assignment.strategy',
      values: {
        'org.apache.kafka.clients.consumer.RangeAssignor': 'Range',
        'org.apache.kafka.clients.consumer.RoundRobinAssignor': 'RoundRobin',
        'org.apache.kafka.clients.consumer.StickyAssignor': 'Sticky',
        'org.apache.kafka.clients.consumer.CooperativeStickyAssignor': 'CooperativeSticky',
      },
    },
    partitions: { label: 'partitions of orders' },
  },
  breakIt: 'Use CooperativeSticky. Who takes over from C2, and is C3 disturbed?',
  branches: { cooperative: 'CooperativeSticky', sticky: 'Sticky', four: 'Four partitions' },
  bets: {
    heir: {
      question: 'C2, the owner of P1, leaves. C4 is idle. Under Range, who reads P1?',
      options: { C4: 'C4, the spare', C1: 'C1', C3: 'C3', nobody: 'Nobody' },
      why: {
        C4: 'That is what a sticky assignor does. Range begins anew, by the order of the members.',
        C1: 'C1 is first and takes the first piece: P0.',
        C3: 'Range gives the second partition to the second member that is left: C3. C4 gets P2.',
        nobody: 'As long as there are members, every partition has an owner.',
      },
    },
  },
  guarantees: {
    'one-owner': 'each partition has at most one owner',
    'at-least-once': 'every record is processed at least once',
  },
  measures: {
    owners: 'owners in the end',
    heirOfP1: 'who reads P1 in the end',
    c3Revocations: 'times that C3 had to let go',
  },
  errata: {
    E17: {
      notes: 'The spare consumer gets the partition of the one that fell out.',
      shown:
        'Under Range and RoundRobin P1 goes to C3, and P2 moves from C3 to the spare. Sticky, CooperativeSticky and the KIP-848 protocol hand P1 itself to C4.',
    },
  },
}

export default words
