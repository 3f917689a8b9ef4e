import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'A topic is three tapes',
  claim: 'A topic is a name; its partitions are logs that grow at the right end, each with offsets from 0.',
  beats: {
    named: {
      title: 'A name first',
      say: 'my-topic is a category, as orders, logs or payment-failures could be. The name holds nothing itself: records lie in partitions.',
      notice: 'A topic is not a queue: nobody takes anything out of it.',
    },
    tapes: {
      title: 'kafka-topics --create --partitions 3',
      say: 'Three partitions make three tapes: my-topic-0, my-topic-1, my-topic-2. Each is a log of its own, with a ruler of its own.',
      notice: 'Partitions are counted from 0 too.',
      differs: 'Here the topic has another number of partitions, so another number of tapes.',
    },
    appended: {
      title: 'Only at the end',
      say: 'The terminal sends a first record. The broker appends it at the right end of one tape: it becomes a cell, and there is no other place for it.',
      notice: 'No cell is ever put between two others.',
    },
    numbered: {
      title: '0, 0, 0',
      say: 'Three records, one in each tape, and all three have offset 0. An offset is a place in one partition; only topic, partition and offset together name a record.',
      notice: 'There is no number that counts across the tapes.',
      differs: 'With another number of partitions the three records lie otherwise.',
    },
    read: {
      title: 'Reading moves a pointer',
      say: 'Reader A polls and gets records of my-topic-0. Its position moves past what it got; the cells stay where they are.',
      notice: 'The tape is as long after the reading as before it.',
      otherwise: 'On this branch A has not read my-topic-0.',
    },
    cut: {
      title: 'No eraser',
      say: 'No request edits a record or takes one out of the middle. kafka-delete-records cuts at the front: all below offset 1 is gone, and the others keep their numbers.',
      notice: 'The log starts at 1 now; offset 1 is still offset 1.',
    },
    second: {
      title: 'Two pointers, one tape',
      say: 'Reader B, of another group, begins at the end (latest). A read these tapes long ago. Two pointers, one tape, and neither knows of the other.',
      notice: 'B never sees what was there before it came.',
      otherwise: 'Here B has not begun to read.',
      differs: 'Here B begins at another place than the end of the tape.',
    },
    'one-tape': {
      title: 'One tape, one order',
      say: 'With one partition the same three records are 0, 1, 2 of one log. There is one order for all of them, and only one consumer of a group could read it.',
      notice: 'Order across keys is back; parallel reading is gone.',
      differs: 'On this run the topic has more than one partition.',
    },
  },
  knobs: {
    partitions: { label: 'partitions of my-topic' },
    reset: { label: 'auto.offset.reset of B', values: { latest: 'latest', earliest: 'earliest' } },
  },
  breakIt: 'Make it one partition. What comes back, and what is lost?',
  branches: { single: 'One partition' },
  bets: {
    offsets: {
      question: 'Three records, one into each partition. Which offsets do they get?',
      options: {
        'counted-on': '0, 1, 2',
        'each-zero': '0, 0, 0',
        'from-one': '1, 2, 3',
        random: 'Random ones',
      },
      why: {
        'counted-on': 'That would be one log. A topic has no counter of its own; its partitions have.',
        'each-zero':
          'Each partition counts for itself, and each of the three records is the first of its log.',
        'from-one': 'Offsets begin at 0, and each partition counts for itself.',
        random: 'An offset is a place in a log: 0, 1, 2 and so on, in the order of appending.',
      },
    },
  },
  guarantees: {
    'all-read': 'A processes every record',
    once: 'A processes no record twice',
  },
  measures: {
    numbers: 'offsets of the three records',
    tapes: 'partitions',
  },
}

export default words
