/** The versions of RabbitMQ whose behaviour is known. */
export type ProfileName = '3.10' | '4.0' | '4.3'
