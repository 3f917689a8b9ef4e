/** Java's names of the exceptions behind error codes, where they are not the code in other letters. */
const IRREGULAR: Readonly<Record<string, string>> = {
  OUT_OF_ORDER_SEQUENCE_NUMBER: 'OutOfOrderSequenceException',
  DUPLICATE_SEQUENCE_NUMBER: 'DuplicateSequenceException',
  INVALID_TXN_STATE: 'InvalidTxnStateException',
  MESSAGE_TOO_LARGE: 'RecordTooLargeException',
  RECORD_LIST_TOO_LARGE: 'RecordBatchTooLargeException',
  REQUEST_TIMED_OUT: 'TimeoutException',
  NETWORK_EXCEPTION: 'NetworkException',
  CORRUPT_MESSAGE: 'CorruptRecordException',
  KAFKA_STORAGE_ERROR: 'KafkaStorageException',
  UNKNOWN_SERVER_ERROR: 'UnknownServerException',
  INVALID_TOPIC_EXCEPTION: 'InvalidTopicException',
  INVALID_PRODUCER_ID_MAPPING: 'InvalidPidMappingException',
  UNSUPPORTED_FOR_MESSAGE_FORMAT: 'UnsupportedForMessageFormatException',
}

/** The name of the exception that an application sees for an error code. */
export function exceptionOf(code: string): string {
  const words = code.split('_').map((word) => word.charAt(0) + word.slice(1).toLowerCase())
  return IRREGULAR[code] ?? `${words.join('')}Exception`
}
