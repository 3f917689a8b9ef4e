import { describe, expect, it } from 'vitest'
import { piecesOf } from './rich.ts'

describe('rich words', () => {
  it('have code and strong words in them', () => {
    expect(piecesOf('Set `x-max-length` to **3** now')).toEqual([
      { kind: 'plain', text: 'Set ' },
      { kind: 'code', text: 'x-max-length' },
      { kind: 'plain', text: ' to ' },
      { kind: 'strong', text: '3' },
      { kind: 'plain', text: ' now' },
    ])
  })

  it('keep what touches a code beside it', () => {
    expect(piecesOf('Bind it (`user.#`). Then “`#`”, too')).toEqual([
      { kind: 'plain', text: 'Bind it ' },
      { kind: 'code', text: 'user.#', opens: '(', closes: ').' },
      { kind: 'plain', text: ' Then ' },
      { kind: 'code', text: '#', opens: '“', closes: '”,' },
      { kind: 'plain', text: ' too' },
    ])
    expect(piecesOf('the `ack`’s')).toEqual([
      { kind: 'plain', text: 'the ' },
      { kind: 'code', text: 'ack', closes: '’s' },
    ])
  })

  it('keep stars and backticks that mean themselves', () => {
    const topic = 'user.* matches one word, user.# any; a ` alone'
    expect(piecesOf(topic)).toEqual([{ kind: 'plain', text: topic }])
  })

  it('may be code alone, or nothing', () => {
    expect(piecesOf('`user.*`')).toEqual([{ kind: 'code', text: 'user.*' }])
    expect(piecesOf('')).toEqual([])
  })
})
