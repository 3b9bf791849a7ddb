import { Button } from '@tarojs/components'
import type { PressableProps } from './pressable'

/** Whatever can be pressed. WeChat draws the pressed state itself, from a class. */
export function Pressable(props: PressableProps) {
  const { className = '', label, disabled = false, openType, onPress, onDone, children } = props
  return (
    <Button
      className={`pressable ${className}`}
      hoverClass='is-pressed'
      hoverStayTime={80}
      disabled={disabled}
      openType={openType}
      onOpenSetting={onDone}
      onAgreePrivacyAuthorization={onDone}
      onClick={onPress}
      {...(label === undefined ? {} : { ariaLabel: label })}
    >
      {children}
    </Button>
  )
}
