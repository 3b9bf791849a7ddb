import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import type { TlsFiles } from './tls'

const DAYS = 825

/**
 * A certificate of our own for every address of this machine, made once. Browsers warn of it; whoever goes on has a camera,
 * which they give to no plain address but localhost.
 */
export async function obtainSelfSigned(directory: string, addresses: readonly string[]): Promise<TlsFiles> {
  const files = { cert: join(directory, 'https-cert.pem'), key: join(directory, 'https-key.pem') }
  if (existsSync(files.cert) && existsSync(files.key)) return files
  const own = Object.values(networkInterfaces()).flatMap((entries) => (entries ?? []).map(({ address }) => address))
  const numbers = [...new Set([...own, ...addresses])].filter((address) => /^[\d.]+$|^[\da-f:]+$/i.test(address))
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'emeet' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + DAYS * 86_400_000),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [{ type: 2, value: 'localhost' }, ...numbers.map((ip) => ({ type: 7 as const, ip }))]
      }
    ]
  })
  await writeFile(files.key, key, { mode: 0o600 })
  await writeFile(files.cert, cert)
  return files
}
