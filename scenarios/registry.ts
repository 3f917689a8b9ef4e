/** The curriculum: one line a scenario. The order is that of the cards' numbers. */

export { rebalanceC2Dies } from './kafka/rebalance-c2-dies/index.ts'
export { retryTtl60s } from './rabbit/retry-ttl-60s/index.ts'
export { roundRobin3x6 } from './rabbit/round-robin-3x6/index.ts'
