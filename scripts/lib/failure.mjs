/** A reason to stop that is told to the person in one sentence, without a stack. */
export class Failure extends Error {
  /**
   * @param {string} message what happened and what to do
   * @param {string} [details] what a failed command printed
   */
  constructor(message, details = '') {
    super(message)
    this.name = 'Failure'
    this.details = details
  }
}

/**
 * Runs a script's main function: a {@link Failure} is told in its own words, and the process ends with 1.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main()
  } catch (error) {
    if (error instanceof Failure) {
      if (error.details !== '') console.error(error.details.trimEnd())
      console.error(error.message)
    } else {
      console.error(error)
    }
    process.exitCode = 1
  }
}
