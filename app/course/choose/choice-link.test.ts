import { describe, expect, it } from 'vitest'
import { CASES } from '../../../scenarios/curriculum/choice/requirements.ts'
import { choiceOf, isOwnChoice, linkOfChoice } from './choice-link.ts'

describe('the address of a choice', () => {
  it.each([['needs=order%2Breplay%2Brpc'], ['case=mail'], ['case=mail&needs=order'], ['needs=']])(
    'gives it back: %s',
    (link) => {
      expect(linkOfChoice(choiceOf(link))).toBe(link)
    },
  )

  it('begins with the first case, also for words that mean nothing', () => {
    for (const link of [undefined, '', 'case=nothing']) {
      expect(choiceOf(link)).toEqual({ chosen: CASES[0], needs: new Set(CASES[0]?.needs) })
    }
    expect(choiceOf('needs=nothing%2Border').needs).toEqual(new Set(['order']))
  })

  it('is advised on at once if somebody has chosen', () => {
    expect([isOwnChoice('case=mail'), isOwnChoice('case=mail&needs=order'), isOwnChoice(undefined)]).toEqual([
      false,
      true,
      false,
    ])
  })
})
