import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import { type SecureContext, type SecureContextOptions, createSecureContext } from 'node:tls'

/** Paths of PEM files. */
export interface CertificateFiles {
  readonly cert: string
  readonly key: string
}

export interface CertificateNews {
  renewed(): void
  /** What is in the files now cannot be used; what was used before goes on being. */
  faulty(error: unknown): void
}

const LOOK_MS = 10_000

/** A certificate that follows its files. */
export class Certificate {
  #options: SecureContextOptions
  #context: SecureContext

  /** @throws what is wrong with the files, or with what is in them */
  constructor(
    private readonly files: CertificateFiles,
    private readonly news: CertificateNews
  ) {
    this.#options = this.#read()
    this.#context = createSecureContext(this.#options)
    for (const path of [files.cert, files.key]) watchFile(path, { interval: LOOK_MS, persistent: false }, this.#renew)
  }

  get options(): SecureContextOptions {
    return this.#options
  }

  get context(): SecureContext {
    return this.#context
  }

  /** May be called again. */
  close(): void {
    for (const path of [this.files.cert, this.files.key]) unwatchFile(path, this.#renew)
  }

  #read(): SecureContextOptions {
    return { cert: readFileSync(this.files.cert), key: readFileSync(this.files.key), minVersion: 'TLSv1.2' }
  }

  /** Certificate and key are replaced one after the other: the next look finds both. */
  readonly #renew = (): void => {
    try {
      const options = this.#read()
      this.#context = createSecureContext(options)
      this.#options = options
      this.news.renewed()
    } catch (error) {
      this.news.faulty(error)
    }
  }
}
