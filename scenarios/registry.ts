/** The curriculum: one line a scenario. The order is that of the cards' numbers. */
export { roundRobin3x6 } from './rabbit/round-robin-3x6/index.ts'
