/** From this level on somebody speaks, 1 being full scale: about -36 dB. A quiet room with a fan stays below. */
const LOUD = 0.016
/** Milliseconds that a pause between words may last. */
const PAUSE = 800

/** Tells speech from silence by the level of sound, without flickering between words. */
export class Speech {
  private loudAt = -Infinity

  /** @param level 0 to 1, linear; @param now milliseconds on a steady clock */
  hears(level: number, now: number): boolean {
    if (level >= LOUD) this.loudAt = now
    return now - this.loudAt < PAUSE
  }
}
