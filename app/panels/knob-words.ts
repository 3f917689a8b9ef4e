import type { Plain } from '../../engine/index.ts'
import type { Knob, KnobWords } from '../../scenarios/index.ts'
import { settingOf, type Words } from '../i18n/index.ts'
import type { Language } from '../store.ts'

/** A value of a knob in words: the narration's, else as a number with its unit. */
export function knobValueWords(
  knob: Pick<Knob, 'unit'>,
  value: Plain,
  speech: { readonly language: Language; readonly words: Words; readonly knob: KnobWords | undefined },
): string {
  const named = speech.knob?.values?.[String(value)]
  if (named !== undefined) return named
  if (typeof value === 'boolean' || value === null) {
    return speech.words.player.knobs.words[String(value) as 'true' | 'false' | 'null']
  }
  return settingOf(value, knob.unit, speech.language)
}
