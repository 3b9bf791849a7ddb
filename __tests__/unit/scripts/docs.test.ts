import { withSection } from '../../../scripts/lib/docs/sections.mjs'

test('only what lies between the marks of a part is replaced, however often', () => {
  const once = withSection('a\n<!-- x -->\nold\n<!-- /x -->\nb', 'x', 'new')
  expect(once).toBe('a\n<!-- x -->\nnew\n<!-- /x -->\nb')
  expect(withSection(once, 'x', 'new')).toBe(once)
})

test('a document without the part is refused', () => {
  expect(() => withSection('a', 'x', 'new')).toThrow('there is no part called x')
  expect(() => withSection('<!-- /x --><!-- x -->', 'x', 'new')).toThrow('there is no part called x')
})
