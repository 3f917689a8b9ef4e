import type { ComponentType } from 'react'
import { AssignorBench } from './assignors/AssignorBench.tsx'
import { CrashMatrix } from './crash/CrashMatrix.tsx'
import { KeyHasher } from './hash/KeyHasher.tsx'
import { PrefetchLab } from './prefetch/PrefetchLab.tsx'
import { TopicMatcher } from './topic/TopicMatcher.tsx'
import type { LabWords } from './words/index.ts'

/** A playground. Its name in every language is among the words. */
export interface LabEntry {
  readonly id: keyof LabWords['names']
  readonly Screen: ComponentType
}

/** All playgrounds. A new one is its folder, its words, and a line here. */
export const LABS: readonly LabEntry[] = [
  { id: 'topic', Screen: TopicMatcher },
  { id: 'hash', Screen: KeyHasher },
  { id: 'assignors', Screen: AssignorBench },
  { id: 'prefetch', Screen: PrefetchLab },
  { id: 'crash', Screen: CrashMatrix },
]

/** The playground of an address. */
export function labOf(id: string | undefined): LabEntry | undefined {
  return LABS.find((lab) => lab.id === id)
}
