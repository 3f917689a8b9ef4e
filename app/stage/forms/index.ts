import type { PlaceView } from '../../../engine/index.ts'
import { coordinatorForm, plainForm, queueForm } from './card.ts'
import type { CaptionSide, Form, Measures, Room } from './form.ts'
import { logForm } from './log.ts'
import { consumerForm, exchangeForm, memberForm, producerForm } from './shapes.ts'

/** How a kind of place is measured, and in which column it stands when the scenario does not say. */
export interface KindOfPlace {
  readonly measures: Measures
  /** Whole numbers are columns; a little less than a whole one stands at the top of that column. */
  readonly column: number
}

/** The kinds that have measures of their own; a new kind is one line here and one in `places`. */
const KINDS: Readonly<Record<string, KindOfPlace>> = {
  producer: { measures: producerForm, column: 0 },
  exchange: { measures: exchangeForm, column: 1 },
  queue: { measures: queueForm, column: 2 },
  stream: { measures: queueForm, column: 2 },
  topic: { measures: plainForm, column: 2 },
  partition: { measures: logForm, column: 2 },
  broker: { measures: plainForm, column: 2 },
  node: { measures: plainForm, column: 2 },
  coordinator: { measures: coordinatorForm, column: 3.9 },
  consumer: { measures: consumerForm, column: 4 },
  member: { measures: memberForm, column: 4 },
  system: { measures: plainForm, column: 5 },
}

const UNKNOWN: KindOfPlace = { measures: plainForm, column: 3 }

/** What is known of a kind; any other kind is a plain card. */
export function kindOf(kind: string): KindOfPlace {
  return KINDS[kind] ?? UNKNOWN
}

/** The measures of a place. */
export function formOf(place: PlaceView, room: Room, side: CaptionSide): Form {
  return kindOf(place.kind).measures(place, room, side)
}
