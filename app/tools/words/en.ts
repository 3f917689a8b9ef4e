import { pluralEn } from '../../i18n/index.ts'

/** The words of what is opened seldom: charts, lifecycles, exports, the palette. */
export const en = {
  charts: {
    reading: 'Reading the run …',
    nothing: 'Nothing in this run is counted that ever changes.',
    rate: 'messages a second',
    arriving: 'arriving',
    leaving: 'leaving',
    rates: 'Message rates',
    ratesHint: (seconds: number) =>
      `At each moment: how many in the last ${seconds === 1 ? 'second' : `${seconds} seconds`}, by the second.`,
    others: (count: number) => pluralEn(count, 'other quantity', 'other quantities'),
    keys: 'Click or drag to go to a moment. With the keyboard, ← and → go from change to change.',
    sampled: (stride: number) => `The run is long: it was looked at after every ${stride} events.`,
    asTable: 'As a table',
    moment: 'Moment',
    moreRows: (count: number) => `and ${pluralEn(count, 'more change', 'more changes')}`,
  },
}
