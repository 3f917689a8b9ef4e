import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Three orders, one worker',
  claim: 'What comes faster than it is worked on waits, and is done in the order in which it came.',
  beats: {
    waits: {
      title: 'Three have come',
      say: 'The shop has sent three orders, one each 200 ms. The worker takes half a second or more before the first is done, so they wait.',
      notice: 'Nothing is lost while it waits.',
      otherwise: 'Three orders have not come on this branch.',
      differs: 'Three have come, but the worker has done some of them already.',
    },
    done: {
      title: 'All is done',
      say: 'The worker took one after the other. The last one is done long after it was sent.',
      notice: 'Waiting is the price of one worker.',
      otherwise: 'The worker has not done all three on this branch.',
    },
  },
  knobs: { work: { label: 'Work per order' } },
  breakIt: 'Let each order take two seconds. When is the last one done?',
  branches: {},
  bets: {
    when: {
      question: 'When are all three done?',
      why: {
        right: 'The three pieces of work follow each other.',
        wrong: 'Add up the work of all three.',
      },
    },
  },
  guarantees: { all: 'every order is worked on' },
  measures: { done: 'all three done, ms' },
}

export default words
