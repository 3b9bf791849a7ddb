import type { Person } from '../../__tests__/support/app/person'

/** Keeps what a page shows now. */
export type Take = (person: Person, name: string) => Promise<void>

/** One picture in light and one in dark. */
export async function inBothThemes(person: Person, name: string, take: Take): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await person.page.emulateMedia({ colorScheme })
    await take(person, `${name}-${colorScheme}`)
  }
}
