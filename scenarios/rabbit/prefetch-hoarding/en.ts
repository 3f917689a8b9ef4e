import type { Narration } from '../../format.ts'

const NOT_ALL = 'Here not all twenty are done.'
const ANOTHER_SUM = 'All twenty are done here, but split otherwise, or in another time.'

const words: Narration = {
  title: 'Who grabbed everything?',
  claim: 'Without a limit whoever comes first has it all, however slow it is. Speed does not count.',
  beats: {
    grabbed: {
      title: 'SLOW comes first',
      say: 'Twenty messages wait in q. SLOW needs 2 s for each. It subscribes without a prefetch limit, and in the same moment all twenty are pushed to it: Ready 0, Unacked 20.',
      notice: 'The broker asks for room in the window. This one has no end.',
      otherwise: 'Here m20 has not come to anybody.',
      differs: 'Here somebody else was there already, or something was done before m20 came.',
    },
    idle: {
      title: 'FAST has nothing to do',
      say: 'FAST is eight times as fast, and has been here for a second. SLOW has done m1 and holds nineteen more. q has none to give.',
      notice: 'Ready 0 looks healthy in any dashboard. Look at Unacked, and at who holds it.',
      otherwise: 'Here SLOW has done nothing.',
      differs: 'Here FAST is not there, or has got something.',
    },
    all: {
      title: '20 to 0, in 40 s',
      say: 'SLOW has done all twenty by itself. FAST was idle for 39 seconds, next to nineteen messages that nobody worked on.',
      notice: 'Not the fast one grabbed too much, and not the slow one starved: it is the other way round.',
      otherwise: NOT_ALL,
      differs: ANOTHER_SUM,
    },
    killed: {
      title: 'SLOW is killed',
      say: 'Somebody kills SLOW in its fourth message. Its connection ends, seventeen messages return to q, and FAST has all of them 100 ms later.',
      notice: 'The backlog was never lost, it was only out of reach.',
      otherwise: 'Here FAST does not get m20.',
      differs: 'Here SLOW had done more, or less, before FAST got m20.',
    },
    rescued: {
      title: 'Done before it would have begun',
      say: 'FAST has done seventeen in 4.3 s. SLOW would have needed half a minute more. Killing a healthy worker made the system faster.',
      notice: 'In production this is known as “restarting helps”.',
      otherwise: NOT_ALL,
      differs: ANOTHER_SUM,
    },
    more: {
      title: 'Twenty more: 10 and 10',
      say: 'Nobody dies, but twenty more come when both are there. The rotation deals: ten to each. SLOW is buried under nineteen already, and gets ten on top.',
      notice: 'The rotation counts turns. It sees neither speed nor backlog.',
      otherwise: 'Here FAST has not got ten messages.',
      differs: 'Here the twenty more were dealt otherwise.',
    },
    swapped: {
      title: 'FAST comes first',
      say: 'The same two, the other way round: FAST subscribes a second before SLOW. 0 to 20, done in 5 s instead of 40.',
      notice: 'Eight times as fast or as slow, by who happened to start first.',
      otherwise: NOT_ALL,
      differs: ANOTHER_SUM,
    },
    ten: {
      title: 'prefetch 10: 20 s',
      say: 'A window of ten for each. SLOW takes ten, the rest waits in q, and FAST has ten when it comes. It is done after 2.5 s and idle again, while SLOW works for 20.',
      notice: 'A window as large as half of the backlog is hardly a limit.',
      otherwise: NOT_ALL,
      differs: ANOTHER_SUM,
    },
    one: {
      title: 'prefetch 1: 8.4 s',
      say: 'One message at a time. What waits, waits in q, for whoever is free: 4 for SLOW, 16 for FAST, and nobody idles while something waits.',
      notice: 'The split follows the speed, though nobody has measured it.',
      otherwise: NOT_ALL,
      differs: ANOTHER_SUM,
    },
  },
  knobs: {
    prefetch: { label: 'prefetch_count', values: { '0': 'no limit' } },
    first: { label: 'SLOW starts at (FAST at 2 s)' },
    work: { label: 'work of SLOW' },
  },
  breakIt: 'Start SLOW after FAST. Who has it all now?',
  branches: {
    kill: 'SLOW is killed',
    more: 'twenty more come',
    swap: 'FAST comes first',
    ten: 'prefetch 10',
    one: 'prefetch 1',
  },
  bets: {
    fast: {
      question:
        'FAST joins a second after SLOW and is eight times as fast. Nobody has a prefetch limit. How are the twenty split in the end, SLOW / FAST?',
      options: { eight: '2 / 18', half: '10 / 10', none: '20 / 0', four: '4 / 16' },
      why: {
        eight: 'That would be by speed. Without a limit nobody’s speed has a say.',
        half: 'That is a rotation of two. When the twenty were dealt, it was a rotation of one.',
        none: 'All twenty were in the hands of SLOW before FAST was there, and stay in them.',
        four: 'That is `prefetch_count=1`: then what waits, waits in q.',
      },
    },
  },
  guarantees: { 'at-least-once': 'every message is processed' },
  measures: {
    split: 'done by SLOW/FAST',
    total: 'from the first delivery to the last work, ms',
    later: 'of the twenty more: to SLOW/FAST',
  },
  errata: {
    E08: {
      notes: '“Without prefetch one fast consumer gets too much, and the others idle.”',
      shown:
        'The reverse: without a limit it goes by turns, not by speed. The slow one that came first had 20 of 20, and the fast one idled for 39 s. With prefetch 1 it was 4 to 16.',
    },
  },
}

export default words
