/**
 * What the web app uses of Taro's router (src/tsconfig.json): its own types bring those of Node along, which neither a
 * browser nor a mini-program is.
 */
export declare const history: {
  /** Stops every step out of this page, and calls back instead. Returns the function that lets them happen again. */
  block(blocked: () => void): () => void
}
