import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'When do you move the bookmark?',
  claim: 'A commit says “all below is done”: made before the work it loses, made after it it repeats.',
  beats: {
    ahead: {
      title: 'Before the work',
      say: 'Five lanes, five groups, the same 12 records by fours. The lane “before” commits 4 as soon as poll() returns, and has not handled one record yet.',
      notice: 'Its bookmark runs ahead of its work.',
      otherwise: 'Here this lane does not commit.',
      differs:
        'Here a poll returns another number of records than four, or some were handled before the first commit.',
    },
    'one-by-one': {
      title: 'After each record',
      say: 'The lane “each” has done record 0 and calls commitSync(1): all below 1 is done. It waits a round trip for the answer, after each record.',
      notice: 'The safest of the five, and the slowest.',
      otherwise: 'Here this lane does not commit.',
      differs: 'Here the auto commit came first.',
    },
    'by-batch': {
      title: 'After each batch',
      say: 'The lanes “batch” and “async” commit 4 after four records: one waits for the answer, the other polls on at once. “auto” has committed nothing: its 5 s are not over.',
      notice: 'Auto commit happens inside poll(), when its interval is over.',
      otherwise: 'Here this lane does not commit.',
      differs: 'Here the first batch was of another size.',
    },
    crash: {
      title: 'All die in the same moment',
      say: 'kill -9 at 9.5 s. Each lane has done six records, 0 to 5, and was at work on the seventh. What remains of it is the bookmark: 8, none, 6, 4, 4.',
      notice: 'Same work, same death, five bookmarks.',
      otherwise: 'Here not all five die.',
      differs: 'Here the lanes have not done six records each, or their bookmarks are not 8, none, 6, 4, 4.',
    },
    lost: {
      title: 'Before: two are lost',
      say: 'The second life of “before” begins at 8. Records 6 and 7 were committed and never done: at most once.',
      notice: 'Nobody will ever handle them, and nothing says so.',
      otherwise: 'Here this lane did not come back.',
      differs: 'Here this lane goes on somewhere else than at 8.',
    },
    exact: {
      title: 'Each: none, this time',
      say: 'The second life of “each” begins at 6, the very record it died with. A death between the work and its commit would have repeated one record.',
      notice: 'At most one repetition: that is what the round trips buy.',
      otherwise: 'Here this lane did not come back.',
      differs: 'Here this lane goes on somewhere else than at 6.',
    },
    some: {
      title: 'By batch: two are repeated',
      say: 'The second lives of “batch” and “async” begin at 4: records 4 and 5 are done twice. At worst a whole batch is repeated: when the death comes just before its commit.',
      notice: 'Synchronous or not made no difference to this death.',
      otherwise: 'Here this lane did not come back.',
      differs: 'Here this lane goes on somewhere else than at 4.',
    },
    repeated: {
      title: 'Auto: all six are repeated',
      say: 'The lane “auto” has no bookmark at all: its next poll() would have made one. So it begins at 0 and repeats six records. None is lost: what poll() returned was done before the next poll().',
      notice: 'Handed to other threads, the same setting would lose.',
      otherwise: 'Here this lane did not come back.',
      differs: 'Here this lane goes on somewhere else than at 0.',
    },
    traded: {
      title: 'Loss against repetition',
      say: '12 records, processed 10, 18, 12, 14, 14 times. No lane is exact whatever the moment of death: one trades losses for repetitions, and makes repetitions harmless.',
      notice: 'The usual recipe: async in the loop, sync in onPartitionsRevoked and at close().',
      differs: 'Here the lanes have processed otherwise than 10, 18, 12, 14, 14.',
    },
    rewound: {
      title: 'A retry that comes too late',
      say: 'An old commit of 2, tried again after 4 was stored. The broker checks nothing: last write wins, the bookmark goes back, and four records are repeated instead of two.',
      notice: 'That is why commitAsync() is not retried by the client.',
      otherwise: 'Here this lane did not come back.',
      differs: 'Here this lane goes on somewhere else than at 2.',
    },
    hole: {
      title: 'A hole in the middle',
      say: 'A pool of threads: somebody is done with record 7 and commits 8, while 6 is still in work. After the death it begins at 8: record 6 is never done.',
      notice: 'One number cannot say “all but 6”.',
      otherwise: 'Here this lane did not come back.',
      differs: 'Here this lane goes on somewhere else than at 8.',
    },
  },
  knobs: { records: { label: 'max.poll.records' } },
  breakIt: 'Poll one record at a time. Which lanes still differ?',
  branches: { 'late-retry': 'A late retry', pool: 'A pool of threads' },
  bets: {
    auto: {
      question:
        'Auto commit, work in the poll loop, death in the middle of a batch. What becomes of the 12 records?',
      options: {
        lost: 'Some are lost',
        repeated: 'Some are repeated',
        neither: 'Neither',
        both: 'Both',
      },
      why: {
        lost: 'The auto commit stores what an earlier poll() returned, and that was all done before this poll().',
        repeated: 'What was done since the last auto commit is not written down, and is done again.',
        neither: 'So it would be only if the death came right after a commit.',
        both: 'Nothing is lost in a synchronous loop: the commit never runs ahead of the work.',
      },
    },
  },
  guarantees: {
    'before-all': 'before: all done',
    'auto-once': 'auto: none twice',
    'each-all': 'each: all done',
    'each-once': 'each: none twice',
    'batch-all': 'batch: all done',
    'batch-once': 'batch: none twice',
  },
  measures: {
    processed: 'processed by before/auto/each/batch/async',
    byAuto: 'processed by auto',
    resumed: 'where the second lives begin',
  },
}

export default words
