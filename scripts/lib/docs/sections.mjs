/**
 * A document with the part between `<!-- name -->` and `<!-- /name -->` replaced.
 * @param {string} text
 * @param {string} name
 * @param {string} content
 * @throws {Error} when the document has no such part
 */
export function withSection(text, name, content) {
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [begin, end] = [text.indexOf(opening), text.indexOf(closing)]
  if (begin < 0 || end < begin) throw new Error(`there is no part called ${name}`)
  return `${text.slice(0, begin + opening.length)}\n${content}\n${text.slice(end)}`
}
