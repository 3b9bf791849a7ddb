import { execFileSync } from 'node:child_process'

/** Who comes from this address of loopback is behind the line; all others are not. */
export const BEHIND = '127.0.0.2'

/** Bytes of an Ethernet packet: loopback's own packets are so large that the system keeps seconds of media for a player. */
const PACKET = 1500
/** Milliseconds for which a router keeps what does not get through at once. */
const QUEUE = 300
const [FREE, THIN] = ['1:1', '1:2']
/** Where nothing comes out. */
const NOWHERE = 'nowhere'

const run = (command: string): void => void execFileSync('/bin/sh', ['-c', command], { stdio: 'pipe' })
const filter = (parent: string, effect: string): void =>
  run(
    `tc filter replace dev lo parent ${parent} protocol ip prio 1 handle 800::1 u32 match ip src ${BEHIND}/32 ${effect}`
  )

/**
 * The way from the server to a player, as the system makes it: real TCP, with its own buffers and its own patience. To be
 * called where the network is this process's own.
 */
export class Line {
  /** @param rate bits per second while it is thin */
  constructor(rate: number) {
    run(`ip link set lo mtu ${PACKET} gso_max_segs 1 gso_max_size ${PACKET} up`)
    run('tc qdisc add dev lo root handle 1: htb default 1')
    run(`tc class add dev lo parent 1: classid ${FREE} htb rate 10gbit quantum 60000`)
    run(`tc class add dev lo parent 1: classid ${THIN} htb rate ${rate}bit burst 3000 cburst 3000 quantum ${PACKET}`)
    run(`tc qdisc add dev lo parent ${THIN} bfifo limit ${Math.round((rate * QUEUE) / 8000)}`)
    run(`tc qdisc add dev lo ingress && ip tuntap add dev ${NOWHERE} mode tun`)
  }

  good(): void {
    run('tc filter del dev lo parent ffff:')
    filter('1:', `flowid ${FREE}`)
  }

  thin(): void {
    filter('1:', `flowid ${THIN}`)
  }

  /** Where packets arrive, not where they leave: a sender whose own system drops them takes it for something else. */
  cut(): void {
    filter('ffff:', `action mirred egress redirect dev ${NOWHERE}`)
  }
}
