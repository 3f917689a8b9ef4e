import type { Narration, Scenario } from '../format.ts'
import { type Finding, finding } from './finding.ts'

/** A beat's `say` is read while something moves: more than this is not. */
export const SAY_WORDS_MAX = 45

/** What is missing, too much or too long in the words of a scenario, in each language. */
export function wordFindings(scenario: Scenario, en: Narration, ru: Narration): readonly Finding[] {
  return [
    ...idFindings(scenario, 'en.ts', en),
    ...idFindings(scenario, 'ru.ts', ru),
    ...lengthFindings(scenario, 'en.ts', en),
    ...lengthFindings(scenario, 'ru.ts', ru),
    ...plainFindings('en.ts', en),
    ...plainFindings('ru.ts', ru),
    ...otherFindings(en, ru),
  ]
}

function idFindings(scenario: Scenario, file: 'en.ts' | 'ru.ts', words: Narration): readonly Finding[] {
  const lists = ['beats', 'knobs', 'branches', 'bets', 'guarantees'] as const
  return lists.flatMap((list) => {
    const wanted = scenario[list].map(({ id }) => id)
    const found = Object.keys(words[list])
    const absent = wanted.filter((id) => !found.includes(id))
    const stray = found.filter((id) => !wanted.includes(id))
    return [
      ...absent.map((id) =>
        finding(file, `/${list}/${id}`, 'it has no words', 'the page would show its id', 'write them'),
      ),
      ...stray.map((id) =>
        finding(
          file,
          `/${list}/${id}`,
          `scenario.ts has nothing called "${id}"`,
          'nobody would ever read this',
          `rename it, or remove it; there are: ${wanted.join(', ') || 'none'}`,
        ),
      ),
    ]
  })
}

function lengthFindings(scenario: Scenario, file: 'en.ts' | 'ru.ts', words: Narration): readonly Finding[] {
  const empty = textsOf(words).filter(({ text }) => text.trim() === '')
  const long = Object.entries(words.beats).filter(([, { say }]) => countWords(say) > SAY_WORDS_MAX)
  const silent = scenario.beats.filter(
    ({ id, holds }) =>
      holds !== undefined && words.beats[id] !== undefined && words.beats[id]?.differs === undefined,
  )
  const needless = scenario.beats.filter(
    ({ id, holds }) => holds === undefined && words.beats[id]?.differs !== undefined,
  )
  return [
    ...empty.map(({ path }) => finding(file, path, 'it is empty', 'the page would show nothing', 'write it')),
    ...long.map(([id, { say }]) =>
      finding(
        file,
        `/beats/${id}/say`,
        `it has ${countWords(say)} words`,
        'it is read while something moves',
        `say it in ${SAY_WORDS_MAX}, or make two beats of it`,
      ),
    ),
    ...silent.map(({ id }) =>
      finding(
        file,
        `/beats/${id}/differs`,
        'it is missing',
        'the beat has conditions, and nothing to say where they are not met',
        'say in one sentence how the run may have gone instead',
      ),
    ),
    ...needless.map(({ id }) =>
      finding(
        file,
        `/beats/${id}/differs`,
        'it is never said',
        'the beat has no conditions that could fail',
        'give the beat "holds" in scenario.ts, or remove this',
      ),
    ),
  ]
}

/** What stands on buttons, in lists and beside numbers is plain: only what is told has `code` in it. */
const PLAIN = /^\/(?:bets\/[^/]+\/options|knobs|branches|guarantees|measures)\//

function plainFindings(file: 'en.ts' | 'ru.ts', words: Narration): readonly Finding[] {
  return textsOf(words)
    .filter(({ path, text }) => PLAIN.test(path) && /`|\*\*/.test(text))
    .map(({ path }) =>
      finding(file, path, 'it has a ` or **', 'the page would show the sign itself', 'write it without'),
    )
}

/** Both languages say the same things, each in its own way. */
function otherFindings(en: Narration, ru: Narration): readonly Finding[] {
  const [here, there] = [en, ru].map((words) => textsOf(words).map(({ path }) => path)) as [
    string[],
    string[],
  ]
  const one = (file: 'en.ts' | 'ru.ts', other: string, path: string) =>
    finding(
      file,
      path,
      `${other} says it and ${file} does not`,
      'a reader of one language would miss it',
      'write it',
    )
  return [
    ...here.filter((path) => !there.includes(path)).map((path) => one('ru.ts', 'en.ts', path)),
    ...there.filter((path) => !here.includes(path)).map((path) => one('en.ts', 'ru.ts', path)),
  ]
}

/** Every text of a narration, however deep. */
function textsOf(value: unknown, path = ''): { readonly path: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}/${key}`))
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
