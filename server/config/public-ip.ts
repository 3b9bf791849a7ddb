import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os'

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/** Bridges of containers and virtual machines: addresses that nobody else can reach. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|cni|flannel|cali)/

/**
 * The address by which other devices most likely reach this machine: the first IPv4 address of a real network card, else
 * of any card, else loopback. A machine behind address translation must be told its address.
 */
export function findPublicIp(interfaces: Interfaces = networkInterfaces()): string {
  const outside = Object.entries(interfaces).flatMap(([name, addresses]) =>
    (addresses ?? [])
      .filter(({ internal, family, address }) => !internal && family === 'IPv4' && !address.startsWith('169.254.'))
      .map(({ address }) => ({ name, address }))
  )
  const real = outside.find(({ name }) => !VIRTUAL.test(name)) ?? outside[0]
  return real?.address ?? '127.0.0.1'
}
