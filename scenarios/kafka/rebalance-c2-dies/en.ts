import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'C2 is dead: anatomy of a rebalance',
  claim:
    'A dead consumer is noticed by its silence alone; then, under an eager assignor, the survivors let go of everything and the partitions are dealt anew.',
  beats: {
    stable: {
      title: 'One partition each',
      say: 'The group is Stable in its first generation. P0 belongs to C1, P1 to C2, P2 to C3. Each member sends a heartbeat to the group coordinator every 3 s.',
      notice: 'Heartbeats carry no records: they only say “I am here”.',
      differs: 'The group is Stable here, but not with one partition for each of C1, C2 and C3.',
    },
    killed: {
      title: 'kill -9',
      say: 'C2 dies at 15 s. Nobody says goodbye: no LeaveGroup is sent. The coordinator still counts three members, and P1 still belongs to C2.',
      notice: 'The ribbon of P1 stays: nobody knows yet.',
      otherwise: 'C2 was not killed on this branch.',
      differs: 'C2 dies here too, but at another time, or it does not own P1 any more.',
    },
    'blind-spot': {
      title: 'The blind spot',
      say: 'The session clock of C2 runs from its last heartbeat: session.timeout.ms is 45 s. Until it is over, nobody reads P1, and its lag grows by two records a second.',
      notice: 'C1 and C3 go on as if nothing had happened.',
      differs:
        'At 45 s it is another picture here: C2 is alive, was removed already, or its session is of another length.',
    },
    preparing: {
      title: 'PreparingRebalance',
      say: 'The session is over, 45 s after the last heartbeat. The coordinator removes C2. C1 and C3 hear of it in the answer to their next heartbeat: REBALANCE_IN_PROGRESS.',
      notice: 'It was the coordinator’s clock, not the TCP connection, that decided.',
      otherwise: 'The session of C2 is not over on this branch: it is heard, or its clock still runs.',
      differs:
        'The partitions are dealt anew, but not for 45 s of silence of C2: its session is of another length, or somebody else joined, left or died.',
    },
    'let-go': {
      title: 'Everybody lets go',
      say: 'RoundRobinAssignor is eager: before it joins again, each survivor commits, revokes all it has, and sends JoinGroup. Now P0 and P2 stand still too.',
      notice: 'Three partitions, no owner: the whole group has stopped.',
      otherwise:
        'Nobody had to revoke here: this assignor is cooperative and lets survivors keep what they have.',
      differs:
        'C3 lets go here as well, but it is another assignor that makes it, or another reason than the silence of C2.',
    },
    computed: {
      title: 'A client decides',
      say: 'All have joined: CompletingRebalance. The coordinator picks no owners. It sends the member list to the leader, C1, whose assignor computes who gets what. SyncGroup carries the result back.',
      notice: 'The assignment is made by a consumer, not by the broker.',
      otherwise: 'No second assignment was computed on this branch.',
      differs:
        'An assignment is computed again, but not by C1, or for another reason than the silence of C2.',
    },
    dealt: {
      title: 'Stable again',
      say: 'Generation 2: P0 to C1, P1 to C3, P2 to C1. RoundRobinAssignor deals the partitions in turn to the members that are left.',
      notice: 'P2 moved from C3 to C1, although nothing was wrong with it.',
      otherwise: 'The group has not become stable again on this branch.',
      differs:
        'C3 has an assignment again, but the partitions are dealt otherwise than P0 to C1, P1 to C3, P2 to C1.',
    },
    again: {
      title: 'What C2 had not committed',
      say: 'C3 begins P1 at the committed offset (the solid triangle) and takes all that waits there in one poll: its own position is at the end at once. C2 had processed more than it had committed, and those records are processed a second time.',
      notice: 'The position died with C2; only what is committed remains.',
      otherwise: 'Here another member inherited P1.',
      differs: 'C3 reads P1 here as well, but the partitions were dealt otherwise before.',
    },
    'by-range': {
      title: 'The same death under range',
      say: 'The same 66 seconds with RangeAssignor, the first of the default list. It cuts 0, 1, 2 into neighbouring pieces: P0 and P1 to C1, P2 to C3.',
      notice: 'C3 keeps P2; the heir of P1 is C1.',
      otherwise: 'On this branch the group was not dealt a second time.',
      differs: 'The partitions were dealt a second time, but otherwise than P0 and P1 to C1, P2 to C3.',
    },
    cooperatively: {
      title: 'Cooperative: only P1 moves',
      say: 'CooperativeStickyAssignor: C1 and C3 join again with what they own and go on reading it. P1 has no owner to wait for, so it is handed out at once.',
      notice: 'Not one revocation: P0 and P2 never stopped.',
      otherwise: 'On this branch the group was not dealt a second time.',
      differs: 'The partitions were dealt a second time, but not only P1 moved, or somebody had to revoke.',
    },
  },
  knobs: {
    assignor: {
      label: 'partition.assignment.strategy',
      values: {
        'org.apache.kafka.clients.consumer.RoundRobinAssignor': 'RoundRobin',
        'org.apache.kafka.clients.consumer.RangeAssignor': 'Range',
        'org.apache.kafka.clients.consumer.StickyAssignor': 'Sticky',
        'org.apache.kafka.clients.consumer.CooperativeStickyAssignor': 'CooperativeSticky',
      },
    },
    session: { label: 'session.timeout.ms' },
  },
  breakIt: 'Use another assignor. Who inherits P1, and does anything else move?',
  branches: { range: 'Range', sticky: 'Sticky', cooperative: 'CooperativeSticky' },
  bets: {
    survivors: {
      question: 'The owners of P0 and P2 are alive. What do they do during the rebalance?',
      options: {
        continue: 'They go on reading',
        stop: 'They stop too',
        together: 'They read P1 together',
        restart: 'They begin again from offset 0',
      },
      why: {
        continue:
          'So it is with a cooperative assignor. RoundRobin, Range and Sticky are eager: all is revoked before JoinGroup.',
        stop: 'Under an eager assignor each member revokes everything before it joins, so the whole group stands still for a moment.',
        together: 'Within a group a partition has at most one owner, during a rebalance as well.',
        restart: 'They go on from their committed offsets; a rebalance does not forget those.',
      },
    },
  },
  guarantees: {
    'one-owner': 'each partition has at most one owner',
    'at-least-once': 'every record is processed at least once',
    'no-duplicates': 'no record is processed twice',
  },
  measures: {
    silence: 'silence of C2 before it is removed, ms',
    expired: 'C2 is removed at, ms',
    owners: 'owners in generation 2',
    revocations: 'survivors that revoked',
  },
  errata: {
    E22: {
      notes: 'All living consumers of the group disconnect from their partitions.',
      shown:
        'That is the eager protocol, which RoundRobin, Range and Sticky use. Cooperative-sticky and the KIP-848 protocol revoke only what really moves.',
    },
    E23: {
      notes: 'P0 goes to C1, P1 to C3, P2 to C1.',
      shown:
        'So it is under RoundRobinAssignor. Under Range, the default, and under Sticky the same death gives P0 and P1 to C1, and P2 stays with C3.',
    },
  },
}

export default words
