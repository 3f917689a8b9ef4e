import { create } from 'zustand'
import type { Card, ModelName } from '../../scenarios/index.ts'

/** What a reader looks for. Empty sets let everything through. */
export interface GalleryFilter {
  readonly text: string
  readonly models: ReadonlySet<ModelName>
  readonly levels: ReadonlySet<Card['level']>
  readonly goals: ReadonlySet<Card['goals'][number]>
  readonly hasErrata: boolean
}

/** A filter that shows all. */
export const EVERYTHING: GalleryFilter = {
  text: '',
  models: new Set(),
  levels: new Set(),
  goals: new Set(),
  hasErrata: false,
}

/** Tracks in the order of the curriculum. */
export const TRACKS: readonly Card['track'][] = [
  'A',
  'R1',
  'R2',
  'R3',
  'K1',
  'K2',
  'K3',
  'D',
  'KX',
  'RX',
  'BX',
]

/** Whether a card is to be shown. `said` are more words to be found by, such as the names of its goals. */
export function isShown(card: Card, filter: GalleryFilter, said: readonly string[] = []): boolean {
  if (filter.models.size > 0 && !filter.models.has(card.model)) return false
  if (filter.levels.size > 0 && !filter.levels.has(card.level)) return false
  if (filter.goals.size > 0 && !card.goals.some((goal) => filter.goals.has(goal))) return false
  if (filter.hasErrata && card.errata.length === 0) return false
  return isFound(card, filter.text, said)
}

/** How many kinds of restrictions are set, apart from the words searched for. */
export function restrictionsOf({ models, levels, goals, hasErrata }: GalleryFilter): number {
  return [models.size > 0, levels.size > 0, goals.size > 0, hasErrata].filter(Boolean).length
}

/** A set with one member more, or less. */
export function toggled<Member>(set: ReadonlySet<Member>, member: Member): ReadonlySet<Member> {
  const next = new Set(set)
  if (!next.delete(member)) next.add(member)
  return next
}

/** Every word must begin a word of the card, in whichever language, in any order. */
function isFound(card: Card, text: string, said: readonly string[]): boolean {
  const asked = wordsIn(text)
  if (asked.length === 0) return true
  const { id, number, title, thesis, model, goals, errata } = card
  const all = [id, number, model, title.en, title.ru, thesis.en, thesis.ru, ...goals, ...errata, ...said]
  const words = wordsIn(all.join(' '))
  return asked.every((part) => words.some((word) => word.startsWith(part)))
}

/** The words of a text, to be compared: small letters, ё as е. */
export function wordsIn(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

const useFilter = create<{ readonly filter: GalleryFilter }>()(() => ({ filter: EVERYTHING }))

/** The filter, for components: it stays while a scenario is looked at. */
export function useGalleryFilter(): GalleryFilter {
  return useFilter(({ filter }) => filter)
}

/** Looks for something else. */
export function setGalleryFilter(filter: GalleryFilter): void {
  useFilter.setState({ filter })
}
