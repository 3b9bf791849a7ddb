/** Taro's router under jest: nobody presses Back there, browsers do in the tests of whole pages. */
export const history = { block: () => () => undefined }
