import type { Binding } from '../state.ts'
import type { ExchangeRule } from './index.ts'

/**
 * Words between dots: `*` stands for one, `#` for any number, and both only as whole words of the binding key.
 * An empty key has no words; every dot separates, so `"."` has two empty ones (topic-odd-01, topic-odd-02).
 */
export const topic: ExchangeRule = {
  readsHeaders: false,
  invalidBinding(routingKey, _arguments, { topicHashesMax }) {
    const hashes = wordsOf(routingKey).filter((word) => word === '#').length
    return hashes > topicHashesMax ? `too many '#' wildcards in binding key '${routingKey}'` : undefined
  },
  matcher(bindings) {
    const trie = createTrie(bindings)
    return (routingKey, _headers, found) => match(trie, wordsOf(routingKey), found)
  },
}

/** The words of a key. */
export function wordsOf(key: string): readonly string[] {
  return key === '' ? [] : key.split('.')
}

/** A place in the tree of all binding keys. */
interface Node {
  readonly words: Map<string, Node>
  star: Node | undefined
  hash: Node | undefined
  /** Reached by a `#`: it may take further words. */
  readonly isHash: boolean
  readonly bindings: Binding[]
  /** The step of the walk that last came here: a place is walked once a step, whatever led to it. */
  seenAt: number
}

interface Trie {
  readonly root: Node
  steps: number
}

function createTrie(bindings: readonly Binding[]): Trie {
  const root = createNode(false)
  for (const binding of bindings) {
    let node = root
    for (const word of wordsOf(binding.routingKey)) node = childOf(node, word)
    node.bindings.push(binding)
  }
  return { root, steps: 0 }
}

function createNode(isHash: boolean): Node {
  return { words: new Map(), star: undefined, hash: undefined, isHash, bindings: [], seenAt: 0 }
}

function childOf(node: Node, word: string): Node {
  if (word === '*') {
    node.star ??= createNode(false)
    return node.star
  }
  if (word === '#') {
    node.hash ??= createNode(true)
    return node.hash
  }
  const known = node.words.get(word)
  if (known !== undefined) return known
  const child = createNode(false)
  node.words.set(word, child)
  return child
}

/**
 * Walks all ways at once, a word at a time: the work is words times places alive, and never grows with the
 * number of ways that several `#` could share the words out among them.
 */
function match(trie: Trie, words: readonly string[], found: (binding: Binding) => void): void {
  let alive: Node[] = []
  visit(trie.root, ++trie.steps, alive)
  for (const word of words) {
    const next: Node[] = []
    const step = ++trie.steps
    for (const node of alive) {
      const child = node.words.get(word)
      if (child !== undefined) visit(child, step, next)
      if (node.star !== undefined) visit(node.star, step, next)
      if (node.isHash) visit(node, step, next)
    }
    if (next.length === 0) return
    alive = next
  }
  for (const node of alive) for (const binding of node.bindings) found(binding)
}

/** Comes to a place, and to where a `#` after it leads without taking a word. */
function visit(node: Node, step: number, alive: Node[]): void {
  for (let at: Node | undefined = node; at !== undefined && at.seenAt !== step; at = at.hash) {
    at.seenAt = step
    alive.push(at)
  }
}
