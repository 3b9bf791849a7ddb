/** What is kept cannot be worked with, and was left as it is. The message is one sentence for the operator. */
export class UnusableStore extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.name = 'UnusableStore'
  }
}
