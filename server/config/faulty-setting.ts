/** The server cannot start as it is set up. The message is one sentence for the operator. */
export class FaultySetting extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'FaultySetting'
  }
}
