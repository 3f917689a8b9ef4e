/** The curriculum: one line a scenario. The order is that of the cards' numbers. */
export {}
