import type { ChangeEvent, CSSProperties, FocusEvent, KeyboardEvent, ReactNode } from 'react'

/**
 * Stand-ins for `@tarojs/components` under jsdom: the nearest HTML element, with Taro's names of properties and its
 * events (`event.detail.value`). Native media tags become a plain element with the same attributes as `data-…`.
 */
interface Common {
  readonly id?: string
  readonly className?: string
  readonly style?: CSSProperties
  readonly hidden?: boolean
  readonly ariaLabel?: string
  readonly ariaRole?: string
  readonly children?: ReactNode
  readonly onClick?: (event: unknown) => void
  readonly [data: `data-${string}`]: unknown
  readonly [aria: `aria-${string}`]: unknown
}

interface Detail<Value> {
  readonly detail: { readonly value: Value }
}

const detail = <Value,>(value: Value): Detail<Value> => ({ detail: { value } })

/** Properties that every tag has, under their HTML names. */
function common(props: Common) {
  const { id, className, style, hidden, ariaLabel, ariaRole, onClick } = props
  const written = Object.entries(props).filter(([name]) => name.startsWith('data-') || name.startsWith('aria-'))
  return {
    ...(ariaLabel === undefined ? {} : { 'aria-label': ariaLabel }),
    ...(ariaRole === undefined ? {} : { role: ariaRole }),
    ...Object.fromEntries(written),
    id,
    className,
    style,
    hidden,
    onClick
  }
}

export const View = (props: Common) => <div {...common(props)}>{props.children}</div>
export const ScrollView = View
export const Swiper = View
export const SwiperItem = View
export const CoverView = View
export const Form = View
export const Text = (props: Common) => <span {...common(props)}>{props.children}</span>
export const Label = (props: Common & { readonly for?: string }) => (
  <label {...common(props)} htmlFor={props.for}>
    {props.children}
  </label>
)
export const Image = (props: Common & { readonly src: string }) => <img {...common(props)} src={props.src} alt='' />

export const Button = (props: Common & { readonly disabled?: boolean; readonly openType?: string }) => (
  <button {...common(props)} type='button' disabled={props.disabled} data-open-type={props.openType}>
    {props.children}
  </button>
)

interface InputProps extends Common {
  readonly value?: string
  readonly type?: string
  readonly password?: boolean
  readonly placeholder?: string
  readonly maxlength?: number
  readonly disabled?: boolean
  readonly onInput?: (event: Detail<string>) => void
  readonly onBlur?: (event: Detail<string>) => void
  readonly onFocus?: (event: Detail<string>) => void
  readonly onConfirm?: (event: Detail<string>) => void
}

type Typed = ChangeEvent<HTMLInputElement | HTMLTextAreaElement> | FocusEvent<HTMLInputElement | HTMLTextAreaElement>

function field(props: InputProps) {
  const { value, placeholder, maxlength, disabled, onInput, onBlur, onFocus } = props
  return {
    ...common(props),
    value: value ?? '',
    placeholder,
    maxLength: maxlength,
    disabled,
    onChange: (event: Typed) => onInput?.(detail(event.target.value)),
    onBlur: (event: Typed) => onBlur?.(detail(event.target.value)),
    onFocus: (event: Typed) => onFocus?.(detail(event.target.value))
  }
}

export function Input(props: InputProps) {
  const confirm = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') props.onConfirm?.(detail(event.currentTarget.value))
  }
  return <input {...field(props)} type={props.password ? 'password' : 'text'} onKeyDown={confirm} />
}

export const Textarea = (props: InputProps) => <textarea {...field(props)} />

interface SwitchProps extends Common {
  readonly checked?: boolean
  readonly disabled?: boolean
  readonly onChange?: (event: Detail<boolean>) => void
}

export const Switch = (props: SwitchProps) => (
  <input
    {...common(props)}
    type='checkbox'
    role='switch'
    checked={props.checked ?? false}
    disabled={props.disabled}
    onChange={(event) => props.onChange?.(detail(event.target.checked))}
  />
)

interface SliderProps extends Common {
  readonly value?: number
  readonly min?: number
  readonly max?: number
  readonly step?: number
  readonly onChange?: (event: Detail<number>) => void
}

export const Slider = (props: SliderProps) => (
  <input
    {...common(props)}
    type='range'
    value={props.value ?? 0}
    min={props.min}
    max={props.max}
    step={props.step}
    onChange={(event) => props.onChange?.(detail(event.target.valueAsNumber))}
  />
)

interface PickerProps extends Common {
  readonly range: readonly string[]
  readonly value?: number
  readonly onChange?: (event: Detail<number>) => void
}

/** Taro's picker wraps what is shown; the choice itself is a list beside it here. */
export const Picker = (props: PickerProps) => (
  <div {...common(props)}>
    {props.children}
    <select
      aria-label={props.ariaLabel}
      value={props.value ?? 0}
      onChange={(event) => props.onChange?.(detail(Number(event.target.value)))}
    >
      {props.range.map((label, index) => (
        <option key={label} value={index}>
          {label}
        </option>
      ))}
    </select>
  </div>
)

const media = (tag: string) => (props: Common & { readonly url?: string; readonly src?: string }) => (
  <div {...common(props)} data-tag={tag} data-url={props.url} data-src={props.src} />
)

export const LivePusher = media('live-pusher')
export const LivePlayer = media('live-player')
export const Video = media('video')
export const Canvas = media('canvas')
