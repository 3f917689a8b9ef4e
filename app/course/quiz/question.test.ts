import { describe, expect, it } from 'vitest'
import { Column, measure } from '../../../engine/index.ts'
import { kafkaEngine } from '../../../engine/kafka/index.ts'
import { rabbitEngine } from '../../../engine/rabbit/index.ts'
import { scenarioOf } from '../../../scenarios/index.ts'
import { journalOf } from '../../../scenarios/play.ts'
import { type AnyEngine, ask } from '../../../scenarios/quiz/examine.ts'
import { generatorsOf } from '../../../scenarios/quiz/generators.ts'
import { ru } from '../../i18n/ru.ts'
import { type Deed, journalOfRecipe } from '../../playback/recipe.ts'
import { readLink } from '../../read-link.ts'
import { ru as course } from '../words/ru.ts'
import { linkOfQuestion } from './question-link.ts'
import { measuredWords, settingName, wordsOfQuestion } from './question-words.ts'

const engines = { rabbitmq: rabbitEngine, kafka: kafkaEngine } as unknown as Record<string, AnyEngine>

async function asked(id: string, generator: string, seed: number) {
  const entry = scenarioOf(id)
  if (entry === undefined) throw new Error(`there is no scenario ${id}`)
  const scenario = (await entry.scenario()).default
  const narration = (await entry.words.ru()).default
  const found = generatorsOf(scenario).find((one) => one.id === generator)
  const question = found && ask(scenario, engines[scenario.model] as AnyEngine, found, seed)
  if (question === undefined) throw new Error('nothing was asked')
  const speech = { language: 'ru', words: ru, course, scenario, narration } as const
  return { scenario, question, speech }
}

describe('the link of a question', () => {
  it.each([
    ['round-robin-3x6', 'deal'],
    ['group-and-standby', 'sticky-owner'],
    ['retry-ttl-60s', 'dlq-time'],
  ])('opens the run that was asked about: %s %s', async (id, generator) => {
    for (const seed of [1, 2, 3]) {
      const { scenario, question } = await asked(id, generator, seed)
      const [, link = ''] = linkOfQuestion(question, scenario).split('?')
      const read = readLink(link)
      if (!read.ok) throw new Error(read.fault)
      const { whatIfs, branch, seq } = read.state
      const deeds = whatIfs.map(({ deed }) => deed as Deed)
      const root = whatIfs[0]?.parent ?? branch
      const knobs = Object.fromEntries(question.settings.map(({ set, value }) => [set, value]))
      const wanted = journalOf(scenario, { branch: question.branch, knobs })
      expect(journalOfRecipe(scenario, { root, deeds }).setup).toEqual(wanted.setup)
      expect({ seq, root }).toEqual({ seq: question.moment.seq, root: question.branch })
    }
  })
})

describe('the words of a question', () => {
  it('name settings, values and options', async () => {
    const { question, speech } = await asked('retry-ttl-60s', 'dlq-time', 1)
    const { question: text, options } = wordsOfQuestion(question, speech)
    expect(text).toMatch(/^Шлюз лежит\. Повторов: \d, перед каждым \d+\sс в retry\.q/u)
    const times = Object.values(options ?? {}).map((option) => option.replaceAll('\u00A0', ' '))
    expect(times.filter((time) => !/ с$| мин| мс$|^Этого не случилось$/u.test(time))).toEqual([])
    expect(settingName('/clients/Pr/publish/0/count', speech)).toBe('Pr · publish · count')
  })

  it('tell a split and a table by its names', async () => {
    const { scenario, speech } = await asked('group-and-standby', 'owner', 1)
    const owners = 'orders-0:C1 orders-1:C3'
    expect(measuredWords('owners', owners, speech)).toBe('orders-0 → C1, orders-1 → C3')
    expect(
      measure(
        { events: [], ticks: new Column(), transits: [] } as never,
        scenario.measures['owners'] as never,
      ),
    ).toBe('orders-0:- orders-1:- orders-2:-')
  })
})
