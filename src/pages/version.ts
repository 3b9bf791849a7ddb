/** What the settings show; the same as package.json, which a test holds. */
export const version = '0.1.0'
