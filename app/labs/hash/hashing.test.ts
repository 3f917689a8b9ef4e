import { describe, expect, it } from 'vitest'
import { bytesOf, dividedOf, hashSteps, manyKeys, partitionOf, placed, type Way } from './hashing.ts'

const java: Way = { client: 'java', serializer: 'string', partitions: 3 }

describe('the key hasher', () => {
  it.each([
    [6, [0, 2, 4]],
    [100, [37, 27, 36]],
    [1000, [313, 341, 346]],
    [10_000, [3276, 3317, 3407]],
  ])('spreads %i users over three partitions as murmur2 does', (count, spread) => {
    expect(placed(manyKeys(count), java).map((keys) => keys.length)).toEqual(spread)
  })

  it('moves five of the keys 1 to 6 when a fourth partition comes', () => {
    const keys = ['1', '2', '3', '4', '5', '6']
    const now = keys.map((key) => partitionOf(key, java))
    const then = keys.map((key) => partitionOf(key, { ...java, partitions: 4 }))
    expect(now).toEqual([0, 2, 2, 1, 0, 1])
    expect(then).toEqual([3, 0, 3, 1, 2, 2])
  })

  it('draws the picture of the notes', () => {
    const way: Way = { ...java, client: 'notes' }
    expect(placed(manyKeys(6), way)).toEqual([
      ['user-1', 'user-4'],
      ['user-2', 'user-5'],
      ['user-3', 'user-6'],
    ])
    expect(partitionOf('someone', way)).toBeUndefined()
  })

  it('refuses what a serializer cannot write', () => {
    expect(bytesOf('2147483647', 'integer')).toEqual([127, 255, 255, 255])
    expect(bytesOf('2147483648', 'integer')).toBeUndefined()
    expect(bytesOf('2147483648', 'long')).toEqual([0, 0, 0, 0, 128, 0, 0, 0])
    expect(bytesOf('9223372036854775808', 'long')).toBeUndefined()
    expect(bytesOf('user-1', 'long')).toBeUndefined()
  })

  it('steps to the hash that decides', () => {
    for (const client of ['java', 'librdkafka'] as const) {
      for (const key of ['', 'a', 'user', 'user-1', 'ключ']) {
        const bytes = bytesOf(key, 'string') ?? []
        const last = hashSteps(bytes, client).at(-1)
        expect(dividedOf(last?.hash ?? -1, client) % 7).toBe(
          partitionOf(key, { ...java, client, partitions: 7 }),
        )
      }
    }
    const mixed = hashSteps(bytesOf('user-1', 'string') ?? [], 'java').map(({ kind, bytes }) => [
      kind,
      bytes.length,
    ])
    expect(mixed).toEqual([
      ['seed', 0],
      ['block', 4],
      ['block', 2],
      ['last', 0],
    ])
  })
})
