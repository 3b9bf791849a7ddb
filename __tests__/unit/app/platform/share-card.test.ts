import { CARD, type CardCanvas, paintCard } from '../../../../src/platform/weapp/card-painting'

/** A canvas on which a letter is half as wide as it is high, and a Chinese character as wide. */
function paint(title: string) {
  const written: { text: string; size: number; x: number; width: number }[] = []
  const nothing = () => undefined
  const canvas = {
    font: '',
    fillRect: nothing,
    beginPath: nothing,
    moveTo: nothing,
    lineTo: nothing,
    arc: nothing,
    closePath: nothing,
    fill: nothing,
    createLinearGradient: () => ({ addColorStop: nothing }),
    measureText: (text: string) => ({ width: widthOf(text, canvas.font) }),
    fillText: (text: string, x: number) => {
      written.push({
        text,
        size: Number.parseInt(canvas.font.replace('bold ', '')),
        x,
        width: widthOf(text, canvas.font)
      })
    }
  }
  paintCard(canvas as unknown as CardCanvas, { title, invitation: '邀请你加入会议', app: '会议' })
  return { title: written.slice(2), all: written }
}

const widthOf = (text: string, font: string): number => {
  const size = Number.parseInt(font.replace('bold ', ''))
  return Array.from(text).reduce((sum, character) => sum + (character < '\u2000' ? size / 2 : size), 0)
}

test('a short name stands in one line, as large as can be', () => {
  expect(paint('周一晨会').title).toMatchObject([{ text: '周一晨会', size: 56 }])
})

test('a longer one breaks between its words, and a Chinese one anywhere', () => {
  expect(paint('Monday morning stand-up').title.map(({ text }) => text)).toEqual(['Monday morning', 'stand-up'])
  expect(paint('产品与设计部周一晨会').title.map(({ text }) => text)).toEqual(['产品与设计部周', '一晨会'])
})

test.each(['会'.repeat(128), 'x'.repeat(128), 'room '.repeat(25), '👩‍👩‍👧‍👦 家'])(
  'nothing of "%.12s" leaves the card',
  (name) => {
    const { title, all } = paint(name)
    expect(title.length).toBeLessThanOrEqual(2)
    for (const { x, width } of all) expect(x + width).toBeLessThanOrEqual(CARD.width)
  }
)

test('what does not fit ends in an ellipsis', () => {
  expect(paint('会'.repeat(128)).title.at(-1)?.text).toMatch(/…$/)
  expect(paint('会'.repeat(12)).title.at(-1)?.text).not.toMatch(/…$/)
})
