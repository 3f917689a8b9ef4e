/** The product's sign: a rounded half, a square half. RabbitMQ's messages move, Kafka's stay. */
export function Mark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true">
      <path d="M12 2.5H8A5.5 5.5 0 0 0 2.5 8v10A5.5 5.5 0 0 0 8 23.5h4Z" fill="var(--key-2-fill)" />
      <path d="M14 2.5h9.5v21H14Z" fill="var(--key-1-fill)" />
      <circle cx="7.5" cy="13" r="2" fill="#14181d" />
      <path d="M17 11h4v4h-4Z" fill="#ffffff" />
    </svg>
  )
}
