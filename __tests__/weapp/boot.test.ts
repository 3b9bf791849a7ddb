import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { built } from '../support/build'
import { Weapp } from '../support/weapp/runner'

const appJson = built('weapp')

const config = JSON.parse(readFileSync(appJson, 'utf8')) as {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
}
const inSubPackages = (config.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))

test.each([...config.pages, ...inSubPackages])(
  'the compiled mini-program opens at %s without an error',
  async (entry) => {
    const app = await Weapp.boot({ dist: dirname(appJson), entry })
    try {
      expect(app.page.route).toBe(entry.replace('//', '/'))
      expect(app.view().all(() => true).length).toBeGreaterThan(2)
      expect(app.errors).toEqual([])
      expect(app.logs.filter(({ level }) => level === 'error')).toEqual([])
    } finally {
      app.close()
    }
  }
)
