import type { Plain } from '../../engine/index.ts'
import type { Language } from '../store.ts'

/** Keeps a number and its unit on one line. */
const NO_BREAK = '\u00A0'
const SECOND = 1000
const UNITS = { en: { ms: 'ms', s: 's' }, ru: { ms: 'мс', s: 'с' } } as const

/** A length of time: `3 ms`, `0.25 s` is `250 ms`, `60 s`, `1.5 s`. Seconds stay seconds: so the docs write them. */
export function durationOf(ticks: number, language: Language): string {
  const units = UNITS[language]
  if (Math.abs(ticks) < SECOND) return `${numberOf(Math.round(ticks), language)}${NO_BREAK}${units.ms}`
  return `${numberOf(Math.round(ticks) / SECOND, language)}${NO_BREAK}${units.s}`
}

/** A moment of the run: always in seconds, with as many digits as lets a reader see a tick go by. */
export function momentOf(tick: number, language: Language): string {
  const seconds = (Math.floor(tick) / SECOND).toFixed(3)
  return `${language === 'ru' ? seconds.replace('.', ',') : seconds}${NO_BREAK}${UNITS[language].s}`
}

/** A number as the language writes it; thousands are set apart by a thin space. */
export function numberOf(value: number, language: Language): string {
  const [whole = '', part] = String(Math.abs(value)).split('.')
  const grouped = whole.length > 4 ? whole.replaceAll(/\B(?=(\d{3})+$)/g, '\u202F') : whole
  const written = `${value < 0 ? '−' : ''}${grouped}${part === undefined ? '' : `.${part}`}`
  return language === 'ru' ? written.replace('.', ',') : written
}

/** A value of a knob or of a measure. Numbers of ms are read as lengths of time. */
export function settingOf(
  value: Plain,
  unit: 'ms' | 's' | 'count' | 'word' | undefined,
  language: Language,
): string {
  if (typeof value !== 'number') return String(value)
  if (unit === 'ms') return durationOf(value, language)
  if (unit === 's') return durationOf(value * SECOND, language)
  return numberOf(value, language)
}
