import { describe, expect, it } from 'vitest'
import { KeyBook } from '../keys.ts'
import { arrange } from '../layout/arrange.ts'
import type { MovingView, StageMoment } from '../props.ts'
import { message, moment, retryLoop } from '../stage.fixture.ts'
import { wiringOf } from '../wires/wiring.ts'
import { Departures } from './departures.ts'
import { pack } from './freight.ts'
import { Roster } from './roster.ts'
import { createTokens, placeTokens } from './tokens.ts'
import { type Track, TrackBook } from './tracks.ts'

function bookOf(): TrackBook {
  const arrangement = arrange(retryLoop, {}, { width: 984, height: 560 })
  return new TrackBook({
    arrangement,
    wiring: wiringOf(arrangement, retryLoop.wires),
    places: new Map(retryLoop.places.map((place) => [place.id, place])),
    densities: new Map([['queue:main.q', 'chips']]),
    book: new KeyBook(['m0', 'm1', 'm2']),
    colourBy: 'key',
  })
}

/** A run in which every 40 ms something sets off for 400 ms, by turns on three ways, some of it with a sign. */
const all: readonly MovingView[] = Array.from({ length: 60 }, (_, at) => {
  const label = `m${at}`
  const motion =
    at % 3 === 0
      ? message('producer:Pr', 'exchange:main.ex', label, { trouble: at % 2 === 0 })
      : at % 3 === 1
        ? message('queue:main.q', 'consumer:W1', label, { redelivered: true, deadLettered: at % 2 === 0 })
        : message('consumer:W1', 'queue:main.q', label, { weight: 'control' })
  const reach = at % 6 === 0 ? { reach: 0.4 } : {}
  return { id: `t${at}`, motion, departs: 200 + at * 40, arrives: 600 + at * 40, ...reach }
})

const at = (reading: number, still = false): StageMoment => ({
  ...moment([], { reading, still }),
  all,
  moving: all.filter(({ departs, arrives }) => departs - 120 <= reading && reading < arrives),
})

/** The page's side and the painter's, with what a thread makes of what it is sent in between. */
function bothSides() {
  const [book, departures, roster] = [bookOf(), new Departures(), new Roster()]
  let sent = 0
  const show = (now: StageMoment) => {
    const { views, isFresh } = departures.at(now)
    const entered = pack(tracksOf(book, views))
    const lanes = book.lanes.slice(sent)
    roster.take(structuredClone({ lanes, isMoved: sent === 0, entered, isFresh }), now.reading)
    sent = book.lanes.length
    return views.length
  }
  return { book, roster, show }
}

const tracksOf = (book: TrackBook, views: readonly MovingView[]): Track[] =>
  views.flatMap((view) => book.trackOf(view) ?? [])

function drawn(now: StageMoment, tracks: readonly Track[]) {
  const tokens = createTokens()
  placeTokens(tokens, now, tracks)
  const { count } = tokens
  return {
    spots: [...tokens.x.subarray(0, count), ...tokens.y.subarray(0, count)],
    looks: [...tokens.hue.subarray(0, count), ...tokens.mark.subarray(0, count)],
    signs: tokens.tracks.map((track) => {
      const {
        label,
        weight,
        trouble = false,
        redelivered = false,
        deadLettered = false,
      } = track?.motion ?? {}
      return [label, weight, trouble, redelivered, deadLettered, track?.look.glyph, track?.serial]
    }),
    lit: tokens.lit,
    convoys: tokens.convoys.map(({ lane, count }) => [lane.from, lane.to, count]),
  }
}

describe('the painter', () => {
  it('knows at each moment of a run what the page knows', () => {
    const { book, roster, show } = bothSides()
    const own = bookOf()
    let seen = 0
    for (let reading = 0; reading < 3200; reading += 16) {
      const now = at(reading, reading === 0)
      show(now)
      const here = drawn(now, tracksOf(own, now.moving))
      expect(drawn(now, roster.tracks)).toEqual(here)
      seen += here.spots.length
    }
    expect(seen).toBeGreaterThan(1000)
    expect(book.lanes).toHaveLength(3)
  })

  it('is told of each thing once while it plays', () => {
    const { show } = bothSides()
    let told = 0
    for (let reading = 0; reading < 3200; reading += 16) told += show(at(reading, false))
    expect(told).toBe(all.length)
  })

  it('is told anew after a seek and on the way back, and keeps the size of who is followed', () => {
    const { roster, show } = bothSides()
    show(at(1000, true))
    placeTokens(createTokens(), at(1000, true), roster.tracks)
    const followed = roster.tracks.filter(({ isSalient }) => isSalient).map(({ id }) => id)
    expect(followed.length).toBeGreaterThan(2)
    const back = at(990)
    expect(show(back)).toBe(back.moving.length)
    expect(roster.tracks.filter(({ isSalient }) => isSalient).map(({ id }) => id)).toEqual(followed)
  })

  it('forgets who arrived', () => {
    const { roster, show } = bothSides()
    for (let reading = 0; reading < 4000; reading += 16) show(at(reading))
    expect(roster.tracks).toHaveLength(0)
  })

  it('is told of another run at once', () => {
    const { roster, show } = bothSides()
    show(at(1000))
    const other = all.slice(0, 3)
    show({ ...at(1010), all: other, moving: [] })
    expect(roster.tracks).toHaveLength(0)
  })
})
