import { pluralEn } from '../../i18n/index.ts'

/** A name with what it is. */
function pair(name: string, what: string): readonly [name: string, what: string] {
  return [name, what]
}

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
  exports: {
    title: 'Export',
    svg: pair('The stage as SVG', 'This moment as a drawing that stays sharp at any size.'),
    png: pair('The stage as PNG', 'This moment as a picture, for a slide or a chat.'),
    csv: pair('The log as CSV', 'Every event of this branch as a row of a table.'),
    ndjson: pair('The trace as NDJSON', 'Every event with all of its fields and its cause, one a line.'),
    storyboard: pair(
      'Storyboard to print',
      'A frame a beat with its words and its question, four to a page.',
    ),
  },
  storyboard: {
    print: 'Print',
    close: 'Close',
    drawing: (count: number) => `Drawing the beats … ${count}`,
    question: 'Predict:',
  },
  palette: {
    title: 'What to do or where to go',
    hint: 'A command, a beat, a place, a knob, a scenario …',
    nothing: 'Nothing of that name.',
    beat: (beat: number, title: string) => `${beat}. ${title}`,
    groups: {
      deeds: 'Do',
      beats: 'Beats',
      places: 'Places',
      actions: 'Act on',
      knobs: 'Knobs',
      branches: 'Branches',
      looks: 'Look',
      scenarios: 'Scenarios',
    },
    deeds: {
      play: 'Play, pause',
      beatNext: 'Next beat',
      beatBack: 'Previous beat',
      start: 'To the start',
      end: 'To the end',
      loop: 'Loop this beat',
      breakIt: 'Break it',
      story: 'Story',
      why: 'Why?',
      tables: 'State tables',
      charts: 'Charts over time',
      lives: 'Lifecycles',
      log: 'Log',
      time: 'Time strip, big or small',
      share: 'Share a link',
      exports: 'Export pictures and files',
      storyboard: 'Storyboard to print',
      keys: 'All keys',
      settings: 'Settings',
      gallery: 'All scenarios',
    },
  },
}
