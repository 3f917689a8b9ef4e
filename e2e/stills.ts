import type { Plugin } from 'vite'
import { drawingOf } from '../app/library/drawing.ts'
import { Surveyor } from '../app/playback/survey.ts'
import { scenarioOf, scenarios } from '../scenarios/index.ts'
import { journalOf, play } from '../scenarios/play.ts'
import { stillOf } from '../scenarios/still.ts'
import { engines } from './engines.ts'

/** `stills/<id>.json`: what the gallery's card of a scenario shows, drawn from a run of the engine. */
async function stillFile(id: string): Promise<string | undefined> {
  const entry = scenarioOf(id)
  if (entry === undefined) return undefined
  const scenario = (await entry.scenario()).default
  const engine = engines[scenario.model]
  const run = play(scenario, engine)
  // The hues of the player: it gives them to all keys of the run, not only to those of this moment.
  const { keys } = new Surveyor(engine, journalOf(scenario).setup, run.trace).finish(scenario.until)
  return JSON.stringify(drawingOf(stillOf(scenario, engine), keys, scenario.model))
}

/** Makes the stills when the page is built, and when a page under development asks for them. */
export const stills: Plugin = {
  name: 'stills',
  async generateBundle() {
    for (const { card } of scenarios) {
      const source = await stillFile(card.id)
      if (source !== undefined) this.emitFile({ type: 'asset', fileName: `stills/${card.id}.json`, source })
    }
  },
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      const id = /\/stills\/([a-z0-9-]+)\.json$/.exec(request.url ?? '')?.[1]
      if (id === undefined) return next()
      void stillFile(id).then((text) => {
        if (text === undefined) return next()
        response.setHeader('content-type', 'application/json')
        response.end(text)
      })
    })
  },
}
