import type { Knob, Narration } from '../../scenarios/index.ts'
import type { Words } from '../i18n/index.ts'
import type { BranchCard, Language } from '../store.ts'
import { knobValueWords } from './knob-words.ts'

/** What a branch is called: as the narration calls it, or by what a reader did: "prefetch 0 → 1". */
export function branchName(
  { id, kind, turned }: BranchCard,
  speech: { readonly narration: Narration | undefined; readonly language: Language; readonly words: Words },
  knobs: readonly Knob[],
): string {
  const { narration, language, words } = speech
  const { branches } = words.time
  if (kind === 'main') return narration?.branches['main'] ?? branches.main
  if (turned === undefined) return narration?.branches[id] ?? id
  if (turned.by === 'knob') {
    const knob = narration?.knobs[turned.knob]
    const unit = knobs.find((each) => each.id === turned.knob) ?? {}
    const [from = '', to = ''] = [turned.from, turned.to].map((value) =>
      knobValueWords(unit, value, { language, words, knob }),
    )
    return branches.turned(knob?.label ?? turned.knob, from, to)
  }
  return branches.done(words.stage.actions[turned.action] ?? turned.action, turned.place)
}
