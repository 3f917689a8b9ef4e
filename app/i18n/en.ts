import { page } from './page/en.ts'
import { player } from './player/en.ts'
import { stage } from './stage/en.ts'
import { time } from './time/en.ts'

/** All words of the page in English. Every other language has the same: a missing one does not compile. */
export const en = { page, player, time, stage }

/** What a language has to say. */
export type Words = typeof en
