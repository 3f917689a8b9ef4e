import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Done, but not written down',
  claim: 'What was processed and not committed is processed again by the next owner of the partition.',
  beats: {
    polled: {
      title: 'poll() returns 101',
      say: 'The group has done all below 101: there is its bookmark, the solid triangle. C1 polls and gets record 101: its own position steps to 102.',
      notice: 'Two triangles now: 101 is written down, 102 is only thought.',
      otherwise: 'Here C1 did not get record 101.',
      differs: 'Here C1 has committed already when it gets record 101.',
    },
    mailed: {
      title: 'The e-mail is out',
      say: 'The handler of record 101 sends an e-mail. This took a second, and it cannot be taken back. C1 has committed nothing.',
      notice: 'E-mails for record 101: one.',
      otherwise: 'Here C1 did not process record 101.',
      differs: 'Here C1 commits, or record 101 was processed before.',
    },
    'goes-on': {
      title: 'A living one does not repeat',
      say: 'C1 polls again without a commit, and gets 102. A running consumer goes by its own position; the committed offset is not even asked for.',
      notice: 'As long as C1 lives, nobody notices that nothing is written down.',
      otherwise: 'Here C1 did not poll twice.',
      differs: 'Here C1 commits, or its second poll returned something else than 102.',
    },
    dies: {
      title: 'kill -9',
      say: 'C1 dies. Its position dies with it. What remains is on the broker: the bookmark of the group, still at 101.',
      notice: 'The broker knows nothing of any e-mail.',
      otherwise: 'Here C1 does not die.',
      differs: 'Here C1 dies too, but it has committed before.',
    },
    reborn: {
      title: 'The second life begins at 101',
      say: 'The dead member was removed when its session, 6 s here, was over. C1 is started again, as a new member. OffsetFetch answers 101, and there it begins.',
      notice: 'The position jumped back over all that was done.',
      otherwise: 'Here C1 did not come back to the partition.',
      differs: 'Here C1 goes on somewhere else than at 101.',
    },
    again: {
      title: 'E-mail number two',
      say: 'Record 101 is processed again, and the customer gets a second e-mail. That is at-least-once: nothing is lost, and some of it comes twice.',
      notice: 'Only the code of the handler can make the repeat harmless.',
      otherwise: 'Here record 101 was not processed again.',
      differs: 'Here record 101 was not processed twice in all.',
    },
    'written-down': {
      title: 'With a commit after each record',
      say: 'The same death, with commitSync() after each record. The second life begins after the last record that was done: no e-mail goes out twice.',
      notice: 'A death between the e-mail and the commit would repeat one still.',
      otherwise: 'Here C1 did not come back to the partition.',
      differs: 'Here the e-mail of record 101 went out more than once.',
    },
    'by-the-neighbour': {
      title: 'The neighbour sends it',
      say: 'The same with C2 in the group, as a spare. When the session of C1 is over, C2 inherits the partition and begins at 101: the second e-mail comes from another machine.',
      notice: 'A memory in C1 of what was sent would not have helped.',
      otherwise: 'Here C2 did not process record 101.',
      differs: 'Here the e-mail of record 101 did not go out twice.',
    },
  },
  knobs: {
    commits: {
      label: 'commit',
      values: { none: 'never', 'after-record': 'after each record', before: 'before the work' },
    },
    neighbour: { label: 'C2 starts at', values: { null: 'never', '600': '0.6 s' } },
  },
  breakIt: 'Commit after each record. How many extra e-mails does the death cost now?',
  branches: { committed: 'Commit after each record', neighbour: 'With a neighbour' },
  bets: {
    next: {
      question: 'Record 101 is done, nothing was committed, C1 lives. What does its next poll() return?',
      options: { again: '101 again', next: '102', nothing: 'Nothing', zero: 'From 0' },
      why: {
        again: 'So it would be after a restart. A running consumer goes by its position in memory.',
        next: 'poll() moves the position by itself; the committed offset is read only when a partition is assigned.',
        nothing: 'The broker does not wait for a commit before it gives the next record.',
        zero: 'Offset 0 would be for a group without a bookmark, with earliest.',
      },
    },
  },
  guarantees: { 'mailed-once': 'no record is processed twice' },
  measures: { mails: 'e-mails for record 101', secondPoll: 'first offset of the second poll' },
  errata: {
    E21: {
      notes: 'Processed and not committed: Kafka gives the same record again.',
      shown:
        'Only after a restart or a rebalance. While the consumer lives, its position in memory moves on, with or without commits.',
    },
  },
}

export default words
