import type { Language } from '../../store.ts'
import type { ThemeChoice } from '../../theme/theme.ts'

/** How a page that embeds a scenario wants it: what stands behind `#/embed/<id>?`. */
export interface EmbedOptions {
  /** The beats that are shown, from 1, both included. */
  readonly beats: readonly [first: number, last: number] | undefined
  readonly controls: 'min' | 'full' | 'none'
  readonly theme: ThemeChoice | undefined
  readonly language: Language | undefined
  /** The beat that is shown first, from 1. */
  readonly start: number | undefined
  /** Who may talk to it; without it, whoever embeds it as the browser says. */
  readonly origin: string | undefined
}

/** Reads the options. What cannot be read is as if it were not there: a slide must not break. */
export function embedOptionsOf(link: string | undefined): EmbedOptions {
  const asked = new URLSearchParams(link ?? '')
  const controls = asked.get('controls')
  const theme = asked.get('theme')
  const language = asked.get('lang')
  return {
    beats: beatsOf(asked.get('beats')),
    controls: controls === 'full' || controls === 'none' ? controls : 'min',
    theme: themeOf(theme),
    language: language === 'en' || language === 'ru' ? language : undefined,
    start: countOf(asked.get('start')),
    origin: originOf(asked.get('origin')),
  }
}

/** The origin of an address; undefined when there is none, as with files. */
export function originOf(address: string | null): string | undefined {
  if (address === null || !URL.canParse(address)) return undefined
  const { origin } = new URL(address)
  return origin === 'null' ? undefined : origin
}

function beatsOf(text: string | null): readonly [number, number] | undefined {
  const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(text ?? '') ?? []
  const [first, last] = [countOf(from ?? null), countOf(to ?? from ?? null)]
  return first === undefined || last === undefined || last < first ? undefined : [first, last]
}

function themeOf(text: string | null): ThemeChoice | undefined {
  if (text === 'light' || text === 'dark' || text === 'projector') return text
  return text === 'auto' ? 'system' : undefined
}

function countOf(text: string | null): number | undefined {
  const count = Number(text)
  return text !== null && Number.isInteger(count) && count > 0 ? count : undefined
}
