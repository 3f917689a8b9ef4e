import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'The bookmark and the restart',
  claim:
    'A restart begins at the committed offset, the number of the next record; without one, a rule decides.',
  beats: {
    reads: {
      title: 'A position moves by itself',
      say: 'C1 polls and gets records 0 and 1. Its position, the open triangle, is at 2 at once: it is a variable in the memory of C1, and no broker was asked.',
      notice: 'There is no solid triangle yet: nothing is committed.',
      otherwise: 'Here C1 got nothing.',
      differs: 'Here the first poll of C1 returned something else than records 0 and 1.',
    },
    processed: {
      title: 'Done, and nobody knows',
      say: 'C1 has processed record 1. Kafka knows nothing of it: processing sends nothing to the broker.',
      notice: 'If C1 died now, both records would be read again.',
      differs: 'Here something was committed before C1 had processed record 1.',
    },
    committed: {
      title: 'The bookmark says 2',
      say: 'commitSync() stores a 2 for this group and partition, not a 1. The committed offset is that of the next record to read: all below 2 is done.',
      notice: 'One number for the group and the partition, and no list of records.',
      otherwise: 'On this branch C1 commits nothing.',
      differs: 'Here another number was stored.',
    },
    down: {
      title: 'The memory is gone',
      say: 'C1 is closed. Its position is gone with the process. The solid triangle stays: the broker keeps it in __consumer_offsets.',
      notice: 'Record 2 arrives while nobody reads.',
      differs: 'Here nothing, or another number, was committed before C1 went.',
    },
    resumed: {
      title: 'On from the bookmark',
      say: 'The new process asks its group where to begin: OffsetFetch answers 2. So it goes on with passwordChanged, and records 0 and 1 are not repeated.',
      notice: 'The position is set to the committed offset once, and then leads its own life.',
      otherwise: 'Here C1 has not come back.',
      differs: 'Here C1 goes on at another place than 2.',
    },
    newcomer: {
      title: 'A new group has no bookmark',
      say: 'C2 comes with another group.id. Nothing is stored for it, so auto.offset.reset decides: earliest, from the start of the log. It will read all three records.',
      notice: 'Whatever C1 may have committed means nothing to this group.',
      otherwise: 'Here C2 found no place to begin.',
      differs: 'Here C2 begins somewhere else than at offset 0.',
    },
    'from-the-end': {
      title: 'latest is the default',
      say: 'With latest the new group begins at the end: 3. All three records were there before it and are never seen by it. No error tells of it.',
      notice: 'latest is what Kafka does when nobody sets it.',
      differs: 'Here C2 begins somewhere else than at the end.',
    },
    'no-rule': {
      title: 'none: an exception',
      say: 'With none there is no rule. poll() throws NoOffsetForPartitionException, and this application does not survive it: somebody has to decide where to begin.',
      notice: 'It is loud, which may be better than skipping silently.',
      otherwise: 'Here C2 found a place to begin.',
    },
    'out-of-range': {
      title: 'The page is torn out',
      say: 'While C1 was down the log was cut: it starts at 3 now. The bookmark says 2, and the fetch answers OFFSET_OUT_OF_RANGE. So auto.offset.reset decides again: earliest is 3.',
      notice: 'Record 2 was never processed. A bookmark keeps no page.',
      otherwise: 'Here the log was not cut under the bookmark.',
    },
  },
  knobs: {
    reset: {
      label: 'auto.offset.reset of C2',
      values: { earliest: 'earliest', latest: 'latest', none: 'none' },
    },
    commits: {
      label: 'C1 commits',
      values: { 'after-batch': 'after each poll', none: 'never' },
    },
  },
  breakIt: 'Let the newcomer use the default, latest. What does it never see?',
  branches: { latest: 'latest', none: 'none', cut: 'The log is cut' },
  bets: {
    stored: {
      question: 'Records 0 and 1 are processed and committed. Which number does the broker store?',
      options: { last: '1', next: '2', 'after-next': '3', zero: '0' },
      why: {
        last: 'That is the last one processed. Kafka stores the next one to read.',
        next: 'The committed offset is the position: where reading goes on.',
        'after-next': 'Record 2 has not been read yet, so it is the next one.',
        zero: 'That is where the log begins; two records are done.',
      },
    },
  },
  guarantees: {
    mailed: 'C1 processes every record',
    'mailed-once': 'C1 processes no record twice',
    audited: 'C2 processes every record',
  },
  measures: {
    stored: 'first committed offset',
    resumed: 'C1 goes on at',
    begins: 'C2 begins at',
    seenByNewcomer: 'records that C2 processed',
  },
  errata: {
    E13: {
      notes: 'After processing offset 1 Kafka knows: you stopped at 1, the next one is 2.',
      shown: 'It knows only after a commit, and what it keeps is the 2: the next record to read.',
    },
    E14: {
      notes: 'If the offset is not saved, the consumer begins at the start or at the end.',
      shown:
        'auto.offset.reset decides, and only where there is no valid committed offset: the group is new, the offset expired, or the log was cut past it. Its default is latest.',
    },
  },
}

export default words
