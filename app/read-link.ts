import { inflateSync, strFromU8 } from 'fflate'
import * as v from 'valibot'
import { type LinkState, sumOf, VERSION } from './link.ts'

/** What is inflated from a link may not be larger: a link is not a way to fill a memory. */
const TEXT_MAX = 2_000_000

/** What came of reading a link. `cut`: letters are missing or changed; `version`: a later version made it. */
export type LinkRead =
  | { readonly ok: true; readonly state: LinkState }
  | { readonly ok: false; readonly fault: 'version' | 'cut' | 'content'; readonly detail: string }

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const plain = v.union([v.string(), v.number(), v.boolean(), v.null()])
const deed = v.variant('do', [
  v.strictObject({ do: v.literal('set'), knob: v.string(), value: plain }),
  v.strictObject({ do: v.literal('turn'), at: count, knob: v.string(), value: plain }),
  v.strictObject({
    do: v.literal('order'),
    at: count,
    name: v.string(),
    place: v.string(),
    to: v.string(),
    signal: v.looseObject({ type: v.string() }),
  }),
])
const deeds = v.pipe(v.array(deed), v.maxLength(64))
const state = v.strictObject({
  whatIfs: v.pipe(v.array(v.strictObject({ parent: v.string(), deed })), v.maxLength(64)),
  branch: v.string(),
  seq: count,
  tick: count,
  language: v.optional(v.picklist(['en', 'ru'])),
  tab: v.optional(v.picklist(['story', 'why', 'state', 'log', 'time'])),
  done: v.optional(v.strictObject({ left: deeds, right: deeds })),
  seed: v.optional(v.pipe(v.number(), v.integer())),
  scenario: v.optional(v.unknown()),
})

/** Reads what `writeLink` wrote. */
export function readLink(written: string): LinkRead {
  const [version = '', letters = '', sum = ''] = written.split('.')
  if (version !== VERSION && /^v\d+$/.test(version)) return { ok: false, fault: 'version', detail: version }
  if (version !== VERSION || sumOf(letters) !== sum) return { ok: false, fault: 'cut', detail: '' }
  let json: unknown
  try {
    json = JSON.parse(textOf(letters))
  } catch (thrown) {
    return { ok: false, fault: 'cut', detail: String(thrown) }
  }
  const parsed = v.safeParse(state, json)
  if (parsed.success) return { ok: true, state: parsed.output }
  const [issue] = parsed.issues
  return { ok: false, fault: 'content', detail: `${v.getDotPath(issue) ?? ''} ${issue.message}`.trim() }
}

function textOf(letters: string): string {
  const binary = atob(letters.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
  return strFromU8(inflateSync(bytes, { out: new Uint8Array(sizeLimit(bytes)) }))
}

/** Deflate makes a thousandth at best: room for that, but no more than a scenario may have. */
function sizeLimit(bytes: Uint8Array): number {
  return Math.min(TEXT_MAX, bytes.length * 1_032 + 64)
}
