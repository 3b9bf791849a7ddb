import { Button, Input, Switch, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'

function Form() {
  const [name, setName] = useState('')
  const [camera, setCamera] = useState(false)
  const save = () => {
    Taro.setStorageSync('name', name)
    void Taro.navigateTo({ url: '/pages/room/index' })
  }
  return (
    <View>
      <Input ariaLabel='name' value={name} onInput={(event) => setName(event.detail.value)} />
      <Switch ariaLabel='camera' checked={camera} onChange={(event) => setCamera(event.detail.value)} />
      <Text>{camera ? 'camera on' : 'camera off'}</Text>
      <Button onClick={save}>save</Button>
    </View>
  )
}

test('a form of Taro tags is typed into, switched and pressed as HTML', () => {
  render(<Form />)
  fireEvent.change(screen.getByLabelText('name'), { target: { value: 'Ann' } })
  fireEvent.click(screen.getByRole('switch', { name: 'camera' }))
  fireEvent.click(screen.getByRole('button', { name: 'save' }))

  expect(screen.getByText('camera on')).toBeInTheDocument()
  expect(Taro.getStorageSync('name')).toBe('Ann')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/room/index' })
})

test('nothing that one test stored is left for the next', () => {
  expect(Taro.getStorageSync('name')).toBe('')
  expect(Taro.navigateTo).not.toHaveBeenCalled()
})
