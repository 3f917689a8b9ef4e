import type { Measure, Measured, Plain } from '../../../engine/index.ts'
import type { BetWords, Narration, Scenario } from '../../../scenarios/index.ts'
import type { Question, Setting } from '../../../scenarios/quiz/examine.ts'
import type { Written } from '../../../scenarios/quiz/generator.ts'
import { durationOf, numberOf, type Words } from '../../i18n/index.ts'
import { knobValueWords } from '../../panels/knob-words.ts'
import type { Language } from '../../store.ts'
import type { CourseWords } from '../words/index.ts'

/** All that is needed to say a question. */
export interface Speech {
  readonly language: Language
  readonly words: Words
  readonly course: CourseWords
  readonly scenario: Scenario
  readonly narration: Narration
}

/** The question, its options, and why each is wrong or right where the scenario says so. */
export function wordsOfQuestion(question: Question, speech: Speech): BetWords {
  const { generator, form } = question
  const { narration } = speech
  if (generator.ask.kind === 'written') return wordsOfWritten(question, generator.ask, speech)
  if (generator.ask.kind === 'bet') return narration.bets[generator.ask.bet] ?? { question: form.id, why: {} }
  const options =
    form.kind === 'choice'
      ? Object.fromEntries(form.options.map(({ id, value }) => [id, optionOf(question, value, speech)]))
      : {}
  return { question: askedIn(question, speech), options, why: {} }
}

function wordsOfWritten({ form, settings, why = {} }: Question, ask: Written, speech: Speech): BetWords {
  const { language } = speech
  const values = form.kind === 'choice' ? form.options : []
  const named = values.map(({ id, value }) => {
    const isTime = ask.unit === 'ms' && typeof value === 'number'
    const name = typeof ask.measure === 'string' ? ask.measure : ''
    const told = isTime ? durationOf(value, language) : measuredWords(name, value ?? undefined, speech)
    return [id, ask.says?.[id]?.[language] ?? told]
  })
  const lines = Object.entries(why).map(([id, said]) => [id, said[language]])
  const asked = ask.question[language].replaceAll(/\{([^}]+)\}/g, (_, set: string) => {
    const setting = settings.find((one) => one.set === set)
    return setting === undefined ? set : settingWords(setting, speech)
  })
  return { question: asked, options: Object.fromEntries(named), why: Object.fromEntries(lines) }
}

function askedIn({ generator, subject = '', given, settings }: Question, speech: Speech): string {
  const { quiz } = speech.course
  const { ask } = generator
  switch (ask.kind) {
    case 'measure':
      return quiz.asks.measure(measureName(ask.measure, speech))
    case 'setting':
      return quiz.asks.setting(
        settingName(settings[0]?.set ?? '', speech),
        measureName(ask.measure, speech),
        measuredWords(ask.measure, given, speech),
      )
    case 'promise':
      return quiz.asks.promise(speech.narration.guarantees[ask.guarantee] ?? ask.guarantee)
    case 'fact':
      return quiz.asks.facts[ask.fact](subject)
    case 'times':
      return quiz.asks.times(subject)
    case 'arrives':
      return quiz.asks.arrives(subject)
    case 'written':
    case 'bet':
      return ''
  }
}

function optionOf({ generator, settings }: Question, value: Measured | null, speech: Speech): string {
  const { ask } = generator
  const { quiz } = speech.course
  switch (ask.kind) {
    case 'measure':
      return measuredWords(ask.measure, value ?? undefined, speech)
    case 'setting':
      return settingWords({ set: settings[0]?.set ?? '', value: value ?? null }, speech)
    case 'promise':
      return quiz.verdicts[String(value) as 'true' | 'false' | 'open']
    case 'times':
      return quiz.times(Number(value))
    case 'arrives':
      return value === true ? quiz.yes : quiz.no
    default:
      return String(value)
  }
}

/** What was set, as the narration calls it; a path is told by its names. */
export function settingName(set: string, { narration }: Speech): string {
  const names = set.split('/').filter((step) => step !== '' && !/^\d+$/.test(step))
  return narration.knobs[set]?.label ?? names.slice(1).join(' · ')
}

/** A value of a setting. */
export function settingWords({ set, value }: Setting, speech: Speech): string {
  const { scenario, narration, language, words } = speech
  const knob = scenario.knobs.find(({ id }) => id === set) ?? {}
  return knobValueWords(knob, value satisfies Plain, { language, words, knob: narration.knobs[set] })
}

/** Settings that are told before the answer: not the one that is asked for. */
export function toldSettings({ generator, settings }: Question): readonly Setting[] {
  return generator.ask.kind === 'setting' ? settings.slice(1) : settings
}

const UNIT = /,\s*(ms|мс)$/

/** A measure as the narration calls it, without the unit: values have their own. */
function measureName(id: string, { narration }: Speech): string {
  return (narration.measures?.[id] ?? id).replace(UNIT, '')
}

/** What a measure gave, as a reader would write it. */
export function measuredWords(id: string, value: Measured, speech: Speech): string {
  const { scenario, narration, language, words } = speech
  if (value === undefined) return words.player.bet.never
  const what = scenario.measures[id]
  if (typeof value === 'number') {
    const isTime = UNIT.test(narration.measures?.[id] ?? '') || what?.take === 'tick' || what?.take === 'span'
    return isTime ? durationOf(value, language) : numberOf(value, language)
  }
  return what === undefined ? String(value) : listed(what, String(value))
}

function listed(what: Measure, value: string): string {
  if (what.take === 'split') {
    const shares = value.split('/')
    return what.among.map((name, at) => `${name}: ${shares[at]}`).join(', ')
  }
  if (what.take === 'table') return value.replaceAll(':', ' → ').replaceAll(/ (?=\S+ →)/g, ', ')
  return value
}
