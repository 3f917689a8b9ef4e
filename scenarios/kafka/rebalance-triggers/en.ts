import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'What starts a rebalance?',
  claim:
    'Partitions are dealt anew when members, subscriptions or the number of partitions change; nothing else counts.',
  beats: {
    joins: {
      title: 'Somebody joins',
      say: 'C4 starts and joins: generation 2. The others hear of it at their next heartbeat and let go, and two partitions are dealt to four members.',
      notice: 'The generation is the odometer of the group.',
      otherwise: 'Here there is no second generation.',
      differs: 'Here the second generation begins without C4.',
    },
    leaves: {
      title: 'Somebody leaves',
      say: 'C4 calls close(): LeaveGroup. The partitions are dealt again as soon as the others have heard it, within a heartbeat interval: generation 3.',
      notice: 'Two seconds: no timeout had to run out.',
      otherwise: 'Here there is no third generation.',
      differs: 'Here the third generation begins without a goodbye of C4.',
    },
    dies: {
      title: 'Somebody dies',
      say: 'C4 came back, generation 4, and is killed at 42 s. Its session must run out first, 45 s after its last heartbeat: generation 5, at 84 s.',
      notice: 'The same change as close(), only 40 s later.',
      otherwise: 'Here there is no fifth generation.',
      differs: 'Here C4 was not removed for 45 s of silence before the fifth generation.',
    },
    unseen: {
      title: 'A new partition, and nothing',
      say: 'At 100 s orders grew from 2 to 3 partitions. At 200 s the group is still in generation 5: nobody reads the new one, for nobody in the group knows of it.',
      notice: 'The classic coordinator does not watch partitions.',
      differs: 'Here the group has noticed already, or is in another generation.',
    },
    noticed: {
      title: 'The leader looks again',
      say: 'metadata.max.age.ms, 5 minutes, is over: the leader C1 asks for metadata, sees three partitions, and joins again. Generation 6 deals all three.',
      notice: 'Under KIP-848 the coordinator sees it itself, and acts on the next heartbeat: in seconds.',
      otherwise: 'Here there is no sixth generation.',
      differs: 'Here the new partition was noticed sooner.',
    },
    subscribes: {
      title: 'A subscription changes',
      say: 'C1 subscribes to refunds as well. The assignment depends on who wants what, so it joins again, and with it all others: generation 7.',
      notice: 'A deployment that only adds a topic costs a rebalance too.',
      otherwise: 'Here there is no seventh generation.',
      differs: 'Here the seventh generation begins without a new subscription of C1.',
    },
    'no-matter': {
      title: 'What does not matter',
      say: 'The producer was killed at 340 s. Nothing: still generation 7. Neither producers nor the number of records belong to a group.',
      notice: 'Lag starts no rebalance, however long it grows.',
      differs: 'Here the group is in another generation, or the producer lives.',
    },
    rolling: {
      title: 'A rolling restart',
      say: 'C1, C2, C3 are restarted one by one, each away for 5 s. Each goodbye is a generation and each return is one: from 7 to 13.',
      notice: 'Six times, everybody let go of everything.',
      otherwise: 'Here there is no thirteenth generation.',
      differs: 'Here C3 was not closed before the thirteenth generation.',
    },
    seats: {
      title: 'Reserved seats',
      say: 'With a group.instance.id each, a restart says no goodbye, and who returns within session.timeout.ms takes the old seat: three restarts, not one new generation.',
      notice: 'The price: who leaves for good is replaced only when its session is over.',
      otherwise: 'Here nobody returns to an old seat.',
      differs: 'Here the group is in another generation than 5.',
    },
  },
  knobs: { age: { label: 'metadata.max.age.ms' }, session: { label: 'session.timeout.ms' } },
  breakIt: 'Let clients refresh metadata every 10 s. How soon is the new partition read?',
  branches: { static: 'Static members' },
  bets: {
    rolling: {
      question:
        'The group is in generation 7. Three consumers are restarted one by one. In which is it then?',
      options: {
        one: '8: one rebalance',
        three: '10: one each',
        six: '13: two each',
        none: '7: none',
      },
      why: {
        one: 'They are restarted one after the other; the group does not wait for all.',
        three: 'close() is a rebalance of its own; the return is another one.',
        six: 'A goodbye and a new member, three times.',
        none: 'So it is with static members that are back before their session is over.',
      },
    },
  },
  guarantees: {
    'one-owner': 'each partition has at most one owner',
    'at-least-once': 'every record is processed',
  },
  measures: {
    generation: 'last generation',
    noticed: 'new partition is dealt after, ms',
  },
}

export default words
