import { TEST_TIME } from './patience'
import { Place } from './place'

/**
 * Opens a place before the tests of a file and closes it behind them; between two tests everybody goes home.
 * @returns the function that gives it to a test
 */
export function usePlace(settings?: Readonly<Record<string, string>>): () => Place {
  let place: Place | undefined
  const get = (): Place => {
    if (place === undefined) throw new Error('the place is open only while tests run')
    return place
  }
  beforeAll(async () => {
    place = await Place.open(settings)
  }, TEST_TIME)
  afterEach(async () => expect(await get().sendHome()).toEqual([]))
  afterAll(() => place?.close(), TEST_TIME)
  return get
}
