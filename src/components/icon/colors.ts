import type { Theme } from '../theme'

/** What an icon says by its colour. The values are those of styles/tokens.css: a data URI cannot read a variable. */
export type Tone = 'text' | 'soft' | 'accent' | 'good' | 'warn' | 'danger' | 'white' | 'ink' | 'crown' | 'off'

const everywhere = { white: '#FFFFFF', ink: '#0B1020', crown: '#F8B84E', off: '#FF8A98' } as const

export const colors: Record<Theme, Record<Tone, string>> = {
  light: {
    ...everywhere,
    text: '#0B1020',
    soft: '#55628A',
    accent: '#1F55CC',
    good: '#0C6E42',
    warn: '#855000',
    danger: '#B71F39'
  },
  dark: {
    ...everywhere,
    text: '#EAF0FF',
    soft: '#8E9BBF',
    accent: '#7EA6FF',
    good: '#4AD394',
    warn: '#F8B84E',
    danger: '#FF8A98'
  }
}
