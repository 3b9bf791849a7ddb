import * as functions from './functions'

export * from './functions'
/** As in Taro: everything again as members of the default export. */
export default functions
