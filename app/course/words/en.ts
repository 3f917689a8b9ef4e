import { pluralEn } from '../../i18n/plural.ts'

/** The words of the curriculum's pages. */
export const en = {
  all: 'All scenarios',
  nav: 'Curriculum',
  pages: {
    path: 'Paths',
    quiz: 'Quiz',
    matrix: 'Comparison',
    glossary: 'Glossary',
    choose: 'What to choose',
  },
  coming: 'Coming',
  path: {
    lead: 'Each path is a list of scenarios in the order in which they build on each other. What you have done is kept on this device.',
    unknown: 'There is no such path.',
    choose: 'Paths',
    steps: (there: number, of: number) =>
      there === of ? pluralEn(of, 'scenario', 'scenarios') : `${there} of ${of} scenarios so far`,
    minutes: (count: number) => `${count} min`,
    doneOf: (done: number, of: number) => `${done} of ${of} done`,
    progress: 'Progress on this path',
    start: 'Start',
    next: 'Next',
    again: 'All done. Once more from the start',
    quiz: 'Quiz on this path',
    print: 'Print as a hand-out',
    done: 'Done',
    beat: (beat: number, of: number) => `beat ${beat} of ${of}`,
    pause: 'Break',
    absent: 'This scenario is being written.',
  },
}

/** The words in any language. */
export type CourseWords = typeof en
