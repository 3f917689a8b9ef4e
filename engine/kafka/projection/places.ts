/** The ids of places on the stage. */
export const producerId = (name: string): string => `producer:${name}`
export const memberId = (name: string): string => `member:${name}`
export const partitionId = (name: string): string => `partition:${name}`
export const groupId = (name: string): string => `group:${name}`
export const brokerId = (address: string): string => `broker:${address}`
