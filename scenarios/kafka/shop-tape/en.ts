import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'The shop: a tape',
  claim:
    'Kafka is a tape: each order is written once, and departments read it when they like, each with its own bookmark.',
  beats: {
    once: {
      title: 'Written once',
      say: 'The shop sends o1, and the broker appends it to the tape as number 0. One cell, however many departments there are.',
      notice: 'It does not matter who reads: nobody has to be there.',
      otherwise: 'Here the shop writes nothing.',
    },
    asks: {
      title: 'You come to the tape',
      say: 'Nobody brings anything. Billing has found its place on the tape, asks with `poll()`, and gets a copy of o1. All four orders stand there already.',
      notice: 'That is pull. The broker does not keep count of who has what.',
      otherwise: 'Here billing polls nothing.',
      differs: 'Billing polls here, too, but another number of orders stands on the tape.',
    },
    bookmark: {
      title: 'A bookmark, not a signature',
      say: 'Billing has done o1 and commits 1: “next I read number 1”. Delivery has a bookmark of its own. On the tape nothing has changed.',
      notice: 'The pointer moves, the cells never do.',
      otherwise: 'Here billing commits nothing.',
      differs: 'The two bookmarks stand elsewhere here.',
    },
    full: {
      title: 'Done, and still all there',
      say: 'Both departments have done all four orders. Their bookmarks stand at 4; the tape holds 0 to 3 as before.',
      notice: 'Reading is not removing. Only retention removes, by age or by size.',
      otherwise: 'The run has not come to 8 s.',
      differs: 'Here the bookmarks do not both stand at 4 now.',
    },
    newcomer: {
      title: 'Analytics opens',
      say: 'At 10 s analytics comes with a group of its own. The group has no bookmark, so `auto.offset.reset` decides: earliest, number 0. It is going to read all four.',
      notice: 'The past is still there for whoever comes late.',
      otherwise: 'Here analytics finds no place to begin.',
      differs: 'Here analytics does not begin at 0: it passes over what was before it.',
    },
    fifth: {
      title: 'The fifth order',
      say: 'o5 comes at 15 s: one cell more, number 4. Three departments read it, each at its own pace.',
      notice: 'Five orders, five cells, three bookmarks.',
      otherwise: 'Here analytics does not work on o5.',
      differs: 'Analytics works on o5 here, but it has not seen the four before.',
    },
    redo: {
      title: 'Billing had a bug',
      say: 'Billing puts its position back to 0 and reads the same cells again. The shop sends nothing, and delivery notices nothing.',
      notice: 'No parcel is sent twice: only billing reads twice.',
      otherwise: 'Here billing works on o1 just once.',
      differs: 'Billing works on o1 again here, but others do, too, or the shop wrote more.',
    },
  },
  knobs: { reset: { label: 'auto.offset.reset of analytics' } },
  breakIt: 'Set it to latest. What does analytics see of the past?',
  branches: { redo: 'billing reads again', latest: 'analytics begins at the end' },
  bets: {
    newcomer: {
      question:
        'Four orders have been done. Now analytics opens, with `auto.offset.reset` earliest. How many of them will it see?',
      options: { all: 'all four', last: 'the last one', none: 'none' },
      why: {
        all: 'They stand on the tape, read or not. A new group begins at the first of them.',
        last: 'A tape has no “last value” for newcomers. They begin at one of its ends.',
        none: 'So it would be with latest: then a new group begins behind all that is there.',
      },
    },
  },
  guarantees: { 'at-least-once': 'every order is processed' },
  measures: {
    written: 'cells written',
    seen: 'orders o1 to o4 that analytics worked on',
    'o1-in-billing': 'times billing worked on o1',
    'o1-in-delivery': 'times delivery worked on o1',
  },
}

export default words
