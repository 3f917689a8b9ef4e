import type { Measured } from '../../../engine/index.ts'
import type { Bet, BetWords } from '../../../scenarios/index.ts'
import { durationOf, numberOf, settingOf, type Words } from '../../i18n/index.ts'
import type { Language } from '../../store.ts'
import { type Answer, countsIn, itemsIn, rightAnswer } from './answers.ts'

/** What is needed to say an answer. */
export interface Speech {
  readonly language: Language
  readonly words: Words
  readonly bet: BetWords | undefined
}

/** An answer as a reader would write it. */
export function saidAnswer(bet: Bet, answer: Answer, { language, bet: words }: Speech): string {
  switch (bet.kind) {
    case 'choice':
      return optionWords(bet, answer, language, words)
    case 'distribution':
      return countsIn(bet, answer)
        .map((count, at) => `${bet.of[at]} ${count}`)
        .join(', ')
    case 'order':
      return itemsIn(bet, answer).join(' → ')
    case 'number':
      return settingOf(Number(answer), bet.unit, language)
    case 'pick':
      return placeName(answer)
    case 'where':
      return durationOf(Number(answer), language)
  }
}

/** What the run gave, also when no answer could have said it. */
export function saidTruth(bet: Bet, truth: Measured, speech: Speech): string {
  const right = rightAnswer(bet, truth)
  if (right !== undefined) return saidAnswer(bet, right, speech)
  if (truth === undefined) return speech.words.player.bet.never
  return typeof truth === 'number' ? numberOf(truth, speech.language) : String(truth)
}

/** The words of one option: the narration's, else its value. */
export function optionWords(
  bet: Extract<Bet, { kind: 'choice' }>,
  id: string,
  language: Language,
  words: BetWords | undefined,
): string {
  const value = bet.options.find((option) => option.id === id)?.value
  return words?.options?.[id] ?? settingOf(value ?? id, undefined, language)
}

/** `consumer:W3` is W3 on the stage. */
export function placeName(place: string): string {
  return place.slice(place.indexOf(':') + 1)
}
