import type { Transit } from './agenda.ts'
import type { Ticks } from './clock.ts'
import { PHYSICS } from './physics.ts'
import type { ActionView } from './scene.ts'

/** After so long TCP sends a packet again at the earliest on Linux (TCP_RTO_MIN). */
const RESEND_TICKS: Ticks = 200

/** What may be done to a packet on its way: to lose it, whatever it carries. Work and timers are no packets. */
export function packetActionsOf({ link, order }: Transit<unknown>, about: string): readonly ActionView[] {
  if (link === undefined) return []
  return [
    {
      id: 'drop-packet',
      to: PHYSICS,
      signal: { type: 'packet.drop', order, ticks: RESEND_TICKS },
      about,
      asks: { field: 'ticks', unit: 'ms', value: RESEND_TICKS },
    },
  ]
}
