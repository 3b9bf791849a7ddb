/** Where sentences for the operator go; pino's loggers fit. */
export interface StoreLog {
  warn(details: object, sentence: string): void
}
