import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Rewind the tape',
  claim: 'Kafka lets you read again by moving a group’s offset back; what your code does comes again, too.',
  beats: {
    wrong: {
      title: 'Forty orders are missing',
      say: 'v1 fills a table from orders. It cannot read those with a coupon, from 20 on: it logs an error, skips them, and commits. The bookmark says 60, the table has 20 rows.',
      notice: 'Lag 0 does not mean: done right.',
      otherwise: 'Here the bookmark does not reach 60.',
      differs: 'Here v1 has not skipped 40 orders.',
    },
    mended: {
      title: 'Mended code alone repairs nothing',
      say: 'v2 can read coupons. It takes over the same group and begins at its bookmark, 60: the forty orders lie behind it.',
      notice: 'They still lie in the log: reading removes nothing.',
      otherwise: 'Here v2 does not begin.',
      differs: 'Here v2 does not begin at 60.',
    },
    refused: {
      title: 'Reset while it runs: refused',
      say: 'kafka-consumer-groups --reset-offsets --to-offset 20. The group is Stable: refused. A running member would overwrite the number at its next commit.',
      notice: 'The group must be Empty first.',
      otherwise: 'Here the group has no member, and nothing is refused.',
      differs: 'Here it was refused more than once.',
    },
    moved: {
      title: 'Stop, then move the bookmark',
      say: 'v2 was closed, the group is Empty. The same command now writes 20: only the bookmark has moved, not one record.',
      notice: 'The lag jumps from 0 to 40.',
      otherwise: 'Here nobody moves the bookmark.',
      differs: 'Here the bookmark is not 20, or v2 was not stopped for it.',
    },
    rewound: {
      title: 'The tape runs again',
      say: 'v2 starts, asks for the bookmark, and reads on from 20: the same forty records, with the same numbers, in the same order.',
      notice: 'A RabbitMQ queue has none of them any more: they were acknowledged.',
      otherwise: 'Here v2 does not begin again.',
      differs: 'Here v2 goes on from elsewhere.',
    },
    right: {
      title: 'The table is whole',
      say: 'Forty rows more: all sixty orders are in the table. Writing by order number (an upsert) makes such a replay safe, even where a row was there before.',
      notice: 'No producer had to send anything again.',
      otherwise: 'Here v2 does not reach record 59.',
      differs: 'Here v2 has processed more than the forty, or fewer.',
    },
    again: {
      title: 'Rewound too far: effects come again',
      say: 'The same, but back to 0, to be safe. 0 to 19 are processed a second time. Rows are overwritten; but if the handler also sends a mail, twenty customers get it twice.',
      notice: 'The offset moves back; the mails do not.',
      otherwise: 'Here v2 does not come past 19.',
      differs: 'Here v2 has not begun at 0.',
    },
    edge: {
      title: 'History is finite',
      say: 'Meanwhile everything before 40 was deleted, as retention would do. The bookmark says 20, the log begins at 40: OFFSET_OUT_OF_RANGE, and auto.offset.reset=earliest takes v2 to 40.',
      notice: 'Twenty orders are gone for good.',
      otherwise: 'Here v2 finds what it asks for.',
      differs: 'Here v2 begins elsewhere than at 40.',
    },
    dated: {
      title: 'By date',
      say: 'Nobody knows offsets by heart. --to-datetime, 3 s here, asks the log for its first record of that time or later: 40.',
      notice: 'Every record has a timestamp; the index of times finds it.',
      otherwise: 'Here nobody resets by time.',
      differs: 'Here the record of that time has another number.',
    },
  },
  knobs: { group: { label: 'group.id of v2' } },
  breakIt: 'Give v2 a group.id of its own. What does it read, without any reset?',
  branches: { 'too-far': 'Back to 0', forgotten: 'The log was cut', 'by-date': 'To a date' },
  bets: {
    stable: {
      question: 'v2 is running. You reset its group to offset 20. What happens?',
      options: {
        works: 'It works: v2 jumps back',
        refused: 'It is refused',
        later: 'It works after the next rebalance',
        deleted: 'The group is deleted',
      },
      why: {
        works: 'v2 has its position in memory, and asks for the bookmark only when it gets the partition.',
        refused: 'Only an Empty group can be reset: stop all its members.',
        later: 'Nothing is kept for later: the command fails at once.',
        deleted: 'Deleting a group is another command, and needs it Empty as well.',
      },
    },
  },
  guarantees: { all: 'every order is processed', once: 'no order is processed twice' },
  measures: {
    skipped: 'orders that v1 skipped',
    refusals: 'resets refused',
    begins: 'v2 began last at',
    stored: 'the bookmark at last',
    done: 'orders that v2 processed',
  },
  simplifies: [
    'The table and the mails are not drawn: a processed record stands for both.',
    'Old records go by kafka-delete-records here; retention deletes whole segments.',
  ],
}

export default words
