import { describe, expect, it } from 'vitest'
import { readMessage } from './messages.ts'
import { embedOptionsOf, originOf } from './options.ts'

describe('an embedded scenario', () => {
  it('takes its options from the address', () => {
    const link = 'beats=3-6&controls=full&theme=projector&lang=ru&start=4&origin=https://docs.example/page'
    expect(embedOptionsOf(link)).toEqual({
      beats: [3, 6],
      controls: 'full',
      theme: 'projector',
      language: 'ru',
      start: 4,
      origin: 'https://docs.example',
    })
  })

  it('does without what cannot be read', () => {
    expect(embedOptionsOf('beats=6-3&controls=all&theme=pink&lang=de&start=0&origin=nowhere')).toEqual({
      beats: undefined,
      controls: 'min',
      theme: undefined,
      language: undefined,
      start: undefined,
      origin: undefined,
    })
  })

  it('knows the origin of an address, and that a file has none', () => {
    expect(originOf('https://docs.example:8080/a/b?c')).toBe('https://docs.example:8080')
    expect(originOf('file:///a/b')).toBeUndefined()
    expect(originOf('')).toBeUndefined()
  })

  it('understands what it is told, and says what it does not understand', () => {
    expect(readMessage({ type: 'brokerscope.play' })).toEqual({ command: { do: 'play' } })
    expect(readMessage({ type: 'brokerscope.goto', beat: 4 })).toEqual({
      command: { do: 'goto', goal: { beat: 3 } },
    })
    expect(readMessage({ type: 'brokerscope.goto', beat: 'killed' })).toEqual({
      command: { do: 'goto', goal: { beat: 'killed' } },
    })
    expect(readMessage({ type: 'brokerscope.goto', tick: 0 })).toEqual({
      command: { do: 'goto', goal: { tick: 0 } },
    })
    expect(readMessage({ type: 'brokerscope.goto', beat: -1 })).toHaveProperty('fault')
    expect(readMessage({ type: 'brokerscope.fly' })).toHaveProperty('fault')
  })

  it('does not hear what is not for it', () => {
    expect([readMessage('x'), readMessage(null), readMessage({ type: 'other.play' })]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})
