import type { Change, Life } from './group.ts'
import { TOPIC_NAMES } from './group.ts'

const MEMBER = /^C\d{1,3}$/
const CHANGES_MAX = 40

/** Reads a group's life from an address: `topics=3&members=C1,C2&changes=+C3,-C1`. What makes no sense is left out. */
export function lifeOf(settings: URLSearchParams): Life {
  const topics = listOf(settings, 'topics')
    .map(Number)
    .filter((count) => Number.isInteger(count) && count >= 1 && count <= 12)
  const founders = [...new Set(listOf(settings, 'members').filter((name) => MEMBER.test(name)))].slice(0, 8)
  const first = {
    topics: topics.length > 0 ? topics.slice(0, TOPIC_NAMES.length) : [3],
    founders: founders.length > 0 ? founders : ['C1', 'C2', 'C3', 'C4'],
  }
  return { ...first, changes: sensible(first.founders, listOf(settings, 'changes').slice(0, CHANGES_MAX)) }
}

/** The same, to be written into an address. */
export function linkOf({ topics, founders, changes }: Life): Readonly<Record<string, string>> {
  const written = changes.map(({ kind, member }) => `${kind === 'join' ? '+' : '-'}${member}`)
  return { topics: topics.join(), members: founders.join(), changes: written.join() }
}

function listOf(settings: URLSearchParams, name: string): readonly string[] {
  const text = settings.get(name) ?? ''
  return text === '' ? [] : text.split(',')
}

/** Nobody comes twice, and only who is there goes; the last one stays. */
function sensible(founders: readonly string[], words: readonly string[]): readonly Change[] {
  const there = new Set(founders)
  const changes: Change[] = []
  for (const word of words) {
    const member = word.slice(1)
    const kind = word.startsWith('-') ? 'leave' : 'join'
    if (!MEMBER.test(member) || there.has(member) === (kind === 'join')) continue
    if (kind === 'leave' ? there.size === 1 : there.size === 8) continue
    if (kind === 'join') there.add(member)
    else there.delete(member)
    changes.push({ kind, member })
  }
  return changes
}
