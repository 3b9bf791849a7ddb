import type { Place } from '../../__tests__/support/app/place'
import type { Person } from '../../__tests__/support/app/person'

/** What a page has seen of one other person. */
interface Seen {
  frames: number
  /** When the newest of them was seen, on the page's clock. */
  at: number
  gaps: number
  longest: number
}

declare global {
  interface Window {
    meetingSeen: Record<string, Seen>
  }
}

/** Counts in the page itself how the pictures of everybody else advance; more than half a second is a gap. */
function look(self: string): void {
  window.meetingSeen = {}
  setInterval(() => {
    for (const slot of document.querySelectorAll('.slot')) {
      const name = slot.querySelector('.plate .ell')?.textContent ?? ''
      const video = slot.querySelector('video')
      if (video === null || name === self || name === '') continue
      const frames = video.getVideoPlaybackQuality().totalVideoFrames
      const seen = (window.meetingSeen[name] ??= { frames, at: performance.now(), gaps: 0, longest: 0 })
      if (frames === seen.frames) continue
      const gap = performance.now() - seen.at
      if (gap > 500) seen.gaps += 1
      Object.assign(seen, { frames, at: performance.now(), longest: Math.max(seen.longest, gap) })
    }
  }, 50)
}

/** Somebody with the web app, camera and microphone on, who watches everybody else. */
export class Browser {
  private constructor(private readonly person: Person) {}

  static async join(place: Place, roomName: string, name: string): Promise<Browser> {
    const person = await place.person(name)
    await person.enter(roomName)
    await person.page.evaluate(look, name)
    return new Browser(person)
  }

  async results() {
    const seen = await this.person.page.evaluate(() => window.meetingSeen)
    return Object.entries(seen).map(([of, { frames, gaps, longest }]) => ({
      who: `${this.person.name}, browser, of ${of}`,
      pictures: frames,
      'gaps over 0.5 s': gaps,
      'longest gap, ms': Math.round(longest)
    }))
  }

  async summary(): Promise<string> {
    const results = await this.results()
    const longest = Math.max(0, ...results.map((result) => result['longest gap, ms']))
    return `${this.person.name} sees ${results.length}, stood still ${longest} ms at most`
  }
}
