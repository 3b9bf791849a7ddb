/** How long something of the app may take before it counts as missing, ms: a slow machine has several pages at once. */
export const PATIENCE = 25_000
/** How long a whole test may take, ms. */
export const TEST_TIME = 180_000
