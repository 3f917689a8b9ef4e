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
  lives: {
    reading: 'Reading the run …',
    nothing: 'Nothing in this run goes from state to state.',
    whose: 'Whose life',
    kinds: {
      group: 'Groups',
      member: 'Members',
      connection: 'Connections',
      channel: 'Channels',
      publisher: 'Producers',
      consumer: 'Consumers',
      transaction: 'Transactions',
    } as Readonly<Record<string, string>>,
    now: 'Now',
    notYet: 'Not there yet',
    since: (time: string) => `for ${time}`,
    legend: 'Drawn from the table that the engine itself obeys. Digits: how often a way was taken so far.',
    ways: 'Ways from state to state',
    from: 'From',
    to: 'To',
    by: 'By',
    taken: 'Taken',
    goToLast: (from: string, to: string, count: number) =>
      `${from} to ${to}: taken ${count === 1 ? 'once' : `${count} times`}. Go to the last time`,
  },
}
