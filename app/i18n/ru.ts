import type { Words } from './en.ts'
import { page } from './page/ru.ts'
import { player } from './player/ru.ts'
import { stage } from './stage/ru.ts'
import { time } from './time/ru.ts'

/** All words of the page in Russian. */
export const ru: Words = { page, player, time, stage }
