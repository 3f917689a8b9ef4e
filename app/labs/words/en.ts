import type { TopicMiss } from '../../../engine/rabbit/exchanges/topic-words.ts'

/** The words of the playgrounds. */
export const en = {
  all: 'All scenarios',
  unknown: 'There is no such playground.',
  playgrounds: 'Playgrounds',
  names: { topic: 'Topic matcher', hash: 'Key hasher' },
  right: 'right',
  wrong: 'wrong',
  hash: {
    lead: 'The key decides which partition a record goes to. Here is how, with the hash that the clients really use.',
    client: 'Client',
    clients: { java: 'Java: murmur2', librdkafka: 'librdkafka: CRC-32', notes: 'key % N, as often drawn' },
    clientHint: {
      java: 'The Java client’s default: murmur2, sign bit cleared, modulo the number of partitions.',
      librdkafka:
        'The default of C, Python, Go and .NET clients: another hash, so the same key goes elsewhere. Set partitioner=murmur2_random to agree with Java.',
      notes: 'A way to picture it. No client does this: (the number in the key − 1) % N.',
    },
    serializer: 'Serializer',
    serializers: { string: 'String', integer: 'Integer', long: 'Long' },
    notNumber: 'not a number',
    partitions: 'Partitions',
    fewer: 'One partition fewer',
    more: 'One partition more',
    keys: 'Keys, one a line',
    presets: 'Examples',
    machine: 'The machine',
    steps: { bytes: 'bytes', hash: 'hash', positive: 'without the sign', modulo: 'remainder' },
    stepBack: 'Step back',
    stepOn: 'Step',
    seed: 'seed ⊕ length',
    block: (bytes: string) => `mixed in ${bytes}`,
    last: 'final mix',
    inPartition: (keys: number) => (keys === 1 ? '1 key' : `${keys} keys`),
    none: 'empty',
    bet: 'Bet first: where do user-1 … user-6 go, on 3 partitions?',
    betRight: 'Right. Six keys are few: nothing makes a hash even for them.',
    betWrong: (counts: string) => `It is ${counts}. A hash is even for many keys, not for six.`,
    grow: (from: number, to: number) => `What if there were ${to} partitions, not ${from}?`,
    moved: (
      moved: number,
      of: number,
    ) => `${moved} of ${of} keys go elsewhere. Records already written stay where they are:
      from then on, old and new records of such a key lie in two partitions, and nothing keeps their order.`,
    key: 'key',
    at: (partitions: number) => `of ${partitions}`,
    stays: 'stays',
    even: 'How even is it?',
    count: 'Keys user-1 …',
    spread: 'Per partition',
    noKey:
      'A record without a key is not hashed: it joins the batch of the moment’s partition (sticky, KIP-794).',
  },
  topic: {
    lead: 'One word is what stands between dots. * is exactly one, # is any number of them, also none.',
    mode: 'Table',
    modes: {
      one: '* in the middle',
      two: '# in the middle',
      notes: 'user.* ?',
      puzzle: 'Puzzle',
      free: 'Free',
    },
    modeLead: {
      one: 'Which of these keys does user.*.created take? Mark them first.',
      two: 'The same with #. Mark them first.',
      notes: 'Notes have it that user.* matches user.profile.updated. Does it?',
      puzzle: 'Find one binding key that takes the first three and refuses the last three.',
      free: 'Your own bindings and keys.',
    },
    corrected: 'It does not: * is exactly one word, and profile.updated is two. user.# takes it.',
    bindings: 'Bindings',
    bindingKey: (at: number) => `Binding key ${at}`,
    addBinding: 'Add a binding',
    removeBinding: (key: string) => `Remove the binding ${key}`,
    keys: 'Routing keys',
    yourKey: 'A routing key of your own',
    add: 'Add',
    removeKey: (key: string) => `Remove ${key}`,
    bet: 'Your bet',
    takes: (binding: string) => `Does ${binding} take it?`,
    yes: 'matches',
    no: 'does not match',
    betFirst: 'bet first',
    pin: 'Pin',
    pinned: (key: string) => `Pin ${key} as a test: it must stay as it is`,
    pinBroken: 'the pinned answer has changed',
    why: 'Why',
    bindingWord: 'binding key',
    routingWord: 'routing key',
    takesWords: (count: number) => (count === 1 ? '1 word' : `${count} words`),
    empty: '(empty)',
    solved: 'Solved. One # is enough: the words between are anything.',
    unsolved: (good: number, of: number) => `${good} of ${of} as wanted`,
    wanted: { yes: 'take', no: 'refuse' },
    missed(miss: TopicMiss, pattern: readonly string[], words: readonly string[]): string {
      if (miss.kind === 'count') return `It needs exactly ${miss.needs} words; here: ${miss.has}.`
      if (miss.kind === 'too-few') return `It needs at least ${miss.needs} words; here: ${miss.has}.`
      const rest = words.slice(miss.word).join(', ')
      const wanted = pattern[miss.pattern]
      if (wanted === undefined) return `Nothing is left to take ${rest}.`
      return rest === '' ? `Nothing is left for ${wanted}.` : `${wanted} finds no equal in: ${rest}.`
    },
    matched: 'Every word is taken.',
  },
}

/** What a language has to say here. */
export type LabWords = typeof en
