import { wordsOf } from './topic.ts'

/** Why a routing key does not match. Words are counted from 0, in the binding key and in the routing key. */
export type TopicMiss =
  /** No `#`: as many words as the binding key has, no more and no fewer. */
  | { readonly kind: 'count'; readonly needs: number; readonly has: number }
  /** With `#`: the other words need one each. */
  | { readonly kind: 'too-few'; readonly needs: number; readonly has: number }
  /** A word of the binding key that no way of sharing out the `#`s brings together with its equal. */
  | { readonly kind: 'differs'; readonly pattern: number; readonly word: number }

/** How the words of a binding key and of a routing key go together. */
export interface TopicWords {
  readonly pattern: readonly string[]
  readonly words: readonly string[]
  /** How many words each word of the binding key takes, as far as they go together. */
  readonly taken: readonly number[]
  readonly miss: TopicMiss | undefined
}

/**
 * Lays a routing key's words under a binding key's, for whoever wants to see why a topic exchange matches. Where
 * several `#` could share the words out in many ways, the first takes as few as it can. AMQP 0-9-1, 3.1.3.3; that
 * it agrees with the exchange is a test.
 */
export function topicWords(bindingKey: string, routingKey: string): TopicWords {
  const pattern = wordsOf(bindingKey)
  const words = wordsOf(routingKey)
  const ways = waysOf(pattern, words)
  const isMatch = ways[pattern.length]?.[words.length] === true
  const furthest = isMatch ? { pattern: pattern.length, word: words.length } : furthestOf(ways)
  const taken = takenOf(pattern, ways, furthest)
  return { pattern, words, taken, miss: isMatch ? undefined : missOf(pattern, words, furthest) }
}

/** A point between words: so many of the binding key's are behind it, and so many of the routing key's. */
interface Point {
  readonly pattern: number
  readonly word: number
}

/** Whether the first `i` words of the binding key can take exactly the first `j` of the routing key. */
function waysOf(pattern: readonly string[], words: readonly string[]): readonly (readonly boolean[])[] {
  const ways: boolean[][] = [[true, ...words.map(() => false)]]
  for (const [at, part] of pattern.entries()) {
    const before = ways[at] as boolean[]
    const row = before.map((_, word) => part === '#' && before[word] === true)
    for (const [word, text] of words.entries()) {
      if (part === '#') row[word + 1] = row[word + 1] === true || row[word] === true
      else if (before[word] === true && (part === '*' || part === text)) row[word + 1] = true
    }
    ways.push(row)
  }
  return ways
}

/** Past as much of the binding key as can be; of those points, the first. */
function furthestOf(ways: readonly (readonly boolean[])[]): Point {
  for (let pattern = ways.length - 1; pattern > 0; pattern--) {
    const word = ways[pattern]?.indexOf(true) ?? -1
    if (word >= 0) return { pattern, word }
  }
  return { pattern: 0, word: 0 }
}

/** Goes back from a point to the start, each `#` leaving as much as it can to those before it. */
function takenOf(
  pattern: readonly string[],
  ways: readonly (readonly boolean[])[],
  { pattern: to, word: last }: Point,
): readonly number[] {
  const taken: number[] = []
  let word = last
  for (let at = to - 1; at >= 0; at--) {
    const before = ways[at] as readonly boolean[]
    const from = pattern[at] === '#' ? before.lastIndexOf(true, word) : word - 1
    taken.unshift(word - from)
    word = from
  }
  return taken
}

function missOf(
  pattern: readonly string[],
  words: readonly string[],
  { pattern: at, word }: Point,
): TopicMiss {
  const needs = pattern.filter((part) => part !== '#').length
  const has = words.length
  if (needs === pattern.length && needs !== has) return { kind: 'count', needs, has }
  if (has < needs) return { kind: 'too-few', needs, has }
  return { kind: 'differs', pattern: at, word }
}
