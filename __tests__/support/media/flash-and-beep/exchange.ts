import type { WebClient } from '../web-client'
import { type RoughNetwork, withoutCandidates } from '../rough-network'

/** Takes the page's offer to the engine and the answer back, by the way of a network if there is one. */
export async function exchange(
  { page }: WebClient,
  peerId: string,
  offer: string,
  ask: (offer: string) => Promise<string>,
  network: RoughNetwork | undefined
): Promise<void> {
  const answer = await ask(network === undefined ? offer : withoutCandidates(offer))
  const sdp = network === undefined ? answer : network.route(answer)
  await page.evaluate(({ peerId, sdp }) => window.peers[peerId]?.setRemoteDescription({ type: 'answer', sdp }), {
    peerId,
    sdp
  })
}
