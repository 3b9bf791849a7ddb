import { networkInterfaces } from 'node:os'

const cards = Object.values(networkInterfaces()).flatMap((entries) => entries ?? [])

/** Whether this machine speaks IPv6 with itself: some containers have no `::1`. */
export const hasIpv6 = cards.some(({ address }) => address === '::1')

/** Whether browsers here speak IPv6: Chromium's WebRTC does so only where a network card has an address of it. */
export const browsersHaveIpv6 =
  hasIpv6 &&
  cards.some(({ family, internal, address }) => family === 'IPv6' && !internal && !address.startsWith('fe80:'))
