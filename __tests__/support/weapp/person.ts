export interface ModalOptions {
  readonly title?: string
  readonly content?: string
}

/** Who holds the phone: what they have allowed, and how they answer when the mini-program asks. */
export interface Person {
  /** As in authSetting: true is granted, false refused, absent never asked. */
  scopes: Record<string, boolean>
  /** The answer when a scope is asked for the first time. */
  allows: (scope: string) => boolean
  /** What is switched on the settings page before coming back from it. */
  inSettings: (scopes: Record<string, boolean>) => void
  /** Whether the privacy guide has been agreed to; false makes the first private API ask. */
  privacyAgreed: boolean
  /** The answer in WeChat's own privacy window, for an app that shows none of its own. */
  agreesToPrivacy: boolean
  /** What the camera sees when scanCode opens it; null is a cancel. */
  scans: () => string | null
  /** The button pressed in a modal: true is confirm. */
  confirms: (modal: ModalOptions) => boolean
  /** The entry picked of an action sheet; null is a cancel. */
  picks: (items: readonly string[]) => number | null
  nickName: string
}

/** Somebody who says yes to everything and points the camera at nothing. */
export function makePerson(traits: Partial<Person> = {}): Person {
  return {
    scopes: {},
    allows: () => true,
    inSettings: () => {},
    privacyAgreed: true,
    agreesToPrivacy: true,
    scans: () => null,
    confirms: () => true,
    picks: () => 0,
    nickName: 'WeChat user',
    ...traits
  }
}
