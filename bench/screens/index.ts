import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Place } from '../../__tests__/support/app/place'
import { root } from '../../__tests__/support/build'
import { looks, shown } from './looks'
import { visit } from './visit'

const all = join(root, '.cache', 'screens')
const documentation = join(root, 'docs', 'screens')

/** Pictures of every screen, in every size and language, to be looked at; the documentation gets some of them. */
for (const folder of [all, documentation]) await mkdir(folder, { recursive: true })
const wanted = process.argv.slice(2)
for (const look of looks.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const place = await Place.open()
  await visit(place, look, async ({ page }, name) => {
    const file = `${look.name}-${name}.png`
    await page.screenshot({ path: join(all, file) })
    if (shown.includes(`${look.name}-${name}`)) await copyFile(join(all, file), join(documentation, file))
    process.stdout.write(`${file}\n`)
  }).finally(() => place.close())
}
process.stdout.write(`They are in ${all}; the documentation has some of them in ${documentation}.\n`)
